// What a page needs to be opened without a network, said to a service worker that keeps it: see `offline.js`. Any other worker ignores it.

// Forbidden in a frame that may do nothing but run scripts.
const worker = () => {
  try {
    return navigator.serviceWorker
  } catch {}
}

const KINDS = ['link', 'script', 'css', 'img']
// The messages of the page's language, which the worker's own files do not have.
const MESSAGES = /\/lang\/[\w-]+\.json$/

/** `feed` is the address of the feed. */
export const keepPage = async (feed) => {
  const serviceWorker = worker()
  if (!serviceWorker || !(await serviceWorker.getRegistration().catch(() => {}))) return
  const { active } = await serviceWorker.ready
  const plain = (url) => url.split('#')[0]
  const loaded = performance
    .getEntriesByType('resource')
    .filter((entry) => KINDS.includes(/** @type {PerformanceResourceTiming} */ (entry).initiatorType) || MESSAGES.test(plain(entry.name)))
    .map(({ name }) => plain(name))
  active.postMessage({ plenary: [...new Set([plain(location.href), feed, ...loaded])].filter((url) => url.startsWith('http')) })
}
