// Copies the text of an element, or selects it where that is forbidden. Gives whether it was copied.
export async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.textContent)
    return true
  } catch {
    getSelection().selectAllChildren(element)
    return false
  }
}

export const SELECTED = 'Selected: copy it with your keyboard.'
