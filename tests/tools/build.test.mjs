// The parts of the editor that need no browser: snippets, cells and sessions, corrections, spreadsheets, undo.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { here } from '../../tools/run.mjs'
import * as edits from '../../www/build/document.js'
import { finished, rowsOf, source, tracksOf } from '../../www/build/feed.js'
import { fixed, offersOf } from '../../www/build/fixes.js'
import * as history from '../../www/build/history.js'
import { LANGUAGES, nameOf } from '../../www/build/languages.js'
import { open, tabbed } from '../../www/build/open.js'
import { feedAddress, fullAddress, pageAddress, snippet } from '../../www/build/snippets.js'

const HOSTILE = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'java\nscript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://example.org/1',
  'a"><script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  "a' onload='alert(1)",
  'a.json >}} {{< figure src="x" >}}',
  'a.json"\n{{% evil %}}',
  'a`b`.json',
  'a\\" b="c',
  'a\u0000b\u2028c.json',
]

test('for any input, a snippet has one script, one element and one URL', () => {
  for (const target of ['html', 'wordpress', 'hugo', 'npm']) {
    for (const hostile of HOSTILE) {
      const everywhere = Object.fromEntries(Object.keys(edits.OPTIONS).map((name) => [name, hostile]))
      for (const options of [{ ...edits.OPTIONS, src: hostile }, { ...edits.OPTIONS, page: hostile, src: 'agenda.json' }, everywhere]) {
        const made = snippet(target, options)
        const [, src] = /[ ]src="([^"]*)"(?! ?><\/script>)/.exec(made.replace(/<script.*\n/, '')) ?? []
        assert.ok(src !== undefined, made)
        assert.doesNotMatch(src, /[\s<>`{}\\'\p{Cc}]/u, `${target} ${hostile}`)
        assert.doesNotMatch(made, /(javascript|vbscript|data|blob):/i, `${target} ${hostile}`)
        assert.equal((made.match(/<script/g) ?? []).length, ['html', 'wordpress'].includes(target) ? 1 : 0, made)
        assert.equal((made.match(/<plenary-agenda|\{\{</g) ?? []).length, 1, made)
        assert.doesNotMatch(made, /\{\{< figure|evil %\}\}|onload='/, made)
      }
    }
  }
})

test('URLs are relative to the page of the owner', () => {
  assert.equal(pageAddress('https://example.org/program/'), 'https://example.org/program/')
  assert.equal(pageAddress('program.html'), undefined)
  assert.equal(feedAddress('agenda.json', ''), 'agenda.json')
  assert.equal(feedAddress('', ''), undefined)
  assert.equal(fullAddress('../agenda.json', 'https://example.org/2027/program/'), 'https://example.org/2027/agenda.json')
  assert.equal(fullAddress('javascript:x', 'https://example.org/'), 'https://example.org/agenda.json')
})

test('applicable options are in the snippet, in the syntax of each system', () => {
  const options = { ...edits.OPTIONS, views: 'speakers agenda', lang: 'zh-Hans', refresh: '0', timezone: 'America/New_York', '--plenary-accent': '#00695c' }
  const attributes = 'src="agenda.json" views="speakers agenda" timezone="America/New_York" lang="zh-Hans" refresh="0"'
  assert.equal(
    snippet('html', options),
    `<script type="module" src="/plenary/plenary.js"></script>
<style>
plenary-agenda {
  --plenary-accent: #00695c;
}
</style>
<plenary-agenda ${attributes}>
  <a href="agenda.json">The agenda</a>
</plenary-agenda>`,
  )
  assert.ok(snippet('hugo', options).startsWith(`{{< plenary ${attributes} >}}\n\n/* in assets/css/custom.css`))
  assert.ok(snippet('npm', options).startsWith("// npm install plenary\nimport 'plenary'\n\n<plenary-agenda src="))
})

const docOf = (feed) => edits.ofRows(rowsOf(feed).rows, rowsOf(feed))
const back = (doc) => JSON.parse(source(doc).text)
const column = (doc, field) => doc.columns.findIndex((one) => one.field === field)
const typed = (cells) => {
  const doc = edits.blank(cells.length)
  return cells.reduce((to, row, at) => Object.entries(row).reduce((to, [field, text]) => edits.setCell(to, at, column(to, field), text), to), doc)
}

test('a feed without edits is exported unchanged', () => {
  const feed = {
    event: { title: { en: 'A', fr: 'B' }, timezone: 'Europe/Paris', language: 'fr' },
    rooms: [{ id: 'h', name: 'Hall' }],
    days: [{ date: '2027-06-07', title: 'One' }],
    sessions: [
      {
        id: 'a',
        title: { en: 'X', fr: 'Y' },
        start: '2027-06-07T09:00+02:00[Europe/Paris]',
        duration: 'PT1H',
        room: 'h',
        people: ['Ada', { name: 'Ben', role: 'host', presence: 'remote' }],
        links: ['https://example.org', { type: 'slides', url: 'b', title: 'S' }],
        tags: ['x', 'y'],
      },
      { title: 'Z', start: '2027-06-08', time: 'after lunch', status: 'tentative', sessions: [{ title: 'Inner', openEnd: true }] },
      { title: 'Overnight', start: '2027-06-08T22:00', end: '2027-06-09T02:00' },
    ],
  }
  assert.deepEqual(back(docOf(feed)), feed)
})

test('typed times are converted to canonical form if unambiguous, otherwise kept', () => {
  const times = (row) => {
    const { title: _, ...session } = back(typed([{ title: 'A', ...row }])).sessions[0]
    return session
  }
  assert.deepEqual(times({ date: '2027-06-07', start: '9:00', end: '10:30' }), { start: '2027-06-07T09:00', end: '2027-06-07T10:30' })
  assert.deepEqual(times({ date: '2027-06-30', start: '23:00', end: '01:00' }), { start: '2027-06-30T23:00', end: '2027-07-01T01:00' })
  assert.deepEqual(times({ date: '2027-06-07', start: '9:00', end: '45 min' }), { start: '2027-06-07T09:00', duration: 45 })
  assert.deepEqual(times({ date: '2027-06-07' }), { start: '2027-06-07' })
  assert.deepEqual(times({ date: '21 June 2023', start: '9:30 AM', end: '10:10 AM' }), { start: '21 June 2023 9:30 AM', end: '10:10 AM' })
  assert.deepEqual(times({}), {})
  // A row without a date is on that of the row above.
  assert.deepEqual(
    back(
      typed([
        { date: '2027-06-07', start: '9:00', title: 'A' },
        { start: '10:00', title: 'B' },
      ]),
    ).sessions[1],
    { start: '2027-06-07T10:00', title: 'B' },
  )
})

test('people, links and tags of a cell', () => {
  const { people, links, tags } = back(
    typed([{ title: 'A', people: 'Moderator: Ada Example (University (of Somewhere))\nBen Sample; Chi Third (X)', links: 'https://a.example\nslides: s.pdf', tags: 'ai, policy' }]),
  ).sessions[0]
  assert.deepEqual(people, [{ name: 'Ada Example', role: 'moderator', affiliation: 'University (of Somewhere)' }, 'Ben Sample', { name: 'Chi Third', affiliation: 'X' }])
  assert.deepEqual(links, ['https://a.example', { type: 'slides', url: 's.pdf' }])
  assert.deepEqual(tags, ['ai', 'policy'])
})

test('rows are added, pasted, moved, nested and removed', () => {
  const doc = typed([{ title: 'A' }, { title: 'B' }, { title: 'C' }])
  const titles = (doc) => doc.rows.map(({ cells }) => cells[column(doc, 'title')])
  assert.deepEqual(titles(edits.moveRow(doc, 0, 2)), ['B', 'C', 'A'])
  assert.equal(edits.moveRow(doc, 0, -1), doc)
  assert.deepEqual(titles(edits.addRow(doc, 1)), ['A', '', 'B', 'C'])
  assert.deepEqual(titles(edits.removeRow(doc, 1)), ['A', 'C'])
  assert.deepEqual(titles(edits.copyRow(doc, 1)), ['A', 'B', 'B', 'C'])
  assert.deepEqual(titles(edits.setCells(doc, 2, column(doc, 'title'), [['X', 'talk'], ['Y']])), ['A', 'B', 'X', 'Y'])
  assert.deepEqual(
    back(edits.togglePart(doc, 1)).sessions.map(({ title, sessions }) => [title, sessions?.length]),
    [
      ['A', 1],
      ['C', undefined],
    ],
  )
  assert.equal(edits.togglePart(doc, 0), doc)
  // A copy is another session.
  const copied = back(edits.copyRow(docOf({ sessions: [{ id: 'a', title: 'A' }] }), 0)).sessions
  assert.deepEqual(copied, [{ id: 'a', title: 'A' }, { title: 'A' }])
})

test('corrections are those of the diagnostic, and change only its value', () => {
  const path = '$.sessions[0].start'
  const offers = (problem) => offersOf({ path, place: { row: 0, column: 0 }, ...problem })
  const values = (hint) => offers({ hint }).map(({ value }) => value)
  assert.deepEqual(values('It is read as "x". Write "start": "2027-06-07T09:00".'), ['2027-06-07T09:00'])
  assert.deepEqual(values('It may be either date. Write 2024-07-09 or 2024-09-07.'), ['2024-07-09', '2024-09-07'])
  assert.deepEqual(values('Did you mean America/New_York? Write the zone'), ['America/New_York'])
  assert.deepEqual(values('Write the date as YYYY-MM-DD.'), [])
  assert.deepEqual(
    offers({ hint: 'Write 2024-07-09 or 2024-09-07.' }).map(({ action }) => action),
    ['It is 2024-07-09', 'It is 2024-09-07'],
  )
  // Edits of the text that was checked go before what the help says in words.
  const edits = [{ start: 1, end: 2, text: '"2027-06-07T09:00"' }]
  assert.deepEqual(offers({ fix: { edits, safe: true }, hint: 'Write "start": "2027-06-07T09:00".' }), [{ label: '2027-06-07T09:00', action: 'Change to 2027-06-07T09:00', edits }])
  const renamed = [{ start: 1, end: 2, text: '"start": "09:00"' }]
  assert.deepEqual(offers({ path: '$.sessions[0].begin', fix: { edits: renamed } })[0].action, 'Write "start": "09:00"')
  assert.deepEqual(offers({ fix: { edits: [{ start: 1, end: 2, text: '' }] } })[0].action, 'Remove it')
  const doc = typed([{ title: 'A', start: '9/7/2024 9:30', people: 'Lacina Kone (Smart Africa)\nBen' }])
  const cells = (doc) => ['date', 'start', 'people'].map((field) => doc.rows[0].cells[column(doc, field)])
  const at = (field) => ({ row: 0, column: column(doc, field) })
  assert.deepEqual(cells(fixed(doc, { value: '"9/7/2024 9:30"' }, at('start'), '2024-07-09')), ['2024-07-09', '9:30', 'Lacina Kone (Smart Africa)\nBen'])
  assert.deepEqual(cells(fixed(doc, { value: '"9/7/2024 9:30"' }, at('start'), '2024-07-09T09:30')).slice(0, 2), ['2024-07-09', '09:30'])
  assert.equal(cells(fixed(doc, { value: '"Lacina Kone"' }, at('people'), 'Lacina Koné'))[2], 'Lacina Koné (Smart Africa)\nBen')
  assert.equal(fixed(doc, { value: '"EST"' }, { field: 'timezone' }, 'America/New_York').event.timezone, 'America/New_York')
})

test('problems of a feed are at their cells', () => {
  const doc = edits.togglePart(edits.addRow(typed([{ title: 'A' }, { title: 'B' }]), 1), 2)
  const { place } = source(doc)
  const at = (path, code) => place({ path, code })
  assert.deepEqual(at('$.sessions[0].start').row, 0)
  assert.equal(at('$.sessions[0].start').column, column(doc, 'start'))
  assert.equal(at('$.sessions[0].sessions[0].people[1].name').row, 2)
  assert.equal(at('$.sessions[0].sessions[0].people[1].name').column, column(doc, 'people'))
  assert.deepEqual(at('$.event', 'no-zone'), { field: 'timezone' })
  assert.deepEqual(at('$.event.timezone'), { field: 'timezone' })
  assert.deepEqual(at('$.people[3]'), {})
})

const SHEET = {
  records: [['OSPOs for Good'], [], ['Date', 'Begin', 'What', 'Budget'], ['2023-06-21', '9:30', 'Arrival\n"early"', '3'], ['', '10:10', 'Opening', '']],
  header: 2,
  fields: ['date', 'start', '', ''],
}
const tool = (more) => ({ check: async () => ({ name: 'a spreadsheet', format: 'sheet', problems: [] }), convert: async () => undefined, ...more })

test('a sheet is unchanged until a column is corrected', async () => {
  const { doc } = await open(tool({ sheet: async () => SHEET }), 'anything')
  assert.equal(doc.kind, 'sheet')
  assert.equal(source(doc).text, 'OSPOs for Good\n\nDate\tBegin\tWhat\tBudget\n2023-06-21\t9:30\t"Arrival\n""early"""\t3\n\t10:10\tOpening\t\n')
  const corrected = edits.setField(edits.setField(doc, 2, 'title'), 1, '')
  assert.equal(source(corrected).text, 'OSPOs for Good\n\nDate\t\tTitle\tBudget\n2023-06-21\t\t"Arrival\n""early"""\t3\n\t\tOpening\t\n')
  const { place } = source(doc)
  assert.deepEqual(place({ path: '$.sessions[1].Begin', line: 6, column: 2 }), { row: 1, column: 1 })
  assert.deepEqual(place({ path: '$.sessions[0].What', line: 4, column: 17 }), { row: 0, column: 2 })
  // In the header there is no cell to correct.
  assert.deepEqual(place({ path: '$.sessions', line: 3, column: 1 }), {})
})

test('a table with unknown column names lets the user assign columns', async () => {
  const cells = [
    ['10 h', 'Opening'],
    ['11 h', 'Panel'],
  ]
  const plain = tool({ check: async () => ({ format: 'unknown', problems: [{}] }), sheet: async () => undefined, sheetCells: async () => cells })
  for (const [text, rows] of [
    ['anything', cells],
    ['10 h\tOpening\n11 h\tPanel', []],
  ]) {
    const { doc, isUnnamed } = await open(plain, text, { rows })
    assert.ok(isUnnamed)
    assert.deepEqual(
      doc.rows.map(({ cells }) => cells),
      cells,
    )
    const chosen = edits.setField(edits.setField(doc, 0, 'start'), 1, 'title')
    assert.equal(source(chosen).text, 'Start\tTitle\n10 h\tOpening\n11 h\tPanel\n')
  }
  assert.equal((await open(plain, 'just some words\nand more')).doc, undefined)
})

test('values of the form are in the feed of a sheet', () => {
  const doc = { ...edits.ofSheet({ records: [['Date']], header: 0, fields: ['date'] }), event: { title: 'Mine', timezone: 'Europe/Paris' }, colors: { AI: '#c2410c' } }
  const feed = JSON.parse(finished(doc, JSON.stringify({ event: { title: 'Theirs', place: 'Here' }, tracks: [{ id: 'AI', name: 'AI' }], sessions: [] })))
  assert.deepEqual(feed.event, { title: 'Mine', place: 'Here', timezone: 'Europe/Paris' })
  assert.deepEqual(feed.tracks, [{ id: 'AI', name: 'AI', color: '#c2410c' }])
  assert.deepEqual(tracksOf(JSON.stringify(feed)), [{ name: 'AI', color: '#c2410c' }])
  assert.equal(finished(doc, undefined), undefined)
})

test('URLs of a loaded feed are absolute, so that it can be moved', async () => {
  const feed = {
    event: { title: 'x', url: '/e' },
    people: [{ name: 'A', picture: 'a.jpg' }],
    sessions: [{ title: 'T', links: ['s.pdf', { type: 'slides', url: 'https://x.example/' }] }],
  }
  const own = tool({ check: async () => ({ format: 'plenary', problems: [] }) })
  const { doc } = await open(own, JSON.stringify(feed), { address: 'https://example.org/2027/agenda.json' })
  const { event, people, sessions } = back(doc)
  assert.deepEqual(
    [event.url, people[0].picture, sessions[0].links],
    ['https://example.org/e', 'https://example.org/2027/a.jpg', ['https://example.org/2027/s.pdf', { type: 'slides', url: 'https://x.example/' }]],
  )
})

test('cells become tab-separated text that keeps lines and marks', () => {
  assert.equal(
    tabbed([
      ['a', 'b\nc'],
      ['d"e', ''],
    ]),
    'a\t"b\nc"\n"d""e"\t',
  )
})

test('steps are undone and redone, consecutive edits of one field as one step', () => {
  let state = history.begin(1)
  for (const [value, key] of [[2, 'title'], [3, 'title'], [4], [4]]) state = history.step(state, value, key)
  assert.equal(state.past.length, 2)
  state = history.undo(history.undo(history.undo(state)))
  assert.equal(state.present, 1)
  assert.equal(history.redo(history.redo(state)).present, 4)
  assert.deepEqual(history.step(history.undo(history.step(state, 9)), 8).future, [])
})

test('the languages are those of the interface, each by its own name', () => {
  const translations = readdirSync(here('src/text/lang')).map((name) => name.replace('.json', ''))
  assert.deepEqual([...LANGUAGES].sort(), ['en', ...translations].sort())
  assert.deepEqual(['fr', 'de', 'zh-Hant'].map(nameOf), ['Français', 'Deutsch', '繁體中文'])
})
