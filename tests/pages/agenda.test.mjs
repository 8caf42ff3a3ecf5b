import assert from 'node:assert/strict'
import { days, inside, stage, titles } from './scene.mjs'

const { scene } = stage()
const clean = (locator) => locator.evaluateAll((all) => all.map((node) => window.seenText(node)))
const card = (page, title) => inside(page, 'article.card').filter({ hasText: title })
const slots = async (page) => (await days(page)).flatMap((day) => day.slots)
const timeOf = async (page, title) => (await slots(page)).find((slot) => slot.cards.includes(title)).time

const TRACK_1 = 'Thematic Track #1: AI and Open Source'
const OPENING = 'Opening Plenary: Embracing Open Source Technology to Achieve the SDGs'
const SOCIAL = 'Free Time / Networking and Social Event (Day 1)'

scene('days in order, each with its sessions in order', '/2024.html', {}, async (page) => {
  const found = await days(page)
  assert.deepEqual(found.map((day) => [day.head, day.about, day.slots.length]), [
    ['Tuesday, July 9', 'Day 1', 11],
    ['Wednesday, July 10', 'Day 2', 11],
    ['Thursday, July 11', 'The day after', 1],
  ])
  assert.deepEqual((await titles(page)).slice(0, 4), ['Registration & Welcome', OPENING, TRACK_1, 'Coffee Break'])
  assert.equal((await titles(page)).at(-1), "What's Next for Open Source: Workshops for Building Solutions with Open Innovation")
  assert.equal((await titles(page)).length, 23)
})

scene('the header has the event, its dates, its place and both zones', '/2024.html', {}, async (page) => {
  const [title] = await clean(inside(page, '.title h2'))
  const [about] = await clean(inside(page, '.title > p.muted'))
  assert.equal(title, 'OSPOs for Good 2024')
  assert.match(about, /July 9\s–\s10, 2024.*United Nations Headquarters, New York/)
  assert.deepEqual(await clean(inside(page, '.zone button.tool')), ['Times in New York (EDT)'])
  assert.deepEqual(await clean(inside(page, '.zone > p')), ['Stockholm, your time, is 6 h ahead'])
})

scene('a reader in Stockholm sees both times beside each session', '/2024.html', {}, async (page) => {
  assert.equal(await timeOf(page, OPENING), '9:00 | –9:30 AM | 3:00 PM your time')
  assert.equal(await timeOf(page, TRACK_1), '9:30 | –11:00 AM | 3:30 PM your time')
  assert.equal(await timeOf(page, SOCIAL), '5:30 PM | onwards')
  assert.equal(await inside(page, '.day-head .zones').first().textContent(), 'EDTCEST, your time')
  const instant = await inside(page, 'time').first().getAttribute('datetime')
  assert.equal(Date.parse(instant), Date.parse('2024-07-09T12:00:00Z'))
})

scene('times with a later date in Auckland are marked', '/2024.html', { timezoneId: 'Pacific/Auckland' }, async (page) => {
  assert.equal(await timeOf(page, OPENING), '9:00 | –9:30 AM | 1:00 AM+1, next day your time')
  assert.equal(await timeOf(page, 'Registration & Welcome'), '8:00 AM')
  assert.equal(await inside(page, '.you .badge').first().getAttribute('title'), 'next day')
})

scene('times with another date in Kathmandu are marked, and no others', '/2023.html', { timezoneId: 'Asia/Kathmandu' }, async (page) => {
  assert.equal(await timeOf(page, 'Panel 3: Cross-Border Collaboration Nexus: a Baltimore Spotlight'), '2:00 | –2:30 PM | 11:45 PM your time')
  assert.equal(await timeOf(page, 'Wrap-up & Next Steps'), '4:00 | –4:30 PM | 1:45 AM+1, next day your time')
  assert.match(await inside(page, '.zone > p').textContent(), /your time, is 9 h 45 min ahead/)
})

scene('the reader’s own way to write a time', '/2024.html', { locale: 'en-GB', timezoneId: 'Europe/London' }, async (page) => {
  assert.match(await timeOf(page, OPENING), /^0?9:00 \| –0?9:30 \| 14:00 your time$/)
  assert.match((await days(page))[0].head, /^Tuesday,? 9 July$/)
})

scene('breaks are compact', '/2024.html', {}, async (page) => {
  const quiet = await clean(inside(page, '.slot.quiet h4'))
  assert.deepEqual(quiet.slice(0, 4), ['Registration & Welcome', 'Coffee Break', 'Lunch Break', 'Coffee Break'])
  assert.ok(!quiet.includes(OPENING) && !quiet.includes(TRACK_1))
  assert.deepEqual(await clean(card(page, 'Lunch Break').first().locator('.meta > :not(.hidden-label)')), ['1 h'])
  assert.deepEqual(await clean(card(page, OPENING).locator('.meta > :not(.hidden-label)')), ['Opening', '30 min'])
})

scene('recordings are listed at the beginning of their half day', '/2024.html', {}, async (page) => {
  const links = inside(page, 'section.day').first().locator('.links').first().locator('a')
  assert.deepEqual(await clean(links), ['Recording on UN Web TV: Morning', 'Recording on UN Web TV: Afternoon'])
  assert.equal(await links.first().getAttribute('href'), 'https://webtv.un.org/en/asset/k1m/k1ma4k9rff')
})

scene('a session with a date without a time is last on its day', '/2024.html', {}, async (page) => {
  const last = (await days(page)).at(-1)
  assert.deepEqual(last.slots.map((slot) => slot.time), ['Time to be announced'])
  assert.equal(await card(page, "What's Next for Open Source").locator('.links a').getAttribute('href'), 'http://whatsnext4oss.org/')
})

scene('dates without times, printed times, and neither', '/2025.html', {}, async (page) => {
  assert.deepEqual(await days(page), [
    {
      head: 'Wednesday, June 18',
      about: '',
      slots: [
        { time: 'Time to be announced', cards: ['OSPOs for Good day'] },
        { time: 'opening', cards: ['Keynote'] },
        { time: 'later in the day', cards: ['(untitled address)'] },
      ],
    },
    { head: 'Date to be announced', about: '', slots: [{ time: 'the two days after it', cards: ['(announced, not detailed)'] }] },
  ])
  assert.deepEqual(await clean(inside(page, '.count[role=status]')), ['4 sessions'])
})

scene('keynotes within their opening segment', '/2023.html', {}, async (page) => {
  const opening = card(page, 'Opening Segment and Keynotes from Organizers')
  assert.deepEqual(await clean(opening.locator('> .who .name')), ['Paula Grzegorzewska master of ceremonies'])
  const inner = opening.locator('.sub > li')
  assert.equal(await inner.count(), 4)
  const people = await Promise.all([0, 1, 2, 3].map((place) => clean(inner.nth(place).locator('.who-line > a'))))
  assert.deepEqual(people, [['Amandeep Singh Gill'], ['Bernardo Mariano Jr.'], ['Veronica Gaffey'], ['Jacob Green', 'Sachiko Muto']])
  assert.deepEqual(await clean(inner.nth(2).locator('em')), ['Remote'], 'what the kind of the session says already is not said again')
  assert.equal((await titles(page)).includes('Keynote'), false, 'a nested session is no card of its own')
})

scene('roles and remote participants are shown as in the feed', '/2023.html', {}, async (page) => {
  const person = (title, name) => card(page, title).locator('.who li').filter({ hasText: name })
  assert.deepEqual(await clean(person('Panel 1', 'Gijs Hilennius').locator('em')), ['moderator', 'Remote'])
  assert.deepEqual(await clean(person('Panel 1', 'Lacina Koné').locator('em, small')), ['CEO Smart Africa'])
  assert.deepEqual(await clean(person('Roundtable', 'Paula').locator('em')), ['moderator', 'In person'])
  assert.deepEqual(await clean(person('Panel 2', 'Shelby Switzer').locator('small')), ['Director of Digital Services Baltimore City'])
  assert.deepEqual(await clean(person('Panel 3:', 'Shelby Switzer').locator('small')), ['Director Digital Services, Baltimore City'])
  assert.deepEqual(await clean(card(page, 'Roundtable').locator('.who .more')), ['6 more'])
})
