// A trap inside a listener of the core reaches nobody but the window. The core is then stuck in that one element, whose `fail` is called.

/** Returns what ends it. */
export const watchTraps = (widget, fail) => {
  const check = ({ error }) => error instanceof WebAssembly.RuntimeError && widget.isStuck() && fail(error)
  addEventListener('error', check)
  return () => removeEventListener('error', check)
}
