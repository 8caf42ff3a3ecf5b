// The document of the editor, and its edits. Documents are never changed: an edit returns a new one that shares the rows it keeps.
//
//   kind      `feed`: the columns are those of FIELDS, and a row may have the session of the feed it was opened from (`base`)
//             `sheet`: the columns are those of a spreadsheet, whose `header` row and rows `above` it are kept as they are
//   people    the table of speakers, of the same kind; without one there are none (`peopleOf`)
//   event     title, place, timezone: what the form has
//   rest      what a feed has besides its event, its people and its sessions, unchanged
//   colors    of tracks, by name
//   address   where the feed was loaded from; empty if it was pasted, opened or typed
//   options   what the snippets say

/** The columns of a feed, in the order in which they are shown. */
export const FIELDS = ['date', 'start', 'end', 'title', 'kind', 'room', 'track', 'people', 'abstract', 'links', 'tags']
/** Those of its people. */
export const PERSON_FIELDS = ['name', 'affiliation', 'bio', 'picture', 'links', 'sortName', 'timezone']
// The columns that a table of speakers in a spreadsheet begins with.
const NEW_COLUMNS = { name: 'Name', affiliation: 'Affiliation', jobTitle: 'Job title', bio: 'Bio', picture: 'Photo', links: 'Website' }

export const OPTIONS = {
  page: '',
  src: '',
  views: '',
  timezone: '',
  lang: '',
  theme: '',
  refresh: '',
  '--plenary-accent': '',
  '--plenary-accent-dark': '',
  '--plenary-background': '',
  '--plenary-radius': '',
  '--plenary-font-size': '',
}

const EMPTY = { event: {}, rest: {}, colors: {}, address: '', options: OPTIONS }

export const row = (cells, more = {}) => ({ cells, ...more })

const columns = (fields) => fields.map((field) => ({ field }))
const blankRow = (columns) => row(columns.map(() => ''))
const table = (kind, columns, rows) => ({ kind, columns, rows: rows.length ? rows : [blankRow(columns)] })

export const blank = (count = 3) => ({ ...EMPTY, kind: 'feed', columns: columns(FIELDS), rows: Array.from({ length: count }, () => row(FIELDS.map(() => ''))) })
export const ofRows = (rows, more) => ({ ...EMPTY, kind: 'feed', columns: columns(FIELDS), rows, ...more })
export const peopleTable = (rows) => ({ ...table('feed', columns(PERSON_FIELDS), rows), isPeople: true })

const NO_PEOPLE = {
  feed: peopleTable([]),
  sheet: {
    ...table(
      'sheet',
      Object.entries(NEW_COLUMNS).map(([field, header]) => ({ header, field, detected: field })),
      [],
    ),
    isPeople: true,
  },
}
/** The table of speakers, which has a blank row as long as there are none. */
export const peopleOf = (doc) => doc.people ?? NO_PEOPLE[doc.kind]

// A table of a spreadsheet: its header row, the rows below it, and the fields of its columns.
const tableOf = ([header = [], ...below], fields) => {
  const rows = [...below]
  while (rows.length && rows.at(-1).every((text) => !text)) rows.pop()
  // Columns in which nothing is written end the sheet.
  const width = [header, ...rows].reduce((most, cells) => Math.max(most, cells.findLastIndex((text) => text) + 1), 0)
  const names = Array.from({ length: width }, (_, at) => header[at] ?? '')
  return {
    columns: names.map((name, at) => ({ header: name, field: fields[at] ?? '', detected: fields[at] ?? '' })),
    rows: rows.map((cells) => row(names.map((_, at) => cells[at] ?? ''))),
  }
}

/**
 * The cells of a spreadsheet, with the index of its header row and the fields that its columns were found to have; `people` has the same of its first table of
 * speakers, and where that ends. It is written below the sessions.
 */
export const ofSheet = ({ records, header, fields, people = undefined }) => {
  const isSpeaker = (at) => people && at >= people.header && at < people.end
  const sessions = records.filter((_, at) => at >= header && !isSpeaker(at))
  const speakers = people && tableOf(records.slice(people.header, people.end), people.fields)
  return {
    ...EMPTY,
    kind: 'sheet',
    above: records.filter((_, at) => at < header && !isSpeaker(at)),
    ...tableOf(sessions, fields),
    ...(speakers && { people: { ...table('sheet', speakers.columns, speakers.rows), isPeople: true } }),
  }
}

const withRows = (doc, rows) => ({ ...doc, rows })
const changed = (one, cells) => ({ ...one, cells })
const empty = (doc) => blankRow(doc.columns)

export const setCell = (doc, at, column, text) => {
  const old = doc.rows[at]
  if (!old || old.cells[column] === text) return doc
  return withRows(doc, doc.rows.with(at, changed(old, old.cells.with(column, text))))
}

/** Writes a block of cells from a place on; rows that are missing are added, columns that are missing are not. */
export const setCells = (doc, at, column, block) => {
  const rows = [...doc.rows]
  block.forEach((cells, down) => {
    const old = (rows[at + down] ??= empty(doc))
    const written = old.cells.map((text, across) => cells[across - column] ?? text)
    rows[at + down] = changed(old, written)
  })
  return withRows(doc, rows)
}

export const addRow = (doc, at) => withRows(doc, doc.rows.toSpliced(at, 0, empty(doc)))
export const removeRow = (doc, at) => withRows(doc, doc.rows.toSpliced(at, 1))

export const copyRow = (doc, at) => {
  const { base, ...copy } = doc.rows[at]
  // Two sessions cannot have one id.
  const { id: _, sessions: __, ...kept } = base ?? {}
  return withRows(doc, doc.rows.toSpliced(at + 1, 0, { ...changed(copy, copy.cells), ...(base && { base: kept }) }))
}

export const moveRow = (doc, from, to) => {
  if (to < 0 || to >= doc.rows.length) return doc
  const rows = doc.rows.toSpliced(from, 1)
  return withRows(doc, rows.toSpliced(to, 0, doc.rows[from]))
}

/** Makes a session a part of the one above it, or a session of its own again. */
export const togglePart = (doc, at) => (at ? withRows(doc, doc.rows.with(at, { ...doc.rows[at], isPart: !doc.rows[at].isPart })) : doc)

export const setField = (doc, column, field) => ({ ...doc, columns: doc.columns.with(column, { ...doc.columns[column], field }) })
export const setEvent = (doc, key, value) => ({ ...doc, event: { ...doc.event, [key]: value } })
export const setOption = (doc, key, value) => ({ ...doc, options: { ...doc.options, [key]: value } })
export const setColor = (doc, track, color) => ({ ...doc, colors: { ...doc.colors, [track]: color } })

export const isBlank = ({ cells, base }) => !base && cells.every((text) => !text.trim())
