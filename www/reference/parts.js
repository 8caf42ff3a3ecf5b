import { button, prepare, reset } from './bench.js'

// One part is shown at a time.
const sheet = new CSSStyleSheet()
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
let shown

/** A button that outlines the part, with the example's style on it. */
export default (name, { css, ...example }) => {
  const show = button('Show it', () => {
    const again = shown === show
    shown?.setAttribute('aria-pressed', 'false')
    shown = again ? undefined : show
    reset()
    if (again) return sheet.replaceSync('')
    show.setAttribute('aria-pressed', 'true')
    sheet.replaceSync(`#live::part(${name}) { outline: 3px solid #d6336c; outline-offset: -3px; ${css} }`)
    prepare(example)
  })
  show.setAttribute('aria-pressed', 'false')
  return [show]
}
