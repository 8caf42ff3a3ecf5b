// Helpers for tests of hosts with policies: hashes for a content security policy, and a folder opened as files.
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { here } from '../tools/run.mjs'

export const integrity = `sha384-${createHash('sha384').update(readFileSync(here('pkg/plenary-single.js'))).digest('base64')}`

const NONCE = '<script type="module" nonce="abc" src="/pkg/plenary.js"></script>'

/** The sources that a policy names for scripts, and the script that it lets in. */
export const POLICIES = {
  'a nonce': ["'nonce-abc'", NONCE],
  'a nonce, and strict-dynamic': ["'nonce-abc' 'strict-dynamic'", NONCE],
  // A hash vouches for one script, and not for what it imports; the one file imports nothing.
  'the hash of the one file': [`'${integrity}'`, `<script defer src="/pkg/plenary-single.js" integrity="${integrity}" crossorigin="anonymous"></script>`],
}

/** A page with that script in its head, and nothing inline besides. */
export const page = (script, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">${script}</head><body>${body}</body></html>`

/**
 * A folder with the package, that feed and three pages: with the module, with the one file, and with the one file and the feed in the
 * page. `head` is what they have besides, `remove` takes the folder away.
 */
export function folder(feed, { head = '' } = {}) {
  const at = mkdtempSync(path.join(os.tmpdir(), 'plenary-'))
  cpSync(here('pkg'), path.join(at, 'plenary'), { recursive: true })
  writeFileSync(path.join(at, 'good.json'), feed)
  const saved = (name, script, body) => {
    const file = path.join(at, `${name}.html`)
    writeFileSync(file, page(head + script, body))
    return pathToFileURL(file).href
  }
  const agenda = '<plenary-agenda src="good.json"><p id="fallback">Printed programme</p></plenary-agenda>'
  const single = '<script defer src="plenary/plenary-single.js"></script>'
  return {
    module: saved('module', '<script type="module" src="plenary/plenary.js"></script>', agenda),
    single: saved('single', single, agenda),
    given: saved('given', single, `<plenary-agenda></plenary-agenda><script>document.querySelector('plenary-agenda').feed = ${feed}</script>`),
    remove: () => rmSync(at, { recursive: true }),
  }
}
