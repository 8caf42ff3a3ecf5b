// Fits the board to a screen that nobody can scroll: if its content is higher than the window, the type is scaled down.

const LEAST = 0.4
const STEP = 0.05

const fit = (main) => {
  const board = main.firstElementChild
  if (!board?.matches('.board')) return
  const free = innerHeight - scrollY - board.getBoundingClientRect().top
  // A page with this much content above the board is scrolled anyway.
  const least = free > innerHeight / 2 ? LEAST : 1
  let size = 1 + STEP
  board.style.minHeight = '0'
  do board.style.setProperty('--fit', String((size -= STEP)))
  while (size > least && board.offsetHeight > free)
  board.style.removeProperty('min-height')
}

/** Fits a board to the window when it is rendered, and when the element or the window is resized. */
export const fitBoard = (root, main) => {
  const look = () => fit(main)
  new MutationObserver(look).observe(main, { childList: true })
  // Deferred by a frame: resizing within the callback would cause the error "ResizeObserver loop".
  new ResizeObserver(() => requestAnimationFrame(look)).observe(root)
  const resized = () => (main.isConnected ? look() : removeEventListener('resize', resized))
  addEventListener('resize', resized)
}
