// Fetches feeds as streams. Each is fetched once per page for all elements, and each element reads it from the first byte.

import { pieces } from './pieces.js'

// Milliseconds for which a response is shared and its bytes are kept. An element created later fetches the current feed.
const FRESH = 6e4
const feeds = new Map()

class Feed {
  #chunks = []
  #ended = false
  #more
  #wake
  #aborter = new AbortController()
  #readers = 0
  // The reason why the stream ended early; undefined if it is complete.
  error

  constructor() {
    this.#wait()
  }

  #wait() {
    this.#more = new Promise((wake) => (this.#wake = wake))
  }

  #put(chunk) {
    this.#chunks.push(chunk)
    this.#wake()
    this.#wait()
  }

  async fetch(url, before, cache) {
    const forget = () => feeds.get(url) === this && feeds.delete(url)
    setTimeout(forget, FRESH)
    try {
      await before
      // The shared URL of a Google Sheet is a page, which has to be mapped to its CSV export.
      const rows = url.includes('/spreadsheets/') ? (await import('./plenary-formats-sheet.js')).rowsOf(url) : url
      const response = await fetch(rows, { signal: this.#aborter.signal, cache })
      if (!response.ok) throw new Error(`the server answered ${response.status} ${response.statusText}`.trim())
      const reader = response.body.getReader()
      for (let part; !(part = await reader.read()).done; ) this.#put(part.value)
    } catch (error) {
      this.error = error
      forget() // do not share a failure, since a later attempt may succeed
    }
    this.#ended = true
    this.#wake()
  }

  open() {
    this.#readers++
    return this
  }

  // Aborts a fetch without readers. Deferred, since an element that restarts closes its feed and opens it again in the same task.
  close() {
    setTimeout(() => --this.#readers || this.#ended || this.#aborter.abort())
  }

  // Yields all available bytes, and whether they are the last: nothing needs to be displayed between those and the end.
  async *[Symbol.asyncIterator]() {
    for (let next = 0; ; ) {
      while (next >= this.#chunks.length && !this.#ended) await this.#more
      if (next >= this.#chunks.length) return
      const ready = this.#chunks.slice(next)
      next = this.#chunks.length
      const last = this.#ended && !this.error // evaluated now: more bytes may arrive while the pieces are joined
      yield* pieces(ready.length > 1 ? new Uint8Array(await new Blob(ready).arrayBuffer()) : ready[0], last)
    }
  }
}

// `before` is a promise that the request waits for; it never rejects. With a `cache` mode the feed is always requested again.
export const open = (url, before, cache) => {
  let feed = feeds.get(url)
  if (!feed || cache) {
    feeds.set(url, (feed = new Feed()))
    feed.fetch(url, before, cache)
  }
  return feed.open()
}
