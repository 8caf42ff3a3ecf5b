// The second script, loaded when a reader uses the widget: functions that only the second file of the core calls.

export { pageEnv } from './history-clipboard.js'
export { later } from './intl-extra.js'
export { again, complain } from './reread.js'
export { attend } from './live.js'
export { refresh } from './refresh.js'
export { saved } from './saved.js'
export { takeOver } from './takeover.js'
export { suggest, warn } from './warnings.js'
export { why } from './load-error-hints.js'
export { link } from './link.js'
export { glue } from 'plenary-glue-more'
