// What the command line reads, from its source: it needs no build.
import assert from 'node:assert/strict'
import http from 'node:http'
import { test } from 'node:test'
import { here } from '../../tools/run.mjs'
import { baseOf, read } from '../../src/js/bin/input.js'

test('relative URLs are resolved against the URL after redirects, and kept for files', async (t) => {
  const server = http
    .createServer((request, response) => {
      if (request.url === '/old.json') response.writeHead(302, { location: '/new/schedule.json' })
      response.end('{}')
    })
    .listen(0)
  t.after(() => server.close())
  const origin = `http://localhost:${server.address().port}`
  await read(`${origin}/schedule.json`)
  assert.equal(baseOf(`${origin}/schedule.json`), `${origin}/schedule.json`)
  await read(`${origin}/old.json`)
  assert.equal(baseOf(`${origin}/old.json`), `${origin}/new/schedule.json`)
  const file = here('package.json')
  await read(file)
  assert.deepEqual([baseOf(file), baseOf('-')], [undefined, undefined])
})
