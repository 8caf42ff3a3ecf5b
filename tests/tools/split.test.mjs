// tools/split on modules that are small enough to be read.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { link } from '../../src/js/link.js'
import { assemble, disassemble } from '../../tools/split/binaryen.mjs'
import { share } from '../../tools/split/data.mjs'
import { order } from '../../tools/split/order.mjs'
import { findCold, partition } from '../../tools/split/partition.mjs'
import { instrument } from '../../tools/split/profile.mjs'
import { splitScript } from '../../tools/split/split-script.mjs'
import { data, elements, parse, print, slotsOf, thunk } from '../../tools/split/text.mjs'
import { withNames } from '../../tools/split/unloaded.mjs'
import { keepCustom } from '../../tools/split/wasm.mjs'

const folder = mkdtempSync(path.join(os.tmpdir(), 'split-'))
const at = (name) => path.join(folder, name)

function built(wat, ...flags) {
  writeFileSync(at('module.wat'), wat)
  assemble(at('module.wat'), at('module.wasm'), ...flags)
  return readFileSync(at('module.wasm'))
}

/** The forms of a module, as Binaryen writes them. */
function formsOf(wat) {
  built(wat, '--debuginfo')
  disassemble(at('module.wasm'), at('again.wat'))
  return parse(readFileSync(at('again.wat'), 'utf8'))
}

const ID = 'Cs0123456789_7plenary'
const OWN = `$_RNv${ID}4cold`
const STD = '$_RNvCs0123456789_4core4cold'
const WAT = `(module
  (import "." "out" (func $out (param i32)))
  (table $table 2 2 funcref)
  (elem (i32.const 1) $hot)
  (func $hot (param $0 i32) (result i32) (local $1 i32) (local.set $1 (call ${OWN} (local.get $0))) (call $out (local.get $1)) (local.get $1))
  (func ${OWN} (param $0 i32) (result i32) (i32.add (call ${STD} (local.get $0)) (i32.const 1)))
  (func ${STD} (param $0 i32) (result i32) (i32.mul (local.get $0) (i32.const 2)))
  (func $nothing)
  (export "run" (func $hot)))`

test('a module is read as forms, and printed from them', () => {
  const forms = formsOf(WAT)
  assert.deepEqual(
    forms.filter(({ what }) => what === 'func').map(({ id }) => id),
    ['$hot', OWN, STD, '$nothing'],
  )
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(built(print(forms.map(({ text }) => text)))), { '.': { out() {} } })
  assert.equal(exports.run(3), 7)
})

test('an instrumented module says which functions were called', () => {
  const { functions, text } = instrument(formsOf(WAT))
  const called = []
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(built(text)), { '.': { out() {} }, profile: { call: (number) => called.push(functions[number]) } })
  assert.equal(exports.run(3), 7)
  assert.deepEqual(called, ['$hot', OWN, STD])
})

test('cold functions are functions of the project that were not called and are not exported', () => {
  const forms = formsOf(WAT)
  assert.deepEqual(findCold(forms, new Set(['$hot'])), [OWN])
  assert.deepEqual(findCold(forms, new Set()), [OWN])
  assert.deepEqual(findCold(forms, new Set([OWN])), [])
})

// As relocs.mjs makes it: `edges` says who needs whom.
function graphOf(edges, { names, exports }) {
  const reach = (from, stop = new Set(), seen = new Set()) => {
    for (const node of from) if (!seen.has(node) && !stop.has(node)) reach(edges[node] ?? [], stop, seen.add(node))
    return seen
  }
  return { names: new Map(Object.entries(names)), exports: new Map(Object.entries(exports)), slots: new Map([[1, 'f1']]), reach: (from, stop) => reach(from, stop) }
}
const GRAPH = graphOf({ f1: ['f2', 'd1'], f2: ['f3', 'd2'] }, { names: { f1: 'hot', f2: OWN.slice(1), f3: STD.slice(1), f4: 'nothing' }, exports: { run: 'f1' } })

test('dependencies of only a split point are in the second file, with their data', () => {
  const { late, first, used } = partition(GRAPH, formsOf(WAT), [], [OWN])
  assert.deepEqual(
    [...late].filter((id) => id !== '$nothing'),
    [OWN, STD],
  )
  assert.deepEqual(
    [...first].filter((node) => node !== 'nobody'),
    ['f1', 'd1'],
  )
  for (const node of ['f1', 'f2', 'f3', 'd1', 'd2']) assert.ok(used.has(node), node)
})

test('a split point is found by the path of its function, and an unknown path is an error', () => {
  assert.ok(partition(GRAPH, formsOf(WAT), ['plenary::cold'], []).late.has(OWN))
  assert.throws(() => partition(GRAPH, formsOf(WAT), ['plenary::gone'], []), /no functions are called plenary::gone/)
})

// The first of two files: its function calls one that the second has.
function first() {
  const forms = formsOf(WAT)
  const late = forms.find(({ id }) => id === OWN)
  const rest = forms.filter(({ what, id }) => what !== 'elem' && id !== OWN)
  return print(
    rest.map(({ text }) => text),
    thunk(late, '$table', 0),
    elements('$table', new Map([[1, '$hot']])),
    '(export "table" (table $table))',
  )
}

test('a function of the second file is called through a table slot, which the second file fills', () => {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(built(first())), { '.': { out() {} } })
  assert.throws(() => exports.run(3), WebAssembly.RuntimeError)
  const second = '(module (import "." "table" (table $table 2 2 funcref)) (func $late (param i32) (result i32) (i32.const 40)) (elem (table $table) (i32.const 0) func $late))'
  new WebAssembly.Instance(new WebAssembly.Module(built(second)), { '.': exports })
  assert.equal(exports.run(3), 40)
})

test('the functions that the second file imports are at the end of the table', () => {
  const one =
    '(module (table $t 3 3 funcref) (func $a (result i32) (i32.const 1)) (func $b (result i32) (i32.const 2)) (elem (table $t) (i32.const 1) func $a $b) (export "t" (table $t)))'
  const two =
    '(module (import "." "t" (table 0 funcref)) (import "." "x" (func $x (result i32))) (import "." "y" (func $y (result i32))) (func (export "run") (result i32) (i32.add (call $x) (i32.mul (call $y) (i32.const 10)))))'
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(built(one)))
  const module = new WebAssembly.Module(built(two))
  assert.equal(new WebAssembly.Instance(module, { '.': link(module, exports) }).exports.run(), 21)
})

test('a call of a function that is not loaded is reported by its name', () => {
  const named = built(first(), '--debuginfo')
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(keepCustom(named)), { '.': { out() {} } })
  let stack
  try {
    exports.run(3)
  } catch (error) {
    stack = error.stack
  }
  assert.doesNotMatch(stack, /cold/)
  assert.ok(withNames(stack, named).includes(OWN.slice(1)))
})

test('similar functions are adjacent, and none is lost', () => {
  const body = (letter, count) => Array.from({ length: count }, (_, line) => `\n  (${letter} ${line})`).join('')
  const forms = [
    { what: 'func', id: '$a', text: `(func $a${body('a', 9)})` },
    { what: 'func', id: '$b', text: `(func $b${body('b', 8)})` },
    { what: 'func', id: '$c', text: `(func $c${body('a', 7)})` },
    { what: 'memory', id: '$m', text: '(memory $m 1)' },
    { what: 'func', id: '$tiny', text: '(func $tiny)' },
  ]
  assert.deepEqual(
    order(forms).map(({ id }) => id),
    ['$m', '$a', '$c', '$b', '$tiny'],
  )
})

test('element segments of a table are parsed and printed', () => {
  const slots = new Map([
    [4, '$c'],
    [1, '$a'],
    [2, '$b'],
  ])
  const forms = elements('$table', slots).map((text) => ({ text }))
  assert.equal(forms.length, 2)
  assert.deepEqual(new Map([...slotsOf(forms)].sort()), new Map([...slots].sort()))
})

test('each file has its own data, and the second does not overwrite the first', () => {
  const bytes = Buffer.from('firstlatedeadfirst')
  const segments = [{ address: 100, size: bytes.length, bytes }]
  const pieces = ['a', 'b', 'c', 'd'].map((node, place) => ({ node, address: 100 + [0, 5, 9, 13][place], size: [5, 4, 4, 5][place] }))
  const { first, second } = share({ segments, pieces }, { first: new Set(['a', 'd']), used: new Set(['a', 'b', 'd']) })
  assert.deepEqual(second, [data(105, Buffer.from('late'))])
  assert.deepEqual(first, [data(100, Buffer.from('first')), data(113, Buffer.from('first'))])
})

const SCRIPT = `export class Widget {
    early() { return wasm.early(this.ptr) }
    late(text) { return wasm.late(pass(text), LENGTH) }
}
if (Symbol.dispose) Widget.prototype[Symbol.dispose] = Widget.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        a: function(arg0) { return both(arg0); },
        b: function(arg0) { return both(onlyLate(arg0)) + LENGTH; },
    };
    return { ".": import0 };
}
const both = (x) => x;
// Its text mentions early() and } at the margin: "
function onlyLate(x) {
  const text = \`
}
function early() {\`
  return text + x;
}
function pass(text) {
  LENGTH = text.length;
  return text;
}
const Final = (typeof FinalizationRegistry === 'undefined') ? {} : new FinalizationRegistry(() => wasm);
let LENGTH = 0;
let cachedTextEncoder = new TextEncoder();
if (!('encodeInto' in cachedTextEncoder)) { cachedTextEncoder.encodeInto = () => {} }
let wasm;
function initSync(module) {
    if (module !== undefined) { ({module} = module) }
    if (!(module instanceof WebAssembly.Module)) { module = 1 }
    wasm = module;
    Final; cachedTextEncoder;
    return __wbg_get_imports();
}
export { initSync };
`

test('the script is split like the wasm files', async () => {
  const { first, second } = splitScript(SCRIPT, ['a'], ['b'], ['late'])
  writeFileSync(at('first.mjs'), first)
  writeFileSync(at('second.mjs'), second)
  const [one, two] = await Promise.all(['first.mjs', 'second.mjs'].map((name) => import(at(name))))
  assert.deepEqual(Object.keys(one.initSync({ module: { late: (text, length) => text + length } })['.']), ['a'])
  assert.equal(one.Widget.prototype.late, undefined)
  const { imports, methods } = two.glue(one.shared())
  assert.deepEqual([Object.keys(imports), Object.keys(methods)], [['b'], ['late']])
  // A variable that the first script changes is read when it is used.
  assert.equal(methods.late('four'), 'four4')
  assert.match(imports.b(7), /^\n}\nfunction early\(\) \{74$/)
  assert.doesNotMatch(first, /onlyLate|encodeInto|dispose/)
})

test('a script of an unexpected form is rejected', () => {
  assert.throws(() => splitScript(SCRIPT.replace("if (!('encodeInto'", "if (!('other'"), ['a'], ['b'], []), /wasm-bindgen writes something else now: 0 times encodeInto/)
  assert.throws(() => splitScript(SCRIPT, ['a'], ['c'], []), /imports what the script does not have/)
  assert.throws(() => splitScript(SCRIPT, ['a'], ['b'], ['gone']), /a late method is not in the script/)
})
