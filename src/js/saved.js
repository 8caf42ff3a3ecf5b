// The last good reading of each feed, kept by the browser (Cache API) for when the network fails. A page without a secure context has no such
// storage, and private windows may refuse it: then nothing is kept, which is no harm.

const NAME = 'plenary-feeds'
// So many feeds of a site are kept, none of them longer than this, in bytes.
const MOST = 8
const LONGEST = 4e6
const READ = 'x-plenary-read'

const store = () => caches.open(NAME)

/** Removes what was read longest ago, above the limit. Pages that do so at once find the same order, and remove the same. */
const trim = async (cache) => {
  // No browser promises an order of its keys, and what another page removed meanwhile has no time.
  const dated = await Promise.all((await cache.keys()).map(async (key) => ({ key, at: Number((await cache.match(key))?.headers.get(READ)) })))
  const newest = dated.filter(({ at }) => at).sort((a, b) => b.at - a.at)
  await Promise.all(newest.slice(MOST).map(({ key }) => cache.delete(key)))
}

/** Keeps a feed that was read at that moment, in milliseconds. */
export const keep = async (url, bytes, at) => {
  if (bytes.length > LONGEST) return
  try {
    const cache = await store()
    await cache.put(url, new Response(bytes, { headers: { 'content-type': 'application/json', [READ]: String(at) } }))
    await trim(cache)
  } catch {}
}

/** The feed of that address as it was read last, and when; nothing if none was kept. */
export const saved = async (url) => {
  try {
    const response = await (await store()).match(url)
    const at = Number(response?.headers.get(READ))
    if (at) return { bytes: new Uint8Array(await response.arrayBuffer()), last: true, at }
  } catch {}
}
