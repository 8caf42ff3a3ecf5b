// The feeds of the documentation: each is valid, or has exactly the problems that its page declares.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import Ajv from 'ajv/dist/2020.js'
import { here } from '../../tools/run.mjs'

const PAGES = 'docs/site'
const read = (name) => readFileSync(here(PAGES, name), 'utf8')
const names = (folder, end) => readdirSync(here(PAGES, folder)).filter((name) => name.endsWith(end))
const schema = new Ajv({ allErrors: true, allowUnionTypes: true, logger: false }).compile(JSON.parse(readFileSync(here('src/schema/agenda.schema.json'), 'utf8')))
const { check } = await import('../../pkg/plenary-tool.js')

const FENCE = /^```json\b(.*)\n([^]*?)^```$/gm
const INCLUDE = /^<!-- include: (.+) -->\s*$/

/** The JSON of a page; what is included stands in a file of its own. `data-problems` names the codes of what is wrong with it. */
const fences = (page) => [...read(page).matchAll(FENCE)].filter(([, , text]) => !INCLUDE.test(text)).map(([, info, text], place) => ({
  name: `${page}, JSON ${place + 1}`,
  text,
  zone: info.match(/ event-timezone="(.*?)"/)?.[1],
  wrong: info.match(/ data-problems="(.*?)"/)?.[1].split(' ') ?? [],
}))
const FILES = names('feeds', '.json').map((name) => ({ name: `feeds/${name}`, text: read(`feeds/${name}`), wrong: [] }))
const PAGE_FENCES = names('', '.md').flatMap(fences)

for (const { name, text, zone, wrong } of [...PAGE_FENCES, ...FILES]) {
  test(`${name}: ${wrong.join(', ') || 'nothing is wrong'}`, async () => {
    const { format, sessions, problems } = await check(text, { timezone: zone })
    assert.deepEqual(problems.map(({ code }) => code), wrong, problems.map(({ path, message }) => `${path} ${message}`).join('\n'))
    assert.ok(sessions, 'it has sessions')
    // Only plenary's own format has a schema; what plenary itself finds wrong need not fit it.
    if (format === 'plenary' && !wrong.length) assert.ok(schema(JSON.parse(text)), JSON.stringify(schema.errors))
  })
}

test('the pages have feeds, and every file that one includes is there', () => {
  assert.ok(PAGE_FENCES.length > 10)
  for (const page of names('', '.md')) for (const [, file] of read(page).matchAll(/^<!-- include: (.+) -->$/gm)) assert.ok(existsSync(here(file)), `${page}: ${file}`)
})
