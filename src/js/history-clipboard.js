// What the core asks of the page around the element, beside what it does in its own: it comes with the second script.

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

// Scripts that make the whole page anew when the reader comes back to an entry of the history that has their mark. Closing a dialog
// must not do that, so there the address changes without a step.
const REMAKERS = ['turbo', 'htmx']

// Without a clipboard, as in a page that is not served by https, there is an older way.
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

// The system's own sheet, where there is one: whether it took the address, or the reader turned it down.
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
  // Shares the page's address. Where there is no share sheet, and for the link of a button, copies it and says so on the button for a while; where
  // that is forbidden, readers are shown it, to copy it themselves.
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
