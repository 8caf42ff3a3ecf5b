// The tutorial docs/site/start.md, executed step by step.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { here } from '../../tools/run.mjs'
import { start } from '../pages/harness.mjs'

const PAGE = readFileSync(here('docs/site/start.md'), 'utf8')
const fences = (language) => [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\b.*\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text)
const FOLDER = here('target/guide/conference')
const put = (name, text) => writeFileSync(path.join(FOLDER, name), text)
const run = (line) => execFileSync(process.execPath, line.trim().split(' ').slice(1), { cwd: FOLDER, encoding: 'utf8' })
const commands = fences('sh').join('').split('\n').filter((line) => line.startsWith('node '))

let site
before(async () => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  cpSync(here('pkg'), path.join(FOLDER, 'plenary'), { recursive: true })
  put('agenda.json', fences('json live')[0])
  put('index.html', fences('html').find((text) => text.startsWith('<!doctype')))
  site = await start({ folders: [['/some/where/', FOLDER]] })
})
after(() => site.close())

async function shown() {
  const page = await site.open('/some/where/')
  await page.loaded()
  assert.deepEqual(page.problems.filter((problem) => !/favicon/.test(problem)), [])
  assert.equal(await page.evaluate(() => document.querySelector('plenary-agenda').state.sessions), 3)
  await page.context().close()
}

test('the two lines work in a page in any folder', shown)

test('the output of check is the one on the page', () => {
  const said = run(commands.find((line) => line.includes(' check ')))
  assert.ok(fences('text').includes(said), said)
})

test('the prerendered agenda is inside the element, and removed when the widget is loaded', async () => {
  run(commands.find((line) => line.includes(' render ')))
  const preloads = fences('html').find((text) => text.startsWith('<link'))
  const [page, inside] = ['index.html', 'inside.html'].map((name) => readFileSync(path.join(FOLDER, name), 'utf8'))
  put('index.html', page.replace('<script', `${preloads}<script`).replace('"agenda.json">', `"agenda.json">\n${inside}\n`))
  const plain = await site.open('/some/where/', { javaScriptEnabled: false })
  assert.ok(await plain.getByText('Words of welcome').first().isVisible())
  await plain.context().close()
  site.log.length = 0
  await shown()
  for (const name of ['plenary/plenary.js', 'plenary/plenary.wasm', 'agenda.json']) assert.equal(site.log.filter((one) => one === `/some/where/${name}`).length, 1, name)
})
