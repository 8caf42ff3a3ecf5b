// What a page downloads before it can show an agenda, and how much of that is still to be spent; and what it downloads for
// those who use it, which has no ceiling.
//
//   node tools/size.mjs
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { here } from './run.mjs'

const FIRST_SCREEN = ['plenary.js', 'plenary.wasm']
const WHEN_USED = ['plenary-more.js', 'plenary-more.wasm', 'plenary-more.css']
const OTHER_FORMATS = ['plenary-formats.js', 'plenary-formats.wasm']
const ONE_FILE = ['plenary-single.js']
const FURTHER_FORMATS = ['plenary-formats-more.js', 'plenary-formats-more.wasm']
const CEILING = 55_000

const brotli = (body) => zlib.brotliCompressSync(body, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length } })
const sizes = (body) => [body.length, zlib.gzipSync(body, { level: 9 }).length, brotli(body).length]

/** Prints the table; false if the first screen is above its ceiling. */
export function report(pkg) {
  const line = (name, numbers) => console.log(name.padEnd(24), ...numbers.map((n) => String(n).padStart(9)))
  line('bytes', ['raw', 'gzip', 'brotli'])
  const table = (title, names) => {
    const all = names.map((name) => sizes(readFileSync(path.join(pkg, name))))
    names.forEach((name, i) => line(name, all[i]))
    const total = all.reduce((sum, numbers) => sum.map((n, i) => n + numbers[i]))
    line(title, total)
    return total[2]
  }
  const left = CEILING - table('first screen', FIRST_SCREEN)
  table('when used', WHEN_USED)
  table('other formats', OTHER_FORMATS)
  for (const name of ONE_FILE) line(name, sizes(readFileSync(path.join(pkg, name))))
  table('and further ones', FURTHER_FORMATS)
  const languages = path.join(pkg, 'lang')
  for (const name of existsSync(languages) ? readdirSync(languages).sort() : []) line(`lang/${name}`, sizes(readFileSync(path.join(languages, name))))
  console.log(left < 0 ? `first screen: ${-left} bytes above its ceiling of ${CEILING}` : `first screen: ${left} of ${CEILING} bytes left`)
  return left >= 0
}

if (process.argv[1] === import.meta.filename && !report(here('pkg'))) process.exitCode = 1
