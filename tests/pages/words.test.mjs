// Printed times, invalid ones, and how screen readers announce times.
import assert from 'node:assert/strict'
import { days, feed, html, inside, json, settled, stage } from './scene.mjs'

const { scene } = stage()
const PAGE = html('<main><h1>Test</h1><plenary-agenda src="feed.json"></plenary-agenda></main>')
const own = (sessions, more) => ({ clock: '2024-08-01T12:00:00Z', routes: { '/page.html': PAGE, '/feed.json': json(feed(sessions, { event: { title: 'A day', timezone: 'America/New_York' } })) }, ...more })
const day = (title, time) => ({ title, start: '2024-07-09', time })
const problems = (page) => page.evaluate(() => document.querySelector('plenary-agenda').problems)

const PRINTED = own([day('Late', '2:00 PM – 3:30 PM'), day('Early', '9:30a - 10:10a'), day('Noon', '12-1pm'), day('Open', '17:00 onwards'), day('Some time', 'after lunch')])

scene('printed times are parsed: sorted, converted to other zones, under their day', '/page.html', PRINTED, async (page) => {
  assert.deepEqual((await days(page)).map(({ head, slots }) => [head, slots]), [['Tuesday, July 9', [
    { time: '9:30 | –10:10 AM | 3:30 PM your time', cards: ['Early'] },
    { time: '12:00 | –1:00 PM | 6:00 PM your time', cards: ['Noon'] },
    { time: '2:00 | –3:30 PM | 8:00 PM your time', cards: ['Late'] },
    { time: '5:00 PM | onwards | 11:00 PM your time', cards: ['Open'] },
    { time: 'after lunch', cards: ['Some time'] },
  ]]])
  assert.deepEqual(await problems(page), [])
  assert.equal(await inside(page, 'time').first().getAttribute('datetime'), '2024-07-09T13:30:00Z')
})

scene('printed times are also shown in the reader’s zone', '/page.html#zone=mine', PRINTED, async (page) => {
  assert.equal((await days(page))[0].slots[0].time, '3:30 | –4:10 PM | 9:30 AM at the event')
})

scene('an invalid printed time is reported, and the session keeps its text', '/page.html', own([day('Keynote', '17:00am CEST'), day('Early', '9:30a - 10:10a')]), async (page) => {
  const [early, keynote] = (await days(page))[0].slots
  assert.deepEqual(early.cards, ['Early'])
  assert.deepEqual(keynote, { time: '17:00am CEST', cards: ['Keynote'] })
  const found = await problems(page)
  assert.equal(found.length, 1)
  const { severity, code, path, value, message, hint } = found[0]
  assert.deepEqual({ severity, code, path, value }, { severity: 'error', code: 'printed-time', path: '$.sessions[0].time', value: '"17:00am CEST"' })
  for (const text of [message, hint]) assert.match(text, /\w+ \w+/)
})

scene('the console reports it', '/page.html', own([day('Keynote', '17:00am CEST')]), async (page) => {
  const told = []
  page.on('console', (message) => message.type() === 'warning' && told.push(message.text()))
  await page.reload()
  await page.loaded()
  assert.match(told.join('\n'), /plenary: .*feed\.json has 1 problem\(s\):\nerror: \$\.sessions\[0\]\.time .+ \("17:00am CEST"\)\. ./)
})

const clock = (title, start, more) => ({ title, start, duration: 60, ...more })
const SPOKEN = own([clock('One', '2024-07-09T09:00'), clock('Two', '2024-07-09T10:00'), clock('Three', '2024-07-10T09:00'), { title: 'Some day' }])

/** What a screen reader is given of a part of the page: no hidden text, and the labels that nobody sees. */
const heard = (page, selector) => inside(page, selector).evaluateAll((all) => all.map((node) => {
  const copy = node.cloneNode(true)
  copy.querySelectorAll('[aria-hidden=true]').forEach((hidden) => hidden.remove())
  return copy.textContent.replace(/\s+/g, ' ').trim()
}))

scene('screen readers announce the zone once per day, not with every time', '/page.html', SPOKEN, async (page) => {
  assert.deepEqual(await heard(page, '.day-head h3'), [
    'Tuesday, July 9, Times in New York (EDT)',
    'Wednesday, July 10, Times in New York (EDT)',
    'Date to be announced',
  ])
  assert.deepEqual(await heard(page, '.time'), ['9:00–10:00 AM 3:00 PM your time', '10:00–11:00 AM 4:00 PM your time', '9:00–10:00 AM 3:00 PM your time', 'Time to be announced'])
  assert.equal(await page.getByRole('heading', { name: /^Tuesday, July 9 ?, Times in New York \(EDT\)$/ }).count(), 1, 'as the browser computes it')
})

scene('screen readers announce another zone when it is selected', '/page.html', SPOKEN, async (page) => {
  await inside(page, '[data-act=picker]').click()
  await inside(page, '[role=option]').filter({ hasText: 'My time' }).click()
  await settled(page)
  assert.equal((await heard(page, '.day-head h3'))[0], 'Tuesday, July 9, Times in Stockholm (CEST)')
  assert.equal((await heard(page, '.time'))[0], '3:00–4:00 PM 9:00 AM at the event')
})

// In New York the clocks went back at two in the morning of November 3, 2024.
scene('if the clocks change within a day, the zone is announced again', '/page.html', own([clock('Before', '2024-11-03T00:30'), clock('After', '2024-11-03T09:00')].map((one) => ({ ...one, day: '2024-11-03' })), { clock: '2024-12-01T12:00:00Z' }), async (page) => {
  assert.deepEqual(await heard(page, '.day-head h3'), ['Sunday, November 3, Times in New York (EDT)'])
  const [before, after] = await heard(page, '.time')
  assert.doesNotMatch(before, /EDT/)
  assert.match(after, /9:00–10:00 AM EST/)
})

scene('<time> holds the instant, in whatever zone it is shown', '/page.html', SPOKEN, async (page) => {
  const instants = () => inside(page, '.time > time').evaluateAll((all) => all.map((time) => time.dateTime))
  const expected = ['2024-07-09T13:00:00Z', '2024-07-09T14:00:00Z', '2024-07-10T13:00:00Z']
  assert.deepEqual(await instants(), expected)
  await page.evaluate(() => (location.hash = 'zone=Asia/Tokyo'))
  await inside(page, '.zone').getByText('Tokyo').waitFor()
  await settled(page)
  assert.deepEqual(await instants(), expected)
})

// A thousand sessions on ten days, four at a time.
const THOUSAND = own(Array.from({ length: 1000 }, (_, n) => ({
  id: `s${n}`, title: `Session ${n}`, room: `Room ${n % 4}`, duration: 20,
  start: `2024-07-${String(1 + Math.floor(n / 100)).padStart(2, '0')}T${String(8 + Math.floor((n % 100) / 8)).padStart(2, '0')}:${n % 8 < 4 ? '00' : '30'}`,
})))

scene('a thousand sessions change their zone', '/page.html', THOUSAND, async (page) => {
  await inside(page, '[data-act=picker]').click()
  await inside(page, '[role=combobox]').fill('tokyo')
  await page.keyboard.press('Enter')
  await inside(page, '.slot .time').first().getByText('–9:20 PM').waitFor()
})
