// The fourth program, loaded where the third one says that it is the one to read a schedule: one in words that anybody may choose.

import { initSync, Importer } from 'plenary-glue-formats-more'
import { translator } from './translator.js'

export const of = translator(new URL('plenary-formats-more.wasm', import.meta.url), initSync, Importer)
