// Corrections as a diff: the lines that change, as they are and as they would be.

import { sanitize } from '../sanitize.js'
import { nameOf } from './output.js'

const corrected = (source, edits) =>
  edits.toSorted((one, other) => other.start - one.start).reduce((text, { start, end, text: made }) => text.slice(0, start) + made + text.slice(end), source)

// The lines of a text from the one of an offset to the one of another.
const linesAt = (text, start, end) => {
  const first = text.lastIndexOf('\n', start - 1) + 1
  const last = text.indexOf('\n', end)
  return text.slice(first, last < 0 ? text.length : last).split('\n')
}

/** `problems` have a `fix` each. Lines of a file, ready to be printed. */
export const diff = (name, source, problems) => {
  const out = [`--- ${sanitize(nameOf(name))}`, `+++ ${sanitize(nameOf(name))}, if these are meant`]
  for (const { fix, line, code } of problems) {
    const [start, end] = [Math.min(...fix.edits.map(({ start }) => start)), Math.max(...fix.edits.map(({ end }) => end))]
    const made = corrected(source, fix.edits)
    const before = linesAt(source, start, end)
    const after = linesAt(made, start, end + made.length - source.length)
    out.push(`@@ line ${line}: ${code} @@`, ...before.map((text) => `-${sanitize(text)}`), ...after.map((text) => `+${sanitize(text)}`))
  }
  return out
}
