// The layout of a page: header, navigation, footer. Front matter of a source:
//
//   title        its heading              document its name, where that is not its title
//   lead         the text below it        footer    text for this page only
//   description  for search engines       policy    directives beyond the policy of all pages
//   preload      whether the WebAssembly module is preloaded
//   scripts, styles   files of its own
//   bench        a feed for the agenda that stays beside a reference
//   main         classes of the content of an HTML page
import { STRICT } from '../serve.mjs'
import { escaped, phrase } from './markdown.mjs'

const TAIL = 'plenary is free software, under the MIT licence or the Apache licence 2.0, as you like.'
/** The policy of a page: that of all, and what it says beyond it, as `connect-src https:; img-src data:`. */
function policy(more = '') {
  const added = Object.fromEntries(
    more
      .split(';')
      .filter(Boolean)
      .map((part) => part.trim().split(/ (.*)/)),
  )
  return STRICT.split('; ')
    .map((rule) => [rule, added[rule.split(' ')[0]]].filter(Boolean).join(' '))
    .join('; ')
}

const list = (text) => text?.split(/\s+/) ?? []
const at = ({ name }) => (name === 'index' ? './' : `${name}.html`)
const current = (page, shown) => (page === shown ? ' aria-current="page"' : page.name === shown.parent ? ' aria-current="true"' : '')
const link = (page, shown) => `<li><a href="${at(page)}"${current(page, shown)}>${escaped(page.label)}</a></li>`

/** The HTML of a page in a folder: its relative addresses lead out of it. */
const below = (html) => html.replace(/ (href|src)="(?![a-z]+:|#|\/)(?:\.\/)?([^"]*)"/g, ' $1="../$2"')

function groups(site, page) {
  const item = ({ title, pages }) =>
    `<li><a href="${at(pages[0])}"${page.group !== title ? '' : page === pages[0] ? ' aria-current="page"' : ' aria-current="true"'}>${title}</a></li>`
  return `<nav class="groups" aria-label="Site"><ul>${site.groups.map(item).join('')}</ul></nav>`
}

const within = (site, page) => site.groups.find(({ title }) => title === page.group)
const row = (site, page) =>
  page.group === ''
    ? ''
    : `\n<nav class="row-of-pages" aria-label="${page.group}"><ul>${within(site, page)
        .pages.map((one) => link(one, page))
        .join('')}</ul></nav>`
const tree = (site, page) => site.groups.map(({ title, pages }) => `<p>${title}</p>\n<ul>${pages.map((one) => link(one, page)).join('')}</ul>`).join('\n')
const menu = (site, page) =>
  `<nav class="menu" aria-label="All pages"><details>\n<summary>${page.group}: ${escaped(page.label)}</summary>\n<div>\n${tree(site, page)}\n</div>\n</details></nav>`
const side = (site, page) => `<nav class="side" aria-label="Pages">\n${tree(site, page)}\n</nav>`
const contents = (heads) =>
  heads.length < 3
    ? ''
    : `<nav class="contents" aria-labelledby="on-this-page">\n<h2 id="on-this-page">On this page</h2>\n<ul>${heads.map(({ id, html }) => `<li><a href="#${id}">${html}</a></li>`).join('')}</ul>\n</nav>\n`

function beside(site, page) {
  const pages = page.parent ? site.children : site.pages.filter(({ isText }) => isText)
  const place = pages.indexOf(page)
  const step = (one, word, side) => (one ? `<a class="${side}" href="${at(one)}"><span>${word}</span> ${escaped(one.label)}</a>` : '')
  return `<nav class="steps" aria-label="Previous and next">${step(pages[place - 1], 'Previous', 'back')}${step(pages[place + 1], 'Next', 'on')}</nav>`
}

/** Where each group of pages begins, but the one of this page. */
export const ways = (site, page) =>
  site.groups
    .filter(({ title }) => title !== page.group)
    .map(({ title, pages }) => `<li><a href="${at(pages[0])}"><b>${title}</b> ${pages.map(({ label }) => escaped(label)).join(', ')}</a></li>`)
    .join('\n')

const bench = (feed) => `<aside class="bench" aria-label="Live agenda">
<p class="tag" hidden><code></code></p>
<div class="pane">
<plenary-agenda id="live" src="${feed}"><p>Where scripts run, an agenda stands here, and every example on this page can be tried on it.</p></plenary-agenda>
</div>
</aside>`

const brand = (page) => {
  return `<p class="brand"><a href="./"${page.name === 'index' ? ' aria-current="page"' : ''}><img src="icon.svg" alt="" width="20" height="20">plenary</a></p>`
}

function text(site, page, { html, heads }) {
  const head = `<h1>${phrase(page.title)}</h1>\n${page.lead ? `<p class="lead">${phrase(page.lead)}</p>\n` : ''}`
  const main = `<main id="content" tabindex="-1" data-pagefind-body>\n${head}${contents(heads)}<div class="text">\n${html}</div>\n${beside(site, page)}\n</main>`
  return `${menu(site, page)}\n<div class="shell${page.bench ? ' benched' : ''}">\n${side(site, page)}\n${main}\n${page.bench ? `${bench(page.bench)}\n` : ''}</div>`
}

function plain(page, { html }) {
  const head = page.name === 'index' ? '' : `<h1>${escaped(page.title)}</h1>\n${page.lead ? `<p class="lead">${page.lead}</p>\n` : ''}`
  // An article has its heading in the column of its text.
  return `<main id="content" tabindex="-1"${page.main ? ` class="${page.main}"` : ''}>\n${html.includes('<h1') ? html : head + html}</main>`
}

/** The HTML of a page. */
export function layout(page, body, site) {
  const name = page.name === 'index' ? page.title : `${(page.document ?? page.title).replaceAll('`', '')} – plenary`
  const hasAgenda = page.bench || body.html.includes('<plenary-agenda') || page.main?.includes('tool')
  const styles = ['site.css', ...(body.html.includes('class="code"') ? ['code.css'] : []), ...(page.isText ? ['docs.css'] : []), ...list(page.styles)]
  const scripts = [...(hasAgenda ? ['pkg/plenary.js'] : []), 'site.js', ...list(page.scripts)]
  const early = hasAgenda && page.preload ? ['<link rel="preload" href="pkg/plenary.wasm" as="fetch" type="application/wasm" crossorigin>'] : []
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy(page.policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(name)}</title>`,
    ...(page.description ? [`<meta name="description" content="${escaped(page.description)}">`] : []),
    '<meta name="color-scheme" content="light dark">',
    '<meta property="og:site_name" content="plenary">',
    `<meta property="og:title" content="${escaped(name)}">`,
    ...(page.description ? [`<meta property="og:description" content="${escaped(page.description)}">`] : []),
    `<meta property="og:image" content="${site.address}og.jpg">`,
    '<meta name="twitter:card" content="summary_large_image">',
    '<link rel="icon" href="icon.svg">',
    '<link rel="apple-touch-icon" href="icon-180.png">',
    ...styles.map((file) => `<link rel="stylesheet" href="${file}">`),
    ...early,
    ...scripts.map((file) => `<script type="module" src="${file}"></script>`),
  ]
  const wide = page.main?.includes('wide') ? ' class="wide"' : ''
  const nav = page.isText ? '' : row(site, page)
  const html = `<!doctype html>
<html lang="en">
<head>
${head.map((line) => `  ${line}`).join('\n')}
</head>
<body${page.isText ? ' class="docs"' : ''}>
<a class="skip" href="#content">Skip to the content</a>
<header${wide}>
${brand(page)}
${groups(site, page)}${nav}
</header>
${page.isText ? text(site, page, body) : plain(page, body)}
<footer>
${page.footer ? `<p>${page.footer}</p>\n` : ''}<p>${TAIL} <a href="${site.repository}">Its repository</a>.</p>
</footer>
</body>
</html>
`
  return page.parent ? below(html) : html
}
