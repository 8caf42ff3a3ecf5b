// Builds sites with the oldest and the newest Hugo, and reads what they made.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { here } from '../../tools/run.mjs'
import { ensure } from '../../tools/setup.mjs'

export const MODULE = 'github.com/plenary-agenda/plenary/hugo'
export const HUGOS = { oldest: ensure('hugo'), newest: ensure('hugo-newest') }
const SITES = here('target/hugo')

/** Copies a folder without what Hugo made in it. */
export const copy = (from, to) => cpSync(here(from), to, { recursive: true, filter: (file) => !/[\\/](public|resources|\.hugo_build\.lock)$/.test(file) })

/** An empty folder for a site, with what is in those folders laid over each other. */
export function site(name, ...folders) {
  const folder = path.join(SITES, name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const from of folders) copy(from, folder)
  return folder
}

/** The module as Hugo is to find it: through a replacement, so that nothing is asked of the network and no Go is needed. */
export const REPLACED = { HUGO_MODULE_REPLACEMENTS: `${MODULE} -> ${here('hugo')}` }

/** Builds a site; says where to, and what Hugo had to say. Throws where it fails, or warns without having been expected to. */
export async function build(hugo, folder, { to = 'public', base, args = [], env = REPLACED, warnings = false } = {}) {
  const out = path.resolve(folder, to)
  rmSync(out, { recursive: true, force: true })
  const all = ['--source', folder, '--destination', out, '--noBuildLock', ...(base ? ['--baseURL', base] : []), ...args]
  // Nothing from outside, not even a Go that this machine may have.
  const { stdout, stderr } = await promisify(execFile)(hugo, all, { env: { ...process.env, HUGO_MODULE_PROXY: 'off', ...env }, maxBuffer: 1e8 })
  const said = stdout + stderr
  if (!warnings) assert.doesNotMatch(said, /WARN|ERROR|deprecated/)
  return { out, said }
}

/** The names of all files below a folder. */
export const files = (folder) => readdirSync(folder, { recursive: true }).map(String).filter((name) => statSync(path.join(folder, name)).isFile()).map((name) => name.split(path.sep).join('/'))

const unescaped = (text) => text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, ten, hex, name) => (name ? { amp: '&', lt: '<', gt: '>', quot: '"' }[name] ?? all : String.fromCodePoint(ten ?? parseInt(hex, 16))))

/** The tags of that name, as objects of their attributes. Minified HTML has few quotes. */
export function tags(html, name = '[a-z][\\w-]*') {
  const attribute = '\\s+[^\\s=>"\']+(?:=(?:"[^"]*"|\'[^\']*\'|[^\\s>]+))?'
  return [...html.matchAll(new RegExp(`<(${name})((?:${attribute})*)\\s*/?>`, 'g'))].map(([, tag, all]) => {
    const pairs = [...all.matchAll(/([^\s=>"']+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)]
    return { tag, ...Object.fromEntries(pairs.map(([, key, a, b, c]) => [key, unescaped(a ?? b ?? c ?? '')])) }
  })
}

export const structured = (html) => [...html.matchAll(/<script type="?application\/ld\+json"?>(.*?)<\/script>/gs)].map(([, text]) => JSON.parse(text))
export const read = (...parts) => readFileSync(path.join(...parts), 'utf8')
export const text = (html) => unescaped(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ')

/** What an address of this site leads to nowhere: every address in every page, and in every feed. */
export function lost(out, base) {
  const missing = []
  const check = (address, page) => {
    if (/^(data:|mailto:|#)/.test(address)) return
    const url = new URL(address, page)
    if (url.origin !== new URL(base).origin) return
    const below = url.href.startsWith(base) && decodeURIComponent(url.pathname.slice(new URL(base).pathname.length))
    const file = below === false ? undefined : path.join(out, below, below.endsWith('/') || !below ? 'index.html' : '')
    if (!file || !existsSync(file)) missing.push(`${page}: ${address}`)
  }
  for (const name of files(out)) {
    const page = new URL(name.replace(/(^|\/)index\.html$/, '$1'), base).href
    if (name.endsWith('.html')) for (const { href, src } of tags(read(out, name))) for (const one of [href, src]) if (one) check(one, page)
    if (/agenda\.json$|plenary-events\.json$/.test(name) && !name.startsWith('plenary/')) {
      const walk = (value, key) => {
        if (typeof value === 'string' && ['url', 'picture'].includes(key)) check(value, page)
        else if (value && typeof value === 'object') for (const [name, one] of Object.entries(value)) walk(one, name)
      }
      walk(JSON.parse(read(out, name)))
    }
  }
  return missing
}
