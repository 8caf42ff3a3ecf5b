// The platform of the core in a browser: zones, dates and text folding, with `Intl`.

const formatters = new Map()
const MANY = 200

// Some browsers know a zone only by its legacy name.
const make = (locale, options) => {
  try {
    return new Intl.DateTimeFormat(locale, options)
  } catch (error) {
    const timeZone = Object.keys(RENAMED).find((old) => RENAMED[old] === options.timeZone)
    if (timeZone) return new Intl.DateTimeFormat(locale, { ...options, timeZone })
    throw error
  }
}

// Formatters are slow to create, so they are cached. The cache is bounded, since a page may format times in all zones of the world.
const formatter = (locale, options) => {
  const key = locale + JSON.stringify(options)
  let found = formatters.get(key)
  if (!found) {
    if (formatters.size >= MANY) formatters.clear()
    formatters.set(key, (found = make(locale, options)))
  }
  return found
}

// Each English locale knows the abbreviations of its own zones: CEST is unknown in en-US, EDT in en-GB.
const PLACES = ['en-US', 'en-GB', 'en-AU', 'en-CA', 'en-IN', 'en-NZ', 'en-ZA', 'en-KE']
const FORMS = [
  { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
  { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' },
  { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  { year: 'numeric', timeZone: 'UTC' },
]
// Some browsers list zones by deprecated IANA names, under which nobody looks for their city.
export const RENAMED = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}
const DAY = 864e5
// Letters with strokes and ligatures, which Unicode normalization does not decompose; variants of letters on Arabic keyboards.
const STROKES = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', ı: 'i', æ: 'ae', œ: 'oe', þ: 'th', ß: 'ss', ς: 'σ', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', ٱ: 'ا' }
export const KEPT = 'plenary:'

// Cache of unknown zones: looking one up throws, which is slow, and a feed may name it in every session.
const unknown = new Set()

export const offset = (zone, seconds) => {
  if (unknown.has(zone)) return
  try {
    const text = formatter('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).format(seconds * 1000)
    const [, sign, hours, minutes, rest = 0] = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text)
    return sign ? +(sign + 1) * (+hours * 3600 + +minutes * 60 + +rest) : 0
  } catch {
    unknown.add(zone)
  }
}

// Creates the formatters for the first session before the core needs them: the first one of a page takes a slow phone a tenth
// of a second. Each is created in a task of its own, so that the server's response is handled in between.
export const warmUp = ({ clock, date, dateRange, abbreviation, ownZone }, isNeeded) => {
  const steps = [ownZone, () => clock(0), () => date(0, 0), () => abbreviation(ownZone() || 'UTC', 0), () => dateRange(0, 1)]
  const next = () => {
    if (!isNeeded()) return
    steps.shift()()
    if (steps.length) setTimeout(next)
  }
  setTimeout(next)
}

// The reader's locale. A browser on a system without one may report "C", which is not a language tag.
export const ownLocale = () => {
  try {
    return Intl.getCanonicalLocales(navigator.language)[0]
  } catch {}
}

// The 12-hour or 24-hour cycle: as set on the element; else that of the locale, or, if it is a language without a region
// (English has both), that of the reader's own locale.
export const hourCycle = (locale, wanted) =>
  ({ 12: 'h12', 24: 'h23' })[wanted] ?? (/-(\w\w|\d{3})\b/.test(locale) ? undefined : formatter(ownLocale(), { hour: 'numeric' }).resolvedOptions().hourCycle)

// Folds a text for comparison.
export const fold = (text) =>
  text
    .normalize('NFKD')
    // Combining marks, invisible format characters (soft hyphens, joiners), and tatweel.
    .replace(/[\p{M}\p{Cf}ـ]/gu, '')
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/[‘-‛ʼ′]/g, "'")
    .replace(/[“-‟«»]/g, '"')
    .replace(/[łøđðħŧıæœþßςىیکةٱ]/g, (letter) => STROKES[letter])

export const host = (locale, base, hourCycle, rules, numbers) => ({
  offset,
  clock: (minute) => formatter(locale, { hour: 'numeric', minute: '2-digit', hourCycle, timeZone: 'UTC' }).format(minute * 6e4),
  date: (days, form) => formatter(locale, FORMS[form]).format(days * DAY),
  dateRange: (from, to) => formatter(locale, FORMS[2]).formatRange(from * DAY, to * DAY),
  abbreviation: (zone, seconds) => {
    const named = (place) =>
      formatter(place, { timeZone: zone, timeZoneName: 'short' })
        .formatToParts(seconds * 1000)
        .find((part) => part.type === 'timeZoneName').value
    // Tried one after the other, since each formatter is slow to create.
    for (const place of [locale, ...PLACES]) {
      const name = named(place)
      if (!/^(GMT|UTC)[+-]/.test(name)) return name
    }
    return named(locale)
  },
  now: () => Date.now() / 1000,
  ownZone: () => {
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone // not cached, since the reader may have travelled
    // `Etc/Unknown` is not a zone that the browser itself accepts. Then the event's zone is used.
    return zone && offset(zone, 0) !== undefined ? (RENAMED[zone] ?? zone) : ''
  },
  fold,
  relative: (number, unit) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(number, unit),
  plural: (number) => (rules ??= new Intl.PluralRules(locale)).select(number),
  number: (number) => (numbers ??= new Intl.NumberFormat(locale, { useGrouping: false })).format(number),
  list: (count) => new Intl.ListFormat(locale).format(Array(count).fill('\0')),
  language: (tag) => {
    try {
      return new Intl.DisplayNames(locale, { type: 'language' }).of(tag)
    } catch {
      return tag
    }
  },
  // Storage may be forbidden in a frame.
  remembered: (name) => {
    try {
      return localStorage.getItem(KEPT + name) ?? undefined
    } catch {}
  },
  resolve: (url) => {
    try {
      return new URL(url, base).href
    } catch {}
  },
})
