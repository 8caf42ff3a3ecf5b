// The two wasm files fit together, and so do the two scripts around them.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { here } from '../../tools/run.mjs'

const module = (name) => new WebAssembly.Module(readFileSync(here('pkg', name)))
const first = module('plenary.wasm')
const second = module('plenary-more.wasm')
const script = await import('../../pkg/plenary-more.js')
const builds = [first, second].flatMap((one) => WebAssembly.Module.customSections(one, 'build'))
// What the second asks for: of the first, and of the second script.
const asked = (from) => WebAssembly.Module.imports(second).filter(({ module }) => module === from)

// What the scripts give the program is not called in these tests: any function does, and the second script needs nothing
// of the first.
const start = () => {
  const imports = Object.fromEntries(WebAssembly.Module.imports(first).map(({ name }) => [name, () => undefined]))
  return new WebAssembly.Instance(first, { '.': imports }).exports
}
const given = script.glue([]).imports
const join = (exports) => new WebAssembly.Instance(second, { '.': script.link(second, exports), './': given })
const table = (exports) => Object.values(exports).filter((one) => one instanceof WebAssembly.Table)
const filled = (tables) => tables.flatMap((one) => Array.from({ length: one.length }, (_, slot) => one.get(slot))).filter((one) => typeof one === 'function').length

test('all files have the same build id', () => {
  assert.equal(builds.length, 2)
  assert.equal(builds[0].byteLength, 8)
  assert.deepEqual(new Uint8Array(builds[0]), new Uint8Array(builds[1]))
  assert.equal(script.build, String(new Uint8Array(builds[0])))
})

test('the first file imports only functions, all of them from the script', () => {
  for (const { module, name, kind } of WebAssembly.Module.imports(first)) assert.deepEqual([module, kind], ['.', 'function'], name)
})

test('imports of the second file are exports or table entries of the first, or from the second script', () => {
  const exported = new Map(WebAssembly.Module.exports(first).map(({ name, kind }) => [name, kind]))
  const linked = script.link(second, start())
  for (const { name, kind } of asked('.')) {
    if (kind === 'function') assert.equal(typeof linked[name], 'function', name)
    else assert.equal(kind, exported.get(name), name)
  }
  for (const kind of ['memory', 'table', 'function', 'global']) assert.ok(asked('.').some((one) => one.kind === kind), kind)
  for (const { name, kind } of asked('./')) assert.deepEqual([kind, typeof given[name]], ['function', 'function'], name)
  assert.equal(asked('.').length + asked('./').length, WebAssembly.Module.imports(second).length)
})

test('each script provides exactly the imports of its file', () => {
  assert.deepEqual(Object.keys(given).sort(), asked('./').map(({ name }) => name).sort())
  const early = new Set(WebAssembly.Module.imports(first).map(({ name }) => name))
  assert.deepEqual(Object.keys(given).filter((name) => early.has(name)), [])
  assert.doesNotMatch(readFileSync(here('pkg/plenary.js'), 'utf8'), /showModal|pushState/)
})

test('the second file is linked to the first only by its table', () => {
  const exports = start()
  const before = filled(table(exports))
  join(exports)
  assert.ok(filled(table(exports)) > before)
  assert.deepEqual(WebAssembly.Module.exports(second), [])
})

test('the second file does not overwrite data of the first', () => {
  const exports = start()
  const before = new Uint8Array(exports.memory.buffer).slice()
  join(exports)
  const after = new Uint8Array(exports.memory.buffer)
  assert.equal(after.length, before.length)
  assert.equal(before.findIndex((byte, place) => byte !== 0 && after[place] !== byte), -1)
})
