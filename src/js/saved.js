// The last good reading of each feed, kept by the browser (Cache API) for when the network fails. A page without a secure context has no such
// storage, and private windows may refuse it: then nothing is kept, which is no harm.

const NAME = 'plenary-feeds'
// So many feeds of a site are kept, none of them longer than this, in bytes.
const MOST = 8
const LONGEST = 4e6
const READ = 'x-plenary-read'

const store = () => caches.open(NAME)

/** Keeps a feed that was read at that moment, in milliseconds. */
export const keep = async (url, bytes, at) => {
  if (bytes.length > LONGEST) return
  try {
    const cache = await store()
    // What is put comes last, also where it replaces something.
    await cache.put(url, new Response(bytes, { headers: { 'content-type': 'application/json', [READ]: String(at) } }))
    const kept = await cache.keys()
    for (const old of kept.slice(0, -MOST)) await cache.delete(old)
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
