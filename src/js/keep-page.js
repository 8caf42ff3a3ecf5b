// What a page needs to be opened without a network, said to a service worker that keeps it: see `offline.js`. Any other worker ignores it.

const KINDS = ['link', 'script', 'css', 'img']

/** `feed` is the address of the feed. */
export const keepPage = async (feed) => {
  const { serviceWorker } = navigator
  if (!serviceWorker || !(await serviceWorker.getRegistration().catch(() => {}))) return
  const { active } = await serviceWorker.ready
  const plain = (url) => url.split('#')[0]
  const loaded = performance
    .getEntriesByType('resource')
    .filter((entry) => KINDS.includes(/** @type {PerformanceResourceTiming} */ (entry).initiatorType))
    .map(({ name }) => plain(name))
  active.postMessage({ plenary: [...new Set([plain(location.href), feed, ...loaded])].filter((url) => url.startsWith('http')) })
}
