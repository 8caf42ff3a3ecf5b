// The script that wasm-bindgen wrote, in two: the second has the functions that only the second file imports, and what only
// they need. What both need stays in the first script, which hands it to the second.

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

/** `askedEarly`, `askedLate`: the names of what each file imports of the script. Returns both scripts. */
export function divideScript(script, askedEarly, askedLate) {
  const all = statements(script).map((text) => {
    const [, kind, names] = text.match(DECLARATION) ?? []
    return { text, kind, names: names?.split(', ') ?? [] }
  })
  const declared = new Map(all.flatMap((one) => one.names.map((name) => [name, one])))
  const imports = declared.get(IMPORTS)
  const { before, behind, functions } = open(imports.text)
  const [kept, moved] = [askedEarly, askedLate].map((names) => [...functions].flatMap(([name, text]) => (names.includes(name) ? text : [])))
  if (kept.length + moved.length !== askedEarly.length + askedLate.length) throw new Error('a file imports what the script does not have')
  imports.text = [before, ...kept].join('\n        ') + behind

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
  const late = reach(needed(moved))
  const second = all.filter((one) => late.has(one) && !first.has(one))

  const texts = (statements) => statements.map(({ text }) => text)
  const mentioned = new Set([...texts(second), ...moved].flatMap(words))
  const shared = [...mentioned].filter((name) => first.has(declared.get(name)))
  const changing = shared.filter((name) => name !== ONCE && declared.get(name).kind === 'let')
  // A variable that changes is handed over as a function that reads it.
  const hand = (name) => (changing.includes(name) ? `() => ${name}` : name)
  const read = (text) => text.replace(WORD, (word) => (changing.includes(word) ? `${word}()` : word))
  const print = (...texts) => `${texts.flat().join('\n')}\n`
  return {
    first: print(texts(all.filter((one) => !second.includes(one))), `export const shared = () => [${shared.map(hand).join(', ')}];`),
    second: print(`export const imports = ([${shared.join(', ')}]) => {`, texts(second).map(read), 'return {', '__proto__: null,', moved.map(read), '};', '};'),
  }
}
