// The second script, loaded when somebody uses the widget: what only the second file of the core calls.

export { pageEnv } from './history-clipboard.js'
export { later } from './later.js'
export { again, complain } from './again.js'
export { attend } from './live.js'
export { refresh } from './refresh.js'
export { saved } from './saved.js'
export { takeOver } from './takeover.js'
export { suggest, warn } from './warnings.js'
export { why } from './why.js'
export { link } from './link.js'
export { glue } from 'plenary-glue-more'
