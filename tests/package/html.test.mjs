// HTML is valid: pages of the site, rendered pages, and prerendered content of the element.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { here } from '../../tools/run.mjs'
import { faultsOf, inDocument, noNu, nuFaultsOf } from '../validators.mjs'

const SITE = readdirSync(here('www'), { recursive: true }).filter((name) => name.endsWith('.html')).map((name) => here('www', name))
const FEEDS = ['tests/fixtures/everything.json', 'www/ospos-for-good-2023.json']

let folder
const made = []
const keep = (name, html) => {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, html)
  made.push(file)
}
before(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plenary-html-'))
  const { pages, render } = await import('../../pkg/plenary-tool.js')
  for (const [number, name] of FEEDS.entries()) {
    const feed = readFileSync(here(name))
    for (const [form, styles, language] of [['light', 'inline', 'en'], ['light', 'file', 'ar'], ['light', 'none', 'fr'], ['shadow', 'inline', 'zh']]) {
      const { html, structured } = await render(feed, { form, styles, language, page: 'https://example.org/' })
      keep(`${number}-${form}-${styles}.html`, inDocument(`<h1>Page</h1>\n<plenary-agenda src="agenda.json">\n${html}\n</plenary-agenda>\n<script type="application/ld+json">${structured}</script>`))
    }
    for (const language of ['en', 'ar']) {
      const { files } = await pages(feed, { baseUrl: `https://example.org/${language}/`, page: '/agenda/', language })
      for (const { path, text } of files) if (path.endsWith('.html')) keep(`${number}-${language}/${path}`, text)
    }
  }
})
after(() => rmSync(folder, { recursive: true }))

test('html-validate finds nothing', async () => {
  const faults = []
  for (const file of [...SITE, ...made]) faults.push(...(await faultsOf(readFileSync(file, 'utf8'), file)))
  assert.deepEqual(faults, [])
  assert.ok(SITE.length > 40 && made.length > 60)
})

const BAD = inDocument('<ul><p>Not in a list</p></ul>')

test('html-validate reports an invalid page', async () => assert.equal((await faultsOf(BAD, 'bad.html')).length, 1))

test('the Nu HTML Checker reports that page and nothing else', { skip: noNu }, () => {
  const bad = path.join(folder, 'bad.html')
  writeFileSync(bad, BAD)
  const faults = nuFaultsOf([...SITE, ...made, bad])
  assert.equal(faults.length, 1, faults.join('\n'))
  assert.match(faults[0], /bad\.html:.*not allowed as child of/)
})
