// Feeds that need a second reading: members in an unfavorable order, errors, or a foreign format.

import { given } from './pieces.js'
import { report } from './report.js'

const all = async (feed) => {
  const pieces = []
  for await (const { bytes } of feed) pieces.push(bytes)
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
}

// Uses the repair module, with a fallback if it cannot be loaded.
const faults = (use) => import('./plenary-repair.js').then(use).catch((error) => void console.warn(`plenary: plenary-repair could not be loaded: ${error.message}`))
// Codes whose help depends on the value.
const HINTED = ['no-time', 'no-date', 'no-zone', 'no-zone-there', 'zone-missing']

// Reads the feed a second time, after importing a foreign schedule or repairing errors if necessary. Returns the result of that conversion.
export const again = async (widget, feed, host, zone, compile) => {
  // Only plenary's own format can be partially readable.
  const flags = widget.isForeign()
  const foreign = feed.error ? 0 : flags & 3
  let chunks = feed
  let translation
  if (foreign) {
    const bytes = await all(feed)
    translation = await (await import('./plenary-formats.js')).translate(bytes, zone, host, compile)
    // Plenary's own format with an extra key or an error is handled by its own reader. A recognized foreign schedule never is, even
    // if nothing can be imported from it, nor is a file of another type.
    const isOther = translation.problems.some(({ code }) => code === 'other-file')
    const own = translation.format === 'plenary' || (foreign < 2 && translation.format === 'unknown' && !isOther)
    if (own) translation = undefined
  }
  const isBroken = translation?.problems.some(({ code }) => code === 'not-json')
  if ((!translation && flags & 4) || isBroken) {
    const repaired = await faults(async ({ repair }) => repair(await all(feed), zone, host, compile))
    // If nothing can be recovered, keep the first reading.
    if (repaired?.feed.length) translation = repaired
  }
  // The repair module derives the zone from the offsets of a schedule that names none.
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

// The diagnostics of a feed, which are also printed to the console. `told` is the first one, and `readable` is whether there is anything to show.
export const complain = async (widget, translation, url, outcome, host, compile) => {
  const isEmpty = !report(widget).sessions
  const place = widget.place()
  let all = translation && !translation.feed.length ? [] : widget.problems()
  if (all.some(({ code }) => HINTED.includes(code))) all = (await faults(({ hints }) => hints(all, place, host, compile))) ?? all
  // Values that the repair has reported are missing or empty in the repaired feed.
  const reported = new Set(translation?.format === 'plenary' ? translation.problems.map(({ path }) => path) : [])
  // An importer that reports the missing zone of the event has reported the times that need it, too.
  const isKnown = translation?.problems.some(({ code }) => code === 'zone-needed' || code === 'no-zone')
  const found = all.filter(({ code, path }) => (!isKnown || code !== 'zone-missing') && !reported.has(path))
  const problems = translation ? [...translation.problems, ...found.map((problem) => ({ ...problem, path: translation.origin(problem.path) }))] : found
  const told = ({ severity, path, value, message, hint }) => `${severity}: ${path} ${message}${value && ` (${value})`}. ${hint}`
  const worth = problems.filter(({ severity }) => severity !== 'note')
  if (worth.length) console.warn(`plenary: ${url} has ${worth.length} problem(s):\n${worth.map(told).join('\n')}`)
  // An imported schedule without sessions may be a draft, but one with errors has lost its sessions.
  const isLost = translation && translation.format !== 'plenary' && isEmpty && problems.some(({ severity }) => severity === 'error')
  const properties = { told: problems.length ? told(problems[0]) : 'it is empty', readable: outcome > 0 && !isLost }
  return Object.defineProperties(problems, Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, { value }])))
}
