// A service worker for pages with an agenda: they open without a network, as they were seen last. A site imports it into its own worker, or
// registers it by itself.
//
// It answers for three kinds of requests and leaves all others to the browser and to the site's own worker:
// - plenary's own files, from a cache that is filled when the worker is installed, of one build alone;
// - pages, from the network, or as they were seen last where that fails;
// - what such a page needs (its feed, styles, scripts and pictures), in the same way. The element says what that is.

const worker = /** @type {any} */ (globalThis)

// The files beside this script, and a hash of them.
const FILES = PLENARY_FILES
const OWN = `plenary-own-${PLENARY_HASH}`
const KEPT = 'plenary-kept'
// So much is kept at most; what was not seen for the longest time goes first.
const MOST = 300
// How long the network may take, in milliseconds, where something is kept.
const PATIENCE = 4000

// An imported script does not know its own address; the trace of an error does.
const address = () => worker.plenaryFolder ?? /(https?:[^\s()@]*\/)plenary-offline\.js/.exec(new Error().stack)?.[1] ?? './'
const folder = new URL(address(), worker.location.href)
const own = new Set(FILES.map((name) => new URL(name, folder).href))
const plain = (url) => url.split('#')[0]

// The addresses of what is kept. A page is answered only when they are known, so that they are by the time it asks for more.
const kept = new Set()
const known = caches.open(KEPT).then(async (cache) => {
  for (const { url } of await cache.keys()) kept.add(url)
})

worker.addEventListener('install', (event) => {
  // All of them or none; each is asked for, since the browser's cache may hold those of an earlier build.
  const fill = async () => (await caches.open(OWN)).addAll([...own].map((url) => new Request(url, { cache: 'no-cache' })))
  event.waitUntil(fill())
})

worker.addEventListener('activate', (event) => {
  const sweep = async () => {
    for (const name of await caches.keys()) if (name.startsWith('plenary-own-') && name !== OWN) await caches.delete(name)
  }
  event.waitUntil(sweep())
})

const fromOwn = async (request) => {
  const cache = await caches.open(OWN)
  return (await cache.match(request, { ignoreVary: true })) ?? fetch(request)
}

const put = async (url, response) => {
  const cache = await caches.open(KEPT)
  // A page may not be answered with a response that was redirected.
  const copy = response.redirected ? new Response(response.body, { headers: response.headers }) : response
  // What is put comes last, also where it replaces something; until it is there, what was there before is found.
  await cache.put(url, copy)
  kept.add(url)
  for (const { url: old } of (await cache.keys()).slice(0, -MOST)) {
    kept.delete(old)
    await cache.delete(old)
  }
}

const fromNetwork = async (event, url) => {
  await known
  const found = kept.has(url) && (await (await caches.open(KEPT)).match(url, { ignoreVary: true }))
  const asked = fetch(event.request)
  if (!found) return asked
  event.waitUntil(asked.then((response) => response.ok && put(url, response.clone())).catch(() => {}))
  const late = new Promise((done) => setTimeout(done, PATIENCE, found.clone()))
  return Promise.race([asked.catch(() => found), late])
}

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = plain(request.url)
  if (request.method !== 'GET' || request.headers.has('range')) return
  if (own.has(url)) event.respondWith(fromOwn(request))
  else if (request.mode === 'navigate' || kept.has(url)) event.respondWith(fromNetwork(event, url))
})

// What a page with an agenda needs, as the element says once it is shown.
worker.addEventListener('message', (event) => {
  const urls = event.data?.plenary
  if (!Array.isArray(urls)) return
  const add = async (url) => {
    try {
      // What the page has just loaded is not asked for again.
      const response = await fetch(url)
      if (response.ok) await put(url, response)
    } catch {}
  }
  const all = async () => {
    await known
    for (const url of urls.slice(0, MOST)) if (!own.has(url) && !kept.has(url)) await add(url)
  }
  event.waitUntil(all())
})
