// The widget on a phone: the position of the first card, one row of controls, and sticky elements.
import assert from 'node:assert/strict'
import { feed, html, inside, json, quarters, stage, titles } from './scene.mjs'

const { scene } = stage()
const VIEWPORT = '<meta name="viewport" content="width=device-width"><style>body { margin: 8px }</style>'
const box = (locator) => locator.boundingBox()

/** How far below the top of the element its first card is, in pixels. */
const firstCard = (page) => page.evaluate(() => {
  const element = document.querySelector('plenary-agenda')
  const cards = [...element.shadowRoot.querySelectorAll('.card')]
  return cards.find((card) => card.checkVisibility()).getBoundingClientRect().top - element.getBoundingClientRect().top
})

for (const width of [360, 390]) {
  for (const year of ['ospos-for-good-2023', 'ospos-for-good-2024', 'un-open-source-week-2025']) {
    const routes = { '/page.html': html(`<plenary-agenda src="${year}.json"></plenary-agenda>`, { head: VIEWPORT }) }
    for (const [when, clock] of [['before', '2023-01-01T12:00:00Z'], ['after', '2027-01-01T12:00:00Z']]) {
      scene(`${year}, ${width} px, ${when} the event: the first card is near`, '/page.html', { viewport: { width, height: 740 }, clock, routes }, async (page) => {
        const top = await firstCard(page)
        assert.ok(top <= 320, `${top} px`)
      })
    }
  }
}

const DAYS = { '/page.html': html('<plenary-agenda src="day.json"></plenary-agenda>', { head: VIEWPORT }), '/day.json': json(feed([...quarters(40), { id: 'later', title: 'Later', start: '2027-06-08T09:00' }])) }
const PHONE = { viewport: { width: 360, height: 740 }, routes: DAYS }

scene('tabs, search and filters share a row, and each is large enough', '/page.html', PHONE, async (page) => {
  const parts = ['[role=tab]', '.search', '[data-act=filters]'].map((part) => inside(page, part).first())
  const boxes = await Promise.all(parts.map(box))
  const middles = boxes.map(({ y, height }) => Math.round(y + height / 2))
  assert.ok(Math.max(...middles) - Math.min(...middles) <= 2, `${middles}`)
  for (const { width, height } of boxes.slice(1)) assert.ok(width >= 44 && height >= 44, `${width} × ${height}`)
  assert.equal(await parts[2].getAttribute('aria-label') ?? (await parts[2].textContent()).trim(), 'Filters', 'an icon with a name')
})

const ROOMS = Array.from({ length: 12 }, (_, n) => ({
  id: `r${n}`,
  title: `Talk ${n}`,
  start: `2027-06-${String(7 + (n % 6)).padStart(2, '0')}T09:00`,
  duration: 30,
  room: n % 12 < 6 ? 'Aegean' : 'Ionian',
  people: ['Ada Example'],
}))
const WEEK = { '/page.html': html('<plenary-agenda src="week.json"></plenary-agenda>', { head: VIEWPORT }), '/week.json': json(feed(ROOMS)) }

scene('the tab that appears with the first star does not add a row, at any width', '/page.html', { viewport: { width: 360, height: 740 }, routes: WEEK }, async (page) => {
  // From 400 to 511 pixels day tabs share the row of three tabs, and have one of their own beside four.
  const widths = [360, 390, 520, 560, 600, 640, 700, 760, 820, 1000, 1400]
  const heights = async () => {
    const all = []
    for (const width of widths) {
      await page.setViewportSize({ width, height: 740 })
      all.push((await box(inside(page, '.bar'))).height)
    }
    return all
  }
  const before = await heights()
  await inside(page, 'article > .star').first().click()
  assert.equal(await inside(page, '[role=tab]').count(), 4)
  assert.deepEqual(await heights(), before)
})

/** Whether the day tab that is marked is seen as a whole in the row of day tabs. */
const seesDay = (page) =>
  page.waitForFunction(() => {
    const current = document.querySelector('plenary-agenda').shadowRoot.querySelector('.pills [aria-current]')
    const [tab, row] = [current, current.parentElement].map((part) => part.getBoundingClientRect())
    return tab.left >= row.left - 1 && tab.right <= row.right + 1 && document.scrollingElement.scrollLeft === 0
  })

for (const [direction, lang] of [['left to right', 'en'], ['right to left', 'ar']]) {
  const routes = { ...WEEK, '/page.html': html('<plenary-agenda src="week.json"></plenary-agenda>', { head: VIEWPORT, lang }) }
  scene(`the current day tab is scrolled into view, ${direction}`, '/page.html', { viewport: { width: 320, height: 640 }, clock: '2027-06-11T07:10:00Z', routes }, async (page) => {
    await page.waitForFunction(() => document.querySelector('plenary-agenda').shadowRoot.querySelector('[aria-current]')?.dataset.v === '2027-06-11')
    await seesDay(page)
    await inside(page, '[data-s=r4] > .star').click()
    await seesDay(page)
    await page.evaluate(() => scrollTo(0, 0))
    await page.waitForFunction(() => document.querySelector('plenary-agenda').shadowRoot.querySelector('[aria-current]')?.dataset.v === '2027-06-07')
    await seesDay(page)
    await page.setViewportSize({ width: 280, height: 640 })
    await seesDay(page)
  })
}

scene('the search field opens over the row, also before the second file is loaded', '/page.html', { ...PHONE, asleep: true }, async (page) => {
  const search = inside(page, '.search')
  const closed = await box(search)
  await search.click()
  const open = await box(search)
  assert.ok(closed.width < 60 && open.width > 300, `from ${closed.width} to ${open.width} px`)
  await page.keyboard.type('session 33')
  assert.deepEqual(await titles(page), ['Session 33'])
})

scene('the text of a search stays visible', '/page.html', PHONE, async (page) => {
  await inside(page, '.search').click()
  await page.keyboard.type('session 33')
  await inside(page, '.card').first().focus().catch(() => {})
  await page.evaluate(() => document.activeElement.shadowRoot.activeElement.blur())
  const { width } = await box(inside(page, 'input[type=search]'))
  assert.ok(width >= 60, `${width} px`)
})

for (const [width, height] of [[360, 500], [640, 360], [390, 740]]) {
  scene(`what is sticky takes a quarter of ${width} × ${height} at most`, '/page.html', { viewport: { width, height }, routes: DAYS }, async (page) => {
    await page.evaluate(() => scrollTo(0, 1500))
    const covered = await page.evaluate(() => {
      const root = document.querySelector('plenary-agenda').shadowRoot
      return Math.max(0, ...[...root.querySelectorAll('.bar')].map((part) => part.getBoundingClientRect().bottom))
    })
    assert.ok(covered > 30, 'the bar is in sight')
    assert.ok(covered <= height / 4, `${covered} px`)
  })
}

scene('the zone is chosen from the line of the title', '/page.html', PHONE, async (page) => {
  await inside(page, '[data-act=picker]').click()
  const pop = await box(inside(page, '.pop'))
  assert.ok(pop.x >= 0 && pop.x + pop.width <= 360 && pop.y > 0)
  await page.keyboard.type('tokyo')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelector('plenary-agenda').state.timezone === 'Asia/Tokyo')
})

scene('“About” unfolds what the head leaves out', '/2023.html', { viewport: { width: 360, height: 740 } }, async (page) => {
  const subtitle = inside(page, '.head .subtitle')
  assert.equal(await subtitle.isVisible(), false)
  await inside(page, '.about summary').click()
  assert.equal(await subtitle.isVisible(), true)
})

for (const [year, width] of [['2023', 320], ['2023', 360], ['2024', 360], ['2024', 700]]) {
  scene(`no layout shift when the second file is loaded, ${year}, ${width} px`, '/page.html', { viewport: { width, height: 740 }, asleep: true, routes: { '/page.html': html('<plenary-agenda src="ospos-for-good-' + year + '.json"></plenary-agenda>', { head: VIEWPORT }) } }, async (page) => {
    await page.evaluate(() => {
      window.shift = 0
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shift += entry.value))).observe({ type: 'layout-shift' })
    })
    const before = await firstCard(page)
    await page.evaluate(() => document.querySelector('plenary-agenda').shadowRoot.querySelector('.plenary').dispatchEvent(new Event('pointerover')))
    await page.waitForFunction(() => document.querySelector('plenary-agenda').shadowRoot.adoptedStyleSheets[1].cssRules.length > 0)
    await page.waitForLoadState('networkidle')
    assert.ok(Math.abs((await firstCard(page)) - before) < 1)
    assert.ok((await page.evaluate(() => window.shift)) < 0.1)
  })
}
