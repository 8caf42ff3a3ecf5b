// Highlights search matches in cards with the CSS Custom Highlight API, which leaves the DOM unchanged. Without support nothing is marked. The style
// is `::highlight(plenary-match)` in style/cards.css.

import { fold } from './intl.js'

const NAME = 'plenary-match'
// Maximum number of cards that are searched in one task.
const AT_ONCE = 40

// The ranges of each element, and its pending task. All elements of a page share one highlight.
const known = new WeakMap()

const idle = (act) => (globalThis.requestIdleCallback ? requestIdleCallback(act) : setTimeout(act))

// Folds a text as the search does, with the original index of each folded character.
const folded = (text) => {
  if (/^[\0-\x7f]*$/.test(text)) return { letters: text.toLowerCase() }
  let letters = ''
  const from = []
  let at = 0
  for (const letter of text) {
    const one = fold(letter)
    for (let place = 0; place < one.length; place++) from.push(at)
    letters += one
    at += letter.length
  }
  return { letters, from: [...from, at] }
}

const rangesOf = (node, words) => {
  const { letters, from } = folded(node.data)
  const ranges = []
  for (const word of words) {
    for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + word.length)) {
      const range = document.createRange()
      range.setStart(node, from ? from[at] : at)
      range.setEnd(node, from ? from[at + word.length] : at + word.length)
      ranges.push(range)
    }
  }
  return ranges
}

/** Highlights these folded words (separated by spaces) in all visible cards of an element. */
export const highlight = (root, text) => {
  const { highlights } = globalThis.CSS ?? {}
  if (!highlights) return
  const words = [...new Set(text.split(/[\s-]+/).filter(Boolean))]
  const before = known.get(root)
  if (before) before.over = true
  if (!words.length && !before?.ranges.length) return
  if (!highlights.has(NAME)) highlights.set(NAME, new globalThis.Highlight())
  const all = highlights.get(NAME)
  for (const range of before?.ranges ?? []) all.delete(range)
  const own = { over: false, ranges: [] }
  known.set(root, own)
  if (!words.length) return
  const cards = [...root.querySelectorAll('.main article:not([hidden])')]
  const next = () => {
    if (own.over) return
    for (const card of cards.splice(0, AT_ONCE)) {
      const texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        for (const range of rangesOf(texts.currentNode, words)) {
          all.add(range)
          own.ranges.push(range)
        }
      }
    }
    if (cards.length) idle(next)
  }
  next()
}
