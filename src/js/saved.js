// Saves the last good version of each feed (Cache API) for when the network fails. The storage requires a secure context, and private
// windows may refuse it: then nothing is saved, which is harmless.

const NAME = 'plenary-feeds'
// Maximum number of feeds per site, and maximum size of each in bytes.
const MOST = 8
const LONGEST = 4e6
const READ = 'x-plenary-read'

const store = () => caches.open(NAME)

/** Removes the least recently read feeds above the limit. Pages that do so concurrently use the same order, and remove the same ones. */
const trim = async (cache) => {
  // The order of cache keys is not guaranteed, and an entry that another page has removed meanwhile has no time.
  const dated = await Promise.all((await cache.keys()).map(async (key) => ({ key, at: Number((await cache.match(key))?.headers.get(READ)) })))
  const newest = dated.filter(({ at }) => at).sort((a, b) => b.at - a.at)
  await Promise.all(newest.slice(MOST).map(({ key }) => cache.delete(key)))
}

/** Saves a feed that was read at a time in milliseconds. */
export const keep = async (url, bytes, at) => {
  if (bytes.length > LONGEST) return
  try {
    const cache = await store()
    await cache.put(url, new Response(bytes, { headers: { 'content-type': 'application/json', [READ]: String(at) } }))
    await trim(cache)
  } catch {}
}

/** The saved feed of a URL, and when it was read; undefined if there is none. */
export const saved = async (url) => {
  try {
    const response = await (await store()).match(url)
    const at = Number(response?.headers.get(READ))
    if (at) return { bytes: new Uint8Array(await response.arrayBuffer()), last: true, at }
  } catch {}
}
