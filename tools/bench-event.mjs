// What a reader waits for at the event, with 1,000 sessions and a CPU four times slower: a star until it is painted, the first room grid, scrolling it,
// a refresh with ten changes; and whether 200 refreshes keep memory constant.
//
//   npm run bench:event [-- --runs 5] [--only star,grid,refresh,memory] [--pkg DIR]
//
// Times of taps are Event Timing durations: from the input until the next frame was presented, in steps of 8 ms.
import { parseArgs } from 'node:util'
import { generate, toPlenary } from '../bench/gen.mjs'
import { start } from '../tests/pages/harness.mjs'
import { FOLDERS } from './serve.mjs'

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    only: { type: 'string', default: 'star,grid,refresh,memory' },
    pkg: { type: 'string' },
    cpu: { type: 'string', default: '4' },
  },
})
const LIMITS = { star: 50, grid: 300, 'grid scroll, longest task': 50, 'refresh, longest task': 100 }
const REFRESHES = 200

const original = toPlenary(generate(1000))
// Ten changes: five moved, three cancelled, two renamed. Each round changes other sessions.
const changed = (round) => {
  const feed = structuredClone(original)
  for (let change = 0; change < 10; change++) {
    const session = feed.sessions[(round * 97 + change * 83) % feed.sessions.length]
    if (change < 5) session.room = feed.rooms[(round + change) % feed.rooms.length].id
    else if (change < 8) session.status = 'cancelled'
    else session.title += ' (new)'
  }
  return JSON.stringify(feed)
}

let body = JSON.stringify(original)
const html =
  '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="icon.svg"><script type="module" src="pkg/plenary.js"></script><plenary-agenda src="feed.json" refresh="0">fallback</plenary-agenda>'
const site = await start({
  routes: {
    '/event.html': { status: 200, headers: { 'content-type': 'text/html' }, body: html },
    '/feed.json': (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
  },
  folders: options.pkg && [['/pkg', options.pkg], ...FOLDERS],
})

// Runs in the page before its scripts.
const record = () => {
  const seen = (window.seen = { tasks: [], events: [], shifts: [] })
  const observe = (type, into, value, more) => new PerformanceObserver((list) => into.push(...list.getEntries().map(value))).observe({ type, buffered: true, ...more })
  observe('longtask', seen.tasks, ({ duration, startTime }) => ({ duration, startTime }))
  observe('event', seen.events, ({ name, duration, startTime }) => ({ name, duration, startTime }), { durationThreshold: 16 })
  observe('layout-shift', seen.shifts, ({ value, hadRecentInput }) => ({ value, hadRecentInput }))
  const { Instance } = WebAssembly
  WebAssembly.Instance = new Proxy(Instance, {
    construct(...args) {
      const instance = Reflect.construct(...args)
      window.wasmMemory ??= Object.values(instance.exports).find((one) => one instanceof WebAssembly.Memory)
      return instance
    },
  })
}

const open = async (width) => {
  const page = await site.open('about:blank', { viewport: { width, height: 800 }, timezoneId: 'Europe/Berlin' })
  await page.addInitScript(record)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: +options.cpu })
  await page.goto('/event.html')
  await page.loaded()
  await quiet(page)
  return { page, session }
}

// Until two seconds have had no long task.
const quiet = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        let timer
        const wait = () => {
          clearTimeout(timer)
          timer = setTimeout(done, 2000)
        }
        new PerformanceObserver(wait).observe({ type: 'longtask', buffered: false })
        wait()
      }),
  )
// Playwright's own click looks for what is in the way, in the page.
const tap = async (page, selector, index = 0) => {
  const { x, y, width, height } = await page.locator(`plenary-agenda ${selector}`).nth(index).boundingBox()
  await page.mouse.click(x + width / 2, y + height / 2)
}
const clear = (page) => page.evaluate(() => Object.values(window.seen).forEach((list) => list.splice(0)))
const seen = (page) => page.evaluate(() => window.seen)
const longest = (list) => Math.max(0, ...list.map(({ duration }) => duration))

const measures = {
  async star() {
    const { page } = await open(1280)
    const times = []
    for (const index of [0, 1, 2]) {
      await clear(page)
      await tap(page, '[part~="star"]', index)
      await quiet(page)
      times.push(longest((await seen(page)).events.filter(({ name }) => name === 'click' || name === 'pointerup')))
    }
    await page.context().close()
    return { 'star, first': times[0], star: Math.max(...times.slice(1)) }
  },
  async grid() {
    const { page } = await open(1280)
    await clear(page)
    await tap(page, '[data-act="view"][data-v="grid"]')
    await page.locator('plenary-agenda [role="grid"]').first().waitFor()
    await quiet(page)
    const first = await seen(page)
    await clear(page)
    await page.mouse.move(700, 600)
    for (let step = 0; step < 60; step++) {
      await page.mouse.wheel(0, 300)
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    }
    await quiet(page)
    const scrolled = await seen(page)
    await page.context().close()
    return {
      grid: longest(first.events),
      'grid, longest task': longest(first.tasks),
      'grid scroll, longest task': longest(scrolled.tasks),
      'grid shift': scrolled.shifts.reduce((sum, { value }) => sum + value, 0),
    }
  },
  async refresh() {
    body = JSON.stringify(original)
    const { page } = await open(1280)
    // The first reload loads what it needs.
    body = changed(1)
    await page.evaluate(() => document.querySelector('plenary-agenda').reload())
    await quiet(page)
    await page.evaluate(() => scrollTo(0, 3000))
    await quiet(page)
    await clear(page)
    body = changed(2)
    const took = await page.evaluate(async () => {
      const began = performance.now()
      await document.querySelector('plenary-agenda').reload()
      return performance.now() - began
    })
    await quiet(page)
    const { tasks, shifts } = await seen(page)
    await page.context().close()
    return {
      'refresh, in all': took,
      'refresh, longest task': longest(tasks),
      'refresh, long tasks': tasks.length,
      'refresh shift': shifts.reduce((sum, { value }) => sum + value, 0),
    }
  },
  async memory() {
    body = JSON.stringify(original)
    const { page, session } = await open(1280)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    await session.send('Performance.enable')
    const used = async () => {
      await session.send('HeapProfiler.collectGarbage')
      const { metrics } = await session.send('Performance.getMetrics')
      const metric = (wanted) => metrics.find(({ name }) => name === wanted).value
      return { heap: metric('JSHeapUsedSize') / 1e6, nodes: metric('Nodes'), wasm: await page.evaluate(() => (window.wasmMemory?.buffer.byteLength ?? 0) / 1e6) }
    }
    const at = {}
    for (let round = 1; round <= REFRESHES; round++) {
      body = changed(round)
      await page.evaluate(() => document.querySelector('plenary-agenda').reload())
      if (round === 20 || round === REFRESHES) at[round] = await used()
    }
    await page.context().close()
    return Object.fromEntries(Object.keys(at[20]).flatMap((name) => [20, REFRESHES].map((round) => [`${name} after ${round}`, at[round][name]])))
  },
}

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1]
const rows = {}
for (const name of options.only.split(',')) {
  const results = []
  for (let run = 0; run < (name === 'memory' ? 1 : +options.runs); run++) results.push(await measures[name]())
  for (const figure of Object.keys(results[0])) {
    const values = results.map((result) => result[figure])
    rows[figure] = { median: +median(values).toFixed(2), highest: +Math.max(...values).toFixed(2), limit: LIMITS[figure] ?? '' }
  }
}
await site.close()
console.table(rows)
if (Object.values(rows).some(({ median, limit }) => limit && median > limit)) process.exitCode = 1
