// Fixes as a diff: the affected lines before and after.

import { sanitize } from '../sanitize.js'
import { nameOf } from './output.js'

const corrected = (source, edits) =>
  edits.toSorted((one, other) => other.start - one.start).reduce((text, { start, end, text: made }) => text.slice(0, start) + made + text.slice(end), source)

// The lines of a text between two offsets.
const linesAt = (text, start, end) => {
  const first = text.lastIndexOf('\n', start - 1) + 1
  const last = text.indexOf('\n', end)
  return text.slice(first, last < 0 ? text.length : last).split('\n')
}

// Groups edits into hunks. Edits of separate lines, such as those of equal cells, are separate hunks.
const hunksOf = (source, edits) => {
  const hunks = []
  for (const edit of edits.toSorted((one, other) => one.start - other.start)) {
    const last = hunks.at(-1)
    if (last && !source.slice(last.at(-1).end, edit.start).includes('\n')) last.push(edit)
    else hunks.push([edit])
  }
  return hunks
}

const hunks = (source, { fix, line, code }) => {
  const all = hunksOf(source, fix.edits)
  return all.map((edits) => ({ edits, code, line: all.length > 1 ? source.slice(0, edits[0].start).split('\n').length : line }))
}

/** Formats the `fix` of each problem as lines of a diff. */
export const diff = (name, source, problems) => {
  const out = [`--- ${sanitize(nameOf(name))}`, `+++ ${sanitize(nameOf(name))}, if these are meant`]
  for (const { edits, line, code } of problems.flatMap((problem) => hunks(source, problem))) {
    const [start, end] = [edits[0].start, edits.at(-1).end]
    const made = corrected(source, edits)
    const before = linesAt(source, start, end)
    const after = linesAt(made, start, end + made.length - source.length)
    out.push(`@@ line ${line}: ${code} @@`, ...before.map((text) => `-${sanitize(text)}`), ...after.map((text) => `+${sanitize(text)}`))
  }
  return out
}
