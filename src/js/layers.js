// Layers above the page: Escape closes only the topmost layer, and the page behind a dialog does not scroll.

// Open dialogs of all elements, and the page's own scrolling styles.
const open = new Set()
let own

const unlock = (dialog) => {
  if (!open.delete(dialog) || open.size) return
  Object.assign(document.documentElement.style, own)
}

/** Prevents the page from scrolling while a dialog is open. */
export const lock = (dialog) => {
  const { style, clientWidth } = document.documentElement
  if (!open.size) {
    own = { overflow: style.overflow, scrollbarGutter: style.scrollbarGutter }
    // Reserve the space of the scroll bar, which avoids a layout shift.
    if (innerWidth > clientWidth) style.scrollbarGutter = 'stable'
    style.overflow = 'hidden'
  }
  open.add(dialog)
  dialog.addEventListener('close', () => unlock(dialog), { once: true })
}

/** Restores scrolling, unless an open dialog is still connected. */
export const unlockGone = () => {
  for (const dialog of open) if (!dialog.isConnected) unlock(dialog)
}

/** Escape closes the topmost layer of an element, and the event does not propagate. */
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
    // The browser closes the dialog itself.
    if (dialog || event.defaultPrevented) event.stopPropagation()
  })
}
