// What the Hugo module has of the rest: in hugo/dist/ what of pkg/ a site serves, since Go fetches a module by what is committed below its go.mod, and Hugo
// mounts nothing from above it (Git keeps equal files once); in hugo/i18n/ the messages that its templates use. `npm run build` does this by itself.
//
//   node tools/hugo.mjs
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { differences } from './diff-dirs.mjs'
import { languages, ofHugo } from './messages.mjs'
import { here } from './run.mjs'

const DIST = here('hugo/dist')
const I18N = here('hugo/i18n')
// The tool is for the command line, the rest for npm.
const isServed = (name) => !/^(bin|README\.md|package\.json|.*\.d\.ts|plenary-tool\..*)$/.test(name)

// What the templates call the messages.
const KEYS = {
  agenda: 'agenda',
  speakers: 'speakers',
  times_in: 'times_in',
  no_date: 'no_date',
  untitled: 'untitled',
  page: 'link_page',
  abstract: 'hugo_abstract',
  email: 'hugo_email',
  all_day: 'whole_day',
  until: 'until',
  subscribe: 'link_calendar',
}
// Hugo looks for the language of a site by the very tag in its configuration, so that each has a file. As in CLDR, Portuguese as such is Brazil's.
const NAMES = { nb: ['nb', 'nn', 'no'], pt: ['pt-PT'], 'pt-BR': ['pt', 'pt-BR'], zh: ['zh', 'zh-CN', 'zh-Hans'], 'zh-Hant': ['zh-Hant', 'zh-HK', 'zh-TW'] }

// In a file of messages `{{ . }}` is what a template fills in: the only placeholder of each.
const toml = (tag, name) => {
  const texts = ofHugo(tag)
  const line = ([name, key]) => `plenary_${name} = ${JSON.stringify(texts[key].replace(/\{\w+\}/, '{{ . }}'))}\n`
  return `# Written by the build from src/text/lang/.\nplenary_language = "${name}"\n${Object.entries(KEYS).map(line).join('')}`
}

/** The files of hugo/i18n/ by name. */
const translations = () => Object.fromEntries(['en', ...languages()].flatMap((tag) => (NAMES[tag] ?? [tag]).map((name) => [`${name}.toml`, toml(tag, name)])))

export function copyToHugo(from = here('pkg')) {
  rmSync(DIST, { recursive: true, force: true })
  for (const name of readdirSync(from).filter(isServed)) cpSync(path.join(from, name), path.join(DIST, name), { recursive: true })
  writeMessages()
}

/** Writes hugo/i18n/. */
export function writeMessages() {
  rmSync(I18N, { recursive: true, force: true })
  mkdirSync(I18N)
  for (const [name, text] of Object.entries(translations())) writeFileSync(path.join(I18N, name), text)
}

/** What in hugo/i18n/ is not as the messages are, in words. */
export function messagesDiffer() {
  const expected = translations()
  const found = Object.fromEntries(readdirSync(I18N).map((name) => [name, readFileSync(path.join(I18N, name), 'utf8')]))
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort()
  return names.filter((name) => expected[name] !== found[name]).map((name) => `hugo/i18n/${name}: differs`)
}

/** What in hugo/dist/ is not as in that folder, and in hugo/i18n/ not as the messages, in words. */
export const hugoDiffers = (from = here('pkg')) => [...differences(from, DIST, 'hugo/dist', (name) => isServed(name.split(path.sep)[0])), ...messagesDiffer()]

if (process.argv[1] === import.meta.filename) copyToHugo()
