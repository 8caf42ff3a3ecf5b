// `import 'plenary'` defines `<plenary-agenda>`; `plenary/element` has the class without that.
export { PlenaryAgenda } from './element.js'
export type { Feed, PlenaryEventMap, PlenaryFailure, PlenaryLoaded, PlenaryProblem, PlenaryStar, PlenaryState, PlenaryView } from './element.js'
