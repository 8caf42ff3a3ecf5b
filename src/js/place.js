// Where a reader is in the page, by ids: what has the focus, and the card at the top of the window. So both are found again when the page is made
// of another reading of the feed.

import { scrollUntil } from './scrolling.js'
import { portBounds } from './surroundings.js'

const top = (node) => node.getBoundingClientRect().top
const card = (node) => node?.closest('[data-s], [data-p]')
const id = (node) => node?.dataset.s ?? node?.dataset.p ?? ''
const isBelow = (edge) => (node) => {
  const { bottom, height } = node.getBoundingClientRect()
  return height && bottom > edge
}

// The first card in sight. What is far from the window is not laid out, and asking for the place of anything in it would lay it out: so first comes
// the chunk, then the slot.
const firstSeen = (main, isSeen) => {
  for (const chunk of main.querySelectorAll('.chunk')) {
    if (!isSeen(chunk)) continue
    const slots = [...chunk.querySelectorAll('.slot')]
    for (const slot of slots.length ? slots : [chunk]) {
      const seen = isSeen(slot) && [...slot.querySelectorAll('article')].find(isSeen)
      if (seen) return seen
    }
  }
  // The chunks of the grid have no boxes.
  return [...main.querySelectorAll('article')].find(isSeen)
}

// The last card in sight. None below that is asked for its place.
const lastSeen = (main, first, bottom) => {
  const articles = [...main.querySelectorAll('article')]
  const behind = articles.slice(articles.indexOf(first))
  const below = behind.findIndex((article) => top(article) > bottom)
  return behind.at(below < 0 ? -1 : below)
}

const NAMES = ['id', 'data-k', 'data-act', 'data-v', 'data-f', 'href']

// What a control is called by, as a selector.
const named = (control) => NAMES.flatMap((name) => (control?.hasAttribute(name) ? `[${name}="${CSS.escape(control.getAttribute(name))}"]` : [])).join('')

/** The same in an element of several cards; nothing for what has no name. */
export const nameOf = (control) => {
  const name = named(control)
  const { s, p } = card(control)?.dataset ?? {}
  if (!name || !(s ?? p)) return name
  return `${s === undefined ? `[data-p="${CSS.escape(p)}"]` : `[data-s="${CSS.escape(s)}"]`} ${name}`
}

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
    // Until all chunks are filled again, the page stays as long as it was: else the browser would scroll it back to its end.
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
