// Command output in the documentation is the actual output.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { here } from '../../tools/run.mjs'

const PAGE = readFileSync(here('docs/site/tool.md'), 'utf8')
const SAID = [...PAGE.matchAll(/^```sh\nnpx plenary (.+)\n```\n\n```text\n([^]*?)^```$/gm)]

let folder
before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plenary-page-'))
  for (const name of readdirSync(here('www')).filter((name) => name.endsWith('.json'))) cpSync(here('www', name), path.join(folder, name))
  writeFileSync(path.join(folder, 'agenda.json'), PAGE.match(/^```json.*\n([^]*?)^```$/m)[1])
  cpSync(here('pkg'), path.join(folder, 'node_modules/plenary'), { recursive: true })
})
after(() => rmSync(folder, { recursive: true }))

// Ends well or not: what it says is what is asked here.
const node = (...args) => new Promise((done) => execFile(process.execPath, args, { cwd: folder, env: { ...process.env, NO_COLOR: '1' } }, (_, out, err) => done(out + err)))
const undated = (text) => text.replaceAll('\r\n', '\n').replace(/^(DTSTAMP|LAST-MODIFIED):\d{8}T\d{6}Z$/gm, '$1:now')

for (const [, args, text] of SAID) {
  test(`plenary ${args}`, async () => assert.equal(undated(await node('node_modules/plenary/bin/plenary.js', ...args.split(' '))), undated(text)))
}

test('the documented outputs exist, and the module example runs', async () => {
  assert.ok(SAID.length >= 4)
  const example = PAGE.match(/^```js\n([^]*?)^```$/m)[1].replace("'opening'", "'open'")
  writeFileSync(path.join(folder, 'example.mjs'), `${example}\nconsole.log(JSON.stringify([JSON.parse(own).sessions.length, html.includes('lundi 7 juin'), calendar.includes('SUMMARY:Opening')]))`)
  const lines = (await node('example.mjs')).trim().split('\n')
  assert.equal(lines.length, 6)
  assert.match(lines[0], /^warning, line \d+: \$\.sessions\[1\]\.start overlaps another session in the room\. Correct/)
  assert.equal(lines[5], '[3,true,true]')
})
