// Prints an open dialog alone: hides the page around the element, which the element's own style cannot reach.

const MARK = 'data-plenary-printed'
const RULES = `@media print { body *:not([${MARK}], :has([${MARK}])) { display: none !important } }`

// The elements of the page, by their root nodes.
const roots = new Set()
let sheet

const before = () => {
  for (const root of roots) {
    const { host } = root.getRootNode()
    if (!root.isConnected) roots.delete(root)
    else if (root.querySelector('.sheet[open]')) host.setAttribute(MARK, '')
  }
  if (!document.querySelector(`[${MARK}]`)) return
  sheet = new CSSStyleSheet()
  sheet.replaceSync(RULES)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}

const after = () => {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  for (const host of document.querySelectorAll(`[${MARK}]`)) host.removeAttribute(MARK)
}

/** From now on, prints an open dialog of the element alone. */
export const printAlone = (root) => {
  if (!roots.size) {
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
  }
  roots.add(root)
}
