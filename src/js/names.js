// Accessible names for rendered content, added by the second script: cards are named by their headings, and links in a card with
// the same name and different targets are numbered.

const CARDS = 'article:not([aria-labelledby]), .sheet-in'
let last = 0

const tellApart = (card) => {
  const known = new Map()
  for (const link of card.querySelectorAll('a')) {
    const name = link.textContent.trim()
    const places = known.get(name) ?? new Set()
    known.set(name, places.add(link.href))
    if (places.size > 1) link.setAttribute('aria-label', `${name} ${[...places].indexOf(link.href) + 1}`)
  }
}

const nameAll = (scope) => {
  for (const card of scope.querySelectorAll(CARDS)) {
    const heading = card.localName === 'article' && card.querySelector('h3, h4')
    if (heading) {
      heading.id ||= `heading-${++last}`
      card.setAttribute('aria-labelledby', heading.id)
    }
    tellApart(card)
  }
}

/** Keeps the content of an element named. Returns a function that stops that. */
export const followNames = (root) => {
  // A single view has neither tabs nor a tab panel.
  if (!root.querySelector('[role=tab]')) {
    for (const one of root.querySelectorAll('[role=tablist], [role=tabpanel]')) for (const name of ['role', 'aria-label', 'aria-labelledby']) one.removeAttribute(name)
  }
  nameAll(root)
  // Most of the agenda is rendered later.
  const observer = new MutationObserver((records) => {
    for (const target of new Set(records.map(({ target }) => target))) if (target.isConnected) nameAll(target)
  })
  observer.observe(root, { childList: true, subtree: true })
  return () => observer.disconnect()
}
