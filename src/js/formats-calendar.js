// A program of its own, loaded for feeds that are calendars: iCalendar comes in, and a feed of plenary's own goes out.

import { initSync, Importer } from 'plenary-glue-formats-calendar'
import { translator } from './translator.js'

export const of = translator(new URL('plenary-formats-calendar.wasm', import.meta.url), initSync, Importer)
