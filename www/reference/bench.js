// The agenda that everything is tried on.

export const agenda = document.getElementById('live')

const first = new Map([...agenda.attributes].map(({ name, value }) => [name, value]))

export const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}

export const button = (textContent, act) => {
  const element = make('button', { type: 'button', textContent })
  element.addEventListener('click', act)
  return element
}

/** Has the agenda begin anew. */
export const again = () => (agenda.feed = agenda.feed)

/** Sets attributes; one that is undefined gets back what it was when the page was opened. */
export const set = (attributes) => {
  for (const [name, value = first.get(name)] of Object.entries(attributes)) {
    if (value === undefined) agenda.removeAttribute(name)
    else agenda.setAttribute(name, value)
  }
}

// What opening this page by such a link would do.
const go = (fragment) => {
  history.replaceState(undefined, '', `${location.pathname}${location.search}${fragment && `#${fragment}`}`)
  again()
}

// A feed of which something is on, and something next.
const now = () => {
  const at = (minutes) => new Date(Date.now() + minutes * 6e4).toISOString().replace(/\.\d+Z$/, 'Z')
  return {
    event: { title: 'An event that goes on', timezone: 'UTC' },
    sessions: [{ title: 'Before', start: at(-90), duration: 60 }, { title: 'What is on', start: at(-20), duration: 60 }, { title: 'What is next', start: at(45), duration: 60 }],
  }
}

// As a reader does it. The parts are those of an open shadow tree.
const part = (name) => agenda.shadowRoot?.querySelector(`[part~="${name}"]`)
const open = (name) => part(name)?.querySelector('a').click()
const type = (text) => {
  const field = part('search')
  if (!field) return
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Does what an example asks for: attributes, a feed and then another, something in the fragment, a part to open or a button to press, a text to search for. */
export const prepare = ({ with: attributes = {}, hash, feed, then, now: isNow, open: name, press, search }) => {
  set(attributes)
  const wanted = isNow ? now() : feed
  if (then) agenda.addEventListener('plenary-loaded', () => (agenda.feed = then), { once: true })
  if (wanted !== agenda.feed) agenda.feed = wanted
  if (hash !== undefined) go(hash)
  if (name) open(name)
  if (search !== undefined) type(search)
  if (press) agenda.shadowRoot?.querySelector(`[data-act="${press}"]`)?.click()
}

/** All as it was when the page was opened. */
export const reset = () => {
  for (const name of new Set([...first.keys(), ...agenda.getAttributeNames()])) set({ [name]: undefined })
  if (agenda.feed !== undefined) agenda.feed = undefined
  if (location.hash.includes('=')) go('')
}

const tag = document.querySelector('.bench .tag')
const written = () => {
  const attributes = [...agenda.attributes].filter(({ name }) => name !== 'id').map(({ name, value }) => ` ${name}="${value}"`)
  tag.firstElementChild.textContent = `<plenary-agenda${attributes.join('')}>`
}
new MutationObserver(written).observe(agenda, { attributes: true })
written()
tag.hidden = false
tag.append(button('Reset', reset))
