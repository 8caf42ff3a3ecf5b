// Loads the importers, separate wasm modules: a foreign schedule is converted to a feed in plenary's own format.

import { initSync, Importer } from 'plenary-glue-formats'
import { translator } from './translator.js'

const of = translator(new URL('plenary-formats.wasm', import.meta.url), initSync, Importer)

// The first meaningful bytes of a text: without byte order mark, NUL bytes of UTF-16, and white space.
const head = (bytes) => String.fromCharCode(...bytes.subarray(0, 200).filter((byte) => byte && byte < 128)).trimStart()

// Selects the module by syntax: JSON and web pages start with a bracket, spreadsheets with a column header.
const programFor = async (bytes) => {
  const text = head(bytes)
  if (/^[[{<]/.test(text)) return of
  return (await (/^BEGIN:VCALENDAR/i.test(text) ? import('./plenary-formats-calendar.js') : import('./plenary-formats-sheet.js'))).of
}

// `compile` compiles a module from its URL. The result has the format, the feed (empty if there is none), the diagnostics,
// and a function that maps paths of the feed to the schedule.
export const translate = async (bytes, zone, host, compile) => {
  let made = await (await programFor(bytes))(bytes, zone, host, compile)
  if (made.isElsewhere()) made = await (await import('./plenary-formats-more.js')).of(bytes, zone, host, compile)
  return { format: made.format(), feed: made.feed(), problems: JSON.parse(made.problems()), wantsZone: made.wantsZone(), origin: (path) => made.origin(path) }
}
