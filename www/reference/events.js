import { agenda, button, make, prepare, reset } from './bench.js'

// So many are kept.
const MOST = 20

const log = make('div', { className: 'log', tabIndex: 0, ariaLabel: 'Events' })
log.setAttribute('role', 'log')
const empty = make('p', { textContent: 'What the agenda sends is written here.' })
log.append(empty)
let logged = false

// An agenda that nobody came near sends nothing of a search.
const wake = () => agenda.shadowRoot.querySelector('[part=base]').dispatchEvent(new Event('pointerover'))

const listen = () => {
  if (logged) return
  logged = true
  document.querySelector('.bench').append(log)
  agenda.addEventListener('plenary-loaded', wake)
  if (agenda.state) wake()
}

const short = (key, value) => (Array.isArray(value) && value.length > 3 ? `${value.length} …` : value)

/** A button that has the event sent. */
export default (name, example) => {
  listen()
  agenda.addEventListener(name, ({ detail }) => {
    empty.remove()
    log.prepend(make('p', {}, make('b', { textContent: name }), ' ', make('code', { textContent: JSON.stringify(detail, short) })))
    while (log.children.length > MOST) log.lastElementChild.remove()
  })
  return [button(example.does, () => prepare(example)), button('As it was', reset)]
}
