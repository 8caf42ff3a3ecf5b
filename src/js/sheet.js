// Shows the filters as a bottom sheet if the element is too narrow for them beside the list. The same DOM element is moved into a modal
// dialog, which traps the focus, closes with Escape and restores the focus.

import { lock } from './layers.js'

// Minimum width at which the filters are beside the list, as in style/filters.css.
const BESIDE = 56

const isWide = (root) => root.clientWidth >= BESIDE * parseFloat(getComputedStyle(root).fontSize)

// The open sheet of each element.
const sheets = new WeakMap()

// `stays`: the filters remain open beside the list.
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
  // Escape acts like the button, since the state of the widget determines whether the filters are open.
  dialog.addEventListener('close', () => sheets.has(root) && button.click())
  const watch = new ResizeObserver(() => isWide(root) && close(root, true))
  sheets.set(root, { dialog, body, watch })
  dialog.showModal()
  lock(dialog)
  watch.observe(root)
}

export const sheet = (root, shown) => {
  const panel = root.querySelector('#panel')
  // The element may have been re-rendered since.
  if (!sheets.get(root)?.dialog.isConnected) sheets.delete(root)
  if (sheets.has(root)) {
    if (!shown) {
      close(root)
      if (!root.getRootNode().activeElement) root.querySelector('[data-act=filters]').focus({ preventScroll: true })
    }
  } else if (shown && !isWide(root)) open(root, panel)
}
