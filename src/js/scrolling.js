// Scrolling to what is far away. What comes into sight is laid out only then, which moves it, so that more attempts follow; but not where the reader
// does anything meanwhile.

import { ancestors, isCut, scrollerOf } from './surroundings.js'

const HANDS = ['wheel', 'touchmove', 'pointerdown', 'keydown']

let last
// Does it now and so many times more, whenever `next` calls, until it returns that it is done.
const repeat = (act, attempts, next) => {
  last?.abort()
  const own = (last = new AbortController())
  const { signal } = own
  for (const sign of HANDS) addEventListener(sign, () => own.abort(), { capture: true, passive: true, signal })
  const again = (left) => {
    if (signal.aborted) return
    const isDone = act()
    if (left && !isDone) next(() => again(left - 1))
    else own.abort()
  }
  again(attempts)
}

/** Scrolls the page by what `distance` says, until that is nothing any more. */
export const scrollUntil = (distance, attempts = 6) =>
  repeat(
    () => {
      const left = distance()
      if (Math.abs(left) >= 1) scrollBy({ top: left, behavior: 'instant' })
      return false
    },
    attempts,
    requestAnimationFrame,
  )

/** Scrolls to an element at that place of the window, or of a box that scrolls the widget: then the page around that stays where it is. */
export const scrollWithin = (root, element, block) => {
  const scroller = scrollerOf(root)
  const around = ancestors(root)
  const kept = scroller && !isCut(scroller) ? around.slice(around.indexOf(scroller) + 1).map((at) => [at, at.scrollTop]) : []
  element.scrollIntoView({ block, behavior: 'instant' })
  for (const [at, top] of kept) at.scrollTo({ top, behavior: 'instant' })
}

// A script of the page that scrolls moves both by about the same; what is laid out moves the element alone, scroll anchoring the widget alone, and a page
// that becomes shorter is at its end.
const isScrolled = (root, before, now) => {
  const [widget, element] = now.map((top, place) => top - before[place])
  const { scrollTop, clientHeight, scrollHeight } = scrollerOf(root) ?? root.ownerDocument.documentElement
  return Math.abs(widget) >= 1 && Math.abs(element - widget) < Math.abs(widget) / 2 && scrollTop + clientHeight < scrollHeight - 1
}

/** The same until the element stays there, unless the page is scrolled meanwhile. */
export const scrollSteadily = (root, element, block) => {
  const tops = () => [root, element].map((node) => node.getBoundingClientRect().top)
  let before
  repeat(
    () => {
      if (before && isScrolled(root, before, tops())) return true
      scrollWithin(root, element, block)
      before = tops()
    },
    5,
    (again) => setTimeout(again, 60),
  )
}
