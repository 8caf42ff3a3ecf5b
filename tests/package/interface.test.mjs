// src/js/interface.json, the sources, the types and the documentation have the same public interface.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import Ajv from 'ajv'
import { DOCUMENTS, manifest, tables } from '../../tools/interface.mjs'
import { filled } from '../../tools/readme.mjs'
import { here } from '../../tools/run.mjs'

const text = (file) => readFileSync(here(file), 'utf8')
const sources = (ending, ...folders) => folders.flatMap((folder) => readdirSync(here(folder), { recursive: true }).filter((name) => name.endsWith(ending)).map((name) => text(`${folder}/${name}`))).join('\n')
const all = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, found]) => found))].sort()
const known = JSON.parse(text('src/js/interface.json'))
const names = (list) => list.map(({ name }) => name).sort()
const { PlenaryAgenda } = await import('../../pkg/element.js')

test('attributes in interface.json are the observed attributes', () => {
  assert.deepEqual(names(known.attributes), [...PlenaryAgenda.observedAttributes].sort())
})

test('properties in interface.json are those of the class', () => {
  const own = Object.entries(Object.getOwnPropertyDescriptors(PlenaryAgenda.prototype)).filter(([, { get }]) => get)
  assert.deepEqual(names(known.properties), own.map(([name]) => name).sort())
  for (const [name, { set }] of own) assert.equal(known.properties.find((one) => one.name === name).readonly ?? false, !set, name)
})

test('methods in interface.json are those of the class', () => {
  const own = Object.entries(Object.getOwnPropertyDescriptors(PlenaryAgenda.prototype)).filter(([name, { value }]) => typeof value === 'function' && !/^constructor$|Callback$/.test(name))
  assert.deepEqual(names(known.methods), own.map(([name]) => name).sort())
  for (const { name, text, type } of known.methods) assert.ok(readFileSync(here('src/js/element.d.ts'), 'utf8').includes(`/** ${text} */\n  ${name}(): ${type.split(' => ')[1]}\n`), name)
})

test('events in interface.json are those that are dispatched', () => {
  assert.deepEqual(names(known.events), all(sources('.js', 'src/js') + sources('.rs', 'src'), /(?:emit\(|notify\(|=> )['"](plenary-\w+)['"]/g).filter((name) => name !== 'plenary-work'))
  assert.deepEqual(names(known.events), all(text('src/js/element.d.ts'), /'(plenary-\w+)': CustomEvent/g))
})

test('custom properties in interface.json are those of the style sheets', () => {
  assert.deepEqual(names(known.styles), all(sources('.css', 'src/view'), /var\((--plenary-[\w-]+)/g))
})

test('parts in interface.json are those of the view', () => {
  assert.deepEqual(names(known.parts), [...all(sources('.rs', 'src/view'), /part="([\w-]+)"/g), ...all(sources('.js', 'src/js'), /part = '([\w-]+)'/g)].sort())
})

test('the types have the same values', () => {
  const types = text('src/js/element.d.ts')
  for (const { name, text, type } of known.properties) {
    const at = types.indexOf(`/** ${text} */\n`)
    assert.ok(at > 0, `${name}: ${text}`)
    assert.match(types.slice(at).split('\n')[1], new RegExp(`\\b${name}\\b`))
    assert.ok(types.slice(at).split('\n')[1].endsWith(type), `${name}: ${type}`)
  }
  for (const { name, text, type } of known.events) assert.ok(types.includes(`/** ${text} */\n  '${name}': ${type}\n`), name)
})

for (const [file, names] of Object.entries(DOCUMENTS)) {
  test(`${file} has its tables as they are made: node tools/interface.mjs`, () => {
    const readme = text(file)
    assert.equal(filled(readme, tables), readme)
    for (const name of names) assert.ok(readme.includes(`<!-- ${name} -->`), name)
  })
}

test('custom-elements.json is made of it, and every file that it names is there', () => {
  const made = JSON.parse(text('pkg/custom-elements.json'))
  assert.deepEqual(made, manifest())
  const ajv = new Ajv({ allErrors: true, strict: false })
  assert.ok(ajv.validate(JSON.parse(text('node_modules/custom-elements-manifest/schema.json')), made), ajv.errorsText())
  assert.equal(made.schemaVersion, '2.1.0')
  for (const { path, exports } of made.modules) {
    assert.ok(text(`pkg/${path}`).length, path)
    for (const { declaration } of exports) assert.ok(made.modules.some((one) => one.path === declaration.module && one.declarations.some(({ name }) => name === declaration.name)), path)
  }
  assert.equal(JSON.parse(text('pkg/package.json')).customElements, 'custom-elements.json')
})
