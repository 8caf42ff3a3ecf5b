// The script that wasm-bindgen wrote, in two: the second has the functions that only the second file imports, the methods that call only
// the second file, and what only they need. What both need stays in the first script, which hands it to the second.

// What is at the top begins at the margin; what does not is inside of that, or closes it.
const statements = (script) => script.replace(/^\/\*\*[^]*?^ \*\/\n/gm, '').split(/\n(?=[^\s})])/)

const DECLARATION = /^(?:export )?(?:async )?(function|class|const|let) ([\w$]+(?:, [\w$]+)*)/
const IMPORTS = '__wbg_get_imports'
// Given a value before the second script is asked for anything, and never another.
const ONCE = 'wasm'

// Only what stands alone: not a.word.
const WORD = /(?<![.\w$])[A-Za-z_$][\w$]*/g
const words = (text) => text.replace(/\/\/.*/g, '').match(WORD) ?? []

// The functions for the program, each by its name, and what stands before and behind them.
function open(text) {
  const [before, ...rest] = text.split(/\n {8}(?=[\w$]+: function)/)
  const end = rest.at(-1).indexOf('\n    };')
  const behind = rest.at(-1).slice(end)
  rest.push(rest.pop().slice(0, end))
  return { before, behind, functions: new Map(rest.map((one) => [one.slice(0, one.indexOf(':')), one])) }
}

// What wasm-bindgen writes for browsers that have no WebAssembly of this kind anyway, and for callers that there are none of.
const SPARE = [
  [/^if \(Symbol\.dispose\).*\n/gm, ''],
  [/\(typeof FinalizationRegistry === 'undefined'\)\s+\? .*\s+: /g, ''],
  [/^if \(!\('encodeInto' in [^]*?^}\n/gm, ''],
  [/^( {4})if \(module !== undefined\) \{[^]*?^\1\}\n/gm, '    ({ module } = module);\n'],
  [/^( {4})if \(!\(module instanceof WebAssembly\.Module\)\) \{[^]*?^\1\}\n/gm, ''],
]
const lean = (script) =>
  SPARE.reduce((script, [pattern, instead]) => {
    if (!script.match(pattern)) throw new Error(`wasm-bindgen writes something else now than ${pattern}`)
    return script.replace(pattern, instead)
  }, script)

// The class without some of its methods, and these.
function splitClass(text, names) {
  const [head, ...members] = text.replace(/^ {4}\/\*\*[^]*?\*\/\n/gm, '').replace(/\n}\s*$/, '').split(/\n {4}(?=\w+\()/)
  const isMoved = (member) => names.includes(member.slice(0, member.indexOf('(')))
  const moved = members.filter(isMoved)
  if (moved.length !== names.length) throw new Error('a late method is not in the script')
  return { text: `${[head, ...members.filter((member) => !isMoved(member))].join('\n    ')}\n}`, methods: moved }
}

/**
 * `askedEarly`, `askedLate`: the names of what each file imports of the script; `lateMethods`: those of `Widget` that call the second file.
 * Returns both scripts.
 */
export function splitScript(script, askedEarly, askedLate, lateMethods) {
  const all = statements(lean(script)).map((text) => {
    const [, kind, names] = text.match(DECLARATION) ?? []
    return { text, kind, names: names?.split(', ') ?? [] }
  })
  const declared = new Map(all.flatMap((one) => one.names.map((name) => [name, one])))
  const imports = declared.get(IMPORTS)
  const { before, behind, functions } = open(imports.text)
  const [kept, moved] = [askedEarly, askedLate].map((names) => [...functions].flatMap(([name, text]) => (names.includes(name) ? text : [])))
  if (kept.length + moved.length !== askedEarly.length + askedLate.length) throw new Error('a file imports what the script does not have')
  imports.text = [before, ...kept].join('\n        ') + behind
  const widget = declared.get('Widget')
  const { text, methods } = splitClass(widget.text, lateMethods)
  widget.text = text

  const needed = (texts) => new Set(texts.flatMap(words).flatMap((word) => declared.get(word) ?? []))
  const reach = (start) => {
    const seen = new Set(start)
    for (const one of seen) for (const next of needed([one.text])) seen.add(next)
    return seen
  }
  // What changes a variable stays where that is.
  const variables = all.filter(({ kind }) => kind === 'let').flatMap(({ names }) => names)
  const changes = ({ text }) => [...text.matchAll(/(?<![.\w$])([\w$]+) [-+]?= /g)].some(([, name]) => variables.includes(name))
  const first = reach(all.filter((one) => one === imports || !one.names.length || one.text.startsWith('export') || changes(one)))
  const late = reach(needed([...moved, ...methods]))
  const second = all.filter((one) => late.has(one) && !first.has(one))

  const texts = (statements) => statements.map(({ text }) => text)
  const mentioned = new Set([...texts(second), ...moved, ...methods].flatMap(words))
  const shared = [...mentioned].filter((name) => first.has(declared.get(name)))
  const changing = shared.filter((name) => name !== ONCE && declared.get(name).kind === 'let')
  // A variable that changes is handed over as a function that reads it.
  const hand = (name) => (changing.includes(name) ? `() => ${name}` : name)
  const read = (text) => text.replace(WORD, (word) => (changing.includes(word) ? `${word}()` : word))
  const print = (...texts) => `${texts.flat().join('\n')}\n`
  return {
    first: print(texts(all.filter((one) => !second.includes(one))), `export const shared = () => [${shared.map(hand).join(', ')}];`),
    second: print(`export const glue = ([${shared.join(', ')}]) => {`, texts(second).map(read), 'return {', 'imports: {', '__proto__: null,', moved.map(read), '},', `methods: {${methods.map(read).join(',')}}`, '};', '};'),
  }
}
