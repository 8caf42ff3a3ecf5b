// For Vue's templates: import type {} from 'plenary/vue'
import type { DefineComponent, HTMLAttributes } from 'vue'
import type { PlenaryFailure, PlenaryLoaded, PlenaryState, PlenaryUpdate } from '../element.js'
import type { PlenaryAttributes, PlenaryProperties } from './interface.js'

// As Vue names what `@plenary-loaded` listens to.
interface Listeners {
  onPlenaryLoaded?: (event: CustomEvent<PlenaryLoaded>) => void
  onPlenaryUpdated?: (event: CustomEvent<PlenaryUpdate>) => void
  onPlenaryError?: (event: CustomEvent<PlenaryFailure>) => void
  onPlenaryOpen?: (event: CustomEvent<PlenaryState>) => void
  onPlenaryFilter?: (event: CustomEvent<PlenaryState>) => void
}

declare module 'vue' {
  interface GlobalComponents {
    'plenary-agenda': DefineComponent<PlenaryAttributes & PlenaryProperties & Listeners & HTMLAttributes>
  }
}
