// The third program, loaded for feeds of other programs: a schedule comes in, and a feed of plenary's own goes out.

import { initSync, Importer } from 'plenary-glue-formats'
import { translator } from './translator.js'

const of = translator(new URL('plenary-formats.wasm', import.meta.url), initSync, Importer)

// The first bytes of a text that say something: without a mark of its encoding, without the other halves of UTF-16, and without space.
const head = (bytes) => String.fromCharCode(...bytes.subarray(0, 200).filter((byte) => byte && byte < 128)).trimStart()

// The program for the syntax of a file: JSON and pages begin with a bracket, spreadsheets with the name of a column.
const programFor = async (bytes) => {
  const text = head(bytes)
  if (/^[[{<]/.test(text)) return of
  return (await (/^BEGIN:VCALENDAR/i.test(text) ? import('./plenary-formats-calendar.js') : import('./plenary-formats-sheet.js'))).of
}

// `compile` makes a module of an address. What comes back says its format, has the feed (empty where there is none), what is wrong,
// and the place in the schedule of each place in the feed.
export const translate = async (bytes, zone, host, compile) => {
  let made = await (await programFor(bytes))(bytes, zone, host, compile)
  if (made.isElsewhere()) made = await (await import('./plenary-formats-more.js')).of(bytes, zone, host, compile)
  return { format: made.format(), feed: made.feed(), problems: JSON.parse(made.problems()), wantsZone: made.wantsZone(), origin: (path) => made.origin(path) }
}
