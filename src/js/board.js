// A board on a screen that nobody operates has to show all of what it says: where it would be higher than the window, its type is smaller.

const LEAST = 0.4
const STEP = 0.05

const fit = (main) => {
  const board = main.firstElementChild
  if (!board?.matches('.board')) return
  const free = innerHeight - scrollY - board.getBoundingClientRect().top
  // A page that has so much above it is scrolled anyway.
  const least = free > innerHeight / 2 ? LEAST : 1
  let size = 1 + STEP
  board.style.minHeight = '0'
  do board.style.setProperty('--fit', String((size -= STEP)))
  while (size > least && board.offsetHeight > free)
  board.style.removeProperty('min-height')
}

/** Fits a board into the window whenever it is rendered, the element is of another size or the window is. */
export const fitBoard = (root, main) => {
  const look = () => fit(main)
  new MutationObserver(look).observe(main, { childList: true })
  // Not at once, since that changes the size again, of which browsers complain.
  new ResizeObserver(() => requestAnimationFrame(look)).observe(root)
  const resized = () => (main.isConnected ? look() : removeEventListener('resize', resized))
  addEventListener('resize', resized)
}
