// A program of its own, loaded for feeds that are spreadsheets: rows come in, and a feed of plenary's own goes out.

import { initSync, Importer } from 'plenary-glue-formats-sheet'
import { translator } from './translator.js'

export { rowsOf } from './google-sheet.js'
export const of = translator(new URL('plenary-formats-sheet.wasm', import.meta.url), initSync, Importer)
