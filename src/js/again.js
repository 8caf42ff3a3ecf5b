// A feed that cannot be read in one go: one that says late what it should have said first, and one of another program.

const all = async (chunks) => {
  const pieces = []
  for await (const { bytes } of chunks) pieces.push(bytes)
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
}

// Has the widget read once more, or what a schedule of another program was made into. Gives what became of that.
export const again = async (widget, chunks, host, zone, compile) => {
  const foreign = widget.isForeign()
  let translation
  if (foreign) {
    const bytes = await all(chunks)
    translation = await (await import('./plenary-formats.js')).translate(bytes, zone, host, compile)
    // Its own format has words that it does not know, or is broken somewhere: it knows better itself.
    const own = translation.format === 'plenary' || (foreign < 2 && !translation.feed.length)
    if (own) translation = undefined
    else chunks = translation.feed.length ? [{ bytes: translation.feed }] : []
  }
  widget.restart(!translation)
  for await (const { bytes } of chunks) widget.push(bytes, true)
  return translation
}

// What a zone that does not exist may have meant, and what is done.
export const suggest = (name, zone, near) => `${name}="${zone}" is no time zone; ${near ? `did you mean ${near}? T` : 't'}he event's is used`

// What is wrong with a feed, in the order of what it costs; it says so itself.
export const complain = (widget, translation, url) => {
  const all = translation && !translation.feed.length ? [] : widget.problems()
  // An importer that reports the zone of the event has reported the times that need it.
  const isKnown = translation?.problems.some(({ code }) => code === 'zone-needed' || code === 'no-zone')
  const found = all.filter(({ code }) => !isKnown || code !== 'zone-missing')
  const problems = translation ? [...translation.problems, ...found.map((problem) => ({ ...problem, path: translation.origin(problem.path) }))] : found
  const told = ({ severity, path, value, message, hint }) => `${severity}: ${path} ${message}${value && ` (${value})`}. ${hint}`
  const worth = problems.filter(({ severity }) => severity !== 'note')
  if (worth.length) console.warn(`plenary: ${url} has ${worth.length} problem(s):\n${worth.map(told).join('\n')}`)
  return Object.defineProperty(problems, 'told', { value: problems.length ? told(problems[0]) : 'it is empty' })
}
