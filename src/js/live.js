// Keeps the agenda up to date: refreshes the feed periodically while the event is on, and when the reader returns or the network is back. The core
// decides when. Hidden tabs make no requests.

import { followHeadings } from './headings.js'
import { keepPage } from './keep-page.js'
import { unlockGone } from './layers.js'
import { followNames } from './names.js'
import { keep } from './saved.js'
import { watchTraps } from './traps.js'
import { warn } from './warnings.js'

// By widget, for code that refreshes a feed.
const followed = new WeakMap()

/** Records that the feed was read at a time (in milliseconds), or that a refresh failed. */
export const noteReading = (widget, at) => followed.get(widget)?.note(at)
/** Whether changes are announced to the reader: not if the page declares that its feed does not change by itself. */
export const isNews = (widget) => followed.get(widget)?.isNews() ?? true

const readMinutes = (text) => (text.trim() && Number(text) >= 0 ? Number(text) : undefined)
const minutesOf = (text) => {
  const minutes = readMinutes(text)
  if (minutes === undefined) warn('minutes', 'refresh', text)
  return minutes ?? 5
}

const collect = async (feed) => {
  const pieces = []
  for await (const { bytes } of feed) pieces.push(bytes)
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
}

/**
 * Attaches listeners to a widget and follows its feed. `reload` refreshes silently on failure; `feed` is the feed that was read, undefined if
 * it was passed as a property; `saved` is the feed of an earlier visit; `url` is its URL. Returns a function that stops all this.
 */
export const attend = ({ element, widget, isCurrent, fail, listen, reload, feed, saved, url }) => {
  const unwatch = watchTraps(widget, fail)
  listen()
  if (!isCurrent()) return unwatch
  const unfollow = follow(element, widget, reload, feed, saved, url)
  const root = element.shadowRoot.querySelector('.plenary')
  const leaveNames = followNames(root)
  const leaveHeadings = followHeadings(element, root)
  return () => {
    unwatch()
    unfollow()
    leaveNames()
    leaveHeadings()
    // Deferred until the widget's content has been removed.
    setTimeout(unlockGone)
  }
}

const follow = (element, widget, reload, feed, saved, url) => {
  let timer
  let failures = 0
  // When the displayed feed was read, and when it was last requested.
  let last = saved?.at ?? Date.now()
  let tried = Date.now()
  const age = () => (Date.now() - tried) / 1000
  const seconds = () => Date.now() / 1000
  const minutes = () => (feed ? minutesOf(element.refresh) : 0)
  const plan = () => {
    clearTimeout(timer)
    if (document.hidden) return
    const wait = widget.refreshIn(seconds(), minutes(), failures, Math.random())
    // A refresh that became due while the tab was hidden is made immediately. By then the event may be over.
    const due = () => widget.refreshIn(seconds(), minutes(), 0, 0) >= 0 && reload()
    if (wait >= 0) timer = setTimeout(due, Math.max(1, wait - age()) * 1000)
  }
  const note = (read) => {
    failures = read ? 0 : failures + 1
    widget.setAsOf(read ? 0 : last / 1000)
    tried = Date.now()
    if (read) last = read
    plan()
  }
  const wake = ({ type }) => {
    clearTimeout(timer)
    if (document.hidden) return
    if (widget.refreshNow(seconds(), minutes(), type === 'online' && failures ? Infinity : age())) reload()
    else plan()
  }
  const back = (event) => event.persisted && wake(event)
  document.addEventListener('visibilitychange', wake)
  addEventListener('online', wake)
  addEventListener('pageshow', back)
  const attribute = new MutationObserver(plan)
  attribute.observe(element, { attributeFilter: ['refresh'] })
  followed.set(widget, { note, isNews: () => readMinutes(element.refresh) !== 0 })
  if (saved) {
    failures = 1
    widget.setAsOf(last / 1000)
  } else if (feed) collect(feed).then((bytes) => feed.error || Promise.all([keep(url, bytes, last), keepPage(url)]))
  plan()
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', wake)
    removeEventListener('online', wake)
    removeEventListener('pageshow', back)
    attribute.disconnect()
    followed.delete(widget)
  }
}
