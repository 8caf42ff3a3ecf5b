// For React 19: import type {} from 'plenary/react'
import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type { PlenaryAgenda } from '../element.js'
import type { PlenaryAttributes, PlenaryListeners, PlenaryProperties } from './interface.js'

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'plenary-agenda': DetailedHTMLProps<HTMLAttributes<PlenaryAgenda>, PlenaryAgenda> & PlenaryAttributes & PlenaryProperties & PlenaryListeners
    }
  }
}
