// Refreshes a feed: a second, hidden widget reads it, and the displayed widget adopts the result.

import { again, complain } from './reread.js'
import { Failure } from './failure.js'
import { isNews, noteReading } from './live.js'
import { keep } from './saved.js'

// Number of bytes that are parsed in one task, so that the page stays responsive.
const PIECE = 32768

// A hash of the bytes that each widget has read, by which an unchanged feed is recognized without parsing.
const prints = new WeakMap()
// FNV-1a is sufficient to distinguish versions of a feed; nobody gains anything by forging collisions.
const add = (print, bytes) => {
  for (const byte of bytes) print = Math.imul(print ^ byte, 16777619)
  return print
}

const pause = () => new Promise((done) => setTimeout(done))

const changesOf = (widget) => {
  const changes = []
  widget.changes((id, what, before, after) => changes.push({ id, what, before, after }))
  return changes
}

const read = async (widget, make, feed, url, host, zone, compile, release, isCurrent, isAsked) => {
  const pieces = []
  let print = 2166136261
  for await (const { bytes } of feed) {
    for (let from = 0; from < bytes.length; from += PIECE) {
      const piece = bytes.subarray(from, from + PIECE)
      pieces.push(piece)
      print = add(print, piece)
      await pause()
    }
  }
  const { error } = feed
  if (error) throw new Failure('network', url, error)
  if (!isCurrent()) return
  if (prints.get(widget) === print) return { changes: [] }
  const fresh = make(document.createElement('div'), new CSSStyleSheet(), () => {})
  try {
    for (const piece of pieces) {
      fresh.push(piece, true)
      await pause()
    }
    const translation = fresh.wantsAgain() ? await again(fresh, feed, host, zone, compile) : undefined
    const outcome = fresh.settle()
    await pause()
    const problems = await complain(fresh, translation, url, outcome, host, compile)
    if (!problems.readable) throw new Failure('feed', url, problems.told)
    if (outcome < 2) throw new Failure('network', url, problems.told)
    if (!isCurrent()) return
    const adopted = widget.adopt(fresh, isNews(widget))
    if (!adopted) return
    prints.set(widget, print)
    if (isAsked) keep(url, await new Blob(pieces).arrayBuffer().then((bytes) => new Uint8Array(bytes)), Date.now())
    return { problems, isOther: adopted > 1, changes: changesOf(widget) }
  } finally {
    release(fresh)
  }
}

/**
 * Resolves to `{ problems, isOther, changes }`: the diagnostics, whether anything is different, and the changes; undefined if the feed is of another event.
 * Rejects if the feed could not be read to its end, in which case the displayed agenda is kept. `make` creates a widget, `release` frees one, `isCurrent` returns
 * whether this one is still displayed, and `isAsked` is whether the feed was requested from a server.
 */
export const refresh = async (widget, make, feed, url, host, zone, compile, release, isCurrent, isAsked) => {
  try {
    const result = await read(widget, make, feed, url, host, zone, compile, release, isCurrent, isAsked)
    if (isCurrent() && isAsked) noteReading(widget, Date.now())
    return result
  } catch (error) {
    if (isCurrent() && isAsked) noteReading(widget, 0)
    throw error
  } finally {
    feed.close?.()
  }
}
