// Localizes the interface: loaded for pages in other languages than English, and for pages with messages of their own.

import { stamp } from 'plenary-languages'
import { lines, primary, voiceOf } from './language.js'

// Cache of the messages by language. Undefined for English, and if they cannot be loaded or are of another version.
const messages = new Map()
const messagesOf = (language, { get, words, warn }) => {
  const loading = async () => {
    try {
      const found = await (await get(words(language))).json()
      if (found._ === stamp) return found
      throw new Error('they are of another version')
    } catch (error) {
      messages.delete(language) // a later attempt may succeed
      warn('words', language, error.message)
    }
  }
  if (language !== 'en' && !messages.has(language)) messages.set(language, loading())
  return messages.get(language)
}

// Everything is in English if there are no messages.
const included = async (voice, files) => {
  const found = await messagesOf(voice.words, files)
  return found || voice.words === 'en' ? { ...voice, texts: lines(found) } : included(voiceOf('en', navigator.languages), files)
}

const read = async (own) => {
  if (typeof own === 'object') return own
  const response = await fetch(new URL(own, document.baseURI))
  if (!response.ok) throw new Error(`the server answered ${response.status}`)
  return response.json()
}

// Merges messages of the page: overrides, or a complete set for a language that is not included. Invalid messages are reported in the console and ignored.
const withOwn = async (own, language, voice, files) => {
  const tell = (why) => files.warn('messages', why)
  try {
    const [given, { check, merge }] = await Promise.all([read(own), import('./plenary-messages.js')])
    const { words } = voice
    const isIncluded = words !== 'en' || primary(language) === 'en'
    const { texts, missing } = check(given, tell, language)
    if (isIncluded) {
      const base = await messagesOf(words, files)
      // If the base messages cannot be loaded, the merged result would be a mixture of languages, so everything is in English.
      return base || words === 'en' ? { ...voice, texts: lines(merge(base, texts)) } : included(voice, files)
    }
    if (missing.length) tell(`"${language}" is not included and ${missing.length} messages are missing, so the interface is English: ${missing.join(', ')}`)
    else if (!Intl.DateTimeFormat.supportedLocalesOf(language)[0]) tell(`this browser has no dates in "${language}", so the interface is English`)
    else return { spoken: language, locale: navigator.languages?.find((tag) => primary(tag) === primary(language)) ?? language, texts: lines(texts) }
  } catch (error) {
    tell(`${typeof own === 'string' ? own : 'they'} could not be read: ${error.message}`)
  }
  return included(voice, files)
}

/**
 * The language of the interface for a page's language: its messages (each key on the line before its text), and the tags of its language and dates. `own` is an object of
 * messages, or the URL of one as JSON. `files` loads included messages, and reports warnings.
 */
export const localize = (language, own, files) => {
  const voice = voiceOf(language, navigator.languages)
  return own ? withOwn(own, language, voice, files) : included(voice, files)
}
