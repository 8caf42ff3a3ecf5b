// Stars in the page: the buttons of cards and of the dialog, and the event that tells the page's own scripts.

// Brings the cards of a session, and the dialog if it shows that session, up to date without rendering them again.
export const mark = (root, id, isStarred, clash) => {
  const name = CSS.escape(id)
  for (const star of root.querySelectorAll(`article[data-s="${name}"] > .star, dialog .star-word[data-v="${name}"]`)) star.setAttribute('aria-pressed', isStarred)
  for (const card of root.querySelectorAll(`article[data-s="${name}"]:not(.continued)`)) {
    let line = card.querySelector(':scope > .clash')
    if (!clash) line?.remove()
    else if (!line) {
      line = document.createElement('p')
      line.className = 'clash'
      card.querySelector(':scope > .meta')?.after(line)
    }
    if (line) line.textContent = clash
  }
  const line = root.querySelector(`dialog [data-clash="${name}"]`)
  if (line) line.textContent = clash
}

const emit = (name, host, detail) => host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))

export const tellStar = (root, id, starred) => {
  const { host } = root.getRootNode()
  emit('plenary-star', host, { id, starred, all: host.starred })
}
