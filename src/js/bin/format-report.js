// Formats diagnostics like a compiler, and as GitHub annotations.

import { excerpt } from '../excerpt.js'
import { sanitize } from '../sanitize.js'
import { nameOf } from './output.js'

const COLORS = { error: 31, warning: 33, note: 36 }

const painter = (on) => (code, text) => (on ? `\x1b[${code}m${text}\x1b[0m` : text)

// Characters that take two columns in a terminal, and zero-width ones: combining marks and joiners.
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const ZERO = /[\p{Mn}\p{Me}\u1160-\u11ff\u200b-\u200d\u2060-\u2064]/u
const columns = (character) => (ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1)
const width = (text) => [...text].reduce((sum, character) => sum + columns(character), 0)

/** The documentation page of a diagnostic code; without a code, the folder of all pages. */
export const pageOf = (code = '') => `https://github.com/plenary-agenda/plenary/${code ? 'blob' : 'tree'}/main/docs/site/diagnostics${code && `/${code}.md`}`

// Terminal hyperlinks (OSC 8). Terminals without support show the text.
const linked = (on, address, text) => (on ? `\x1b]8;;${address}\x1b\\${text}\x1b]8;;\x1b\\` : text)

// Sanitizes the texts of a problem, which may come from a feed, for printing.
const printable = (problem) => Object.fromEntries(Object.entries(problem).map(([key, value]) => [key, typeof value === 'string' ? sanitize(value) : value]))

export const problemText = (file, problem, lines, colors) => {
  const paint = painter(colors)
  const { severity, code, path, line, column, length, value, message, hint } = printable(problem)
  const shown = value && !value.startsWith('line ') ? ` (${value})` : ''
  const gutter = ' '.repeat(String(line).length)
  const bar = paint(34, '|')
  const out = [
    `${paint(COLORS[severity], severity)}[${linked(colors, pageOf(code), code)}]: ${paint(1, path)} ${message}${shown}`,
    `${gutter}${paint(34, '-->')} ${sanitize(file)}:${line}:${column}`,
  ]
  const source = lines[line - 1]
  if (source?.trim()) {
    const { text, at, length: marked } = excerpt(source, column, length)
    const chars = [...text]
    const [before, under] = [chars.slice(0, at).join(''), chars.slice(at, at + marked).join('')]
    out.push(
      `${gutter} ${bar}`,
      `${paint(34, line)} ${bar} ${text}`,
      `${gutter} ${bar} ${' '.repeat(width(before))}${paint(COLORS[severity], '^'.repeat(Math.max(1, width(under))))}`,
    )
  }
  if (hint) out.push(`${gutter} ${paint(34, '=')} ${hint}`)
  return out.join('\n')
}

const LEVELS = { error: 'error', warning: 'warning', note: 'notice' }
// Line breaks need escaping, too, but sanitizing has already replaced them.
const escaped = (text) => text.replace(/%/g, '%25')
const property = (text) => escaped(text).replace(/:/g, '%3A').replace(/,/g, '%2C')

// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
export const annotation = (file, problem) => {
  const { severity, code, path, line, column, value, message, hint } = printable(problem)
  return `::${LEVELS[severity]} file=${property(sanitize(file))},line=${line},col=${column},title=${property(code)}::${escaped(`${path} ${message}${value ? ` (${value})` : ''}. ${hint}`)}`
}

/** A count with a noun: `1 session`, `2 sessions`. */
export const counted = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`

export const summary = (report) => {
  const { file, problems } = report
  const { format, name, timezone, sessions, speakers } = printable(report)
  const counts = ['error', 'warning', 'note'].map((severity) => [problems.filter((problem) => problem.severity === severity).length, severity])
  const found = counts.filter(([number]) => number).map(([number, word]) => counted(number, word))
  const what = [name ?? format, counted(sessions, 'session'), counted(speakers, 'speaker'), timezone || 'no time zone'].join(', ')
  return `${nameOf(file)}: ${what}: ${found.join(', ') || 'nothing is wrong'}`
}
