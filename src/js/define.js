// Defines the element, unless another copy of the script already has. That one is kept, and a version mismatch is reported.

import { PlenaryAgenda } from './element.js'

const NAME = 'plenary-agenda'

// Returns the defined class. A no-op without a browser (SSR).
export const define = () => {
  const { customElements } = globalThis
  const first = /** @type {any} */ (customElements?.get(NAME))
  if (!first) customElements?.define(NAME, PlenaryAgenda)
  else if (first.version !== VERSION) console.warn(`plenary: version ${VERSION} does nothing, since version ${first.version} came first`)
  return customElements?.get(NAME)
}

export { PlenaryAgenda }
