// The second script, loaded when somebody uses the widget: what only the second file of the core calls.

export { pageEnv } from './history-clipboard.js'
export { later } from './later.js'
export { again, complain } from './again.js'
export { refresh } from './refresh.js'
export { takeOver } from './takeover.js'
export { watchTraps } from './traps.js'
export { suggest, warn } from './warnings.js'
export { why } from './why.js'
export { glue } from 'plenary-glue-more'
