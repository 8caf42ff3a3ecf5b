// Names the function that was called before the second file was loaded: the stack trace of such a trap has numbers of functions of the first
// file, which have no names there.
//
//   node tools/split/unloaded.mjs < STACK      for the last build in target/split
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { here } from '../run.mjs'
import { functionNames } from './relocs.mjs'

/** `stack` with the names of `named`, the first file with its names: engines write `wasm-function[12]` for what has none. */
export function withNames(stack, named) {
  const names = functionNames(named)
  return stack.replace(/wasm-function\[(\d+)\]/g, (whole, number) => names.get(+number) ?? whole)
}

if (process.argv[1] === import.meta.filename) console.log(withNames(await text(process.stdin), readFileSync(here('target/split/first.named.wasm'))))
