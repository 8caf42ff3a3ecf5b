// Scrolling to what is far away. What comes into sight is laid out only then, which moves it: so it is looked at again in each frame until it stays,
// unless the reader does anything meanwhile, something else scrolls, or the widget leaves the page.

import { ancestors, scrollPort } from './surroundings.js'

const HANDS = ['wheel', 'touchmove', 'pointerdown', 'keydown']
// It stays where it did not move for so many frames; after so many in all it is left alone.
const CALM = 8
const MOST = 60

let last
// Calls `move` in each frame, which scrolls and returns whether it had to.
const settle = (root, move) => {
  last?.abort()
  const own = (last = new AbortController())
  const { signal } = own
  const scroller = scrollPort(root)
  for (const sign of HANDS) addEventListener(sign, () => own.abort(), { capture: true, passive: true, signal })
  // Where the browser scrolled along with what is laid out, that could not be distinguished from what a script of the page scrolls.
  root.style.overflowAnchor = 'none'
  signal.addEventListener('abort', () => root.style.removeProperty('overflow-anchor'))
  let at = scroller.scrollTop
  let calm = 0
  const again = (left) => {
    if (signal.aborted) return
    // A page that became shorter is scrolled to its end.
    const isAtEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1
    if (!root.isConnected || (Math.abs(scroller.scrollTop - at) >= 1 && !isAtEnd)) return own.abort()
    calm = move() ? 0 : calm + 1
    at = scroller.scrollTop
    if (left && calm <= CALM) requestAnimationFrame(() => again(left - 1))
    else own.abort()
  }
  again(MOST)
}

/** Scrolls the widget by `distance()` pixels until that stays 0. */
export const scrollUntil = (root, distance) => {
  const port = scrollPort(root)
  settle(root, () => {
    const left = distance()
    const isAway = Math.abs(left) >= 1
    if (isAway) port.scrollBy({ top: left, behavior: 'instant' })
    return isAway
  })
}

/** Scrolls to an element at that place of the window, or of a box that scrolls the widget: then the page around that stays where it is. */
export const scrollWithin = (root, element, block) => {
  const around = ancestors(root)
  const kept = around.slice(around.indexOf(scrollPort(root)) + 1).map((at) => [at, at.scrollTop])
  element.scrollIntoView({ block, behavior: 'instant' })
  for (const [at, top] of kept) at.scrollTo({ top, behavior: 'instant' })
}

/** The same until the element stays there. */
export const scrollSteadily = (root, element, block) => {
  const top = () => element.getBoundingClientRect().top
  let before = Infinity
  settle(root, () => {
    const isAway = Math.abs(top() - before) >= 1
    scrollWithin(root, element, block)
    before = top()
    return isAway
  })
}
