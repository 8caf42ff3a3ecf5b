// The shadow tree of every view is valid HTML.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { faultsOf, inDocument, noNu, nuFaultsOf } from '../validators.mjs'
import { stage } from './scene.mjs'
import { enter, sceneOf, VIEWS } from './views.mjs'

const { scene } = stage()
const folder = mkdtempSync(path.join(os.tmpdir(), 'plenary-valid-'))
after(() => rmSync(folder, { recursive: true }))
const files = []

for (const [name, view] of Object.entries(VIEWS)) {
  const [route, options] = sceneOf(view)
  scene(name, route, { ...options, viewport: { width: view.widths?.[0] ?? 390, height: 800 } }, async (page) => {
    await enter(page, view)
    const html = inDocument(`<h1>Page</h1>\n${await page.evaluate(() => document.querySelector('plenary-agenda').shadowRoot.innerHTML)}`)
    files.push(path.join(folder, `${name.replaceAll(/\W+/g, '-')}.html`))
    writeFileSync(files.at(-1), html)
    assert.deepEqual(await faultsOf(html, name, true), [])
  })
}

test('the Nu HTML Checker finds nothing either', { skip: noNu }, () => {
  assert.equal(files.length, Object.keys(VIEWS).length)
  assert.deepEqual(nuFaultsOf(files, true), [])
})
