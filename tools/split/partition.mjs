// Determines the functions and data that the first file does not need: those that only split points need, and those that no agenda of the
// training calls.
import { bare, ids, slotsOf } from './text.mjs'

// A path as the compiler writes it into a name: plenary::view::dialog is 7plenary4view6dialog, with a type's path between
// if it is a method.
const mangled = (path) =>
  new RegExp(
    `^_R.*${path
      .split('::')
      .map((part) => `(?<!\\d)${part.length}_?${part}`)
      .join('.*?')}$`,
  )

// wasm-bindgen keeps the names of functions, and only takes a hash off those that it exports.
const unhashed = (name) => name.replace(/_[0-9a-f]{16}$/, '')

function find(root, { names, exports }) {
  const pattern = mangled(root)
  const byPath = () => [...names].flatMap(([node, name]) => (pattern.test(name) ? node : []))
  const byName = () => [...exports].flatMap(([name, node]) => (unhashed(name) === root ? node : []))
  const found = root.includes('::') ? byPath() : byName()
  if (found.length !== 1) throw new Error(`${found.length || 'no'} functions are called ${root}, which is to be a late root`)
  return found[0]
}

// A name that two have is nobody's.
function nodesByName({ names }) {
  const nodes = new Map()
  for (const [node, name] of names) {
    for (const known of new Set([name, unhashed(name)])) nodes.set(known, nodes.has(known) ? undefined : node)
  }
  return nodes
}

// A call of a function that is not loaded yet traps, and the element restarts. So only the project's own functions can be cold: branches of the
// standard library depend on data, and the allocator and wasm-bindgen are shared by all elements and must not be interrupted by a trap.
// A mangled symbol begins with the path of its item, which begins with the crate.
const OWN = /^\$"?_R[A-Za-z0-9_]*?Cs[0-9A-Za-z]+_7plenary/
const isOwn = (id) => OWN.test(id) && id.match(/Cs[0-9A-Za-z]+_\d+[a-z_]+/)[0].endsWith('_7plenary')

/** The identifiers of the project's functions that are not among the `called`. What is exported may be called by anybody. */
export function findCold(forms, called) {
  const exported = new Set(forms.filter(({ what }) => what === 'export').map(({ id }) => id))
  return forms.filter(({ what, id }) => what === 'func' && !called.has(id) && !exported.has(id) && isOwn(id)).map(({ id }) => id)
}

/**
 * `graph`: of what was linked. `forms`: what wasm-bindgen made of that. `roots`: exports by name, functions by path. `cold`: more of them, by identifier.
 * Returns the identifiers of the late functions, imported ones only if they are in the table; and the nodes that the first file needs, and those that either needs.
 */
export function partition(graph, forms, roots, cold) {
  const nodes = nodesByName(graph)
  const functions = forms.filter(({ what }) => what === 'func')
  const node = (id) => nodes.get(bare(id))
  const late = new Set([...roots.map((root) => find(root, graph)), ...cold.map(node).filter(Boolean)])

  const exported = forms.filter(({ what }) => what === 'export').map(({ id }) => id)
  // What describes the interface to wasm-bindgen is gone by now.
  const linked = [...graph.exports].filter(([name]) => !name.includes('describe')).map(([, node]) => node)
  const start = ['nobody', ...exported.map(node), ...linked]
  // The functions that wasm-bindgen added are not in the graph. Whom they call is in the text, and so is who calls them; and
  // what it put into a slot of the table stands for what was there.
  const added = functions.filter(({ id }) => !node(id))
  const slots = [...slotsOf(forms.filter(({ what }) => what === 'elem'))]
  const replaced = (form) => slots.flatMap(([slot, id]) => (id === form.id ? graph.slots.get(slot) : []))
  const calls = (forms) => forms.flatMap(({ text }) => ids(text))
  const early = new Set(exported)

  let first = new Set(),
    size
  const isEarly = (form) => (node(form.id) ? first.has(node(form.id)) : early.has(form.id) || replaced(form).some((one) => first.has(one)))
  do {
    size = first.size + early.size
    first = graph.reach([...start, ...calls(added.filter(isEarly)).map(node)].filter(Boolean), late)
    for (const id of calls(functions.filter(isEarly))) early.add(id)
  } while (first.size + early.size > size)
  return {
    late: new Set(forms.filter((form) => (form.what === 'func' || replaced(form).length) && !isEarly(form)).map(({ id }) => id)),
    first,
    used: graph.reach([...start, ...calls(added).map(node), ...late].filter(Boolean)),
  }
}
