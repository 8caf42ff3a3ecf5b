// Sticky elements at the top of the window: measures their height, and finds the part of the list right below them.

import { watchStuck } from './stuck.js'
import { covered, isCut, isPictured, portBounds, scrollerOf, scrollPort } from './surroundings.js'

// The measuring functions of watched elements, whose frame may be re-rendered.
const watched = new WeakMap()

// Provides the height of the toolbar to CSS as `--bar`, and the width of the element to the core.
export const measure = (root) => {
  // The caller attaches its listeners only after this function has returned.
  if (watched.has(root)) return void Promise.resolve().then(watched.get(root))
  let seen = ''
  let seenBar
  const look = () => {
    const bar = root.querySelector('.bar')
    // The frame is re-rendered for another feed; a hidden element has no size.
    if (!bar?.offsetHeight) return
    observer.observe(bar)
    // Ignore changes of the list's height.
    const sizes = `${bar.offsetHeight} ${bar.offsetWidth} ${innerHeight}`
    if (bar === seenBar && sizes === seen) return
    ;[seenBar, seen] = [bar, sizes]
    // On a short screen, part of it scrolls out of the window.
    const style = getComputedStyle(bar)
    const lift = parseFloat(style.getPropertyValue('--lift')) * parseFloat(style.fontSize) || 0
    root.querySelector('.body').style.setProperty('--bar', `${bar.offsetHeight - lift - 1}px`)
    known = undefined
    lookAbove()
    root.dispatchEvent(new Event('plenary-width'))
  }
  // The height of the page's header that covers the window, as `--header`; or "cut" if an ancestor prevents stickiness.
  let known
  const lookAbove = () => {
    const scroller = scrollerOf(root)
    const header = isCut(scroller) ? 'cut' : `${covered(root, scroller)}px`
    if (known === header) return
    known = header
    const isNeeded = header !== 'cut' && isPictured(root)
    root.classList.toggle('cut', header === 'cut')
    root.classList.toggle('pictured', isNeeded)
    root.style.setProperty('--header', header)
    watchStuck(root, isNeeded)
  }
  const observer = new ResizeObserver(look)
  watched.set(root, look)
  observer.observe(root)
  // A page's header may appear and disappear during scrolling.
  let isWaiting = false
  const passed = () => {
    if (!root.isConnected) return removeEventListener('scroll', passed)
    if (isWaiting) return
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      lookAbove()
    }, 100)
  }
  addEventListener('scroll', passed, { passive: true })
  // The room headers of the grid scroll in sync with its columns.
  const scrolled = ({ target }) => {
    if (target.matches?.('.grid-body')) target.previousElementSibling.scrollLeft = target.scrollLeft
  }
  root.addEventListener('scroll', scrolled, { capture: true, passive: true })
  // Roving tabindex: Tab reaches the cell that was last focused.
  root.addEventListener('focusin', ({ target }) => {
    const cells = target.closest('[role=gridcell]') && target.closest('[role=grid]')
    if (!cells) return
    for (const other of cells.querySelectorAll('h4 a[tabindex="0"]')) other.tabIndex = -1
    target.closest('article').querySelector('h4 a').tabIndex = 0
  })
}

// Sets a class on the grid cells whose flag is 1, in order.
export const markCells = (root, name, flags) => {
  root.querySelectorAll('.grid-view article').forEach((cell, number) => cell.classList.toggle(name, flags[number] === 1))
}

/** Hides hour labels of the grid that the current-time label would overlap. */
export const clearHours = (root) => {
  const now = root.querySelector('.grid .now-line > span')?.getBoundingClientRect()
  for (const hour of root.querySelectorAll('.grid .hour > span')) {
    const { top, bottom } = hour.getBoundingClientRect()
    hour.classList.toggle('under', !!now && top < now.bottom && bottom > now.top)
  }
}

// The index of the day at the top of the window, or -1. `shown` is kept if the page ends before that day can reach
// the top.
export const dayAt = (root, shown) => {
  const days = [...root.querySelectorAll('.main > .day')]
  const top = (day) => day.getBoundingClientRect().top
  const { scrollHeight, scrollTop, clientHeight } = scrollPort(root)
  const isAtEnd = scrollTop + clientHeight >= scrollHeight - 2
  const port = portBounds(root)
  if (isAtEnd && days[shown] && !days[shown].hidden && top(days[shown]) > port.top && top(days[shown]) < port.bottom) return -1
  const line = Math.max(port.top, root.querySelector('.bar').getBoundingClientRect().bottom) + 48
  const last = days.findLastIndex((day) => !day.hidden && top(day) < line)
  return last < 0 ? days.findIndex((day) => !day.hidden) : last
}

// A shadow tree's style sheet cannot set the page orientation of the document. It applies to all pages, since browsers lay the document out
// for the width of the first.
export const landscape = () => {
  const paper = new CSSStyleSheet()
  paper.replaceSync('@page{size:landscape;margin:10mm}')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper]
  const printed = () => (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== paper))
  addEventListener('afterprint', printed, { once: true })
}
