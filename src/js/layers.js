// What lies above the page: Escape closes the topmost layer and no other, and the page behind a dialog does not scroll.

// Dialogs that are open, of all elements, and what the page says of its own scrolling.
const open = new Set()
let own

const unlock = (dialog) => {
  if (!open.delete(dialog) || open.size) return
  Object.assign(document.documentElement.style, own)
}

/** Keeps the page from scrolling until a dialog that was opened is closed. */
export const lock = (dialog) => {
  const { style, clientWidth } = document.documentElement
  if (!open.size) {
    own = { overflow: style.overflow, scrollbarGutter: style.scrollbarGutter }
    // What a scroll bar takes of the page stays taken, so that nothing moves.
    if (innerWidth > clientWidth) style.scrollbarGutter = 'stable'
    style.overflow = 'hidden'
  }
  open.add(dialog)
  dialog.addEventListener('close', () => unlock(dialog), { once: true })
}

/** Lets the page scroll again, if nothing of it is behind a dialog that is still there. */
export const unlockGone = () => {
  for (const dialog of open) if (!dialog.isConnected) unlock(dialog)
}

/** Escape closes the topmost layer of an element, and nobody else hears of it. */
export const closeTopmost = (root) => {
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    const dialog = root.querySelector('dialog[open]')
    const menu = dialog?.querySelector('details.calendar[open]')
    if (menu) {
      menu.open = false
      menu.querySelector('summary').focus()
      event.preventDefault()
    }
    // The browser closes a dialog by itself.
    if (dialog || event.defaultPrevented) event.stopPropagation()
  })
}
