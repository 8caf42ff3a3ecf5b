// Feeds as they arrive: each is fetched once for the elements of a page, and given to every one that wants it from its first byte.

// So long it is the same feed, in milliseconds. In a page that goes on for hours, somebody who comes back to the agenda wants it as it is.
const FRESH = 6e4
const feeds = new Map()

class Feed {
  #chunks = []
  #ended = false
  #error
  #more
  #wake
  asked = Date.now()

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

  async fetch(url) {
    try {
      const response = await fetch(url)
      if (!response.ok) throw new Error(`the server answered ${response.status} ${response.statusText}`.trim())
      const reader = response.body.getReader()
      for (let part; !(part = await reader.read()).done; ) this.#put(part.value)
    } catch (error) {
      this.#error = error
      feeds.delete(url) // it may go better the next time
    }
    this.#ended = true
    this.#wake()
    return this
  }

  // All that is there each time, and whether it is the last: nothing need be shown between that and the end.
  async *[Symbol.asyncIterator]() {
    for (let next = 0; ; ) {
      while (next >= this.#chunks.length && !this.#ended) await this.#more
      if (next < this.#chunks.length) {
        const ready = this.#chunks.slice(next)
        next = this.#chunks.length
        const last = this.#ended && !this.#error // by now: there may be more when the pieces are put together
        yield { bytes: ready.length > 1 ? new Uint8Array(await new Blob(ready).arrayBuffer()) : ready[0], last }
      } else if (this.#error) throw this.#error
      else return
    }
  }
}

export const open = (url) => {
  let feed = feeds.get(url)
  if (!(Date.now() - feed?.asked < FRESH)) {
    feeds.set(url, (feed = new Feed()))
    feed.fetch(url)
  }
  return feed
}
