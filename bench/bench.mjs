// Measures agenda widgets side by side in a real browser. See README.md.
import { chromium } from 'playwright-core'
import * as esbuild from 'esbuild'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import os from 'node:os'
import path from 'node:path'
import { Server, sizes as codeSizes } from './lib/server.mjs'
import { shell } from './lib/shell.mjs'
import { writeAll, TZ } from './gen.mjs'
import { report } from './lib/report.mjs'
import staticHtml from './contenders/static.mjs'
import vanilla, { streaming } from './contenders/vanilla.mjs'
import pretalx, { grid as pretalxGrid } from './contenders/pretalx.mjs'
import fullcalendar, { list6, grid6 } from './contenders/fullcalendar.mjs'
import eventCalendar from './contenders/event-calendar.mjs'
import scheduleX from './contenders/schedule-x.mjs'
import plenary, { bases, preload, prerendered } from './contenders/plenary.mjs'

// How a page is measured: unthrottled; on the slow profile; there a second time, with everything in the cache; a tap on a session some time after
// the page was read; and a search that comes before what is loaded late. The last three are for contenders that say what they need for it.
const MODES = ['fast', 'slow', 'cached', 'tap', 'early']

const { values: opt } = parseArgs({
  options: {
    sizes: { type: 'string', default: '50,1000,10000' },
    runs: { type: 'string', default: '7' },
    only: { type: 'string' }, // comma-separated names
    with: { type: 'string', default: '' }, // extra contenders, see EXTRA
    smoke: { type: 'boolean', default: false }, // one run, 50 sessions
    out: { type: 'string', default: 'out' },
    modes: { type: 'string', default: MODES.join() },
    resume: { type: 'boolean', default: false }, // go on from out/results.json; --runs is the new total
    cpu: { type: 'string', default: '4' },
    kbps: { type: 'string', default: '1600' },
    rtt: { type: 'string', default: '150' },
    cap: { type: 'string', default: '240' }, // seconds until a page counts as failed
    budget: { type: 'string', default: '180' }, // seconds for one contender x size x mode; slow ones get fewer runs, but at least 3
  },
})
const WANTED = opt.modes.split(',')
const SIZES = opt.smoke ? [50] : opt.sizes.split(',').map(Number)
const RUNS = opt.smoke ? 1 : +opt.runs
const CAP = +opt.cap * 1000
const DEFAULT = [staticHtml, vanilla, streaming, pretalx, fullcalendar, list6, eventCalendar, scheduleX, plenary, preload, prerendered, ...bases]
const EXTRA = [pretalxGrid, grid6]

const hasSize = (c, n) => !c.sizes || c.sizes.includes(n)

const root = path.dirname(fileURLToPath(import.meta.url))
const here = (...a) => path.join(root, ...a)
const cache = (...a) => { const d = here('.cache', ...a); mkdirSync(d, { recursive: true }); return d }
const dataFile = (n, f) => here('.cache', 'data', String(n), f)
const packageDir = (name) => here('node_modules', name)
const say = (s) => process.stderr.write(s + '\n')

function browserPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  for (const dir of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
      const p = path.join(dir, name)
      if (existsSync(p)) return p
    }
  }
  throw new Error('no chromium found on PATH; set CHROMIUM')
}
const ARGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

// ---------------------------------------------------------------- preparation
const server = new Server()
const ctx = {
  here, cache, sizes: SIZES, dataFile, packageDir,
  version: (name) => JSON.parse(readFileSync(path.join(packageDir(name), 'package.json'))).version,
  async bundle(name, entry, extra = {}) {
    const outdir = cache('build', name)
    await esbuild.build({ absWorkingDir: root, entryPoints: [entry], bundle: true, minify: true, format: 'esm', target: 'es2022', legalComments: 'none', outdir, define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'error', ...extra })
    return outdir
  },
}

async function prepare() {
  const missing = SIZES.filter((n) => !existsSync(dataFile(n, 'meta.json')))
  if (missing.length) { say(`generating ${missing.join(', ')} sessions`); writeAll(cache('data'), missing) }
  await server.listen()
  server.dir('/data/', cache('data'))
  const named = (opt.only || opt.with || '').split(',').filter(Boolean)
  const all = [...DEFAULT, ...EXTRA]
  const unknown = named.filter((name) => !all.some((c) => c.name === name))
  if (unknown.length) throw new Error(`no contender ${unknown.join(', ')}; there are ${all.map((c) => c.name).join(', ')}`)
  const wanted = all.filter((c) => named.includes(c.name) || (!opt.only && DEFAULT.includes(c)))
  const ready = []
  for (const c of wanted) {
    const p = await c.prepare(ctx)
    if (p.skip) { say(`skipping ${c.name}: ${p.skip}`); continue }
    for (const [url, dir] of p.dirs ?? []) server.dir(url, dir)
    for (const [url, file] of p.routes ?? []) server.file(url, file)
    for (const [url, body, type] of p.texts ?? []) server.text(url, body, type)
    for (const n of SIZES.filter((n) => hasSize(c, n))) {
      server.text(`/c/${c.name}/${n}/`, c.page({ n, shell, dataFile, origin: server.origin }))
      server.warm(`/c/${c.name}/${n}/`)
      if (c.feed !== 'static.html') server.warm(c.feedPath?.(n) ?? `/data/${n}/${c.feed}`)
    }
    ready.push({ ...c, version: p.version, sha256: p.sha256 })
  }
  return ready
}

// ---------------------------------------------------------------- one page load
const meta = Object.fromEntries(SIZES.map((n) => [n, null]))
const timed = (p, ms, what) => {
  let t
  return Promise.race([p, new Promise((_, no) => { t = setTimeout(() => no(new Error(`${what}: nothing after ${ms / 1000} s`)), ms) })]).finally(() => clearTimeout(t))
}

// So long somebody reads before they tap, in milliseconds.
const READ = 4000
// Which contenders a mode is for; how early a search is matters in a small agenda alone.
const OFFERS = { fast: () => true, slow: () => true, cached: (c) => c.late || c.name === staticHtml.name, tap: (c) => c.tap, early: (c, n) => c.late && n < 1000 }
const takes = (c, n, mode) => WANTED.includes(mode) && hasSize(c, n) && OFFERS[mode](c, n)

async function measure(browser, c, n, mode) {
  const out = { name: c.name, n, mode }
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US', timezoneId: TZ, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const errors = []
  page.on('pageerror', (e) => errors.push(String(e.message).slice(0, 200)))
  const open = new Set() // requests under way
  page.on('request', (r) => open.add(r))
  page.on('requestfinished', (r) => open.delete(r))
  page.on('requestfailed', (r) => open.delete(r))
  try {
    const cdp = await context.newCDPSession(page)
    await page.addInitScript({ path: here('lib/probe.js') })
    await cdp.send('Performance.enable')
    if (mode === 'early') await page.route(c.late, (route) => route.abort())
    if (mode !== 'fast') {
      await cdp.send('Network.enable')
      const bps = (+opt.kbps * 1000) / 8
      await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: +opt.rtt, downloadThroughput: bps, uploadThroughput: bps / 2, connectionType: 'cellular4g' })
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: +opt.cpu })
    }
    server.log = []
    const visit = () => page.goto(`${server.origin}/c/${c.name}/${n}/`, { waitUntil: 'commit', timeout: CAP })
    let began = Date.now()
    await visit()
    if (mode === 'cached') {
      await timed(page.evaluate(() => window.__bench.visible), CAP, 'first session')
      await timed(page.evaluate((cap) => window.__bench.settled(1500, cap), CAP), CAP + 5000, 'settled')
      await page.goto('about:blank')
      began = Date.now()
      await visit()
    }
    const first = await timed(page.evaluate(() => window.__bench.visible), CAP, 'first session')
    out.first = first.at
    out.firstCode = first.code
    for (const until = Date.now() + CAP; open.size && Date.now() < until;) await new Promise((ok) => setTimeout(ok, 50)) // a feed may still be streaming in
    const settled = await timed(page.evaluate((cap) => window.__bench.settled(700, cap), CAP), CAP + 5000, 'settled')
    out.settled = Math.max(settled.at, first.at)
    Object.assign(out, await page.evaluate(() => {
      const b = window.__bench
      const fcp = performance.getEntriesByName('first-contentful-paint')[0]?.startTime
      return { fcp, blocking: b.blocking(0, b.visibleAt), blockingAll: b.blocking(0, Infinity), ...b.counts() }
    }))
    out.wire = server.log.filter((e) => e.status === 200).map((e) => ({ path: e.path, bytes: e.bytes, enc: e.enc, type: e.type }))
    out.missing = server.log.filter((e) => e.status !== 200 && !e.path.includes('favicon')).map((e) => e.path)

    if (mode === 'fast') {
      await cdp.send('HeapProfiler.enable')
      await cdp.send('HeapProfiler.collectGarbage')
      await cdp.send('HeapProfiler.collectGarbage')
      const { metrics } = await cdp.send('Performance.getMetrics')
      const m = Object.fromEntries(metrics.map((x) => [x.name, x.value]))
      out.heap = m.JSHeapUsedSize
      out.nodes = m.Nodes
    } else if (mode === 'slow' && c.filters) {
      out.filter = await filter(page, c.filters, meta[n])
    } else if (mode === 'early') {
      out.filter = await filter(page, { search: c.filters.search }, meta[n])
    } else if (mode === 'tap') {
      await new Promise((ok) => setTimeout(ok, Math.max(0, READ - (Date.now() - began - first.at))))
      out.tap = await timed(page.evaluate(([c, s, cap]) => window.__bench.tap(c, s, cap), [c.tap.click, c.tap.shows, CAP / 2]), CAP, 'tap')
    }
  } catch (e) {
    out.error = e.message.split('\n')[0]
  }
  if (errors.length) out.pageErrors = errors
  await context.close().catch(() => {})
  return out
}

async function filter(page, f, m) {
  const res = {}
  const settle = () => page.evaluate(() => window.__bench.settled(500, 60000))
  const act = async (key, a, expect) => {
    const r = await timed(page.evaluate(([a, e, cap]) => window.__bench.act(a, e, cap), [a, expect, CAP / 2]), CAP, key)
    await settle()
    if (r.error) { res[key] = null; (res.errors ??= []).push(`${key}: ${r.error}`); return }
    r.blocking = await page.evaluate((t) => window.__bench.blocking(t - 1, Infinity), r.t0)
    res[key] = { ms: r.ms, handler: r.handler, blocking: r.blocking }
  }
  if (f.open) {
    if (!(await page.evaluate((s) => window.__bench.click(s), f.open))) throw new Error(`filter: nothing matches ${f.open}`)
    await settle()
  }
  if (f.search) {
    const a = { kind: 'input', selector: f.search.input }
    await act('search', { ...a, value: m.search.term }, { codes: m.search.codes })
    await act('searchClear', { ...a, value: '' }, { first: m.first })
  }
  if (f.track && (!res.searchClear || res.searchClear.ms <= 20000)) { // no need to know it any better
    const a = { kind: 'choose', selector: f.track.select ?? f.track.click ?? f.track.either, text: m.track[f.track.by] }
    await act('track', a, { codes: m.track.codes })
    await act('trackClear', { ...a, clear: true }, { first: m.first })
  }
  return res
}

// ---------------------------------------------------------------- all of it
const shuffled = (list, seed) => {
  const a = [...list]
  let s = seed * 2654435761 >>> 0
  for (let i = a.length - 1; i > 0; i--) { s = (Math.imul(s, 1664525) + 1013904223) >>> 0; const j = s % (i + 1); [a[i], a[j]] = [a[j], a[i]] }
  return a
}

const contenders = await prepare()
for (const n of SIZES) meta[n] = JSON.parse(readFileSync(dataFile(n, 'meta.json')))
const exe = browserPath()
const samples = []
const dead = new Set() // contender x size x mode that did not make it: not tried again
const spent = new Map()
let browserVersion
const load = []
const outFile = (f) => path.resolve(root, opt.out, f)
const before = opt.resume ? JSON.parse(readFileSync(outFile('results.json'))) : null
if (before) samples.push(...before.samples)
const allSizes = [...new Set([...(before?.params.sizes ?? []), ...SIZES])].sort((a, b) => a - b)
const firstRun = (before?.params.runs ?? 0) + 1
const began = Date.now()
if (!opt.smoke) { // once round, unmeasured: files into the system's cache
  const browser = await chromium.launch({ executablePath: exe, args: ARGS })
  for (const c of contenders) await measure(browser, c, SIZES[0], 'fast')
  await browser.close()
}
for (let run = firstRun; run <= RUNS; run++) {
  const browser = await chromium.launch({ executablePath: exe, args: ARGS }) // fresh, empty profile
  browserVersion = browser.version()
  await measure(browser, contenders[0], SIZES[0], 'fast') // unmeasured: the new browser's first page is slow
  for (const n of SIZES) {
    for (const mode of MODES) {
      load.push(os.loadavg()[0])
      for (const c of shuffled(contenders, run * 31 + n + 7 * MODES.indexOf(mode))) {
        const key = `${c.name}|${n}|${mode}`
        if (!takes(c, n, mode) || dead.has(key) || (run > 3 && (spent.get(key) ?? 0) * run / (run - 1) > +opt.budget * 1000)) continue
        const t0 = Date.now()
        const r = await measure(browser, c, n, mode)
        spent.set(key, (spent.get(key) ?? 0) + Date.now() - t0)
        r.run = run
        samples.push(r)
        if (r.error) dead.add(key)
        say(`${String(Math.round((Date.now() - began) / 1000)).padStart(5)} s  run ${run}/${RUNS}  n=${n} ${mode}  ${c.name.padEnd(18)} ${r.error ?? `first ${r.first.toFixed(0)} ms, settled ${r.settled.toFixed(0)} ms, ${r.sessions} sessions in DOM`}${r.tap ? `  tap ${r.tap.toFixed(0)}` : ''}${r.filter ? '  ' + Object.entries(r.filter).filter(([k]) => k !== 'errors').map(([k, v]) => `${k} ${v ? v.ms.toFixed(0) : '-'}`).join(' ') : ''}${r.filter?.errors ? ' ' + r.filter.errors.join('; ') : ''}${r.pageErrors ? '  ! ' + r.pageErrors[0] : ''}${r.missing?.length ? '  404 ' + r.missing[0] : ''}`)
      }
    }
  }
  await browser.close()
  const code = {}
  for (const c of contenders) {
    const s = samples.find((x) => x.name === c.name && x.wire)
    if (!s) { code[c.name] = before?.contenders.find((x) => x.name === c.name)?.code; continue }
    const files = s.wire.filter((e) => /javascript|css|wasm|font/.test(e.type)).map((e) => ({ file: path.basename(e.path), ...codeSizes(server.entry(e.path).raw) }))
    const sum = (k) => files.reduce((a, x) => a + x[k], 0)
    code[c.name] = { raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli'), files }
  }
  mkdirSync(outFile('.'), { recursive: true })
  const result = report({
    params: { sizes: allSizes, runs: run, cpu: +opt.cpu, kbps: +opt.kbps, rtt: +opt.rtt, viewport: '1280x800' },
    env: { browser: browserVersion, node: process.version, cores: os.cpus().length, loadMedian: [...load].sort((a, b) => a - b)[load.length >> 1], seconds: Math.round((Date.now() - began) / 1000) + (before?.env.seconds ?? 0) },
    contenders: contenders.map((c) => ({ name: c.name, label: c.label, version: c.version, sha256: c.sha256, feed: c.feed, code: code[c.name], note: c.filters?.search?.note })),
    samples: samples.map(({ wire, ...s }) => (wire ? { ...s, wireBytes: wire.reduce((a, x) => a + x.bytes, 0), feedBytes: wire.filter((x) => !/javascript|css|wasm|font/.test(x.type)).reduce((a, x) => a + x.bytes, 0) } : s)),
  })
  writeFileSync(outFile('results.json'), JSON.stringify(result.json, null, 1))
  writeFileSync(outFile('results.md'), result.markdown)
  if (run === RUNS) console.log(result.markdown)
}
server.close()
