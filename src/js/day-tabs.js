// Scrolls the day tabs, which may be wider than the element.

const watched = new WeakSet()

// Centers the tab, so that the neighboring days are visible. Scrolls the tabs only, not the page.
const center = (days) => {
  const [tabs] = days.children
  const current = tabs?.querySelector('[aria-current]')?.getBoundingClientRect()
  if (!current) return
  const { left, width } = tabs.getBoundingClientRect()
  tabs.scrollLeft += current.left + current.width / 2 - (left + width / 2)
}

/** Scrolls the selected day into view: now, and whenever the available width changes. */
export const showDay = (root) => {
  const days = root.querySelector('[data-r=days]')
  if (watched.has(days)) return void requestAnimationFrame(() => center(days))
  watched.add(days)
  new ResizeObserver(() => center(days)).observe(days)
}
