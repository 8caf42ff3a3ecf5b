// Serves www/ at / and pkg/ at /pkg/, as a good web server would. Needs nothing but Node.
//
//   node tools/serve.mjs [--port 8080]
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import http from 'node:http'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import zlib from 'node:zlib'

const root = path.dirname(import.meta.dirname)
export const FOLDERS = [
  ['/pkg/', path.join(root, 'pkg')],
  ['/', path.join(root, 'www')],
]

/** As strict as the policy of a page can be that has plenary on it. */
export const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' https:; require-trusted-types-for 'script'; trusted-types plenary"
const HEADERS = { '/strict.html': { 'content-security-policy': STRICT } }

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ts': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.xml': 'application/xml',
}
const type = (name) => TYPES[path.extname(name)] ?? 'application/octet-stream'
const compressible = (type) => /text|json|xml|wasm/.test(type)

const ENCODERS = {
  br: (body) => zlib.brotliCompressSync(body, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body) => zlib.gzipSync(body),
}
const compressed = new Map()
function compress(encoding, body, tag) {
  const key = encoding + tag
  if (!compressed.has(key)) compressed.set(key, ENCODERS[encoding](body))
  return compressed.get(key)
}

async function load(pathname, folders) {
  const [prefix, folder] = folders.find(([prefix]) => pathname.startsWith(prefix))
  const file = path.join(folder, pathname.slice(prefix.length), pathname.endsWith('/') ? 'index.html' : '')
  if (!file.startsWith(folder + path.sep)) return { status: 404 }
  try {
    return { status: 200, body: await readFile(file), headers: { 'content-type': type(file) } }
  } catch (error) {
    return error.code === 'EISDIR' ? { status: 301, headers: { location: `${pathname}/` } } : { status: 404 }
  }
}

function send(request, response, { status, headers, body = `${status} ${http.STATUS_CODES[status]}\n` }) {
  body = Buffer.from(body)
  // Asked for again each time, sent again only when changed: nobody looks at yesterday's build.
  const all = { 'content-type': TYPES['.txt'], 'cache-control': 'no-cache', vary: 'accept-encoding', ...headers }
  const accepted = request.headers['accept-encoding'] ?? ''
  const encoding = compressible(all['content-type']) && Object.keys(ENCODERS).find((name) => new RegExp(`\\b${name}\\b`).test(accepted))
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 16)
  if (encoding) {
    body = compress(encoding, body, hash)
    all['content-encoding'] = encoding
  }
  if (status === 200) {
    all.etag = `"${hash}${encoding ? `-${encoding}` : ''}"`
    if (request.headers['if-none-match'] === all.etag) {
      response.writeHead(304, all).end()
      return
    }
  }
  response.writeHead(status, { ...all, 'content-length': body.length }).end(body)
}

/**
 * `headers`: path -> headers to add. `routes`: path -> what to answer instead of the file, either
 * `{ status, headers, body, delay }` (all optional, `delay` in milliseconds) or `(request, response) => …`.
 * Both may be changed while the server runs; `log` has the path of every request. `folders` are pairs of the beginning of a path and the
 * folder that lies there, of which the first that fits is taken.
 */
export async function serve({ port = 0, headers = {}, routes = {}, folders = FOLDERS } = {}) {
  const site = { headers: { ...HEADERS, ...headers }, routes: { ...routes }, log: [] }

  async function answer(request, response) {
    const pathname = decodeURIComponent(new URL(request.url, 'http://localhost').pathname)
    site.log.push(pathname)
    const route = site.routes[pathname]
    if (typeof route === 'function') return route(request, response)
    if (!route && !['GET', 'HEAD'].includes(request.method)) return send(request, response, { status: 405 })
    if (route?.delay) await sleep(route.delay)
    const own = route?.status !== undefined || route?.body !== undefined
    const found = own ? { status: 200, ...route, headers: { 'content-type': type(pathname) } } : await load(pathname, folders)
    send(request, response, { ...found, headers: { ...found.headers, ...site.headers[pathname], ...route?.headers } })
  }

  const server = http.createServer((request, response) => {
    answer(request, response).catch((error) => {
      if (!response.headersSent) response.writeHead(error instanceof URIError ? 400 : 500)
      response.end()
    })
  })
  for (let tries = port ? 20 : 1; ; port++) {
    try {
      await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
      break
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || !--tries) throw error
    }
  }
  site.origin = `http://127.0.0.1:${server.address().port}`
  site.close = () => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  }
  return site
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: process.env.PORT ?? '8080' } } })
  const { origin } = await serve({ port: Number(values.port) })
  console.log(`plenary: ${origin}/`)
}
