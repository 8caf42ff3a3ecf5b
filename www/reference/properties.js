import { agenda, button, make, prepare, reset } from './bench.js'

const EVENTS = ['plenary-loaded', 'plenary-error', 'plenary-open', 'plenary-filter']
// Not everything that changes the state is an event.
const EVERY = 500

const told = (value) => (value === undefined ? 'undefined' : JSON.stringify(value, undefined, 1))

/** What it is now, and a button that sets it. */
export default (name, { value, with: others }) => {
  const output = make('output', { ariaLabel: `${name} now`, tabIndex: 0 })
  output.setAttribute('aria-live', 'off')
  const show = () => {
    const text = `agenda.${name} → ${told(agenda[name])}`
    if (output.textContent !== text) output.textContent = text
  }
  for (const event of EVENTS) agenda.addEventListener(event, show)
  setInterval(() => document.hidden || show(), EVERY)
  customElements.whenDefined('plenary-agenda').then(show)
  const change = (act) => () => {
    act()
    show()
  }
  const buttons = [
    ...(value === undefined ? [] : [button('Set it', change(() => (agenda[name] = value)))]),
    ...(others ? [button('Read a feed that has some', change(() => prepare({ with: others })))] : []),
    ...(value !== undefined || others ? [button('Take it back', change(reset))] : []),
  ]
  return [...buttons, output]
}
