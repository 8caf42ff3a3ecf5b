// Nothing of the public interface of the last release is gone.
//
// PLENARY_WRITE_FIXTURES=1 node --test tests/package/stable.test.mjs    writes what the next release is held to
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { here } from '../../tools/run.mjs'
import { gone, publicInterface } from './public.mjs'

const FIXTURE = here('tests/fixtures/public-interface.json')
const now = publicInterface()
if (process.env.PLENARY_WRITE_FIXTURES) {
  const [, version] = readFileSync(here('Cargo.toml'), 'utf8').match(/^version = "(.+)"$/m)
  writeFileSync(FIXTURE, `${JSON.stringify({ version, ...now }, null, 2)}\n`)
}
const { version, ...before } = JSON.parse(readFileSync(FIXTURE, 'utf8'))

test(`all that is public in ${version} is still there`, () => {
  const lost = gone(before, now)
  assert.deepEqual(
    lost,
    [],
    `gone since ${version}:\n  ${lost.join('\n  ')}\nKeep it and mark it as deprecated, as docs/site/versions.md says. What goes with a major version (before 1.0, a minor one) goes into CHANGELOG.md; then write the fixture: PLENARY_WRITE_FIXTURES=1 node --test tests/package/stable.test.mjs`,
  )
})

test('removed names fail the comparison, and new names do not', () => {
  for (const [kind, list] of Object.entries(before)) {
    assert.ok(list.length, kind)
    assert.deepEqual(gone({ [kind]: [...list, 'x'] }, now), [`${kind}: x`])
  }
  assert.deepEqual(gone({ events: ['a'] }, { events: ['a', 'b'], parts: ['c'] }), [])
})
