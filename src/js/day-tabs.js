// The day tabs, which may be wider than the element and are scrolled sideways then.

const watched = new WeakSet()

// In the middle, so that the days before and after it are seen as well. They alone are scrolled, not the page.
const center = (days) => {
  const [tabs] = days.children
  const current = tabs?.querySelector('[aria-current]')?.getBoundingClientRect()
  if (!current) return
  const { left, width } = tabs.getBoundingClientRect()
  tabs.scrollLeft += current.left + current.width / 2 - (left + width / 2)
}

/** Brings the day that is marked into sight: now that the tabs were rendered, and whenever there is more or less room for them. */
export const showDay = (root) => {
  const days = root.querySelector('[data-r=days]')
  if (watched.has(days)) return void requestAnimationFrame(() => center(days))
  watched.add(days)
  new ResizeObserver(() => center(days)).observe(days)
}
