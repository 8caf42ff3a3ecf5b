// Loads the repair module, a separate wasm module for feeds with errors and for zone suggestions: it converts a feed in plenary's own format
// to valid JSON in canonical form.

import { initSync, Repair } from 'plenary-glue-repair'
import { translator } from './translator.js'

const of = translator(new URL('plenary-repair.wasm', import.meta.url), initSync, Repair)
const nothing = new Uint8Array()

// The result has the form of an imported schedule, except that all paths are unchanged.
export const repair = async (bytes, zone, host, compile) => {
  const made = await of(bytes, zone, host, compile)
  return { format: 'plenary', feed: made.feed(), timezone: made.timezone(), problems: JSON.parse(made.problems()), origin: (path) => path }
}

// The diagnostics, with help that depends on their values.
export const hints = async (problems, place, host, compile) => {
  const made = await of(nothing, '', host, compile)
  return problems.map((problem) => ({ ...problem, hint: made.hint(problem.code, problem.value, place) || problem.hint }))
}

// The zone suggested for an unknown zone name.
export const nearest = async (zone, place, host, compile) => (await of(nothing, '', host, compile)).nearest(zone, place)
