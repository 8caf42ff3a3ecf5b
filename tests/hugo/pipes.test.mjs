// Fingerprints and bundles of Hugo's, as the documentation has them.
import assert from 'node:assert/strict'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { here } from '../../tools/run.mjs'
import { start } from '../pages/harness.mjs'
import { build, files, HUGOS, read, site as folderFor, tags } from './site.mjs'

const PAGE = read(here('docs/site/hugo.md'))
const example = (name) => PAGE.match(new RegExp(`<!-- example: ${name} -->\\n\`\`\`\\S+\\n(.*?)\`\`\``, 's'))[1]

let site
before(async () => (site = await start()))
after(() => site.close())

for (const [age, hugo] of Object.entries(HUGOS)) {
  for (const name of ['fingerprint', 'bundle']) {
    test(`${age} Hugo: ${name}`, async () => {
      const folder = folderFor(`${name}-${age}`, 'hugo/starter')
      cpSync(here('pkg'), path.join(folder, 'assets/plenary'), { recursive: true })
      mkdirSync(path.join(folder, 'layouts'), { recursive: true })
      writeFileSync(path.join(folder, 'assets/main.js'), "import './plenary/plenary.js'\n")
      writeFileSync(path.join(folder, 'content/_index.md'), '---\ntitle: Ours\n---\n')
      writeFileSync(path.join(folder, 'hugo.toml'), 'disableKinds = ["taxonomy", "term"]\n')
      writeFileSync(path.join(folder, 'layouts/index.html'), `<!doctype html><html lang="en"><title>Ours</title><link rel="icon" href="data:,">${example(name)}`)
      const under = `/${name}/${age}/`
      const { out } = await build(hugo, folder, { base: site.origin + under, env: {} })
      for (const file of files(out)) site.routes[under + file.replace(/(^|\/)index\.html$/, '')] = { body: readFileSync(path.join(out, file)), headers: file.endsWith('index.html') ? { 'content-type': 'text/html; charset=utf-8' } : undefined }
      const [script] = tags(read(out, 'index.html'), 'script')
      assert.match(script.src, /\/plenary\/\w+\.[\da-f]{64}\.js$/)
      assert.match(script.integrity, /^sha256-/)
      const page = await site.open(under)
      await page.loaded()
      await page.locator('plenary-agenda').getByRole('link', { name: 'Words of welcome' }).click()
      await page.locator('plenary-agenda dialog[open]').waitFor()
      assert.deepEqual(page.problems, [])
      await page.context().close()
    })
  }
}
