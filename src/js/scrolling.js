// Scrolls to distant content. It is laid out only when it becomes visible, which moves it. So scrolling is repeated in each frame until the position is
// stable, unless the reader interacts, something else scrolls, or the widget is removed.

import { ancestors, scrollPort } from './surroundings.js'

const HANDS = ['wheel', 'touchmove', 'pointerdown', 'keydown']
// The position is stable after this many frames without movement; there is also a limit for all frames.
const CALM = 8
const MOST = 60

let last
// Calls `move` in each frame, which scrolls and returns whether that was necessary.
const settle = (root, move) => {
  last?.abort()
  const own = (last = new AbortController())
  const { signal } = own
  const scroller = scrollPort(root)
  for (const sign of HANDS) addEventListener(sign, () => own.abort(), { capture: true, passive: true, signal })
  // The browser's scroll anchoring could not be distinguished from scrolling by a script of the page.
  root.style.overflowAnchor = 'none'
  signal.addEventListener('abort', () => root.style.removeProperty('overflow-anchor'))
  let at = scroller.scrollTop
  let calm = 0
  const again = (left) => {
    if (signal.aborted) return
    // A page that became shorter is at its end.
    const isAtEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1
    if (!root.isConnected || (Math.abs(scroller.scrollTop - at) >= 1 && !isAtEnd)) return own.abort()
    calm = move() ? 0 : calm + 1
    at = scroller.scrollTop
    if (left && calm <= CALM) requestAnimationFrame(() => again(left - 1))
    else own.abort()
  }
  again(MOST)
}

/** Scrolls the container of the widget by `distance()` until that remains 0. */
export const scrollUntil = (root, distance) => {
  const port = scrollPort(root)
  settle(root, () => {
    const left = distance()
    const isAway = Math.abs(left) >= 1
    if (isAway) port.scrollBy({ top: left, behavior: 'instant' })
    return isAway
  })
}

/** Scrolls to an element with a block alignment, in the window or in a scroll container around the widget; in the latter case the page does not scroll. */
export const scrollWithin = (root, element, block) => {
  const around = ancestors(root)
  const kept = around.slice(around.indexOf(scrollPort(root)) + 1).map((at) => [at, at.scrollTop])
  element.scrollIntoView({ block, behavior: 'instant' })
  for (const [at, top] of kept) at.scrollTo({ top, behavior: 'instant' })
}

/** Like `scrollWithin`, until the position of the element is stable. */
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
