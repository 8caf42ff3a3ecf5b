// Extracts the part of a feed's line around a problem.

import { sanitize } from './sanitize.js'

// Maximum number of characters; longer lines are cut.
const WIDTH = 100

/** `text` is the shown part of a line; `at` and `length` are the range that starts at a column (from 1). */
export const excerpt = (line, column, length = 1) => {
  const chars = [...sanitize(line.replace(/\r$/, ''))]
  const from = chars.length > WIDTH ? Math.floor(Math.max(0, Math.min(column - 1 - WIDTH / 4, chars.length - WIDTH))) : 0
  const before = from > 0 ? '… ' : ''
  const behind = from + WIDTH < chars.length ? ' …' : ''
  const shown = chars.slice(from, from + WIDTH)
  const at = Math.min(before.length + column - 1 - from, before.length + shown.length)
  return { text: before + shown.join('') + behind, at, length: Math.max(1, Math.min(length, before.length + shown.length - at)) }
}
