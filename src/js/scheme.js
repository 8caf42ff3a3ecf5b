// Whether the page around an element is dark: by what the page paints, else by what it declares. Many themes darken a page by a class alone,
// without a word to the browser.

const system = matchMedia('(prefers-color-scheme: dark)')
// Created only where a browser writes a colour in one of the newer ways, since it takes its time.
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

// Whether the page is dark, and its colour if it is light or dark enough for all texts of the theme to be read on it.
const look = (element, from) => {
  for (let at = from; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
    const { backgroundColor } = getComputedStyle(at)
    const [r, g, b, a] = parse(backgroundColor)
    const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b
    if (a > 0.5) return [luma < 110, a === 1 && (luma < 46 || luma > 229) ? backgroundColor : '']
  }
  // What <meta name="color-scheme"> declares is the browser's default, and in no computed style.
  const { colorScheme } = getComputedStyle(element)
  const declared = colorScheme === 'normal' ? (element.ownerDocument.querySelector('meta[name=color-scheme i]')?.content ?? '') : colorScheme
  // Then the browser paints the page in a colour of its own, by that scheme.
  return [declared.includes('dark') && (system.matches || !declared.includes('light')), 'Canvas']
}

/**
 * `dark`: whether the element is to be dark; `own`: whether the page is not what its attribute `theme` asks for; `page`: the colour to paint
 * with, where the page has one. `root` is what the element shows, which may have a background of its own.
 */
export const scheme = (element, root) => {
  const [isDark, color] = look(element, root?.matches('.own') === false ? root : element)
  const theme = element.getAttribute('theme')
  const dark = theme === 'dark' || (theme !== 'light' && isDark)
  const own = dark !== isDark
  return { dark, own, page: own ? '' : color }
}

const watchers = new Set()
const tell = () => watchers.forEach((watcher) => watcher())
const soon = () => requestAnimationFrame(tell)
// Where a page changes its colours slowly, they are not there yet when its marks are.
const faded = ({ propertyName }) => propertyName === 'background-color' && tell()
const styled = ({ target }) => /^(link|style)$/.test(target.localName) && soon()
let observer

// Calls back whenever the answer for an element may be another. Returns what ends it.
export const watch = (element, watcher) => {
  observer ??= new MutationObserver(soon)
  system.addEventListener('change', tell) // the same again is no second listener
  const { ownerDocument: page } = element
  page.addEventListener('transitionend', faded)
  page.addEventListener('load', styled, true)
  observer.observe(page.head, { attributes: true, childList: true, subtree: true })
  for (let at = element; (at = at.parentNode ?? at.host); ) observer.observe(at, { attributes: true })
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
