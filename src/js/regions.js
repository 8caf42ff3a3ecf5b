// What the frame has of the second script: regions that are not needed before somebody uses the widget. None of them moves what is shown.

import { fitBoard } from './board.js'
import { closeTopmost } from './layers.js'
import { outline } from './outline.js'
import { letSelect } from './selection.js'
import { portBounds, scrollPort } from './surroundings.js'

// What is listened to on an element is listened to once, however often its frame is rendered.
const known = new WeakSet()

const region = (root, name) => root.querySelector(`[data-r=${name}]`)

/** The chunks of the view, in the order of the page. */
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
  // What is put in here is not in the page until it has a place there.
  add(root, 'template', 'made', '')
}

export const say = (root, text) => {
  region(root, 'said').textContent = text
}

// What was made takes the place of a slot of a chunk, or of one of its cards.
export const replacePiece = (root, chunk, slot, card) => {
  const whole = chunks(root)[chunk]?.querySelectorAll('.slot')[slot]
  const old = card === undefined ? whole : whole?.querySelectorAll('article')[card]
  const made = region(root, 'made').content.firstElementChild
  if (old && made) old.replaceWith(made)
}

export const focus = (element) => element.focus({ preventScroll: true })

// A page that is scrolled, by its reader or since it was opened again, is where they want it.
export const isAtStart = (root) => {
  const { top } = root.getBoundingClientRect()
  return !scrollY && !scrollPort(root).scrollTop && top >= 0 && top < innerHeight * 0.75
}

// Whether an element is seen, in the window and in the box that scrolls the widget.
export const isInSight = (root, element) => {
  const { top, height } = element.getBoundingClientRect()
  const port = portBounds(root)
  return top >= port.top && top + Math.min(height, 120) <= port.bottom
}
