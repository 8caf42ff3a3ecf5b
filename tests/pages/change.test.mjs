// An element that is changed during a request, or moved to another document; and lazy-loaded files that are missing.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { here } from '../../tools/run.mjs'
import { idle, until } from '../until.mjs'
import { feed, html, inside, json, stage, titles } from './scene.mjs'

const { scene } = stage()
const SMALL = feed([{ id: 'a', title: 'First', start: '2027-06-07T09:00', duration: 30 }])
const OTHER = feed([{ title: 'Other' }])
const page = (attributes = 'src="good.json"', inner = '') => html(`<plenary-agenda ${attributes}>${inner}</plenary-agenda><main></main>`)
const ROUTES = { '/page.html': page(), '/good.json': json(SMALL), '/other.json': json(OTHER) }
const set = (page, name, value) => page.evaluate(([name, value]) => document.querySelector('plenary-agenda').setAttribute(name, value), [name, value])

// A feed that begins and never ends.
const endless = () => {
  const route = Object.assign((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"event": {"title": "Never"}, "sessions": [')
    route.asked++
    response.on('close', () => route.closed++)
  }, { asked: 0, closed: 0 })
  return route
}

const slow = endless()
scene('the fetch of a src that is replaced is aborted', '/page.html', { count: 0, routes: { ...ROUTES, '/page.html': page('src="slow.json"'), '/slow.json': slow } }, async (page) => {
  await until(() => slow.asked)
  await set(page, 'src', 'other.json')
  await page.loaded()
  await until(() => slow.closed)
  assert.deepEqual(await titles(page), ['Other'])
  assert.deepEqual(await page.evaluate(() => events.map(([name]) => name)), ['loaded'])
})

const removed = endless()
scene('the fetch of an element that is removed is aborted', '/page.html', { count: 0, routes: { ...ROUTES, '/page.html': page('src="slow.json"'), '/slow.json': removed } }, async (page) => {
  await until(() => removed.asked)
  await page.evaluate(() => document.querySelector('plenary-agenda').remove())
  await until(() => removed.closed)
  assert.deepEqual(await page.evaluate(() => events), [])
})

const shared = endless()
scene('the fetch continues if another element waits for the feed, or requests it again', '/page.html', {
  count: 0, routes: { ...ROUTES, '/page.html': html('<plenary-agenda src="slow.json"></plenary-agenda><plenary-agenda src="slow.json"></plenary-agenda>'), '/slow.json': shared },
}, async (page) => {
  await until(() => shared.asked)
  await page.evaluate(() => document.querySelector('plenary-agenda').remove())
  await set(page, 'event-timezone', 'Europe/Paris')
  await idle()
  assert.deepEqual([shared.asked, shared.closed], [1, 0])
})

scene('after a failure the feed is fetched again', '/page.html', { count: 0, routes: { ...ROUTES, '/good.json': { status: 404 } }, problems: [/404/, /plenary: /] }, async (page, site) => {
  await page.waitForFunction(() => window.events.length)
  site.routes['/good.json'] = json(SMALL)
  await set(page, 'event-timezone', 'Europe/Paris')
  await page.loaded()
  assert.deepEqual(await titles(page), ['First'])
})

// A failure, and then an attribute that changes: what is wrong is reported once, and nothing else goes wrong.
for (const [name, values] of Object.entries({ 'event-timezone': ['Eastern', 'Europe/Paris', 'E', 'Ea', 'Eas'], timezone: ['reader', 'Mars/Olympus'], lang: ['fr', '???'], views: ['speakers', 'week'], view: ['speakers'] })) {
  scene(`an element whose feed failed and whose ${name} changes reports only this failure`, '/page.html', { count: 0, routes: { ...ROUTES, '/page.html': page('src="none.json"', '<p id="fallback">Printed</p>') }, problems: [/404/, /plenary: .*none\.json could not be loaded/] }, async (page) => {
    await page.waitForFunction(() => window.events.length)
    for (const value of values) {
      const before = await page.evaluate(() => events.length)
      await set(page, name, value)
      await page.waitForFunction((before) => window.events.length > before || document.querySelector('plenary-agenda').getAttribute('view') === 'speakers', before)
    }
    await set(page, 'event-timezone', 'B')
    await set(page, 'event-timezone', 'Be')
    await idle()
    assert.ok((await page.evaluate(() => events)).every(([name, , reason]) => name === 'error' && reason === 'network'))
    assert.equal(await page.locator('#fallback').isVisible(), true)
  })
}

for (const where of ['a frame', 'a document of its own, and back']) {
  scene(`an element moved to ${where} keeps its style and works`, '/page.html', { routes: ROUTES }, async (page) => {
    await page.evaluate(async (where) => {
      const element = document.querySelector('plenary-agenda')
      if (where === 'a frame') {
        const frame = document.body.appendChild(document.createElement('iframe'))
        Object.assign(frame.style, { width: '600px', height: '400px' })
        frame.contentDocument.body.append(element)
      } else {
        document.implementation.createHTMLDocument('').body.append(element)
        await new Promise((done) => setTimeout(done, 50))
        document.querySelector('main').append(element)
      }
    }, where)
    const at = where === 'a frame' ? page.frameLocator('iframe').locator('plenary-agenda') : page.locator('plenary-agenda')
    const card = at.locator('.card')
    await card.first().waitFor()
    await until(async () => (await card.first().evaluate((node) => getComputedStyle(node).borderTopStyle)) === 'solid', 'the theme is there')
    await card.first().click()
    await at.locator('dialog h3', { hasText: 'First' }).waitFor()
    await until(async () => (await at.locator('dialog').evaluate((node) => getComputedStyle(node).position)) === 'fixed')
  })
}

const more = readFileSync(here('pkg/plenary-more.wasm'))
const note = (page) => inside(page, '[role=alert]')
scene('a tap that needs a file which cannot be loaded shows a message, and is repeated when online', '/page.html', { asleep: true, routes: ROUTES, problems: [/ERR_INTERNET_DISCONNECTED/] }, async (page) => {
  await page.context().setOffline(true)
  await inside(page, '.card h4 a').first().click()
  await note(page).waitFor()
  assert.equal(await note(page).textContent(), 'This could not be loaded. Check your connection and try again.')
  assert.ok(await note(page).evaluate((node) => node.getBoundingClientRect().top < innerHeight))
  await page.context().setOffline(false)
  await inside(page, 'dialog h3').waitFor()
  assert.equal(await inside(page, 'dialog h3').textContent(), 'First')
  assert.equal(await note(page).count(), 0)
})

scene('the message is in the language of the page, and a later tap tries again', '/page.html', {
  asleep: true, routes: { ...ROUTES, '/page.html': html('<plenary-agenda src="good.json"></plenary-agenda>', { lang: 'fr' }), '/pkg/plenary-more.wasm': { status: 503 } }, problems: [/503/],
}, async (page, site) => {
  await inside(page, '.card h4 a').first().click()
  await note(page).waitFor()
  assert.deepEqual([await note(page).textContent(), await note(page).getAttribute('lang')], ['Chargement impossible. Vérifiez votre connexion et réessayez.', 'fr'])
  site.routes['/pkg/plenary-more.wasm'] = { body: more }
  await inside(page, '.card h4 a').first().click()
  await inside(page, 'dialog h3').waitFor()
  assert.equal(await note(page).count(), 0)
})

scene('in a long agenda, too, the message is visible', '/page.html', {
  asleep: true, viewport: { width: 400, height: 600 }, problems: [/503/],
  routes: { ...ROUTES, '/good.json': json(feed(Array.from({ length: 30 }, (_, n) => ({ title: `Session ${n}`, start: `2027-06-07T${String(8 + Math.floor(n / 4)).padStart(2, '0')}:${15 * (n % 4) || '00'}`, duration: 15 })))), '/pkg/plenary-more.wasm': { status: 503 } },
}, async (page) => {
  await page.waitForFunction(() => document.querySelector('plenary-agenda').shadowRoot.querySelectorAll('.card').length === 30)
  await inside(page, '.card h4 a').last().click()
  await note(page).waitFor()
  const { top, bottom } = await note(page).evaluate((node) => node.getBoundingClientRect().toJSON())
  assert.ok(top >= 0 && bottom <= 600, `${top} to ${bottom}`)
})
