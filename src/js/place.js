// The reader's position in the page, by ids: the focused control, and the card at the top of the window. So both can be restored after the page is
// re-rendered from a refreshed feed.

import { scrollUntil } from './scrolling.js'
import { portBounds } from './surroundings.js'

const top = (node) => node.getBoundingClientRect().top
const card = (node) => node?.closest('[data-s], [data-p]')
const id = (node) => node?.dataset.s ?? node?.dataset.p ?? ''
const isBelow = (edge) => (node) => {
  const { bottom, height } = node.getBoundingClientRect()
  return height && bottom > edge
}

// The first visible card. Content far from the window is not laid out, and measuring it would force its layout, so the search proceeds from
// chunks to slots to cards.
const firstSeen = (main, isSeen) => {
  for (const chunk of main.querySelectorAll('.chunk')) {
    if (!isSeen(chunk)) continue
    const slots = [...chunk.querySelectorAll('.slot')]
    for (const slot of slots.length ? slots : [chunk]) {
      const seen = isSeen(slot) && [...slot.querySelectorAll('article')].find(isSeen)
      if (seen) return seen
    }
  }
  // Chunks of the grid have no boxes (`display: contents`).
  return [...main.querySelectorAll('article')].find(isSeen)
}

// The last visible card. Cards below it are not measured.
const lastSeen = (main, first, bottom) => {
  const articles = [...main.querySelectorAll('article')]
  const behind = articles.slice(articles.indexOf(first))
  const below = behind.findIndex((article) => top(article) > bottom)
  return behind.at(below < 0 ? -1 : below)
}

const NAMES = ['id', 'data-k', 'data-act', 'data-v', 'data-f', 'href']

// A selector that identifies a control.
const named = (control) => NAMES.flatMap((name) => (control?.hasAttribute(name) ? `[${name}="${CSS.escape(control.getAttribute(name))}"]` : [])).join('')

/** A selector that identifies a control in an element with several cards; empty if it has no name. */
export const nameOf = (control) => {
  const name = named(control)
  const { s, p } = card(control)?.dataset ?? {}
  if (!name || !(s ?? p)) return name
  return `${s === undefined ? `[data-p="${CSS.escape(p)}"]` : `[data-s="${CSS.escape(s)}"]`} ${name}`
}

// Focuses the control with a name in an element, else the first control.
const focus = (element, name) => {
  const same = name && element?.querySelector(name)
  ;(same || element?.querySelector('#sheet-title, a, button'))?.focus({ preventScroll: true })
}

// Returns a function that restores the focus within an element after its content is re-rendered, if it had the focus.
export const hold = (element) => {
  const held = element.querySelector(':focus')
  const name = named(held)
  return () => {
    if (held && !element.querySelector(':focus')) focus(element, name)
  }
}

// The position in the view. `restore` takes the ids of the current items: the same ones, or those that replace them.
export const place = (root) => {
  const main = root.querySelector('.main')
  const focused = main.querySelector(':focus')
  const held = card(focused)
  const name = named(focused)
  const port = portBounds(root)
  const isSeen = isBelow(port.top)
  const isInside = top(root) < port.top
  const anchor = isInside ? (held && isSeen(held) && held) || firstSeen(main, isSeen) : undefined
  const before = anchor && top(anchor)
  let aside = 0
  const years = [...main.querySelectorAll('details[open]')].map((year) => year.dataset.y)
  const find = (wanted) => [...main.querySelectorAll('article')].find((article) => id(article) === wanted)
  return {
    held: id(held),
    anchor: id(anchor),
    get last() {
      const first = anchor ?? firstSeen(main, isSeen)
      return id(first && lastSeen(main, first, port.bottom))
    },
    before,
    // Keeps the height of the page until all chunks are filled again, since the browser would otherwise clamp the scroll position.
    stay() {
      aside = main.querySelector('.grid-body')?.scrollLeft
      main.style.minHeight = `${main.offsetHeight}px`
      const release = () => (main.isConnected && main.querySelector('.chunk:empty') ? requestAnimationFrame(release) : main.style.removeProperty('min-height'))
      requestAnimationFrame(release)
    },
    restore: (held, anchor) => {
      for (const year of main.querySelectorAll('details')) year.open ||= years.includes(year.dataset.y)
      if (held) focus(find(held), name)
      const now = anchor && find(anchor)
      const body = main.querySelector('.grid-body')
      if (body && aside) body.scrollLeft = aside
      if (now) scrollUntil(root, () => top(now) - before)
    },
  }
}
