// The entry point `import 'plenary'` of a bundle: defines the element.

import { define, PlenaryAgenda } from './bundled.js'

define()

export { PlenaryAgenda }
