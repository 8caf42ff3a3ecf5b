// What stands for more in a source, as a comment on a line of its own:
//
//   <!-- table attributes -->     a table of what the element has: attributes, properties, events, styles, parts
//   <!-- reference attributes --> the same, each with all that is known of it and an example
//   <!-- readme: Heading -->      what stands under that heading of README.md
//   <!-- keys: session -->        the keys of a definition of the feed's schema
//   <!-- help: check -->          what the command says of itself
//   <!-- include: path -->        the text of a file, also within a fence
//   <!-- ways -->                 in HTML: links to each group of pages
import { readFileSync } from 'node:fs'
import { help } from '../../src/js/bin/help.js'
import { tables } from '../interface.mjs'
import { here } from '../run.mjs'
import { lines } from './readme.mjs'
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
 * The text with its marks made good. `section(title)` gives what makes Markdown of a section of README.md under a heading of some level,
 * `ways()` HTML.
 */
export function expand(text, { isText, section, ways }) {
  if (!isText) return included(text).replace('<!-- ways -->', ways)
  let level = 1
  return lines(text).map(({ line, code, ...heading }) => {
    if (code) return included(line)
    if (heading.level) level = heading.level
    const [, kind, name] = /^<!-- (table|reference|readme:|keys:|help:) ?(.*?) ?-->$/.exec(line.trim()) ?? []
    const make = { table, reference: () => reference(name, level), 'readme:': () => section(name)(level), 'keys:': keys, 'help:': told }[kind]
    return make ? make(name) : included(line)
  }).join('\n')
}
