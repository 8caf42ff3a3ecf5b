// The lines that put an agenda into a page. Whatever was typed is checked here, and escaped for where it goes: what fits no rule is left out.

const ATTRIBUTES = ['views', 'timezone', 'lang', 'theme', 'refresh']
const STYLES = ['--plenary-accent', '--plenary-accent-dark', '--plenary-background', '--plenary-radius', '--plenary-font-size']

const ALLOWED = {
  views: /^(agenda|grid|speakers|mine)( (agenda|grid|speakers|mine))*$/,
  timezone: /^(event|reader|[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*)$/,
  lang: /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/,
  theme: /^(light|dark)$/,
  refresh: /^\d{1,4}$/,
  '--plenary-accent': /^#[0-9a-f]{6}$/i,
  '--plenary-accent-dark': /^#[0-9a-f]{6}$/i,
  '--plenary-background': /^#[0-9a-f]{6}$/i,
  '--plenary-radius': /^\d{1,3}(px)?$/,
  '--plenary-font-size': /^\d{1,3}px$/,
}

/** Where relative addresses lead as long as nobody said which page they are for. */
export const NOWHERE = 'https://your-site.example/'

const DANGEROUS = /[\s"'<>`{}\\^|\p{Cc}]/gu
const encoded = (text) => text.replace(DANGEROUS, (char) => (char === "'" ? '%27' : encodeURIComponent(char)))

/** The address of a page, or undefined if it is no web address. */
export const pageAddress = (text) => {
  try {
    const { protocol, href } = new URL(text.trim())
    return /^https?:$/.test(protocol) ? encoded(href) : undefined
  } catch {
    return undefined
  }
}

/** An address of a feed as it may be written on a page, or undefined if it leads nowhere on the web. */
export const feedAddress = (text, page) => {
  const trimmed = text.trim()
  try {
    const { protocol } = new URL(trimmed, pageAddress(page) ?? NOWHERE)
    return trimmed && /^https?:$/.test(protocol) ? encoded(trimmed) : undefined
  } catch {
    return undefined
  }
}

/** The same in full, on the page that it is for. */
export const fullAddress = (text, page) => encoded(new URL(feedAddress(text, page) ?? 'agenda.json', pageAddress(page) ?? NOWHERE).href)

/** The options that fit, as `[name, value]`. */
export const attributes = (options) => ATTRIBUTES.filter((name) => ALLOWED[name].test(options[name] ?? '')).map((name) => [name, options[name]])
export const styles = (options) => STYLES.filter((name) => ALLOWED[name].test(options[name] ?? '')).map((name) => [name, options[name]])

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const written = (pairs) => pairs.map(([name, value]) => `${name}="${escaped(value)}"`).join(' ')
const css = (pairs) => (pairs.length ? `plenary-agenda {\n${pairs.map(([name, value]) => `  ${name}: ${value};`).join('\n')}\n}` : '')

const lines = (script, src, options) => {
  const style = css(styles(options))
  return `<script type="module" src="${escaped(script)}"></script>
${style && `<style>\n${style}\n</style>\n`}<plenary-agenda ${written([['src', src], ...attributes(options)])}>
  <a href="${escaped(src)}">The agenda</a>
</plenary-agenda>`
}

const MAKERS = {
  html: (src, options) => lines('/plenary/plenary.js', src, options),
  // A block may be shown on other pages than its own, such as an archive, so that relative addresses would not do.
  wordpress: (_, options) => lines(fullAddress('/plenary/plenary.js', options.page), fullAddress(options.src || 'agenda.json', options.page), options),
  hugo(src, options) {
    const style = css(styles(options))
    return `{{< plenary ${written([['src', src], ...attributes(options)])} >}}${style && `\n\n/* in assets/css/custom.css, or the style sheet of your theme */\n${style}`}`
  },
  npm(src, options) {
    const style = css(styles(options))
    return `// npm install plenary
import 'plenary'

<plenary-agenda ${written([['src', src], ...attributes(options)])}></plenary-agenda>${style && `\n\n/* in your style sheet */\n${style}`}`
  },
}

/** The snippet for `html`, `wordpress`, `hugo` or `npm`. */
export const snippet = (target, options) => MAKERS[target](feedAddress(options.src || 'agenda.json', options.page) ?? 'agenda.json', options)
