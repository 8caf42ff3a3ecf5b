// Sections of the READMEs as parts of a page: headings at the page's level, links to where the same is on the site.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { slug } from 'github-slugger'
import { here } from '../run.mjs'

// Those that a page is made of, with the folder that their links are relative to, and the page that stands for the whole of them.
const GUIDES = {
  'hugo/README.md': { folder: 'hugo', page: 'hugo' },
  'src/js/README.md': { folder: 'pkg', page: 'npm' },
}
const texts = Object.fromEntries(Object.keys(GUIDES).map((file) => [file, readFileSync(here(file), 'utf8')]))

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

/** Where the headings of a README are on the site, by their ids: on the page that takes the section in. */
function places(file, pages) {
  const found = new Map()
  let around = []
  for (const { level, title } of lines(texts[file])) {
    if (!level) continue
    const page = pages.find(({ text }) => text.includes(`<!-- include-md: ${file}#${title} -->`))
    around = [...around.filter((one) => one.level < level), { level, title, page }]
    const taken = around.findLast(({ page }) => page)
    // The heading itself is not taken along, only what stands under it.
    if (taken) found.set(slug(title), taken.title === title ? `${taken.page.name}.html` : `${taken.page.name}.html#${slug(title)}`)
  }
  return found
}

/** What gives the address on the site, or else in the repository, of what a link in a README leads to. */
export function leads(repository, pages) {
  const known = Object.fromEntries(Object.keys(GUIDES).map((file) => [file, places(file, pages)]))
  return (file, target) => {
    if (/^[a-z]+:/.test(target)) return target
    const [where, fragment] = target.split('#')
    const at = path.posix.join(GUIDES[file].folder, where)
    const guide = where ? Object.keys(GUIDES).find((name) => [name, `${GUIDES[name].folder}/README.md`].includes(at)) : file
    if (guide) {
      const { page } = GUIDES[guide]
      const whole = pages.some(({ name }) => name === page) ? `${page}.html` : undefined
      return (fragment ? known[guide].get(fragment) : whole) ?? `${repository}/blob/main/${guide}${fragment ? `#${fragment}` : ''}`
    }
    const [, source] = /^docs\/site\/([\w-]+)\.md$/.exec(at) ?? []
    if (pages.some(({ name }) => name === source)) return `${source}.html${fragment ? `#${fragment}` : ''}`
    if (at.startsWith('pkg/')) return target.replace(where, at)
    if (at.startsWith('www/')) return target.replace(where, at.slice('www/'.length))
    return `${repository}/blob/main/${target.replace(where, at)}`
  }
}

/** What stands under that heading of a README, as Markdown: its headings come one below `level`, its links lead on from `page`. */
export function section(file, title, level, page, lead) {
  if (!texts[file]) throw new Error(`${file} is none of ${Object.keys(texts).join(', ')}`)
  const all = lines(texts[file])
  const from = all.findIndex((one) => one.level && one.title === title)
  if (from < 0) throw new Error(`${file} has no heading "${title}"`)
  const own = all[from].level
  const rest = all.slice(from + 1)
  const to = rest.findIndex((one) => one.level && one.level <= own)
  const mended = (line) => line.replace(/(\]\()([^)\s]+)/g, (whole, begin, target) => begin + lead(file, target).replace(`${page.name}.html#`, '#'))
  return rest
    .slice(0, to < 0 ? undefined : to)
    .filter(({ line, code }) => code || !/^<!-- .* -->$/.test(line))
    .map((one) => (one.code ? one.line : mended(one.level ? `${'#'.repeat(one.level - own + level)} ${one.title}` : one.line)))
    .join('\n')
    .trim()
}
