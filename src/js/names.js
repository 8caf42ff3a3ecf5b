// Names that only assistive technology needs, given to what is shown by the second script: a card is named by its heading, and links of one card that
// have one name and lead to different places get numbers.

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

/** Names what an element shows from now on. Returns what ends it. */
export const followNames = (root) => {
  // A view without others has neither tabs nor a panel of one.
  if (!root.querySelector('[role=tab]')) {
    for (const one of root.querySelectorAll('[role=tablist], [role=tabpanel]')) for (const name of ['role', 'aria-label', 'aria-labelledby']) one.removeAttribute(name)
  }
  nameAll(root)
  // Most of the agenda comes later.
  const observer = new MutationObserver((records) => {
    for (const target of new Set(records.map(({ target }) => target))) if (target.isConnected) nameAll(target)
  })
  observer.observe(root, { childList: true, subtree: true })
  return () => observer.disconnect()
}
