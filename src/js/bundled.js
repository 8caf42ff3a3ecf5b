// The class alone, for bundles: it is for whoever imports it to define the element. Nothing here needs a browser until they do.

export { define, PlenaryAgenda } from './define.js'
