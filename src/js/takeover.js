// Replaces prerendered HTML with the widget: a reader who has scrolled it, or has focused something in it, finds the same session at
// the same position.

const top = (node) => node.getBoundingClientRect().top

// `root` is the rendered widget, `show` reveals it.
export const takeOver = (element, ahead, root, show) => {
  const focused = ahead.querySelector(':focus')?.closest('article') // Chromium loses :focus-within when the shadow tree is replaced
  const seen = focused ?? (top(element) < 0 && [...ahead.querySelectorAll('article[id]')].find((article) => top(article) > 0))
  const before = seen && top(seen)
  show()
  const same = seen && root.querySelector(`:is(h3, h4) > [href$="#${seen.id}"]`)
  if (!same) return
  scrollBy({ top: top(same.closest('article')) - before, behavior: 'instant' })
  if (focused) same.focus({ preventScroll: true })
}
