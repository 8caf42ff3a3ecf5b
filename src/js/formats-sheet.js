// Loads the importer of spreadsheets, a separate wasm module: converts rows to a feed in plenary's own format.

import { initSync, Importer } from 'plenary-glue-formats-sheet'
import { translator } from './translator.js'

export { rowsOf } from './google-sheet.js'
export const of = translator(new URL('plenary-formats-sheet.wasm', import.meta.url), initSync, Importer)
