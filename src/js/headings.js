// Adjusts heading levels to the page. The elements remain the same for styling; levels are set with `aria-level`, for assistive
// technology.

import { warn } from './warnings.js'

const LEVELS = ['1', '2', '3', '4', '5', '6']
const OWN = 'h2, h3, h4, h5'
const ANY = 'h1, h2, h3, h4, h5, h6, [role=heading]'
// Days and sessions are below the event's heading, so a heading level taken from the page leaves room for them.
const DEEPEST = 4

const levelOf = (heading) => Number(heading.getAttribute('aria-level')) || Number(heading.localName[1]) || 2

// The level below the last heading before the element, in its own tree or in an enclosing one.
const below = (element) => {
  for (let at = element; at; at = at.getRootNode().host) {
    const isBefore = (heading) => heading.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING && heading.getClientRects().length
    const before = [...at.getRootNode().querySelectorAll(ANY)].filter(isBefore).at(-1)
    if (before) return Math.min(DEEPEST, levelOf(before) + 1)
  }
  return 2
}

const wanted = (element) => {
  const { headingLevel } = element
  if (LEVELS.includes(headingLevel)) return Number(headingLevel)
  if (headingLevel) warn('value', 'heading-level', headingLevel, LEVELS)
  return below(element)
}

/** Keeps the heading levels of an element adjusted. Returns a function that stops that. */
export const followHeadings = (element, root) => {
  // Without a title of the event, days take its level.
  const by = wanted(element) - (root.querySelector('.title h2') ? 2 : 3)
  const raise = (scope) => {
    for (const heading of scope.querySelectorAll(OWN)) heading.setAttribute('aria-level', Math.min(6, Number(heading.localName[1]) + by))
  }
  if (!by) return () => {}
  raise(root)
  // Most of the agenda is rendered later.
  const observer = new MutationObserver((records) => {
    for (const target of new Set(records.map(({ target }) => target))) if (target.isConnected) raise(target)
  })
  observer.observe(root, { childList: true, subtree: true })
  return () => observer.disconnect()
}
