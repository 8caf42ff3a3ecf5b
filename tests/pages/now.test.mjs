import assert from 'node:assert/strict'
import { idle } from '../until.mjs'
import { bar, DAY, line, marks, ROUTES, stop } from './day.mjs'
import { focused, html, inside, json, stage, written } from './scene.mjs'

const { scene } = stage()
const at = (clock, more) => ({ clock: `2027-06-${clock}:00-04:00`, routes: ROUTES, ...more })
const NONE = { on: [], next: [], lines: [] }

scene('days before: when it begins, and no marks', '/day.html', at('04T08:00'), async (page) => {
  assert.deepEqual(await bar(page), ['Begins Mon, Jun 7, 9:00 AM EDT (in 3 days)'])
  assert.deepEqual(await marks(page), NONE)
  assert.equal(await inside(page, '[data-act=now]').count(), 0)
})

scene('the day before, and the same morning', '/day.html', at('06T08:00'), async (page) => {
  assert.deepEqual(await bar(page), ['Begins Mon, Jun 7, 9:00 AM EDT (tomorrow)'])
  await stop(page, '07T06:30')
  assert.deepEqual(await bar(page), ['Begins 9:00 AM EDT (in 2 hours)'])
  assert.deepEqual(await marks(page), { ...NONE, lines: [[undefined, 'Now 6:30 AM EDT', 'Opening']] })
  await stop(page, '07T08:59')
  assert.deepEqual(await bar(page), ['Begins 9:00 AM EDT (in 1 minute)'])
})

scene('while it is on: what is, and what is next', '/day.html', at('07T10:30'), async (page) => {
  const [now, next] = await bar(page)
  assert.equal(now, 'On now Talk (Hall), Clinic (Annex)')
  assert.match(next, /^Next 11:00 AM EDT \(in 30 minutes\): Panel \(Hall\)/)
  assert.deepEqual(await marks(page), { on: ['Talk', 'Clinic'], next: ['Panel', 'Workshop'], lines: [['Talk', 'Now 10:30 AM EDT', 'Panel']] })
  assert.deepEqual(await inside(page, '.main .mark').allTextContents(), ['On now', 'On now', 'Next', 'Next'])
})

scene('its links open the session, and Back closes it', '/day.html', at('07T10:30'), async (page) => {
  assert.equal(await line(page), 'On now (2) Next 11:00 AM')
  assert.equal(await inside(page, '.now summary .dots > :last-child').evaluate((node) => getComputedStyle(node, '::before').content), '"·"')
  await inside(page, '.now summary').click()
  await inside(page, '.now a').getByText('Clinic').click()
  await inside(page, 'dialog h3').getByText('Clinic').waitFor()
  assert.equal(await inside(page, 'dialog .mark.live').textContent(), 'On now')
  await written(page, { session: 'clinic' })
  await page.goBack()
  await page.waitForFunction(() => !document.querySelector('plenary-agenda').shadowRoot.querySelector('dialog').open)
  await inside(page, '.now a').getByText('Panel').click()
  await inside(page, 'dialog h3').getByText('Panel').waitFor()
  assert.equal(await inside(page, 'dialog .mark').count(), 0)
})

for (const width of [1024, 700, 390]) {
  scene(`what unfolds moves nothing beside it, and has the whole width, ${width} px`, '/day.html', at('07T10:30', { viewport: { width, height: 800 } }), async (page) => {
    const places = () => Promise.all(['.now summary', '.now .tool', '.count'].map(async (part) => Object.values(await inside(page, part).boundingBox()).slice(0, 2)))
    const before = await places()
    await inside(page, '.now summary').click()
    const moved = (await places()).slice(0, width > 512 ? 3 : 2).flatMap((place, n) => place.map((at, axis) => Math.abs(at - before[n][axis])))
    assert.ok(Math.max(...moved) < 2, `${moved}`)
    const [list, chips] = [await inside(page, '.now ul').first().boundingBox(), await inside(page, '.chips').boundingBox()]
    assert.ok(Math.abs(list.width - chips.width) < 1 && Math.abs(list.x - chips.x) < 1, `${list.width} of ${chips.width}`)
  })
}

for (const [lang, width] of [['en', 320], ['de', 320], ['ru', 360], ['ar', 390]]) {
  const routes = { ...ROUTES, '/small.html': html(`<plenary-agenda lang="${lang}" src="day.json"></plenary-agenda>`, { head: '<meta name="viewport" content="width=device-width">' }) }
  scene(`the sign is on the line of what unfolds, ${lang}, ${width} px`, '/small.html', { ...at('07T10:30'), routes, viewport: { width, height: 740 }, hasTouch: true, isMobile: true }, async (page) => {
    const [summary, dots] = await Promise.all(['.now summary', '.now .dots'].map((part) => inside(page, part).boundingBox()))
    assert.ok(dots.y - summary.y < 14, `${dots.y - summary.y} px below`)
    assert.ok(Math.abs(dots.width - summary.width) < 30)
  })
}

scene('between two sessions, and between two days', '/day.html', at('07T14:00'), async (page) => {
  assert.deepEqual(await bar(page), ['Next 6:00 PM EDT (in 4 hours): Dinner (Hall)'])
  assert.deepEqual(await marks(page), { on: [], next: ['Dinner'], lines: [['Workshop', 'Now 2:00 PM EDT', 'Dinner']] })
  await stop(page, '07T23:00')
  assert.match((await bar(page)).join(), /^Next Tue, Jun 8, 9:00 AM EDT \(in 10 hours\): Second morning \(Hall\)$/)
  assert.deepEqual(await marks(page), { on: [], next: ['Second morning'], lines: [['Dinner', 'Now 11:00 PM EDT', undefined]] })
})

scene('time passes, and no card is made anew for it', '/day.html', at('07T10:58'), async (page) => {
  await page.evaluate(() => {
    const root = document.querySelector('plenary-agenda').shadowRoot
    const card = (title) => [...root.querySelectorAll('.card')].find((card) => window.seenText(card.querySelector('h4')) === title)
    window.cards = [...root.querySelectorAll('.card')]
    window.changes = []
    const observer = new MutationObserver((records) => changes.push(...records.map((record) => record.type)))
    for (const title of ['Opening', 'Second morning', 'Closing']) observer.observe(card(title), { subtree: true, childList: true, attributes: true, characterData: true })
  })
  await stop(page, '07T10:59')
  assert.deepEqual((await marks(page)).on, ['Talk', 'Clinic'])
  await page.clock.runFor(59_000)
  assert.deepEqual((await marks(page)).on, ['Talk', 'Clinic'])
  await page.clock.runFor(2_000)
  assert.deepEqual(await marks(page), { on: ['Clinic', 'Panel'], next: ['Workshop', 'Dinner'], lines: [['Panel', 'Now 11:00 AM EDT', 'Workshop']] })
  assert.match((await bar(page))[0], /^On now Panel \(Hall\), Clinic \(Annex\)$/)
  await page.clock.runFor('30:00')
  assert.deepEqual((await marks(page)).on, ['Panel', 'Workshop'])
  const same = () => [...document.querySelector('plenary-agenda').shadowRoot.querySelectorAll('.card')].every((card, place) => card === cards[place])
  assert.equal(await page.evaluate(same), true, 'the same elements')
  assert.deepEqual(await page.evaluate(() => window.changes), [], 'nothing touches cards that are neither on nor next')
})

// How often the page asks to be woken, or for frames, from now on.
/** A frame that the browser really renders, whatever the page's clock says: by its end it told of all that scrolled or has another size. */
const rendered = (page) => page.evaluate(() => new Promise((done) => {
  new ResizeObserver((_, observer) => done(observer.disconnect())).observe(document.documentElement)
}))
/** Nothing scrolls any more. */
const rest = async (page) => {
  for (const milliseconds of [2000, 200, 200]) {
    await rendered(page)
    await page.clock.runFor(milliseconds)
  }
  await rendered(page)
}
/** Counts what the page asks a clock for. */
const count = (page) => page.evaluate(() => {
  window.asked = 0
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback']) {
    const own = window[name]
    window[name] = (...args) => (window.asked++, own.apply(window, args))
  }
})
const listen = async (page) => {
  await rest(page)
  await count(page)
}
const asked = (page) => page.evaluate(() => window.asked)

scene('once it is over: nothing more, and the clock is left alone', '/day.html', at('08T10:59'), async (page) => {
  assert.deepEqual(await bar(page), ['On now Closing (Hall)'])
  await stop(page, '08T11:01')
  assert.deepEqual([await bar(page), await marks(page)], [[], { ...NONE, lines: [['Closing', 'Now 11:01 AM EDT', undefined]] }])
  await listen(page)
  await page.clock.runFor('03:00:00')
  assert.equal(await asked(page), 0)
})

scene('used when it is over long since: no marks, no timers', '/day.html', at('20T12:00'), async (page) => {
  assert.deepEqual([await bar(page), await marks(page)], [[], NONE])
  await stop(page, '20T12:10')
  await listen(page)
  await page.clock.runFor('03:00:00')
  assert.equal(await asked(page), 0)
})

const seconds = (site) => site.log.filter((path) => path.includes('plenary-more'))

scene('nobody touches it: what is over loads no second file', '/day.html', at('20T12:00', { asleep: true }), async (page, site) => {
  await page.clock.runFor(5_000)
  await idle()
  assert.deepEqual(seconds(site), [])
  assert.deepEqual(await marks(page), NONE)
})

scene('nobody touches it: what is on says so by itself', '/day.html', at('07T09:30', { asleep: true }), async (page, site) => {
  await inside(page, '.now').waitFor()
  assert.equal((await bar(page))[0], 'On now Opening (Hall)')
  assert.deepEqual((await marks(page)).on, ['Opening'])
  assert.equal(seconds(site).length, 3)
  assert.equal(await focused(page), 'body Test', 'and takes the focus from nobody')
})

scene('sessions without times are never on', '/day.html', at('07T09:30', {
  routes: { ...ROUTES, '/day.json': json({ ...DAY, sessions: [{ title: 'Some time' }, { title: 'That day', start: '2027-06-07' }] }) },
}), async (page) => {
  assert.deepEqual([await bar(page), await marks(page)], [[], NONE])
  await stop(page, '07T10:00')
  await listen(page)
  await page.clock.runFor('01:00:00')
  assert.equal(await asked(page), 0)
})

scene('a cancelled session is not on', '/day.html', at('07T09:30', {
  routes: { ...ROUTES, '/day.json': json({ ...DAY, sessions: DAY.sessions.map((one) => (one.title === 'Opening' ? { ...one, status: 'cancelled' } : one)) }) },
}), async (page) => {
  assert.deepEqual((await marks(page)).on, [])
  assert.match((await bar(page)).join(), /10:00 AM EDT \(in 30 minutes\)/)
})

const visible = (page, state) => page.evaluate((state) => {
  for (const [name, value] of [['visibilityState', state], ['hidden', state === 'hidden']]) Object.defineProperty(document, name, { configurable: true, get: () => value })
  document.dispatchEvent(new Event('visibilitychange'))
}, state)

scene('a tab that nobody sees does nothing, and is right at once when it is seen', '/day.html', at('07T09:30'), async (page) => {
  await stop(page, '07T09:31')
  await visible(page, 'hidden')
  await listen(page)
  await page.clock.runFor('01:00:00')
  assert.equal(await asked(page), 0)
  assert.deepEqual((await marks(page)).on, ['Opening'])
  await visible(page, 'visible')
  assert.deepEqual((await marks(page)).on, ['Talk', 'Clinic'])
  assert.match((await bar(page))[0], /^On now Talk/)
  await page.clock.runFor('30:00')
  assert.deepEqual((await marks(page)).on, ['Clinic', 'Panel'], 'and goes on')
})

scene('a machine that slept is right within ten seconds', '/day.html', at('07T09:30'), async (page) => {
  await stop(page, '07T09:31')
  await page.clock.setSystemTime('2027-06-07T11:40:05-04:00')
  assert.deepEqual((await marks(page)).on, ['Opening'], 'no timer ran while it slept')
  await page.clock.runFor(10_000)
  assert.deepEqual((await marks(page)).on, ['Panel', 'Workshop'])
  await page.clock.fastForward('06:40:00')
  assert.deepEqual((await marks(page)).on, ['Dinner'])
})

scene('two elements follow the clock each for itself', '/two.html', at('07T09:30', { count: 2 }), async (page) => {
  for (const id of ['#one', '#two']) assert.deepEqual((await marks(page, id)).on, ['Opening'])
  await page.locator('#two >> input[type=search]').fill('panel')
  await stop(page, '07T11:10')
  for (const id of ['#one', '#two']) assert.deepEqual((await marks(page, id)).on, ['Clinic', 'Panel'])
  await page.evaluate(() => document.querySelector('#one').remove())
  await page.clock.runFor('01:00:00')
  assert.deepEqual((await marks(page, '#two')).on, ['Workshop'])
})

scene('taken out of the page, it follows no clock', '/day.html', at('07T09:30'), async (page) => {
  await page.evaluate(() => document.querySelector('plenary-agenda').remove())
  await stop(page, '07T09:31')
  await listen(page)
  await page.clock.runFor('01:00:00')
  await visible(page, 'visible')
  assert.equal(await asked(page), 0)
})

scene('taken out of the page while it scrolls, it scrolls no more', '/day.html', at('07T09:30'), async (page) => {
  await stop(page, '07T09:31')
  await rest(page)
  await inside(page, '[data-act=now]').press('Enter')
  await page.waitForFunction(() => document.querySelector('plenary-agenda').shadowRoot.querySelector('.plenary').style.overflowAnchor === 'none')
  await page.evaluate(() => document.querySelector('plenary-agenda').remove())
  await rendered(page)
  await page.clock.runFor(50) // what ends with it, and the frame that was asked for
  await count(page)
  await page.clock.runFor(2000)
  assert.equal(await asked(page), 0)
})
