// Detects whether the page around an element is dark: by the background that it paints, else by its declared color scheme. Many themes darken a page with
// a class only, without declaring a color scheme.

const system = matchMedia('(prefers-color-scheme: dark)')
// Created only for colors in newer syntaxes, since it is slow.
let canvas

// Parses any CSS color to red, green, blue, opacity.
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

// Whether the page is dark, and its color if that has enough contrast for all texts of the theme.
const look = (element, from) => {
  for (let at = from; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
    const { backgroundColor } = getComputedStyle(at)
    const [r, g, b, a] = parse(backgroundColor)
    const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b
    if (a > 0.5) return [luma < 110, a === 1 && (luma < 46 || luma > 229) ? backgroundColor : '']
  }
  // <meta name="color-scheme"> sets the browser's default, which is not in any computed style.
  const { colorScheme } = getComputedStyle(element)
  const declared = colorScheme === 'normal' ? (element.ownerDocument.querySelector('meta[name=color-scheme i]')?.content ?? '') : colorScheme
  // Otherwise the browser paints the page in its own color for the scheme.
  return [declared.includes('dark') && (system.matches || !declared.includes('light')), 'Canvas']
}

/**
 * `dark`: whether the element should be dark; `own`: whether its `theme` attribute differs from the page; `page`: the background color
 * of the page, if usable. `root` is the content of the element, which may have a background of its own.
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
// If the page's colors have a transition, they change later than its class.
const faded = ({ propertyName }) => propertyName === 'background-color' && tell()
const styled = ({ target }) => /^(link|style)$/.test(target.localName) && soon()
let observer

// Calls back whenever the result for an element may have changed. Returns a function that stops that.
export const watch = (element, watcher) => {
  observer ??= new MutationObserver(soon)
  system.addEventListener('change', tell) // adding the same listener again has no effect
  const { ownerDocument: page } = element
  page.addEventListener('transitionend', faded)
  page.addEventListener('load', styled, true)
  observer.observe(page.head, { attributes: true, childList: true, subtree: true })
  for (let at = element; (at = at.parentNode ?? at.host); ) observer.observe(at, { attributes: true })
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
