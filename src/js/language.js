// Selects the language of the interface. Messages, dates and numbers are in the same language; without messages for it, all are English.

import { languages } from 'plenary-languages'

const NAMES = languages.split(' ')
const whole = (tag) => new Intl.Locale(tag).maximize()

// Messages in the form that the core expects: each key on the line before its text.
export const lines = (messages = {}) => Object.entries(messages).flat().join('\n')

export const primary = (tag) => tag.split('-')[0].toLowerCase()

// The best available language for a tag: with the same script, and the same region if there is one. None if the browser
// has no date formats for it.
export const nearest = (tag) => {
  const { language, script, region } = whole(tag)
  // Both written standards of Norwegian are read by all who write either.
  const names = [`${language}-${script}`, `${language}-${region}`, language.replace(/^n[no]$/, 'nb')]
  return names.find((name) => NAMES.includes(name) && whole(name).script === script && Intl.DateTimeFormat.supportedLocalesOf(name)[0])
}

// The name of the messages for a language, and the tags of the interface and of its dates. If the reader's own languages include a variant of it, that determines
// the format of times.
/** @type {(tag: string, own?: readonly string[]) => { words: string, spoken: string, locale: string }} */
export const voiceOf = (tag, own = []) => {
  const words = nearest(tag) ?? 'en'
  const spoken = primary(words) === primary(tag) ? tag : words
  return { words, spoken, locale: own.find((one) => primary(one) === primary(spoken) && nearest(one) === words) ?? spoken }
}
