// Validates a page's messages against the English ones. Loaded only for pages with messages of their own.

import { counted, english } from 'plenary-english'

const FORM = /_(zero|one|two|few|many)$/
const placeholders = (text) => text.match(/\{[^}]*\}?/g) ?? []

// The edit distance of two keys (Levenshtein).
const distance = (a, b) => {
  let row = Array.from({ length: b.length + 1 }, (_, place) => place)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + Number(letter !== other)))
    row = next
  }
  return row[b.length]
}

const suggestion = (key) => {
  const [{ edits, known }] = Object.keys(english)
    .map((known) => ({ edits: distance(key, known), known }))
    .sort((a, b) => a.edits - b.edits)
  return edits <= 2 ? `; did you mean "${known}"?` : ''
}

// The fault of a message, if there is one.
const fault = (key, text) => {
  const base = key.replace(FORM, '')
  const original = english[key] ?? (counted.includes(base) ? english[base] : undefined)
  if (original === undefined) return `"${key}" is not a message${suggestion(key)}`
  if (typeof text !== 'string' || !text.trim()) return `"${key}" is not a text`
  const known = placeholders(original)
  const unknown = placeholders(text).find((one) => !known.includes(one))
  if (unknown) return `"${key}" has ${unknown}; ${known.length ? `it can have ${[...new Set(known)].join(' and ')}` : 'it has no placeholders'}`
}

/** The valid messages of `given`, and the keys of missing ones. Faults are reported to `tell`, including missing plural forms of the language. */
export const check = (given, tell, language) => {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Error('not an object of messages')
  const texts = {}
  for (const [key, text] of Object.entries(given)) {
    const why = fault(key, text)
    if (why) tell(why)
    // Messages are single lines.
    else texts[key] = text.replace(/\s*[\r\n]+\s*/g, ' ')
  }
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
  for (const key of counted.filter((key) => Object.hasOwn(texts, key))) {
    const forms = pluralCategories.filter((category) => category !== 'other' && !Object.hasOwn(texts, `${key}_${category}`))
    const has = Object.keys(texts).some((other) => other !== key && other.replace(FORM, '') === key)
    if (has && forms.length) tell(`"${key}" has no form for ${forms.join(', ')}: "${key}_${forms[0]}"`)
  }
  return { texts, missing: Object.keys(english).filter((key) => !FORM.test(key) && !Object.hasOwn(texts, key)) }
}

/** Merges messages of a page into those of a language or English. A message's plural forms are replaced together. */
export const merge = (base, texts) => {
  const isOver = (key) => FORM.test(key) && counted.includes(key.replace(FORM, '')) && Object.hasOwn(texts, key.replace(FORM, ''))
  return { ...Object.fromEntries(Object.entries(base ?? english).filter(([key]) => !isOver(key))), ...texts }
}
export { english }
