// Transfers an agenda to another device: a QR code of its link, drawn by a script loaded on demand, and the system's share sheet.

const SVG = 'http://www.w3.org/2000/svg'
// The quiet zone around a code (ISO 18004).
const QUIET = 4

const draw = (code) => {
  const size = code.size + 2 * QUIET
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`)
  const path = document.createElementNS(SVG, 'path')
  let d = ''
  for (let y = 0; y < code.size; y++) for (let x = 0; x < code.size; x++) if (code.get(x, y)) d += `M${x + QUIET} ${y + QUIET}h1v1h-1z`
  path.setAttribute('d', d)
  svg.append(path)
  return svg
}

export const share = async (dialog) => {
  const send = dialog.querySelector('[data-act=send]')
  if (send) send.hidden = !navigator.share
  const place = dialog.querySelector('[data-qr]')
  try {
    const { generate } = await import('./plenary-qr.js')
    place.replaceChildren(draw(generate(place.dataset.qr)))
  } catch {
    // Offline, or the link is too long for a QR code.
    place.removeAttribute('role')
    place.textContent = place.dataset.failed
  }
}

// A reader who cancels has not shared anything, which is not an error.
export const send = (button, title) => navigator.share({ title, url: button.dataset.url }).catch(() => {})
