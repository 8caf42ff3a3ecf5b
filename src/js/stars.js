// Stars in the DOM: the buttons of cards and of the dialog, and the event for the page's scripts.

import { chunks } from './regions.js'

// Updates the cards of a session, and the dialog if it shows that session, without re-rendering. `numbers` are the chunks of the cards;
// without them all chunks are searched, which is slow for a large agenda.
export const mark = (root, id, isStarred, clash, numbers) => {
  const name = CSS.escape(id)
  const press = (star) => star?.setAttribute('aria-pressed', isStarred)
  const all = chunks(root)
  const parts = numbers.length ? [...numbers].flatMap((number) => all[number] ?? []) : [root]
  for (const card of parts.flatMap((part) => [...part.querySelectorAll(`article[data-s="${name}"]`)])) {
    press(card.querySelector(':scope > .star'))
    if (card.matches('.continued')) continue
    let line = card.querySelector(':scope > .clash')
    if (!clash) line?.remove()
    else if (!line) {
      line = document.createElement('p')
      line.className = 'clash'
      card.querySelector(':scope > .meta')?.after(line)
    }
    if (line) line.textContent = clash
  }
  const dialog = [...root.children].find(({ localName }) => localName === 'dialog')
  press(dialog?.querySelector(`.star-word[data-v="${name}"]`))
  const line = dialog?.querySelector(`[data-clash="${name}"]`)
  if (line) line.textContent = clash
}

// Changes the text and number of a tab in place: replacing nodes in the toolbar would cause a layout of everything below it.
export const retitle = (root, key, text, number) => {
  const tab = root.querySelector(`.tabs [data-k="${key}"]`)
  if (!tab) return false
  tab.firstChild.firstChild.data = text
  tab.dataset.n = number
  return true
}

const emit = (name, host, detail) => host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))

export const tellStar = (root, id, starred) => {
  const { host } = root.getRootNode()
  emit('plenary-star', host, { id, starred, all: host.starred })
}
