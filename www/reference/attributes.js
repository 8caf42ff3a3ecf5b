import { again, agenda, button, make, set } from './bench.js'

// What a reader chose on this site before comes before the attribute.
const CHOSEN = 'plenary:zone'
const forget = () => {
  const note = button('Forget the zone that you chose on this site: it comes before the attribute', () => {
    localStorage.removeItem(CHOSEN)
    note.remove()
    again()
  })
  return note
}

/** A button for each value, and one for none. */
export default (name, { values, with: others = {} }) => {
  const taken = Object.fromEntries(Object.keys(others).map((name) => [name, undefined]))
  const none = button('absent', () => {
    set(taken)
    agenda.removeAttribute(name)
  })
  const choices = values.map((value) => button(value, () => {
    set(others)
    agenda.setAttribute(name, value)
  }))
  const press = () => {
    const value = agenda.getAttribute(name)
    none.setAttribute('aria-pressed', value === null)
    choices.forEach((one) => one.setAttribute('aria-pressed', one.textContent === value))
  }
  new MutationObserver(press).observe(agenda, { attributes: true, attributeFilter: [name] })
  press()
  const group = make('div', { className: 'choices', role: 'group', ariaLabel: `Try ${name}` }, none, ...choices)
  return name === 'timezone' && localStorage.getItem(CHOSEN) ? [group, forget()] : [group]
}
