// Exports the class without defining the element, for bundles. It needs no browser until the importer defines the element (SSR).

export { define, PlenaryAgenda } from './define.js'
