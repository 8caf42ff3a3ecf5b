// Determines how the surroundings of an element affect sticky positioning: headers of the page, ancestors that clip overflow, and background
// images.

const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host

/** The ancestors of a node, nearest first, across shadow boundaries. */
export const ancestors = (node) => {
  const all = []
  for (let at = parentOf(node); at; at = parentOf(at)) all.push(at)
  return all
}

const isVisible = (node) => getComputedStyle(node).overflow === 'visible'

/**
 * The scroll container that the parts of an element stick to, if it is not the window: an ancestor that scrolls or clips its overflow. `overflow` on
 * the root element, or on the body alone, applies to the viewport.
 */
export const scrollerOf = (root) => ancestors(root).find(clips)

const clips = (at) => {
  const { documentElement: html, body } = at.ownerDocument
  if (at === html || (at === body && isVisible(html))) return false
  const { overflowX, overflowY } = getComputedStyle(at)
  return /auto|scroll|hidden/.test(overflowX + overflowY)
}

/** Whether an ancestor clips its overflow without scrolling, which prevents sticking. */
export const isCut = (scroller) => !!scroller && (getComputedStyle(scroller).overflowY === 'hidden' || scroller.scrollHeight <= scroller.clientHeight + 1)

const scrollingBox = (root) => ancestors(root).find((at) => clips(at) && !isCut(at))

/** What scrolls the element: the nearest box around it that scrolls, else the page. */
export const scrollPort = (root) => scrollingBox(root) ?? root.ownerDocument.scrollingElement ?? root.ownerDocument.documentElement

/** The `top` and `bottom` of the part of the window that `scrollPort` fills. */
export const portBounds = (root) => {
  const { top, bottom } = scrollingBox(root)?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight }
  return { top: Math.max(0, top), bottom: Math.min(innerHeight, bottom) }
}

/** Whether an image or gradient is behind the element, without an opaque background in between. */
export const isPictured = (root) => {
  for (const at of [root, ...ancestors(root)]) {
    const { backgroundImage, backgroundColor } = getComputedStyle(at)
    if (backgroundImage !== 'none') return true
    if (!/^rgba|\//.test(backgroundColor)) return false
  }
  return false
}

// Distances in pixels from the edge of the window at which floating headers are detected.
const DEPTHS = [1, 12, 24]

/** The height of a header that covers the top of the window or scroll container; without a header, the padding reserved for one. */
export const covered = (root, scroller = root.ownerDocument.documentElement) => {
  const { host } = root.getRootNode()
  const { ownerDocument: page } = root
  let lowest = 0
  const seen = new Set()
  for (const depth of DEPTHS) {
    const point = [innerWidth / 2, depth]
    // An element behind the widget is not a header. Only the topmost one is tested, since listing all elements at a point is slow.
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
