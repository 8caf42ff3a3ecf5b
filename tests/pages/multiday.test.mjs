// Multi-day sessions, and lists of events over several years.
import assert from 'node:assert/strict'
import { bar, marks } from './day.mjs'
import { rendered } from './harness.mjs'
import { days, focused, html, inside, json, stage, titles, written } from './scene.mjs'

const { scene } = stage()
const button = (page) => inside(page, '[aria-controls=panel]')
const value = (page, facet, name) => inside(page, `#panel fieldset[data-facet=${facet}] label`).filter({ has: page.getByText(name, { exact: true }) })
const text = (page, selector) => inside(page, selector).evaluateAll((all) => all.map((one) => one.textContent.replace(/\s+/g, ' ').trim()))

const FAIR = {
  event: { title: 'Fair', timezone: 'Europe/Berlin', start: '2027-06-15', end: '2027-06-17' },
  rooms: [{ id: 'foyer', name: 'Foyer' }, { id: 'hall', name: 'Hall' }],
  sessions: [
    { id: 'expo', title: 'Exhibition', kind: 'social', room: 'foyer', start: '2027-06-15T09:00', end: '2027-06-17T17:00' },
    { id: 'camp', title: 'Camp', room: 'hall', start: '2027-06-15', end: '2027-06-17' },
    { id: 'a', title: 'First talk', room: 'hall', start: '2027-06-15T09:00', duration: 60 },
    { id: 'b', title: 'Second talk', room: 'hall', start: '2027-06-16T10:00', duration: 60 },
    { id: 'c', title: 'Third talk', room: 'hall', start: '2027-06-17T10:00', duration: 60 },
  ],
}
const HEAD = { head: '<meta name="viewport" content="width=device-width">' }
const fair = html('<main><h1>Test</h1><plenary-agenda src="fair.json"></plenary-agenda></main>', HEAD)
const FAIR_ROUTES = { '/fair.html': fair, '/fair.json': json(FAIR) }
const EXPO = 'Exhibition, until Thu, Jun 17, 5:00 PM GMT+2'
const CAMP = 'Camp, until Thu, Jun 17'
const zoned = (text) => text.replaceAll('CEST', 'GMT+2')
/** The names of the lines of what goes on that are shown. The end in them is heard; beside them it is seen. */
const lines = (page) => inside(page, '.continued').evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.querySelector('h4 a').textContent)).then((all) => all.map(zoned))

scene('each day lists continuations, and sessions that begin on it', '/fair.html', { clock: '2027-06-01T12:00:00Z', routes: FAIR_ROUTES }, async (page) => {
  const all = await days(page)
  assert.deepEqual(all.map((day) => day.head), ['Tuesday, June 15', 'Wednesday, June 16', 'Thursday, June 17'])
  assert.deepEqual(all.map((day) => day.about), ['Day 1 of 3', 'Day 2 of 3', 'Day 3 of 3'])
  const cards = all.map((day) => day.slots.map((slot) => [slot.time.split(' | ')[0], slot.cards.map(zoned)]))
  assert.deepEqual(cards[1], [['all day', ['Exhibition']], ['all day', ['Camp']], ['10:00', ['Second talk']]])
  assert.deepEqual(cards[2].map(([time]) => zoned(time)), ['until 5:00 PM', 'all day', '10:00'])
  assert.deepEqual(await lines(page), [EXPO, CAMP, EXPO, CAMP])
  const [expo, camp, ...last] = (await text(page, '.continued .meta')).map(zoned)
  assert.match(expo, /until Thu, Jun 17, 5:00 PM GMT\+2/, 'the end is seen before the last day')
  assert.match(camp, /until Thu, Jun 17/)
  assert.doesNotMatch(last.join(), /until/)
  assert.equal((await text(page, '.count')).join(), '5 sessions')
  assert.deepEqual(await page.axe(), [])
})

scene('a day filter shows continuations on that day, and nothing of other days', '/fair.html', { clock: '2027-06-01T12:00:00Z', routes: FAIR_ROUTES }, async (page) => {
  await button(page).click()
  assert.deepEqual(await text(page, '#panel fieldset[data-facet=day] .n'), ['3', '3', '3'])
  await value(page, 'day', 'Wed, Jun 16').click()
  assert.deepEqual(await titles(page), ['Exhibition', 'Camp', 'Second talk'])
  assert.deepEqual(await lines(page), [EXPO, CAMP])
  assert.equal((await text(page, '.count')).join(), '3 of 5 sessions')
  await written(page, { day: '2027-06-16' })
  await inside(page, 'input[type=search]').fill('exhib')
  assert.deepEqual(await titles(page), ['Exhibition'])
  assert.deepEqual(await lines(page), [EXPO])
})

scene('a link to a day shows the same sessions', '/fair.html#day=2027-06-17', { clock: '2027-06-01T12:00:00Z', routes: FAIR_ROUTES }, async (page) => {
  assert.deepEqual(await titles(page), ['Exhibition', 'Camp', 'Third talk'])
  assert.deepEqual(await lines(page), [EXPO, CAMP])
  await inside(page, '[data-act=clear]').first().click()
  assert.equal((await titles(page)).length, 9)
})

scene('each continuation opens the session, and gets the focus back', '/fair.html', { clock: '2027-06-01T12:00:00Z', routes: FAIR_ROUTES }, async (page) => {
  await inside(page, '.continued a').nth(2).focus()
  await page.keyboard.press('Enter')
  await inside(page, 'dialog h3').getByText('Exhibition').waitFor()
  await written(page, { session: 'expo' })
  assert.match(zoned((await text(page, 'dialog dd p'))[0]), /^Tue, Jun 15, 9:00 AM – Thu, Jun 17, 5:00 PM Berlin \(GMT\+2\)$/)
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => !document.querySelector('plenary-agenda').shadowRoot.querySelector('dialog').open)
  assert.equal(await focused(page), 'a Exhibition')
  assert.equal(await inside(page, '.continued a').nth(2).evaluate((link) => link.matches(':focus')), true, 'that of the same day')
  // The whole line is a way to it, as the whole card is.
  await inside(page, '.continued .meta').nth(1).click()
  await inside(page, 'dialog h3').getByText('Camp').waitFor()
})

scene('a multi-day session that is on is marked on the current day', '/fair.html', { clock: '2027-06-16T10:30:00+02:00', routes: FAIR_ROUTES }, async (page) => {
  assert.match((await bar(page))[0], /^On now Exhibition \(Foyer\), Second talk \(Hall\), Camp \(Hall\)$/)
  const { on } = await marks(page)
  assert.deepEqual(on, ['Exhibition', 'Camp', 'Second talk'])
  const day = await inside(page, '.mark.live').evaluateAll((all) => all.map((one) => one.closest('.day')?.querySelector('h3').firstChild.textContent).filter(Boolean))
  assert.deepEqual([...new Set(day)], ['Wednesday, June 16'])
})

scene('continuations are printed', '/fair.html', { clock: '2027-06-01T12:00:00Z', routes: FAIR_ROUTES }, async (page) => {
  await page.emulateMedia({ media: 'print' })
  assert.equal(await inside(page, '.continued').evaluateAll((all) => all.filter((one) => one.checkVisibility()).length), 4)
})

for (const width of [320, 700, 1400]) {
  for (const theme of ['light', 'dark']) {
    const page = html(`<main><plenary-agenda theme="${theme}" src="fair.json"></plenary-agenda></main>`, { head: `${HEAD.head}<style>body { margin: 0; padding: 1em; background: ${theme === 'dark' ? '#14171b' : '#fff'} }</style>` })
    scene(`several days at ${width} pixels, ${theme}: nothing is wider than the page`, '/fair.html', { clock: '2027-06-16T10:30:00+02:00', viewport: { width, height: 900 }, routes: { ...FAIR_ROUTES, '/fair.html': page } }, async (page) => {
      await page.shot(`multiday-${width}-${theme}`, { fullPage: true })
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true)
    })
  }
}

const DATES = ['2024-03-05', '2024-11-20', '2025-06-01', '2026-02-10', '2026-12-01', '2027-01-15']
const LIST = {
  event: { title: 'All events', timezone: 'Europe/Berlin' },
  sessions: DATES.map((date) => ({ id: date, title: `Of ${date}`, start: `${date}T10:00`, duration: 60, tags: [date.slice(0, 4)] })),
}
const LIST_ROUTES = {
  '/list.html': html('<main><h1>Test</h1><plenary-agenda src="list.json"></plenary-agenda></main>', HEAD),
  '/list.json': json(LIST),
}
const NOW = { clock: '2026-11-28T12:00:00Z', routes: LIST_ROUTES }
const years = (page) => inside(page, '.year').evaluateAll((all) => all.map((year) => `${year.dataset.y}${year.open ? ' open' : ''}${year.hidden ? ' hidden' : ''}`))
const seen = (page) => inside(page, 'article').evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => window.seenText(one.querySelector('h4'))))

scene('a list of events over years begins with the next one, and past years are collapsed', '/list.html', NOW, async (page) => {
  assert.deepEqual(await seen(page), ['Of 2026-12-01', 'Of 2027-01-15'])
  assert.deepEqual(await years(page), ['2026', '2025', '2024'])
  assert.deepEqual((await days(page)).map((day) => day.head).slice(0, 2), ['Tuesday, December 1, 2026', 'Friday, January 15, 2027'])
  assert.deepEqual(await text(page, '.year summary'), ['Earlier: 2026 1 session', 'Earlier: 2025 1 session', 'Earlier: 2024 2 sessions'])
  await inside(page, '.year summary').nth(2).click()
  assert.deepEqual((await seen(page)).slice(2), ['Of 2024-11-20', 'Of 2024-03-05'])
  assert.deepEqual(await page.axe(), [])
})

scene('a search opens years with matches, and clearing it closes them', '/list.html', NOW, async (page) => {
  await inside(page, '.year summary').nth(1).click()
  await inside(page, 'input[type=search]').fill('2024')
  assert.deepEqual(await seen(page), ['Of 2024-11-20', 'Of 2024-03-05'])
  assert.deepEqual(await years(page), ['2026 open hidden', '2025 open hidden', '2024 open'])
  await inside(page, 'input[type=search]').fill('')
  assert.deepEqual(await years(page), ['2026', '2025 open', '2024'], 'what the reader has opened stays open')
})

scene('a filter opens years with matches, too', '/list.html', NOW, async (page) => {
  await button(page).click()
  await value(page, 'tag', '2025').click()
  assert.deepEqual(await seen(page), ['Of 2025-06-01'])
  await inside(page, '[data-act=clear]').first().click()
  assert.deepEqual(await seen(page), ['Of 2026-12-01', 'Of 2027-01-15'])
})

scene('a link to a past day opens its year', '/list.html#day=2024-11-20', NOW, async (page) => {
  assert.deepEqual(await seen(page), ['Of 2024-11-20'])
})

scene('a link to a past session opens its year behind the dialog', '/list.html#session=2025-06-01', NOW, async (page) => {
  await inside(page, 'dialog h3').getByText('Of 2025-06-01').waitFor()
  assert.deepEqual(await years(page), ['2026', '2025 open', '2024'])
})

scene('without future sessions, the newest year is open', '/list.html', { ...NOW, clock: '2028-01-01T12:00:00Z' }, async (page) => {
  assert.deepEqual(await seen(page), ['Of 2027-01-15'])
  assert.deepEqual(await years(page), ['2027 open', '2026', '2025', '2024'])
})

scene('while streaming, past years are not shown before the rest', '/list.html', {
  ...NOW,
  routes: { ...LIST_ROUTES, '/list.json': json({ ...LIST, sessions: [...Array(400).keys()].map((n) => ({ id: `s${n}`, title: `Session ${n}`, start: `${2010 + Math.floor(n / 25)}-${String(1 + (n % 12)).padStart(2, '0')}-11T10:00`, duration: 60, abstract: 'Text. '.repeat(200) })).sort((a, b) => a.start.localeCompare(b.start)) }) },
}, async (page) => {
  assert.deepEqual((await years(page))[0], '2025 open')
  assert.equal((await years(page)).length, 16)
})

const ahead = await rendered(JSON.stringify(LIST), { now: '2026-11-28T12:00:00Z' })
scene('prerendered past years are collapsed, too, and a link into one opens it', '/ahead.html#session=2025-06-01', {
  clock: '2026-11-28T12:00:00Z',
  count: 0,
  javaScriptEnabled: false,
  routes: { '/ahead.html': { headers: { 'content-type': 'text/html; charset=utf-8' }, body: `<!doctype html><html lang="en"><title>Test</title><link rel="icon" href="data:,"><plenary-agenda>${ahead.html}</plenary-agenda></html>` } },
}, async (page) => {
  const open = await page.locator('.year').evaluateAll((all) => all.map((year) => year.open))
  assert.deepEqual(open, [false, true, false])
  assert.equal(await page.locator('[id="session=2026-12-01"]').isVisible(), true)
})

const fairAhead = await rendered(JSON.stringify(FAIR), {})
scene('the widget replaces prerendered continuations', '/ahead.html', {
  clock: '2027-06-01T12:00:00Z',
  routes: { ...FAIR_ROUTES, '/ahead.html': html(`<main><h1>Test</h1><plenary-agenda src="fair.json">${fairAhead.html}</plenary-agenda></main>`, HEAD) },
}, async (page) => {
  assert.equal((await titles(page)).length, 9)
})

const ROOMS = {
  event: { title: 'Rooms', timezone: 'Europe/Berlin' },
  rooms: [{ id: 'one', name: 'Room 1' }, { id: 'two', name: 'Room 2' }],
  sessions: [
    { id: 'b', title: 'In two', room: 'two', start: '2027-06-15T09:00', duration: 60 },
    { id: 'a', title: 'In one’s room', room: 'one', start: '2027-06-15T09:00', duration: 60 },
    { id: 'c', title: 'State‑of‑the‑art', room: 'two', start: '2027-06-15T11:00', duration: 60 },
    { id: 'd', title: 'محـــمود موسى', room: 'two', start: '2027-06-15T12:00', duration: 60 },
  ],
}
scene('cards are in the order of rooms, and found by plain keyboard characters', '/rooms.html', {
  clock: '2027-06-01T12:00:00Z',
  routes: { '/rooms.json': json(ROOMS), '/rooms.html': html('<plenary-agenda src="rooms.json"></plenary-agenda>') },
}, async (page) => {
  assert.deepEqual((await titles(page)).slice(0, 2), ['In one’s room', 'In two'])
  const field = inside(page, 'input[type=search]')
  assert.equal(await field.getAttribute('spellcheck'), 'false')
  for (const [typed, found] of [["one's", 'In one’s room'], ['state-of-the-art', 'State‑of‑the‑art'], ['محمود موسي', 'محـــمود موسى']]) {
    await field.fill(typed)
    assert.deepEqual(await titles(page), [found], typed)
  }
})
