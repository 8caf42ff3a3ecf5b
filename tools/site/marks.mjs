// Marks in a source, which are expanded: comments on a separate line.
//
//   <!-- table attributes -->     a table of the element's interface: attributes, properties, events, styles, parts
//   <!-- reference attributes --> the same, item by item, with all details and an example
//   <!-- include-md: hugo/README.md#Heading -->   the section under that heading of a README
//   <!-- attributes -->           unchanged: the beginning of a generated table
//   <!-- keys: session -->        the keys of a definition of the feed's schema
//   <!-- help: check -->          the help text of the command
//   <!-- diagnostics -->          a table of all diagnostic codes
//   <!-- include: path -->        the text of a file, also within a fence
//   <!-- ways -->                 in HTML: links to each group of pages
//   <!-- size: first screen -->   in HTML: the size of a part in kB (brotli), from the page about performance
//   <!-- example: name -->        unchanged: marks an example for a test
import { readFileSync } from 'node:fs'
import { help } from '../../src/js/bin/help.js'
import { tables } from '../interface.mjs'
import { here } from '../run.mjs'
import { table as diagnostics } from './diagnostics.mjs'
import { lines } from './sections.mjs'
import { reference } from './reference.mjs'
import { keys } from './schema.mjs'

// Tables in the sources themselves, which tools/interface.mjs, tools/size.mjs and tools/bench.mjs fill.
const FILLED = [...Object.keys(tables), 'size', 'bench']

function told(name) {
  const text = help(name)
  if (name && text === help('')) throw new Error(`there is no command "${name}"`)
  return `\`\`\`txt\n${text}\n\`\`\``
}

function table(name) {
  if (!tables[name]) throw new Error(`there is no table "${name}"`)
  return tables[name]()
}

const sized = (text) =>
  text.replace(/<!-- size: (.+?) -->/g, (mark, part) => {
    const [, bytes] = new RegExp(`^\\| \\*\\*${part}\\*\\* .*\\*\\*([\\d,]+)\\*\\* \\|$`, 'm').exec(readFileSync(here('docs/site/performance.md'), 'utf8')) ?? []
    if (!bytes) throw new Error(`"${mark}" is no part that is measured`)
    return String(Math.round(Number(bytes.replaceAll(',', '')) / 1000))
  })

const included = (text) => text.replace(/<!-- include: (\S+) -->/g, (mark, file) => readFileSync(here(file), 'utf8').trimEnd())

/**
 * The text with its marks made good. `section(file, title, level)` gives the Markdown of a section of a README under a heading of that
 * level, `ways()` HTML.
 */
export function expand(text, { isText, section, ways }) {
  if (!isText) return sized(included(text)).replace('<!-- ways -->', ways)
  let level = 1
  const kinds = {
    table,
    reference: (name) => reference(name, level),
    'include-md:': (name) => section(...name.split(/#(.*)/).slice(0, 2), level),
    'keys:': keys,
    'help:': told,
    diagnostics,
    'include:': (name) => included(`<!-- include: ${name} -->`),
    'example:': () => '',
    ...Object.fromEntries(FILLED.map((name) => [name, () => ''])),
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
