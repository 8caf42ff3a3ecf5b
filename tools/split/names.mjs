// Short import and export names between script and wasm: wasm-bindgen's are long and end in hashes, which do not compress.

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** a, b, … Z, aa, ab, … */
export function letters(number) {
  const rest = Math.floor(number / LETTERS.length)
  return (rest ? letters(rest - 1) : '') + LETTERS[number % LETTERS.length]
}

// Nothing in a browser has an underscore in its name, so that a word with one can only be this.
const LONG = /^\((?:import ".*?"|export) "(\w*_\w*)"/

const long = ({ what, text }) => ['import', 'export'].includes(what) && text.match(LONG)?.[1]

/** The forms without the exports that the script does not know. */
export function known(forms, script) {
  const words = new Set(script.match(/[\w$]+/g))
  return forms.filter((form) => form.what !== 'export' || !long(form) || words.has(long(form)))
}

/** `forms` and `script` with short names; the shortest are those of the first forms. */
export function shorten(forms, script) {
  const short = new Map()
  const shortened = forms.map((form) => {
    const name = long(form)
    if (!name) return form
    if (!short.has(name)) short.set(name, `$${letters(short.size)}`)
    return { ...form, text: form.text.replace(`"${name}"`, `"${short.get(name)}"`).replace(/^\(import ".*?"/, '(import "."') }
  })
  const rewritten = script.replace(/[\w$]+/g, (word) => short.get(word) ?? word).replace(/"\.\/\w+_bg\.js"/g, '"."')
  return { forms: shortened, script: rewritten }
}
