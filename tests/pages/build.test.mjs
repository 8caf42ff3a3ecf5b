// The editor for agendas: from nothing, a feed or a table to an agenda on a site.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { json, stage } from './scene.mjs'

const { scene } = stage()
const EMPTY = { count: 0, asleep: true }
const snippet = (page) => page.locator('#snippet').textContent()
const until = (page, pattern) => page.waitForFunction((source) => new RegExp(source).test(document.getElementById('summary').textContent), pattern.source)
const shown = (page, expected) => page.waitForFunction((expected) => {
  const root = document.getElementById('preview').shadowRoot
  return JSON.stringify([...(root?.querySelectorAll('.card h4') ?? [])].map(window.seenText)) === JSON.stringify(expected)
}, expected)
const cell = (page, row, column) => page.locator('#table tbody tr').nth(row - 1).getByRole('gridcell').nth(column)
const text = (page, row, column) => cell(page, row, column).locator('.text').textContent()
const active = (page) => page.evaluate(() => {
  const cell = document.activeElement.closest('td, th')
  return cell && [cell.parentElement.sectionRowIndex + 1, cell.cellIndex - 1]
})
const exported = async (page) => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download agenda.json' }).click()])
  assert.equal(download.suggestedFilename(), 'agenda.json')
  return JSON.parse(await readFile(await download.path(), 'utf8'))
}
const [DATE, START, END, TITLE, , ROOM, TRACK, PEOPLE, , LINKS] = Array.from({ length: 10 }, (_, at) => at)

/** A keyboard that counts what is done with it: a text that is typed is one step, as a key is. */
function keyboard(page) {
  const counted = { steps: 0 }
  counted.type = async (text) => {
    counted.steps++
    // The first letter begins to edit a cell; the rest at once, as fast as nobody types.
    await page.keyboard.type(text[0])
    await page.keyboard.insertText(text.slice(1))
  }
  counted.press = async (key, times = 1) => {
    for (let n = 0; n < times; n++) {
      counted.steps++
      await page.keyboard.press(key)
    }
  }
  return counted
}

// The first hours of a day at the United Nations, as they are printed.
const HOURS = [
  ['2023-06-21', '9:30a', '10:10a', 'Arrival, Check-In & Networking'],
  ['', '10:10a', '11:00a', 'Opening Segment and Keynotes from Organizers'],
  ['', '11:00am', '11:30am', 'Panel 1: Global Institution of Open Source'],
  ['', '11:30a', '11:45a', 'Break'],
  ['', '11:45a', '12p', 'Cooperation Experiment Going Global'],
  ['', '12:00p', '12:30p', 'Panel 2: Government OSPOs & Constituent Good'],
]

scene('an agenda is typed by hand, with the keyboard alone', '/build.html', EMPTY, async (page) => {
  const keys = keyboard(page)
  await page.getByRole('button', { name: 'Empty agenda' }).focus()
  await keys.press('Enter')
  await keys.type('OSPOs for Good')
  await keys.press('Tab')
  await keys.type('United Nations Headquarters, New York')
  await keys.press('Tab')
  await keys.type('America/New_York')
  // Undo is a button; the others before the table are not to be used yet, but can be reached.
  for (let tabs = 0; (await page.evaluate(() => document.activeElement.getAttribute('role'))) !== 'gridcell'; tabs++) {
    assert.ok(tabs < 12, 'the table is reached')
    await keys.press('Tab')
  }
  for (const [date, start, end, title] of HOURS) {
    if (date) await keys.type(date)
    else await keys.press('Enter')
    for (const text of [start, end, title]) {
      await keys.press('Tab')
      await keys.type(text)
    }
    // On to the first cell of the next row.
    await keys.press('Enter')
    await keys.press('Home')
    if (title !== HOURS.at(-1)[3] && (await active(page))[0] === (await page.locator('#table tbody tr').count()) && (await text(page, await page.locator('#table tbody tr').count(), TITLE))) {
      await keys.press('Control+Enter')
    }
  }
  await until(page, /6 sessions, 0 people\. No problems/)
  await shown(page, HOURS.map(([, , , title]) => title))
  const { event, sessions } = await exported(page)
  assert.deepEqual(event, { title: 'OSPOs for Good', timezone: 'America/New_York', place: 'United Nations Headquarters, New York' })
  assert.deepEqual(sessions.map(({ start, end }) => [start, end]), [
    ['2023-06-21T09:30', '2023-06-21T10:10'],
    ['2023-06-21T10:10', '2023-06-21T11:00'],
    ['2023-06-21T11:00', '2023-06-21T11:30'],
    ['2023-06-21T11:30', '2023-06-21T11:45'],
    ['2023-06-21T11:45', '2023-06-21T12:00'],
    ['2023-06-21T12:00', '2023-06-21T12:30'],
  ])
  // Four texts and five keys a session, and what leads there.
  assert.ok(keys.steps <= 80, `${keys.steps} steps`)
})

// A whole day as it is printed: who moderates, who is remote, and what is part of what.
const person = ({ people }, { person, role, affiliation, presence, ...own }) => {
  const name = own.name ?? people.find(({ id }) => id === person).name
  return [role && `${role}: `, name, affiliation && ` (${affiliation})`, presence && ` (${presence})`].filter(Boolean).join('')
}
const clock = (at) => at?.slice(11).replace(/^0/, '') ?? ''
const whole = (feed, { title, kind = '', start, end, people = [], sessions = [] }) => [
  { cells: [clock(start), clock(end), title, kind], people: people.map((one) => person(feed, one)) },
  ...sessions.flatMap((part) => whole(feed, part).map((row) => ({ ...row, isPart: true }))),
]
/** What a session says, with people by name. */
const plain = (feed, { title, kind, start, end, people = [], sessions = [] }) => ({
  title, kind, start, end,
  people: people.map((one) => person(feed, typeof one === 'string' ? { name: one } : one)),
  sessions: sessions.map((part) => plain(feed, part)),
})

scene('a whole day is typed: 13 sessions and their nested sessions, with 45 people', '/build.html', EMPTY, async (page) => {
  const feed = JSON.parse(await readFile(new URL('../../www/ospos-for-good-2023.json', import.meta.url), 'utf8'))
  const rows = feed.sessions.flatMap((session) => whole(feed, session))
  const keys = keyboard(page)
  await page.getByRole('button', { name: 'Empty agenda' }).focus()
  await keys.press('Enter')
  await keys.type(feed.event.title)
  await keys.press('Tab')
  await keys.type(feed.event.place)
  await keys.press('Tab')
  await keys.type(feed.event.timezone)
  await cell(page, 1, DATE).click()
  for (const [at, { cells, people, isPart }] of rows.entries()) {
    if (at) await keys.press('Control+Enter')
    if (isPart) await keys.press('Alt+p')
    await keys.press('Home')
    if (!at) await keys.type('2023-06-21')
    else await keys.press('Enter')
    for (const text of cells) {
      await keys.press('Tab')
      if (text) await keys.type(text)
    }
    await keys.press('Tab', 3)
    for (const [place, text] of people.entries()) {
      if (place) await keys.press('Alt+Enter')
      await keys.type(text)
    }
    await keys.press('Enter')
    await keys.press('ArrowUp')
  }
  await until(page, /13 sessions, \d+ people/)
  await page.waitForFunction(() => JSON.parse(document.getElementById('preview').feed ?? '{}').sessions?.at(-1).kind === 'social')
  const written = await exported(page)
  assert.deepEqual(written.sessions.map((session) => plain(written, session)), feed.sessions.map((session) => plain(feed, session)))
  assert.ok(keys.steps <= 600, `${keys.steps} steps`)
})

const FEED = {
  event: { title: { en: 'A day', fr: 'Un jour' }, timezone: 'Europe/Paris', language: 'en' },
  tracks: [{ id: 'gov', name: 'Governments', color: '#0468b1' }],
  people: [{ id: 'ada', name: 'Ada Example', affiliation: 'University of Somewhere' }],
  sessions: [
    { id: 'a', title: 'First', start: '2027-06-07T09:00', duration: 30, track: 'gov', people: [{ person: 'ada', role: 'moderator', presence: 'remote' }], links: [{ type: 'slides', url: 'slides/first.pdf', language: 'fr' }] },
    { id: 'b', title: 'Second', start: '2027-06-07T10:00', end: '2027-06-07T11:00', sessions: [{ id: 'c', title: 'Part', people: ['Ben Sample'] }] },
  ],
}
const paste = async (page, text, html) => {
  await page.locator('#paste').evaluate((area, [text, html]) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    if (html) data.setData('text/html', html)
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, [text, html])
}

scene('a feed keeps what a cell cannot show', '/build.html', EMPTY, async (page) => {
  await paste(page, JSON.stringify(FEED))
  await until(page, /2 sessions/)
  assert.deepEqual(await Promise.all([DATE, START, END, TITLE, TRACK, PEOPLE, LINKS].map((column) => text(page, 1, column))), [
    '2027-06-07', '09:00', '09:30', 'First', 'Governments', 'moderator: Ada Example (University of Somewhere) (remote)', 'slides slides/first.pdf',
  ])
  assert.equal(await text(page, 3, TITLE), 'Part')
  await cell(page, 1, ROOM).click()
  await page.keyboard.type('Hall')
  await page.keyboard.press('Enter')
  await cell(page, 1, PEOPLE).click()
  await page.keyboard.press('F2')
  await page.keyboard.press('Alt+Enter')
  await page.keyboard.type('Chi Third (Elsewhere)')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => /Chi Third/.test(document.getElementById('preview').shadowRoot?.textContent))
  const { event, sessions, people } = await exported(page)
  assert.deepEqual(event.title, FEED.event.title)
  const [first, second] = sessions
  assert.equal(first.room, 'Hall')
  assert.equal(first.duration, 30)
  assert.equal(first.track, 'gov')
  assert.deepEqual(first.links, FEED.sessions[0].links)
  assert.deepEqual(first.people[0], FEED.sessions[0].people[0])
  assert.equal(first.people[1].name ?? people.find(({ id }) => id === first.people[1].person).name, 'Chi Third')
  assert.deepEqual(second, FEED.sessions[1])
})

scene('a correction is one click, and is undone and done again', '/build.html', EMPTY, async (page) => {
  await paste(page, JSON.stringify({ event: { title: 'A day', timezone: 'EST' }, sessions: [{ title: 'First', start: '9/7/2024 9:30', duration: 30 }] }))
  await until(page, /2 problems/)
  // In the cell, both readings; in the list, for keyboards, the same.
  await cell(page, 1, START).getByRole('button', { name: '2024-07-09' }).click()
  await until(page, /1 problem/)
  assert.deepEqual([await text(page, 1, DATE), await text(page, 1, START)], ['2024-07-09', '9:30'])
  await page.getByRole('button', { name: 'Change to America/New_York' }).click()
  await until(page, /No problems/)
  assert.equal(await page.getByLabel('Time zone', { exact: true }).inputValue(), 'America/New_York')
  await cell(page, 1, TITLE).click()
  await page.keyboard.press('Control+z')
  await until(page, /1 problem/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await until(page, /2 problems/)
  await page.keyboard.press('Control+Shift+z')
  await page.keyboard.press('Control+y')
  await until(page, /No problems/)
})

// What a button of a correction writes is what check offers as code.
const NEARLY = {
  event: { title: 'A day', timezone: 'Europe/Pari' },
  sessions: [
    { id: 'a', titel: 'First', start: '2027-06-15T09:00', speaker: 'Ada Example', sessions: [{ title: 'Part', start: '2027-06-15T09:10', length: '30 min' }] },
    { id: 'b', title: 'Second', start: '2027-06-15T10:00', people: [{ name: 'Cy Probe', company: 'Acme' }], own: { kept: true } },
  ],
}

scene('misspelled keys are corrected, one by one or all at once', '/build.html', EMPTY, async (page) => {
  await paste(page, JSON.stringify(NEARLY))
  await until(page, /[1-9] problems/)
  const status = () => page.locator('#fixed').textContent()
  const button = (name) => page.locator('#problems').getByRole('button', { name, exact: true })
  await button('Write "title": "First"').click()
  await button('Write "title": "First"').waitFor({ state: 'detached' })
  assert.equal(await text(page, 1, TITLE), 'First')
  assert.match(await status(), /^Row 1, Title is corrected\. Undo takes it back\.$/)
  await button('Change to Europe/Paris').click()
  await button('Change to Europe/Paris').waitFor({ state: 'detached' })
  assert.equal(await page.getByLabel('Time zone', { exact: true }).inputValue(), 'Europe/Paris')

  const all = page.getByRole('button', { name: 'Fix all that is safe' })
  await all.click()
  // What another program may read stays, with its note.
  await until(page, /[^\d]1 problem\./)
  assert.match(await status(), /^[3-9] corrections made\. Undo takes them back\.$/)
  assert.equal(await all.getAttribute('aria-disabled'), 'true')
  assert.equal(await all.evaluate((button) => button === document.activeElement), true, 'the focus stays where it was')
  assert.deepEqual([await text(page, 1, PEOPLE), await text(page, 3, PEOPLE)], ['Ada Example', 'Cy Probe (Acme)'])
  const { event, sessions } = await exported(page)
  assert.equal(event.timezone, 'Europe/Paris')
  assert.deepEqual(sessions.map(({ title, sessions = [] }) => [title, sessions.map(({ title, duration }) => [title, duration])]), [['First', [['Part', 30]]], ['Second', []]])

  // One step back is all of them, and nothing else.
  await cell(page, 1, TITLE).click()
  await page.keyboard.press('Control+z')
  await until(page, /[3-9] problems/)
  assert.equal(await status(), '')
  assert.deepEqual([await text(page, 1, TITLE), await text(page, 1, PEOPLE)], ['First', ''])
  await page.keyboard.press('Control+Shift+z')
  await until(page, /[^\d]1 problem\./)
})

scene('two corrections in a row are both made, though the first changes the text of the second', '/build.html', EMPTY, async (page) => {
  await paste(page, JSON.stringify(NEARLY))
  await until(page, /[1-9] problems/)
  await page.locator('#problems').evaluate((list) => {
    const named = (start) => [...list.querySelectorAll('button.fix')].find(({ textContent }) => textContent.startsWith(start))
    const [one, other] = [named('Write "title"'), named('Write "affiliation"')]
    one.click()
    other.click()
  })
  await page.waitForFunction(() => !/Write "(title|affiliation)"/.test(document.getElementById('problems').textContent))
  assert.deepEqual([await text(page, 1, TITLE), await text(page, 3, PEOPLE)], ['First', 'Cy Probe (Acme)'])
})

scene('rows are added, moved, nested and deleted', '/build.html', EMPTY, async (page) => {
  await paste(page, JSON.stringify(FEED))
  await until(page, /2 sessions/)
  await cell(page, 1, TITLE).click()
  await page.keyboard.press('Alt+ArrowDown')
  assert.deepEqual([await text(page, 1, TITLE), await text(page, 2, TITLE), await text(page, 3, TITLE)], ['Second', 'First', 'Part'])
  assert.deepEqual(await active(page), [2, TITLE])
  await page.getByRole('button', { name: 'Part of above' }).click()
  await page.waitForFunction(() => JSON.parse(document.getElementById('preview').feed).sessions.length === 1)
  assert.deepEqual((await exported(page)).sessions.map(({ title, sessions }) => [title, sessions.map(({ title }) => title)]), [['Second', ['First', 'Part']]])
  await page.getByRole('button', { name: 'Delete row' }).click()
  assert.equal(await page.locator('#table tbody tr').count(), 2)
  await page.getByRole('button', { name: 'Add row' }).click()
  assert.equal(await page.locator('#table tbody tr').count(), 3)
  await page.getByRole('button', { name: 'Move row up' }).click()
  assert.deepEqual(await active(page), [2, 0])
})

scene('arrow keys, Home, End, Escape and Tab are those of a grid', '/build.html', EMPTY, async (page) => {
  await paste(page, JSON.stringify(FEED))
  await until(page, /2 sessions/)
  assert.equal(await page.locator('#table [tabindex="0"]').count(), 1)
  const at = async (keys, expected) => {
    for (const key of keys.split(' ')) await page.keyboard.press(key)
    assert.deepEqual(await active(page), expected, keys)
  }
  await cell(page, 1, DATE).click()
  await at('ArrowRight ArrowRight ArrowDown', [2, 2])
  await at('End', [2, 10])
  await at('Control+Home', [1, 0])
  await at('Control+End', [3, 10])
  await at('Home ArrowLeft ArrowUp', [2, 0])
  await page.keyboard.type('x')
  await at('Escape', [2, 0])
  assert.equal(await text(page, 2, DATE), '2027-06-07')
  await at('Delete', [2, 0])
  assert.equal(await text(page, 2, DATE), '')
  await at('F2 Tab Tab Shift+Tab Escape', [2, 1])
  await page.keyboard.press('Tab')
  assert.equal(await active(page), null)
})

scene('a draft is restored, and discarded', '/build.html', EMPTY, async (page) => {
  await paste(page, JSON.stringify(FEED))
  await until(page, /2 sessions/)
  await cell(page, 1, TITLE).click()
  await page.keyboard.type('Renamed')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Français' })
  await page.waitForFunction(() => /^Draft saved \d/.test(document.getElementById('saved').textContent))
  await page.reload()
  await until(page, /2 sessions/)
  assert.match(await page.locator('#saved').textContent(), /^Draft of /)
  assert.equal(await text(page, 1, TITLE), 'Renamed')
  assert.match(await snippet(page), /lang="fr"/)
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.waitForFunction(() => document.getElementById('table').closest('[hidden]'))
  assert.equal(await page.evaluate(() => localStorage.getItem('plenary-draft')), null)
})

scene('selected options are in the snippet and in the agenda', '/build.html?src=harbour-days.json', { count: 1 }, async (page) => {
  const choose = (label, option) => page.getByRole('combobox', { name: label, exact: true }).selectOption({ label: option })
  await choose('Views', 'Speakers and agenda')
  await choose('Language', 'Français')
  await choose('Corners', 'Square')
  await page.waitForFunction(() => document.querySelector('plenary-agenda').shadowRoot.querySelector('[role=tab]')?.textContent === 'Intervenants')
  assert.equal(await snippet(page), `<script type="module" src="/plenary/plenary.js"></script>
<style>
plenary-agenda {
  --plenary-radius: 0;
}
</style>
<plenary-agenda src="agenda.json" views="speakers agenda" lang="fr">
  <a href="agenda.json">The agenda</a>
</plenary-agenda>`)
  assert.equal(await page.locator('plenary-agenda').evaluate((agenda) => agenda.style.getPropertyValue('--plenary-radius')), '0')
  await page.getByRole('radio', { name: 'Hugo' }).check()
  assert.match(await snippet(page), /^\{\{< plenary src="agenda\.json" views="speakers agenda" lang="fr" >\}\}/)
  await page.getByRole('radio', { name: 'npm' }).check()
  assert.match(await snippet(page), /^\/\/ npm install plenary\nimport 'plenary'\n\n<plenary-agenda src="agenda\.json"/)
  await page.getByRole('radio', { name: 'WordPress' }).check()
  await page.getByRole('textbox', { name: 'Address of your page' }).fill('https://example.org/program/')
  assert.match(await snippet(page), /src="https:\/\/example\.org\/plenary\/plenary\.js".*src="https:\/\/example\.org\/program\/agenda\.json"/s)
})

scene('addresses are relative to the page of the owner', '/build.html', EMPTY, async (page) => {
  await paste(page, JSON.stringify(FEED))
  await until(page, /2 sessions/)
  await page.getByRole('textbox', { name: 'Address of your page' }).fill('https://example.org/program/index.html')
  await page.waitForFunction(() => document.getElementById('preview').shadowRoot.querySelector('.card a[href="https://example.org/program/slides/first.pdf"]'))
  assert.match(await page.locator('#resolved').textContent(), /https:\/\/example\.org\/program\/agenda\.json/)
  const src = page.getByRole('textbox', { name: 'Address of agenda.json, from your page' })
  for (const hostile of ['javascript:alert(1)', 'java\tscript:alert(1)', 'data:text/html,x']) {
    await src.fill(hostile)
    assert.match(await snippet(page), /src="agenda\.json"/, hostile)
    assert.match(await page.locator('#src-problem').textContent(), /Write a web address/, hostile)
  }
  assert.match(await exported(page).then(({ sessions }) => sessions[0].links[0].url), /^slides\/first\.pdf$/)
})

scene('a feed at an address, in a format of its own', '/build.html?src=/naive.json', {
  ...EMPTY,
  routes: { '/naive.json': json({ sessions: [{ id: '1', title: 'Naive', startsAt: '2027-06-07T09:00:00', endsAt: '2027-06-07T10:00:00', isServiceSession: false, isPlenumSession: false, speakers: [], roomId: null }], speakers: [], categories: [], rooms: [] }) },
}, async (page) => {
  await page.waitForFunction(() => /^Sessionize.*1 session\./.test(document.getElementById('started').textContent))
  await page.getByLabel('Time zone', { exact: true }).fill('Africa/Nairobi')
  await shown(page, ['Naive'])
  assert.equal((await exported(page)).event.timezone, 'Africa/Nairobi')
})

scene('unreadable files are reported, with a next step', '/build.html', EMPTY, async (page) => {
  await page.getByRole('textbox', { name: 'Paste' }).fill('just some words')
  await page.getByRole('button', { name: 'Read the text' }).click()
  await page.waitForFunction(() => /could not be read/.test(document.getElementById('started').textContent))
  await page.locator('#from').evaluate((form) => (form.elements.address.value = 'javascript:alert(1)'))
  await page.getByRole('button', { name: 'Fetch' }).click()
  await page.waitForFunction(() => /could not be fetched: only addresses with https/.test(document.getElementById('started').textContent))
})

for (const [name, viewport, colorScheme] of [['phone', { width: 390, height: 844 }, 'dark'], ['narrow', { width: 320, height: 640 }, 'light'], ['desktop', { width: 1280, height: 900 }, 'light'], ['desktop-dark', { width: 1280, height: 900 }, 'dark']]) {
  scene(`everybody can use it: ${name}`, '/build.html', { ...EMPTY, viewport, colorScheme }, async (page) => {
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
    assert.deepEqual(await page.axe(), [])
    assert.ok(await fits())
    await page.shot(`build-start-${name}`, { fullPage: true })
    await paste(page, JSON.stringify({ ...FEED, event: { title: 'A day', timezone: 'EST' }, sessions: [{ title: 'First', start: '9/7/2024 9:30', duration: 30 }, ...FEED.sessions] }))
    await until(page, /problems/)
    await cell(page, 2, TITLE).click()
    await page.keyboard.press('F2')
    // The cell is covered by its own field, which is what is aimed at then.
    const { width, height } = await cell(page, 2, TITLE).locator('textarea').boundingBox()
    assert.ok(width >= 24 && height >= 24, `${width} × ${height}`)
    assert.deepEqual((await page.axe()).filter((found) => found !== 'target-size: .editing'), [])
    await page.keyboard.press('Escape')
    await page.shot(`build-table-${name}`, { fullPage: true })
    const parts = viewport.width < 1000 ? ['Agenda', 'Publish'] : []
    for (const part of parts) {
      await page.getByRole('button', { name: part, exact: true }).click()
      assert.deepEqual(await page.axe(), [], part)
      assert.ok(await fits(), part)
      await page.shot(`build-${part.toLowerCase()}-${name}`, { fullPage: true })
    }
    assert.ok(await fits())
  })
}
