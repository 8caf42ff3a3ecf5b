// Restores the reader's position when the page is loaded again: after a reload, by Back from another page, or after the browser has discarded the
// tab. Applies only if the element was at the top of the window; otherwise the browser's own scroll restoration is sufficient.

import { place } from './place.js'
import { scrollUntil } from './scrolling.js'
import { portBounds, scrollPort } from './surroundings.js'

const top = (node) => node.getBoundingClientRect().top
const key = (prefix) => `plenary:${prefix}place:${location.pathname}${location.search}`

// Elements whose position is saved, each with its key prefix in the URL fragment.
const roots = new Map()

const save = () => {
  for (const [root, prefix] of roots) {
    if (!root.isConnected) {
      roots.delete(root)
      continue
    }
    const { anchor, before } = place(root)
    // Storage may be full, or forbidden in a frame.
    try {
      if (anchor) sessionStorage.setItem(key(prefix), JSON.stringify({ anchor, before, y: scrollPort(root).scrollTop }))
      else sessionStorage.removeItem(key(prefix))
    } catch {}
  }
}

const isAgain = () => /** @type {any} */ (document).wasDiscarded || ['reload', 'back_forward'].includes(/** @type {any} */ (performance.getEntriesByType('navigation')[0])?.type)

// The saved position, once, and only if the reader has neither scrolled nor interacted since: the browser has restored what it could. User activation may be
// inherited from the previous page if a script reloaded it, so only the last seconds count.
const kept = (root, prefix) => {
  try {
    const { anchor, before, y } = JSON.parse(sessionStorage.getItem(key(prefix)) ?? '{}')
    sessionStorage.removeItem(key(prefix))
    const { scrollTop, scrollHeight, clientHeight } = scrollPort(root)
    const isUntouched = [0, y, scrollHeight - clientHeight].some((place) => Math.abs(scrollTop - place) < 2)
    if (anchor && isUntouched && isAgain() && !navigator.userActivation?.isActive) return { anchor, before }
  } catch {}
}

/** Saves the position in an element from now on. Returns the previously saved one, in the form of `place`. */
export const keepPlace = (root, prefix) => {
  if (!roots.size) {
    addEventListener('pagehide', save)
    document.addEventListener('visibilitychange', () => document.hidden && save())
  }
  const isNew = !roots.has(root)
  roots.set(root, prefix)
  const { anchor = '', before = 0 } = (isNew && kept(root, prefix)) || {}
  const find = (wanted) => [...root.querySelectorAll('.main article')].find(({ dataset }) => (dataset.s ?? dataset.p) === wanted)
  return {
    held: '',
    anchor,
    restore: (_, wanted) => {
      const card = wanted && find(wanted)
      if (card) scrollUntil(root, () => top(card) - before)
    },
  }
}

/** Scrolls to the start of the view, if it is above the window. */
export const toStart = (root) => {
  const edge = portBounds(root).top
  // Where an ancestor cuts it off, the bar scrolls away with the rest.
  const bar = Math.max(edge, root.querySelector('.bar').getBoundingClientRect().bottom)
  if (top(root) < edge) scrollPort(root).scrollBy({ top: Math.min(0, top(root.querySelector('.body')) - bar), behavior: 'instant' })
}

/** Scrolls to an element that is not visible, unless the reader has scrolled or is returning. */
export const showElement = (root) => {
  if (scrollY === 0 && !isAgain() && top(root) > innerHeight / 2) root.scrollIntoView({ behavior: 'instant' })
}

/** Scrolls to a card behind the dialog. */
export const reveal = (root, card) => {
  const port = portBounds(root)
  scrollUntil(root, () => top(card) - (2 * port.top + port.bottom) / 3)
}
