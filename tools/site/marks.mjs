// What stands for more in a source, as a comment on a line of its own:
//
//   <!-- table attributes -->     a table of what the element has: attributes, properties, events, styles, parts
//   <!-- reference attributes --> the same, each with all that is known of it and an example
//   <!-- readme: Heading -->      what stands under that heading of README.md
//   <!-- include-md: hugo/README.md#Heading -->   the same of another README
//   <!-- keys: session -->        the keys of a definition of the feed's schema
//   <!-- help: check -->          what the command says of itself
//   <!-- include: path -->        the text of a file, also within a fence
//   <!-- ways -->                 in HTML: links to each group of pages
//   <!-- example: name -->        nothing: a test finds an example by it
import { readFileSync } from 'node:fs'
import { help } from '../../src/js/bin/help.js'
import { tables } from '../interface.mjs'
import { here } from '../run.mjs'
import { lines } from './sections.mjs'
import { reference } from './reference.mjs'
import { keys } from './schema.mjs'

function told(name) {
  const text = help(name)
  if (name && text === help('')) throw new Error(`there is no command "${name}"`)
  return `\`\`\`txt\n${text}\n\`\`\``
}

function table(name) {
  if (!tables[name]) throw new Error(`there is no table "${name}"`)
  return tables[name]()
}

const included = (text) => text.replace(/<!-- include: (\S+) -->/g, (mark, file) => readFileSync(here(file), 'utf8').trimEnd())

/**
 * The text with its marks made good. `section(file, title, level)` gives the Markdown of a section of a README under a heading of that
 * level, `ways()` HTML.
 */
export function expand(text, { isText, section, ways }) {
  if (!isText) return included(text).replace('<!-- ways -->', ways)
  let level = 1
  const kinds = {
    table,
    reference: (name) => reference(name, level),
    'readme:': (title) => section('README.md', title, level),
    'include-md:': (name) => section(...name.split(/#(.*)/).slice(0, 2), level),
    'keys:': keys,
    'help:': told,
    'include:': (name) => included(`<!-- include: ${name} -->`),
    'example:': () => '',
  }
  return lines(text)
    .map(({ line, code, ...heading }) => {
      if (code) return included(line)
      if (heading.level) level = heading.level
      const [, kind, name] = /^<!-- ([\w-]+:?) ?(.*?) ?-->$/.exec(line.trim()) ?? []
      if (!kind) return line
      if (!kinds[kind]) throw new Error(`"${line}" is no mark that is known`)
      return kinds[kind](name)
    })
    .join('\n')
}
