// Tables in Markdown, and their places in a document: between the lines `<!-- name -->` and `<!-- /name -->`.
import { readFileSync, writeFileSync } from 'node:fs'
import { here } from './run.mjs'

/** A table of those heads and rows; `marks` says how each column is aligned, as `--:`. */
export const table = (head, rows, marks = head.map(() => '---')) => [head, marks, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** The text with the places of these tables filled anew; each is a function that gives its text. */
export const filled = (text, tables) => text.replace(/(<!-- (\w+) -->\n)[^]*?(\n<!-- \/\2 -->)/g, (all, begin, name, end) => (tables[name] ? begin + tables[name]() + end : all))

/** The same of a file, which is written. */
export const fill = (file, tables) => writeFileSync(here(file), filled(readFileSync(here(file), 'utf8'), tables))
