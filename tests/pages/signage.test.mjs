// view="now": digital signage on an unattended screen.
import assert from 'node:assert/strict'
import { until } from '../until.mjs'
import { DAY, stop } from './day.mjs'
import { html, inside, json, stage } from './scene.mjs'

const { scene } = stage()
const head = '<meta name="viewport" content="width=device-width">'
const PAGE = html('<main><h1>Screen</h1><plenary-agenda src="day.json" view="now"></plenary-agenda></main>', { head })
const LIVE = { ...DAY, sessions: DAY.sessions.map((one) => (one.id === 'talk' ? { ...one, people: ['ada'] } : one)) }
const at = (clock, more) => ({ clock: `2027-06-${clock}:00-04:00`, routes: { '/screen.html': PAGE, '/day.json': json(LIVE) }, viewport: { width: 1400, height: 800 }, ...more })
const text = async (page, selector) => (await inside(page, selector).allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim())
const awake = async (page) => {
  await inside(page, '.board').waitFor()
  await page.waitForFunction(() => document.querySelector('plenary-agenda').shadowRoot.querySelector('[data-r=news]'))
}

for (const colorScheme of ['light', 'dark']) {
  scene(`current sessions with speakers and ends, and next sessions, in large type, ${colorScheme}`, '/screen.html', { ...at('07T10:30', { colorScheme }), asleep: true }, async (page) => {
    await awake(page)
    assert.deepEqual(await text(page, '.board-entry h3'), ['Talk', 'Clinic'])
    assert.deepEqual(await text(page, '.board-who'), ['Ada One'])
    assert.deepEqual(await text(page, '.board-until'), ['until 11:00 AM', 'until 11:30 AM'])
    assert.deepEqual(await text(page, '.board-next h3'), ['Next 11:00 AM'])
    for (const selector of ['.bar', '.head', '.chips']) assert.equal(await inside(page, selector).isVisible(), false, selector)
    const size = await inside(page, '.board-entry h3').first().evaluate((title) => parseFloat(getComputedStyle(title).fontSize))
    assert.ok(size >= 40, `${size}`)
    assert.deepEqual(await page.axe(), [])
    await page.shot(`signage-${colorScheme}`)
  })
}

// Six rooms with long titles and panels, twice.
const FULL = {
  ...DAY,
  sessions: ['10:00', '11:00'].flatMap((time) =>
    Array.from({ length: 6 }, (_, n) => ({
      id: `${time}-${n}`,
      title: `A title that says quite precisely what the panel in room ${n} is about`,
      start: `2027-06-07T${time}`,
      duration: 60,
      room: `Room ${n}`,
      people: ['Ada Example', 'Ben Sample', 'Chiamaka Placeholder', 'Diego Muestra'],
    })),
  ),
  rooms: Array.from({ length: 6 }, (_, n) => ({ id: `Room ${n}`, name: `Room ${n}` })),
}

for (const [width, height] of [[1280, 720], [1920, 1080], [1080, 1920], [1024, 768]]) {
  scene(`everything fits on a screen of ${width} × ${height}, in the largest possible type`, '/screen.html', { ...at('07T10:30'), routes: { '/screen.html': html('<plenary-agenda src="day.json" view="now"></plenary-agenda>', { head: `${head}<style>body { margin: 0 }</style>` }), '/day.json': json(FULL) }, viewport: { width, height }, asleep: true }, async (page) => {
    await awake(page)
    const lowest = () => inside(page, '.board').evaluate((board) => Math.max(...[...board.querySelectorAll('*')].map((part) => part.getBoundingClientRect().bottom)))
    assert.equal((await text(page, '.board-entry h3')).length, 6)
    await until(async () => (await lowest()) <= height, 'all of it is seen')
    const size = await inside(page, '.board-line').first().evaluate((line) => parseFloat(getComputedStyle(line).fontSize))
    assert.ok(size >= 16, `${size}`)
    // A lower window, and a higher one. In the others it is as large or as small as it gets.
    if (width < 1920) return
    await page.setViewportSize({ width, height: height - 100 })
    await until(async () => (await lowest()) <= height - 100, 'all of it is seen in a lower window')
    await page.setViewportSize({ width, height: height * 4 })
    await until(async () => (await inside(page, '.board-line').first().evaluate((line) => parseFloat(getComputedStyle(line).fontSize))) > size, 'the type is larger in a higher one')
  })
}

scene('it follows the clock, also past midnight, and shows only the room in the fragment', '/screen.html#room=Hall', { ...at('07T10:58'), asleep: true }, async (page) => {
  await awake(page)
  assert.deepEqual(await text(page, '.board-entry h3'), ['Talk'])
  await stop(page, '07T10:59')
  await page.clock.runFor('01:05')
  await until(async () => (await text(page, '.board-entry h3'))[0] === 'Panel', 'the next one is on')
  await stop(page, '08T00:30')
  await page.clock.runFor('01:05')
  await until(async () => (await text(page, '.board-next h3'))[0] === 'Next 9:00 AM', 'it is the next day')
})

scene('it keeps its data offline, and polls for updates', '/screen.html', { ...at('07T10:30'), asleep: true, problems: [/503/] }, async (page, site) => {
  await awake(page)
  site.routes['/day.json'] = { status: 503 }
  await page.clock.runFor('06:30')
  await inside(page, '.as-of').waitFor()
  assert.deepEqual(await text(page, '.board-entry h3'), ['Talk', 'Clinic'])
  site.routes['/day.json'] = json({ ...LIVE, sessions: LIVE.sessions.map((one) => (one.id === 'talk' ? { ...one, title: 'Another talk' } : one)) })
  await page.clock.runFor('12:30')
  await until(async () => (await text(page, '.board-entry h3'))[0] === 'Another talk', 'it is shown')
})
