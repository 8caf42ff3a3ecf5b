// `import 'plenary'` defines `<plenary-agenda>`; `plenary/element` has the class without that.
export { PlenaryAgenda } from './element.js'
export type { Feed, PlenaryChange, PlenaryEventMap, PlenaryFailure, PlenaryLoaded, PlenaryProblem, PlenaryStar, PlenaryState, PlenaryUpdate, PlenaryView } from './element.js'
