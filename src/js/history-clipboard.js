// Platform functions that concern the page around the element: history, clipboard, sharing. They are in the second script.

import { showDay } from './day-tabs.js'
import { keepFocus } from './focus.js'
import { highlight } from './highlight.js'
import { lock } from './layers.js'
import { hold, place } from './place.js'
import { mark, retitle, tellStar } from './stars.js'
import { pick, save } from './save.js'
import { send, share } from './share.js'
import { clearHours, dayAt, landscape, markCells, measure } from './sticky.js'
import { scrollSteadily, scrollWithin } from './scrolling.js'
import { extend, focus, isAtStart, isInSight, replacePiece, say } from './regions.js'
import { keepPlace, reveal, showElement, toStart } from './position.js'
import { printAlone } from './print.js'
import { sheet } from './sheet.js'
import { warn } from './warnings.js'

// Libraries that re-render the whole page when the reader returns to a history entry with their state. Closing a dialog
// must not cause that, so the URL is replaced without a new entry on such pages.
const REMAKERS = ['turbo', 'htmx']

// Fallback for pages without the Clipboard API, which requires a secure context.
const copied = (text) => {
  const put = (event) => {
    event.clipboardData.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', put)
  try {
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', put)
  }
}

// Opens the system's share sheet, if available. Resolves to whether it has handled the URL, also if the reader cancelled.
const shared = async (url) => {
  const data = { title: document.title, url }
  if (!navigator.canShare?.(data)) return false
  try {
    await navigator.share(data)
    return true
  } catch (error) {
    return error.name === 'AbortError'
  }
}

const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copied(text)
  }
}

export const pageEnv = {
  clearHours,
  dayAt,
  scrollSteadily,
  scrollWithin,
  landscape,
  markCells,
  measure,
  highlight,
  hold,
  keepFocus,
  keepPlace,
  lock,
  place,
  mark,
  retitle,
  share,
  send,
  save,
  pick,
  tellStar,
  extend,
  focus,
  isAtStart,
  isInSight,
  say,
  replacePiece,
  printAlone,
  reveal,
  sheet,
  showDay,
  showElement,
  toStart,
  warn,
  mayStep: () => !REMAKERS.some((name) => history.state?.[name]),
  // Shares the URL of the page or button. Without a share sheet, and for the link of a button, copies it and confirms that on the button for a while; if copying
  // is forbidden, shows it for the reader to copy.
  copy: async (button) => {
    if (!button.dataset.url && (await shared(button.dataset.page ?? location.href))) return
    const label = button.querySelector('span')
    const own = label.textContent
    const { said, page = location.href, url = page } = button.dataset
    if (!(await copy(url))) prompt(own, url)
    else if (own !== said) {
      label.textContent = said
      setTimeout(() => (label.textContent = own), 2000)
    }
  },
}
