// Splits what wasm-bindgen made into two files: the first is enough to show something, the second has what only the late
// roots need. The second is given the exports of the first, and works on its memory, its stack and its table of functions.
// The first calls the second through that table, where what is late has a slot: empty, until the second fills it. At the end of the table are the
// functions of the first that the second calls: an entry there takes half of what an export does.
// The script is split, too: what only the second file imports of it is in a second script.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { assemble, disassemble, optimize, optimizeNamed } from './binaryen.mjs'
import { share } from './data.mjs'
import { findCold, partition } from './partition.mjs'
import { profile } from './profile.mjs'
import { splitScript } from './split-script.mjs'
import { known, letters, shorten } from './names.mjs'
import { order } from './order.mjs'
import { graph } from './relocs.mjs'
import { elements, ids, parse, print, signature, slotsOf, thunk } from './text.mjs'
import { keepCustom } from './wasm.mjs'

// Gives each late function that the first file calls a slot, and makes the table as long as that needs.
function fillTable(forms, late, called) {
  const table = forms.find(({ what, text }) => what === 'table' && /funcref\)$/.test(text))
  const before = Number(table.text.match(/ (\d+)/)[1])
  const slots = slotsOf(forms.filter(({ what }) => what === 'elem'))
  const slotOf = new Map([...slots].map(([slot, id]) => [id, slot]))
  let size = before
  for (const id of called) {
    if (slotOf.has(id)) continue
    slots.set(size, id)
    slotOf.set(id, size++)
  }
  const part = (isLate) => elements(table.id, new Map([...slots].filter(([, id]) => late.has(id) === isLate)))
  table.text = table.text.replace(/ \d+ \d+ funcref/, ` ${size} ${size} funcref`)
  return { id: table.id, slotOf, first: part(false), second: part(true) }
}

// Makes the table longer by so many slots. Returns how long it is then.
function appendTo(forms, { id }, { length }) {
  const form = forms.find((form) => form.what === 'table' && form.id === id)
  const size = Number(form.text.match(/ (\d+) \d+ funcref/)[1]) + length
  form.text = form.text.replace(/ \d+ \d+ funcref/, ` ${size} ${size} funcref`)
  return size
}

// How the second file declares what it imports.
function declare({ what, id, text }) {
  const isFunction = what === 'func' || text.includes('(func ')
  if (isFunction) return { what: 'func', id, type: `(func ${id} ${signature({ text })})` }
  if (what === 'global') return { what, id, type: `(global ${id} ${text.match(/\(mut \w+\)|[if]\d\d/)[0]})` }
  // The table of the first file is longer, and how much is not known yet.
  return { what, id, type: text.replace(/ (\d+) \d+ funcref/, ' $1 funcref') }
}

// The names that a file asks for of a module: '.' is the script to the first, and the first to the second file; './' is the
// second script.
const asked = (wasm, from) => WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(wasm))).flatMap(({ module, name }) => (module === from ? name : []))

/**
 * `linked`: from the linker, with --emit-relocs. `glue`: what wasm-bindgen --no-demangle made of it, without its ending.
 * `late`: the roots, exports by name and functions by path. Writes first.wasm, second.wasm, glue.js and
 * glue-more.js into `out`.
 */
export function split({ linked, glue, out, late: roots }) {
  const at = (name) => path.join(out, name)
  mkdirSync(out, { recursive: true })
  // The relocations are of the linked file, and wrong for this one.
  writeFileSync(at('whole.wasm'), keepCustom(readFileSync(`${glue}_bg.wasm`), 'name'))
  disassemble(at('whole.wasm'), at('whole.wat'))
  const longScript = readFileSync(`${glue}.js`, 'utf8')
  const forms = known(parse(readFileSync(at('whole.wat'), 'utf8')), longScript)

  const whole = graph(readFileSync(linked))
  const { late, ...nodes } = partition(whole, forms, roots, findCold(forms, profile(forms, `${glue}.js`, out)))
  const memory = share(whole, nodes)
  const isLate = ({ what, id }) => what === 'func' && late.has(id)
  const lateForms = forms.filter(isLate)
  const early = forms.filter((form) => !isLate(form) && !['elem', 'data'].includes(form.what))
  const mentions = (forms, elements = []) => new Set([...forms.flatMap(({ text }) => ids(text)), ...elements.flatMap(ids)])
  const mentionedEarly = mentions(early.filter(({ what }) => what !== 'import'))
  const called = [...mentionedEarly].filter((id) => late.has(id))
  const table = fillTable(forms, late, called)

  const mentioned = mentions(lateForms, table.second)
  const isOwn = ({ what, id }) => what === 'import' && mentioned.has(id) && !mentionedEarly.has(id) && !table.first.flatMap(ids).includes(id)
  const named = shorten([...early.filter((form) => !isOwn(form)), ...early.filter(isOwn)], longScript)
  const firstForms = named.forms.filter((form) => !isOwn(form))
  const own = named.forms.filter(isOwn).map(({ text }) => text.replace('(import "."', '(import "./"'))
  const shareable = firstForms.filter(({ what, id }) => ['memory', 'table'].includes(what) || (['func', 'import', 'global'].includes(what) && mentioned.has(id)))
  // The script looks for the functions in the first table (`src/js/link.js`).
  shareable.sort((a, b) => (b.id === table.id) - (a.id === table.id))
  const shared = shareable.map(declare).map((one, place) => ({ ...one, name: letters(place) }))
  const types = forms.filter(({ what }) => ['type', 'rec'].includes(what)).map(({ text }) => text)
  const imports = shared.map(({ name, type }) => `(import "." "${name}" ${type})`)
  writeFileSync(
    at('second.wat'),
    print(
      types,
      own,
      imports,
      table.second,
      lateForms.map(({ text }) => text),
      memory.second,
    ),
  )
  optimize(at('second.wat'), at('second.wasm'))

  // The first file exports what is left of that, now that the second is as small as it gets.
  const wanted = asked(at('second.wasm'), '.').map((name) => shared.find((one) => one.name === name))
  const exports = wanted.filter(({ what }) => what !== 'func').map(({ what, id, name }) => `(export "${name}" (${what} ${id}))`)
  const functions = wanted.filter(({ what }) => what === 'func').map(({ id }) => id)
  const size = appendTo(firstForms, table, functions)
  const thunks = lateForms.filter(({ id }) => called.includes(id)).map((form) => thunk(form, table.id, table.slotOf.get(form.id)))
  writeFileSync(
    at('first.wat'),
    print(
      firstForms.map(({ text }) => text),
      thunks,
      exports,
      elements(table.id, new Map(functions.map((id, place) => [size - functions.length + place, id]))),
      table.first,
      memory.first,
    ),
  )
  // The names stay beside it, for unloaded.mjs.
  optimizeNamed(at('first.wat'), at('first.named.wasm'))
  disassemble(at('first.named.wasm'), at('first.named.wat'))
  writeFileSync(at('first.named.wat'), print(order(parse(readFileSync(at('first.named.wat'), 'utf8'))).map(({ text }) => text)))
  assemble(at('first.named.wat'), at('first.named.wasm'), '--debuginfo')
  writeFileSync(at('first.wasm'), keepCustom(readFileSync(at('first.named.wasm'))))

  const methods = roots.flatMap((root) => root.match(/^widget_(\w+)$/)?.[1] ?? [])
  const scripts = splitScript(named.script, asked(at('first.wasm'), '.'), asked(at('second.wasm'), './'), methods)
  writeFileSync(at('glue.js'), scripts.first)
  writeFileSync(at('glue-more.js'), scripts.second)
}
