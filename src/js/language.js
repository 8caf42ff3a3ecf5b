// Which language the interface is in. Messages, dates and numbers are all of one language, and where there are no messages, all are English.

import { languages } from 'plenary-languages'

const NAMES = languages.split(' ')
const whole = (tag) => new Intl.Locale(tag).maximize()

// Messages as the program takes them: each key on the line before its text.
export const lines = (messages = {}) => Object.entries(messages).flat().join('\n')

export const primary = (tag) => tag.split('-')[0].toLowerCase()

// The language with messages that serves a reader of another tag: in the same script, of the same region if there is one. None where the browser
// itself has no dates in it.
export const nearest = (tag) => {
  const { language, script, region } = whole(tag)
  // Both written standards of Norwegian are read by all who write either.
  const names = [`${language}-${script}`, `${language}-${region}`, language.replace(/^n[no]$/, 'nb')]
  return names.find((name) => NAMES.includes(name) && whole(name).script === script && Intl.DateTimeFormat.supportedLocalesOf(name)[0])
}

// The name of the messages for a language, and the tags of the interface and of its dates. The variant that the reader's own languages have knows
// best how they write a time.
/** @type {(tag: string, own?: readonly string[]) => { words: string, spoken: string, locale: string }} */
export const voiceOf = (tag, own = []) => {
  const words = nearest(tag) ?? 'en'
  const spoken = primary(words) === primary(tag) ? tag : words
  return { words, spoken, locale: own.find((one) => primary(one) === primary(spoken) && nearest(one) === words) ?? spoken }
}
