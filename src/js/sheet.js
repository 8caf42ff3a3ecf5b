// The filters as a sheet at the bottom of the window, where the element has no room for them beside the list. They are the same element, which is
// moved into a dialog of its own: that keeps the focus inside, closes with Escape and gives the focus back.

import { lock } from './layers.js'

// From this width on there is room beside the list, as in style/filters.css.
const BESIDE = 56

const isWide = (root) => root.clientWidth >= BESIDE * parseFloat(getComputedStyle(root).fontSize)

// The dialog of each element whose filters are open.
const sheets = new WeakMap()

// `stays`: beside the list.
const close = (root, stays) => {
  const { dialog, body, watch } = sheets.get(root)
  sheets.delete(root)
  watch.disconnect()
  const held = dialog.querySelector(':focus')
  dialog.close()
  body.prepend(dialog.firstElementChild)
  dialog.remove()
  if (stays) held?.focus({ preventScroll: true })
}

const open = (root, panel) => {
  const dialog = root.ownerDocument.createElement('dialog')
  const body = panel.parentElement
  dialog.className = 'drawer'
  dialog.part = 'sheet'
  dialog.setAttribute('aria-labelledby', 'panel-title')
  root.append(dialog)
  dialog.append(panel)
  const button = root.querySelector('[data-act=filters]')
  // Escape is the same as the button: the state says whether it is open.
  dialog.addEventListener('close', () => sheets.has(root) && button.click())
  const watch = new ResizeObserver(() => isWide(root) && close(root, true))
  sheets.set(root, { dialog, body, watch })
  dialog.showModal()
  lock(dialog)
  watch.observe(root)
}

export const sheet = (root, shown) => {
  const panel = root.querySelector('#panel')
  // What the element shows may have been made anew since.
  if (!sheets.get(root)?.dialog.isConnected) sheets.delete(root)
  if (sheets.has(root)) {
    if (!shown) {
      close(root)
      if (!root.getRootNode().activeElement) root.querySelector('[data-act=filters]').focus({ preventScroll: true })
    }
  } else if (shown && !isWide(root)) open(root, panel)
}
