// Feeds as they arrive: a page fetches each once for all elements that want it, and every element gets it from its first byte.

import { pieces } from './pieces.js'

// A feed is shared for this time, in milliseconds: somebody who comes back later wants it as it is then. It is also how long its bytes are kept.
const FRESH = 6e4
const feeds = new Map()

class Feed {
  #chunks = []
  #ended = false
  #more
  #wake
  #aborter = new AbortController()
  #readers = 0
  // Why there are no more bytes, unless it is that the feed was received as a whole.
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
      // What is shared of a spreadsheet is the address of its page.
      const rows = url.includes('/spreadsheets/') ? (await import('./plenary-formats-sheet.js')).rowsOf(url) : url
      const response = await fetch(rows, { signal: this.#aborter.signal, cache })
      if (!response.ok) throw new Error(`the server answered ${response.status} ${response.statusText}`.trim())
      const reader = response.body.getReader()
      for (let part; !(part = await reader.read()).done; ) this.#put(part.value)
    } catch (error) {
      this.error = error
      forget() // a later attempt may succeed
    }
    this.#ended = true
    this.#wake()
  }

  open() {
    this.#readers++
    return this
  }

  // Nobody needs to wait for a feed without readers. An element that starts again closes its feed and opens it in the same task.
  close() {
    setTimeout(() => --this.#readers || this.#ended || this.#aborter.abort())
  }

  // All bytes that are there each time, and whether they are the last: nothing has to be shown between those and the end.
  async *[Symbol.asyncIterator]() {
    for (let next = 0; ; ) {
      while (next >= this.#chunks.length && !this.#ended) await this.#more
      if (next >= this.#chunks.length) return
      const ready = this.#chunks.slice(next)
      next = this.#chunks.length
      const last = this.#ended && !this.error // by now: there may be more when the pieces are put together
      yield* pieces(ready.length > 1 ? new Uint8Array(await new Blob(ready).arrayBuffer()) : ready[0], last)
    }
  }
}

// `before` is what has to be settled before a request is made; it never fails. With a `cache` mode it is asked for once more.
export const open = (url, before, cache) => {
  let feed = feeds.get(url)
  if (!feed || cache) {
    feeds.set(url, (feed = new Feed()))
    feed.fetch(url, before, cache)
  }
  return feed.open()
}
