// For Svelte: import type {} from 'plenary/svelte'
import type { HTMLAttributes } from 'svelte/elements'
import type { PlenaryAgenda, PlenaryEventMap } from '../element.js'
import type { PlenaryAttributes, PlenaryListeners, PlenaryProperties } from './interface.js'

// As Svelte 4 writes them.
type Directives = { [Name in keyof PlenaryEventMap as `on:${Name}`]?: (event: PlenaryEventMap[Name]) => void }

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'plenary-agenda': HTMLAttributes<PlenaryAgenda> & PlenaryAttributes & PlenaryProperties & PlenaryListeners & Directives
  }
}
