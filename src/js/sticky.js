// What sticks to the top of the window: how high it is, and what of the list lies right below it.

import { watchStuck } from './stuck.js'
import { covered, isCut, isPictured, portBounds, scrollerOf, scrollPort } from './surroundings.js'

// What looks again at an element that is watched, whose frame may have been made anew.
const watched = new WeakMap()

// Tells the style how high the toolbar is, whatever it holds, as `--bar` of what lies below it; and the core how wide the element is.
export const measure = (root) => {
  // Whoever calls it listens only when it has returned.
  if (watched.has(root)) return void Promise.resolve().then(watched.get(root))
  let seen = ''
  let seenBar
  const look = () => {
    const bar = root.querySelector('.bar')
    // The frame is made anew with another feed; what is not shown has no size.
    if (!bar?.offsetHeight) return
    observer.observe(bar)
    // That the list grows or shrinks changes nothing here.
    const sizes = `${bar.offsetHeight} ${bar.offsetWidth} ${innerHeight}`
    if (bar === seenBar && sizes === seen) return
    ;[seenBar, seen] = [bar, sizes]
    // On a short screen some of it is above the window.
    const style = getComputedStyle(bar)
    const lift = parseFloat(style.getPropertyValue('--lift')) * parseFloat(style.fontSize) || 0
    root.querySelector('.body').style.setProperty('--bar', `${bar.offsetHeight - lift - 1}px`)
    known = undefined
    lookAbove()
    root.dispatchEvent(new Event('plenary-width'))
  }
  // How much of the window is covered above the element, as `--header`, and whether something keeps its parts from sticking.
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
  // Headers of a page come and go while it is scrolled.
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
  // The heads of the grid's rooms move with its columns.
  const scrolled = ({ target }) => {
    if (target.matches?.('.grid-body')) target.previousElementSibling.scrollLeft = target.scrollLeft
  }
  root.addEventListener('scroll', scrolled, { capture: true, passive: true })
  // One cell is reached by Tab: the one that had the focus last.
  root.addEventListener('focusin', ({ target }) => {
    const cells = target.closest('[role=gridcell]') && target.closest('[role=grid]')
    if (!cells) return
    for (const other of cells.querySelectorAll('h4 a[tabindex="0"]')) other.tabIndex = -1
    target.closest('article').querySelector('h4 a').tabIndex = 0
  })
}

// Sets a class on the cells of the grid whose byte is 1, in order.
export const markCells = (root, name, flags) => {
  root.querySelectorAll('.grid-view article').forEach((cell, number) => cell.classList.toggle(name, flags[number] === 1))
}

/** Leaves out the hours of the grid that the line of now would cover in part. */
export const clearHours = (root) => {
  const now = root.querySelector('.grid .now-line > span')?.getBoundingClientRect()
  for (const hour of root.querySelectorAll('.grid .hour > span')) {
    const { top, bottom } = hour.getBoundingClientRect()
    hour.classList.toggle('under', !!now && top < now.bottom && bottom > now.top)
  }
}

// The number of the day of the list that is at the top of the window, or -1. The day `shown` stays it where the page ends before that can be at
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

// A style sheet of a shadow tree may not say how the pages of the document are. The first page counts for all: by it, browsers decide how wide
// the document is laid out.
export const landscape = () => {
  const paper = new CSSStyleSheet()
  paper.replaceSync('@page{size:landscape;margin:10mm}')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper]
  const printed = () => (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== paper))
  addEventListener('afterprint', printed, { once: true })
}
