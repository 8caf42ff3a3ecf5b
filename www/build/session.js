// A session of a feed as the cells of a row, and the other way around. A cell that was not changed keeps the value it came from, with all that
// a cell cannot show.
import { FIELDS } from './document.js'

const CLOCK = /^(\d{1,2}):(\d{2})$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
const padded = (clock) => clock.replace(/^(\d):/, '0$1:')
const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](.+)$/
const DAY = 24 * 60

/** A text of the feed in the language of the event, or the first one it has. */
export const inOne = (text, language) => {
  if (text && typeof text === 'object' && !Array.isArray(text)) return String(text[language] ?? Object.values(text)[0] ?? '')
  return text === undefined || text === null ? '' : String(text)
}

const named = (list, said, language) => {
  const found = list?.find?.((one) => one && String(one.id ?? '') === String(said))
  return found ? inOne(found.name, language) : inOne(said, language)
}

/** `Moderator: Ada Example (University) (remote)`, one person a line. */
export const personText = (person, { people, language }) => {
  const own = typeof person === 'object' && person ? person : { person }
  const said = own.person ?? own.id
  const known = people?.find?.((one) => one && said !== undefined && String(one.id ?? one.name) === String(said))
  const name = inOne(own.name ?? known?.name ?? said, language)
  const affiliation = listText(own.affiliation ?? (typeof person === 'object' ? known?.affiliation : '') ?? '', ', ', (one) => inOne(one, language))
  const presence = own.presence ? ` (${own.presence})` : ''
  return `${own.role ? `${own.role}: ` : ''}${name}${affiliation ? ` (${affiliation})` : ''}${presence}`
}

export const linkText = (link) => (typeof link === 'string' ? link : link && typeof link === 'object' ? [link.type, link.url].filter(Boolean).join(' ') : String(link ?? ''))

export const listText = (value, join, each) => (Array.isArray(value) ? value.map(each).join(join) : value === undefined ? '' : each(value))

const minutes = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

const endText = (session, date) => {
  const { start, end, duration } = session
  if (end === undefined) {
    const clock = MOMENT.exec(start)?.[2] ?? ''
    const last = CLOCK.test(clock) && Number.isInteger(duration) ? minutes(padded(clock)) + duration : DAY
    if (last < DAY) return `${String(Math.floor(last / 60)).padStart(2, '0')}:${String(last % 60).padStart(2, '0')}`
    return duration === undefined ? '' : typeof duration === 'number' ? `${duration} min` : String(duration)
  }
  const [, day, clock] = MOMENT.exec(end) ?? []
  return day === date ? clock : String(end)
}

const cellText = {
  date: ({ start, day }) => MOMENT.exec(start)?.[1] ?? (DATE.test(start) ? start : String(day ?? '')),
  start: ({ start, time }) => MOMENT.exec(start)?.[2] ?? (start === undefined || DATE.test(start) ? String(time ?? '') : String(start)),
  end: (session) => endText(session, cellText.date(session)),
  title: ({ title }, { language }) => inOne(title, language),
  kind: ({ kind }, { language }) => inOne(kind, language),
  room: ({ room }, { rooms, language }) => named(rooms, room, language),
  track: ({ track }, { tracks, language }) => named(tracks, track, language),
  people: ({ people }, around) => listText(people, '\n', (person) => personText(person, around)),
  abstract: ({ abstract }, { language }) => inOne(abstract, language),
  links: ({ links }) => listText(links, '\n', linkText),
  tags: ({ tags }, { language }) => listText(tags, ', ', (tag) => inOne(tag, language)),
}

/** The cells of a session; `around` has the `rooms`, `tracks` and `people` of the feed, and its `language`. */
export const cellsOf = (session, around) => FIELDS.map((field) => cellText[field](session, around))

export const lines = (text) =>
  text
    .split(/\n|;/)
    .map((line) => line.trim())
    .filter(Boolean)
export const localized = (old, text, language) => {
  if (!old || typeof old !== 'object' || Array.isArray(old)) return text
  return { ...old, [language in old ? language : Object.keys(old)[0]]: text }
}

const PERSON = /^(?:([^:(]{2,40}):\s*)?(.+?)(?:\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\))?$/
const PRESENCE = /\s*\((?:(remote|online|virtual)|in[ -]person)\)$/i
export const readPerson = (line) => {
  const there = PRESENCE.exec(line)
  const presence = there && (there[1] ? 'remote' : 'in-person')
  const [, role, name, affiliation] = PERSON.exec(line.replace(PRESENCE, '')) ?? [line, '', line]
  return role || affiliation || presence ? { name, ...(role && { role: role.toLowerCase() }), ...(affiliation && { affiliation }), ...(presence && { presence }) } : name
}

const LINK = /^(?:(\S+)\s+)?(\S+)$/
export const readLink = (line) => {
  const [, type, url] = LINK.exec(line) ?? [line, '', line]
  return type ? { type: type.replace(/:$/, ''), url } : url
}

/** Items of a list: those whose text is still there stay what they are. */
export const relisted = (old, text, each, read, parts = lines) => {
  const kept = (Array.isArray(old) ? old : old === undefined ? [] : [old]).map((value) => ({ value, text: each(value) }))
  return parts(text).map((line) => {
    const at = kept.findIndex((one) => one.text === line)
    return at < 0 ? read(line) : kept.splice(at, 1)[0].value
  })
}

const idOf = (list, name, language) => {
  const found = list?.find?.((one) => one && inOne(one.name, language) === name)
  return found?.id ?? name
}

const nextDay = (date) => new Date(Date.parse(date) + DAY * 6e4).toISOString().slice(0, 10)

/** Start and end as the feed has them: canonical where the cells are, else as typed, for `check` to read. */
const times = ({ date = '', start = '', end = '' }) => {
  /** @type {Record<string, any>} */
  const out = {}
  const isLength = /\d\s*(h|hrs?|hours?|m|min|mins|minutes?)$|^PT/i.test(end)
  if (!date && !start) return end ? { end } : out
  const [from, to] = [start, end].map((text) => (CLOCK.test(text) && DATE.test(date) ? padded(text) : ''))
  if (!start) out.start = date
  else out.start = from ? `${date}T${from}` : MOMENT.test(start) || !date ? start : DATE.test(date) ? `${date}T${start}` : `${date} ${start}`
  if (isLength) out.duration = /^\d+ min$/.test(end) ? Number.parseInt(end, 10) : end
  else if (end) out.end = to ? `${from && to < from ? nextDay(date) : date}T${to}` : end
  return out
}

const TIMES = ['date', 'start', 'end']

const cellValue = {
  title: (text, old, { language }) => localized(old, text, language),
  kind: (text, old, { language }) => localized(old, text, language),
  room: (text, _, { rooms, language }) => idOf(rooms, text, language),
  track: (text, _, { tracks, language }) => idOf(tracks, text, language),
  people: (text, old, around) => relisted(old, text, (person) => personText(person, around), readPerson),
  abstract: (text, old, { language }) => localized(old, text, language),
  links: (text, old) => relisted(old, text, linkText, readLink),
  tags: (text, old, { language }) =>
    relisted(
      old,
      text,
      (tag) => inOne(tag, language),
      (tag) => tag,
      (all) =>
        all
          .split(/[,;\n]/)
          .map((tag) => tag.trim())
          .filter(Boolean),
    ),
}

/** The session of a row. `above` is the date of the row above, which a row with a time and no date has, too. */
export const sessionOf = ({ cells, base: from }, around, above = '') => {
  /** @type {Record<string, any>} */
  const base = from ?? {}
  const said = Object.fromEntries(FIELDS.map((field, at) => [field, cells[at].trim()]))
  const before = Object.fromEntries(FIELDS.map((field) => [field, cellText[field](base, around).trim()]))
  const session = { ...base }
  if (TIMES.some((field) => said[field] !== before[field]) || (!said.date && said.start && above && !base.start)) {
    for (const key of ['start', 'end', 'duration', 'day', 'time']) delete session[key]
    Object.assign(session, times({ ...said, date: said.date || (said.start ? above : '') }))
  }
  for (const field of FIELDS.slice(TIMES.length)) {
    if (said[field] === before[field]) continue
    if (said[field]) session[field] = cellValue[field](said[field], base[field], around)
    else delete session[field]
  }
  return session
}
