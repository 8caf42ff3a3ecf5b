// Detects which parts of an element are stuck to the top of the window: over a background image, only those get an opaque background.

const PARTS = '.bar, .main > .day > .day-head, .grid-heads, .switcher'

// The observers of each element.
const watches = new WeakMap()

// The observed area starts one pixel below the sticky position: a stuck part is clipped by that pixel, and any other part is completely inside.
const observe = (root) => {
  const observers = new Map()
  for (const part of root.querySelectorAll(PARTS)) {
    const top = Math.round(parseFloat(getComputedStyle(part).top) || 0)
    const update = (entries) => {
      for (const { target, intersectionRatio, boundingClientRect } of entries) target.classList.toggle('stuck', intersectionRatio < 1 && boundingClientRect.top <= top + 0.5)
    }
    if (!observers.has(top)) observers.set(top, new IntersectionObserver(update, { rootMargin: `-${top + 1}px 0px 0px 0px`, threshold: [0, 1] }))
    observers.get(top).observe(part)
  }
  return observers
}

/** Keeps the class `stuck` on parts that are stuck, or stops that. */
export const watchStuck = (root, isNeeded) => {
  watches.get(root)?.()
  watches.delete(root)
  if (!isNeeded) return
  let observers = observe(root)
  const end = () => observers.forEach((observer) => observer.disconnect())
  // Views and days are re-rendered.
  const renewed = new MutationObserver(() => {
    end()
    observers = observe(root)
  })
  renewed.observe(root.querySelector('.main'), { childList: true })
  watches.set(root, () => {
    renewed.disconnect()
    end()
  })
}
