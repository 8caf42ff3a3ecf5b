// Many scripts of pages take whatever stands in the fragment for an id when the page is loaded, ask the document for it as for a selector, and
// fall over one that is none: Wowchemy's search and pictures are then left without listeners. So a fragment of ours is not in the address
// while they are told of that.

const OWN = /^([\w-]+\.)?(view|q|day|hours|track|kind|room|language|tag|person|presence|recording|starred|changed|zone|session|speaker|compare|mine)=/

let held = ''
// What a link asks for is asked for all the same.
export const fragment = () => held || location.hash

const aside = (event) => {
  const { href, hash } = location
  if (
    !hash ||
    !hash
      .slice(1)
      .split('&')
      .every((member) => OWN.test(member))
  )
    return
  const bare = href.slice(0, -hash.length)
  held = hash
  const put = (from, to) => location.href === from && history.replaceState(history.state, '', to)
  put(href, bare)
  const back = () => {
    held = ''
    put(bare, href)
  }
  // Who comes last is told last. Whoever keeps the event from the others cannot keep the address.
  addEventListener(event, back, { once: true })
  setTimeout(back)
}

const parsed = () => aside('DOMContentLoaded')
// This is told right before "load", whose first listener may be older than this script.
const complete = () => document.readyState === 'complete' && aside('load')

// The same again is no second listener.
export const guard = () => {
  addEventListener('DOMContentLoaded', parsed, true)
  addEventListener('readystatechange', complete, true)
}
