// The search of the site, in the index that Pagefind made of it.

const form = document.querySelector('#search')
const input = form.querySelector('input')
const found = document.querySelector('#found')
const list = document.querySelector('#results')
const MOST = 20

const make = (name, props = {}, ...children) => {
  const node = Object.assign(document.createElement(name), props)
  node.append(...children)
  return node
}

// An excerpt is escaped HTML with <mark> around what was found. It becomes nodes, since the policy of the page lets no text become HTML.
const text = (html) => html.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&')
const excerpt = (html) => html.split(/(<mark>.*?<\/mark>)/).map((part) => (part.startsWith('<mark>') ? make('mark', { textContent: text(part.slice(6, -7)) }) : text(part)))

const item = ({ url, meta, excerpt: html, sub_results: parts }) => {
  const links = parts.filter(({ anchor }) => anchor).slice(0, 3)
  return make(
    'li',
    {},
    make('a', { href: url.replace(/^\//, ''), textContent: meta.title }),
    make('p', {}, ...excerpt(html)),
    ...(links.length ? [make('p', { className: 'parts' }, ...links.flatMap(({ url, title }) => [make('a', { href: url.replace(/^\//, ''), textContent: title }), ' ']))] : []),
  )
}

let turn = 0
async function search(pagefind) {
  const mine = ++turn
  const words = input.value.trim()
  history.replaceState(null, '', words ? `?q=${encodeURIComponent(words)}` : location.pathname)
  if (!words) {
    found.textContent = ''
    list.replaceChildren()
    return
  }
  const answer = await pagefind.debouncedSearch(words)
  if (!answer || mine !== turn) return
  const pages = await Promise.all(answer.results.slice(0, MOST).map((result) => result.data()))
  if (mine !== turn) return
  found.textContent = answer.results.length ? `${answer.results.length} ${answer.results.length === 1 ? 'page' : 'pages'}` : `No page has “${words}”.`
  list.replaceChildren(...pages.map(item))
}

form.hidden = false
found.textContent = ''
try {
  const pagefind = await import('./pagefind/pagefind.js')
  // A worker would need a policy for Trusted Types of its own.
  await pagefind.options({ noWorker: true })
  await pagefind.init()
  form.addEventListener('submit', (event) => event.preventDefault())
  input.addEventListener('input', () => search(pagefind))
  input.value = new URLSearchParams(location.search).get('q') ?? ''
  input.focus()
  await search(pagefind)
} catch (error) {
  form.hidden = true
  found.textContent = 'The index of the search is not there. In a clone of the repository, "npm run setup" and "node tools/search.mjs" make it.'
  console.info(error)
}
