// Loads the generic importers, a separate wasm module, if the `plenary-formats` module does not recognize the format.

import { initSync, Importer } from 'plenary-glue-formats-more'
import { translator } from './translator.js'

export const of = translator(new URL('plenary-formats-more.wasm', import.meta.url), initSync, Importer)
