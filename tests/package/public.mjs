// The public interface as lists of names, read from where each is defined: docs/site/versions.md says what belongs to it.
import { readdirSync, readFileSync } from 'node:fs'
import { help } from '../../src/js/bin/help.js'
import { here } from '../../tools/run.mjs'

const text = (file) => readFileSync(here(file), 'utf8')
const json = (file) => JSON.parse(text(file))
const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found)
const names = (list) => list.map(({ name }) => name)

/** Names in quotation marks in what a pattern finds in a file. */
const quoted = (file, pattern) => {
  const [found] = text(file).match(pattern) ?? []
  if (!found) throw new Error(`${file} has no ${pattern}`)
  return all(found, /"([\w-]+)"/g)
}

const members = (file) => all(text(file).replace(/\/\*[^]*?\*\//g, ''), /^export interface (\w+) \{$/gm)
  .flatMap((name) => {
    const [, body] = text(file).match(new RegExp(`^export interface ${name} \\{$([^]*?)^\\}$`, 'm'))
    return all(body, /^ {2}(?:readonly )?'?([\w-]+)'?\??:/gm).map((member) => `${name}.${member}`)
  })

const exported = (file, of) => all(text(file), /^export (?:class|function|interface|type) (\w+)/gm).map((name) => `${of}: ${name}`)

const feedKeys = () => {
  const { properties, $defs } = json('src/schema/agenda.schema.json')
  const found = Object.keys(properties)
  const walk = (schema, at) => {
    for (const [key, one] of Object.entries(schema.properties ?? {})) {
      found.push(`${at}.${key}`)
      walk(one.items ?? one, `${at}.${key}`)
    }
    for (const one of schema.anyOf ?? []) walk(one, at)
  }
  for (const [name, schema] of Object.entries($defs)) walk(schema, name)
  return found
}

const COMMANDS = all(help(''), /^ {2}(\w+) {2,}\S/gm).filter((name) => name !== 'help')
const options = (name) => all(help(name).split('\nOPTIONS\n')[1].split('\n\n')[0], /^ {2,6}(?:-\w, )?(--[\w-]+)/gm).map((option) => `${name} ${option}`)

const sorted = (list) => [...new Set(list)].sort()

/** Every kind of thing that is public, with the names of all there are. */
export const publicInterface = () => {
  const element = json('src/js/interface.json')
  // Values that an attribute takes are as public as its name.
  const values = element.attributes.flatMap(({ name, type }) => all(type, /'([\w-]+)'/g).map((value) => `${name}=${value}`))
  return {
    attributes: sorted([...names(element.attributes), ...values]),
    properties: sorted(names(element.properties)),
    methods: sorted(names(element.methods)),
    events: sorted(names(element.events)),
    'members of types': sorted(members('src/js/element.d.ts').concat(members('src/js/plenary-tool.d.ts'))),
    'custom properties': sorted(names(element.styles)),
    parts: sorted(names(element.parts)),
    'keys of links': sorted([...quoted('src/route.rs', /fn is_own[^]*?\]/), ...quoted('src/query/facet.rs', /fn key\(self\)[^]*?\]/)]),
    'keys of the feed': sorted(feedKeys()),
    'diagnostic codes': sorted(readdirSync(here('docs/site/diagnostics')).map((file) => file.replace(/\.\w+$/, ''))),
    commands: sorted(COMMANDS.flatMap((name) => [name, ...options(name)])),
    exports: sorted([...Object.keys(json('src/js/package.json').exports).filter((name) => !name.startsWith('./plenary-')), ...exported('src/js/element.d.ts', './element'), ...exported('src/js/plenary-tool.d.ts', './tool')]),
    'storage keys': sorted(all(text('docs/site/privacy.md'), /^\| `(plenary:[\w:]+)`/gm)),
  }
}

/** What the one interface has and the other has not, as lines. */
export const gone = (before, after) => Object.entries(before).flatMap(([kind, list]) => list.filter((name) => !after[kind]?.includes(name)).map((name) => `${kind}: ${name}`))
