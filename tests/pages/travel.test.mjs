// Readers whose time zone changes, while the page is open and between visits.
import assert from 'node:assert/strict'
import { bar, marks, ROUTES, stop } from './day.mjs'
import { days, focused, inside, settled, stage } from './scene.mjs'

const { scene } = stage()
const options = { clock: '2027-06-07T09:30:00-04:00', routes: ROUTES, timezoneId: null, asleep: true }
const note = (page) => inside(page, '.note')
const said = async (page) => (await note(page).textContent()).replace(/\s+/g, ' ').trim()
const first = async (page) => (await days(page))[0].slots[0].time
const kept = (page) => page.evaluate(() => localStorage.getItem('plenary:own'))

/** What moves the machine of the reader to that zone. */
async function traveller(page) {
  const session = await page.context().newCDPSession(page)
  return (timezoneId) => session.send('Emulation.setTimezoneOverride', { timezoneId })
}

async function visit(page) {
  await page.reload()
  await page.loaded()
  await settled(page)
}

/** At home in Stockholm, with the page open. */
async function home(page) {
  const travel = await traveller(page)
  await travel('Europe/Stockholm')
  // The first time tells of the machine that this test runs on.
  await visit(page)
  await visit(page)
  return travel
}

scene('the time zone changes while the page is open: a notice appears, and times are updated', '/day.html', options, async (page) => {
  const travel = await home(page)
  assert.equal(await first(page), '9:00 | –10:00 AM | 3:00 PM your time')
  assert.equal(await note(page).count(), 0)
  await travel('Africa/Nairobi')
  await stop(page, '07T09:32')
  assert.equal(await said(page), 'Your time zone changed from Stockholm to Nairobi. Close')
  assert.equal(await first(page), '9:00 | –10:00 AM | 4:00 PM your time')
  assert.equal(await inside(page, '.zone > p').textContent(), 'Nairobi, your time, is 7 h ahead')
  assert.deepEqual((await marks(page)).on, ['Opening'])
  assert.equal((await bar(page))[0], 'On now Opening (Hall)')
  await note(page).getByRole('button', { name: 'Close' }).click()
  assert.equal(await note(page).count(), 0)
  await page.clock.runFor('05:00')
  assert.equal(await note(page).count(), 0, 'it is said once')
})

scene('“My time” is the zone of the device', '/day.html', options, async (page) => {
  const travel = await home(page)
  await inside(page, '[data-act=picker]').click()
  await inside(page, '[role=option]').filter({ hasText: 'My time' }).click()
  assert.equal(await first(page), '3:00 | –4:00 PM | 9:00 AM at the event')
  await travel('Asia/Tokyo')
  await stop(page, '07T09:32')
  assert.match(await first(page), /^10:00 \| –11:00 PM \| 9:00 AM at the event$/)
  assert.equal((await page.evaluate(() => document.querySelector('plenary-agenda').state)).timezone, 'Asia/Tokyo')
})

scene('a zone selected by name is kept', '/day.html#zone=Asia/Tokyo', options, async (page) => {
  const travel = await home(page)
  await travel('Africa/Nairobi')
  await stop(page, '07T09:32')
  assert.match(await first(page), /^10:00 \| –11:00 PM \| 9:00 AM at the event$/)
  assert.match(await inside(page, '.zone > p').textContent(), /Nairobi/)
})

scene('a zone change between visits is announced on the next one, once', '/day.html', options, async (page) => {
  const travel = await home(page)
  assert.equal(await kept(page), 'Europe/Stockholm')
  await travel('Africa/Nairobi')
  await visit(page)
  assert.equal(await said(page), 'Your time zone changed from Stockholm to Nairobi. Close')
  assert.equal(await kept(page), 'Africa/Nairobi')
  await visit(page)
  assert.equal(await note(page).count(), 0)
})

scene('a dismissed notice does not appear again on the next visit', '/day.html', options, async (page) => {
  const travel = await home(page)
  await travel('Africa/Nairobi')
  await stop(page, '07T09:32')
  await note(page).getByRole('button', { name: 'Close' }).click()
  await page.clock.resume()
  await visit(page)
  assert.equal(await note(page).count(), 0)
})

scene('a change to a zone with the same time shows no notice', '/day.html', options, async (page) => {
  const travel = await home(page)
  await travel('Europe/Paris')
  await visit(page)
  assert.equal(await note(page).count(), 0)
  await travel('Europe/Berlin')
  await stop(page, '07T09:32')
  assert.equal(await note(page).count(), 0)
})

scene('closing the notice by key does not lose the focus', '/day.html', options, async (page) => {
  const travel = await home(page)
  await travel('Africa/Nairobi')
  await stop(page, '07T09:32')
  await note(page).getByRole('button', { name: 'Close' }).focus()
  await page.keyboard.press('Enter')
  assert.equal(await note(page).count(), 0)
  assert.doesNotMatch(await focused(page), /^body/)
})

scene('a zone change does not move the focus', '/day.html', options, async (page) => {
  const travel = await home(page)
  await inside(page, '.card h4 a').getByText('Panel').focus()
  await travel('Africa/Nairobi')
  await stop(page, '07T09:32')
  await note(page).waitFor()
  assert.equal(await focused(page), 'a Panel')
})

scene('without a zone change, there is no notice', '/day.html', { ...options, timezoneId: 'Europe/Stockholm' }, async (page) => {
  await settled(page)
  await visit(page)
  await stop(page, '07T09:40')
  assert.equal(await note(page).count(), 0)
})
