// The entry point of the script for pages: defines the element.

import { define, PlenaryAgenda } from './define.js'

define()

export { PlenaryAgenda }
