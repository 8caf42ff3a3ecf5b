// My agenda: starring by click and by key, storage, synchronization between tabs, and sharing by link.
import assert from 'node:assert/strict'
import { holds } from '../until.mjs'
import { feed, focused, html, inside, json, settled, stage, titles, written } from './scene.mjs'

const { scene } = stage()
const SESSIONS = [
  { id: 'a', title: 'Alpha', start: '2027-06-15T10:00', end: '2027-06-15T11:00', room: 'Aegean' },
  { id: 'b', title: 'Beta', start: '2027-06-15T10:30', end: '2027-06-15T11:30', room: 'Ionian' },
  { id: 'c', title: 'Gamma', start: '2027-06-15T11:30', end: '2027-06-15T12:00', room: 'Aegean' },
  { id: 'd', title: 'Delta', start: '2027-06-16T09:00', end: '2027-06-16T10:00' },
]
const routes = {
  '/stars.html': html('<main><h1>Test</h1><plenary-agenda src="stars.json"></plenary-agenda></main>', { head: '<meta name="viewport" content="width=device-width">' }),
  '/stars.json': json(feed(SESSIONS)),
}
const star = (page, id) => inside(page, `article[data-s="${id}"] > .star`)
const pressed = (page) => inside(page, '.star[aria-pressed=true]').evaluateAll((stars) => stars.map((star) => star.closest('[data-s]').dataset.s))
const tab = (page) => inside(page, '[role=tab]').filter({ hasText: 'My agenda' })
const dialog = (page) => inside(page, 'dialog')
const state = (page) => page.evaluate(() => document.querySelector('plenary-agenda').state.starred)
const clashes = (page) => inside(page, '.main .clash').allTextContents()
// Counts what happens to the view, and what the page is told.
const watch = (page) =>
  page.evaluate(() => {
    window.told = []
    addEventListener('plenary-star', ({ detail }) => window.told.push(detail))
    window.made = 0
    new MutationObserver((all) => (window.made += all.filter(({ addedNodes }) => [...addedNodes].some((node) => node.querySelector?.('article') || node.localName === 'article')).length)).observe(
      document.querySelector('plenary-agenda').shadowRoot,
      { childList: true, subtree: true },
    )
  })

scene('starring updates the card, the tab and overlapping sessions, and re-renders nothing', '/stars.html', { routes }, async (page) => {
  await watch(page)
  assert.equal(await tab(page).count(), 0)
  await star(page, 'a').click()
  assert.deepEqual(await pressed(page), ['a'])
  assert.equal((await tab(page).textContent()).trim(), 'My agenda (1)')
  assert.equal(await dialog(page).evaluate((dialog) => dialog.open), false, 'the card is not opened')
  await star(page, 'b').click()
  assert.deepEqual(await clashes(page), ['Overlaps “Beta” by 30 min', 'Overlaps “Alpha” by 30 min'])
  await star(page, 'b').click()
  assert.deepEqual(await clashes(page), [])
  assert.equal(await page.evaluate(() => window.made), 0, 'no card is rendered again')
  assert.deepEqual(await page.evaluate(() => window.told), [
    { id: 'a', starred: true, all: ['a'] },
    { id: 'b', starred: true, all: ['a', 'b'] },
    { id: 'b', starred: false, all: ['a'] },
  ])
  assert.deepEqual(await state(page), ['a'])
})

// Three days of 40 sessions in two rooms, and an exhibition on all of them.
const LARGE = feed(
  [
    { id: 'expo', title: 'Exhibition', start: '2027-06-15T08:00', end: '2027-06-17T18:00', room: 'Foyer' },
    ...[15, 16, 17].flatMap((day) =>
      Array.from({ length: 40 }, (_, n) => {
        const hour = String(9 + Math.floor(n / 4)).padStart(2, '0')
        return { id: `s${day}-${n}`, title: `Talk ${day} ${n}`, start: `2027-06-${day}T${hour}:${n % 4 < 2 ? '00' : '30'}`, duration: 30, room: n % 2 ? 'Aegean' : 'Ionian' }
      }),
    ),
  ],
  { rooms: ['Foyer', 'Aegean', 'Ionian'].map((name) => ({ id: name, name })) },
)
const large = { ...routes, '/large.html': html('<main><h1>Test</h1><plenary-agenda src="large.json"></plenary-agenda></main>'), '/large.json': json(LARGE) }

scene('the cards of every chunk and every day have stars, in each view', '/large.html', { routes: large, viewport: { width: 1200, height: 800 } }, async (page) => {
  await inside(page, 'article[data-s="s17-39"]').waitFor()
  const starred = (expected) => holds(async () => assert.deepEqual((await pressed(page)).toSorted(), expected))
  // By key: what is far away moves when it comes near, and a click would miss it.
  for (const id of ['s15-2', 's16-30', 's16-31']) await star(page, id).press('Enter')
  await starred(['s15-2', 's16-30', 's16-31'])
  assert.deepEqual(await clashes(page), ['Overlaps “Talk 16 30” by 30 min', 'Overlaps “Talk 16 31” by 30 min'])
  const set = (ids) => page.evaluate((ids) => (document.querySelector('plenary-agenda').starred = ids), ids)
  await set(['expo', 's17-39'])
  await starred(['expo', 'expo', 'expo', 's17-39'])
  for (const view of ['grid', 'speakers', 'agenda']) {
    await page.evaluate((view) => document.querySelector('plenary-agenda').setAttribute('view', view), view)
    await settled(page)
    // It opens on the day that was scrolled to.
    if (view === 'grid') await inside(page, '[part=day-tab]').first().click()
    await set(['s15-0', 's15-39'])
    if (view === 'grid') await starred(['s15-0', 's15-39'])
    await set(['s15-39'])
    if (view === 'grid') await starred(['s15-39'])
  }
  await starred(['s15-39'])
  await tab(page).click()
  await settled(page)
  await set(['expo', 's15-39'])
  await starred(['expo', 's15-39'])
})

scene('by keyboard, in the card and in the dialog', '/stars.html', { routes }, async (page) => {
  await inside(page, 'article[data-s=a] h4 a').focus()
  await page.keyboard.press('Tab')
  assert.equal(await focused(page), 'button My agenda: Alpha')
  await page.keyboard.press('Space')
  assert.deepEqual(await pressed(page), ['a'])
  assert.equal(await focused(page), 'button My agenda: Alpha', 'the focus stays')
  await inside(page, 'article[data-s=b] h4 a').press('Enter')
  const button = dialog(page).locator('[part=star]')
  assert.equal((await button.innerText()).trim().split('\n')[0].replace(/:.*/, ''), 'Add to my agenda')
  await button.press('Enter')
  assert.equal(await button.getAttribute('aria-pressed'), 'true')
  assert.match(await button.innerText(), /In my agenda/)
  assert.equal(await dialog(page).locator('.clash').textContent(), 'Overlaps “Alpha” by 30 min')
  assert.deepEqual(await pressed(page), ['a', 'b'])
  await page.keyboard.press('Escape')
})

scene('the star is a large enough touch target, and causes no layout shift', '/stars.html', { routes, viewport: { width: 320, height: 700 }, hasTouch: true }, async (page) => {
  const box = await star(page, 'a').boundingBox()
  assert.ok(box.width >= 44 && box.height >= 44, JSON.stringify(box))
  const size = () => inside(page, 'article[data-s=a]').evaluate((card) => card.getBoundingClientRect().toJSON())
  const before = await size()
  await star(page, 'a').tap()
  assert.deepEqual(await pressed(page), ['a'])
  assert.deepEqual(await size(), before)
})

scene('a click before the second file is loaded stars the session afterwards', '/stars.html', { routes, asleep: true }, async (page) => {
  await star(page, 'c').click()
  await page.waitForFunction(() => document.querySelector('plenary-agenda').state.starred?.includes('c'))
  assert.deepEqual(await pressed(page), ['c'])
})

scene('a reload keeps it, and shows it from the start', '/stars.html', { routes }, async (page) => {
  for (const id of ['a', 'b', 'd']) await star(page, id).click()
  await page.reload()
  await page.loaded()
  assert.deepEqual(await state(page), ['a', 'b', 'd'])
  assert.deepEqual(await pressed(page), ['a', 'b', 'd'])
  assert.deepEqual(await clashes(page), ['Overlaps “Beta” by 30 min', 'Overlaps “Alpha” by 30 min'])
  await settled(page)
  await tab(page).click()
  await settled(page)
  assert.deepEqual(await titles(page), ['Alpha', 'Beta', 'Delta'])
  await written(page, { view: 'mine' })
})

scene('two tabs are synchronized', '/stars.html', { routes }, async (page, site) => {
  const other = await page.context().newPage()
  await other.goto(`${site.origin}/stars.html`)
  await other.waitForFunction(() => document.querySelector('plenary-agenda')?.shadowRoot?.querySelector('article'))
  await settled(other)
  await star(page, 'a').click()
  await other.waitForFunction(() => document.querySelector('plenary-agenda').state.starred.includes('a'))
  assert.deepEqual(await pressed(other), ['a'])
  await star(other, 'b').click()
  await page.waitForFunction(() => document.querySelector('plenary-agenda').state.starred.includes('b'))
  assert.deepEqual([await state(page), await clashes(page)], [['a', 'b'], ['Overlaps “Beta” by 30 min', 'Overlaps “Alpha” by 30 min']])
})

scene('the property starred stars sessions, before and after the feed is loaded', '/early.html', {
  routes: {
    ...routes,
    '/early.html': html('<plenary-agenda src="stars.json"></plenary-agenda><script>document.querySelector("plenary-agenda").starred = ["d", "nobody"]</script>'),
  },
}, async (page) => {
  await page.waitForFunction(() => document.querySelector('plenary-agenda').state.starred.length)
  assert.deepEqual(await state(page), ['d'])
  await page.evaluate(() => (document.querySelector('plenary-agenda').starred = ['c', 'a']))
  assert.deepEqual(await page.evaluate(() => document.querySelector('plenary-agenda').starred), ['a', 'c'])
  assert.deepEqual(await pressed(page), ['a', 'c'])
})

scene('a link offers its sessions, and adds them to the existing ones', '/stars.html', { routes }, async (page) => {
  await star(page, 'a').click()
  await page.evaluate(() => (location.hash = 'mine=a,b,d,gone'))
  await dialog(page).getByRole('button', { name: 'Add these 2' }).waitFor()
  const text = (await dialog(page).textContent()).replace(/\s+/g, ' ')
  assert.match(text, /1 of them is in your agenda already\./)
  assert.match(text, /1 of them is not in this programme\./)
  assert.deepEqual(await page.axe(), [])
  assert.equal(await dialog(page).getByRole('button', { name: 'Add these 2' }).evaluate((button) => getComputedStyle(button).justifyContent), 'center')
  await dialog(page).getByRole('button', { name: 'Add these 2' }).click()
  await settled(page)
  assert.deepEqual(await state(page), ['a', 'b', 'd'])
  assert.deepEqual(await titles(page), ['Alpha', 'Beta', 'Delta'])
  await written(page, { view: 'mine' })
})

scene('a shared agenda can be viewed without adding it', '/stars.html#mine=c,d', { routes }, async (page) => {
  await dialog(page).getByRole('button', { name: 'Just view' }).click()
  await settled(page)
  assert.deepEqual(await titles(page), ['Gamma', 'Delta'])
  assert.deepEqual(await state(page), [])
  await written(page, { view: 'mine', mine: 'c,d' })
  await page.reload()
  await page.loaded()
  await settled(page)
  assert.deepEqual(await titles(page), ['Gamma', 'Delta'])
  await inside(page, '.notice').getByRole('button', { name: 'Add to my agenda' }).click()
  assert.deepEqual(await state(page), ['c', 'd'])
})

scene('the QR code and the link open the shared agenda', '/stars.html', { routes, permissions: ['clipboard-read', 'clipboard-write'] }, async (page, site) => {
  for (const id of ['a', 'c']) await star(page, id).click()
  assert.ok(!site.log.some((path) => path.includes('plenary-qr')), 'the script for codes is not loaded yet')
  await tab(page).click()
  await inside(page, '[data-act=share]').click()
  const path = dialog(page).locator('.qr svg path')
  await path.waitFor({ state: 'attached' })
  assert.ok((await path.getAttribute('d')).length > 1000)
  await dialog(page).getByRole('button', { name: 'Copy link' }).click()
  await dialog(page).getByRole('button', { name: /copied/i }).waitFor()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  assert.equal(link, `${site.origin}/stars.html#mine=a,c`)
  assert.equal(await dialog(page).locator('.qr').getAttribute('data-qr'), link)
  assert.deepEqual(await page.axe(), [])
})

scene('starred sessions removed from the feed are listed, and can be dismissed', '/stars.html', { routes }, async (page, site) => {
  for (const id of ['a', 'd']) await star(page, id).click()
  await tab(page).click()
  site.routes['/stars.json'] = json(feed([{ ...SESSIONS[0], status: 'cancelled' }, { ...SESSIONS[2], start: '2027-06-15T11:00' }]))
  assert.equal(await page.evaluate(() => document.querySelector('plenary-agenda').reload()), true)
  await settled(page)
  assert.match(await inside(page, '.removed').innerText(), /Delta/)
  assert.match(await inside(page, 'article[data-s=a]').innerText(), /Cancelled/)
  // The line that tells of the changes lies over what is at the lower edge of the window, but for the end of the page.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  assert.deepEqual(await page.axe(), [])
  await inside(page, '.removed button').press('Enter')
  assert.equal(await inside(page, '.removed').count(), 0)
  assert.deepEqual(await state(page), ['a'])
})

scene('an exported agenda is imported in another browser', '/stars.html', { routes }, async (page) => {
  for (const id of ['b', 'd']) await star(page, id).click()
  await tab(page).click()
  await inside(page, '[data-act=share]').click()
  const [saved] = await Promise.all([page.waitForEvent('download'), inside(page, '[data-act=export]').click()])
  assert.equal(saved.suggestedFilename(), 'a-day.json')
  const file = await saved.path()
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await page.loaded()
  await settled(page)
  assert.deepEqual(await state(page), [])
  await page.evaluate(() => (location.hash = 'view=mine'))
  await inside(page, '.nothing').filter({ hasText: 'Nothing in your agenda yet' }).waitFor()
  assert.deepEqual(await page.axe(), [])
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), inside(page, '[data-act=import]').click()])
  await chooser.setFiles(file)
  await dialog(page).getByRole('button', { name: 'Add these 2' }).click()
  assert.deepEqual(await state(page), ['b', 'd'])
})

for (const colorScheme of ['light', 'dark']) {
  for (const [width, lang] of [[320, 'en'], [700, 'ar'], [1400, 'en']]) {
    scene(`axe finds nothing in my agenda, ${colorScheme}, ${width} px, ${lang}`, '/lang.html', {
      colorScheme,
      viewport: { width, height: 800 },
      routes: { ...routes, '/lang.html': html(`<main><h1>Test</h1><plenary-agenda lang="${lang}" theme="${colorScheme}" src="stars.json"></plenary-agenda></main>`, { head: '<meta name="viewport" content="width=device-width">' }) },
    }, async (page) => {
      for (const id of ['a', 'b', 'd']) await star(page, id).click()
      assert.deepEqual(await page.axe(), [])
      await page.shot(`stars-${lang}-${colorScheme}-${width}`)
      await inside(page, '[data-v=mine]').click()
      await settled(page)
      assert.deepEqual(await page.axe(), [])
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, 'nothing to the side')
      await page.shot(`mine-${lang}-${colorScheme}-${width}`)
      await inside(page, '[data-act=share]').click()
      await inside(page, '.qr svg path').waitFor({ state: 'attached' })
      assert.deepEqual(await page.axe(), [])
      await page.shot(`share-${lang}-${colorScheme}-${width}`)
    })
  }
}
