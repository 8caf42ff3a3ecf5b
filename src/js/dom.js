// The DOM interface of the core: regions that are filled with HTML, and chunks of sessions or people, which are filled
// one at a time and whose items can be hidden.

import { outline } from './outline.js'

// An agenda with more chunks than this uses `content-visibility`, which defers layout until content is near the viewport. A shorter agenda is laid out
// completely, which avoids layout shifts.
const SHORT = 4
// Number of sessions or people that are on the first screen or near it.
const NEAR = 30

export class Dom {
  #notify
  #root
  #policy
  #tracks
  // The visibility of items in each filled chunk, by element; missing if the chunk has never hidden any.
  #hidden = new WeakMap()
  #turn
  #rules
  // Years that were closed before the search opened them.
  #opened = new Set()

  // `notify` is called with the name of an event.
  constructor(root, tracks, policy, notify) {
    this.#notify = notify
    this.#root = root
    this.#tracks = tracks
    this.#policy = policy
  }

  #html(html) {
    return this.#policy.createHTML(html)
  }

  #find(selector) {
    return this.#root.querySelector(selector)
  }

  #region(name) {
    return this.#find(`[data-r=${name}]`)
  }

  #outline(selector) {
    return outline(this.#region('main')).filter((part) => part.matches(selector))
  }

  frame(html, direction) {
    this.#root.innerHTML = this.#html(html)
    this.#root.dir = direction
  }

  // A re-rendered region keeps the focus.
  put(region, html) {
    const element = this.#region(region)
    const { activeElement } = this.#root.getRootNode()
    const key = activeElement && element.contains(activeElement) && activeElement.dataset.k
    element.innerHTML = this.#html(html)
    if (key) this.focus(key)
  }

  focus(key) {
    ;[...this.#root.querySelectorAll('[data-k]')].find((element) => element.dataset.k === key)?.focus()
  }

  show(region, shown) {
    this.#region(region).hidden = !shown
    this.#root.classList.toggle(`has-${region}`, shown)
  }

  // Appends a day to the view, or a chunk to its last day.
  add(html) {
    const main = this.#region('main')
    ;(html ? main : main.lastElementChild).insertAdjacentHTML('beforeend', this.#html(html || '<div class="chunk"></div>'))
  }

  fill(number, html) {
    const chunk = this.#outline('.chunk')[number]
    chunk.innerHTML = this.#html(html)
    if (number > SHORT) chunk.classList.add('far')
    if (chunk.querySelector('article[hidden]')) this.#hidden.set(chunk, [])
  }

  // `shown` has a byte for each item of the chunks, in DOM order. A chunk without visible items leaves its items as they are,
  // and a distant chunk that will show all of them is updated in a later task. Both make clearing a search fast.
  hide(shown, sizes) {
    clearTimeout(this.#turn)
    const chunks = this.#outline('.chunk')
    const waiting = []
    let from = 0
    sizes.forEach((size, number) => {
      const chunk = chunks[number]
      chunk.classList.toggle('far', number > 0 && sizes.length > SHORT)
      const mine = shown.subarray(from, from + size)
      chunk.hidden = !mine.includes(1)
      if (!chunk.hidden && chunk.firstChild && (this.#hidden.has(chunk) || mine.includes(0))) {
        if (from > NEAR && !mine.includes(0)) waiting.push([chunk, mine.slice()])
        else this.#sync(chunk, mine)
      }
      from += size
    })
    for (const part of this.#outline('.day, .year')) part.hidden = !outline(part).some((one) => one.matches('.chunk:not([hidden])'))
    // A closed year opens if it has matches.
    const found = shown.includes(0)
    for (const year of this.#outline('.year')) {
      if (found && !year.open) this.#opened.add(year)
      if (found || this.#opened.delete(year)) year.open = found
    }
    this.#root.classList.toggle('asked', shown.includes(0))
    this.#root.classList.toggle('signage', !!this.#outline('.board')[0])
    const [none] = this.#outline('.none')
    if (none) none.hidden = !sizes.length || shown.includes(1)
    this.#next(waiting)
  }

  #next(waiting) {
    if (!waiting.length) return
    this.#turn = setTimeout(() => {
      this.#sync(...waiting.shift())
      this.#next(waiting)
    })
  }

  // Hides and shows the items of a chunk.
  #sync(chunk, mine) {
    const known = this.#hidden.get(chunk)
    this.#hidden.set(chunk, mine.slice())
    const slots = new Set()
    chunk.querySelectorAll('article').forEach((article, place) => {
      if (known?.[place] === mine[place]) return
      article.hidden = !mine[place]
      slots.add(article.closest('.slot'))
    })
    slots.delete(null)
    for (const slot of slots) slot.hidden = !slot.querySelector('article:not([hidden])')
  }

  // Setting equal rules would make the browser recompute all styles.
  colors(rules) {
    if (rules !== this.#rules) this.#tracks.replaceSync((this.#rules = rules))
  }

  search(text) {
    this.#find('input[type=search]').value = text
  }

  notify(name) {
    this.#notify(name)
  }
}
