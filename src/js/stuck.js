// Which parts of an element are stuck to the top of the window: where a picture is behind the element, only these are painted.

const PARTS = '.bar, .main > .day > .day-head, .grid-heads, .switcher'

// What watches the parts of each element.
const watches = new WeakMap()

// What goes on below the line is as high as it is; what is stuck is above it by a pixel.
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

/** Sets the class `stuck` on parts that are stuck, from now on, or ends that. */
export const watchStuck = (root, isNeeded) => {
  watches.get(root)?.()
  watches.delete(root)
  if (!isNeeded) return
  let observers = observe(root)
  const end = () => observers.forEach((observer) => observer.disconnect())
  // Views and days are rendered again.
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
