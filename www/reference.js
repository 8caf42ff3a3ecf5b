// Puts the controls under each item of a reference.
import attributes from './reference/attributes.js'
import events from './reference/events.js'
import parts from './reference/parts.js'
import properties from './reference/properties.js'
import styles from './reference/styles.js'

const KINDS = { attributes, events, parts, properties, styles }

for (const place of document.querySelectorAll('.try')) {
  const { kind, name, example } = place.dataset
  place.append(...KINDS[kind](name, JSON.parse(example)))
}
