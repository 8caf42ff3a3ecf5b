// Compares plenary with other agenda widgets: bench/README.md. Arguments are passed on.
//
//   node tools/bench.mjs …             measures
//   node tools/bench.mjs --publish     keeps the summary of the last run as bench/results/latest.json, and writes the tables of README.md and docs/site/performance.md from it
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fill, table } from './readme.mjs'
import { here, must, run } from './run.mjs'

const LATEST = 'bench/results/latest.json'
// An earlier run of other widgets, which change less often and take most of the time.
const PEERS = 'bench/results/peers.json'
const read = (file) => JSON.parse(readFileSync(here(file), 'utf8'))

const NAMES = {
  vanilla: 'hand-written JavaScript',
  'vanilla-stream': 'the same, preloaded and streaming',
  plenary: '**plenary**, the two lines alone',
  'plenary-preload': '**plenary**, with preload links',
  'plenary-prerendered': '**plenary**, prerendered',
  'plenary-base': 'plenary before, the two lines alone',
  'plenary-base-preload': 'plenary before, with preload links',
  'event-calendar': 'EventCalendar (list; no search, speakers, abstracts)',
  fullcalendar: 'FullCalendar (list; likewise)',
  pretalx: 'pretalx (list)',
}
// What a widget loads before its first session is shown.
const needed = ({ code: { files = [], brotli } = {} } = {}) => brotli - files.filter(({ file }) => file.startsWith('plenary-more.')).reduce((sum, late) => sum + late.brotli, 0)
const SIZES = { 50: '50', 1000: '1,000', 10000: '10,000' }

const ratio = (value) => (value ? `${value < 9.95 ? value.toFixed(2) : value.toFixed(0)}×` : '–')
const kilobytes = (bytes) => (bytes ? (bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0) : '–')
const ms = (value) => (Number.isFinite(value) ? value.toFixed(0) : '–')

/** The tables of docs/site/performance.md, of a summary of a run; or the first of them alone, for README. */
function speed({ summary, contenders, params, env }, isShort = false) {
  const peers = read(PEERS)
  const known = [...contenders, ...peers.contenders]
  const measured = (name, n) => summary.find((row) => row.name === name && row.n === n) ?? {}
  // Times of another run cannot be compared, their ratios can.
  const of = (name, n) => ({ slow: peers.summary.find((row) => row.name === name && row.n === n)?.slow, ...measured(name, n) })
  const rows = (columns) => {
    const lines = Object.keys(NAMES).map((name) => [NAMES[name], ...columns.map(([, get]) => get(name))])
    return table(
      ['widget', ...columns.map(([head]) => head)],
      lines.filter((line) => line.slice(1).some((cell) => cell !== '–')),
      ['---', ...columns.map(() => '--:')],
    )
  }
  const sizes = Object.keys(SIZES)
    .map(Number)
    .filter((n) => params.sizes.includes(n))
  const each = (head, get) => sizes.map((n) => [`${head}, ${SIZES[n]}`, (name) => get(of(name, n))])
  const first = rows([
    ['code for it, brotli kB', (name) => kilobytes(needed(known.find((one) => one.name === name)))],
    ...each('first session', (row) => ratio(row.slow?.toStatic)),
    ['second visit, 50', (name) => ratio(of(name, 50).cached?.toStatic)],
  ])
  const pair = (search, clear) => (Number.isFinite(search) || Number.isFinite(clear) ? `${ms(search)} / ${ms(clear)}` : '–')
  const use = rows([
    ['first tap, 50, ms', (name) => ms(measured(name, 50).tap)],
    ['search / clear before the second file, 50, ms', (name) => pair(measured(name, 50).early?.search, measured(name, 50).early?.searchClear)],
    ...sizes.filter((n) => n > 50).map((n) => [`search / clear, ${SIZES[n]}, ms`, (name) => pair(measured(name, n).filter?.search?.ms, measured(name, n).filter?.searchClear?.ms)]),
    ...(params.sizes.includes(10000) ? [['10,000 complete, relative to streaming', (name) => ratio(measured(name, 10000).slow?.settledToStream)]] : []),
  ])
  if (isShort) return first
  return `${first}

${use}

*First session* is relative to the same agenda as a static page in the same run; *code for it* is loaded before it, and plenary loads as much as the [tables of sizes](#size)
say when the browser is idle. The *first tap* comes four seconds after the page was read. Medians of
up to ${params.runs} rounds, Chromium ${env.browser.split('.')[0]} on ${env.cores} cores, load ${env.loadMedian.toFixed(1)}: CPU ${params.cpu} times slower, ${params.kbps / 1000} Mbit/s, ${params.rtt} ms. Runs on one machine differ by a tenth, machines by more.
EventCalendar, FullCalendar and pretalx are from an earlier run. A card of plenary shows no abstract; the session that opens does. \`npm run bench\`, then \`node tools/bench.mjs --publish\`.`
}

function publish() {
  const { samples, ...summary } = read('bench/out/results.json')
  writeFileSync(here(LATEST), `${JSON.stringify(summary, null, 1)}\n`)
  fill('docs/site/performance.md', { bench: () => speed(summary) })
  fill('README.md', { bench: () => speed(summary, true) })
}

if (process.argv[1] === import.meta.filename) {
  const args = process.argv.slice(2)
  if (args[0] === '--publish') publish()
  else {
    if (!existsSync(here('bench/node_modules'))) must('npm', ['ci', '--prefix', 'bench'])
    if (!run(process.execPath, ['bench/bench.mjs', ...args])) process.exitCode = 1
  }
}
