// The output of `convert` is valid by the schema, for any schedule.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import Ajv from 'ajv/dist/2020.js'
import { here } from '../../tools/run.mjs'

const schema = new Ajv({ allErrors: true, allowUnionTypes: true, logger: false }).compile(JSON.parse(readFileSync(here('src/schema/agenda.schema.json'), 'utf8')))
const { check, convert } = await import('../../pkg/plenary-tool.js')

const files = (folder) => readdirSync(folder).flatMap((name) => {
  const file = path.join(folder, name)
  return statSync(file).isDirectory() ? files(file) : [file]
})
const corpus = process.env.PLENARY_CORPUS ? files(process.env.PLENARY_CORPUS).filter((file) => file.endsWith('.json')) : []
const all = [...files(here('fuzz/seeds/schedules')), ...files(here('tests/fixtures')).filter((file) => file.endsWith('.json')), ...corpus]

// Without a zone, local times are no feed that can be shown: that is an error of its own.
const ZONELESS = ['zone-needed', 'no-timezone']

for (const timezone of ['Europe/Paris', undefined]) {
  test(`converted with ${timezone ?? 'no time zone'}, every file is a feed`, async () => {
    let count = 0
    for (const file of all) {
      const bytes = readFileSync(file)
      const feed = await convert(bytes, { timezone })
      if (feed === undefined) continue
      count += 1
      const { problems } = await check(bytes, { timezone })
      if (!timezone && problems.some(({ code }) => ZONELESS.includes(code))) continue
      assert.ok(schema(JSON.parse(feed)), `${file}: ${JSON.stringify(schema.errors?.slice(0, 3))}`)
    }
    assert.ok(count > 15, `${count} files`)
  })
}
