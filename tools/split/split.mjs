// Splits what wasm-bindgen made into two files: the first is enough to show something, the second has what only the late
// roots need. The second is given the exports of the first, and works on its memory, its stack and its table of functions.
// The first calls the second through that table, where what is late has a slot: empty, until the second fills it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { disassemble, optimize } from './binaryen.mjs'
import { share } from './data.mjs'
import { divide } from './divide.mjs'
import { letters, shorten } from './names.mjs'
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

// How the second file declares what it imports.
function declare({ what, id, text }) {
  const isFunction = what === 'func' || text.includes('(func ')
  if (isFunction) return { what: 'func', id, type: `(func ${id} ${signature({ text })})` }
  if (what === 'global') return { what, id, type: `(global ${id} ${text.match(/\(mut \w+\)|[if]\d\d/)[0]})` }
  return { what, id, type: text }
}

/**
 * `linked`: from the linker, with --emit-relocs. `glue`: what wasm-bindgen --no-demangle made of it, without its ending.
 * `late`: the roots, exports by name and functions by path. Writes first.wasm, second.wasm and glue.js into `out`.
 */
export function split({ linked, glue, out, late: roots }) {
  const at = (name) => path.join(out, name)
  mkdirSync(out, { recursive: true })
  // The relocations are of the linked file, and wrong for this one.
  writeFileSync(at('whole.wasm'), keepCustom(readFileSync(`${glue}_bg.wasm`), 'name'))
  disassemble(at('whole.wasm'), at('whole.wat'))
  const { forms, script } = shorten(parse(readFileSync(at('whole.wat'), 'utf8')), readFileSync(`${glue}.js`, 'utf8'))
  writeFileSync(at('glue.js'), script)

  const whole = graph(readFileSync(linked))
  const { late, ...nodes } = divide(whole, forms, roots)
  const memory = share(whole, nodes)
  const isLate = ({ what, id }) => what === 'func' && late.has(id)
  const lateForms = forms.filter(isLate)
  const firstForms = forms.filter((form) => !isLate(form) && !['elem', 'data'].includes(form.what))
  const called = new Set(firstForms.flatMap(({ text }) => ids(text)).filter((id) => late.has(id)))
  const table = fillTable(forms, late, called)

  const mentioned = new Set([...lateForms.flatMap(({ text }) => ids(text)), ...table.second.flatMap(ids)])
  const shareable = firstForms.filter(({ what, id }) => ['memory', 'table'].includes(what) || (['func', 'import', 'global'].includes(what) && mentioned.has(id)))
  const shared = shareable.map(declare).map((one, place) => ({ ...one, name: letters(place) }))
  const types = forms.filter(({ what }) => ['type', 'rec'].includes(what)).map(({ text }) => text)
  const imports = shared.map(({ name, type }) => `(import "." "${name}" ${type})`)
  writeFileSync(at('second.wat'), print(types, imports, table.second, lateForms.map(({ text }) => text), memory.second))
  optimize(at('second.wat'), at('second.wasm'))

  // The first file exports what is left of that, now that the second is as small as it gets.
  const wanted = new Set(WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(at('second.wasm')))).map(({ name }) => name))
  const exports = shared.filter(({ name }) => wanted.has(name)).map(({ what, id, name }) => `(export "${name}" (${what} ${id}))`)
  const thunks = lateForms.filter(({ id }) => called.has(id)).map((form) => thunk(form, table.id, table.slotOf.get(form.id)))
  writeFileSync(at('first.wat'), print(firstForms.map(({ text }) => text), thunks, exports, table.first, memory.first))
  optimize(at('first.wat'), at('first.wasm'))
}
