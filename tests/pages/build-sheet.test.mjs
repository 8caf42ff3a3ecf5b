// The editor with spreadsheets: pasted, opened, corrected and published.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { stage } from './scene.mjs'

const { scene } = stage()
const EMPTY = { count: 0, asleep: true }
const until = (page, pattern) => page.waitForFunction((source) => new RegExp(source).test(document.getElementById('summary').textContent), pattern.source)
const started = (page, pattern) => page.waitForFunction((source) => new RegExp(source).test(document.getElementById('started').textContent), pattern.source)
const cell = (page, row, column) => page.locator('#table tbody tr').nth(row - 1).getByRole('gridcell').nth(column)
const text = (page, row, column) => cell(page, row, column).locator('.text').textContent()
const paste = (page, selector, data) => page.locator(selector).evaluate((target, data) => {
  const clipboardData = new DataTransfer()
  for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text)
  target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}, data)
const exported = async (page) => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download agenda.json' }).click()])
  return JSON.parse(await readFile(await download.path(), 'utf8'))
}
const titlesShown = (page) => page.evaluate(() => [...document.getElementById('preview').shadowRoot.querySelectorAll('.card h4')].map(window.seenText))
const html = (rows) => `<html><body><table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell.replace(/&/g, '&amp;').replace(/\n/g, '<br>')}</td>`).join('')}</tr>`).join('')}</table></body></html>`
const tsv = (rows) => rows.map((cells) => cells.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell}"` : cell)).join('\t')).join('\n')

// A day at the United Nations, as somebody has it in a spreadsheet.
const DAY = [
  ['Date', 'Start', 'End', 'Title', 'Type', 'Speakers'],
  ['2023-06-21', '9:30', '10:10', 'Arrival, Check-In & Networking', 'registration', ''],
  ['', '10:10', '11:00', 'Opening Segment and Keynotes from Organizers', 'opening', 'Amandeep Singh Gill\nBernardo Mariano Jr.'],
  ['', '11:00', '11:30', 'Panel 1: Global Institution of Open Source', 'panel', 'Leslie Hawthorn; Kristie Whitaker; Harish Pillay'],
  ['', '11:30', '11:45', 'Break', 'break', ''],
  ['', '11:45', '12:00', 'Cooperation Experiment Going Global', '', 'Lucie Smolka'],
  ['', '12:00', '12:30', 'Panel 2: Government OSPOs & Constituent Good', 'panel', 'Koos Steenbergen; Shelby Switzer'],
  ['', '12:30', '13:00', 'Roundtable: Cooperating OSPOs - Across Society', 'roundtable', ''],
  ['', '13:00', '14:00', 'Lunch & Networking', 'meal', ''],
  ['', '16:00', '16:30', 'Wrap-up & Next Steps', 'closing', ''],
]

for (const [what, data] of [['text', { 'text/plain': tsv(DAY) }], ['a table', { 'text/plain': 'none', 'text/html': html(DAY) }]]) {
  scene(`an agenda is pasted as a sheet in five steps: ${what}`, '/build.html', EMPTY, async (page) => {
    let steps = 0
    const step = async (act) => {
      steps++
      return act()
    }
    await step(() => paste(page, '#paste', data))
    await started(page, /9 rows from a spreadsheet/)
    await step(() => page.getByLabel('Title', { exact: true }).fill('OSPOs for Good'))
    await step(() => page.getByLabel('Place').fill('New York'))
    await step(() => page.getByLabel('Time zone', { exact: true }).fill('America/New_York'))
    await until(page, /9 sessions.*No problems/)
    const { event, sessions, people } = await step(() => exported(page))
    assert.ok(steps <= 5)
    assert.deepEqual([event.title, event.place, event.timezone], ['OSPOs for Good', 'New York', 'America/New_York'])
    assert.deepEqual([sessions[1].start, sessions[1].end, sessions[3].kind], ['2023-06-21T10:10', '2023-06-21T11:00', 'break'])
    assert.deepEqual(sessions.map(({ title }) => title), DAY.slice(1).map(([, , , title]) => title))
    assert.deepEqual(people.map(({ name }) => name).slice(0, 3), ['Amandeep Singh Gill', 'Bernardo Mariano Jr.', 'Leslie Hawthorn'])
    // What is exported is what is shown.
    await page.waitForFunction((count) => document.getElementById('preview').shadowRoot?.querySelectorAll('.card h4').length === count, sessions.length)
    assert.deepEqual(await titlesShown(page), sessions.map(({ title }) => title))
    assert.deepEqual(await page.axe(), [])
    await page.shot(`build-sheet-${what.replace(' ', '-')}`, { fullPage: true })
  })
}

scene('a column is reassigned, and the change is undone', '/build.html', EMPTY, async (page) => {
  await paste(page, '#paste', { 'text/plain': tsv([['Date', 'Start', 'Title', 'Budget'], ['2027-06-07', '9:00', 'Opening', 'Hall A'], ['2027-06-07', '10:00', 'Talk', 'Hall B']]) })
  await started(page, /2 rows/)
  await page.getByLabel('Time zone', { exact: true }).fill('Europe/Paris')
  await until(page, /2 sessions/)
  const head = page.getByRole('combobox', { name: 'Column Budget has' })
  assert.equal(await head.inputValue(), '')
  await head.selectOption({ label: 'Room' })
  await page.waitForFunction(() => JSON.parse(document.getElementById('preview').feed).sessions[0].room === 'Hall A')
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.waitForFunction(() => !JSON.parse(document.getElementById('preview').feed).sessions[0].room)
  assert.equal(await page.getByRole('combobox', { name: 'Column Budget has' }).inputValue(), '')
  // With the keyboard: up from the first row into the heads, Enter to the choice, Escape back.
  await cell(page, 1, 3).click()
  for (const key of ['ArrowUp', 'Enter', 'r', 'Escape']) await page.keyboard.press(key)
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'columnheader')
  await page.waitForFunction(() => JSON.parse(document.getElementById('preview').feed).sessions[0].room === 'Hall A')
})

scene('an ambiguous date in a sheet is corrected in its cell', '/build.html', EMPTY, async (page) => {
  await paste(page, '#paste', { 'text/plain': tsv([['Date', 'Start', 'Title'], ['9/7/2024', '9:00', 'Opening']]) })
  await started(page, /1 row/)
  await page.getByLabel('Time zone', { exact: true }).fill('Europe/Paris')
  await cell(page, 1, 0).getByRole('button', { name: '2024-07-09' }).click()
  await until(page, /1 session/)
  await page.waitForFunction(() => JSON.parse(document.getElementById('preview').feed).sessions[0].start === '2024-07-09T09:00')
  assert.equal(await text(page, 1, 0), '2024-07-09')
})

scene('a table of a document, with merged cells and no column names', '/build.html', { ...EMPTY, problems: [/inline event handler/, /csp: script-src-attr/] }, async (page) => {
  await paste(page, '#paste', { 'text/plain': '', 'text/html': '<table><tr><td rowspan="2"><p>2027-06-07</p></td><td>9:00</td><td><b>Opening</b></td></tr><tr><td>10:00</td><td>Talk<img src="x" onerror="alert(1)"></td></tr></table>' })
  await started(page, /2 rows.*column names are not known/)
  for (const [column, field] of ['Date', 'Start', 'Title'].entries()) await page.getByRole('combobox', { name: `Column ${column + 1} has` }).selectOption({ label: field })
  await page.getByLabel('Time zone', { exact: true }).fill('Europe/Paris')
  await until(page, /2 sessions/)
  assert.deepEqual((await exported(page)).sessions, [{ title: 'Opening', start: '2027-06-07T09:00' }, { title: 'Talk', start: '2027-06-07T10:00' }])
})

scene('a file of Excel in another encoding is opened, and cells are pasted into it', '/build.html', EMPTY, async (page) => {
  const buffer = Buffer.from('Datum;Beginn;Titel;Raum\r\n07.06.2027;9:00;Er\xf6ffnung;B\xfchne\r\n07.06.2027;10:00;Vortrag;Saal\r\n', 'latin1')
  await page.locator('#file').setInputFiles({ name: 'programm.csv', mimeType: 'text/csv', buffer })
  await started(page, /2 rows/)
  await page.getByLabel('Time zone', { exact: true }).fill('Europe/Berlin')
  await until(page, /2 sessions/)
  assert.equal(await text(page, 1, 2), 'Eröffnung')
  await cell(page, 2, 2).click()
  await paste(page, '#table td[tabindex="0"]', { 'text/plain': 'Panel\tFoyer\nAbschluss\tHof' })
  await page.waitForFunction(() => document.querySelectorAll('#table tbody tr').length === 3)
  assert.deepEqual([await text(page, 2, 2), await text(page, 2, 3), await text(page, 3, 2), await text(page, 3, 3)], ['Panel', 'Foyer', 'Abschluss', 'Hof'])
  await page.waitForFunction(() => JSON.parse(document.getElementById('preview').feed).sessions.length === 3)
})

scene('problems of a sheet are corrected in their cells, one by one or all at once', '/build.html', EMPTY, async (page) => {
  const rows = [
    ['Date', 'Start', 'Title', 'Room', 'Speakers'],
    ['14/06/2027', '9:00', 'Opening', 'Hall A', 'Ada Example'],
    ['9/7/2027', '10:00', 'Talk', 'Hall A', 'Ada Example'],
    ['9/7/2027', '11:00', '9/7/2027', 'hall a', ''],
    ['June 15', '3:00 - 4:00', 'Panel', 'Hall A', ''],
    [],
    ['Name', 'Affiliation'],
    ['Ada Example', 'University'],
  ]
  await paste(page, '#paste', { 'text/plain': tsv(rows) })
  await started(page, /4 rows/)
  // The zone is written into the form, and not into a row.
  await until(page, /problems/)
  assert.match(await page.locator('#problems li[data-code=zone-needed]').textContent(), /Event, time zone.*into the form/)
  await page.getByLabel('Time zone', { exact: true }).fill('Europe/Pari')
  await page.getByRole('button', { name: 'Change to Europe/Paris' }).click()
  assert.equal(await page.getByLabel('Time zone', { exact: true }).inputValue(), 'Europe/Paris')
  await cell(page, 4, 1).getByRole('button', { name: '15:00 - 16:00' }).click()
  await page.waitForFunction(() => document.querySelectorAll('#table tbody tr')[3].cells[2].querySelector('.text').textContent === '15:00 - 16:00')
  const fixAll = page.getByRole('button', { name: 'Fix all that is safe' })
  await page.waitForFunction(() => document.getElementById('fix-all').getAttribute('aria-disabled') === 'false')
  await page.shot('build-sheet-fixes', { fullPage: true })
  assert.deepEqual(await page.axe(), [])
  await fixAll.click()
  await page.waitForFunction(() => /corrections? made/.test(document.getElementById('fixed').textContent))
  const dates = () => Promise.all([1, 2, 3, 4].map((row) => text(page, row, 0)))
  assert.deepEqual(await dates(), ['14/06/2027', '2027-07-09', '2027-07-09', '2027-06-15'])
  // A title is no date, and a guess is left to somebody who looks at it.
  assert.deepEqual([await text(page, 3, 2), await text(page, 3, 3)], ['9/7/2027', 'hall a'])
  await page.waitForFunction(() => document.getElementById('fix-all').getAttribute('aria-disabled') === 'true')
  await page.locator('#problems').getByRole('button', { name: /^Change to hall a$/i }).first().click()
  await page.waitForFunction(() => JSON.parse(document.getElementById('preview').feed).sessions.every(({ room }) => room.toLowerCase() === 'hall a'))
  assert.match(await page.locator('#fixed').textContent(), /^Row \d, Room is corrected\. Undo takes it back\.$/)
  const rooms = new Set(await Promise.all([1, 2, 3, 4].map((row) => text(page, row, 3))))
  assert.equal(rooms.size, 1)
  for (let n = 0; n < 2; n++) await page.getByRole('button', { name: 'Undo' }).click()
  assert.deepEqual(await dates(), ['14/06/2027', '9/7/2027', '9/7/2027', 'June 15'])
  // The speakers are still there.
  await page.locator('#tables').getByRole('tab', { name: /^Speakers/ }).click()
  assert.equal(await page.locator('#people tbody tr td.name .text').textContent(), 'Ada Example')
})
