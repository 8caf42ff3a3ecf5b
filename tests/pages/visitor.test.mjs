// A visitor's day, from the door to the evening: on a phone, with a feed that changes, a network that goes away, and another browser in the end.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { here } from '../../tools/run.mjs'
import { until } from '../until.mjs'
import { html, inside, json, settled, stage } from './scene.mjs'

const { scene } = stage()

// Its middle day is 16 June 2027, in Piraeus.
const DEMO = JSON.parse(readFileSync(here('www/harbour-days.json'), 'utf8'))
const PHONE = { width: 390, height: 844 }
const NOW = '2027-06-16T10:52:00+03:00'
const changed = (id, more) => ({ ...DEMO, sessions: DEMO.sessions.map((session) => (session.id === id ? { ...session, ...more } : session)) })

const card = (page, id) => inside(page, `.main article[data-s="${id}"]`)
const star = (page, id) => inside(page, `.main article[data-s="${id}"] > .star`)
const starred = (page) => page.evaluate(() => document.querySelector('plenary-agenda').starred)
const reload = (page) => page.evaluate(() => document.querySelector('plenary-agenda').reload())
const isSeen = (locator) => locator.evaluate((node) => {
  const { top, bottom } = node.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
})
const head = '<meta name="viewport" content="width=device-width">'

scene('a day at the event', '/page.html', {
  untouched: true, viewport: PHONE, clock: NOW, timezoneId: 'Europe/Athens', permissions: ['clipboard-read', 'clipboard-write'], problems: [/ERR_INTERNET_DISCONNECTED/, /plenary: /],
  routes: { '/page.html': html('<main><h1>Harbour Days</h1><plenary-agenda src="feed.json"></plenary-agenda></main>', { head }), '/feed.json': json(DEMO) },
}, async (page, site, opened) => {
  // It opens at what is on.
  await until(() => isSeen(card(page, 'maintains').locator('h4')), 'what is on is in sight')
  await settled(page)
  assert.match(await card(page, 'continent').textContent(), /On now/)

  // A talk is found by a name with a slip in it, and starred; so is another that is on at the same time.
  const search = inside(page, '[type=search]')
  await inside(page, '.search').click()
  await search.fill('whitfeild')
  await until(async () => (await page.evaluate(() => document.querySelector('plenary-agenda').state.shown)) < 10, 'few are left')
  await star(page, 'paying').click()
  await search.fill('')
  await star(page, 'continent').click()
  assert.deepEqual(await starred(page), ['continent', 'paying'])
  assert.match(await card(page, 'paying').textContent(), /Overlaps “Commons at the scale of a continent” by 15 min/)
  assert.match(await card(page, 'continent').textContent(), /Overlaps “Paying for it” by 15 min/)

  // The organizers move it; the next request says so, and the overlap is gone.
  site.routes['/feed.json'] = json(changed('paying', { start: '2027-06-16T13:30', room: 'ionian' }))
  await page.clock.runFor('07:00')
  const news = inside(page, '.news summary')
  await news.waitFor()
  assert.match(await news.textContent(), /Updated .*: 1 moved/)
  assert.match(await card(page, 'paying').textContent(), /11:15 AM/)
  assert.equal(await card(page, 'continent').locator('.clash').count(), 0)

  // Without a network the agenda stays, says as of when it is, and answers.
  await page.context().setOffline(true)
  assert.equal(await reload(page), false)
  await inside(page, '.as-of').waitFor()
  await card(page, 'standard').locator('h4 a').click()
  await inside(page, 'dialog h3').getByText('The missing standard').waitFor()
  assert.match(await inside(page, 'dialog').textContent(), /Cancelled/)
  await page.keyboard.press('Escape')

  // What is next, by room.
  await inside(page, '[part=now] summary').click()
  assert.match(await inside(page, '[part=now]').textContent(), /Aegean 11:30 AM الذكاء الاصطناعي/)
  await page.context().setOffline(false)

  // My agenda goes to another browser by a link, which adds and replaces nothing.
  await inside(page, '[role=tab]').filter({ hasText: 'My agenda (2)' }).click()
  await inside(page, '[data-act=share]').first().click()
  const link = await inside(page, 'dialog [data-act=copy]').first().getAttribute('data-url')
  const other = await site.open(link, opened)
  await other.evaluate(() => localStorage.clear())
  await other.loaded()
  await settled(other)
  const offer = inside(other, '[data-act=take-offer]').first()
  await offer.waitFor()
  assert.equal((await offer.textContent()).trim(), 'Add these 2')
  await offer.click()
  await until(async () => (await starred(other)).length === 2, 'both are added')
  assert.deepEqual(other.problems, [])
  await other.context().close()
})
