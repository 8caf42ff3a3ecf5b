// Every link of the site and of the documents has a target: the file exists, and has the heading. External links are not requested, but must
// be valid URLs.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { Parser } from 'htmlparser2'
import { here } from '../../tools/run.mjs'
import { render } from '../../tools/site/markdown.mjs'

const listed = (folder, ending) => readdirSync(here(folder)).filter((file) => file.endsWith(ending)).map((file) => `${folder}/${file}`)
const FILES = ['README.md', 'hugo/README.md', 'src/js/README.md', 'bench/README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...listed('docs', '.md'), ...listed('docs/decisions', '.md'), ...listed('docs/site/diagnostics', '.md'), ...listed('www', '.html'), ...listed('www/diagnostics', '.html')]
// The README of the package is read in the package.
const PLACES = { 'src/js/README.md': 'pkg' }
const REPOSITORY = /^https:\/\/github\.com\/plenary-agenda\/plenary\/blob\/main\//

/** Ids of an HTML or Markdown file, and the addresses that it leads to. */
function read(file) {
  const text = readFileSync(here(file), 'utf8')
  const found = { ids: new Set(), links: [], agendas: 0 }
  const parser = new Parser({
    onopentag(name, { id, href, src }) {
      if (id) found.ids.add(id)
      if (name === 'plenary-agenda') found.agendas++
      for (const link of [href, src]) if (link !== undefined) found.links.push(link)
    },
  })
  parser.end(file.endsWith('.md') ? render(text, { names: [] }).html : text)
  return found
}

const known = new Map()
const of = (file) => known.get(file) ?? known.set(file, read(file)).get(file)

/** The file that an address of this site means, from the root of the repository. */
function target(file, address) {
  if (!address) return file
  const name = decodeURI(address.replace(/\?.*/, ''))
  const from = path.posix.join(PLACES[file] ?? path.posix.dirname(file), name)
  const served = file.startsWith('www/') ? from.replace(/^www\/pkg\//, 'pkg/') : from
  return served.replace(/\/$/, '') === 'www' ? 'www/index.html' : served
}

/** What is wrong with a link, or nothing. */
function wrong(file, link) {
  if (REPOSITORY.test(link)) return wrong('README.md', link.replace(REPOSITORY, ''))
  if (/^[a-z][a-z\d+.-]*:/i.test(link)) {
    if (!URL.canParse(link)) return 'is no address'
    const { protocol, hostname } = new URL(link)
    return protocol === 'https:' && /\.[a-z]+$/.test(hostname) ? '' : 'is not https, of a host with a name'
  }
  if (link.startsWith('/')) return 'is not relative'
  const [address, fragment] = link.split('#')
  const at = target(file, address)
  if (!existsSync(here(at))) return `leads to ${at}, which is not there`
  if (statSync(here(at)).isDirectory()) return file.startsWith('www/') ? 'is a folder' : ''
  if (fragment === undefined) return ''
  if (!/\.(md|html)$/.test(at)) return `names a place in ${at}`
  // What the agenda keeps in the fragment is no place on the page.
  if (of(at).agendas && fragment.includes('=')) return ''
  return of(at).ids.has(decodeURIComponent(fragment)) ? '' : `leads to #${fragment} of ${at}, which has no such id`
}

for (const file of FILES) {
  test(`${file}: every link leads somewhere`, () => {
    const { links } = of(file)
    assert.deepEqual(links.map((link) => [link, wrong(file, link)]).filter(([, what]) => what).map(([link, what]) => `${file}: ${link} ${what}`), [])
  })
}

test('broken links are detected', () => {
  for (const link of ['none.html', 'index.html#none', 'http://example.org/', 'https://nowhere/', '/index.html', 'pkg/none.js', 'icon.svg#none', 'https://github.com/plenary-agenda/plenary/blob/main/README.md#none', 'https://github.com/plenary-agenda/plenary/blob/main/none.md']) assert.ok(wrong('www/themes.html', link), link)
  for (const link of ['./', 'index.html', '#dark', 'pkg/plenary.js', './#snippet', './#session=opening', 'check.html?src=x', 'https://github.com/plenary-agenda/plenary/blob/main/README.md#quick-start']) assert.equal(wrong('www/themes.html', link), '', link)
})
