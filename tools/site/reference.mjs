// The reference of the element, item by item: the content of interface.json, code to copy, and placeholders for the controls that a script
// adds.
import { known, whole } from '../interface.mjs'
import { escaped, phrase } from './markdown.mjs'

const fenced = (language, code) => `\`\`\`${language}\n${code}\n\`\`\``
const facts = (pairs) => `<dl class="facts">\n${pairs.map(([name, html]) => `<div><dt>${name}</dt><dd>${html}</dd></div>`).join('\n')}\n</dl>`
const code = (text) => `<code>${escaped(text)}</code>`
const js = (value) =>
  JSON.stringify(value, undefined, 2)
    .replace(/"([A-Za-z_]\w*)":/g, '$1:')
    .replaceAll('"', "'")
const AGENDA = "const agenda = document.querySelector('plenary-agenda')"

const KINDS = {
  attributes: {
    facts: ({ type, absent }) => [
      ['Type', code(type)],
      ['Default', phrase(absent)],
    ],
    code: ({ name, example }) => fenced('html', `<plenary-agenda src="/agenda.json"${name === 'src' ? '' : `\n  ${name}="${example.values[0]}"`}></plenary-agenda>`),
  },
  properties: {
    facts: ({ type, attribute, readonly }) => [
      ['Type', code(type)],
      ...(attribute ? [['Attribute', `<a href="attributes.html#${attribute}">${code(attribute)}</a>`]] : []),
      ['Can be set', readonly ? 'no' : 'yes'],
    ],
    code: ({ name, example: { value } }) => fenced('js', `${AGENDA}\n${value === undefined ? `console.log(agenda.${name})` : `agenda.${name} = ${js(value)}`}`),
  },
  events: {
    facts: ({ type, detail }) => [
      ['Type', code(type)],
      [code('detail'), phrase(detail)],
    ],
    code: ({ name, example }) => fenced('js', `${AGENDA}\nagenda.addEventListener('${name}', ({ detail }) => {\n  ${example.code}\n})`),
  },
  styles: {
    facts: ({ default: value }) => [['Default', code(value)]],
    code: ({ name, example }) => fenced('css', `plenary-agenda {\n  ${name}: ${example.value};\n}`),
  },
  parts: {
    facts: () => [],
    code: ({ name, example }) => fenced('css', `plenary-agenda::part(${name}) {\n  ${example.css};\n}`),
  },
}

/** All items of a kind as Markdown, each under a heading one below `level`. */
export function reference(kind, level) {
  const made = KINDS[kind]
  if (!made) throw new Error(`the element has no "${kind}"`)
  return known[kind]
    .map((item) => {
      const { name, example } = item
      if (!example) throw new Error(`interface.json has no example of ${name}`)
      const told = made.facts(item)
      return [
        `${'#'.repeat(level + 1)} \`${name}\``,
        whole(item),
        ...(told.length ? [facts(told)] : []),
        made.code(item),
        `<div class="try" data-kind="${kind}" data-name="${name}" data-example="${escaped(JSON.stringify(example))}"></div>`,
      ].join('\n\n')
    })
    .join('\n\n')
}
