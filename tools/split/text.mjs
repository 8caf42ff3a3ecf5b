// The text form of wasm, as Binaryen writes it: each form at the top begins on a line of its own, one space from the margin.

const ID = /\$(?:"(?:[^"\\]|\\.)*"|[^\s()"]+)/g

/** The identifiers in a text, in its order. */
export const ids = (text) => text.match(ID) ?? []
/** What is called so, without what makes it an identifier. */
export const bare = (id) => id.replace(/^\$"?/, '').replace(/"$/, '')

/** The forms of a module: `what` it is, the first identifier in it, and its text. */
export function parse(wat) {
  const texts = wat
    .replace(/\n\)\s*$/, '')
    .split(/\n (?=\()/)
    .slice(1)
  return texts.map((text) => ({ what: text.match(/^\((\w+)/)[1], id: ids(text)[0], text: text.replace(/\n ;;.*/g, '') }))
}

export const print = (...texts) => `(module\n ${texts.flat().join('\n ')}\n)\n`

const head = ({ text }) => text.split('\n')[0]
const parameters = (form) => [...head(form).matchAll(/\(param (?:\$\S+ )?([^)]*)\)/g)].flatMap(([, types]) => types.split(' '))

/** The types of a function, as they are written to import or to call it. */
export const signature = (form) => [...parameters(form).map((type) => `(param ${type})`), ...(head(form).match(/\(result [^)]*\)/g) ?? [])].join(' ')

/** A function that only calls what lies in a slot of the table, with what it is given itself. */
export function thunk(form, table, slot) {
  const values = parameters(form).map((_, place) => `(local.get ${place})`)
  return `(func ${form.id} ${signature(form)} (call_indirect ${table} ${signature(form)} ${values.join(' ')} (i32.const ${slot})))`
}

/** What fills these slots, a Map from slot to function, of the table. */
export function elements(table, slots) {
  const runs = []
  for (const slot of [...slots.keys()].sort((a, b) => a - b)) {
    if (runs.at(-1)?.end !== slot) runs.push({ start: slot, functions: [] })
    runs.at(-1).functions.push(slots.get(slot))
    runs.at(-1).end = slot + 1
  }
  return runs.map(({ start, functions }) => `(elem (table ${table}) (i32.const ${start}) func ${functions.join(' ')})`)
}

/** What the forms of this kind put into which slot of the table. */
export function slotsOf(forms) {
  const slots = new Map()
  for (const { text } of forms) {
    const start = Number(text.match(/\(i32\.const (\d+)\)/)[1])
    ids(text.slice(text.indexOf(' func '))).forEach((id, place) => slots.set(start + place, id))
  }
  return slots
}

export function data(address, bytes) {
  const escaped = [...bytes].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`)
  return `(data (i32.const ${address}) "${escaped.join('')}")`
}
