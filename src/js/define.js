// Defines the element, unless another copy of the script has; then that one stays, and is told of where it is of another version.

import { PlenaryAgenda } from './element.js'

const NAME = 'plenary-agenda'

// Gives the class that there is. Where there is no browser, there is none.
export const define = () => {
  const { customElements } = globalThis
  const first = /** @type {any} */ (customElements?.get(NAME))
  if (!first) customElements?.define(NAME, PlenaryAgenda)
  else if (first.version !== VERSION) console.warn(`plenary: version ${VERSION} does nothing, since version ${first.version} came first`)
  return customElements?.get(NAME)
}

export { PlenaryAgenda }
