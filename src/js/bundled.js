// The class alone, for bundles: it is for whoever imports it to define the element. Nothing here needs a browser until they do.

import { PlenaryAgenda } from './element.js'

const NAME = 'plenary-agenda'

// Gives the class that there is: another copy of the script may have come first. Where there is no browser, there is none.
export const define = () => {
  const { customElements } = globalThis
  if (customElements && !customElements.get(NAME)) customElements.define(NAME, PlenaryAgenda)
  return customElements?.get(NAME)
}

export { PlenaryAgenda }
