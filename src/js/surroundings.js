// What around an element decides how its parts stick to the top of the window: headers of the page, ancestors that cut things off, and pictures
// behind it.

const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host

/** What a node lies in, the nearest first, out of shadow trees as well. */
export const ancestors = (node) => {
  const all = []
  for (let at = parentOf(node); at; at = parentOf(at)) all.push(at)
  return all
}

const isVisible = (node) => getComputedStyle(node).overflow === 'visible'

/**
 * What the parts of an element stick to, if it is not the window: an ancestor that scrolls, or that cuts off what is outside of it. What the page
 * says of its root, or of its body alone, is said of the window.
 */
export const scrollerOf = (root) => ancestors(root).find(clips)

const clips = (at) => {
  const { documentElement: html, body } = at.ownerDocument
  if (at === html || (at === body && isVisible(html))) return false
  const { overflowX, overflowY } = getComputedStyle(at)
  return /auto|scroll|hidden/.test(overflowX + overflowY)
}

/** Whether an ancestor cuts off what is outside of it and does not scroll itself: in it nothing sticks. */
export const isCut = (scroller) => !!scroller && (getComputedStyle(scroller).overflowY === 'hidden' || scroller.scrollHeight <= scroller.clientHeight + 1)

const scrollingBox = (root) => ancestors(root).find((at) => clips(at) && !isCut(at))

/** What scrolls the element: the nearest box around it that scrolls, else the page. */
export const scrollPort = (root) => scrollingBox(root) ?? root.ownerDocument.scrollingElement ?? root.ownerDocument.documentElement

/** The `top` and `bottom` of the part of the window that `scrollPort` fills. */
export const portBounds = (root) => {
  const { top, bottom } = scrollingBox(root)?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight }
  return { top: Math.max(0, top), bottom: Math.min(innerHeight, bottom) }
}

/** Whether a picture or a gradient is behind the element, and nothing opaque between. */
export const isPictured = (root) => {
  for (const at of [root, ...ancestors(root)]) {
    const { backgroundImage, backgroundColor } = getComputedStyle(at)
    if (backgroundImage !== 'none') return true
    if (!/^rgba|\//.test(backgroundColor)) return false
  }
  return false
}

// How far below the edge of the window a header that floats is looked for, in pixels.
const DEPTHS = [1, 12, 24]

/** How much of the top of the window, or of what scrolls in it, a header of the page covers; where there is none, what is left free there. */
export const covered = (root, scroller = root.ownerDocument.documentElement) => {
  const { host } = root.getRootNode()
  const { ownerDocument: page } = root
  let lowest = 0
  const seen = new Set()
  for (const depth of DEPTHS) {
    const point = [innerWidth / 2, depth]
    // What is behind the element is no header; and all that lies at a point is slow to find.
    const first = page.elementFromPoint(...point)
    if (first === host || first?.contains(host)) continue
    for (const hit of page.elementsFromPoint(...point)) {
      for (let at = hit; at && !at.contains(host) && at !== host && !seen.has(at); at = at.parentElement) {
        seen.add(at)
        const { top, bottom } = at.getBoundingClientRect()
        const isHeader = /fixed|sticky/.test(getComputedStyle(at).position) && top <= depth && bottom < innerHeight / 3
        if (isHeader) lowest = Math.max(lowest, bottom)
      }
    }
  }
  const above = scroller === page.documentElement ? 0 : scroller.getBoundingClientRect().top
  return lowest ? Math.max(0, lowest - above) : parseFloat(getComputedStyle(scroller).scrollPaddingTop) || 0
}
