// The table of sessions, or of speakers: an ARIA grid whose cells are edited in place. Arrow keys move, typing replaces, Enter and F2 edit, Escape cancels; Tab leaves the
// grid, and while a cell is edited it goes on to the next one.
import { make } from './dom.js'
import { offersOf } from './fixes.js'

const LABELS = {
  '': 'Not used',
  date: 'Date',
  start: 'Start',
  end: 'End',
  time: 'Time, from–to',
  duration: 'Duration',
  title: 'Title',
  kind: 'Type',
  room: 'Room',
  track: 'Track',
  people: 'People',
  moderators: 'Moderators',
  panelists: 'Panelists',
  affiliation: 'Affiliation',
  abstract: 'Abstract',
  links: 'Links',
  tags: 'Tags',
  language: 'Language',
  id: 'ID',
  url: 'Link',
  recording: 'Recording',
  slides: 'Slides',
  livestream: 'Livestream',
  status: 'Status',
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  jobTitle: 'Job title',
  bio: 'Biography',
  picture: 'Picture',
  sortName: 'Sorted as',
  timezone: 'Time zone',
}
/** The fields that a column of a sheet may have. */
const OF_PEOPLE = ['', 'name', 'firstName', 'lastName', 'affiliation', 'jobTitle', 'bio', 'picture', 'links', 'id']
const OF_SESSIONS = Object.keys(LABELS).filter(
  (field) => field !== 'links' && (!OF_PEOPLE.includes(field) || ['', 'affiliation', 'id'].includes(field)) && !['sortName', 'timezone'].includes(field),
)

/** What a column is called. */
export const label = ({ header, field }) => header || LABELS[field] || 'Column'

const PAGE = 10

/**
 * `on` has `edit(row, column, text)`, `field(column, field)`, `paste(row, column, event)`, `select(row)`, `command(name)` and `fix(problem, offer)`.
 */
export function grid(table, on) {
  let doc
  let marks = new Map()
  let active = { row: 0, column: 0 }
  let editor
  const shown = new WeakMap()
  const [head, body] = [table.createTHead(), table.createTBody()]
  let headed

  // What is wrong in a cell, with corrections. Keyboards have the same in the list of problems.
  const note = (problem) => {
    const fixes = offersOf(problem).map((offer) => {
      const button = make('button', { type: 'button', tabIndex: -1, textContent: offer.label })
      button.addEventListener('click', () => on.fix(problem, offer))
      return button
    })
    return make('span', { className: `note ${problem.severity}` }, make('span', { textContent: problem.message }), ...fixes)
  }

  const fill = (cell, text, problems) => {
    cell.replaceChildren(make('span', { className: 'text', textContent: text }), ...problems.map(note))
    cell.classList.toggle('wrong', problems.length > 0)
    if (problems.length) cell.setAttribute('aria-invalid', 'true')
    else cell.removeAttribute('aria-invalid')
  }

  const rowOf = (one) => {
    const line = make('tr', {}, make('th', { scope: 'row', attributes: { role: 'rowheader' } }))
    for (let column = 0; column < one.cells.length; column++) {
      const { field } = doc.columns[column]
      line.append(make('td', { tabIndex: -1, className: field || 'unused', attributes: { role: 'gridcell', 'aria-colindex': column + 2 } }))
    }
    return line
  }

  const problemsIn = (row, column) => marks.get(`${row}:${column}`) ?? []

  const paint = (line, one, row) => {
    const number = String(row + 1)
    const heading = line.cells[0]
    if (heading.textContent !== number) heading.textContent = number
    line.setAttribute('aria-rowindex', String(row + 2))
    line.classList.toggle('part', Boolean(one.isPart))
    one.cells.forEach((text, column) => {
      const cell = line.cells[column + 1]
      const problems = problemsIn(row, column)
      const now = JSON.stringify([text, problems.map(({ message, hint }) => [message, hint])])
      if (cell.dataset.now === now || cell.contains(editor)) return
      cell.dataset.now = now
      fill(cell, text, problems)
    })
  }

  const heading = (column, at) => {
    const name = label(column)
    const cell = make('th', { scope: 'col', tabIndex: -1, className: column.field || 'unused', attributes: { role: 'columnheader', 'aria-colindex': at + 2 } })
    if (doc.kind === 'feed') cell.textContent = name
    else {
      const options = (doc.isPeople ? OF_PEOPLE : OF_SESSIONS).map((field) => make('option', { value: field, textContent: LABELS[field], selected: field === column.field }))
      const choice = make('select', { tabIndex: -1, attributes: { 'aria-label': `Column ${column.header || at + 1} has` } }, ...options)
      choice.addEventListener('change', () => {
        on.field(at, choice.value)
        // The heads are made anew.
        select(-1, at)
      })
      cell.append(make('span', { className: 'text', textContent: column.header || '–' }), choice)
    }
    return cell
  }

  const render = (next, places) => {
    const before = doc?.columns === next.columns || (doc?.kind === 'feed' && next.kind === 'feed') ? doc.rows : []
    doc = next
    marks = places
    if (headed !== doc.columns) {
      headed = doc.columns
      const corner = make('th', { className: 'corner', attributes: { role: 'columnheader' } }, make('span', { className: 'unseen', textContent: 'Row' }))
      head.replaceChildren(make('tr', { attributes: { 'aria-rowindex': 1 } }, corner, ...doc.columns.map(heading)))
    }
    // A row that was edited keeps its elements, and with them the focus.
    const kept = new Set(doc.rows)
    const lineOf = (one, index) => {
      const old = before[index]
      return (before.length && shown.get(one)) || (old && !kept.has(old) && shown.get(old)) || rowOf(one)
    }
    const lines = doc.rows.map((one, index) => {
      const line = lineOf(one, index)
      shown.set(one, line)
      return line
    })
    const used = new Set(lines)
    for (const line of [...body.rows]) if (!used.has(line)) line.remove()
    lines.forEach((line, index) => {
      if (body.rows[index] !== line) body.insertBefore(line, body.rows[index] ?? null)
      paint(line, doc.rows[index], index)
    })
    table.setAttribute('aria-rowcount', String(doc.rows.length + 1))
    table.setAttribute('aria-colcount', String(doc.columns.length + 1))
    mark()
  }

  const at = ({ row, column }) => (row < 0 ? head.rows[0]?.cells[column + 1] : body.rows[row]?.cells[column + 1])

  const mark = () => {
    active = { row: Math.min(active.row, doc.rows.length - 1), column: Math.max(0, Math.min(active.column, doc.columns.length - 1)) }
    for (const old of table.querySelectorAll('[tabindex="0"]')) old.tabIndex = -1
    for (const old of body.querySelectorAll('tr.current')) old.classList.remove('current')
    const cell = at(active)
    if (cell) cell.tabIndex = 0
    body.rows[active.row]?.classList.add('current')
  }

  const select = (row, column, isFocused = true) => {
    active = { row: Math.max(doc.kind === 'feed' ? 0 : -1, Math.min(row, doc.rows.length - 1)), column: Math.max(0, Math.min(column, doc.columns.length - 1)) }
    mark()
    on.select(active.row)
    if (!isFocused) return
    const cell = at(active)
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  const close = (isKept) => {
    if (!editor) return
    const [old, cell, { value }] = [editor, editor.closest('td'), editor]
    const { row, column } = active
    editor = undefined
    old.remove()
    cell.classList.remove('editing')
    delete cell.dataset.now
    if (isKept) on.edit(row, column, value)
    if (!cell.dataset.now) paint(body.rows[row], doc.rows[row], row)
  }

  const edit = (text) => {
    const cell = at(active)
    if (!cell || active.row < 0) return
    const { row, column } = active
    editor = make('textarea', {
      value: text ?? doc.rows[row].cells[column],
      rows: 1,
      spellcheck: true,
      autocomplete: 'off',
      attributes: { 'aria-label': `${label(doc.columns[column])}, row ${row + 1}` },
    })
    cell.classList.add('editing')
    cell.append(editor)
    editor.focus()
    editor.selectionStart = editor.value.length
    editor.addEventListener('blur', () => close(true))
    fit()
  }

  const fit = () => {
    editor.style.setProperty('height', 'auto')
    editor.style.setProperty('height', `${editor.scrollHeight + 2}px`)
  }

  // Onward from cell to cell, from the end of a row to the next; behind the last one a row is added.
  const next = (step) => {
    const { row, column } = active
    const onward = column + step
    close(true)
    if (onward >= 0 && onward < doc.columns.length) select(row, onward)
    else if (step < 0 && row > 0) select(row - 1, doc.columns.length - 1)
    else if (step > 0) {
      if (row === doc.rows.length - 1) on.command('last')
      select(row + 1, 0)
    } else return
    edit()
  }

  const MOVES = {
    ArrowUp: () => [active.row - 1, active.column],
    ArrowDown: () => [active.row + 1, active.column],
    ArrowLeft: () => [active.row, active.column - 1],
    ArrowRight: () => [active.row, active.column + 1],
    Home: (event) => [event.ctrlKey ? 0 : active.row, 0],
    End: (event) => [event.ctrlKey ? doc.rows.length - 1 : active.row, doc.columns.length - 1],
    PageUp: () => [active.row - PAGE, active.column],
    PageDown: () => [active.row + PAGE, active.column],
  }
  const isRtl = () => getComputedStyle(table).direction === 'rtl'
  const mirrored = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }

  const whileEditing = (event) => {
    if (event.isComposing) return
    const { row, column } = active
    if (event.key === 'Escape') {
      close(false)
      select(row, column)
    } else if (event.key === 'Tab') next(event.shiftKey ? -1 : 1)
    else if (event.key === 'Enter' && !event.altKey && !event.shiftKey) {
      close(true)
      select(Math.min(row + 1, doc.rows.length - 1), column)
    } else if (event.key === 'Enter' && event.altKey) {
      editor.setRangeText('\n', editor.selectionStart, editor.selectionEnd, 'end')
      fit()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  table.addEventListener('keydown', (event) => {
    if (event.target === editor) return whileEditing(event)
    if (event.target.localName === 'select') {
      if (event.key !== 'Escape') return
      event.preventDefault()
      return select(active.row, active.column)
    }
    if (event.target.localName === 'button') return
    const { key, altKey, ctrlKey, metaKey } = event
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) on.command(key === 'ArrowUp' ? 'up' : 'down')
    else if (altKey && key.toLowerCase() === 'p') on.command('part')
    else if (altKey) return
    else if (MOVES[key]) select(...MOVES[isRtl() ? (mirrored[key] ?? key) : key](event))
    else if ((ctrlKey || metaKey) && key === 'Enter') {
      on.command('add')
      select(active.row + 1, 0)
    } else if (ctrlKey || metaKey) return
    else if (active.row < 0) {
      if (key !== 'Enter' && key !== 'F2') return
      at(active).querySelector('select')?.focus()
    } else if (key === 'Enter' || key === 'F2') edit()
    else if (key === 'Delete' || key === 'Backspace') on.edit(active.row, active.column, '')
    // The letter itself goes into the editor, which has the focus by then.
    else if (key.length === 1) return edit('')
    else return
    event.preventDefault()
  })

  const placeOf = (target) => {
    const cell = target.closest?.('td, th')
    const line = cell?.parentElement
    if (!cell || cell.cellIndex < 1) return undefined
    return { row: line.parentElement === head ? -1 : line.sectionRowIndex, column: cell.cellIndex - 1 }
  }

  table.addEventListener('pointerdown', ({ target }) => {
    const place = target !== editor && target.localName !== 'button' && placeOf(target)
    if (place && editor && at(active).contains(editor)) close(true)
  })
  table.addEventListener('click', (event) => {
    const { target } = event
    if (target === editor || target.closest('button, select')) return
    const place = placeOf(target)
    if (!place) {
      const line = target.closest('tbody tr')
      if (line) select(line.sectionRowIndex, active.column)
      return
    }
    select(place.row, place.column)
    if (place.row >= 0 && event.pointerType === 'touch') edit()
  })
  table.addEventListener('focusin', ({ target }) => {
    const place = target.matches('td, th, select') && placeOf(target)
    if (place && (place.row !== active.row || place.column !== active.column)) select(place.row, place.column, false)
  })
  table.addEventListener('dblclick', ({ target }) => {
    if (target !== editor && !target.closest('button, select') && placeOf(target)) edit()
  })
  table.addEventListener('input', ({ target }) => target === editor && fit())
  table.addEventListener('paste', (event) => {
    if (event.target !== editor && active.row >= 0) on.paste(active.row, active.column, event)
  })
  table.addEventListener('copy', (event) => {
    if (event.target === editor || active.row < 0 || String(getSelection())) return
    event.clipboardData.setData('text/plain', doc.rows[active.row].cells[active.column])
    event.preventDefault()
  })

  return {
    render,
    select,
    get active() {
      return active
    },
    get isEditing() {
      return Boolean(editor)
    },
  }
}
