// Generates www/ from docs/site/: a page for each NAME.md and NAME.html there, in the order of site.json, one for each diagnostic code, and a
// copy of its feeds. The output is reproducible and committed, so that the site can be served without installing anything.
//
//   node tools/site.mjs [--check]      --check writes nothing, and fails if www/ is out of date
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { here } from './run.mjs'
import { pages as diagnostics } from './site/diagnostics.mjs'
import { layout, ways } from './site/layout.mjs'
import { llms } from './site/llms.mjs'
import { expand } from './site/marks.mjs'
import { render } from './site/markdown.mjs'
import { leads, section } from './site/sections.mjs'

const SOURCE = here('docs/site')
const SITE = here('www')
const read = (name) => readFileSync(path.join(SOURCE, name), 'utf8')

/** The lines between `---` at the head of a source as an object, and the rest as its text. */
export function parted(source, name) {
  const [, head, text] = /^---\n([^]*?)\n---\n([^]*)$/.exec(source) ?? []
  if (head === undefined) throw new Error(`${name} has no front matter`)
  const pairs = head.split('\n').map((line) => {
    const [, key, value] = /^(\w+):\s*(.*)$/.exec(line) ?? []
    if (!key) throw new Error(`${name}: "${line}" is no line of front matter`)
    return [key, value]
  })
  return { ...Object.fromEntries(pairs), text }
}

function sources() {
  const { address, repository, groups } = JSON.parse(read('site.json'))
  // The first page is in no group.
  const known = [{ name: 'index', label: 'plenary', group: '' }, ...groups.flatMap(({ title, pages }) => pages.map(([name, label]) => ({ name, label, group: title })))]
  const files = readdirSync(SOURCE).filter((file) => /\.(md|html)$/.test(file))
  const stray = files.filter((file) => !known.some(({ name }) => name === path.parse(file).name))
  if (stray.length) throw new Error(`site.json does not know ${stray.join(', ')}`)
  const pages = known.flatMap((page) => {
    const file = files.find((file) => path.parse(file).name === page.name)
    if (!file) return []
    const source = parted(read(file), file)
    return [{ ...page, ...source, label: page.label ?? source.title, file, isText: file.endsWith('.md') }]
  })
  const parent = pages.find(({ name }) => name === 'diagnostics')
  const children = diagnostics().map((page) => ({ ...page, group: parent.group }))
  return {
    address,
    repository,
    children,
    groups: groups.map(({ title }) => ({ title, pages: pages.filter(({ group }) => group === title) })).filter(({ pages }) => pages.length),
    pages,
  }
}

/** Everything that is made, as a map of the name of a file in www/ to its text. */
export function made() {
  const site = sources()
  const { repository, pages, children } = site
  const lead = leads(repository, pages)
  const files = new Map()
  for (const page of [...pages, ...children]) {
    try {
      const text = expand(page.text, { isText: page.isText, section: (file, title, level) => section(file, title, level, page, lead), ways: () => ways(site, page) })
      const body = page.isText ? render(text, { names: [...pages, ...children].map(({ name }) => name) }) : { html: text, heads: [] }
      files.set(`${page.name}.html`, layout(page, body, site))
    } catch (error) {
      throw new Error(`${page.file}: ${error.message}`, { cause: error })
    }
  }
  files.set('llms.txt', llms(site))
  for (const file of readdirSync(path.join(SOURCE, 'feeds'))) files.set(`feeds/${file}`, read(`feeds/${file}`))
  return files
}

/** Names of files in www/ that are not what the sources give. */
export function stale(files = made()) {
  const listed = (folder, ending) =>
    (existsSync(path.join(SITE, folder)) ? readdirSync(path.join(SITE, folder)) : []).filter((file) => file.endsWith(ending)).map((file) => path.posix.join(folder, file))
  const there = [...listed('', '.html'), ...listed('', '.txt'), ...listed('diagnostics', '.html'), ...listed('feeds', '.json'), ...listed('feeds', '.csv')]
  const differs = [...files].filter(([file, text]) => !there.includes(file) || readFileSync(path.join(SITE, file), 'utf8') !== text).map(([file]) => file)
  return [...differs, ...there.filter((file) => !files.has(file))]
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } })
  const files = made()
  const old = stale(files)
  if (values.check && old.length) {
    console.error(`www/ is not what docs/site/ gives: ${old.join(', ')}\nnode tools/site.mjs makes it anew`)
    process.exitCode = 1
  } else if (!values.check) {
    for (const folder of ['feeds', 'diagnostics']) mkdirSync(path.join(SITE, folder), { recursive: true })
    for (const file of old) files.has(file) ? writeFileSync(path.join(SITE, file), files.get(file)) : rmSync(path.join(SITE, file))
    console.log(`${files.size} files, ${old.length} of them new`)
  }
}
