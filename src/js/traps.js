// A trap inside a listener of the core is reported only to the window's `error` event. It leaves that element's widget stuck, whose `fail` is called.

/** Returns a function that removes the listener. */
export const watchTraps = (widget, fail) => {
  const check = ({ error }) => error instanceof WebAssembly.RuntimeError && widget.isStuck() && fail(error)
  addEventListener('error', check)
  return () => removeEventListener('error', check)
}
