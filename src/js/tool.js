// What the command line and the pages that check and build are made of: the same core, without a page around it.

import { initSync, Tool } from 'plenary-glue-tool'
export { excerpt } from './excerpt.js'
import { host } from './intl.js'
import { later } from './later.js'

const FILE = new URL('plenary-tool.wasm', import.meta.url)
// What a relative address is resolved against, so as to be seen to be one.
const NOWHERE = 'https://relative.invalid/'

const bytesOf = async () => {
  if (FILE.protocol === 'file:') return (await import('node:fs/promises')).readFile(FILE)
  const response = await fetch(FILE)
  if (!response.ok) throw new Error(`${FILE} could not be loaded: the server answered ${response.status}`)
  return response.arrayBuffer()
}

let ready
const load = () =>
  (ready ??= bytesOf().then(
    (module) => initSync({ module }),
    (error) => ((ready = undefined), Promise.reject(error)),
  ))

// Without a base, relative addresses stay what they are.
const around = (locale, base) => {
  const made = host(locale, base ?? NOWHERE)
  const resolve = (url) => {
    const found = made.resolve(url)
    return !base && found?.startsWith(NOWHERE) ? url : found
  }
  return { ...made, resolve, ...later(locale, made), remembered: () => undefined, remember: () => {} }
}

// A feed is bytes or a text, in any known format.
/**
 * @param {string | Uint8Array} feed
 * @param {{ timezone?: string, language?: string, locale?: string, words?: string, base?: string }} options
 * @param {(tool: any) => any} question
 */
const ask = async (feed, { timezone = '', language = 'en', locale = language, words = '', base } = {}, question) => {
  await load()
  const bytes = typeof feed === 'string' ? new TextEncoder().encode(feed) : feed
  const tool = new Tool(around(locale, base), bytes, timezone, language, words)
  try {
    return question(tool)
  } finally {
    tool.free()
  }
}

/** What is wrong with a feed. */
export const check = (feed, options = {}) =>
  ask(feed, options, (tool) => {
    const report = JSON.parse(tool.check(options.file ?? ''))
    return { ...report, name: tool.name(), readable: tool.readable(), source: tool.source() }
  })

/** The IANA name of the zone that was probably meant by another name; undefined where nothing comes near. */
export const nearestZone = (name) => ask('', {}, (tool) => tool.nearestZone(name) || undefined)

/** The feed in plenary's own format, in one order of keys and sessions; undefined where nothing could be read. */
export const convert = (feed, options) => ask(feed, options, (tool) => tool.convert() || undefined)

/**
 * The agenda and its speakers as HTML, to be put inside the element in lines of its own, with the style that it needs where `styles` is
 * `file`, and the same as JSON-LD (empty where the event has no title or no date), with what is `omitted` from that and why, and the members of
 * the option `show` that are `unmatched`: no session has them. Undefined where nothing could be read.
 */
export const render = (feed, options = {}) =>
  ask(feed, options, (tool) => {
    const { form = 'light', styles = 'inline', views = 'agenda speakers', show = '', page = '', now } = options
    const made = tool.render(form, styles, views, show, page, now === undefined ? undefined : Math.floor(new Date(now).getTime() / 1000))
    const lines = (text) => (text ? text.split('\n') : [])
    return made && { html: made[0], css: made[1], structured: made[2], omitted: lines(made[3]), unmatched: lines(made[4]) }
  })

/**
 * The agenda as iCalendar: of one session, if `session` is its id. `previous` is what was made the last time: what did not change
 * stays the same to the letter. Undefined where nothing could be read.
 */
export const ics = (feed, options = {}) =>
  ask(feed, options, (tool) => tool.ics(options.session, options.previous ?? '', Math.floor(new Date(options.now ?? Date.now()).getTime() / 1000)) || undefined)
