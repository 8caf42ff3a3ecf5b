import assert from 'node:assert/strict'
import http from 'node:http'
import { after, before, test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { serve } from '../../tools/serve.mjs'

let site
before(async () => (site = await serve({ headers: { '/index.html': { 'x-test': 'yes' } } })))
after(() => site.close())

// Not fetch, which would undo the compression unseen and tidy up the path.
const get = (path, headers = {}) => new Promise((resolve, reject) => {
  http.get(site.origin + path, { path, headers }, async (response) => {
    resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(await response.toArray()) })
  }).on('error', reject)
})

test('folders, types and the headers of a path', async () => {
  assert.match((await get('/')).headers['content-type'], /^text\/html/)
  assert.equal((await get('/index.html')).headers['x-test'], 'yes')
  assert.equal((await get('/pkg/plenary.wasm')).headers['content-type'], 'application/wasm')
  assert.match((await get('/strict.html')).headers['content-security-policy'], /trusted-types plenary/)
  assert.equal((await get('/pkg/lang')).headers.location, '/pkg/lang/')
})

test('compressed responses have the same content, and are sent again only when changed', async () => {
  const plain = await get('/pkg/plenary.js')
  const small = await get('/pkg/plenary.js', { 'accept-encoding': 'gzip, br' })
  assert.equal(small.headers['content-encoding'], 'br')
  assert.deepEqual(brotliDecompressSync(small.body), plain.body)
  assert.equal((await get('/pkg/plenary.js', { 'accept-encoding': 'gzip, br', 'if-none-match': small.headers.etag })).status, 304)
})

test('no other files are served', async () => {
  for (const path of ['/../package.json', '/%2e%2e/package.json', '/pkg/..%2f..%2fpackage.json', '/none', '/pkg/lang/']) assert.equal((await get(path)).status, 404, path)
  assert.equal((await get('/%')).status, 400)
})

test('a route overrides a file, also when added while the server runs', async () => {
  site.routes['/pkg/plenary.wasm'] = { status: 404 }
  assert.equal((await get('/pkg/plenary.wasm')).status, 404)
  site.routes['/feed.json'] = { body: '{}', delay: 50, headers: { 'access-control-allow-origin': '*' } }
  const { headers, body } = await get('/feed.json')
  assert.deepEqual([headers['content-type'], headers['access-control-allow-origin'], String(body)], ['application/json', '*', '{}'])
  site.routes['/slow'] = (request, response) => response.end(request.method)
  assert.equal(String((await get('/slow')).body), 'GET')
})
