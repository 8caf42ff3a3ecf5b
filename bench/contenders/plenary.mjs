// plenary, as built in ../pkg.
//   PLENARY_PKG     another built package
//   PLENARY_BASE    a package to compare it with, as the contenders plenary-base and plenary-base-preload
//   PLENARY_FEED    plenary.json | pretalx.json | frab.json      (plenary.json)
//   PLENARY_ATTRS   further attributes for the element
//   PLENARY_OPEN    selector to click before filtering            ([data-act=filters])
//   PLENARY_SEARCH  selector of the search field                  (input[type=search])
//   PLENARY_TRACK   selector of the track control; a <select>, or the elements whose
//                   text is the track's name                      ([data-facet=track] .name)
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
const env = process.env
const built = path.resolve(env.PLENARY_PKG ?? path.join(import.meta.dirname, '../../pkg'))
const feed = env.PLENARY_FEED ?? 'plenary.json'

const none = () => ''
// Not of the feed: it would share the network with the program, which comes first.
const preloads = (base) => `<link rel="modulepreload" href="${base}/plenary.js">
<link rel="preload" as="fetch" type="application/wasm" crossorigin href="${base}/plenary.wasm">
`
// The agenda as `plenary render` writes it, which a page has between the tags.
const rendered = (file) => execFileSync(process.execPath, [path.join(built, 'bin/plenary.js'), 'render', file], { encoding: 'utf8', maxBuffer: 2 ** 30 })

const make = (name, label, { pkg = built, links = none, inner = none, sizes } = {}) => ({
  name,
  label,
  feed,
  sizes,
  async prepare() {
    if (!pkg || !existsSync(path.join(pkg, 'plenary.js'))) return { skip: `no plenary.js in ${pkg}` }
    const { version } = JSON.parse(readFileSync(path.join(pkg, 'package.json')))
    return { version, dirs: [[`/c/${name}/pkg/`, pkg]] }
  },
  page: ({ n, shell, dataFile }) => shell({
    title: name,
    head: `${links(`/c/${name}/pkg`)}<script type="module" src="/c/${name}/pkg/plenary.js"></script>`,
    body: `<plenary-agenda src="/data/${n}/${feed}" ${env.PLENARY_ATTRS ?? ''}>${inner(dataFile(n, feed))}</plenary-agenda>`,
  }),
  filters: {
    open: env.PLENARY_OPEN ?? '[data-act=filters]',
    search: { input: env.PLENARY_SEARCH ?? 'input[type=search]' },
    track: { either: env.PLENARY_TRACK ?? '[data-facet=track] .name', by: 'name' },
  },
  // What is not needed until somebody uses the widget, and what a tap on a session opens.
  late: '**/plenary-more.*',
  tap: { click: 'article a[href*="session="]', shows: 'dialog[open] h3' },
})

export default make('plenary', 'plenary, the script tag alone')
export const preload = make('plenary-preload', 'plenary with preload links', { links: preloads })
export const prerendered = make('plenary-prerendered', 'plenary with the agenda rendered ahead inside the element', { inner: rendered, sizes: [50, 1000] })
const base = env.PLENARY_BASE && path.resolve(env.PLENARY_BASE)
export const bases = base ? [make('plenary-base', 'plenary to compare with, the script tag alone', { pkg: base }), make('plenary-base-preload', 'plenary to compare with, preloaded', { pkg: base, links: preloads })] : []
