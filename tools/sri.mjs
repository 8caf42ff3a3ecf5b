// Hashes for subresource integrity (SRI).
//
//   node tools/sri.mjs [FILE ...]      without one, of all that pages load of pkg/
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { here } from './run.mjs'

export const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`

const loaded = () =>
  readdirSync(here('pkg'))
    .filter((name) => /^plenary[\w-]*\.(js|wasm|css)$/.test(name))
    .sort()

if (process.argv[1] === import.meta.filename) {
  const given = process.argv.slice(2)
  const files = given.length ? given.map((file) => [file, path.resolve(file)]) : loaded().map((name) => [name, here('pkg', name)])
  for (const [name, file] of files) console.log(`${integrity(readFileSync(file))}  ${name}`)
}
