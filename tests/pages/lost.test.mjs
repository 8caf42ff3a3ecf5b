// Messages of an agenda without sessions: whether it has none yet, or none that could be read.
import assert from 'node:assert/strict'
import { html, inside, json, stage, titles } from './scene.mjs'

const { scene } = stage()
const NONE = 'This agenda has no sessions yet.'
const FAILED = 'The agenda could not be loaded.'
const SESSION = { title: 'One', start: '2027-06-15T09:00', duration: 30 }
const page = (inner = '') => html(`<plenary-agenda src="good.json">${inner}</plenary-agenda>`)
const routes = (body, inner) => ({ '/page.html': page(inner), '/good.json': typeof body === 'string' ? { body } : json(body) })
const of = (sessions, event = {}) => ({ event: { title: 'E', timezone: 'Europe/Paris', ...event }, sessions })
const SESSIONIZE = { sessions: [{ id: '1', title: 'Naive', startsAt: '2027-06-07T09:00:00', endsAt: '2027-06-07T10:00:00', speakers: [], roomId: null }], speakers: [], categories: [], rooms: [], questions: [] }

const LOST = {
  'a zone that is misspelt': of([SESSION, SESSION], { timezone: 'Europe/Pari' }),
  'no zone': { event: { title: 'E' }, people: [{ name: 'Ada' }], sessions: [SESSION] },
  'times that cannot be read': of([{ ...SESSION, start: '25 o’clock' }]),
  'sessions of the wrong shape': of(['One', 2, null]),
  'a text in the place of the list': of('soon'),
  'a schedule of another program without a zone': SESSIONIZE,
}
for (const [cause, body] of Object.entries(LOST)) {
  scene(`all sessions are lost to ${cause}: the agenda could not be read`, '/page.html', { count: 0, routes: routes(body), problems: [/plenary: /] }, async (page) => {
    await page.waitForFunction(() => window.events.length)
    assert.deepEqual(await page.evaluate(() => events), [['error', '', 'feed']])
    assert.equal(await inside(page, '[role=alert]').textContent(), FAILED)
    assert.equal(await inside(page, '.nothing').count(), 0)
    assert.ok((await page.evaluate(() => document.querySelector('plenary-agenda').problems)).length)
  })
  scene(`all sessions are lost to ${cause}: the fallback content stays`, '/page.html', { count: 0, routes: routes(body, '<p id="fallback">Printed</p>'), problems: [/plenary: /] }, async (page) => {
    await page.waitForFunction(() => window.events.length)
    assert.deepEqual(await page.evaluate(() => events), [['error', '', 'feed']])
    assert.equal(await page.locator('#fallback').isVisible(), true)
  })
}

for (const [what, body] of [['an empty list', of([])], ['no list', { event: { title: 'E' } }], ['null', of(null)]]) {
  scene(`a feed with ${what} has no sessions yet`, '/page.html', { routes: routes(body, '<p id="fallback">Printed</p>') }, async (page) => {
    assert.equal(await inside(page, '.nothing:not(.none)').textContent(), NONE)
    assert.equal(await page.locator('#fallback').isVisible(), false)
  })
}

scene('one session that can be read is shown', '/page.html', { routes: routes(of([{ ...SESSION, start: 'soon' }, SESSION])) }, async (page) => {
  assert.deepEqual(await titles(page), ['One'])
})
