// The text that the tool checks and converts, and which cell each place of it is.
import { FIELDS, isBlank, peopleOf, peopleTable, PERSON_FIELDS, row, setCell } from './document.js'
import { cellsOfPerson, listOf, withPeople } from './person.js'
import { cellsOf, inOne, sessionOf } from './session.js'

const languageOf = (event) => event?.language ?? 'en'

// A map of people is a list, too: its keys are ids.
const OWN = ['id', 'name', 'title', 'date', 'start', 'person']
const listed = (people) => {
  if (Array.isArray(people)) return people.filter((one) => one !== null)
  if (!people || typeof people !== 'object' || Object.entries(people).some(([key, one]) => OWN.includes(key) || !one || !['object', 'string'].includes(typeof one)))
    return undefined
  return Object.entries(people).map(([id, one]) => (typeof one === 'string' ? { id, name: one } : 'id' in one ? one : { id, ...one }))
}

const rowsOfPeople = (people, language) => people.map((base) => row(cellsOfPerson(base, language), { base }))

/** What a feed has besides its event and its sessions: `rest`, and the table of its people. */
export const besides = ({ people, ...rest }, language) => {
  const list = listed(people)
  if (people !== undefined && !list) return { rest: { people, ...rest } }
  return { rest, ...(list?.length && { people: peopleTable(rowsOfPeople(list, language)) }) }
}

/** The rows of a feed: its sessions, and those inside them. */
export const rowsOf = (feed) => {
  const { event = {}, sessions = [], ...more } = feed
  const language = languageOf(event)
  const known = { ...more, people: listed(more.people), language }
  const rows = []
  for (const session of Array.isArray(sessions) ? sessions : []) {
    if (!session || typeof session !== 'object') continue
    const { sessions: parts, ...base } = session
    rows.push(row(cellsOf(base, known), { base }))
    for (const part of Array.isArray(parts) ? parts : []) if (part && typeof part === 'object') rows.push(row(cellsOf(part, known), { base: part, isPart: true }))
  }
  return { event: event ?? {}, ...besides(more, language), rows }
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
  const language = languageOf(doc.event)
  const listing = listOf(doc, language)
  const people = listing.map(({ person }) => person)
  const known = { ...doc.rest, people, language }
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
  const feed = { event, ...doc.rest, ...withColors(doc.rest.tracks, doc.colors, event.language), ...(people.length && { people }), sessions }
  return { feed, paths, peopleRows: listing.map(({ at }) => at) }
}

const COLUMN_OF = { start: 'start', time: 'start', day: 'date', duration: 'end', openEnd: 'end' }
const PART = /^\$\.(sessions\[\d+\](?:\.sessions\[\d+\])?)(?:\.(\w+))?/

const PERSON = /^\$\.people\[(\d+)\](?:\.(\w+))?/

const MISSING = { 'no-zone': 'timezone', 'zone-missing': 'timezone', 'zone-needed': 'timezone', 'zone-unsaid': 'timezone', 'no-title': 'title' }
const inForm = ({ path, code }) => {
  const field = path === '$.event' || path === '$' ? MISSING[code] : /^\$\.event\.(\w+)/.exec(path)?.[1]
  return field ? { field } : {}
}

/** The place of a problem of a feed: `{ row, column }`, with `isPeople` in the table of speakers, `{ field }` of the event, or nothing. */
const placeInFeed = (paths, peopleRows) => (problem) => {
  const [, person, of] = PERSON.exec(problem.path) ?? []
  if (person) {
    const at = peopleRows[person]
    return at === undefined ? {} : { isPeople: true, row: at, column: Math.max(0, PERSON_FIELDS.indexOf(of)), key: of ?? '' }
  }
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
const PERSON_HEADERS = {
  '': '',
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  affiliation: 'Affiliation',
  jobTitle: 'Job title',
  bio: 'Bio',
  picture: 'Photo',
  links: 'Website',
  id: 'ID',
}

// The lines of a table, each with its row; that of the headers has none.
const linesOf = ({ columns, rows, isPeople }) => {
  const names = isPeople ? PERSON_HEADERS : HEADERS
  const header = columns.map(({ header, field, detected }) => (field === detected ? header : names[field]))
  const used = columns.map(({ field, detected }) => field === detected || field !== '')
  return [{ cells: header, row: -1 }, ...rows.map(({ cells }, row) => ({ cells: cells.map((text, at) => (used[at] ? text : '')), row }))].map((line) => ({ ...line, isPeople }))
}

// An empty row is between the sessions and the speakers.
const allLines = (doc) => {
  const people = peopleOf(doc)
  const speakers = people.rows.every(isBlank) ? [] : [{ cells: [], row: -1 }, ...linesOf(people)]
  return [...(doc.above ?? []).map((cells) => ({ cells, row: -1 })), ...linesOf(doc), ...speakers]
}

function sheetOf(doc) {
  const starts = []
  let text = ''
  for (const { cells, row, isPeople } of allLines(doc)) {
    cells.forEach((cell, column) => {
      if (column) text += '\t'
      starts.push({ at: text.length, row, column, ...(isPeople && { isPeople }) })
      text += quoted(cell)
    })
    text += '\n'
  }
  return { text, starts }
}

/** Where a line and a column of a text are, in characters of the text. */
const offset = (text, line, column) => {
  let at = 0
  for (let left = line - 1; left > 0; left--) at = text.indexOf('\n', at) + 1
  const head = [...text.slice(at, at + column * 2)].slice(0, column - 1).join('')
  return at + head.length
}

/** The cell that a character of the text of a sheet is in. */
const cellAt = (starts, at) => {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (starts[middle].at <= at) low = middle
    else high = middle - 1
  }
  return starts[low]
}

const placeInSheet = (text, starts) => (problem) => {
  if (problem.path === '$' || problem.path.startsWith('$.event')) return inForm(problem)
  const { at: _, ...place } = cellAt(starts, offset(text, problem.line, problem.column)) ?? { row: -1 }
  return place.row < 0 ? {} : place
}

/** `{ text, place }`: the text for the tool, and a function from its problems to their places. */
export const source = (doc) => {
  if (doc.kind === 'sheet') {
    const { text, starts } = sheetOf(doc)
    return { text, place: placeInSheet(text, starts) }
  }
  const { feed, paths, peopleRows } = feedOf(doc)
  return { text: JSON.stringify(feed), place: placeInFeed(paths, peopleRows) }
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
  const { feed, paths, peopleRows } = feedOf(doc)
  const next = JSON.parse(text)
  const { event = {}, sessions: _, ...more } = next
  const { event: __, sessions: ___, ...before } = feed
  const language = languageOf(event)
  const { people: list, ...rest } = more
  const known = { ...more, language }
  const isAround = JSON.stringify(more) === JSON.stringify(before)
  const rows = [...doc.rows]
  for (const [path, at] of paths) {
    const base = sessionAt(next, path)
    if (!base || (isAround && JSON.stringify(base) === JSON.stringify(sessionAt(feed, path)))) continue
    const { isPart } = doc.rows[at]
    rows[at] = row(cellsOf(base, known), { base, ...(isPart && { isPart }) })
  }
  const people = Array.isArray(list) && peopleOf(doc)
  const speakers = people && {
    ...people,
    rows: people.rows.map((one, at) => {
      const index = peopleRows.indexOf(at)
      const base = list[index]
      return index < 0 || base === undefined || JSON.stringify(base) === JSON.stringify(feed.people[index]) ? one : row(cellsOfPerson(base, language), { base })
    }),
  }
  // The tracks of the feed have the colors that were chosen.
  return { ...doc, event, rest: people ? rest : more, ...(people && { people: speakers }), colors: {}, rows }
}

const unquoted = (cell) => (/^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell)

/** The sheet after cells of its text were written anew. */
const withCells = (doc, cells) => {
  let [next, people] = [doc, peopleOf(doc)]
  for (const { isPeople, row, column, text } of cells) {
    if (row < 0) continue
    if (isPeople) people = setCell(people, row, column, text)
    else next = setCell(next, row, column, text)
  }
  return people === peopleOf(doc) ? next : withPeople(next, people)
}

/** The sheet after edits of its text, each of which is a whole cell. */
export const edited = (doc, edits) => {
  const { starts } = sheetOf(doc)
  return withCells(
    doc,
    edits.map(({ start, text }) => ({ ...cellAt(starts, start), text: unquoted(text) })),
  )
}

/** The sheet after its text became another one with the same cells. `before` and `after` are the cells of both, as they are read. */
export const reread = (doc, before, after) => {
  const changed = allLines(doc).flatMap(({ row, isPeople }, line) =>
    after[line].flatMap((text, column) => (text === before[line][column] ? [] : [{ row, column, isPeople, text }])),
  )
  return withCells(doc, changed)
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
