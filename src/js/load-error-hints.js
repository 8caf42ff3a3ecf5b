// Hints about why a feed or module could not be loaded, as far as a page can find out, and how to fix it. Browsers expose fewer details to
// scripts than to their console.

const HTTP = { 401: 'login', 403: 'login', 404: 'lost', 410: 'lost' }
const LOOK = 10_000

const HINTS = {
  file: 'A page that was opened as a file may not read other files. Serve its folder instead, as with `npx http-server` or `python3 -m http.server`, and open the address that is printed.',
  login: 'Whoever may see the page has to be allowed to load this as well.',
  lost: 'Is the address right? That in `src` counts from the address of the page, or from its <base>.',
  mixed: 'A page that came by https may load nothing by http: serve it by https as well.',
  wasm: "The page's Content-Security-Policy has to allow the program: script-src with 'wasm-unsafe-eval'.",
  policy: "The page's Content-Security-Policy has to allow it: trusted-types with the name plenary, and with 'allow-duplicates' where there are several copies of the script.",
  page: 'It came with a page in its place: many servers send one where there is no such file.',
  mixture: 'The files of plenary are of different versions: put all of one on the server, and have caches forget the others.',
  sheet: 'Only those may read this sheet who are signed in to Google: share it (General access, Anyone with the link), or publish it to the web as CSV.',
  again: 'It could be loaded a moment later.',
  unreached: 'Its server could not be reached, or the connection was lost.',
}

const origin = (url) => new URL(url).origin
const isGoogleSheet = (url) => url.startsWith('https://docs.google.com/spreadsheets/')

// Repeats the request in `no-cors` mode, which any page may use, to find out what blocks it.
const ask = async (url) => {
  let directive
  const heard = (event) => {
    if (event.disposition === 'enforce') directive = event.effectiveDirective
  }
  document.addEventListener('securitypolicyviolation', heard)
  try {
    const { type } = await fetch(url, { mode: 'no-cors', signal: AbortSignal.timeout(LOOK) })
    if (type !== 'opaque') return HINTS.again
    if (isGoogleSheet(url)) return HINTS.sheet
    const whose = origin(url) === location.origin ? 'It leads to another host, which' : `${origin(url)} answers, but`
    return `${whose} lets no other site read it: it has to send "Access-Control-Allow-Origin: *", or "${location.origin}" in the place of the star.`
  } catch {
    await new Promise((done) => setTimeout(done)) // the violation event is dispatched after the failure
    if (!directive) return HINTS.unreached
    return `The page's Content-Security-Policy forbids it: ${directive} has to have ${origin(url) === location.origin ? "'self'" : origin(url)}.`
  } finally {
    document.removeEventListener('securitypolicyviolation', heard)
  }
}

// Whether the response is a web page instead of a feed.
const isPage = async (url) => {
  const { headers } = await fetch(url, { signal: AbortSignal.timeout(LOOK) })
  return headers.get('content-type')?.startsWith('text/html') && HINTS.page
}

const mend = ({ reason, message, url, cause }) => {
  const { protocol } = location
  const status = /server answered (\d+)/.exec(message)?.[1]
  if (reason === undefined) return /polic/i.test(message) && HINTS.policy
  if (status) return HINTS[HTTP[status] === 'login' && isGoogleSheet(url) ? 'sheet' : HTTP[status]]
  if (/\bCSP\b|Content.Security.Policy/i.test(message)) return HINTS.wasm
  if (cause instanceof WebAssembly.LinkError) return HINTS.mixture
  // A feed passed as a property has no URL, and that of a Google Sheet is always the URL of a page.
  if (reason === 'feed') return /^\w+:/.test(url) && !isGoogleSheet(url) && isPage(url)
  if (!(cause instanceof Error)) return undefined // it was received, and the error message has the position at which it ends
  if (/found 3c|magic/.test(message)) return HINTS.page
  // A relative URL is a file of the package.
  if (cause instanceof WebAssembly.CompileError || !/^\w+:/.test(url)) return undefined
  if (protocol === 'file:') return HINTS.file
  return protocol === 'https:' && new URL(url).protocol === 'http:' ? HINTS.mixed : ask(url)
}

// The hint with a leading space, or an empty string.
export const why = async (failure) => {
  const found = await mend(failure)
  return found ? ` ${found}` : ''
}
