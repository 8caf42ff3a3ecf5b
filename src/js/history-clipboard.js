// What the core asks of the page around the element, beside what it does in its own: it comes with the second script.

import { hold, place } from './place.js'

// Scripts that make the whole page anew when the reader comes back to an entry of the history that has their mark. Closing a dialog
// must not do that, so there the address changes without a step.
const REMAKERS = ['turbo', 'htmx']

// Without a clipboard, as in a page that is not served by https, there is an older way.
const copied = () => {
  const put = (event) => {
    event.clipboardData.setData('text/plain', location.href)
    event.preventDefault()
  }
  document.addEventListener('copy', put)
  try {
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', put)
  }
}

const copy = async () => {
  try {
    await navigator.clipboard.writeText(location.href)
    return true
  } catch {
    return copied()
  }
}

export const pageEnv = {
  hold,
  place,
  mayStep: () => !REMAKERS.some((name) => history.state?.[name]),
  // Copies the page's address and says so on the button for a while; where that is forbidden, readers are shown it, to copy it themselves.
  copy: async (button) => {
    const label = button.querySelector('span')
    const own = label.textContent
    const { said } = button.dataset
    if (!(await copy())) prompt(own, location.href)
    else if (own !== said) {
      label.textContent = said
      setTimeout(() => (label.textContent = own), 2000)
    }
  },
}
