// The dependency graph of functions and data segments. The linked code does not contain it, since addresses are plain numbers there. lld
// provides it with --emit-relocs: it lists each location where it wrote an address, and its target.
import { Reader, sections } from './wasm.mjs'

const IMPORT = 2,
  EXPORT = 7,
  ELEMENT = 9,
  CODE = 10,
  DATA = 11
const TYPE_INDEX = 6
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25])
const [FUNCTION, PIECE, SECTION] = [0, 1, 3]
const UNDEFINED = 0x10,
  NAMED = 0x40

function readImports(reader) {
  const limits = () => (reader.number() & 1 ? [reader.number(), reader.number()] : [reader.number()])
  const rest = [() => reader.number(), () => [reader.byte(), limits()], limits, () => [reader.byte(), reader.byte()]]
  return reader
    .list(() => {
      reader.name()
      reader.name()
      const kind = reader.byte()
      rest[kind]()
      return kind
    })
    .filter((kind) => kind === FUNCTION).length
}

const readExports = (reader) => reader.list(() => ({ name: reader.name(), kind: reader.byte(), index: reader.number() })).filter(({ kind }) => kind === FUNCTION)

// Which function is in which slot of the table.
const readSlots = (reader) =>
  reader
    .list(() => {
      if (reader.number() !== 0 || reader.byte() !== 0x41) throw new Error('the table is filled in a way that is not known')
      const slot = reader.signed()
      reader.byte()
      return reader.list((place) => [slot + place, `f${reader.number()}`])
    })
    .flat()

const readBodies = (reader, start) =>
  reader.list(() => {
    const size = reader.number()
    const from = reader.at - start
    reader.at += size
    return { from, to: from + size }
  })

const readSegments = (reader, start) =>
  reader.list(() => {
    if (reader.number() !== 0 || reader.byte() !== 0x41) throw new Error('a segment of data has no fixed address')
    const address = reader.signed()
    reader.byte()
    const size = reader.number()
    const from = reader.at - start
    reader.at += size
    return { address, from, size, bytes: reader.bytes.subarray(reader.at - size, reader.at) }
  })

function* subsections(reader, end) {
  while (reader.at < end) {
    const id = reader.byte()
    const next = reader.number() + reader.at
    yield id
    reader.at = next
  }
}

function readNames(reader, end) {
  for (const id of subsections(reader, end)) if (id === 1) return new Map(reader.list(() => [reader.number(), reader.name()]))
}

/** The names of the functions of a module, by their number. */
export function functionNames(bytes) {
  const { body, end } = sections(bytes).find(({ name }) => name === 'name')
  return readNames(new Reader(bytes, body), end)
}

function readSymbols(reader, end) {
  if (reader.number() !== 2) throw new Error('lld writes relocations in another version')
  for (const id of subsections(reader, end)) {
    if (id !== 8) continue
    return reader.list(() => {
      const kind = reader.byte()
      const flags = reader.number()
      if (kind === PIECE) {
        reader.name()
        return flags & UNDEFINED ? {} : { kind, segment: reader.number(), offset: reader.number(), size: reader.number() }
      }
      const index = reader.number()
      if (kind !== SECTION && (!(flags & UNDEFINED) || flags & NAMED)) reader.name()
      return { kind, index }
    })
  }
}

const readRelocs = (reader) => {
  const section = reader.number()
  return reader.list(() => {
    const type = reader.byte()
    const reloc = { section, type, offset: reader.number(), symbol: reader.number() }
    if (WITH_ADDEND.has(type)) reader.signed()
    return reloc
  })
}

/** A function's node is called `f` and its index, that of a piece of data `d` and its symbol's number. */
export function graph(bytes) {
  const all = sections(bytes)
  const find = (wanted) => all.findIndex(({ id, name }) => id === wanted || name === wanted)
  const read = (wanted, reading) => {
    const section = all[find(wanted)]
    if (!section) throw new Error(`no section ${wanted}: it is linked with --emit-relocs, and keeps its names`)
    return reading(new Reader(bytes, section.body), wanted === CODE || wanted === DATA ? section.start : section.end)
  }
  const imported = read(IMPORT, readImports)
  const exports = new Map(read(EXPORT, readExports).map(({ name, index }) => [name, `f${index}`]))
  const slots = new Map(read(ELEMENT, readSlots))
  const bodies = read(CODE, readBodies)
  const segments = read(DATA, readSegments)
  const names = new Map([...read('name', readNames)].map(([index, name]) => [`f${index}`, name]))
  const symbols = read('linking', readSymbols)
  const nodes = symbols.map(({ kind, index }, number) => ({ [FUNCTION]: `f${index}`, [PIECE]: `d${number}` })[kind])
  const pieces = symbols.flatMap(({ kind, segment, offset, size }, number) =>
    kind === PIECE && segments[segment] ? { node: nodes[number], address: segments[segment].address + offset, size } : [],
  )

  const inCode = ({ offset }) => {
    const place = bodies.findIndex(({ from, to }) => from <= offset && offset < to)
    if (place < 0) throw new Error(`a relocation at ${offset} is in no function`)
    return [`f${imported + place}`]
  }
  const inData = ({ offset }) => {
    const { address, from } = segments.find(({ from, size }) => from <= offset && offset < from + size)
    const place = address + offset - from
    const owners = pieces.filter((piece) => piece.address <= place && place < piece.address + piece.size)
    return owners.length ? owners.map(({ node }) => node) : ['nobody']
  }
  const edges = new Map()
  const connect = (from, to) => (edges.get(from) ?? edges.set(from, new Set()).get(from)).add(to)
  const places = new Map([
    [find(CODE), inCode],
    [find(DATA), inData],
  ])
  for (const reloc of [...read('reloc.CODE', readRelocs), ...read('reloc.DATA', readRelocs)]) {
    const to = reloc.type !== TYPE_INDEX && nodes[reloc.symbol]
    if (to) for (const from of places.get(reloc.section)(reloc)) connect(from, to)
  }
  return { names, exports, slots, segments, pieces, reach: (from, stop) => reach(edges, from, stop) }
}

/** All that is needed by `from`, itself included, without going through what is in `stop`. */
function reach(edges, from, stop = new Set()) {
  const seen = new Set()
  const todo = [...from]
  while (todo.length) {
    const node = todo.pop()
    if (seen.has(node) || stop.has(node)) continue
    seen.add(node)
    todo.push(...(edges.get(node) ?? []))
  }
  return seen
}
