// What is wrong with an element's attributes and files, in the console and once each.

const warned = new Set()
const print = (message) => {
  if (warned.has(message)) return
  warned.add(message)
  console.warn(`plenary: ${message}`)
}

const MESSAGES = {
  value: (name, value, values) => `${name}="${value}" is not one of ${values}`,
  lang: (tag) => `lang="${tag}" is no language tag; the browser's language is used`,
  words: (language, why) => `the words of "${language}" could not be loaded: ${why}`,
}

export const warn = (what, ...values) => print(MESSAGES[what](...values))

/** `near` is the zone that an attribute may have meant by one that does not exist; empty where none is similar. */
export const suggest = (name, zone, near) => print(`${name}="${zone}" is no time zone; ${near ? `did you mean ${near}? T` : 't'}he event's is used`)
