// A feed that changes while the page is open, and since the last visit: polling, and how changes are displayed and announced.
import assert from 'node:assert/strict'
import { still, until } from '../until.mjs'
import { feed, html, inside, json, settled, stage } from './scene.mjs'

const { scene } = stage()

const hour = (n) => String(n).padStart(2, '0')
const session = (n, more) => ({ id: `s${n}`, title: `Session ${n}`, start: `2027-06-07T${hour(9 + n)}:00`, duration: 60, room: n % 2 ? 'Hall' : 'Annex', ...more })
const BEFORE = Array.from({ length: 10 }, (_, n) => session(n))
const AFTER = BEFORE.map((one) => (one.id === 's4' ? { ...one, room: 'Attic' } : one.id === 's6' ? { ...one, status: 'cancelled' } : one))
const body = (attributes = '') => html(`<main><h1>Test</h1><plenary-agenda src="feed.json" ${attributes}></plenary-agenda></main>`, { head: '<meta name="viewport" content="width=device-width">' })
const routes = (before = BEFORE, attributes) => ({ '/page.html': body(attributes), '/feed.json': json(feed(before)) })
// It is on from 09:00 in Paris; the clock of the tests runs.
const on = (more) => ({ clock: '2027-06-07T10:05:00+02:00', timezoneId: 'Europe/Paris', routes: routes(), ...more })

const requests = (site) => site.log.filter((path) => path.startsWith('/feed.json')).length
const remember = (page) => page.evaluate(() => {
  window.updates = []
  addEventListener('plenary-updated', ({ detail }) => updates.push(detail.changes))
})
const change = (site, after) => (site.routes['/feed.json'] = typeof after === 'function' || after.status ? after : json(feed(after)))
const news = (page) => inside(page, '.news summary')
const reload = (page) => page.evaluate(() => document.querySelector('plenary-agenda').reload())
const visible = (page, state) => page.evaluate((state) => {
  for (const [name, value] of [['visibilityState', state], ['hidden', state === 'hidden']]) Object.defineProperty(document, name, { configurable: true, get: () => value })
  document.dispatchEvent(new Event('visibilitychange'))
}, state)

scene('during the event the feed is polled every five minutes, and changes are shown, announced and dispatched', '/page.html', on(), async (page, site) => {
  await remember(page)
  const first = requests(site)
  change(site, AFTER)
  await page.clock.runFor('03:30')
  assert.equal(requests(site), first)
  await page.clock.runFor('03:00')
  await news(page).waitFor()
  assert.equal(requests(site), first + 1)
  assert.match(await news(page).textContent(), /^Updated 10:\d\d AM: 1 cancelled and 1 in another room$/)
  assert.match(await inside(page, '[data-r=said]').textContent(), /^Updated 10:\d\d AM: 1 cancelled and 1 in another room$/)
  assert.equal(await inside(page, '[data-s=s4] .was').textContent(), 'was Annex')
  assert.ok(await inside(page, '[data-s=s6]').evaluate((card) => card.classList.contains('cancelled')))
  assert.deepEqual(await page.evaluate(() => updates), [[
    { id: 's4', what: 'room', before: 'Annex', after: 'Attic' },
    { id: 's6', what: 'cancelled', before: 'confirmed', after: 'cancelled' },
  ]])
  // It unfolds to links, stays so when more comes, and its filter leaves what has changed.
  await news(page).click()
  await inside(page, '.news a').getByText('Session 4').click()
  await inside(page, 'dialog h3').getByText('Session 4').waitFor()
  assert.equal(await inside(page, 'dialog .was').textContent(), 'was Annex')
  await page.keyboard.press('Escape')
  change(site, AFTER.map((one) => (one.id === 's8' ? { ...one, title: 'Other' } : one)))
  assert.equal(await reload(page), true)
  assert.ok(await inside(page, '.news details').evaluate((details) => details.open))
  await inside(page, '[data-act=facet][data-f=changed]').first().click()
  await page.waitForFunction(() => document.querySelector('plenary-agenda').state.shown === 3)
  assert.deepEqual(await page.axe(), [])
  await inside(page, '[data-act=dismiss]').click()
  await until(async () => !(await inside(page, '.news details').count()), 'the line is gone')
})

scene('an unchanged feed changes nothing', '/page.html', on(), async (page, site) => {
  await remember(page)
  await page.evaluate(() => {
    window.touched = 0
    new MutationObserver((records) => (touched += records.length)).observe(document.querySelector('plenary-agenda').shadowRoot, { subtree: true, childList: true, attributes: true, characterData: true })
  })
  const first = requests(site)
  assert.equal(await reload(page), true)
  assert.equal(await reload(page), true)
  assert.equal(requests(site), first + 2)
  assert.deepEqual(await page.evaluate(() => [touched, updates.length, events.filter(([name]) => name === 'loaded').length]), [0, 0, 1])
})

scene('a hidden tab makes no requests, and requests at once when visible', '/page.html', on(), async (page, site) => {
  await visible(page, 'hidden')
  const first = requests(site)
  await page.clock.runFor('01:00:00')
  assert.equal(requests(site), first)
  change(site, AFTER)
  await visible(page, 'visible')
  await news(page).waitFor()
  assert.equal(requests(site), first + 1)
})

scene('refresh="0" stops polling, and another value applies at once', '/page.html', on({ routes: routes(BEFORE, 'refresh="0"') }), async (page, site) => {
  const first = requests(site)
  await page.clock.runFor('30:00')
  assert.equal(requests(site), first)
  assert.equal(await page.evaluate(() => document.querySelector('plenary-agenda').refresh), '0')
  await page.evaluate(() => (document.querySelector('plenary-agenda').refresh = 1))
  await page.clock.runFor('01:30')
  await until(() => requests(site) > first, 'it is requested')
})

scene('an invalid value is reported, and the default of five minutes is used', '/page.html', on({ routes: routes(BEFORE, 'refresh="often"') }), async (page, site) => {
  const first = requests(site)
  await page.clock.runFor('06:30')
  await until(() => requests(site) === first + 1, 'it is requested')
})

scene('there is no polling days before the event or after it', '/page.html', on({ clock: '2027-06-01T10:00:00+02:00' }), async (page, site) => {
  const first = requests(site)
  await page.clock.runFor('01:00:00')
  assert.equal(requests(site), first)
})

scene('offline, it shows the time of the data, backs off, and updates when online again', '/page.html', on({ problems: [/503/] }), async (page, site) => {
  const first = requests(site)
  change(site, { status: 503 })
  await page.clock.runFor('06:30')
  await inside(page, '.as-of').waitFor()
  assert.match(await inside(page, '.as-of').textContent(), /^As of 10:05 AM/)
  assert.deepEqual((await page.evaluate(() => events)).map(([name]) => name), ['loaded'], 'scripts are not told of what is tried again')
  const failed = requests(site)
  assert.equal(failed, first + 1)
  await page.clock.runFor('06:30')
  assert.equal(requests(site), failed, 'it waits twice as long')
  assert.deepEqual(await page.axe(), [])
  change(site, AFTER)
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await news(page).waitFor()
  assert.equal(await inside(page, '.as-of').count(), 0)
})

scene('an update keeps the dialog, its scroll position and the focus, without layout shift', '/page.html', on({ viewport: { width: 400, height: 500 } }), async (page, site) => {
  const top = () => inside(page, '[data-s=s5]').evaluate((card) => card.getBoundingClientRect().top)
  await inside(page, '[data-s=s5]').evaluate((card) => card.scrollIntoView({ block: 'start', behavior: 'instant' }))
  const before = await still(top)
  await inside(page, '[data-s=s6] h4 a').evaluate((link) => link.focus({ preventScroll: true }))
  await page.evaluate(() => {
    window.shifted = 0
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shifted += value))).observe({ type: 'layout-shift', buffered: false })
  })
  change(site, AFTER)
  await reload(page)
  await news(page).waitFor()
  assert.ok(Math.abs((await still(top)) - before) < 2, 'the card moved')
  assert.equal(await page.evaluate(() => document.querySelector('plenary-agenda').shadowRoot.activeElement.closest('article').dataset.s), 's6')
  // One label more on a card below may take a line.
  assert.ok((await page.evaluate(() => shifted)) < 0.05, `${await page.evaluate(() => shifted)}`)
})

scene('the next visit lists changes since the last one', '/page.html', on({ clock: '2027-06-06T10:00:00+02:00' }), async (page, site) => {
  assert.equal(await news(page).count(), 0)
  change(site, AFTER)
  await page.clock.setSystemTime('2027-06-07T08:00:00+02:00')
  await page.reload()
  await page.loaded()
  await settled(page)
  await news(page).waitFor()
  assert.match(await news(page).textContent(), /^Changed since Sun, Jun 6: 1 cancelled and 1 in another room$/)
  assert.equal(await inside(page, '.main .was').count(), 0, 'which moves no card')
  await inside(page, '[data-s=s4] h4 a').click()
  assert.equal(await inside(page, 'dialog .was').textContent(), 'was Annex')
})

scene('changes received while the page was open are not listed at the next visit', '/page.html', on({ clock: '2027-06-06T10:00:00+02:00' }), async (page, site) => {
  await settled(page)
  change(site, AFTER)
  await reload(page)
  await news(page).waitFor()
  assert.match(await news(page).textContent(), /^Updated /)
  await page.clock.setFixedTime('2027-06-07T10:05:00+02:00')
  await page.reload()
  await page.loaded()
  await settled(page)
  assert.equal(await news(page).count(), 0)
})

scene('a feed set as an object is never requested', '/page.html', on({ routes: { '/page.html': html(`<plenary-agenda></plenary-agenda><script>document.querySelector('plenary-agenda').feed = ${JSON.stringify(feed(BEFORE))}</script>`) } }), async (page, site) => {
  await remember(page)
  await page.clock.runFor('20:00')
  assert.equal(requests(site), 0)
  await page.evaluate((feed) => (document.querySelector('plenary-agenda').feed = feed), feed(AFTER))
  await page.waitForFunction(() => updates.length)
  assert.equal(await page.evaluate(() => updates[0][0].what), 'room')
})
