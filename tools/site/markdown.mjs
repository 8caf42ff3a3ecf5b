// Markdown to HTML: ids of headings as on GitHub, code highlighted by classes, and live examples below their code.
import GithubSlugger from 'github-slugger'
import hljs from 'highlight.js/lib/common'
import MarkdownIt from 'markdown-it'
import anchor from 'markdown-it-anchor'

export const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

// Those that are written as another.
const ALIASES = { toml: 'ini', tsx: 'typescript', jsx: 'javascript', go: 'go', 'go-html-template': 'html', svelte: 'html', vue: 'html', astro: 'html', pem: 'txt' }
const PLAIN = ['', 'txt', 'text', 'console', 'csv', 'ics']

function coloured(code, language) {
  if (PLAIN.includes(language)) return escaped(code)
  const known = ALIASES[language] ?? language
  if (!hljs.getLanguage(known)) throw new Error(`code in "${language}" cannot be coloured`)
  return hljs.highlight(code, { language: known }).value
}

/** Code in its box, which can be scrolled by keyboard. */
export const block = (code, language = '') => `<div class="code"><pre tabindex="0"><code>${coloured(code.trimEnd(), language)}</code></pre></div>`

const UNTIL = '<noscript><p>Where scripts run, the agenda that this makes stands here.</p></noscript>'
// The script is in the page already, and what a style would change is not allowed to be inline.
const bare = (html) => html.replace(/<script\b[^]*?<\/script>\s*|<link\b[^>]*>\s*/g, '').trim()

const LIVE = {
  html(code) {
    if (/<style|\sstyle=/.test(code)) throw new Error('an example that lives has no style: the pages run under a policy that forbids it')
    return bare(code)
  },
  json(code, attributes) {
    JSON.parse(code)
    return `<plenary-agenda data-feed${attributes && ` ${attributes}`}></plenary-agenda>`
  },
}

function fence(tokens, at) {
  const [language = '', kind, ...attributes] = tokens[at].info.trim().split(/\s+/)
  const code = tokens[at].content
  const shown = block(code, language)
  if (kind !== 'live') return `${shown}\n`
  if (!LIVE[language]) throw new Error(`"${language}" cannot live: html and json can`)
  return `<figure class="live">\n${shown}\n<div class="stage">\n${UNTIL}\n${LIVE[language](code, attributes.join(' '))}\n</div>\n</figure>\n`
}

// The policy of the pages forbids an attribute for style.
const side = (token) => (/right/.test(token.attrGet('style') ?? '') ? ' class="end"' : '')

const permalink = anchor.permalink.linkAfterHeader({
  style: 'visually-hidden',
  class: 'anchor',
  visuallyHiddenClass: 'unseen',
  symbol: '#',
  // A search would find its text with each heading.
  renderAttrs: () => ({ 'data-pagefind-ignore': '' }),
  placement: 'after',
  assistiveText: (title) => `Link to “${title}”`,
  wrapper: ['<div class="heading">\n', '</div>\n'],
})

/**
 * The HTML of a Markdown text, and its headings of the second level as `{ id, html }`. Links to the source of another page of these
 * `names` lead to the page.
 */
export function render(text, { names }) {
  const slugger = new GithubSlugger()
  const heads = []
  const md = new MarkdownIt({ html: true })
  md.use(anchor, { slugify: (title) => slugger.slug(title), tabIndex: false, permalink })
  Object.assign(md.renderer.rules, {
    fence,
    code_block: (tokens, at) => `${block(tokens[at].content)}\n`,
    table_open: () => '<div class="table" tabindex="0">\n<table>\n',
    table_close: () => '</table>\n</div>\n',
    td_open: (tokens, at) => `<td${side(tokens[at])}>`,
    // A head without a word heads nothing.
    th_open: (tokens, at) => `<${tokens[at + 1].content ? 'th' : 'td'}${side(tokens[at])}>`,
    th_close: (tokens, at) => `</${tokens[at - 1].content ? 'th' : 'td'}>\n`,
  })
  const links = ({ children }) => {
    for (const token of children ?? []) {
      const href = token.type === 'link_open' && token.attrGet('href')
      const [, name, rest] = /^(?:\.\/)?((?:diagnostics\/)?[\w-]+)\.md(#.*)?$/.exec(href || '') ?? []
      if (names.includes(name)) token.attrSet('href', `${name}.html${rest ?? ''}`)
    }
  }
  md.core.ruler.push('links', ({ tokens }) => tokens.forEach(links))
  const env = {}
  const tokens = md.parse(text, env)
  tokens.forEach(({ type, tag, attrs }, at) => {
    if (type !== 'heading_open' || tag !== 'h2') return
    const { children } = tokens[at + 1]
    heads.push({
      id: Object.fromEntries(attrs).id,
      html: md.renderer.render(
        children.filter(({ type }) => !type.startsWith('link_')),
        md.options,
        env,
      ),
    })
  })
  return { html: md.renderer.render(tokens, md.options, env).replace(/^<!--[^]*?-->\n/gm, ''), heads }
}

/** A phrase of Markdown as HTML. */
export const phrase = (text) => new MarkdownIt().renderInline(text)
