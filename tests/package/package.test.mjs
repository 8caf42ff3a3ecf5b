import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { publint } from 'publint'
import { here } from '../../tools/run.mjs'
import { measure } from '../../tools/size.mjs'

const languages = readdirSync(here('src/text/lang')).map((name) => name.replace('.json', '')).sort()
const json = (file) => JSON.parse(readFileSync(here(file), 'utf8'))

test('publint reports nothing', async () => {
  const { messages } = await publint({ pkgDir: here('pkg'), strict: true })
  assert.deepEqual(messages, [])
})

test('the package holds these files and no others', () => {
  const [{ files }] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: here('pkg'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  const within = (folder, source) => readdirSync(here(source)).map((name) => `${folder}/${name}`)
  const expected = [
    'LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'bin/plenary.js', 'custom-elements.json', 'package.json',
    'plenary-more.css', 'plenary-more.js', 'plenary-more.wasm', 'plenary.js', 'plenary.wasm', 'plenary-single.js',
    'plenary-formats.js', 'plenary-formats.wasm', 'plenary-formats-more.js', 'plenary-formats-more.wasm', 'plenary-formats-sheet.js', 'plenary-formats-sheet.wasm', 'plenary-formats-calendar.js', 'plenary-formats-calendar.wasm', 'plenary-workbook.js', 'plenary-repair.js', 'plenary-repair.wasm', 'plenary-offline.js', 'plenary-localize.js', 'plenary-messages.js', 'plenary-qr.js', 'plenary-tool.d.ts', 'plenary-tool.js', 'plenary-tool.wasm',
    'index.d.ts', 'index.js', 'element.d.ts', 'element.js', 'bundle/style.js', ...languages.map((name) => `bundle/${name}.js`),
    'types/feed.d.ts', 'types/interface.d.ts', 'types/messages.d.ts', ...within('types', 'src/js/types'), ...within('lang', 'src/text/lang'), ...within('schema', 'src/schema'),
  ]
  assert.deepEqual(files.map((file) => file.path).sort(), expected.sort())
})

test('every file exported by package.json exists', async () => {
  const { exports } = json('pkg/package.json')
  for (const target of Object.values(exports).flatMap((value) => (typeof value === 'string' ? value : Object.values(value)))) {
    if (target.includes('*')) assert.notEqual(readdirSync(here('pkg', target.replace('*', ''))).length, 0, target)
    else assert.ok(readFileSync(here('pkg', target)).length, target)
  }
})

test('importing the browser entry points in Node has no effect', () => {
  for (const name of ['index.js', 'element.js', 'plenary-single.js']) {
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', `import ${JSON.stringify(pathToFileURL(here('pkg', name)).href)}`], { encoding: 'utf8' })
    assert.deepEqual([status, stderr], [0, ''], name)
  }
})

test('every list of languages is complete', () => {
  const named = (file, pattern) => [...readFileSync(here(file), 'utf8').matchAll(pattern)].map(([, name]) => name)
  assert.ok(readFileSync(here('pkg/plenary-localize.js'), 'utf8').includes(['en', ...languages].join(' ')))
  assert.deepEqual(named('pkg/element.js', /bundle\/([\w-]+)\.js/g).filter((name) => name !== 'style').sort(), languages)
})

test('the modules for bundlers match the files that pages load', async () => {
  const { default: style } = await import('../../pkg/bundle/style.js')
  assert.equal(style, readFileSync(here('pkg/plenary-more.css'), 'utf8'))
  for (const name of languages) assert.deepEqual((await import(`../../pkg/bundle/${name}.js`)).default, json(`pkg/lang/${name}.json`))
})

test('entry points with side effects are listed in sideEffects', () => {
  const { sideEffects, main, types, unpkg, jsdelivr } = json('pkg/package.json')
  for (const file of [...sideEffects, main, types, unpkg, jsdelivr]) assert.ok(existsSync(here('pkg', file)), file)
  assert.ok(sideEffects.includes(main))
})

test('the schema is valid, and the feeds of the site match it', () => {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })
  addFormats(ajv)
  const schema = json('src/schema/agenda.schema.json')
  assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema')
  const valid = ajv.compile(schema)
  const feeds = readdirSync(here('www')).filter((name) => name.endsWith('.json'))
  assert.notEqual(feeds.length, 0)
  for (const name of feeds) assert.ok(valid(json(`www/${name}`)), `${name}: ${ajv.errorsText(valid.errors, { separator: '\n' })}`)
})

test('the built files contain no local paths', () => {
  const telltale = ['/home/', '/Users/', '.cargo/', '.rustup/', 'registry/src', here(), os.homedir()].filter((part) => part.length > 1)
  for (const name of ['plenary.wasm', 'plenary-more.wasm', 'plenary.js', 'plenary-more.js']) {
    const text = readFileSync(here('pkg', name), 'latin1')
    assert.deepEqual(telltale.filter((part) => text.includes(part)), [], name)
  }
})

test('the size table in the documentation is current', () => {
  const row = (line) => line.replace(/[`*,]/g, '').split('|').slice(1, -1).map((cell) => cell.trim())
  const [, table] = /<!-- size -->\n([^]*?)\n<!-- \/size -->/.exec(readFileSync(here('docs/site/performance.md'), 'utf8'))
  const told = table.split('\n').slice(2).map(row)
  const lines = measure(here('pkg'))
  assert.deepEqual(told.map(([name, raw]) => [name, +raw]), lines.map(({ name, numbers: [raw] }) => [name, raw]))
  // Another release of Node may compress by some bytes more or less.
  lines.forEach(({ name, numbers: [, ...squeezed] }, i) => squeezed.forEach((size, j) => assert.ok(Math.abs(size - told[i][j + 2]) <= size / 200, `${name}: ${size}, and not ${told[i][j + 2]}`)))
})
