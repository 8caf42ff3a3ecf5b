// Tells the service worker of `offline.js` which resources the page needs without a network. Other service workers ignore the message.

// Access throws in a sandboxed frame.
const worker = () => {
  try {
    return navigator.serviceWorker
  } catch {}
}

const KINDS = ['link', 'script', 'css', 'img']
// The messages of the page's language, which are not among the worker's own files.
const MESSAGES = /\/lang\/[\w-]+\.json$/

/** `feed` is the URL of the feed. */
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
