// My hours: sessions outside them are marked, and can be filtered. Nairobi is seven hours ahead of New York.
import assert from 'node:assert/strict'
import { DAY, ROUTES } from './day.mjs'
import { inside, json, settled, stage, titles, written } from './scene.mjs'

const { scene } = stage()
const options = { clock: '2027-07-01T12:00:00Z', routes: ROUTES, timezoneId: 'Africa/Nairobi' }
const field = (page, side) => inside(page, `#panel [data-act=hours-${side}]`)
const box = (page) => inside(page, '#panel [data-facet=hours] input')
const kept = (page) => page.evaluate(() => localStorage.getItem('plenary:hours'))
const nights = async (page) => {
  await settled(page)
  return inside(page, '.main .card').evaluateAll((all) => all.filter((card) => card.querySelector('.night')).map((card) => window.seenText(card.querySelector('h4'))))
}

const ALL = ['Opening', 'Talk', 'Clinic', 'Panel', 'Workshop', 'Dinner', 'Second morning', 'Closing']
// What begins at four in the afternoon in Nairobi, and lasts an hour.
const OFFICE = ['Opening', 'Second morning']

/** Shows the filters, and in them the fields for the hours. */
async function change(page) {
  await inside(page, '[aria-controls=panel]').click()
  await inside(page, '#panel').getByText('Change hours').click()
}

async function choose(page, from, to) {
  await change(page)
  await field(page, 'from').selectOption({ label: from })
  await field(page, 'to').selectOption({ label: to })
  await settled(page)
}

scene('sessions at night for the reader have a moon, also for screen readers', '/day.html', options, async (page) => {
  assert.deepEqual(await nights(page), ['Dinner'])
  const moon = inside(page, '.main .night')
  assert.equal(await moon.locator('svg').getAttribute('aria-hidden'), 'true')
  assert.equal((await moon.textContent()).trim(), 'Outside your hours')
  assert.equal(await moon.getAttribute('title'), 'Outside your hours')
})

scene('the moon is rendered before any interaction', '/day.html', { ...options, asleep: true }, async (page, site) => {
  await inside(page, '.card').nth(7).waitFor()
  assert.deepEqual(site.log.filter((path) => path.includes('more')), [])
  assert.deepEqual(await nights(page), ['Dinner'])
})

scene('readers in the event’s zone see no moons until they set their hours', '/day.html', { ...options, timezoneId: 'America/New_York' }, async (page) => {
  assert.deepEqual(await nights(page), [])
  await choose(page, '10:00 AM', '6:00 PM')
  assert.deepEqual(await nights(page), ['Opening', 'Dinner', 'Second morning'])
})

scene('changing the hours moves the moons and is stored, but does not filter', '/day.html', options, async (page) => {
  await change(page)
  assert.deepEqual([await field(page, 'from').inputValue(), await field(page, 'to').inputValue()], ['420', '1320'], 'from seven to ten in the evening')
  assert.equal(await kept(page), null, 'nothing is kept that nobody said')
  await field(page, 'from').selectOption({ label: '9:00 AM' })
  await field(page, 'to').selectOption({ label: '5:00 PM' })
  assert.deepEqual(await nights(page), ALL.filter((title) => !OFFICE.includes(title)))
  assert.deepEqual(await titles(page), ALL)
  assert.equal(await kept(page), '09:00-17:00')
  await page.reload()
  await page.loaded()
  await settled(page)
  assert.deepEqual(await nights(page), ALL.filter((title) => !OFFICE.includes(title)))
  await change(page)
  assert.deepEqual([await field(page, 'from').inputValue(), await field(page, 'to').inputValue()], ['540', '1020'])
})

scene('the filter hides sessions outside the hours, and follows changes of them', '/day.html', options, async (page) => {
  await choose(page, '9:00 AM', '5:00 PM')
  await box(page).check()
  assert.deepEqual(await titles(page), OFFICE)
  assert.deepEqual(await inside(page, '.chip').allTextContents(), ['9:00 AM – 5:00 PM, your time'])
  assert.equal(await inside(page, '.count').textContent(), '2 of 8 sessions')
  await written(page, { hours: '09:00-17:00' })
  await field(page, 'to').selectOption({ label: '6:00 PM' })
  await settled(page)
  assert.deepEqual(await titles(page), ['Opening', 'Talk', 'Second morning', 'Closing'])
  assert.deepEqual(await inside(page, '.chip').allTextContents(), ['9:00 AM – 6:00 PM, your time'])
  assert.equal(await box(page).isChecked(), true)
  await written(page, { hours: '09:00-18:00' })
  await inside(page, '.chip').click()
  assert.deepEqual(await titles(page), ALL)
  await written(page, {})
})

scene('a link with hours filters by them, and does not change the stored hours', '/day.html#hours=09:00-17:00', options, async (page) => {
  assert.deepEqual(await titles(page), OFFICE)
  assert.deepEqual(await inside(page, '.chip').allTextContents(), ['9:00 AM – 5:00 PM, your time'])
  assert.equal(await kept(page), null)
})

scene('hours past midnight', '/day.html#hours=22:00-06:00', options, async (page) => {
  assert.deepEqual(await titles(page), ['Dinner'])
  assert.deepEqual(await nights(page), ALL.filter((title) => title !== 'Dinner'))
})

scene('equal start and end hours mean the whole day', '/day.html#hours=08:00-08:00', options, async (page) => {
  assert.deepEqual(await titles(page), ALL)
  assert.deepEqual(await nights(page), [])
})

scene('invalid hours in a link do not filter', '/day.html#hours=late', options, async (page) => {
  assert.deepEqual(await titles(page), ALL)
  assert.equal(await inside(page, '.chip').count(), 0)
  assert.deepEqual(await nights(page), ['Dinner'])
})

scene('the displayed zone does not affect the hours, which are in the reader’s zone', '/day.html#zone=Asia/Tokyo', options, async (page) => {
  assert.deepEqual(await nights(page), ['Dinner'])
  await choose(page, '9:00 AM', '5:00 PM')
  await box(page).check()
  assert.deepEqual(await titles(page), OFFICE)
})

scene('all by keyboard', '/day.html', options, async (page) => {
  await inside(page, '[aria-controls=panel]').focus()
  await page.keyboard.press('Enter')
  const key = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.dataset.k)
  for (let tries = 0; tries < 20 && (await key()) !== 'hours-from'; tries++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const act = () => page.evaluate(() => document.activeElement.shadowRoot.activeElement.dataset.act)
  assert.equal(await act(), 'hours-from', 'the field is where the button was')
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown')
  assert.equal(await act(), 'hours-from', 'a change leaves the focus where it is')
  await page.keyboard.press('Tab')
  assert.equal(await act(), 'hours-to')
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowUp')
  assert.equal(await kept(page), '09:00-17:00')
  for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Space')
  await settled(page)
  assert.deepEqual(await titles(page), OFFICE)
  assert.deepEqual(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.checked), true)
})

scene('the fields have names', '/day.html', options, async (page) => {
  await change(page)
  assert.deepEqual(await inside(page, '#panel .hours select').evaluateAll((all) => all.map((one) => one.labels[0].querySelector('span').textContent)), ['From', 'until'])
  assert.match(await inside(page, '#panel [data-facet=hours]').textContent(), /My hours/)
})

scene('sessions without a time are within all hours', '/day.html#hours=22:00-06:00', {
  ...options, routes: { ...ROUTES, '/day.json': json({ ...DAY, sessions: [{ title: 'Some time' }, { title: 'That day', start: '2027-06-07' }, DAY.sessions[0]] }) },
}, async (page) => {
  assert.deepEqual(await titles(page), ['That day', 'Some time'])
  assert.deepEqual(await nights(page), ['Opening'])
})
