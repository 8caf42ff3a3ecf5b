// The editor for agendas: a table of sessions and one of speakers, what is wrong in them, the agenda as it will look, and what goes to the site.

import * as tool from './pkg/plenary-tool.js'
import { by, counted, make } from './build/dom.js'
import * as draft from './build/draft.js'
import * as edits from './build/document.js'
import { applied, edited, finished, reread, rewritten, source, tracksOf } from './build/feed.js'
import { called, fixed, offersOf } from './build/fixes.js'
import { grid } from './build/grid.js'
import * as history from './build/history.js'
import { LANGUAGES, nameOf } from './build/languages.js'
import { cellsOfTable, open, tabbed } from './build/open.js'
import { withPeople } from './build/person.js'
import { inOne } from './build/session.js'
import { attributes, feedAddress, fullAddress, NOWHERE, pageAddress, snippet, styles } from './build/snippets.js'
import { copy, SELECTED } from './copy.js'

const WAIT = 200
const SAVE = 600
// So many problems are listed; who has more fixes these first.
const MOST = 100
const SAMPLE = 'harbour-days.json'
// What the export puts right by itself.
const QUIET = new Set(['other-form', 'date-continued'])

// ---- The document, and its history

let state = history.begin(undefined)
const noMarks = () => ({ sessions: new Map(), people: new Map() })
let found = { problems: [], marks: noMarks(), feed: undefined }
const doc = () => state.present

/** Takes a document as the next step. `key` joins steps of one field. */
const take = (next, key) => {
  state = history.step(state, next, key)
  changed()
}

const changed = () => {
  setText('fixed', '')
  render()
  soon()
  keep()
}

// ---- Start

const setText = (id, text) => (by(id).textContent = text)

const summaryOf = ({ name, problems }, { rows }) =>
  `${name[0].toUpperCase()}${name.slice(1)}, ${counted(rows.length, 'session')}.${problems.length ? ` ${counted(problems.length, 'remark')} on the import.` : ''}`

const imported = (problems) => {
  by('imported').hidden = !problems.length
  by('remarks').replaceChildren(
    ...problems
      .slice(0, MOST)
      .map(({ severity, path, message, value, hint }) =>
        make(
          'li',
          { className: severity },
          make('p', {}, make('code', { textContent: path }), ` ${message}${value ? ` (${value})` : ''}`),
          make('p', { className: 'hint', textContent: hint }),
        ),
      ),
  )
}

const start = async (given, { address = '', file = '', rows, what = 'This' } = {}) => {
  setText('started', 'Reading …')
  const { doc: next, report, isUnnamed } = await open(tool, given, { address, file, rows })
  if (!next) {
    const [problem] = report.problems
    setText(
      'started',
      `${what} could not be read. ${problem ? `${problem.message[0].toUpperCase()}${problem.message.slice(1)}. ${problem.hint}` : 'Paste a table with column names such as Date, Start, Title and Room, or a feed.'}`,
    )
    return false
  }
  const rowsRead = `${counted(next.rows.length, 'row')} from a spreadsheet.`
  if (next.kind !== 'sheet') setText('started', summaryOf(report, next))
  else if (isUnnamed) setText('started', `${rowsRead} Its column names are not known. Choose above each column what it has, and delete rows that are no sessions.`)
  else setText('started', `${rowsRead} What each column has is chosen above it.`)
  imported(report.problems)
  // Options survive, since they are about the site and not about the agenda.
  take({ ...next, options: doc()?.options ?? next.options })
  by('start').open = false
  showTable('sessions')
  grids.sessions.select(0, 0)
  return true
}

const fetched = async (address) => {
  setText('started', `Fetching ${address} …`)
  try {
    const url = new URL(address, document.baseURI)
    if (!/^https?:$/.test(url.protocol)) throw new Error('only addresses with https: or http: can be fetched')
    const response = await fetch(url)
    if (!response.ok) throw new Error(`the server answered ${response.status}`)
    await start(new Uint8Array(await response.arrayBuffer()), { address: url.href, file: url.pathname.split('/').at(-1), what: address })
  } catch (error) {
    setText(
      'started',
      `${address} could not be fetched: ${error.message}. Servers on another host have to send Access-Control-Allow-Origin. Save the file and open it here instead.`,
    )
  }
}

const openFile = async (file) => file && start(new Uint8Array(await file.arrayBuffer()), { file: file.name, what: file.name })

const BEGIN = {
  async sample() {
    await fetched(SAMPLE)
  },
  blank() {
    setText('started', '')
    imported([])
    take({ ...edits.blank(), options: doc()?.options ?? edits.OPTIONS })
    by('start').open = false
    showTable('sessions')
    by('event-title').focus()
  },
}

// Documents are only parsed: nothing in them runs or is loaded.
const policy = globalThis.trustedTypes?.createPolicy('plenary-clipboard', { createHTML: (html) => html })
const parsed = (html) => new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, 'text/html')

/** What the clipboard has: a table as tab-separated text, else its text. */
const clipboard = ({ clipboardData: data }) => {
  const html = data.getData('text/html')
  const rows = html.includes('<t') ? cellsOfTable(parsed(html)) : []
  return rows.length ? { rows, text: tabbed(rows) } : { rows, text: data.getData('text/plain') }
}

/** Cells of a clipboard without a table, by the tool. */
const cellsOfText = async (text) => {
  const read = /[\t\n]/.test(text) && (await tool.sheetCells?.(text))
  return read || [[text]]
}

// ---- Tables

let shown = 'sessions'
const isPeople = () => shown === 'people'
const tableOf = (name) => (name === 'people' ? edits.peopleOf(doc()) : doc())

/** Changes the rows or the columns of the table that is shown. */
const change = (edit) => take(isPeople() ? withPeople(doc(), edit(tableOf('people')), false) : edit(doc()))
/** Changes its cells. */
const write = (edit) => take(isPeople() ? withPeople(doc(), edit(tableOf('people'))) : edit(doc()))

const on = {
  edit: (row, column, text) => tableOf(shown).rows[row]?.cells[column] !== text && write((table) => edits.setCell(table, row, column, text)),
  field: (column, field) => change((table) => edits.setField(table, column, field)),
  async paste(row, column, event) {
    event.preventDefault()
    const { rows, text } = clipboard(event)
    const block = rows.length ? rows : await cellsOfText(text.replace(/\r?\n$/, ''))
    write((table) => edits.setCells(table, row, column, block))
    cells().select(row, column)
  },
  select: () => tools(),
  command: (name) => COMMANDS[name](),
  fix: (problem, offer) => fix(problem, offer),
}
const grids = { sessions: grid(by('table'), on), people: grid(by('people'), on) }
const cells = () => grids[shown]

const showTable = (name) => {
  shown = name
  for (const tab of document.querySelectorAll('[data-table]')) {
    const isShown = tab.dataset.table === name
    tab.setAttribute('aria-selected', String(isShown))
    tab.tabIndex = isShown ? 0 : -1
    by(tab.getAttribute('aria-controls')).hidden = !isShown
  }
  by('part').hidden = isPeople()
  if (doc()) cells().render(tableOf(name), found.marks[name])
  tools()
}

by('tables').addEventListener('keydown', (event) => {
  const tabs = [...by('tables').querySelectorAll('[role=tab]')]
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  const at = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : step && (tabs.indexOf(event.target) + step + tabs.length) % tabs.length
  if (at === undefined) return
  event.preventDefault()
  showTable(tabs[at].dataset.table)
  tabs[at].focus()
})

const COMMANDS = {
  undo() {
    state = history.undo(state)
    changed()
  },
  redo() {
    state = history.redo(state)
    changed()
  },
  add: () => change((table) => edits.addRow(table, table.rows.length ? cells().active.row + 1 : 0)),
  last: () => change((table) => edits.addRow(table, table.rows.length)),
  copy: () => change((table) => edits.copyRow(table, cells().active.row)),
  remove: () => change((table) => edits.removeRow(table, cells().active.row)),
  up: () => move(-1),
  down: () => move(1),
  fix: () => fixAll(),
  part: () => !isPeople() && take(edits.togglePart(doc(), cells().active.row)),
}

const move = (by) => {
  const { row, column } = cells().active
  change((table) => edits.moveRow(table, row, row + by))
  cells().select(Math.max(0, Math.min(row + by, tableOf(shown).rows.length - 1)), column)
}

const tools = () => {
  const { row } = cells().active
  const rows = doc() ? tableOf(shown).rows : []
  const one = rows[row]
  const isAllowed = {
    undo: state.past.length,
    redo: state.future.length,
    add: doc(),
    copy: one,
    remove: one,
    up: one && row > 0,
    down: one && row < rows.length - 1,
    part: one && row > 0 && doc().kind === 'feed' && !isPeople(),
    fix: found.problems.some(isSafe),
  }
  for (const button of document.querySelectorAll('[data-command]')) {
    const allowed = Boolean(isAllowed[button.dataset.command])
    // A button that has the focus keeps it.
    button.setAttribute('aria-disabled', String(!allowed))
  }
  by('part').setAttribute('aria-pressed', String(Boolean(one?.isPart)))
}

// ---- Problems

/** Waits until what was found is of the document as it is. */
const upToDate = async () => {
  if (found.doc !== doc()) await run()
  return found.doc === doc()
}

const fix = async (offered, offer) => {
  let [problem, { value, edits }] = [offered, offer]
  if (edits && found.doc !== doc()) {
    // The edits are of a text that was changed since: of the one there is now, others do the same.
    const isSame = ({ code, path }) => code === offered.code && path === offered.path
    problem = (await upToDate()) && found.problems.find(isSame)
    edits = problem?.fix?.edits
    if (!edits) return
  }
  const { place } = problem
  take(!edits ? fixed(doc(), problem, place, value) : doc().kind === 'sheet' ? edited(doc(), edits) : rewritten(doc(), applied(found.text, edits)))
  setText('fixed', `${called(doc(), place)} is corrected. Undo takes it back.`)
  if (place.row !== undefined || place.field) goTo(place)
  else by('fix-all').focus()
}

const isSafe = ({ fix }) => fix?.safe

const fixAll = async () => {
  if (!(await upToDate())) return
  const { doc: checked, text } = found
  const { text: next, count } = await tool.fix(text, optionsOf(checked))
  const written = checked.kind === 'sheet' ? reread(checked, ...(await Promise.all([text, next].map(tool.sheetCells)))) : rewritten(checked, next)
  if (checked !== doc()) return
  take(written)
  setText('fixed', `${counted(count, 'correction')} made. Undo takes ${count === 1 ? 'it' : 'them'} back.`)
}

const goTo = ({ row, column, field, isPeople }) => {
  if (row === undefined) return by(`event-${field}`)?.focus()
  showTable(isPeople ? 'people' : 'sessions')
  cells().select(row, column)
}

const item = (problem) => {
  const { severity, code, place, message, value, hint } = problem
  const name = place.row === undefined && !place.field && problem.path !== '$' ? problem.path : called(doc(), place)
  const where = place.row === undefined && !by(`event-${place.field}`) ? make('code', { textContent: name }) : make('button', { type: 'button', textContent: name })
  where.addEventListener('click', () => goTo(place))
  const buttons = offersOf(problem).map((offer) => {
    const button = make('button', { type: 'button', className: 'fix', textContent: offer.action })
    button.addEventListener('click', () => fix(problem, offer))
    return button
  })
  const line = make(
    'p',
    {},
    make('strong', { textContent: `${severity}: ` }),
    where,
    ` ${message}${value && place.row === undefined ? ` (${value})` : value ? `: ${value}` : ''} `,
    ...buttons,
  )
  const made = make('li', { className: severity }, line)
  if (hint) made.append(make('p', { className: 'hint', textContent: hint }))
  made.dataset.code = code
  return made
}

const list = () => {
  const { problems, report } = found
  by('problems').replaceChildren(...problems.slice(0, MOST).map(item))
  if (!doc()) return setText('summary', '')
  const what = report ? `${counted(report.sessions, 'session')}, ${counted(report.speakers, 'person').replace('persons', 'people')}` : ''
  const more = problems.length > MOST ? `, of which the first ${MOST} are listed` : ''
  const fields = new Set(problems.filter(({ severity }) => severity !== 'note').map(({ place }) => place.field))
  for (const key of ['title', 'place', 'timezone']) by(`event-${key}`).setAttribute('aria-invalid', String(fields.has(key)))
  setText('summary', `${what}. ${problems.length ? counted(problems.length, 'problem') + more : 'No problems'}.`)
}

// ---- The agenda, as it will look

const preview = by('preview')

const show = () => {
  const { options = edits.OPTIONS } = doc() ?? {}
  const wanted = new Map(attributes(options).filter(([name]) => name !== 'refresh'))
  for (const name of ['views', 'timezone', 'lang', 'theme']) {
    if ((preview.getAttribute(name) ?? '') === (wanted.get(name) ?? '')) continue
    if (wanted.has(name)) preview.setAttribute(name, wanted.get(name))
    else preview.removeAttribute(name)
  }
  const chosen = new Map(styles(options))
  for (const name of Object.keys(edits.OPTIONS).filter((name) => name.startsWith('--'))) preview.style.setProperty(name, chosen.get(name) ?? '')
  const isEmpty = !found.report?.sessions
  by('none-yet').hidden = !isEmpty
  preview.hidden = isEmpty
  if (isEmpty) return
  if (preview.feed !== found.feed) preview.feed = found.feed
  // Addresses in the feed are relative to the feed on the owner's site, and never to this page. Beside a feed nothing is loaded from there.
  const src = fullAddress(options.src || 'agenda.json', options.page)
  if (preview.getAttribute('src') !== src) preview.setAttribute('src', src)
}

// The zone in the form is that of the times in a sheet.
const optionsOf = ({ kind, event }) => ({ timezone: kind === 'sheet' ? inOne(event.timezone) : '' })

// In the form the zone is written once, whatever the syntax of a file would be.
const ZONE = /^zone-(missing|needed|unsaid)$/
const described = (problem) => {
  if (!ZONE.test(problem.code) || problem.place.field !== 'timezone') return problem
  const [guess = ''] = /^Did you mean \S+\? /.exec(problem.hint) ?? []
  return { ...problem, hint: `${guess}Write the time zone of the event into the form, such as Europe/Paris.` }
}

const isZone = (name) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

// The zone in the form is in no row of a sheet, so that no problem of the text is about it.
const unknownZone = async ({ kind, event }) => {
  const zone = inOne(event.timezone).trim()
  if (kind !== 'sheet' || !zone || isZone(zone)) return undefined
  const near = await tool.nearestZone(zone)
  const hint = `${near ? `Did you mean ${near}? ` : ''}Write the IANA name of the zone (Region/City).`
  return { severity: 'error', code: 'no-zone', path: '$.event.timezone', value: JSON.stringify(zone), message: 'is not a known time zone', hint, line: 1, column: 1 }
}

let turn = 0
const run = async () => {
  const mine = ++turn
  const now = doc()
  if (!now) {
    found = { problems: [], marks: noMarks() }
    return settle()
  }
  const { text, place } = source(now)
  const options = optionsOf(now)
  const report = await tool.check(text, options)
  const feed = finished(now, await tool.convert(text, options))
  const whole = feed && now.kind === 'sheet' ? await tool.convert(feed) : feed
  const unknown = await unknownZone(now)
  if (mine !== turn) return
  const all = unknown ? [unknown, ...report.problems.filter(({ code }) => !ZONE.test(code))] : report.problems
  const problems = all
    .filter(({ code, severity }) => !(severity === 'note' && QUIET.has(code)))
    .map((problem) => described({ ...problem, place: place(problem), isSheet: now.kind === 'sheet' }))
  const marks = noMarks()
  for (const problem of problems) {
    const { row, column, isPeople } = problem.place
    if (row === undefined || (problem.severity === 'note' && !offersOf(problem).length)) continue
    const of = marks[isPeople ? 'people' : 'sessions']
    of.set(`${row}:${column}`, [...(of.get(`${row}:${column}`) ?? []), problem])
  }
  found = { doc: now, text, problems, marks, feed: whole, report }
  settle()
}

const settle = () => {
  if (doc() && !cells().isEditing) cells().render(tableOf(shown), found.marks[shown])
  list()
  tools()
  colors()
  show()
  publish()
}

let timer
const soon = () => {
  clearTimeout(timer)
  timer = setTimeout(run, WAIT)
}

// ---- Forms

const field = (name) => by('options').elements[name] ?? by('publish').elements[name]

const colors = () => {
  const all = tracksOf(found.feed)
  const key = JSON.stringify(all)
  if (by('tracks').dataset.now === key) return
  by('tracks').dataset.now = key
  by('track-colors').hidden = !all.length
  by('tracks').replaceChildren(
    ...all.map(({ name, color }) => {
      const input = make('input', { type: 'color', value: /^#[0-9a-f]{6}$/i.test(color) ? color : '#6b7280' })
      input.addEventListener('change', () => take(edits.setColor(doc(), name, input.value)))
      return make('label', { className: 'color' }, input, ` ${name}`)
    }),
  )
}

const render = () => {
  const now = doc()
  document.body.classList.toggle('started', Boolean(now))
  for (const part of document.querySelectorAll('[data-needs-doc]')) part.hidden = !now
  tools()
  if (!now) return
  cells().render(tableOf(shown), found.marks[shown])
  const count = edits.peopleOf(now).rows.filter((row) => !edits.isBlank(row)).length
  setText('people-count', count ? String(count) : '')
  for (const key of ['title', 'place', 'timezone']) {
    const input = by(`event-${key}`)
    const said = now.event[key] ?? (now.kind === 'sheet' && found.feed ? JSON.parse(found.feed).event?.[key] : '')
    const text = inOne(said, now.event.language ?? 'en')
    if (input !== document.activeElement || input.value.trim() !== text) input.value = text
  }
  for (const [name, value] of Object.entries(now.options)) {
    const input = field(name)
    const box = by('options').querySelector(`[data-for="${name}"]`)
    if (box) box.checked = value !== ''
    if (!input || input === document.activeElement) continue
    if (input.type !== 'color') input.value = value
    else if (value) input.value = value
  }
  publish()
}

const SAFE = 'Write a web address, such as https://example.org/agenda.json, or one relative to your page, such as agenda.json.'

const publish = () => {
  const { options = edits.OPTIONS } = doc() ?? {}
  const target = by('publish').elements.for.value
  setText('snippet', snippet(target, options))
  for (const part of document.querySelectorAll('[data-of]')) part.hidden = part.dataset.of !== target
  const [page, src] = [field('page'), field('src')]
  page.setCustomValidity(options.page && !pageAddress(options.page) ? 'Write the full address of your page, such as https://example.org/program/.' : '')
  src.setCustomValidity(options.src && !feedAddress(options.src, options.page) ? SAFE : '')
  setText('page-problem', page.validationMessage)
  setText('src-problem', src.validationMessage)
  for (const input of [page, src]) input.setAttribute('aria-invalid', String(!input.checkValidity()))
  const full = fullAddress(options.src || 'agenda.json', options.page)
  setText('resolved', full.startsWith(NOWHERE) ? '' : `Your page will load ${full}`)
  by('download').disabled = !found.feed
  by('origin').hidden = !doc()?.address || options.src === doc().address
}

for (const key of ['title', 'place', 'timezone']) {
  by(`event-${key}`).addEventListener('input', ({ target }) => {
    const now = doc()
    const old = now.event[key]
    const language = now.event.language ?? 'en'
    const value = old && typeof old === 'object' ? { ...old, [language in old ? language : Object.keys(old)[0]]: target.value } : target.value
    take(edits.setEvent(now, key, value), `event-${key}`)
  })
}

for (const form of [by('options'), by('publish')]) {
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('input', ({ target }) => {
    const name = target.name || target.dataset.for
    if (!(name in edits.OPTIONS)) return publish()
    const isOff = target.type === 'checkbox' && !target.checked
    const value = target.type === 'checkbox' ? field(name).value : target.value
    take(edits.setOption(doc(), name, isOff ? '' : value), `option-${name}`)
    show()
  })
}

// ---- Draft

const time = (at) => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
let saving
const save = () => {
  saving = undefined
  setText('saved', draft.save(doc()) ? `Draft saved ${time(Date.now())}` : 'The draft could not be saved: this browser’s storage is full or disabled.')
}
const keep = () => {
  clearTimeout(saving)
  saving = doc() ? setTimeout(save, SAVE) : undefined
}
// What was typed last is not lost when the page is closed.
addEventListener('pagehide', () => saving && save())

// ---- Buttons, keys, files

// On a narrow screen one part is shown.
const main = by('table').closest('main')
const part = (name) => {
  main.dataset.part = name
  for (const button of document.querySelectorAll('[data-part]')) if (button !== main) button.setAttribute('aria-pressed', String(button.dataset.part === name))
}
part('table')

document.addEventListener('click', ({ target }) => {
  const button = target.closest?.('button')
  const { command, begin } = button?.dataset ?? {}
  if (begin) BEGIN[begin]()
  if (button?.dataset.part) part(button.dataset.part)
  if (button?.dataset.table) showTable(button.dataset.table)
  if (!command || button.getAttribute('aria-disabled') === 'true') return
  COMMANDS[command]()
  if (command === 'add') cells().select(tableOf(shown).rows.length > 1 ? cells().active.row + 1 : 0, 0)
})

by('discard').addEventListener('click', () => {
  draft.discard()
  take(undefined)
  setText('saved', '')
  imported([])
  setText('started', 'The draft is discarded. Undo brings it back.')
  by('start').open = true
  by('start').querySelector('summary').focus()
})

const writes = (target) => target.matches?.('input, textarea, select') || target.isContentEditable

addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event
  if (!(ctrlKey || metaKey) || altKey || writes(target)) return
  const letter = key.toLowerCase()
  const name = letter === 'z' ? (shiftKey ? 'redo' : 'undo') : letter === 'y' ? 'redo' : ''
  if (!name) return
  event.preventDefault()
  COMMANDS[name]()
})

const pasted = (event) => {
  const { rows, text } = clipboard(event)
  if (!text.trim()) return
  event.preventDefault()
  start(text, { rows, what: 'What you pasted' })
}
by('paste').addEventListener('paste', pasted)
addEventListener('paste', (event) => {
  if (!writes(event.target) && !event.target.closest?.('[role=grid]') && by('start').open) pasted(event)
})
by('read').addEventListener('click', () => by('paste').value.trim() && start(by('paste').value, { what: 'The text' }))
by('file').addEventListener('change', async ({ target }) => {
  await openFile(target.files[0])
  target.value = ''
})
by('from').addEventListener('submit', (event) => {
  event.preventDefault()
  const { value } = event.target.elements.address
  if (value.trim()) fetched(value.trim())
})
for (const kind of ['dragover', 'dragleave', 'drop']) {
  addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    document.body.classList.toggle('dropping', kind === 'dragover')
    if (kind === 'drop') openFile(event.dataTransfer.files[0])
  })
}

by('use-origin').addEventListener('click', () => {
  take(edits.setOption(doc(), 'src', doc().address))
  field('src').focus()
})
by('copy').addEventListener('click', async () => setText('copied', (await copy(by('snippet'))) ? 'Copied.' : SELECTED))
by('download').addEventListener('click', () => {
  const url = URL.createObjectURL(new Blob([found.feed], { type: 'application/json' }))
  make('a', { href: url, download: 'agenda.json' }).click()
  setTimeout(() => URL.revokeObjectURL(url), 1e4)
})

// ---- Begin

const zones = Intl.supportedValuesOf?.('timeZone') ?? []
const option = (value) => make('option', { value })
by('zones').append(...zones.map(option))
field('lang').append(...LANGUAGES.map((tag) => make('option', { value: tag, lang: tag, textContent: nameOf(tag) })))
by('begin').append(...['event', 'reader', ...zones].map(option))

const asked = new URLSearchParams(location.search).get('src')
const kept = draft.restore()
render()
if (asked) fetched(asked)
else if (kept) {
  state = history.begin({ ...kept.doc, options: { ...edits.OPTIONS, ...kept.doc.options } })
  by('start').open = false
  setText('saved', `Draft of ${new Date(kept.saved).toLocaleDateString([], { day: 'numeric', month: 'short' })}, ${time(kept.saved)}`)
  render()
  run()
} else publish()
