// For Solid: import type {} from 'plenary/solid'
import type { JSX as Solid } from 'solid-js'
import type { PlenaryAgenda, PlenaryEventMap } from '../element.js'
import type { PlenaryAttributes, PlenaryProperties } from './interface.js'

type Listeners = { [Name in keyof PlenaryEventMap as `on:${Name}`]?: (event: PlenaryEventMap[Name]) => void }
type Properties = { [Name in keyof PlenaryProperties as `prop:${Name}`]?: PlenaryProperties[Name] }

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'plenary-agenda': Solid.HTMLAttributes<PlenaryAgenda> & PlenaryAttributes & Properties & Listeners
    }
  }
}
