// A line of a feed, around what is wrong in it.

// So much of a long line is shown.
const WIDTH = 100

/** `text` is what is shown of a line, and `at` and `length` say which of its characters are those from a column on (from 1). */
export const excerpt = (line, column, length = 1) => {
  const chars = [...line.replace(/\r$/, '').replace(/\t/g, ' ').replace(/[\0-\x1f\x7f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')]
  const from = chars.length > WIDTH ? Math.floor(Math.max(0, Math.min(column - 1 - WIDTH / 4, chars.length - WIDTH))) : 0
  const before = from > 0 ? '… ' : ''
  const behind = from + WIDTH < chars.length ? ' …' : ''
  const shown = chars.slice(from, from + WIDTH)
  const at = Math.min(before.length + column - 1 - from, before.length + shown.length)
  return { text: before + shown.join('') + behind, at, length: Math.max(1, Math.min(length, before.length + shown.length - at)) }
}
