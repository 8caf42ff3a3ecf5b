import assert from 'node:assert/strict'
import { feed, html, inside, json, settled, stage } from './scene.mjs'

const { scene } = stage()
const NARROW = { width: 320, height: 640 }
const box = (locator) => locator.boundingBox()
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
const slot = (page) => inside(page, '.slot:not(.quiet)').first()

/** Elements of the widget that stick out of it to either side, but for those in rows that scroll by themselves. */
const outside = (page) => page.evaluate(() => {
  const element = document.querySelector('plenary-agenda')
  const { left, right } = element.getBoundingClientRect()
  const all = [...element.shadowRoot.querySelectorAll('.plenary *')].filter((node) => node.checkVisibility() && !node.closest('.hidden-label, dialog, .pills, .day > .links'))
  return all.filter((node) => {
    const box = node.getBoundingClientRect()
    return box.width && (box.left < left - 1 || box.right > right + 1)
  }).map((node) => `${node.localName}.${node.className}`)
})

scene('in the column of an article, times are beside the cards', '/article.html', {}, async (page) => {
  const column = await box(page.locator('article').first())
  assert.ok(column.width > 500 && column.width < 760, `the column is ${column.width} px wide`)
  const [time, cards] = await Promise.all([box(slot(page).locator('.time')), box(slot(page).locator('.cards'))])
  assert.ok(time.x + time.width <= cards.x, 'beside')
  assert.ok(Math.abs(time.y - cards.y) < 4, 'at one height')
  assert.ok(cards.x + cards.width <= column.x + column.width + 1, 'within the column')
  assert.equal(await sideways(page), 0)
  assert.deepEqual(await outside(page), [])
})

scene('the filters are beside the agenda only if there is space', '/article.html', {}, async (page) => {
  await inside(page, '[aria-controls=panel]').click()
  assert.equal(await inside(page, '.drawer #panel').count(), 1, 'in a sheet of their own in a column')
  await page.keyboard.press('Escape')
  await page.goto('/2024.html')
  await page.loaded()
  await settled(page)
  await inside(page, '[aria-controls=panel]').click()
  const [wide, beside] = await Promise.all([box(inside(page, '#panel')), box(inside(page, '#main'))])
  assert.ok(wide.x + wide.width <= beside.x, 'beside it on a wide page')
})

for (const path of ['/2024.html', '/2023.html', '/article.html', '/several.html', '/2025.html']) {
  scene(`${path} in 320 pixels: one column, without horizontal overflow`, path, { viewport: NARROW, count: path === '/several.html' ? 3 : 1 }, async (page) => {
    assert.equal(await sideways(page), 0)
    assert.deepEqual(await outside(page), [])
    if (path === '/2024.html') {
      const [time, cards] = await Promise.all([box(slot(page).locator('.time')), box(slot(page).locator('.cards'))])
      assert.ok(time.y + time.height <= cards.y + 1, 'the time stands above')
      assert.ok(cards.width > 240, `cards have ${cards.width} px`)
    }
    await inside(page, '[aria-controls=panel]').first().click()
    assert.equal(await sideways(page), 0)
  })
}

scene('in 320 pixels touch targets are large enough', '/2024.html', { viewport: NARROW }, async (page) => {
  await inside(page, '[aria-controls=panel]').click()
  const small = await inside(page, '.bar button, .bar .search, .zone button, #panel label').evaluateAll((all) => all
    .filter((node) => node.checkVisibility())
    .map((node) => [node.textContent.trim(), Math.round(node.getBoundingClientRect().height)])
    .filter(([, height]) => height < 36))
  assert.deepEqual(small, [])
})

scene('in 320 pixels the dialog fills the window', '/2023.html', { viewport: NARROW }, async (page) => {
  await inside(page, '.card h4 a').filter({ hasText: 'Roundtable' }).click()
  const sheet = await box(inside(page, 'dialog'))
  assert.deepEqual([sheet.x, sheet.y, sheet.width, sheet.height], [0, 0, 320, 640])
  const [wide, high] = await inside(page, 'dialog').evaluate((dialog) => [dialog.scrollWidth - dialog.clientWidth, dialog.scrollHeight - dialog.clientHeight])
  assert.equal(wide, 0)
  assert.ok(high > 0)
  await inside(page, 'dialog').evaluate((dialog) => dialog.scrollTo(0, 1e6))
  const close = await box(inside(page, 'dialog .close'))
  assert.ok(close.y >= 0 && close.y < 100, 'the way out stays in sight')
})

scene('the list of zones stays within the page', '/2024.html', { viewport: NARROW }, async (page) => {
  await inside(page, '.zone button').click()
  const pop = await box(inside(page, '.pop'))
  assert.ok(pop.x >= 0 && pop.x + pop.width <= 320)
  assert.equal(await sideways(page), 0)
})

scene('sessions at the same time are side by side', '/rooms.html', {
  routes: {
    '/rooms.html': html('<plenary-agenda src="rooms.json"></plenary-agenda>', { head: '<style>body { margin: 0 }</style>' }),
    '/rooms.json': json(feed(['Red', 'Green', 'Blue'].map((room) => ({ title: `In ${room}`, room, start: '2027-06-07T09:00', duration: 45 })))),
  },
}, async (page) => {
  const boxes = await inside(page, '.card').evaluateAll((all) => all.map((card) => card.getBoundingClientRect().toJSON()))
  assert.equal(new Set(boxes.map(({ y }) => y)).size, 1)
  assert.equal(new Set(boxes.map(({ x }) => x)).size, 3)
  assert.equal(await inside(page, '.slot').count(), 1)
})

scene('long words and long lists wrap, without overflow', '/long.html', {
  viewport: NARROW,
  routes: {
    '/long.html': html('<plenary-agenda src="long.json"></plenary-agenda>', { head: '<meta name="viewport" content="width=device-width">' }),
    '/long.json': json(feed([{
      title: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung',
      room: 'a'.repeat(60), tags: ['b'.repeat(60)], kind: 'c'.repeat(60), start: '2027-06-07T09:00', duration: 45,
      people: [{ name: 'd'.repeat(60), affiliation: 'e'.repeat(60), role: 'f'.repeat(60) }], links: [{ title: 'g'.repeat(60), url: 'https://example.org/' }],
    }])),
  },
}, async (page) => {
  assert.equal(await sideways(page), 0)
  assert.deepEqual(await outside(page), [])
  await inside(page, '.card h4 a').click()
  assert.equal(await inside(page, 'dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth), 0)
})

scene('text enlarged to 200 %', '/2024.html', { viewport: { width: 640, height: 800 } }, async (page) => {
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  await settled(page)
  assert.equal(await sideways(page), 0)
  assert.deepEqual(await outside(page), [])
})
