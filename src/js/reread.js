// A feed that cannot be read in one go: one that says late what it should have said first, one with faults, and one of another program.

import { given } from './pieces.js'
import { report } from './report.js'

const all = async (feed) => {
  const pieces = []
  for await (const { bytes } of feed) pieces.push(bytes)
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
}

// What needs a repair, and what is the same without it where that cannot be loaded.
const faults = (use) => import('./plenary-repair.js').then(use).catch((error) => void console.warn(`plenary: plenary-repair could not be loaded: ${error.message}`))
// These have a hint that depends on their value.
const HINTED = ['no-time', 'no-date', 'no-zone', 'no-zone-there', 'zone-missing']

// Has the widget read once more, or what a schedule of another program or a feed with faults was made into. Gives what became of that.
export const again = async (widget, feed, host, zone, compile) => {
  // Only plenary's own format can be read in part.
  const flags = widget.isForeign()
  const foreign = feed.error ? 0 : flags & 3
  let chunks = feed
  let translation
  if (foreign) {
    const bytes = await all(feed)
    translation = await (await import('./plenary-formats.js')).translate(bytes, zone, host, compile)
    // Plenary's own format, with a key too many or broken somewhere, is read by its own reader. A schedule that is recognized never is, even
    // if there is no feed to be had of it, nor is a file of another type.
    const isOther = translation.problems.some(({ code }) => code === 'other-file')
    const own = translation.format === 'plenary' || (foreign < 2 && translation.format === 'unknown' && !isOther)
    if (own) translation = undefined
  }
  const isBroken = translation?.problems.some(({ code }) => code === 'not-json')
  if ((!translation && flags & 4) || isBroken) {
    const repaired = await faults(async ({ repair }) => repair(await all(feed), zone, host, compile))
    // Where nothing is left of it, it stays as it was read.
    if (repaired?.feed.length) translation = repaired
  }
  // Which zone has the offsets of a schedule that names none, the repair knows.
  if (translation?.wantsZone) {
    const { timezone, problems = [] } = (await faults(({ repair }) => repair(translation.feed, zone, host, compile))) ?? {}
    const named = timezone ? translation.problems.filter(({ code }) => code !== 'zone-needed') : translation.problems
    translation = { ...translation, timezone, problems: [...named, ...problems.map((problem) => ({ ...problem, path: translation.origin(problem.path) }))] }
  }
  if (translation) chunks = given(translation.feed)
  widget.restart(!translation || translation.format === 'plenary', translation?.timezone ?? '')
  for await (const { bytes } of chunks) widget.push(bytes, true)
  return translation
}

// The problems of a feed, which are printed as well. `told` is the first of them, and `readable` says whether there is anything to show.
export const complain = async (widget, translation, url, outcome, host, compile) => {
  const isEmpty = !report(widget).sessions
  const place = widget.place()
  let all = translation && !translation.feed.length ? [] : widget.problems()
  if (all.some(({ code }) => HINTED.includes(code))) all = (await faults(({ hints }) => hints(all, place, host, compile))) ?? all
  // What a repair has reported is not there any more, or is empty.
  const reported = new Set(translation?.format === 'plenary' ? translation.problems.map(({ path }) => path) : [])
  // An importer that reports the zone of the event has reported the times that need it.
  const isKnown = translation?.problems.some(({ code }) => code === 'zone-needed' || code === 'no-zone')
  const found = all.filter(({ code, path }) => (!isKnown || code !== 'zone-missing') && !reported.has(path))
  const problems = translation ? [...translation.problems, ...found.map((problem) => ({ ...problem, path: translation.origin(problem.path) }))] : found
  const told = ({ severity, path, value, message, hint }) => `${severity}: ${path} ${message}${value && ` (${value})`}. ${hint}`
  const worth = problems.filter(({ severity }) => severity !== 'note')
  if (worth.length) console.warn(`plenary: ${url} has ${worth.length} problem(s):\n${worth.map(told).join('\n')}`)
  // An imported schedule without sessions may have none yet; one with errors has lost them.
  const isLost = translation && translation.format !== 'plenary' && isEmpty && problems.some(({ severity }) => severity === 'error')
  const properties = { told: problems.length ? told(problems[0]) : 'it is empty', readable: outcome > 0 && !isLost }
  return Object.defineProperties(problems, Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, { value }])))
}
