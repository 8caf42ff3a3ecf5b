// What a page loads: the element, defined.

import { define, PlenaryAgenda } from './define.js'

define()

export { PlenaryAgenda }
