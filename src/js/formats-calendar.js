// Loads the importer of calendars, a separate wasm module: converts iCalendar to a feed in plenary's own format.

import { initSync, Importer } from 'plenary-glue-formats-calendar'
import { translator } from './translator.js'

export const of = translator(new URL('plenary-formats-calendar.wasm', import.meta.url), initSync, Importer)
