// What `import 'plenary'` is in a bundle: the element, defined.

import { define, PlenaryAgenda } from './bundled.js'

define()

export { PlenaryAgenda }
