// Where a reader is in the page, by ids: what has the focus, and the card at the top of the window. So both are found again when the page is made
// of another reading of the feed.

const top = (node) => node.getBoundingClientRect().top
const card = (node) => node?.closest('[data-s], [data-p]')
const id = (node) => node?.dataset.s ?? node?.dataset.p ?? ''
const isSeen = (node) => {
  const { bottom, height } = node.getBoundingClientRect()
  return height && bottom > 0
}

const NAMES = ['id', 'data-k', 'data-act', 'data-v', 'data-f']

// What a control is called by, as a selector.
const named = (control) => NAMES.flatMap((name) => (control?.hasAttribute(name) ? `[${name}="${CSS.escape(control.getAttribute(name))}"]` : [])).join('')

// Gives the focus to the control of that name in an element, else to the first that there is.
const focus = (element, name) => {
  const same = name && element?.querySelector(name)
  ;(same || element?.querySelector('#sheet-title, a, button'))?.focus({ preventScroll: true })
}

// Returns what gives the focus back within an element whose content is made anew, if it had the focus.
export const hold = (element) => {
  const held = element.querySelector(':focus')
  const name = named(held)
  return () => {
    if (held && !element.querySelector(':focus')) focus(element, name)
  }
}

// The place in the view. `restore` is given the ids of the items that are there now: the same ones, or what came in their places.
export const place = (root) => {
  const main = root.querySelector('.main')
  const focused = main.querySelector(':focus')
  const held = card(focused)
  const name = named(focused)
  const isInside = top(root) < 0
  const anchor = isInside ? (held && isSeen(held) && held) || [...main.querySelectorAll('article')].find(isSeen) : undefined
  const before = anchor && top(anchor)
  const years = [...main.querySelectorAll('details[open]')].map((year) => year.dataset.y)
  const find = (wanted) => [...main.querySelectorAll('article')].find((article) => id(article) === wanted)
  return {
    held: id(held),
    anchor: id(anchor),
    before,
    restore: (held, anchor) => {
      for (const year of main.querySelectorAll('details')) year.open ||= years.includes(year.dataset.y)
      if (held) focus(find(held), name)
      const now = anchor && find(anchor)
      if (now) scrollBy({ top: top(now) - before, behavior: 'instant' })
    },
  }
}
