// plenary, as built in ../pkg.
//   PLENARY_PKG     another built package
//   PLENARY_FEED    plenary.json | pretalx.json | frab.json      (plenary.json)
//   PLENARY_ATTRS   further attributes for the element
//   PLENARY_OPEN    selector to click before filtering            ([data-act=filters])
//   PLENARY_SEARCH  selector of the search field                  (input[type=search])
//   PLENARY_TRACK   selector of the track control; a <select>, or the elements whose
//                   text is the track's name                      ([data-facet=track] .name)
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
const env = process.env
const pkg = path.resolve(env.PLENARY_PKG ?? path.join(import.meta.dirname, '../../pkg'))
const feed = env.PLENARY_FEED ?? 'plenary.json'

const make = (name, label, preloads) => ({
  name,
  label,
  feed,
  async prepare() {
    if (!existsSync(path.join(pkg, 'plenary.js'))) return { skip: `no plenary.js in ${pkg}` }
    const { version } = JSON.parse(readFileSync(path.join(pkg, 'package.json')))
    return { version, dirs: [[`/c/${name}/pkg/`, pkg]] }
  },
  page: ({ n, shell }) => shell({
    title: name,
    head: `${preloads(`/c/${name}/pkg`, `/data/${n}/${feed}`)}<script type="module" src="/c/${name}/pkg/plenary.js"></script>`,
    body: `<plenary-agenda src="/data/${n}/${feed}" ${env.PLENARY_ATTRS ?? ''}></plenary-agenda>`,
  }),
  filters: {
    open: env.PLENARY_OPEN ?? '[data-act=filters]',
    search: { input: env.PLENARY_SEARCH ?? 'input[type=search]' },
    track: { either: env.PLENARY_TRACK ?? '[data-facet=track] .name', by: 'name' },
  },
})

export default make('plenary', 'plenary, the script tag alone', () => '')
export const preload = make('plenary-preload', 'plenary with preload links', (base, data) => `<link rel="modulepreload" href="${base}/plenary.js">
<link rel="preload" as="fetch" type="application/wasm" crossorigin href="${base}/plenary.wasm">
<link rel="preload" as="fetch" crossorigin href="${data}">
`)
