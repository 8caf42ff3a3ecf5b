// Text of cards can be selected: what is dragged over opens nothing.

// So far in CSS pixels a pointer moves in a click that is none.
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
