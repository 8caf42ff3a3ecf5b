// For Preact: import type {} from 'plenary/preact'
import type { HTMLAttributes } from 'preact'
import type { PlenaryAgenda } from '../element.js'
import type { PlenaryAttributes, PlenaryListeners, PlenaryProperties } from './interface.js'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'plenary-agenda': HTMLAttributes<PlenaryAgenda> & PlenaryAttributes & PlenaryProperties & PlenaryListeners
    }
  }
}
