// Which functions and which data the first file can do without: those that only the late roots need.
import { bare, ids } from './text.mjs'

// A path as the compiler writes it into a name: plenary::view::dialog is 7plenary4view6dialog, with a type's path between
// if it is a method.
const mangled = (path) => new RegExp(`^_R.*${path.split('::').map((part) => `(?<!\\d)${part.length}_?${part}`).join('.*?')}$`)

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

// A name that two have is nobody's, so that both stay in the first file.
function nodesByName({ names }) {
  const nodes = new Map()
  for (const [node, name] of names) {
    for (const known of new Set([name, unhashed(name)])) nodes.set(known, nodes.has(known) ? undefined : node)
  }
  return nodes
}

/**
 * `graph`: of what was linked. `forms`: what wasm-bindgen made of that. `roots`: exports by name, functions by path.
 * Returns the identifiers of the late functions; and the nodes that the first file needs, and those that either needs.
 */
export function divide(graph, forms, roots) {
  const late = new Set(roots.map((root) => find(root, graph)))
  const nodes = nodesByName(graph)
  const functions = forms.filter(({ what }) => what === 'func')
  const node = (id) => nodes.get(bare(id))

  const exported = forms.filter(({ what }) => what === 'export').map(({ id }) => node(id))
  // What describes the interface to wasm-bindgen is gone by now.
  const linked = [...graph.exports].filter(([name]) => !name.includes('describe')).map(([, node]) => node)
  // The functions that wasm-bindgen added are not in the graph; they stay in the first file, and so does what they call.
  const added = functions.filter(({ id }) => !node(id)).flatMap(({ text }) => ids(text).map(node))
  const start = ['nobody', ...exported, ...linked, ...added].filter(Boolean)

  const first = graph.reach(start, late)
  return {
    late: new Set(functions.map(({ id }) => id).filter((id) => node(id) && !first.has(node(id)))),
    first,
    used: graph.reach([...start, ...late]),
  }
}
