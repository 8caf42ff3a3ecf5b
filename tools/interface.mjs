// The public interface of the element is defined in src/js/interface.json. Generated from it: custom-elements.json, the types of the
// attributes, the tables of the package's README and of the documentation, and the reference on the site.
//
//   node tools/interface.mjs      regenerates the tables
import { readFileSync } from 'node:fs'
import { fill, table } from './readme.mjs'
import { here } from './run.mjs'

/** Documents with tables that are made of it, by their names. */
export const DOCUMENTS = {
  'src/js/README.md': ['attributes', 'properties', 'methods', 'events', 'styles', 'parts'],
  'docs/site/attributes.md': ['attributes'],
  'docs/site/properties.md': ['properties', 'methods'],
  'docs/site/events.md': ['events'],
  'docs/site/styling.md': ['styles', 'parts'],
}
export const known = JSON.parse(readFileSync(here('src/js/interface.json'), 'utf8'))

/** All that is said of an item. */
export const whole = ({ text, more }) => [text, more].filter(Boolean).join(' ')

/** custom-elements.json, by version 2.1.0 of its schema. */
export function manifest() {
  const described = ({ text, more, example, ...rest }) => ({ ...rest, description: whole({ text, more }) })
  const typed = ({ type, ...rest }) => ({ ...described(rest), type: { text: type } })
  const attributes = known.attributes.map(({ absent, ...rest }) => {
    const field = known.properties.find(({ attribute }) => attribute === rest.name)
    return { ...typed(rest), ...(field && { fieldName: field.name }) }
  })
  const declaration = {
    kind: 'class',
    name: known.class,
    tagName: known.tag,
    customElement: true,
    summary: known.summary,
    superclass: { name: 'HTMLElement' },
    attributes,
    members: [
      ...known.properties.map((property) => ({ kind: 'field', ...typed(property), ...(property.attribute && { reflects: true }) })),
      ...known.methods.map(({ type, ...method }) => ({ kind: 'method', ...described(method), return: { type: { text: type.split(' => ')[1] } } })),
    ],
    events: known.events.map(({ detail, ...event }) => typed(event)),
    slots: known.slots.map(described),
    cssProperties: known.styles.map(described),
    cssParts: known.parts.map(described),
  }
  const at = (module) => ({ name: known.class, module })
  const one = (path) => ({ kind: 'js', name: known.class, declaration: at('element.js'), path })
  const exported = ({ path, ...rest }) => ({
    kind: 'javascript-module',
    path,
    declarations: [],
    exports: [rest, { kind: 'custom-element-definition', name: known.tag, declaration: at('element.js') }],
  })
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: [
      { kind: 'javascript-module', path: 'element.js', declarations: [declaration], exports: [{ kind: 'js', name: known.class, declaration: at('element.js') }] },
      ...['index.js', 'plenary.js'].map((path) => exported(one(path))),
    ],
  }
}

/** What the typings of the frameworks are made of. */
export function types() {
  const member = (name, type, text) => `  /** ${text} */\n  ${/\W/.test(name) ? `'${name}'` : name}?: ${type}\n`
  const of = (title, name, members) => `/** ${title} */\nexport interface ${name} {\n${members.join('')}}\n`
  const free = known.properties.filter(({ readonly, attribute }) => !readonly && !attribute)
  return [
    "import type { Feed, PlenaryEventMap, PlenaryMessages } from '../element.js'\n",
    of(
      `The attributes of \`<${known.tag}>\`, as they are written in HTML.`,
      'PlenaryAttributes',
      known.attributes.map(({ name, type, text, absent }) => member(name, type, `${text} Default: ${absent}.`)),
    ),
    of(
      'What can be set by a property alone.',
      'PlenaryProperties',
      free.map(({ name, type, text }) => member(name, type, text)),
    ),
    of(
      'Listeners, as most frameworks write them.',
      'PlenaryListeners',
      known.events.map(({ name, text }) => member(`on${name}`, `(event: PlenaryEventMap['${name}']) => void`, text)),
    ),
  ].join('\n')
}

const code = (text) => `\`${text}\``
const phrase = (one) => whole(one).replace(/\.$/, '')

/** Each as the Markdown of a table. */
export const tables = {
  attributes: () =>
    table(
      ['attribute', 'value', 'default'],
      known.attributes.map(({ name, absent, ...rest }) => [code(name), phrase(rest), absent]),
    ),
  properties: () =>
    table(
      ['property', 'value'],
      known.properties.map(({ name, readonly, ...rest }) => [`${code(name)}${readonly ? ' (read only)' : ''}`, phrase(rest)]),
    ),
  methods: () =>
    table(
      ['method', 'what it does'],
      known.methods.map(({ name, ...rest }) => [code(`${name}()`), phrase(rest)]),
    ),
  events: () =>
    table(
      ['event', 'when', '`detail`'],
      known.events.map(({ name, detail, ...rest }) => [code(name), phrase(rest), detail]),
    ),
  styles: () =>
    table(
      ['custom property', 'default', 'what it is'],
      known.styles.map(({ name, default: value, ...rest }) => [code(name), code(value), phrase(rest)]),
    ),
  parts: () =>
    table(
      ['`::part()`', 'what it is'],
      known.parts.map(({ name, ...rest }) => [code(name), phrase(rest)]),
    ),
}

if (process.argv[1] === import.meta.filename) for (const file of Object.keys(DOCUMENTS)) fill(file, tables)
