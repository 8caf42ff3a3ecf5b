// Regions of the frame that belong to the second script, since they are needed only for interaction. They cause no layout shifts.

import { fitBoard } from './board.js'
import { closeTopmost } from './layers.js'
import { outline } from './outline.js'
import { letSelect } from './selection.js'
import { portBounds, scrollPort } from './surroundings.js'

// Listeners are added once per element, however often its frame is rendered.
const known = new WeakSet()

const region = (root, name) => root.querySelector(`[data-r=${name}]`)

/** The chunks of the view, in DOM order. */
export const chunks = (root) => outline(region(root, 'main')).filter((part) => part.matches('.chunk'))

const add = (root, tag, name, className) => {
  const element = document.createElement(tag)
  element.dataset.r = name
  element.className = className
  root.append(element)
  return element
}

export const extend = (root) => {
  if (!known.has(root)) {
    known.add(root)
    closeTopmost(root)
    letSelect(root)
  }
  if (region(root, 'news')) return
  fitBoard(root, region(root, 'main'))
  add(root, 'div', 'news', 'news')
  add(root, 'p', 'said', 'hidden-label').role = 'status'
  // Holds rendered pieces until they are inserted.
  add(root, 'template', 'made', '')
}

export const say = (root, text) => {
  region(root, 'said').textContent = text
}

// Replaces a slot of a chunk, or one of its cards, with the rendered piece.
export const replacePiece = (root, chunk, slot, card) => {
  const whole = chunks(root)[chunk]?.querySelectorAll('.slot')[slot]
  const old = card === undefined ? whole : whole?.querySelectorAll('article')[card]
  const made = region(root, 'made').content.firstElementChild
  if (old && made) old.replaceWith(made)
}

export const focus = (element) => element.focus({ preventScroll: true })

// A page that was scrolled by the reader, or restored by the browser, is where the reader wants it.
export const isAtStart = (root) => {
  const { top } = root.getBoundingClientRect()
  return !scrollY && !scrollPort(root).scrollTop && top >= 0 && top < innerHeight * 0.75
}

// Whether an element is visible, both in the window and in a scroll container around the widget.
export const isInSight = (root, element) => {
  const { top, height } = element.getBoundingClientRect()
  const port = portBounds(root)
  return top >= port.top && top + Math.min(height, 120) <= port.bottom
}
