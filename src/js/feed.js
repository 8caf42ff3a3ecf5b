// Feeds as they arrive: each is fetched once for the page, and given to every element that wants it from its first byte.

const feeds = new Map()

class Feed {
  #chunks = []
  #ended = false
  #error
  #more
  #wake

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

  async *[Symbol.asyncIterator]() {
    for (let next = 0; ; next++) {
      while (next >= this.#chunks.length && !this.#ended) await this.#more
      if (next < this.#chunks.length) yield this.#chunks[next]
      else if (this.#error) throw this.#error
      else return
    }
  }
}

export const open = (url) => {
  let feed = feeds.get(url)
  if (!feed) {
    feeds.set(url, (feed = new Feed()))
    feed.fetch(url)
  }
  return feed
}
