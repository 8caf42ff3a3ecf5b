// The third program, loaded for feeds of other programs: a schedule comes in, and a feed of plenary's own goes out.

import { initSync, Importer } from 'plenary-glue-formats'
import { translator } from './translator.js'

const of = translator(new URL('plenary-formats.wasm', import.meta.url), initSync, Importer)

// `compile` makes a module of an address. What comes back says its format, has the feed (empty where there is none), what is wrong,
// and the place in the schedule of each place in the feed.
export const translate = async (bytes, zone, host, compile) => {
  let made = await of(bytes, zone, host, compile)
  if (made.isElsewhere()) made = await (await import('./plenary-formats-more.js')).of(bytes, zone, host, compile)
  return { format: made.format(), feed: made.feed(), problems: JSON.parse(made.problems()), wantsZone: made.wantsZone(), origin: (path) => made.origin(path) }
}
