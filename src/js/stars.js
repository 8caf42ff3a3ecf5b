// Stars in the page: the buttons of cards and of the dialog, and the event that tells the page's own scripts.

import { chunks } from './regions.js'

// Brings the cards of a session, and the dialog if it shows that session, up to date without rendering them again. The cards are in these chunks, by
// number; if there are none, they are looked for everywhere, which takes long in a large agenda.
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

// Changes the text and the number of a tab in place: another node in the toolbar would have the browser lay out all that is below it.
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
