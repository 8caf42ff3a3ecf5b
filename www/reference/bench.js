// The agenda that everything is tried on.

export const agenda = document.getElementById('live')

const first = new Map([...agenda.attributes].map(({ name, value }) => [name, value]))
const isStyle = (name) => name === 'style'

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

/** Sets the attributes that are named, and takes back the others' first values where they are named as undefined. */
export const set = (attributes) => {
  for (const [name, value = first.get(name)] of Object.entries(attributes)) {
    if (value === undefined) agenda.removeAttribute(name)
    else agenda.setAttribute(name, value)
  }
}

/** What a link with that fragment would do, without leaving the place on this page. */
export const go = (fragment) => {
  history.pushState(undefined, '', `${location.pathname}${location.search}${fragment && `#${fragment}`}`)
  dispatchEvent(new PopStateEvent('popstate'))
}

// A feed of which something is on, and something next.
const now = () => {
  const at = (minutes) => new Date(Date.now() + minutes * 6e4).toISOString().replace(/\.\d+Z$/, 'Z')
  return {
    event: { title: 'An event that goes on', timezone: 'UTC' },
    sessions: [{ title: 'Before', start: at(-90), duration: 60 }, { title: 'What is on', start: at(-20), duration: 60 }, { title: 'What is next', start: at(45), duration: 60 }],
  }
}

/** Makes ready what an example needs: attributes, a feed, something in the fragment. */
export const prepare = ({ with: attributes = {}, hash, feed, now: isNow }) => {
  set(attributes)
  const wanted = isNow ? now() : feed
  if (wanted !== agenda.feed) agenda.feed = wanted
  if (hash !== undefined) go(hash)
}

/** All as it was when the page was opened. */
export const reset = () => {
  for (const { name } of [...agenda.attributes]) if (!isStyle(name)) set({ [name]: undefined })
  agenda.removeAttribute('style')
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
