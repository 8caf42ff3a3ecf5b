// Text of cards can be selected: dragging does not open a session.

// The distance in CSS pixels from which a pointer movement is a drag, not a click.
const DRAG = 5

const selected = (root) => String(/** @type {any} */ (root.getRootNode()).getSelection?.() ?? '') || String(getSelection())

export const letSelect = (root) => {
  let pressed
  root.addEventListener('pointerdown', (event) => {
    pressed = event
  })
  root.addEventListener(
    'click',
    (event) => {
      const moved = pressed && event.detail && Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) > DRAG
      if (!moved || !event.target.closest('article') || event.target.closest('button, summary') || !selected(root)) return
      event.preventDefault()
      event.stopPropagation()
    },
    true,
  )
}
