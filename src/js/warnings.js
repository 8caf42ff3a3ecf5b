// Warnings about an element's attributes and files, printed to the console once each.

const warned = new Set()
const print = (message) => {
  if (warned.has(message)) return
  warned.add(message)
  console.warn(`plenary: ${message}`)
}

const MESSAGES = {
  value: (name, value, values) => `${name}="${value}" is not one of ${values}`,
  minutes: (name, value) => `${name}="${value}" is no number of minutes; 5 are taken`,
  show: (key, value) => (value ? `show: no session has ${key}=${value}` : `show: ${key} is not a filter`),
  lang: (tag) => `lang="${tag}" is no language tag; the browser's language is used`,
  words: (language, why) => `the messages in "${language}" could not be loaded, so the interface is English: ${why}`,
  messages: (why) => `messages: ${why}`,
}

export const warn = (what, ...values) => print(MESSAGES[what](...values))

/** Warns about an unknown zone in an attribute, with a suggestion if one is similar. `place` is the event's location. */
export const suggest = async (name, zone, place, host, compile) => {
  const near = await import('./plenary-repair.js').then(({ nearest }) => nearest(zone, place, host, compile)).catch(() => '')
  print(`${name}="${zone}" is not a time zone that this browser knows; ${near ? `did you mean ${near}? T` : 't'}he event's is used`)
}
