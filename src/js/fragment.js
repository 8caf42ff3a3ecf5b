// Hides plenary's fragment from the page's scripts while the page loads. Many scripts pass the fragment to `querySelector` as an id, and throw
// if it is not a valid selector: Wowchemy's search and pictures are then left without listeners. So the fragment is removed from the URL
// while those events are dispatched.

const OWN = /^([\w-]+\.)?(view|q|day|hours|track|kind|room|language|tag|person|presence|recording|starred|changed|zone|session|speaker|compare|mine)=/

let held = ''
// The deep link remains available to the element.
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
  // The last listener is called last and restores the URL. If another listener stops propagation, the timeout does so.
  addEventListener(event, back, { once: true })
  setTimeout(back)
}

const parsed = () => aside('DOMContentLoaded')
// Dispatched right before "load", whose first listener may be older than this script.
const complete = () => document.readyState === 'complete' && aside('load')

// Adding the same listener again has no effect.
export const guard = () => {
  addEventListener('DOMContentLoaded', parsed, true)
  addEventListener('readystatechange', complete, true)
}
