// The second script, loaded when somebody uses the widget: what only the second file of the core calls.

export { around } from './around.js'
export { later } from './later.js'
export { again, complain, suggest } from './again.js'
export { replace } from './replace.js'
export { why } from './why.js'
export { imports } from 'plenary-glue-more'
