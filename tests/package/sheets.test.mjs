// Files in other syntaxes than JSON, as the command line and the pages read them: spreadsheets, workbooks, calendars, YAML, XML; addresses of Google Sheets.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { check, convert, ics, render } from '../../pkg/plenary-tool.js'
import { rowsOf } from '../../src/js/google-sheet.js'
import { here } from '../../tools/run.mjs'

const CSV = 'Date,Start,Title,Speakers\n2027-06-21,09:30,Knots,Ada Example\n'
const timezone = 'Europe/Paris'

test('URLs of Google Sheets become CSV export URLs', () => {
  const of = 'https://docs.google.com/spreadsheets/d'
  for (const [from, to] of [
    [`${of}/abc_D-1/edit?usp=sharing`, `${of}/abc_D-1/export?format=csv`],
    [`${of}/abc/edit#gid=12`, `${of}/abc/export?format=csv&gid=12`],
    [`${of}/abc/edit?gid=0#gid=0`, `${of}/abc/export?format=csv&gid=0`],
    [`${of}/abc`, `${of}/abc/export?format=csv`],
    ['https://docs.google.com/spreadsheets/u/1/d/abc/edit', `${of}/abc/export?format=csv`],
    [`${of}/e/2PACX-1v/pubhtml?gid=3&single=true`, `${of}/e/2PACX-1v/pub?output=csv&single=true&gid=3`],
    [`${of}/e/2PACX-1v/pubhtml`, `${of}/e/2PACX-1v/pub?output=csv`],
  ])
    assert.equal(rowsOf(from), to)
  for (const same of [
    `${of}/e/2PACX-1v/pub?output=csv`,
    `${of}/abc/gviz/tq?tqx=out:csv`,
    `${of}/abc/export?format=csv&gid=1`,
    'https://example.org/spreadsheets/d/abc/edit',
    'https://docs.google.com/document/d/abc/edit',
  ])
    assert.equal(rowsOf(same), same)
})

test('every command reads a spreadsheet', async () => {
  const report = await check(CSV, { timezone })
  assert.deepEqual([report.format, report.sessions, report.speakers, report.problems], ['sheet', 1, 1, []])
  assert.match(await convert(CSV, { timezone }), /"title": "Knots"/)
  assert.match((await render(CSV, { timezone })).html, /Knots/)
  assert.match(await ics(CSV, { timezone }), /SUMMARY:Knots/)
})

test('check reports nothing for the sample sheet', async () => {
  const report = await check(readFileSync(here('docs/site/feeds/spreadsheet.csv'), 'utf8'), { timezone })
  const serious = report.problems.filter(({ severity }) => severity !== 'note')
  assert.deepEqual([report.sessions, serious], [5, []])
})

test('workbooks are unpacked', async () => {
  const cell = (text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const rows = CSV.trim()
    .split('\n')
    .map((line) => `<row>${line.split(',').map(cell).join('')}</row>`)
  const book = zipSync({
    'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="a"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>'),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`),
  })
  const report = await check(book, { timezone })
  assert.deepEqual([report.format, report.sessions, report.problems], ['sheet', 1, []])
  const other = await check(zipSync({ 'word/document.xml': strToU8('<x/>') }))
  assert.deepEqual(
    other.problems.map(({ code, value }) => [code, value]),
    [['other-file', 'a Word document']],
  )
})

test('calendars, YAML and XML are read', async () => {
  const calendar = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20270621T093000Z\nSUMMARY:Knots\nEND:VEVENT\nEND:VCALENDAR\n'
  const yaml = 'event:\n  title: E\n  timezone: UTC\nsessions:\n  - title: Knots\n    start: 2027-06-21T09:30\n'
  const xml =
    '<schedule><conference><title>C</title></conference><day date="2027-06-21"><room name="A"><event id="1"><date>2027-06-21T09:30:00Z</date><duration>00:30</duration><title>Knots</title></event></room></day></schedule>'
  for (const [text, format] of [
    [calendar, 'calendar'],
    [yaml, 'plenary'],
    [xml, 'pentabarf'],
  ]) {
    const report = await check(text, { timezone })
    assert.deepEqual([report.format, report.sessions], [format, 1])
    assert.match((await render(text, { timezone })).html, /Knots/)
    assert.match(await convert(text, { timezone }), /"title": "Knots"/)
  }
})
