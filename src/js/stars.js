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

export const tellStar = (root, id, starred) => {
  const { host } = root.getRootNode()
  host.dispatchEvent(new CustomEvent('plenary-star', { detail: { id, starred, all: host.state.starred }, bubbles: true, composed: true }))
}

// The property `starred` of the element. It can be set before there is anything to star, and is then read from what it was set to.
export const expose = (root) => {
  const { host } = root.getRootNode()
  const given = Object.getOwnPropertyDescriptor(host, 'starred')?.value
  const own = { configurable: true, enumerable: true }
  Object.defineProperty(host, 'starred', {
    ...own,
    get: () => host.state?.starred ?? [],
    set: (ids) => {
      const detail = Array.from(ids ?? [], String)
      if (host.state) root.dispatchEvent(new CustomEvent('plenary-set-stars', { detail }))
      // The agenda is being loaded again, and takes it then.
      else Object.defineProperty(host, 'starred', { ...own, value: detail, writable: true })
    },
  })
  if (given) host.starred = given
}
