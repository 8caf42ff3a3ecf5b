// The text that the tool checks and converts, and which cell each place of it is.
import { FIELDS, isBlank } from './document.js'
import { cellsOf, inOne, sessionOf } from './session.js'
import { row } from './document.js'

const around = ({ event, rest }) => ({ ...rest, language: event.language ?? 'en' })

/** The rows of a feed: its sessions, and those inside them. */
export const rowsOf = (feed) => {
  const { event = {}, sessions = [], ...rest } = feed
  const known = around({ event: event ?? {}, rest })
  const rows = []
  for (const session of Array.isArray(sessions) ? sessions : []) {
    if (!session || typeof session !== 'object') continue
    const { sessions: parts, ...base } = session
    rows.push(row(cellsOf(base, known), { base }))
    for (const part of Array.isArray(parts) ? parts : []) if (part && typeof part === 'object') rows.push(row(cellsOf(part, known), { base: part, isPart: true }))
  }
  return { event: event ?? {}, rest, rows }
}

const withEvent = (event, form) => {
  const out = { ...event }
  for (const [key, value] of Object.entries(form)) {
    if (typeof value === 'string' && !value.trim()) delete out[key]
    else out[key] = typeof value === 'string' ? value.trim() : value
  }
  return out
}

/** Tracks with the colors that were chosen; one that only sessions name is listed for its color. */
const withColors = (tracks, colors, language) => {
  const list = [...(Array.isArray(tracks) ? tracks : [])]
  for (const [name, color] of Object.entries(colors)) {
    const at = list.findIndex((track) => track && inOne(track.name, language) === name)
    if (at >= 0) list[at] = { ...list[at], color }
    else list.push({ name, color })
  }
  return list.length ? { tracks: list } : {}
}

function feedOf(doc) {
  const known = around(doc)
  const sessions = []
  // Paths of sessions, with their rows.
  const paths = new Map()
  let above = ''
  doc.rows.forEach((one, at) => {
    if (isBlank(one)) return
    const session = sessionOf(one, known, above)
    above = one.cells[0].trim() || above
    const outer = one.isPart && sessions.at(-1)
    if (outer) {
      outer.sessions = [...(outer.sessions ?? []), session]
      paths.set(`sessions[${sessions.length - 1}].sessions[${outer.sessions.length - 1}]`, at)
    } else {
      sessions.push(session)
      paths.set(`sessions[${sessions.length - 1}]`, at)
    }
  })
  const event = withEvent({}, doc.event)
  return { feed: { event, ...doc.rest, ...withColors(doc.rest.tracks, doc.colors, event.language), sessions }, paths }
}

const COLUMN_OF = { start: 'start', time: 'start', day: 'date', duration: 'end', openEnd: 'end' }
const PART = /^\$\.(sessions\[\d+\](?:\.sessions\[\d+\])?)(?:\.(\w+))?/

const MISSING = { 'no-zone': 'timezone', 'no-title': 'title' }
const inForm = ({ path, code }) => {
  const field = path === '$.event' ? MISSING[code] : /^\$\.event\.(\w+)/.exec(path)?.[1]
  return field ? { field } : {}
}

/** The place of a problem of a feed: `{ row, column }`, `{ field }` of the event, or nothing. */
const placeInFeed = (paths) => (problem) => {
  const [, session, key] = PART.exec(problem.path) ?? []
  if (session) {
    const at = paths.get(session)
    if (at === undefined) return {}
    const column = FIELDS.indexOf(COLUMN_OF[key] ?? key)
    return { row: at, column: column < 0 ? FIELDS.indexOf('title') : column, key: key ?? '' }
  }
  return inForm(problem)
}

// Spreadsheets as tab-separated text: a cell is quoted if it has what would end it.
const quoted = (text) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Headers that mean a field in every language, for columns whose meaning was corrected. */
export const HEADERS = {
  '': '',
  date: 'Date',
  start: 'Start',
  end: 'End',
  time: 'Time',
  duration: 'Duration',
  title: 'Title',
  kind: 'Type',
  room: 'Room',
  track: 'Track',
  people: 'Speakers',
  moderators: 'Moderators',
  panelists: 'Panelists',
  affiliation: 'Affiliation',
  abstract: 'Abstract',
  tags: 'Tags',
  language: 'Language',
  id: 'ID',
  url: 'Link',
  recording: 'Recording',
  slides: 'Slides',
  livestream: 'Livestream',
  status: 'Status',
}

function sheetOf(doc) {
  const header = doc.columns.map(({ header, field, detected }) => (field === detected ? header : HEADERS[field]))
  const used = doc.columns.map(({ field, detected }) => field === detected || field !== '')
  const lines = [...(doc.above ?? []), header, ...doc.rows.map(({ cells }) => cells.map((text, at) => (used[at] ? text : '')))]
  const first = (doc.above ?? []).length + 1
  const starts = []
  let text = ''
  lines.forEach((cells, index) => {
    const row = index - first
    cells.forEach((cell, column) => {
      if (column) text += '\t'
      starts.push({ at: text.length, row, column })
      text += quoted(cell)
    })
    text += '\n'
  })
  return { text, starts }
}

/** Where a line and a column of a text are, in characters of the text. */
const offset = (text, line, column) => {
  let at = 0
  for (let left = line - 1; left > 0; left--) at = text.indexOf('\n', at) + 1
  const head = [...text.slice(at, at + column * 2)].slice(0, column - 1).join('')
  return at + head.length
}

const placeInSheet = (text, starts) => (problem) => {
  if (problem.path === '$' || problem.path.startsWith('$.event')) return inForm(problem)
  const at = offset(text, problem.line, problem.column)
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (starts[middle].at <= at) low = middle
    else high = middle - 1
  }
  const { row, column } = starts[low] ?? { row: -1 }
  return row < 0 ? {} : { row, column }
}

/** `{ text, place }`: the text for the tool, and a function from its problems to their places. */
export const source = (doc) => {
  if (doc.kind === 'sheet') {
    const { text, starts } = sheetOf(doc)
    return { text, place: placeInSheet(text, starts) }
  }
  const { feed, paths } = feedOf(doc)
  return { text: JSON.stringify(feed), place: placeInFeed(paths) }
}

/** What the form says, on top of the feed that the tool made of a sheet. */
export const finished = (doc, converted) => {
  if (doc.kind !== 'sheet' || !converted) return converted
  const feed = JSON.parse(converted)
  const { event, tracks, ...rest } = feed
  return JSON.stringify({ event: withEvent(event ?? {}, doc.event), ...rest, ...withColors(tracks, doc.colors, event?.language) })
}

const sessionAt = ({ sessions = [] }, path) => {
  const [outer, inner] = path.match(/\d+/g).map(Number)
  const { sessions: parts = [], ...session } = sessions[outer] ?? {}
  return inner === undefined ? session : parts[inner]
}

/** The document after its text, which is that of a feed, became another one with the same sessions. Rows of which nothing changed stay what they are. */
export const rewritten = (doc, text) => {
  const { feed, paths } = feedOf(doc)
  const next = JSON.parse(text)
  const { event = {}, sessions: _, ...rest } = next
  const { event: __, sessions: ___, ...before } = feed
  const known = around({ event, rest })
  const isAround = JSON.stringify(rest) === JSON.stringify(before)
  const rows = [...doc.rows]
  for (const [path, at] of paths) {
    const base = sessionAt(next, path)
    if (!base || (isAround && JSON.stringify(base) === JSON.stringify(sessionAt(feed, path)))) continue
    const { isPart } = doc.rows[at]
    rows[at] = row(cellsOf(base, known), { base, ...(isPart && { isPart }) })
  }
  // The tracks of the feed have the colors that were chosen.
  return { ...doc, event, rest, colors: {}, rows }
}

/** A text after edits that are apart from each other. */
export const applied = (text, edits) =>
  edits.toSorted((one, other) => other.start - one.start).reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), text)

/** Names of the tracks of a feed with their colors, in its order. */
export const tracksOf = (converted) => {
  const { event, tracks = [], sessions = [] } = converted ? JSON.parse(converted) : {}
  const named = new Map(tracks.map(({ id, name, color }) => [inOne(name, event?.language), { ids: [id, inOne(name, event?.language)], color }]))
  const known = new Set([...named.values()].flatMap(({ ids }) => ids))
  for (const { track } of sessions.flatMap((session) => [session, ...(session.sessions ?? [])])) {
    if (track && typeof track !== 'object' && !known.has(track)) {
      known.add(track)
      named.set(String(track), {})
    }
  }
  return [...named].map(([name, { color = '' }]) => ({ name, color }))
}
