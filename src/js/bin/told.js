// Problems as compilers tell them, and as GitHub shows them beside the lines.

import { excerpt } from '../tool.js'

const COLORS = { error: 31, warning: 33, note: 36 }

const painter = (on) => (code, text) => (on ? `\x1b[${code}m${text}\x1b[0m` : text)

// Characters that take two places in a terminal.
const isWide = (c) => /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(c)
const width = (text) => [...text].reduce((sum, c) => sum + (isWide(c) ? 2 : 1), 0)

export const problemText = (file, problem, lines, colors) => {
  const paint = painter(colors)
  const { severity, code, path, line, column, length, value, message, hint } = problem
  const shown = value && !value.startsWith('line ') ? ` (${value})` : ''
  const gutter = ' '.repeat(String(line).length)
  const bar = paint(34, '|')
  const out = [`${paint(COLORS[severity], severity)}[${code}]: ${paint(1, path)} ${message}${shown}`, `${gutter}${paint(34, '-->')} ${file}:${line}:${column}`]
  const source = lines[line - 1]
  if (source?.trim()) {
    const { text, at, length: marked } = excerpt(source, column, length)
    const chars = [...text]
    const [before, under] = [chars.slice(0, at).join(''), chars.slice(at, at + marked).join('')]
    out.push(`${gutter} ${bar}`, `${paint(34, line)} ${bar} ${text}`, `${gutter} ${bar} ${' '.repeat(width(before))}${paint(COLORS[severity], '^'.repeat(Math.max(1, width(under))))}`)
  }
  if (hint) out.push(`${gutter} ${paint(34, '=')} ${hint}`)
  return out.join('\n')
}

const LEVELS = { error: 'error', warning: 'warning', note: 'notice' }
const escaped = (text) => String(text).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
const property = (text) => escaped(text).replace(/:/g, '%3A').replace(/,/g, '%2C')

// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
export const annotation = (file, { severity, code, path, line, column, value, message, hint }) =>
  `::${LEVELS[severity]} file=${property(file)},line=${line},col=${column},title=${property(code)}::${escaped(`${path} ${message}${value ? ` (${value})` : ''}. ${hint}`)}`

const counted = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`

export const summary = ({ file, format, name, timezone, sessions, speakers, problems }) => {
  const counts = ['error', 'warning', 'note'].map((severity) => [problems.filter((problem) => problem.severity === severity).length, severity])
  const found = counts.filter(([number]) => number).map(([number, word]) => counted(number, word))
  const what = [name ?? format, counted(sessions, 'session'), counted(speakers, 'speaker'), timezone || 'no time zone'].join(', ')
  return `${file}: ${what}: ${found.join(', ') || 'nothing is wrong'}`
}
