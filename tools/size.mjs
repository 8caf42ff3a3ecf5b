// The size of the files that a page downloads before it can show an agenda, and what is left of their budget; and the size of the lazy-loaded
// files, which have no budget.
//
//   node tools/size.mjs            prints it; the build also writes it into docs/site/performance.md
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { fill, table } from './readme.mjs'
import { here } from './run.mjs'

const PARTS = {
  'first screen': ['plenary.js', 'plenary.wasm'],
  'in another language (besides one of lang/)': ['plenary-localize.js'],
  'with own messages': ['plenary-messages.js'],
  'when used': ['plenary-more.js', 'plenary-more.wasm', 'plenary-more.css'],
  'to share an agenda': ['plenary-qr.js'],
  'for feeds of other programs': ['plenary-formats.js', 'plenary-formats.wasm'],
  'for feeds with faults': ['plenary-repair.js', 'plenary-repair.wasm'],
  'for JSON-LD and lists': ['plenary-formats-more.js', 'plenary-formats-more.wasm'],
  'for spreadsheets': ['plenary-formats-sheet.js', 'plenary-formats-sheet.wasm'],
  'for Excel and LibreOffice files (in tools)': ['plenary-workbook.js'],
  'for iCalendar': ['plenary-formats-calendar.js', 'plenary-formats-calendar.wasm'],
}
const ONE_FILE = 'plenary-single.js'
const CEILING = 58_800

const brotli = (body) => zlib.brotliCompressSync(body, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length } })
const sizes = (body) => [body.length, zlib.gzipSync(body, { level: 9 }).length, brotli(body).length]

/** A line for each file and for each part, as its name, its sizes (raw, gzip, brotli, in bytes), and whether it is a part. Of the languages, which are many, there
is one line, of the largest. */
export function measure(pkg) {
  const file = (name) => ({ name, numbers: sizes(readFileSync(path.join(pkg, name))) })
  const parts = Object.entries(PARTS).flatMap(([title, names]) => {
    const files = names.map(file)
    return [...files, { name: title, numbers: [0, 1, 2].map((i) => files.reduce((sum, { numbers }) => sum + numbers[i], 0)), isPart: true }]
  })
  const languages = readdirSync(path.join(pkg, 'lang')).map((name) => file(`lang/${name}`).numbers)
  const largest = [0, 1, 2].map((i) => Math.max(...languages.map((numbers) => numbers[i])))
  return [...parts, file(ONE_FILE), { name: 'lang/….json (the largest)', numbers: largest }]
}

/** Prints the lines; false if the first screen is above its ceiling. */
export function report(lines) {
  const print = (name, numbers) => console.log(name.padEnd(28), ...numbers.map((n) => String(n).padStart(9)))
  print('bytes', ['raw', 'gzip', 'brotli'])
  for (const { name, numbers } of lines) print(name, numbers)
  const left = CEILING - lines.find(({ name }) => name === 'first screen').numbers[2]
  console.log(left < 0 ? `first screen: ${-left} bytes above its ceiling of ${CEILING}` : `first screen: ${left} of ${CEILING} bytes left`)
  return left >= 0
}

/** Writes the lines into the page about performance, between their marks. */
export function publish(lines) {
  const rows = lines.map(({ name, numbers, isPart }) =>
    [isPart ? name : `\`${name}\``, ...numbers.map((n) => n.toLocaleString('en-US'))].map((cell) => (isPart ? `**${cell}**` : cell)),
  )
  fill('docs/site/performance.md', { size: () => table(['', 'raw', 'gzip', 'brotli'], rows, ['---', '--:', '--:', '--:']) })
}

if (process.argv[1] === import.meta.filename && !report(measure(here('pkg')))) process.exitCode = 1
