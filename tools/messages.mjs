// The messages of the interface: English ones from src/text/messages.rs, all others from src/text/lang/.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { here } from './run.mjs'

const FOLDER = here('src/text/lang')
// What only templates of Hugo say.
const HUGO = { hugo_abstract: 'Abstract', hugo_email: 'E-mail' }
const isHugo = (key) => Object.hasOwn(HUGO, key)

const source = () => readFileSync(here('src/text/messages.rs'), 'utf8')
const plain = (literal) => JSON.parse(`"${literal}"`)

/** The English messages by key, without plural forms. */
export const english = () => Object.fromEntries([...source().matchAll(/^ {8}(\w+) = "((?:[^"\\]|\\.)*)",$/gm)].map(([, key, text]) => [key, plain(text)]))

/** The plural forms of English, which are all that it has besides `other`. */
export function englishPlurals() {
  const lines = [...source().matchAll(/^const \w+_PLURALS: &str = "([^"]*)";/gm)].flatMap(([, text]) => text.trimEnd().split('\n'))
  return Object.fromEntries(lines.flatMap((key, place) => (place % 2 ? [] : [[key, lines[place + 1]]])))
}

/** The keys of messages that may have a form for each plural category: those that English has two of, those of changes, and *more*. */
export const counted = () =>
  [...Object.keys(englishPlurals()).map((key) => key.replace(/_one$/, '')), ...Object.keys(english()).filter((key) => key.startsWith('n_') || key === 'more')].sort()

/** The tags of the languages that have messages besides English. */
export const languages = () =>
  readdirSync(FOLDER)
    .map((name) => path.basename(name, '.json'))
    .sort()

/** All messages of such a language, also those of Hugo's templates. */
export const translated = (tag) => JSON.parse(readFileSync(path.join(FOLDER, `${tag}.json`), 'utf8'))

/** All messages of a language, also those of Hugo's templates. */
export const ofHugo = (tag) => (tag === 'en' ? { ...english(), ...HUGO } : translated(tag))

/** The keys that every language has: those of the widget and those of Hugo's templates, each with its English text. */
export const keys = () => ({ ...english(), ...HUGO })

/** The placeholders of a message, in order. */
export const placeholders = (text) => (text.match(/\{\w+\}/g) ?? []).sort()

/** A hash of what a file of messages has to have: messages of another version lack some, or fill others with nothing. */
export const stamp = () =>
  createHash('sha256')
    .update(
      Object.entries(english())
        .map(([key, text]) => [key, ...placeholders(text)].join(' '))
        .sort()
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 8)

/** The file of messages that a page loads, under `_` with the stamp. */
export const messagesFile = (tag) => JSON.stringify({ _: stamp(), ...Object.fromEntries(Object.entries(translated(tag)).filter(([key]) => !isHugo(key))) })

/** The text of types/messages.d.ts. */
export function messageTypes() {
  const member = ([key, text]) => `  /** English: \`${text.replaceAll('*/', '*\\/')}\` */\n  ${key}: string\n`
  return [
    '/** The messages of the interface by key. What is in braces is filled in. */\n',
    `export interface PlenaryMessageTexts {\n${Object.entries(english()).map(member).join('')}}\n`,
    '\n/** Messages with a number that have a text for each plural category of CLDR; the key alone is the category `other`. */\n',
    `export type PlenaryCountedMessage = ${counted()
      .map((key) => `'${key}'`)
      .join(' | ')}\n`,
    '\n/** Messages of the interface in the words of a page: some, or all for a language that is not included. */\n',
    `export type PlenaryMessages = Partial<PlenaryMessageTexts> & { [K in \`\${PlenaryCountedMessage}_\${'zero' | 'one' | 'two' | 'few' | 'many'}\`]?: string }\n`,
  ].join('')
}
