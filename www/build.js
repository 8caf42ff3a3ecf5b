// Builds the lines that put an agenda into a page, and shows it.

import { copy, SELECTED } from './copy.js'

const ATTRIBUTES = ['src', 'views', 'timezone', 'event-timezone', 'lang', 'theme']
const PROPERTIES = ['--plenary-accent', '--plenary-accent-dark', '--plenary-background', '--plenary-radius', '--plenary-font-size']

const by = (id) => document.getElementById(id)
const form = by('choices')
const field = (name) => form.elements[name]

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
const isSet = (name) => {
  const box = form.querySelector(`[data-for="${name}"]`)
  return box ? box.checked : field(name).value.trim() !== ''
}
const chosen = (names) => names.filter(isSet).map((name) => [name, field(name).value.trim()])

const SNIPPETS = {
  script: (attributes, style) => `<script type="module" src="/plenary/plenary.js"></script>
${style && `<style>\n${style}\n</style>\n`}<plenary-agenda ${attributes}>
  <a href="${escaped(field('src').value)}">The agenda</a>
</plenary-agenda>`,
  hugo: (attributes, style) => `{{< plenary ${attributes} >}}${style && `\n\n/* in assets/css/custom.css or your theme's own */\n${style}`}`,
  npm: (attributes, style) => `// npm install plenary
import 'plenary'

<plenary-agenda ${attributes}></plenary-agenda>${style && `\n\n/* in your style sheet */\n${style}`}`,
}

const snippet = () => {
  const attributes = chosen(ATTRIBUTES).map(([name, value]) => `${name}="${escaped(value)}"`).join(' ')
  const properties = chosen(PROPERTIES).map(([name, value]) => `  ${name}: ${value};`)
  const style = properties.length ? `plenary-agenda {\n${properties.join('\n')}\n}` : ''
  by('snippet').textContent = SNIPPETS[field('for').value](attributes, style)
}

let shown = ''
const show = () => {
  const attributes = chosen(ATTRIBUTES)
  const [stage, key] = [by('stage'), JSON.stringify(attributes)]
  if (key !== shown) {
    shown = key
    by('failed').textContent = ''
    const agenda = document.createElement('plenary-agenda')
    for (const [name, value] of attributes) agenda.setAttribute(name, value)
    agenda.addEventListener('plenary-error', ({ detail }) => (by('failed').textContent = detail.message))
    stage.replaceChildren(agenda)
  }
  for (const name of PROPERTIES) stage.firstChild.style.setProperty(name, isSet(name) ? field(name).value : '')
}

// The address of this page remembers what was chosen.
const remember = () => {
  const all = new URLSearchParams([...chosen([...ATTRIBUTES, ...PROPERTIES]), ['for', field('for').value]])
  history.replaceState(undefined, '', `?${all}`)
}

const recall = () => {
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (![...ATTRIBUTES, ...PROPERTIES, 'for'].includes(name)) continue
    field(name).value = value
    const box = form.querySelector(`[data-for="${name}"]`)
    if (box) box.checked = true
  }
}

let timer
form.addEventListener('input', ({ target }) => {
  const box = target.type === 'color' && form.querySelector(`[data-for="${target.name}"]`)
  if (box) box.checked = true
  snippet()
  clearTimeout(timer)
  timer = setTimeout(() => {
    show()
    remember()
  }, target.type === 'text' ? 500 : 0)
})
form.addEventListener('submit', (event) => event.preventDefault())

by('copy').addEventListener('click', async () => {
  by('copied').textContent = (await copy(by('snippet'))) ? 'Copied.' : SELECTED
})

const zones = Intl.supportedValuesOf?.('timeZone') ?? []
const option = (value) => Object.assign(document.createElement('option'), { value })
by('zones').append(...zones.map(option))
by('begin').append(...['event', 'reader', ...zones].map(option))
recall()
snippet()
show()
