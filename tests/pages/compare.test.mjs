// Who can attend when: the days of the event in several zones.
import assert from 'node:assert/strict'
import { holds } from '../until.mjs'
import { DAY, ROUTES } from './day.mjs'
import { feed, focused, inside, json, stage, titles, written } from './scene.mjs'

const { scene } = stage()
const options = { clock: '2027-05-01T12:00:00Z', routes: ROUTES }
const dialog = (page) => inside(page, 'dialog')
const add = (page) => inside(page, '[data-act=compare-with]')
const isOpen = (page) => dialog(page).evaluate((node) => node.open)
const shut = (page) => page.waitForFunction(() => !document.querySelector('plenary-agenda').shadowRoot.querySelector('dialog').open)
const LINK = '/day.html#compare=America/New_York,Africa/Nairobi'

/** The table as it reads: rows of cells, of days how many sessions are within the hours. */
const table = (page) => inside(page, '.attendance').evaluate((table) => {
  const text = (node) => node.innerText.replace(/\s+/g, ' ').trim()
  const cell = (node) => (node.localName === 'td' ? text(node.querySelector('.n, summary')) : text(node))
  return [...table.rows].map((row) => [...row.cells].map(cell))
})
const places = async (page) => (await table(page)).slice(1).map(([place]) => place)

async function open(page) {
  await inside(page, '[data-act=picker]').click()
  await inside(page, '.pop').getByRole('button', { name: 'Who can attend when' }).click()
  await inside(page, '.attendance').waitFor()
}

scene('opened from the list of zones: the event’s and the reader’s', '/day.html', options, async (page) => {
  await open(page)
  assert.deepEqual(await places(page), ['New York EDT', 'Stockholm CEST'])
  assert.match(await focused(page), /^h3 Who can attend when/)
  assert.equal(await inside(page, '[role=combobox]').count(), 0)
  await written(page, { compare: 'America/New_York,Europe/Stockholm' })
  await page.goBack()
  await shut(page)
  await written(page, {})
})

scene('opened from the list of zones by keyboard, and Escape leads back to it', '/day.html', options, async (page) => {
  await inside(page, '[data-act=picker]').focus()
  await page.keyboard.press('Enter')
  // A list that scrolls by itself can be a stop on the way.
  for (let tries = 0; tries < 3 && (await focused(page)) !== 'button Who can attend when'; tries++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await inside(page, '.attendance').waitFor()
  await page.keyboard.press('Escape')
  await shut(page)
  await holds(async () => assert.match(await focused(page), /^button Times in/))
})

scene('a row for each zone, a column for each day, and the number of sessions in daytime', `${LINK},Asia/Tokyo`, options, async (page) => {
  assert.deepEqual(await table(page), [
    ['Time zone', 'Mon, Jun 7 9:00 AM – 8:00 PM', 'Tue, Jun 8 9:00 AM – 11:00 AM'],
    ['New York EDT', '6 of 6', '2 of 2'],
    // Dinner ends at three in the morning.
    ['Nairobi EAT', '5 of 6', '2 of 2'],
    // All but dinner, which is breakfast, begins at ten in the evening or later.
    [(await places(page))[2], '1 of 6', '0 of 2'],
  ])
  const heads = await inside(page, '.attendance th').evaluateAll((all) => all.map((head) => head.scope))
  assert.deepEqual(heads, ['col', 'col', 'col', 'row', 'row', 'row'])
})

scene('the times of a day in each zone, with the date if it differs', LINK, options, async (page) => {
  const times = await inside(page, '.attendance tr:nth-child(2) td > small').allTextContents()
  assert.deepEqual(times, ['4:00 PM – 3:00 AM+1, next day', '4:00 PM – 6:00 PM'])
})

scene('sessions at night are listed and open, and Close returns to the comparison', '/day.html', { ...options, timezoneId: 'Africa/Nairobi' }, async (page) => {
  await open(page)
  const there = inside(page, '.attendance tbody tr:nth-child(2) td:nth-of-type(1) details')
  assert.equal(await there.getByText('Dinner').isVisible(), false)
  await there.locator('summary').focus()
  await page.keyboard.press('Enter')
  assert.deepEqual(await there.locator('li:visible').evaluateAll((all) => all.map(window.seenText)), ['Dinner'])
  await there.locator('a').click()
  await dialog(page).locator('h3').getByText('Dinner').waitFor()
  await written(page, { session: 'dinner' })
  await inside(page, '[data-act=close]').click()
  await inside(page, '.attendance').waitFor()
  await page.goBack()
  await shut(page)
  await written(page, {})
})

scene('charts of the days: sessions in daytime are high', LINK, options, async (page) => {
  const bars = (row) => inside(page, `.attendance tbody tr:nth-child(${row}) td:nth-of-type(1) rect`).evaluateAll((all) => all.map((bar) => [bar.getAttribute('class'), Number(bar.getAttribute('x')), Number(bar.getAttribute('width'))]))
  assert.deepEqual(await bars(1), [['awake', 0, 210], ['awake', 540, 120]])
  assert.deepEqual(await bars(2), [['awake', 0, 210], ['night', 540, 120]])
  assert.deepEqual(await inside(page, '.attendance svg').evaluateAll((all) => [...new Set(all.map((svg) => svg.getAttribute('aria-hidden')))]), ['true'])
})

scene('a place is added by typing a city, a country or a zone', LINK, options, async (page) => {
  for (const [text, expected] of [['kathmandu', /^Kathmandu/], ['Asia/Tokyo', /^Tokyo/], ['chile', /^(Santiago|Punta Arenas|Coyhaique|Easter)/]]) {
    const before = (await places(page)).length
    await add(page).fill(text)
    await page.keyboard.press('Enter')
    assert.equal((await places(page)).length, before + 1, text)
    assert.match((await places(page)).at(-1), expected)
    assert.equal(await add(page).inputValue(), '', 'the field is ready for the next')
    assert.match(await focused(page), /^input/)
  }
  assert.match(await page.evaluate(() => location.hash), /^#compare=America\/New_York,Africa\/Nairobi,Asia\/Kathmandu,Asia\/Tokyo,America\//)
})

scene('a listed place is not added twice, and an unknown one is not added', LINK, options, async (page) => {
  for (const text of ['nairobi', 'atlantis', '  ']) {
    await add(page).fill(text)
    await page.keyboard.press('Enter')
    await holds(async () => assert.equal((await places(page)).length, 2, text))
  }
  assert.equal(await isOpen(page), true)
})

scene('“Close” works while a place is being typed', LINK, options, async (page) => {
  await add(page).fill('tokyo')
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await shut(page)
})

scene('changing the hours keeps the focus, and recounts', LINK, options, async (page) => {
  const from = dialog(page).locator('[data-act=hours-from]')
  await from.focus()
  await from.selectOption({ label: '4:00 PM' })
  assert.deepEqual((await table(page)).slice(1).map(([, ...days]) => days), [['1 of 6', '0 of 2'], ['5 of 6', '2 of 2']])
  const act = () => page.evaluate(() => document.activeElement.shadowRoot.activeElement.dataset.act)
  assert.equal(await act(), 'hours-from')
  await page.keyboard.press('ArrowDown')
  assert.equal(await act(), 'hours-from')
  assert.equal(await isOpen(page), true)
  assert.match(await dialog(page).textContent(), /4:30 PM – 10:00 PM there/)
})

scene('Back closes, Forward opens, a reload shows it again', '/day.html', options, async (page) => {
  await open(page)
  await page.goBack()
  await shut(page)
  await page.goForward()
  await inside(page, '.attendance').waitFor()
  assert.deepEqual(await places(page), ['New York EDT', 'Stockholm CEST'])
  await page.reload()
  await page.loaded()
  await inside(page, '.attendance').waitFor()
  assert.deepEqual(await places(page), ['New York EDT', 'Stockholm CEST'])
  await page.keyboard.press('Escape')
  await shut(page)
  assert.equal((await titles(page)).length, 8)
})

scene('the link is copied, and opens the same', LINK, { ...options, permissions: ['clipboard-read', 'clipboard-write'] }, async (page, site, options) => {
  await add(page).fill('tokyo')
  await page.keyboard.press('Enter')
  await dialog(page).getByRole('button', { name: 'Share' }).click()
  await dialog(page).getByText('Link copied').waitFor()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const other = await site.open(link, options)
  await inside(other, '.attendance').waitFor()
  assert.deepEqual(await places(other), await places(page))
  assert.deepEqual(other.problems, [])
  await other.context().close()
})

scene('unknown zones in a link are ignored', '/day.html#compare=Mars/Olympus,Africa/Nairobi', options, async (page) => {
  assert.deepEqual(await places(page), ['Nairobi EAT'])
})

scene('a link with only unknown zones opens nothing', '/day.html#compare=Mars/Olympus', options, async (page) => {
  assert.equal(await isOpen(page), false)
  assert.equal((await titles(page)).length, 8)
})

const PEOPLE = feed([
  { title: 'Talk', start: '2027-06-07T10:00', duration: 60, people: ['ada'] },
  { title: 'Break', kind: 'break', start: '2027-06-07T11:00', duration: 30 },
  { title: 'Off', status: 'cancelled', start: '2027-06-07T12:00', duration: 30 },
], { people: [{ id: 'ada', name: 'Ada One', timezone: 'Asia/Kathmandu' }] })

scene('zones of people are compared, too; breaks and cancelled sessions do not count', '/day.html', { ...options, routes: { ...ROUTES, '/day.json': json(PEOPLE) }, timezoneId: 'Europe/Paris' }, async (page) => {
  await open(page)
  assert.deepEqual((await table(page)).slice(1), [['Paris CEST', '1 of 1'], ['Kathmandu GMT+5:45', '1 of 1']])
})

scene('a feed without times has nothing to compare, and does not break', '/day.html#compare=Africa/Nairobi', { ...options, routes: { ...ROUTES, '/day.json': json({ ...DAY, sessions: [{ title: 'Some time' }] }) } }, async (page) => {
  assert.equal(await isOpen(page), true)
  await page.keyboard.press('Escape')
  await shut(page)
})

for (const colorScheme of ['light', 'dark']) {
  scene(`axe finds nothing, ${colorScheme}, 320 px, and nothing overflows horizontally`, `${LINK},Asia/Tokyo,America/Argentina/Buenos_Aires`, { ...options, colorScheme, viewport: { width: 320, height: 700 } }, async (page) => {
    await inside(page, '.attendance').waitFor()
    assert.deepEqual(await page.axe(), [])
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0)
    assert.equal(await dialog(page).evaluate((node) => [node, ...node.querySelectorAll('.sheet-in')].some((one) => one.scrollWidth > one.clientWidth + 1)), false, 'nor of the sheet')
    const region = dialog(page).getByRole('region', { name: 'Who can attend when' })
    assert.equal(await region.evaluate((node) => node.scrollWidth > node.clientWidth), true)
    await region.focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => document.querySelector('plenary-agenda').shadowRoot.querySelector('.wide').scrollLeft > 0)
  })
}
