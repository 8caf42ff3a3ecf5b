// A program of its own, loaded for feeds with faults and where a zone is to be suggested: a feed of plenary's own format comes in, and
// goes out without its faults.

import { initSync, Repair } from 'plenary-glue-repair'
import { translator } from './translator.js'

const of = translator(new URL('plenary-repair.wasm', import.meta.url), initSync, Repair)
const nothing = new Uint8Array()

// What comes back is as from a schedule of another program, but that everything is at its old path.
export const repair = async (bytes, zone, host, compile) => {
  const made = await of(bytes, zone, host, compile)
  return { format: 'plenary', feed: made.feed(), timezone: made.timezone(), problems: JSON.parse(made.problems()), origin: (path) => path }
}

// The problems, with hints that depend on their values.
export const hints = async (problems, place, host, compile) => {
  const made = await of(nothing, '', host, compile)
  return problems.map((problem) => ({ ...problem, hint: made.hint(problem.code, problem.value, place) || problem.hint }))
}

// The zone that was probably meant by a name that no zone has.
export const nearest = async (zone, place, host, compile) => (await of(nothing, '', host, compile)).nearest(zone, place)
