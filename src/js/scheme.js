// Whether the page around an element is dark: what is said by an attribute, else what the page paints, else what it
// declares. Many themes darken a page by a class alone, without a word to the browser.

const system = matchMedia('(prefers-color-scheme: dark)')
// Made only where a browser writes a colour in one of the newer ways, since it takes its time.
let canvas

// Any colour that CSS can write, as red, green, blue, opacity.
const parse = (color) => {
  const plain = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(color)
  if (plain) return [+plain[1], +plain[2], +plain[3], +(plain[4] ?? 1)]
  canvas ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!canvas) return [0, 0, 0, 0]
  canvas.clearRect(0, 0, 1, 1)
  canvas.fillStyle = color
  canvas.fillRect(0, 0, 1, 1)
  const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data
  return [r, g, b, a / 255]
}

export const isDark = (element) => {
  const wanted = element.getAttribute('theme')
  if (wanted === 'dark' || wanted === 'light') return wanted === 'dark'
  for (let at = element; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
    const [r, g, b, a] = parse(getComputedStyle(at).backgroundColor)
    if (a > 0.5) return 0.2126 * r + 0.7152 * g + 0.0722 * b < 110
  }
  const declared = getComputedStyle(element).colorScheme
  return declared.includes('dark') && (system.matches || !declared.includes('light'))
}

const watchers = new Set()
const tell = () => watchers.forEach((watcher) => watcher())
let observer

// Calls back whenever the answer for an element may be another. Returns what ends it.
export const watch = (element, watcher) => {
  if (!observer) {
    observer = new MutationObserver(() => requestAnimationFrame(tell))
    system.addEventListener('change', tell)
    // Where a page changes its colours slowly, they are not there yet when its marks are.
    document.addEventListener('transitionend', ({ propertyName }) => propertyName === 'background-color' && tell())
  }
  for (let at = element; (at = at.parentNode ?? at.host); ) observer.observe(at, { attributes: true })
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
