// Checks a feed while it is written, and shows what becomes of it.

import { check, convert, excerpt, ics, render } from './pkg/plenary-tool.js'

// So many problems are listed; who has more mends these first.
const MOST = 200
const WAIT = 300

const by = (id) => document.getElementById(id)
const [text, timezone, list, preview, gutter] = ['text', 'timezone', 'problems', 'preview', 'gutter'].map(by)

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}

const isZone = (zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

const options = () => {
  const zone = timezone.value.trim()
  timezone.setCustomValidity(zone && !isZone(zone) ? 'This is no IANA time zone.' : '')
  return { timezone: zone && isZone(zone) ? zone : '', base, file: name }
}

// Of what is in the field, unless it was changed since: the bytes, which say more than the text when they are in another encoding.
let bytes
let name = 'feed'
let base
const current = () => bytes ?? text.value

const number = () => {
  const lines = text.value.split('\n').length
  gutter.textContent = Array.from({ length: lines }, (_, i) => i + 1).join('\n')
  gutter.scrollTop = text.scrollTop
}

const show = (line, column, length) => {
  const lines = text.value.split('\n')
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  const inLine = [...(lines[line - 1] ?? '')]
  const from = before + inLine.slice(0, column - 1).join('').length
  const to = from + inLine.slice(column - 1, column - 1 + length).join('').length
  text.focus()
  text.setSelectionRange(from, to)
  text.scrollTop = (line - 4) * parseFloat(getComputedStyle(text).lineHeight)
}

const told = ({ severity, code, path, line, column, length, value, message, hint }, lines) => {
  const item = make('li', { className: severity })
  const where = make('button', { type: 'button', textContent: `line ${line}, column ${column}` })
  where.addEventListener('click', () => show(line, column, length))
  item.append(make('p', {}, make('strong', { textContent: severity }), ' ', make('a', { href: `diagnostics/${code}.html`, textContent: code }), ' ', make('code', { textContent: path }), ` ${message}${value ? ` (${value})` : ''} `, where))
  const source = lines[line - 1]
  if (source?.trim()) {
    const { text, at, length: marked } = excerpt(source, column, length)
    const chars = [...text]
    const part = (from, to) => chars.slice(from, to).join('')
    const code = make('code', {}, part(0, at), make('mark', { textContent: part(at, at + marked) }), part(at + marked))
    item.append(make('pre', {}, code))
  }
  if (hint) item.append(make('p', { className: 'hint', textContent: hint }))
  item.dataset.code = code
  return item
}

const counted = (count, word) => `${count} ${word}${count === 1 ? '' : 's'}`

let turn = 0
const run = async () => {
  const mine = ++turn
  const feed = current()
  if (!feed.length) {
    by('summary').textContent = 'Nothing was read yet.'
    list.replaceChildren()
    by('made').hidden = true
    preview.feed = undefined
    return
  }
  const report = await check(feed, options())
  if (mine !== turn) return
  const { problems, readable, source } = report
  const lines = source.split('\n')
  if (bytes) {
    // What the lines are of is the text as it was decoded.
    text.value = source
    number()
  }
  list.replaceChildren(...problems.slice(0, MOST).map((problem) => told(problem, lines)))
  const what = `${report.name}: ${counted(report.sessions, 'session')}, ${counted(report.speakers, 'speaker')}, ${report.timezone || 'no time zone'}`
  const more = problems.length > MOST ? `, of which the first ${MOST} are shown` : ''
  by('summary').textContent = `${what}. ${problems.length ? counted(problems.length, 'problem') + more : 'Nothing is wrong'}.`
  by('made').hidden = !readable
  preview.setAttribute('event-timezone', options().timezone)
  // The element reads what is JSON itself, and of other files what they are converted to.
  const isJson = /^\s*[[{]/.test(source)
  preview.feed = readable ? (isJson ? source : await convert(feed, options())) : undefined
}

let timer
const soon = () => {
  clearTimeout(timer)
  timer = setTimeout(run, WAIT)
}

const take = async (given, called, address) => {
  bytes = new Uint8Array(given)
  name = called
  base = address
  await run()
}

const get = async (address) => {
  const status = by('fetched')
  status.textContent = `Fetching ${address} …`
  try {
    const response = await fetch(address)
    if (!response.ok) throw new Error(`the server answered ${response.status}`)
    await take(await response.arrayBuffer(), address, new URL(address, document.baseURI).href)
    status.textContent = ''
  } catch (error) {
    status.textContent = `${address} could not be fetched: ${error.message}. A server on another host has to send Access-Control-Allow-Origin. Save the file and open it here instead.`
  }
}

const open = async (file) => file && take(await file.arrayBuffer(), file.name)

text.addEventListener('input', () => {
  bytes = undefined
  number()
  soon()
})
text.addEventListener('scroll', () => (gutter.scrollTop = text.scrollTop), { passive: true })
timezone.addEventListener('input', soon)
by('file').addEventListener('change', ({ target }) => open(target.files[0]))
by('from').addEventListener('submit', (event) => {
  event.preventDefault()
  const { value } = event.target.elements.src
  if (value) get(value)
})
for (const kind of ['dragover', 'dragleave', 'drop']) {
  addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    document.body.classList.toggle('dropping', kind === 'dragover')
    if (kind === 'drop') open(event.dataTransfer.files[0])
  })
}

const MADE = { convert: [convert, 'agenda.json', 'application/json'], ics: [ics, 'agenda.ics', 'text/calendar'], render: [render, 'agenda.html', 'text/html'] }
by('made').addEventListener('click', async ({ target }) => {
  const [makes, file, type] = MADE[target.dataset.make] ?? []
  const answer = makes && (await makes(current(), options()))
  const made = answer?.html ?? answer
  if (made === undefined) return
  const url = URL.createObjectURL(new Blob([made], { type }))
  make('a', { href: url, download: file }).click()
  setTimeout(() => URL.revokeObjectURL(url), 1e4)
})

by('zones').append(...(Intl.supportedValuesOf?.('timeZone') ?? []).map((value) => make('option', { value })))
const asked = new URLSearchParams(location.search)
timezone.value = asked.get('timezone') ?? ''
number()
if (asked.has('src')) {
  by('from').elements.src.value = asked.get('src')
  get(asked.get('src'))
} else if (text.value) soon()
