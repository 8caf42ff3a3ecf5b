// A service worker for pages with an agenda, which can then be opened offline in their last state. A site imports it into its own worker, or
// registers it directly.
//
// It handles three kinds of requests and leaves all others to the browser and to the site's own worker:
// - plenary's own files: from a cache filled on installation, with the files of one build only;
// - pages: from the network, with the cache as fallback;
// - resources of such a page (feed, styles, scripts, pictures): likewise. The element reports them to the worker.

const worker = /** @type {any} */ (globalThis)

// The files beside this script, and a hash of them; set by the build.
const FILES = PLENARY_FILES
const OWN = `plenary-own-${PLENARY_HASH}`
const KEPT = 'plenary-kept'
// Maximum number of cached responses; the least recently stored one is removed first.
const MOST = 300
// Network timeout in milliseconds, if there is a cached response.
const PATIENCE = 4000

// An imported script does not know its own URL, but the stack trace of an error contains it.
const address = () => worker.plenaryFolder ?? /(https?:[^\s()@]*\/)plenary-offline\.js/.exec(new Error().stack)?.[1] ?? './'
const folder = new URL(address(), worker.location.href)
const own = new Set(FILES.map((name) => new URL(name, folder).href))
const plain = (url) => url.split('#')[0]

// The URLs of cached responses. Pages are answered only after they have been loaded, so they are known when the page requests its resources.
const kept = new Set()
const known = caches.open(KEPT).then(async (cache) => {
  for (const { url } of await cache.keys()) kept.add(url)
})

worker.addEventListener('install', (event) => {
  // All files or none. They bypass the HTTP cache, which may contain those of an earlier build.
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
  // A navigation must not be answered with a redirected response.
  const copy = response.redirected ? new Response(response.body, { headers: response.headers }) : response
  // `put` moves an entry to the end, also if it exists; until it completes, the old entry is found.
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

// The resources of a page with an agenda, reported by the element once it is displayed.
worker.addEventListener('message', (event) => {
  const urls = event.data?.plenary
  if (!Array.isArray(urls)) return
  const add = async (url) => {
    try {
      // Resources that the page has just loaded come from the HTTP cache.
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
