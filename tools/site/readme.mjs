// Sections of README.md as parts of a page: headings at the page's level, links to where the same is on the site.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { slug } from 'github-slugger'
import { here } from '../run.mjs'

const README = 'README.md'
const readme = readFileSync(here(README), 'utf8')

/** The lines of a Markdown text, with the level of those that are headings: fences have lines that only look so. */
export function lines(text) {
  let fence = ''
  return text.split('\n').map((line) => {
    const [mark = ''] = /^(`{3,}|~{3,})/.exec(line) ?? []
    const within = fence !== ''
    if (within ? mark.startsWith(fence) && line.trim() === mark : mark) fence = within ? '' : mark
    const [, sharps = '', title = ''] = within || mark ? [] : (/^(#{1,6}) +(.*)$/.exec(line) ?? [])
    return { line, level: sharps.length, title, code: within || mark !== '' }
  })
}

/**
 * Where the headings of README.md are on the site: `at(slug)` gives the address of the page that includes the section, or of the file in
 * the repository.
 */
export function home(repository, pages) {
  const places = new Map()
  let around = []
  const include = (title) => pages.find(({ text }) => text.includes(`<!-- readme: ${title} -->`))
  for (const { level, title } of lines(readme)) {
    if (!level) continue
    around = [...around.filter((one) => one.level < level), { level, title, page: include(title) }]
    const found = around.findLast(({ page }) => page)
    // The heading itself is not taken along, only what stands under it.
    if (found) places.set(slug(title), found.title === title ? `${found.page.name}.html` : `${found.page.name}.html#${slug(title)}`)
    else if (pages.some(({ name }) => name === slug(title))) places.set(slug(title), `${slug(title)}.html`)
  }
  const file = (target) => `${repository}/blob/main/${target}`
  const guides = { 'hugo/README.md': 'hugo', 'pkg/README.md': 'npm' }
  return {
    at: (fragment) => places.get(fragment) ?? `${file(README)}#${fragment}`,
    to(target) {
      if (/^[a-z]+:/.test(target)) return target
      const [where, fragment] = target.split('#')
      if (!where) return this.at(fragment)
      if (guides[where] && !fragment && pages.some(({ name }) => name === guides[where])) return `${guides[where]}.html`
      if (where.startsWith('pkg/') && path.extname(where) !== '.md') return target
      if (where.startsWith('www/')) return target.slice('www/'.length)
      return file(target)
    },
  }
}

/** What stands under that heading of README.md, as Markdown: its headings come one below `level`, its links lead on from `page`. */
export function sections(title, page, links) {
  return (level) => {
    const all = lines(readme)
    const from = all.findIndex((one) => one.level && one.title === title)
    if (from < 0) throw new Error(`${README} has no heading "${title}"`)
    const own = all[from].level
    const rest = all.slice(from + 1)
    const to = rest.findIndex((one) => one.level && one.level <= own)
    const mended = (line) => line.replace(/(\]\()([^)\s]+)/g, (whole, begin, target) => begin + links.to(target).replace(`${page.name}.html#`, '#'))
    return rest.slice(0, to < 0 ? undefined : to).filter(({ line, code }) => code || !/^<!-- .* -->$/.test(line))
      .map((one) => (one.code ? one.line : mended(one.level ? `${'#'.repeat(one.level - own + level)} ${one.title}` : one.line))).join('\n').trim()
  }
}
