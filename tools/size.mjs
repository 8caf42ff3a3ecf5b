// What a page downloads before it can show an agenda, and how much of that is still to be spent.
//
//   node tools/size.mjs
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { here } from './run.mjs'

const FIRST_SCREEN = ['plenary.js', 'plenary.wasm']
const CEILING = 55_000

const brotli = (body) => zlib.brotliCompressSync(body, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length } })
const sizes = (body) => [body.length, zlib.gzipSync(body, { level: 9 }).length, brotli(body).length]

/** Prints the table; false if the first screen is above its ceiling. */
export function report(pkg) {
  const line = (name, numbers) => console.log(name.padEnd(24), ...numbers.map((n) => String(n).padStart(9)))
  line('bytes', ['raw', 'gzip', 'brotli'])
  const total = [0, 0, 0]
  for (const name of FIRST_SCREEN) {
    const numbers = sizes(readFileSync(path.join(pkg, name)))
    numbers.forEach((n, i) => (total[i] += n))
    line(name, numbers)
  }
  line('first screen', total)
  const languages = path.join(pkg, 'lang')
  for (const name of existsSync(languages) ? readdirSync(languages).sort() : []) line(`lang/${name}`, sizes(readFileSync(path.join(languages, name))))
  const left = CEILING - total[2]
  console.log(left < 0 ? `first screen: ${-left} bytes above its ceiling of ${CEILING}` : `first screen: ${left} of ${CEILING} bytes left`)
  return left >= 0
}

if (process.argv[1] === import.meta.filename && !report(here('pkg'))) process.exitCode = 1
