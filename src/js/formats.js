// The third program, loaded for feeds of other programs: a schedule comes in, and a feed of plenary's own goes out.

import { initSync, Translator } from 'plenary-glue-formats'

const FILE = new URL('plenary-formats.wasm', import.meta.url)

let ready
const load = (compile) => (ready ??= compile(FILE).then((module) => initSync({ module }), (error) => ((ready = undefined), Promise.reject(error))))

// `compile` makes a module of an address. What comes back says its format, has the feed (empty where there is none), what is wrong,
// and the place in the schedule of each place in the feed.
export const translate = async (bytes, zone, host, compile) => {
  await load(compile)
  const translator = new Translator(host, bytes, zone)
  return { format: translator.format(), feed: translator.feed(), problems: JSON.parse(translator.problems()), origin: (path) => translator.origin(path) }
}
