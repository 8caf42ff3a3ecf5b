// A person of a feed as the cells of a row, and the other way around; and a person who is renamed, in all sessions. A cell that was not changed keeps the value
// it came from.
import { FIELDS, isBlank, PERSON_FIELDS, peopleOf } from './document.js'
import { inOne, lines, linkText, listText, localized, personText, readLink, readPerson, relisted } from './session.js'

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value)

const cellText = {
  affiliation: ({ affiliation }, language) => listText(affiliation, '\n', (one) => inOne(one, language)),
  links: ({ links }) => listText(links, '\n', linkText),
}
const textOf = (field, person, language) => (cellText[field] ? cellText[field](person, language) : inOne(person[field], language))

/** The cells of a person. One who is only named in the list is a text. */
export const cellsOfPerson = (person, language) => {
  const known = isObject(person) ? person : { name: person }
  return PERSON_FIELDS.map((field) => textOf(field, known, language))
}

const cellValue = {
  // Several organizations are a list, as long as they were one.
  affiliation: (text, old, language) => (Array.isArray(old) ? relisted(old, text, (one) => inOne(one, language), String) : localized(old, text, language)),
  links: (text, old) => relisted(old, text, linkText, readLink),
}

/** The person of a row. */
export const personOf = ({ cells, base }, language) => {
  const before = cellsOfPerson(base ?? {}, language)
  const changed = PERSON_FIELDS.map((field, at) => ({ field, text: cells[at].trim(), isChanged: cells[at].trim() !== before[at].trim() })).filter((one) => one.isChanged)
  if (!changed.length) return base
  const person = isObject(base) ? { ...base } : base === undefined ? {} : { name: base }
  for (const { field, text } of changed) {
    if (!text) delete person[field]
    else person[field] = cellValue[field] ? cellValue[field](text, person[field], language) : localized(person[field], text, language)
  }
  return person
}

/** The people of a feed, each with the index of its row. */
export const listOf = (doc, language) => peopleOf(doc).rows.flatMap((row, at) => (isBlank(row) ? [] : [{ person: personOf(row, language), at }]))

// ---- Renaming

/** The name in a row; in a sheet the name may be in two columns. */
const nameIn = ({ columns }, row) => {
  const texts = (field) => columns.flatMap((column, at) => (column.field === field ? [row.cells[at].trim()] : []))
  const [name] = texts('name')
  return name || [...texts('firstName'), ...texts('lastName')].filter(Boolean).join(' ')
}

// Forms of `people` of a session that a feed may have, too.
const SHORT = /^(speaker|presenter|moderator|chair|host|panelist|facilitator|discussant|interpreter|organizer|mc)s?$/

/** A person in a session, who is named or referred to there. */
const renamedPerson = (value, { id, old, name, ids, language }) => {
  const isName = (said) => said !== undefined && !ids.has(String(said)) && inOne(said, language) === old
  if (!isObject(value)) return isName(value) ? name : value
  const { person, name: own } = value
  if (person !== undefined && own === undefined) return isName(person) ? { ...value, person: name } : value
  const isOther = person !== undefined && String(person) !== id
  return !isOther && inOne(own, language) === old ? { ...value, name: localized(own, name, language) } : value
}

const each = (value, change) => {
  if (!Array.isArray(value)) return value === undefined ? value : change(value)
  const list = value.map(change)
  return list.some((one, at) => one !== value[at]) ? list : value
}

const COLUMN = FIELDS.indexOf('people')

// A session shows of a person what the table of speakers has. So its cell follows that table, and what is in the feed refers to the same people as before.
const followed = (row, renamings, before, after) => {
  const base = { ...row.base }
  const changed = (value) => renamings.reduce(renamedPerson, value)
  for (const key of Object.keys(base)) if (key === 'people' || SHORT.test(key)) base[key] = each(base[key], changed)
  const people = [base.people ?? []].flat()
  const kept = [row.base?.people ?? []].flat().map((value, at) => ({ text: personText(value, before), next: personText(people[at], after) }))
  // A line that was typed names somebody.
  const typed = (line) =>
    renamings.reduce((line, one) => {
      const person = readPerson(line)
      return (person.name ?? person) === one.old ? line.replace(one.old, () => one.name) : line
    }, line)
  const cell = lines(row.cells[COLUMN])
  const next = cell.map((line) => {
    const at = kept.findIndex(({ text }) => text === line)
    return at < 0 ? typed(line) : kept.splice(at, 1)[0].next
  })
  const isShown = next.some((line, at) => line !== cell[at])
  if (!isShown && Object.keys(base).every((key) => base[key] === row.base[key])) return row
  return { ...row, ...(row.base && { base }), cells: isShown ? row.cells.with(COLUMN, next.join('\n')) : row.cells }
}

const around = (doc, language) => ({ ...doc.rest, language, people: listOf(doc, language).map(({ person }) => person) })

const inFeed = (doc, next, renamings) => {
  const language = doc.event.language ?? 'en'
  const [before, after] = [around(doc, language), around(next, language)]
  const ids = new Set(before.people.flatMap((person) => (isObject(person) && person.id !== undefined ? [String(person.id)] : [])))
  const all = renamings.map(({ at, ...renaming }) => ({ ...renaming, id: String(peopleOf(doc).rows[at].base?.id ?? ''), ids, language }))
  const rows = next.rows.map((row) => followed(row, all, before, after))
  return rows.some((row, at) => row !== next.rows[at]) ? { ...next, rows } : next
}

const NAMING = ['people', 'moderators', 'panelists']
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const inSheet = (next, { old, name }) => {
  // A name alone, between what separates names: Ada Example is not in Ada Example-Smith.
  const alone = new RegExp(`(^|[;,&/|\\n:、]|\\s(?:and|und|et|y)\\s)(\\s*)${escaped(old)}(?=\\s*(?:$|[;,&/|\\n(、]|(?:and|und|et|y)\\s))`, 'gu')
  const isNaming = next.columns.map(({ field }) => NAMING.includes(field))
  const rows = next.rows.map((row) => {
    const cells = row.cells.map((text, at) => (isNaming[at] ? text.replace(alone, (_, between, space) => between + space + name) : text))
    return cells.some((text, at) => text !== row.cells[at]) ? { ...row, cells } : row
  })
  return { ...next, rows }
}

const namesOf = (table) => table.rows.map((row) => nameIn(table, row))

/** Who has another name in a table of the same rows. Of two people with one name nobody knows who is meant. */
const renamed = (before, after) => {
  const [old, names] = [namesOf(before), namesOf(after)]
  return old.flatMap((old, at, all) => (old && names[at] && names[at] !== old && all.filter((one) => one === old).length === 1 ? [{ at, old, name: names[at] }] : []))
}

/**
 * The document with another table of speakers. Sessions show what it has of each, and where it has the same rows (`isSameRows`), who has another name there has it
 * in all sessions.
 */
export const withPeople = (doc, people, isSameRows = true) => {
  const renamings = isSameRows ? renamed(peopleOf(doc), people) : []
  const next = { ...doc, people }
  return doc.kind === 'feed' ? inFeed(doc, next, renamings) : renamings.reduce(inSheet, next)
}
