// The zone picker: search by city, country and offset, with the most relevant zones first; and misspelled or deprecated zone names.
import assert from 'node:assert/strict'
import { until } from '../until.mjs'
import { days, feed, focused, html, inside, json, settled, stage } from './scene.mjs'

const { scene } = stage()
const button = (page) => inside(page, '[data-act=picker]')
const field = (page) => inside(page, '[role=combobox]')
const zones = (page) => inside(page, '[role=option]').evaluateAll((all) => all.map((one) => one.dataset.v))
const active = (page) => inside(page, '[role=option][aria-selected=true]')
const state = (page) => page.evaluate(() => document.querySelector('plenary-agenda').state)
const first = async (page) => (await days(page))[0].slots[0].time
const shown = async (page) => (await button(page).textContent()).replace(/\s+/g, ' ').trim()

async function type(page, text) {
  if (!(await field(page).count())) await button(page).click()
  await field(page).fill(text)
}
async function take(page, text) {
  await type(page, text)
  await page.keyboard.press('Enter')
  await settled(page)
}

scene('a combobox with a list, as ARIA has it', '/2024.html', {}, async (page) => {
  await type(page, 'kenya')
  assert.deepEqual(await field(page).evaluate((node) => ['aria-expanded', 'aria-autocomplete', 'aria-controls', 'aria-label'].map((name) => node.getAttribute(name))), ['true', 'list', 'zone-list', 'Time zone'])
  assert.equal(await inside(page, '#zone-list').getAttribute('role'), 'listbox')
  assert.deepEqual(await inside(page, '#zone-list > *').evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('role')))]), ['option'])
  assert.equal(await inside(page, '[aria-selected=true]').count(), 1 + 1, 'a tab, and one option')
  assert.equal(await field(page).getAttribute('aria-activedescendant'), await active(page).getAttribute('id'))
})

for (const [text, expected] of [
  ['kenya', ['Africa/Nairobi']],
  ['nepal', ['Asia/Kathmandu']],
  ['côte d’ivoire', ['Africa/Abidjan']],
  ['cote d', ['Africa/Abidjan']],
  ['viet', ['Asia/Ho_Chi_Minh']],
]) {
  scene(`the zone of a country: ${text}`, '/2024.html', {}, async (page) => {
    await type(page, text)
    assert.deepEqual(await zones(page), expected)
    await page.keyboard.press('Enter')
    assert.equal((await state(page)).timezone, expected[0])
  })
}

scene('a country of many zones, and one of its cities', '/2024.html', {}, async (page) => {
  await type(page, 'brazil')
  assert.ok((await zones(page)).length > 10)
  assert.ok((await zones(page)).every((zone) => zone.startsWith('America/')))
  await type(page, 'brazil manaus')
  assert.deepEqual(await zones(page), ['America/Manaus'])
})

scene('a country in the reader’s language', '/page.html', { routes: { '/page.html': html('<plenary-agenda src="ospos-for-good-2024.json"></plenary-agenda>', { lang: 'fr' }) }, locale: 'fr-FR' }, async (page) => {
  await type(page, 'allemagne')
  assert.ok((await zones(page)).includes('Europe/Berlin'))
})

scene('cities come before countries that only contain the letters', '/2024.html', {}, async (page) => {
  await type(page, 'paris')
  assert.equal((await zones(page))[0], 'Europe/Paris')
  await type(page, 'new york')
  assert.equal((await zones(page))[0], 'America/New_York')
})

scene('zones by their offset on the days of the event', '/2024.html', {}, async (page) => {
  await type(page, '+5:45')
  assert.deepEqual(await zones(page), ['Asia/Kathmandu'])
  for (const text of ['UTC+5:45', 'gmt+0545', '+0545']) {
    await type(page, text)
    assert.deepEqual(await zones(page), ['Asia/Kathmandu'], text)
  }
  await type(page, '-4')
  const west = await zones(page)
  assert.ok(west.includes('America/New_York'), 'it is summer there')
  assert.ok(!west.includes('America/Chicago'))
  await type(page, '+5:44')
  assert.deepEqual(await inside(page, '[role=option]').allTextContents(), ['No such time zone'])
})

scene('each zone has its current local time', '/2024.html', { clock: '2024-07-01T12:00:00Z' }, async (page) => {
  await button(page).click()
  assert.deepEqual((await inside(page, '[role=option] .n').allTextContents()).slice(0, 2), ['8:00 AM', '2:00 PM'])
  await type(page, 'kathmandu')
  assert.equal(await inside(page, '[role=option] .n').textContent(), '5:45 PM')
})

scene('keys: down, up, round the ends, Enter, Escape', '/2024.html', {}, async (page) => {
  await type(page, 'brazil')
  const all = await zones(page)
  for (const [key, zone] of [['ArrowDown', all[1]], ['ArrowUp', all[0]], ['ArrowUp', all.at(-1)], ['ArrowDown', all[0]], ['ArrowDown', all[1]]]) {
    await page.keyboard.press(key)
    assert.equal(await active(page).getAttribute('data-v'), zone, key)
    assert.equal(await field(page).getAttribute('aria-activedescendant'), await active(page).getAttribute('id'))
    assert.match(await focused(page), /^input/)
  }
  await page.keyboard.press('Escape')
  assert.equal((await state(page)).timezone, 'America/New_York')
  assert.match(await focused(page), /^button Times in/)
  await type(page, 'brazil')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  assert.equal((await state(page)).timezone, all[1])
})

scene('recent zones come first on the next visit, the latest one before the others', '/2024.html', {}, async (page) => {
  for (const text of ['nairobi', 'kathmandu', 'santiago', 'nairobi']) await take(page, text)
  await page.goto('/2023.html')
  await page.loaded()
  await settled(page)
  await button(page).click()
  assert.deepEqual((await zones(page)).slice(0, 6), ['event', 'mine', 'Africa/Nairobi', 'America/Santiago', 'Asia/Kathmandu', 'Africa/Abidjan'])
  assert.equal(new Set(await zones(page)).size, (await zones(page)).length, 'none is there twice')
})

scene('at most four recent zones are stored', '/2024.html', {}, async (page) => {
  for (const text of ['nairobi', 'kathmandu', 'santiago', 'tokyo', 'cairo']) await take(page, text)
  assert.equal(await page.evaluate(() => localStorage.getItem('plenary:zones')), 'Africa/Cairo Asia/Tokyo America/Santiago Asia/Kathmandu')
})

const talk = { title: 'Talk', start: '2024-07-09T09:00', duration: 30 }
const PAGE = html('<main><h1>Test</h1><plenary-agenda src="feed.json"></plenary-agenda></main>')
const own = (value, page = PAGE) => ({ clock: '2024-07-01T12:00:00Z', routes: { '/page.html': page, '/feed.json': json(value) } })
const PEOPLE = feed([{ ...talk, people: ['ada', 'bo'] }], { people: [{ id: 'ada', name: 'Ada One', timezone: 'Asia/Kolkata' }, { id: 'bo', name: 'Bo Two', timezone: 'Africa/Nairobi' }] })

scene('zones of the people in the feed come before the rest', '/page.html', own(PEOPLE), async (page) => {
  await button(page).click()
  assert.deepEqual((await zones(page)).slice(0, 5), ['event', 'mine', 'Asia/Kolkata', 'Africa/Nairobi', 'Africa/Abidjan'])
})

scene('a remote participant is shown with their local time', '/page.html', own(feed([{ ...talk, people: [{ person: 'ada', presence: 'remote' }] }], { people: PEOPLE.people })), async (page) => {
  assert.equal(await inside(page, '.remote').textContent(), 'Joining from Kolkata, 12:30 PM there')
})

const difference = (page) => inside(page, '.zone > p').textContent()
scene('a zone that is neither the event’s nor the reader’s is labelled', '/2024.html#zone=Asia/Tokyo', {}, async (page) => {
  assert.match(await difference(page), /^Neither the event's zone nor yours: Stockholm, your time, is 7 h behind$/)
  for (const [choice, expected] of [['Event time', 'Stockholm, your time, is 6 h ahead'], ['My time', 'My time']]) {
    await button(page).click()
    await inside(page, '[role=option]').filter({ hasText: choice }).click()
    assert.equal(await difference(page), expected)
  }
})

const attribute = (zone) => own(feed([talk]), html(`<plenary-agenda src="feed.json" timezone="${zone}"></plenary-agenda>`))
for (const [zone, expected] of [['Asia/Calcutta', '12:30 | –1:00 PM'], ['Europe/Kiev', '10:00 | –10:30 AM'], ['Asia/Katmandu', '12:45 | –1:15 PM'], ['US/Eastern', '3:00 | –3:30 AM']]) {
  scene(`timezone="${zone}", a deprecated name, is supported`, '/page.html', attribute(zone), async (page) => {
    const told = []
    page.on('console', (message) => told.push(message.text()))
    await page.reload()
    await page.loaded()
    assert.equal(await first(page), `${expected} | 9:00 AM at the event`)
    assert.notEqual((await state(page)).timezone, 'Europe/Paris')
    assert.match(await shown(page), /^Times in /)
    assert.deepEqual(told, [])
  })
}

scene('an event in a zone with a deprecated name', '/page.html', own({ ...feed([talk]), event: { title: 'A day', timezone: 'Asia/Calcutta' } }), async (page) => {
  assert.match(await first(page), /^9:00 \| –9:30 AM \| 5:30 AM your time$/)
})

for (const [zone, expected] of [
  ['Europe/Kiyv', /^plenary: timezone="Europe\/Kiyv" is not a time zone that this browser knows; did you mean Europe\/Kyiv\? The event's is used$/],
  ['America/NewYork', /did you mean America\/New_York\?/],
  ['nairobbi', /did you mean Africa\/Nairobi\?/],
]) {
  scene(`timezone="${zone}" is reported with a suggestion`, '/page.html', attribute(zone), async (page) => {
    const told = []
    page.on('console', (message) => message.type() === 'warning' && told.push(message.text()))
    await page.reload()
    await page.loaded()
    await until(() => told.length, 'a warning')
    assert.equal(told.length, 1)
    assert.match(told[0], expected)
    assert.equal((await state(page)).timezone, 'Europe/Paris')
  })
}
