// The widget takes the place of what was rendered ahead of it: whoever has scrolled or stepped into that finds the same session at the
// same place.

const top = (node) => node.getBoundingClientRect().top

// `root` is what the widget has filled, `show` has it seen.
export const takeOver = (element, ahead, root, show) => {
  const focused = ahead.querySelector(':focus')?.closest('article') // Chromium forgets :focus-within with the shadow tree
  const seen = focused ?? (top(element) < 0 && [...ahead.querySelectorAll('article[id]')].find((article) => top(article) > 0))
  const before = seen && top(seen)
  show()
  const same = seen && root.querySelector(`:is(h3, h4) > [href$="#${seen.id}"]`)
  if (!same) return
  scrollBy({ top: top(same.closest('article')) - before, behavior: 'instant' })
  if (focused) same.focus({ preventScroll: true })
}
