// A feed that cannot be read in one go: one that says late what it should have said first, and one of another program.

const all = async (feed) => {
  const pieces = []
  for await (const { bytes } of feed) pieces.push(bytes)
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
}

// Has the widget read once more, or what a schedule of another program was made into. Gives what became of that.
export const again = async (widget, feed, host, zone, compile) => {
  // Only plenary's own format can be read in part.
  const foreign = feed.error ? 0 : widget.isForeign()
  let chunks = feed
  let translation
  if (foreign) {
    const bytes = await all(feed)
    translation = await (await import('./plenary-formats.js')).translate(bytes, zone, host, compile)
    // Plenary's own format, with a key too many or broken somewhere, is read by its own reader. A schedule that is recognized never is, even
    // if there is no feed to be had of it.
    const own = translation.format === 'plenary' || (foreign < 2 && translation.format === 'unknown')
    if (own) translation = undefined
    else chunks = translation.feed.length ? [{ bytes: translation.feed }] : []
  }
  widget.restart(!translation)
  for await (const { bytes } of chunks) widget.push(bytes, true)
  return translation
}

// The problems of a feed, which are printed as well. `told` is the first of them, and `readable` says whether there is anything to show.
export const complain = (widget, translation, url, outcome) => {
  const all = translation && !translation.feed.length ? [] : widget.problems()
  // An importer that reports the zone of the event has reported the times that need it.
  const isKnown = translation?.problems.some(({ code }) => code === 'zone-needed' || code === 'no-zone')
  const found = all.filter(({ code }) => !isKnown || code !== 'zone-missing')
  const problems = translation ? [...translation.problems, ...found.map((problem) => ({ ...problem, path: translation.origin(problem.path) }))] : found
  const told = ({ severity, path, value, message, hint }) => `${severity}: ${path} ${message}${value && ` (${value})`}. ${hint}`
  const worth = problems.filter(({ severity }) => severity !== 'note')
  if (worth.length) console.warn(`plenary: ${url} has ${worth.length} problem(s):\n${worth.map(told).join('\n')}`)
  // A schedule without sessions may have none yet; one with errors has lost them.
  const isLost = translation && !+widget.report().split('\0')[5] && problems.some(({ severity }) => severity === 'error')
  const properties = { told: problems.length ? told(problems[0]) : 'it is empty', readable: outcome > 0 && !isLost }
  return Object.defineProperties(problems, Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, { value }])))
}
