// The table of speakers in the editor: of feeds and of spreadsheets.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { stage } from './scene.mjs'

const { scene } = stage()
// Pictures of the preview are on no server.
const EMPTY = { count: 0, asleep: true, problems: [/ERR_NAME_NOT_RESOLVED https:\/\/your-site\.example/] }
const NARROW = { ...EMPTY, viewport: { width: 390, height: 844 } }
const until = (page, pattern) => page.waitForFunction((source) => new RegExp(source).test(document.getElementById('summary').textContent), pattern.source)
const tab = (page, name) => page.locator('#tables').getByRole('tab', { name })
const countOf = async (page) => Number(await page.locator('#people-count').textContent())
const cell = (page, row, column, table = 'people') => page.locator(`#${table} tbody tr`).nth(row - 1).getByRole('gridcell').nth(column)
const text = (page, row, column, table) => cell(page, row, column, table).locator('.text').textContent()
const type = async (page, row, column, text) => {
  await cell(page, row, column).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}
const paste = (page, text) => page.locator('#paste').evaluate((area, text) => {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}, text)
const exported = async (page) => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download agenda.json' }).click()])
  return JSON.parse(await readFile(await download.path(), 'utf8'))
}
/** Until what is exported has this of its people. */
const untilFeed = (page, pattern) => page.waitForFunction((source) => new RegExp(source).test(document.getElementById('preview').feed ?? ''), pattern.source)
const [NAME, AFFILIATION, BIO, PICTURE, LINKS] = Array.from({ length: 5 }, (_, at) => at)
const SESSION_PEOPLE = 7

const FEED = {
  event: { title: 'A day', timezone: 'Europe/Paris', language: 'en' },
  people: [
    { id: 'ada', name: 'Ada Example', affiliation: ['North Lab', 'South Press'], bio: { en: 'Sails.', fr: 'Navigue.' }, picture: 'ada.jpg', links: [{ type: 'website', url: 'https://ada.example/', language: 'fr' }], timezone: 'Africa/Nairobi' },
    { name: 'Ben Sample', affiliation: 'Acme' },
  ],
  sessions: [
    { id: 'a', title: 'First', start: '2027-06-07T09:00', duration: 30, people: [{ person: 'ada', role: 'moderator' }, 'Ben Sample'] },
    { id: 'b', title: 'Second', start: '2027-06-07T10:00', duration: 30, people: [{ name: 'Ben Sample', role: 'speaker' }, 'Ada Example-Smith'], sessions: [{ id: 'c', title: 'Part', people: ['ada'] }] },
  ],
}

scene('speakers of a feed are edited, and nothing else changes', '/build.html', EMPTY, async (page) => {
  await paste(page, JSON.stringify(FEED))
  await until(page, /2 sessions/)
  const before = await exported(page)
  assert.equal(await countOf(page), 2)
  await tab(page, /^Speakers/).click()
  assert.deepEqual(await Promise.all([NAME, AFFILIATION, BIO, PICTURE, LINKS].map((column) => text(page, 1, column))), ['Ada Example', 'North Lab\nSouth Press', 'Sails.', 'ada.jpg', 'website https://ada.example/'])
  await type(page, 1, BIO, 'Sails and writes.')
  await type(page, 2, PICTURE, 'ben.jpg')
  await type(page, 1, AFFILIATION, 'West Lab')
  await untilFeed(page, /ben\.jpg/)
  assert.deepEqual(await page.axe(), [])
  await page.shot('build-people', { fullPage: true })
  const after = await exported(page)
  const { people, ...rest } = after
  const { people: old, ...others } = before
  assert.deepEqual(rest, others)
  assert.deepEqual(people, [{ ...old[0], bio: { en: 'Sails and writes.', fr: 'Navigue.' }, affiliation: ['West Lab'] }, { ...old[1], picture: 'ben.jpg' }])
  // A row is added, deleted, and both are undone.
  await page.getByRole('button', { name: 'Add row' }).click()
  await page.keyboard.type('Cy Probe')
  await page.keyboard.press('Enter')
  await untilFeed(page, /Cy Probe/)
  assert.equal(await countOf(page), 3)
  await cell(page, 3, NAME).click()
  await page.getByRole('button', { name: 'Delete row' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  assert.equal(await text(page, 3, NAME), 'Cy Probe')
  for (let n = 0; n < 2; n++) await page.getByRole('button', { name: 'Undo' }).click()
  assert.equal(await page.locator('#people tbody tr').count(), 2)
})

scene('renaming a person renames them in all sessions, in one step', '/build.html', EMPTY, async (page) => {
  await paste(page, JSON.stringify(FEED))
  await until(page, /2 sessions/)
  await tab(page, /^Speakers/).click()
  await type(page, 2, NAME, 'Ben Renamed')
  await type(page, 1, NAME, 'Ada Renamed')
  await untilFeed(page, /Ada Renamed/)
  const rows = () => Promise.all([1, 2, 3].map((row) => text(page, row, SESSION_PEOPLE, 'table')))
  await tab(page, 'Sessions').click()
  const ada = (name) => `moderator: ${name} (North Lab, South Press)`
  assert.deepEqual(await rows(), [`${ada('Ada Renamed')}\nBen Renamed`, 'speaker: Ben Renamed\nAda Example-Smith', 'Ada Renamed'])
  const { people, sessions } = await exported(page)
  // Who is referred to by an id still is, and nobody is there twice.
  assert.deepEqual(people.map(({ name }) => name), ['Ada Renamed', 'Ben Renamed'])
  assert.deepEqual(sessions[1].people.map((one) => one.person ?? one.name ?? one), ['Ben Renamed', 'Ada Example-Smith'])
  assert.deepEqual(sessions[0].people[0], { person: 'ada', role: 'moderator' })
  await page.getByRole('button', { name: 'Undo' }).click()
  assert.deepEqual(await rows(), [`${ada('Ada Example')}\nBen Renamed`, 'speaker: Ben Renamed\nAda Example-Smith', 'Ada Example'])
  await page.getByRole('button', { name: 'Undo' }).click()
  assert.deepEqual(await rows(), [`${ada('Ada Example')}\nBen Sample`, 'speaker: Ben Sample\nAda Example-Smith', 'Ada Example'])
})

scene('problems of speakers are shown in their cells, and the list links to them', '/build.html', EMPTY, async (page) => {
  await paste(page, JSON.stringify({ ...FEED, people: [FEED.people[0], { name: 'Ben Sample', company: 'Acme', picture: 'javascript:1' }] }))
  await until(page, /problem/)
  await page.locator('#problems').getByRole('button', { name: 'Speaker 2, Picture' }).click()
  assert.equal(await tab(page, /^Speakers/).getAttribute('aria-selected'), 'true')
  assert.equal(await cell(page, 2, PICTURE).getAttribute('aria-invalid'), 'true')
  assert.equal(await cell(page, 2, PICTURE).evaluate((cell) => cell === document.activeElement), true)
  await page.getByRole('button', { name: 'Fix all that is safe' }).click()
  await page.waitForFunction(() => /1 correction made/.test(document.getElementById('fixed').textContent))
  await untilFeed(page, /"affiliation": ?"Acme"/)
  assert.equal(await text(page, 2, AFFILIATION), 'Acme')
})

scene('tabs are operated with the keyboard, on a narrow screen as well', '/build.html', NARROW, async (page) => {
  await page.getByRole('button', { name: 'Empty agenda' }).click()
  await tab(page, 'Sessions').focus()
  await page.keyboard.press('ArrowRight')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'tab-people')
  assert.deepEqual(await page.getByRole('tabpanel').evaluateAll((panels) => panels.filter((panel) => !panel.hidden).map(({ id }) => id)), ['panel-people'])
  await type(page, 1, NAME, 'Ada Example')
  await type(page, 1, BIO, 'Sails.')
  assert.deepEqual(await page.axe(), [])
  await page.shot('build-people-narrow', { fullPage: true })
  await tab(page, /^Speakers/).focus()
  await page.keyboard.press('Home')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'tab-sessions')
  // The draft has the speakers.
  await page.waitForFunction(() => /Draft saved/.test(document.getElementById('saved').textContent))
  await page.reload()
  await tab(page, /^Speakers/).click()
  assert.deepEqual([await text(page, 1, NAME), await text(page, 1, BIO)], ['Ada Example', 'Sails.'])
})

scene('a draft of an earlier version keeps its speakers', '/build.html', EMPTY, async (page) => {
  await page.evaluate(({ event, people, sessions }) => {
    const columns = ['date', 'start', 'end', 'title', 'kind', 'room', 'track', 'people', 'abstract', 'links', 'tags'].map((field) => ({ field }))
    const rows = [{ cells: ['2027-06-07', '09:00', '09:30', 'First', '', '', '', 'moderator: Ada Example (North Lab, South Press)\nBen Sample', '', '', ''], base: sessions[0] }]
    localStorage.setItem('plenary-draft', JSON.stringify({ version: 1, saved: 1, doc: { kind: 'feed', event, rest: { people }, columns, rows, colors: {}, address: '', options: { page: '' } } }))
  }, FEED)
  await page.reload()
  await until(page, /1 session/)
  await tab(page, /^Speakers/).click()
  assert.equal(await text(page, 2, NAME), 'Ben Sample')
  assert.deepEqual((await exported(page)).sessions[0].people[0], { person: 'ada', role: 'moderator' })
})

const SHEET = `Date,Start,End,Title,Speakers
2027-06-07,9:00,10:00,Opening,Ada Example; Ben Sample
,10:00,11:00,Talk,"Moderator: Ada Example, Ada Example-Smith"

Name,Affiliation,Job title,Bio,Photo,Pronouns
Ada Example,University,Dean,Sails.,ada.jpg,she/her
Ben Sample,Acme,,,,
`

scene('the second table of a sheet has its speakers', '/build.html', EMPTY, async (page) => {
  await paste(page, SHEET)
  await page.getByLabel('Time zone', { exact: true }).fill('Europe/Paris')
  await until(page, /2 sessions/)
  assert.equal(await page.locator('#table tbody tr').count(), 2)
  await tab(page, /^Speakers/).click()
  assert.deepEqual(await page.locator('#people thead select').evaluateAll((all) => all.map(({ value }) => value)), ['name', 'affiliation', 'jobTitle', 'bio', 'picture', ''])
  // A column that is not used can be read, too.
  assert.deepEqual(await page.axe(), [])
  await type(page, 2, 3, 'Reads.')
  await type(page, 1, NAME, 'Ada Renamed')
  await untilFeed(page, /Ada Renamed[^]*Reads\./)
  const { people } = await exported(page)
  assert.deepEqual(people.map(({ name, affiliation, bio }) => [name, affiliation, bio]), [
    ['Ada Renamed', 'Dean, University', 'Sails.'],
    ['Ben Sample', 'Acme', 'Reads.'],
    ['Ada Example-Smith', undefined, undefined],
  ])
  await tab(page, 'Sessions').click()
  assert.deepEqual([await text(page, 1, 4, 'table'), await text(page, 2, 4, 'table')], ['Ada Renamed; Ben Sample', 'Moderator: Ada Renamed, Ada Example-Smith'])
  await page.getByRole('button', { name: 'Undo' }).click()
  assert.equal(await text(page, 1, 4, 'table'), 'Ada Example; Ben Sample')
})

scene('a sheet without a second table gets one', '/build.html', EMPTY, async (page) => {
  await paste(page, SHEET.split('\n\n')[0])
  await page.getByLabel('Time zone', { exact: true }).fill('Europe/Paris')
  await until(page, /2 sessions/)
  await tab(page, /^Speakers/).click()
  await type(page, 1, NAME, 'Ada Example')
  await type(page, 1, 3, 'Sails.')
  await untilFeed(page, /Sails\./)
  assert.equal((await exported(page)).people.find(({ name }) => name === 'Ada Example').bio, 'Sails.')
  assert.deepEqual(await page.axe(), [])
})
