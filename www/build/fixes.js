// The corrections that a diagnostic offers, and what they change.
import { FIELDS, peopleOf, PERSON_FIELDS, setCell, setEvent } from './document.js'
import { withPeople } from './person.js'

const QUOTED = /"((?:[^"\\]|\\.)*)"/

const unquoted = (text) => {
  try {
    return JSON.parse(`"${text}"`)
  } catch {
    return text
  }
}

/** The values that the help of a problem offers instead of its own: none, one or several readings. */
const valuesOf = ({ hint = '', isSheet }) => {
  // Two ways to write one time.
  const [, time] = (isSheet && /^Write "[^"]+" or "([^"]+)"\.$/.exec(hint)) || []
  if (time) return [time]
  const [, exact] = /Write "[^"]*": "((?:[^"\\]|\\.)*)"/.exec(hint) ?? []
  if (exact !== undefined) return [unquoted(exact)]
  const [, one, other] = /Write (\d{4}-\d{2}-\d{2}) or (\d{4}-\d{2}-\d{2})/.exec(hint) ?? []
  if (one) return [one, other]
  const [, same] = new RegExp(`Is this ${QUOTED.source}`).exec(hint) ?? []
  if (same !== undefined) return [unquoted(same)]
  const [, zone] = /Did you mean ([A-Z]\w+(?:\/[\w+-]+)+)\?/.exec(hint) ?? []
  return zone ? [zone] : []
}

// So much of a correction is on its button.
const LONG = 60
const short = (text) => (text.length > LONG ? `${text.slice(0, LONG - 1)}…` : text)

const parsed = (text) => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The text that edits put in the place of what a problem is about; `undefined` where they write another key, or several. */
const textOf = (written, path) => {
  const value = parsed(written)
  if (typeof value === 'string') return value
  const members = Object.entries(parsed(`{${written}}`) ?? {})
  const [[key, text] = []] = members
  return members.length === 1 && path.endsWith(`.${key}`) && typeof text === 'string' ? text : undefined
}

/**
 * The corrections that a problem offers: none, one or several readings. Each has a short `label` and what it does (`action`), and either a `value` for the place
 * of the problem or `edits` of the text that was checked.
 */
export const offersOf = (problem) => {
  const values = isFixable(problem.place) ? valuesOf(problem) : []
  // What the form has is no cell of the sheet.
  const { edits } = (problem.isSheet && problem.place.field ? undefined : problem.fix) ?? {}
  if (!edits || values.length > 1) return values.map((value) => ({ label: value, action: `${values.length > 1 ? 'It is' : 'Change to'} ${value}`, value }))
  const written = edits.map(({ text }) => text).find(Boolean)
  if (!written) return [{ label: 'Remove', action: 'Remove it', edits }]
  const value = problem.isSheet ? written.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"') : textOf(written, problem.path)
  const label = short(value ?? written)
  return [{ label, action: `${value === undefined ? 'Write' : 'Change to'} ${label}`, edits }]
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(.*)$/

const inCell = (doc, { row, column }, value, was) => {
  const { field } = doc.columns[column]
  const write = (to, name, text) => {
    const at = to.columns.findIndex((one) => one.field === name)
    return at < 0 ? to : setCell(to, row, at, text)
  }
  const [, date, clock, rest] = MOMENT.exec(value) ?? []
  const dates = doc.columns.some((one) => one.field === 'date')
  if (date && dates && field === 'start') return write(write(doc, 'date', date), 'start', clock + rest)
  if (date && dates && field === 'end') {
    const own = doc.rows[row].cells[doc.columns.findIndex((one) => one.field === 'date')]
    return write(doc, 'end', own === date ? clock + rest : value)
  }
  const old = doc.rows[row].cells[column]
  // A date alone, in a cell with a date and a time: the date is what was in question, and the time stays.
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && dates && field === 'start') return write(write(doc, 'date', value), 'start', /\d{1,2}([:.]\d{2}|\s*[ap]m?\b).*$/i.exec(old)?.[0] ?? '')
  // One of several in the cell.
  const part = typeof was === 'string' && was && old !== was && old.includes(was)
  return setCell(doc, row, column, part ? old.replace(was, () => value) : value)
}

/** The document with a value in the place of what the problem is about. */
export const fixed = (doc, problem, place, value) => {
  if (place.isPeople) {
    const people = peopleOf(doc)
    const [, was = ''] = QUOTED.exec(problem.value) ?? []
    const old = people.rows[place.row].cells[place.column]
    const part = unquoted(was)
    return withPeople(doc, setCell(people, place.row, place.column, part && old.includes(part) ? old.replace(part, () => value) : value))
  }
  if (place.row !== undefined) {
    const [, was] = QUOTED.exec(problem.value) ?? []
    return inCell(doc, place, value, was === undefined ? undefined : unquoted(was))
  }
  return place.field ? setEvent(doc, place.field, value) : doc
}

/** Whether a fix can be applied: its place is a cell or a field of the form. */
export const isFixable = (place) => place.row !== undefined || ['title', 'place', 'timezone', 'start', 'end'].includes(place.field)

const SHORT = {
  name: 'Name',
  affiliation: 'Affiliation',
  bio: 'Biography',
  picture: 'Picture',
  sortName: 'Sorted as',
  timezone: 'Time zone',
  date: 'Date',
  start: 'Start',
  end: 'End',
  title: 'Title',
  kind: 'Type',
  room: 'Room',
  track: 'Track',
  people: 'People',
  abstract: 'Abstract',
  links: 'Links',
  tags: 'Tags',
}

/** What a place is called: `Row 3, Start`, `Speaker 2, Biography`. */
export const called = (doc, { row, column, field, isPeople }) => {
  if (row !== undefined) {
    const { header, field } = (isPeople ? peopleOf(doc) : doc).columns[column]
    return `${isPeople ? 'Speaker' : 'Row'} ${row + 1}, ${header || ([...FIELDS, ...PERSON_FIELDS].includes(field) ? SHORT[field] : `column ${column + 1}`)}`
  }
  return field ? `Event, ${field === 'timezone' ? 'time zone' : field}` : 'Agenda'
}
