// Defines <plenary-agenda>, unless another copy of this script has.

import { PlenaryAgenda } from './element.js'

if (!customElements.get('plenary-agenda')) customElements.define('plenary-agenda', PlenaryAgenda)

export { PlenaryAgenda }
