// The script that wasm-bindgen wrote, in two: the second has the functions that only the second file imports, the methods that call only
// the second file, and what only they need. What both need stays in the first script, which hands it to the second.
import { parse } from 'acorn'

const IMPORTS = '__wbg_get_imports'
// Given a value before the second script is asked for anything, and never another.
const ONCE = 'wasm'

/** All nodes below `node`, itself included. */
function* walk(node) {
  if (Array.isArray(node)) for (const one of node) yield* walk(one)
  else if (node?.type) {
    yield node
    for (const value of Object.values(node)) if (value && typeof value === 'object') yield* walk(value)
  }
}

/** The identifiers below `node` that may name something of the script: not those of properties. */
function references(node) {
  const all = [...walk(node)]
  const names = all.flatMap(({ type, computed, key, property }) =>
    computed ? [] : type === 'MemberExpression' ? property : ['Property', 'MethodDefinition'].includes(type) ? key : [],
  )
  return all.filter((one) => one.type === 'Identifier' && !names.includes(one))
}

/** The text of `node`, where each of `edits` (`start`, `end`, `text`) is made that lies within it. */
function edited(script, node, edits) {
  let at = node.start
  let result = ''
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at || end > node.end) continue // outside, or within an edit
    result += script.slice(at, start) + text
    at = end
  }
  return result + script.slice(at, node.end)
}

const one = (found, what) => {
  if (found.length !== 1) throw new Error(`wasm-bindgen writes something else now: ${found.length} times ${what}`)
  return found[0]
}

// What wasm-bindgen writes for browsers that have no WebAssembly of this kind anyway, and for callers that there are none of.
function spare(script, body) {
  const text = ({ start, end }) => script.slice(start, end)
  const tests = (node, type, test) => [...walk(node)].filter((found) => found.type === type && text(found.test) === test)
  const init = body.filter(({ id }) => id?.name === 'initSync')
  const cut = (node, text = '') => ({ start: node.start, end: node.end, text })
  return [
    ...tests(body, 'IfStatement', 'Symbol.dispose').map((node) => cut(node)),
    ...tests(body, 'ConditionalExpression', "typeof FinalizationRegistry === 'undefined'").map((node) => cut(node, text(node.alternate))),
    cut(one(tests(body, 'IfStatement', "!('encodeInto' in cachedTextEncoder)"), 'encodeInto')),
    cut(one(tests(init, 'IfStatement', 'module !== undefined'), 'module !== undefined'), '({ module } = module);'),
    cut(one(tests(init, 'IfStatement', '!(module instanceof WebAssembly.Module)'), 'instanceof WebAssembly.Module')),
  ]
}

const declaredBy = (statement) => {
  const { declarations, id } = statement.declaration ?? statement
  return declarations ? declarations.map(({ id }) => id.name) : id ? [id.name] : []
}

/**
 * `askedEarly`, `askedLate`: the names of what each file imports of the script; `lateMethods`: those of `Widget` that call the second file.
 * Returns both scripts.
 */
export function splitScript(script, askedEarly, askedLate, lateMethods) {
  const { body } = parse(script, { ecmaVersion: 'latest', sourceType: 'module' })
  const edits = spare(script, body)
  const isCut = (node) => edits.some(({ start, end, text }) => !text && start <= node.start && node.end <= end)
  const statements = body.filter((statement) => !isCut(statement))
  const declared = new Map(statements.flatMap((statement) => declaredBy(statement).map((name) => [name, statement])))

  const imports = declared.get(IMPORTS)
  const properties = one(
    [...walk(imports)].filter(({ type, properties }) => type === 'ObjectExpression' && properties.some(({ value }) => value?.type === 'FunctionExpression')),
    'an object of imports',
  ).properties
  const functions = new Map(properties.filter(({ value }) => value.type === 'FunctionExpression').map((property) => [property.key.name, property]))
  const [kept, moved] = [askedEarly, askedLate].map((names) => names.map((name) => functions.get(name)))
  if ([...kept, ...moved].includes(undefined)) throw new Error('a file imports what the script does not have')
  const widget = declared.get('Widget')
  const methods = (widget.declaration ?? widget).body.body.filter(({ key }) => lateMethods.includes(key.name))
  if (methods.length !== lateMethods.length) throw new Error('a late method is not in the script')

  // With the comma or the line break behind it.
  const behind = (node) => node.end + script.slice(node.end).match(/^,?\s*/)[0].length
  const gone = [...[...functions.values()].filter((property) => !kept.includes(property)), ...methods].map((node) => ({ start: node.start, end: behind(node), text: '' }))
  const isGone = (node) => gone.some(({ start, end }) => start <= node.start && node.end <= end)
  const names = (node) =>
    references(node)
      .filter((found) => !isCut(found))
      .map(({ name }) => name)
  const own = (statement) =>
    references(statement)
      .filter((found) => !isCut(found) && !isGone(found))
      .map(({ name }) => name)

  const needed = (names) => names.flatMap((name) => declared.get(name) ?? [])
  const reach = (start) => {
    const seen = new Set(start)
    for (const statement of seen) for (const next of needed(own(statement))) seen.add(next)
    return seen
  }
  // What changes a variable stays where that is.
  const variables = statements.filter(({ kind }) => kind === 'let').flatMap(declaredBy)
  const changes = (statement) =>
    [...walk(statement)].some(({ type, left, argument }) => ['AssignmentExpression', 'UpdateExpression'].includes(type) && variables.includes((left ?? argument).name))
  const first = reach(statements.filter((statement) => statement === imports || !declaredBy(statement).length || statement.type.startsWith('Export') || changes(statement)))
  const late = [...moved, ...methods]
  const reached = reach(needed(late.flatMap(names)))
  const second = statements.filter((statement) => reached.has(statement) && !first.has(statement))

  const mentioned = new Set([...second.flatMap(own), ...late.flatMap(names)])
  const shared = [...mentioned].filter((name) => first.has(declared.get(name)))
  const changing = shared.filter((name) => name !== ONCE && declared.get(name).kind === 'let')
  // A variable that changes is handed over as a function that reads it.
  const hand = (name) => (changing.includes(name) ? `() => ${name}` : name)
  const read = (node) =>
    edited(script, node, [
      ...edits,
      ...references(node)
        .filter(({ name }) => changing.includes(name))
        .map(({ start, end, name }) => ({ start, end, text: `${name}()` })),
    ])
  const print = (...texts) => `${texts.flat().join('\n')}\n`
  return {
    first: print(
      statements.filter((statement) => !second.includes(statement)).map((statement) => edited(script, statement, [...edits, ...gone])),
      `export const shared = () => [${shared.map(hand).join(', ')}];`,
    ),
    second: print(
      `export const glue = ([${shared.join(', ')}]) => {`,
      second.map(read),
      'return {',
      'imports: {',
      '__proto__: null,',
      moved.map((node) => `${read(node)},`),
      '},',
      `methods: {${methods.map(read).join(',')}}`,
      '};',
      '};',
    ),
  }
}
