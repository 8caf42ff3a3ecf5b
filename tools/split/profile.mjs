// Determines which functions run until an agenda is shown: the module is instrumented, and shows the agendas in training/ (see train.mjs).
import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { here } from '../run.mjs'
import { assemble } from './binaryen.mjs'
import { print } from './text.mjs'

const TRAINING = here('tools/split/training')

/** The module's forms, where each function first calls `call` of the module `profile` with its place in `functions`. */
export function instrument(forms) {
  const functions = []
  const texts = forms.map(({ what, id, text }) => {
    if (what !== 'func') return text
    const call = `(call $profile (i32.const ${functions.push(id) - 1}))`
    // Behind the locals. A function without a body is one line.
    return text.replace(/^\(func [^\n]*(?:\n {2}\(local [^\n]*)*(?=\n)/, (head) => `${head}\n  ${call}`)
  })
  // Imports come before everything that is defined.
  texts.splice(
    forms.findIndex(({ what }) => what === 'import'),
    0,
    '(import "profile" "call" (func $profile (param i32)))',
  )
  return { functions, text: print(texts) }
}

/** The identifiers of the functions that were called. `script` is what wasm-bindgen wrote around the module; files go into `out`. */
export function profile(forms, script, out) {
  const { functions, text } = instrument(forms)
  const [wat, wasm] = ['wat', 'wasm'].map((extension) => path.join(out, `instrumented.${extension}`))
  writeFileSync(wat, text)
  assemble(wat, wasm)
  const feeds = readdirSync(TRAINING)
    .sort()
    .map((name) => path.join(TRAINING, name))
  const { status, stdout } = spawnSync(process.execPath, [path.join(import.meta.dirname, 'train.mjs'), wasm, script, ...feeds], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error('the training failed: an agenda in tools/split/training could not be shown by the first file')
  return new Set(JSON.parse(stdout).map((number) => functions[number]))
}
