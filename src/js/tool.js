// The API behind the command line and the pages that lint and convert: the same core, without a page.

import { initSync, Sheets, Tool } from 'plenary-glue-tool'
export { excerpt } from './excerpt.js'
import { host } from './intl.js'
import { later } from './intl-extra.js'
import { lines, voiceOf } from './language.js'
import { withPages } from './page-links.js'

const FILE = new URL('plenary-tool.wasm', import.meta.url)
// A placeholder base URL, by which relative URLs can be recognized.
const NOWHERE = 'https://relative.invalid/'

const bytesOf = async (file) => {
  if (file.protocol === 'file:') return (await import('node:fs/promises')).readFile(file)
  const response = await fetch(file)
  if (!response.ok) throw new Error(`${file} could not be loaded: the server answered ${response.status}`)
  return response.arrayBuffer()
}

let ready
const load = () =>
  (ready ??= bytesOf(FILE).then(
    (module) => initSync({ module }),
    (error) => ((ready = undefined), Promise.reject(error)),
  ))

// Without a base, relative URLs are kept.
const around = (locale, base) => {
  const made = host(locale, base ?? NOWHERE)
  const resolve = (url) => {
    const found = made.resolve(url)
    return !base && found?.startsWith(NOWHERE) ? url : found
  }
  return { ...made, resolve, ...later(locale, made), remembered: () => undefined, remember: () => {} }
}

const messagesOf = async (name) => {
  if (name === 'en') return {}
  return JSON.parse(new TextDecoder().decode(await bytesOf(new URL(`lang/${name}.json`, import.meta.url))))
}

// A workbook is a ZIP file. Unpacking is loaded on demand, since few users need it.
const isZip = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

// The sheets of a workbook as CSV; any other file is returned unchanged.
const rowsOf = async (bytes) => {
  if (!isZip(bytes)) return bytes
  const { unpack } = await import('./plenary-workbook.js')
  const sheets = new Sheets()
  try {
    for (const [name, part] of Object.entries(unpack(bytes))) sheets.add(name, part)
    const csv = sheets.csv()
    return csv === undefined ? bytes : new TextEncoder().encode(csv)
  } finally {
    sheets.free()
  }
}

// A feed is bytes or text, in any supported format. Generated text is in the language of the feed if messages are available, otherwise text and dates are English.
/**
 * @param {string | Uint8Array} feed
 * @param {{ timezone?: string, language?: string, locale?: string, base?: string }} options
 * @param {(tool: any) => any} question
 */
const ask = async (feed, { timezone = '', language = 'en', locale, base } = {}, question) => {
  const voice = voiceOf(language)
  const [messages] = await Promise.all([messagesOf(voice.words), load()])
  const bytes = typeof feed === 'string' ? new TextEncoder().encode(feed) : await rowsOf(feed)
  const tool = new Tool(around(locale ?? voice.locale, base), bytes, timezone, language, voice.spoken, lines(messages))
  try {
    return question(tool)
  } finally {
    tool.free()
  }
}

/** Lints a feed. */
export const check = (feed, options = {}) =>
  ask(feed, options, (tool) => {
    const report = JSON.parse(tool.check(options.file ?? ''))
    return { ...report, name: tool.name(), readable: tool.readable(), source: tool.source() }
  })

/**
 * A feed in plenary's own format, or a spreadsheet, as text with all safe fixes applied, and their number. Other files are returned unchanged. Fixes of
 * remaining problems are in their `fix`.
 */
export const fix = (feed, options) =>
  ask(feed, options, (tool) => {
    const made = tool.fix()
    const end = made.indexOf('\n')
    return { text: made.slice(end + 1), count: Number(made.slice(0, end)) }
  })

/**
 * The cells of a spreadsheet, for an editor: `records`, the index of the `header` row of sessions, and the `fields` of its columns, empty if they are not
 * recognized. Undefined if it is not a spreadsheet.
 */
export const sheet = (feed) => ask(feed, {}, (tool) => JSON.parse(tool.sheet() || 'null') ?? undefined)

/** The cells of tab-separated text, as a list of lists of strings. */
export const sheetCells = (text) => ask(text, {}, (tool) => JSON.parse(tool.cells()))

/** The suggested IANA zone for an unknown zone name; undefined if none is similar. */
export const nearestZone = (name) => ask('', {}, (tool) => tool.nearestZone(name) || undefined)

/**
 * The feed in plenary's own format, with keys and sessions in a canonical order; undefined if nothing was readable. With `base`, relative URLs are resolved, since
 * the result is stored elsewhere.
 */
export const convert = (feed, options) => ask(feed, options, (tool) => tool.convert(options?.base !== undefined) || undefined)

/**
 * Prerenders the agenda and its speakers as HTML, to be inserted into the element on lines of its own, with its style sheet if `styles` is
 * `file`, and JSON-LD (empty if the event has no title or date); `omitted` lists what the JSON-LD lacks and why, and `unmatched` the parts of
 * `show` that match no session. Undefined if nothing was readable.
 */
export const render = (feed, options = {}) =>
  ask(feed, options, (tool) => {
    const { form = 'light', styles = 'inline', views = 'agenda speakers', show = '', page = '', headingLevel = 2, now } = options
    const made = tool.render(form, styles, views, show, page, headingLevel, now === undefined ? undefined : Math.floor(new Date(now).getTime() / 1000))
    const lines = (text) => (text ? text.split('\n') : [])
    return made && { html: made[0], css: made[1], structured: made[2], omitted: lines(made[3]), unmatched: lines(made[4]) }
  })

/**
 * Renders a page for each session and each person, as files for one folder: `session/ID.html`, `speaker/ID.html`, `plenary.css`,
 * `sitemap.xml`. `baseUrl` is the URL of that folder. With `linked`, `feed` is the feed with a link of type `page` to each page.
 * Undefined if nothing was readable.
 */
export const pages = async (feed, options) => {
  const { baseUrl, page = '', show = '', linked = false } = options ?? {}
  if (!URL.canParse(baseUrl) || !/^https?:/.test(baseUrl)) throw new TypeError(`baseUrl must be an absolute http or https URL, not ${JSON.stringify(baseUrl)}`)
  if (page && !URL.canParse(page, baseUrl)) throw new TypeError(`page must be a URL, not ${JSON.stringify(page)}`)
  const base = new URL(baseUrl)
  base.hash = base.search = ''
  if (!base.pathname.endsWith('/')) base.pathname += '/'
  const agenda = page && new URL(page, base).href
  const asked = { ...options, base: options.base ?? (agenda || base.href) }
  const made = await ask(feed, asked, (tool) => tool.pages(base.href, agenda, show))
  if (!made) return
  const unmatched = made.pop()
  const files = Array.from({ length: made.length / 4 }, (_, i) => {
    const [path, text, session, person] = made.slice(4 * i, 4 * i + 4)
    return { path, text, ...(session && { session }), ...(person && { person }) }
  })
  const found = { files, unmatched: unmatched ? unmatched.split('\n') : [] }
  if (!linked) return found
  const converted = await convert(feed, options)
  const ids = await ask(converted, asked, (tool) => tool.sessionIds())
  return { ...found, feed: withPages(converted, files, ids, base.href) }
}

/**
 * The agenda as iCalendar, or one session by its id. `previous` is the previous output: unchanged events remain byte-identical.
 * Undefined if nothing was readable.
 */
export const ics = (feed, options = {}) =>
  ask(feed, options, (tool) => tool.ics(options.session, options.previous ?? '', Math.floor(new Date(options.now ?? Date.now()).getTime() / 1000)) || undefined)
