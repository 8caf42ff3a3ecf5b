// Schedules of other programs, as exported.
import assert from 'node:assert/strict'
import { feed, html, inside, json, stage, titles } from './scene.mjs'

const { scene } = stage()
const page = (attributes = '', inner = '') => html(`<plenary-agenda id="one" src="feed.json" ${attributes}>${inner}</plenary-agenda>`)
const talk = (more) => ({ id: 7, guid: 'g7', date: '2027-06-07T09:00:00+02:00', start: '09:00', duration: '00:30', room: 'Hall "A"', title: 'Rust &amp; maps', language: 'en', ...more })
const frab = (events, conference = {}) => ({
  schedule: { base_url: 'https://example.org/talks/', conference: { title: 'Two days', time_zone_name: 'Europe/Paris', days: [{ date: '2027-06-07', rooms: { 'Hall "A"': events } }], ...conference } },
})
const sessionize = { sessions: [{ id: '1', title: 'Naive', startsAt: '2027-06-07T09:00:00', endsAt: '2027-06-07T10:00:00', speakers: ['s1'], roomId: 1, isServiceSession: false }], speakers: [{ id: 's1', fullName: 'Ada One' }], categories: [], rooms: [{ id: 1, name: 'Hall' }], questions: [] }
const problems = (page) => page.evaluate(() => document.querySelector('plenary-agenda').problems.map(({ severity, code, path }) => `${severity} ${code} ${path}`))
// The files that the page asks for when it is opened again; its own list of them is empty, since its clock stands still.
const asked = async (page) => {
  const found = []
  page.on('request', (request) => found.push(request.url().split('/').pop()))
  await page.reload()
  await page.loaded()
  return found
}
const failed = (page) => page.waitForFunction(() => window.events.find(([name]) => name === 'error')?.[2]).then((found) => found.jsonValue())
const wide = (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

scene('a schedule of another program is shown as an agenda', '/page.html', {
  routes: { '/page.html': page(), '/feed.json': json(frab([talk({ persons: [{ id: 3, public_name: 'Ada One', answers: ['secret'] }] })])) },
}, async (page) => {
  assert.deepEqual(await titles(page), ['Rust & maps'])
  assert.deepEqual(await problems(page), [])
  assert.equal(await page.evaluate(() => document.querySelector('plenary-agenda').state.eventTimezone), 'Europe/Paris')
  await inside(page, '.card h4 a').click()
  assert.match(await inside(page, 'dialog').textContent(), /Hall "A"[\s\S]*Ada One/)
})

scene('problems of a schedule are reported with its own paths', '/page.html', {
  routes: { '/page.html': page(), '/feed.json': json(frab([talk({}), talk({ id: 8, title: 'Bad', date: 'soon', start: 'later' })])) },
}, async (page) => {
  assert.deepEqual(await titles(page), ['Rust & maps', 'Bad']) // shown as to be announced
  assert.deepEqual(await problems(page), ['error no-time $.schedule.conference.days[0].rooms["Hall \\"A\\""][1].start'])
})

scene('local times of a schedule without a zone are in the zone of the element', '/page.html', {
  routes: { '/page.html': page('event-timezone="Africa/Nairobi"'), '/feed.json': json(sessionize) },
}, async (page) => {
  assert.deepEqual(await titles(page), ['Naive'])
  const { eventTimezone } = await page.evaluate(() => document.querySelector('plenary-agenda').state)
  assert.equal(eventTimezone, 'Africa/Nairobi')
  assert.equal(await inside(page, 'time').first().getAttribute('datetime'), '2027-06-07T06:00:00Z')
})

scene('without a zone, one plain message says what to do', '/page.html', {
  routes: { '/page.html': page(), '/feed.json': json(sessionize) },
  // All sessions are lost, so there is no agenda to show.
  count: 0,
  problems: [/^console: plenary: .*needs a time zone, and the schedule names none/],
}, async (page) => {
  await page.waitForFunction(() => window.events.some(([name]) => name === 'error'))
  const found = await page.evaluate(() => document.querySelector('plenary-agenda').problems)
  assert.deepEqual(found.map(({ code, path }) => [code, path]), [['zone-needed', '$']])
  assert.match(found[0].hint, /event-timezone/)
})

scene('the zone of a feed overrides that of the element, and an unknown zone is reported', '/page.html', {
  routes: { '/page.html': page('event-timezone="Europe/Pariss"'), '/feed.json': json(feed([{ title: 'One', start: '2027-06-07T09:00' }])) },
}, async (page) => {
  assert.equal(await page.evaluate(() => document.querySelector('plenary-agenda').state.eventTimezone), 'Europe/Paris')
})

scene('a feed in plenary’s own format with an unknown key is read as such', '/page.html', {
  routes: { '/page.html': page(), '/feed.json': json({ version: 3, ...feed([{ title: 'One', start: '2027-06-07T09:00' }]) }) },
}, async (page) => {
  assert.deepEqual(await titles(page), ['One'])
  assert.deepEqual(await problems(page), [])
})

scene('a feed in plenary’s own format does not load the importers', '/page.html', {
  routes: { '/page.html': page(), '/feed.json': json(feed([{ title: 'One', start: '2027-06-07T09:00' }])) },
}, async (page) => {
  assert.deepEqual((await asked(page)).filter((name) => name.includes('formats')), [])
})

scene('a schedule in UTF-16 is read', '/page.html', {
  routes: { '/page.html': page(), '/feed.json': { body: wide(JSON.stringify(frab([talk({ title: 'Zażółć' })]))) } },
}, async (page) => {
  assert.deepEqual(await titles(page), ['Zażółć'])
})

scene('a file that is not a schedule is rejected with a reason, and the fallback content stays', '/page.html', {
  count: 0,
  asleep: true,
  problems: [/could not be loaded: error: \$ is Sessionize's list of speakers/],
  routes: { '/page.html': page('', '<p id="fallback">Printed</p>'), '/feed.json': json([{ id: 's1', firstName: 'Ada', lastName: 'One', fullName: 'Ada One', sessions: [] }]) },
}, async (page) => {
  assert.equal(await failed(page), 'feed')
  assert.ok(await page.locator('#fallback').isVisible())
})

scene('a schedule with offsets and without a zone is shown in a zone with these offsets', '/page.html', {
  routes: { '/page.html': page(), '/feed.json': json([['2027-01-11', '+01:00'], ['2027-06-07', '+02:00']].map(([date, offset], n) => ({ title: `T${n}`, startTime: `${date}T09:00:00${offset}`, speaker: 'Ada One', venue: 'Hall' }))) },
}, async (page) => {
  assert.deepEqual(await titles(page), ['T0', 'T1'])
  assert.equal(await page.evaluate(() => document.querySelector('plenary-agenda').state.eventTimezone), 'Europe/Paris')
  assert.deepEqual(await problems(page), ['warning zone-assumed $'])
  assert.ok((await asked(page)).includes('plenary-repair.wasm'))
})
