// Other file types as `src`: spreadsheets, Google Sheets and calendars are shown, and unsupported files are reported by their type.
import assert from 'node:assert/strict'
import { until } from '../until.mjs'
import { html, inside, stage, titles } from './scene.mjs'

const { scene } = stage({ routes: { '/page.html': html('') } })
const BLANK = { count: 0 }
const CSV = [
  'Summit',
  'Timezone,Europe/Paris',
  '',
  'Day,Start,End,Title,Room,Speakers',
  '2027-06-07,9:00,9:30,Opening,Hall,Ada Example',
  ',10:00,11:00,"Talk, at length",Hall,Ben Sample; Chi Third',
].join('\n')
const ICS = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'X-WR-CALNAME:Summit',
  'X-WR-TIMEZONE:Europe/Paris',
  'BEGIN:VEVENT',
  'UID:a@example.org',
  'DTSTART;TZID=Europe/Paris:20270607T090000',
  'DTEND;TZID=Europe/Paris:20270607T093000',
  'SUMMARY:Opening',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n')
const SHOWN = ['Opening', 'Talk, at length']
const OPEN = { 'access-control-allow-origin': '*' }

// An agenda of that file, in a page that has been opened; those who listen get what is requested and what the console has.
async function agenda(page, src, answer, content = '') {
  const requested = []
  const said = []
  page.on('console', (message) => said.push(message.text()))
  await page.route(({ hostname, pathname }) => hostname === 'docs.google.com' || pathname.startsWith('/program.'), (route) => {
    requested.push(route.request().url())
    return typeof answer === 'function' ? answer(route) : route.fulfill({ status: 200, ...answer })
  })
  await page.evaluate(([src, content]) => {
    const agenda = document.createElement('plenary-agenda')
    Object.assign(agenda, { src, innerHTML: content })
    document.body.append(agenda)
  }, [src, content])
  return { requested, said }
}
const csv = { body: CSV, contentType: 'text/csv', headers: OPEN }

for (const [what, src, answer, expected] of [
  ['a spreadsheet', '/program.csv', csv, SHOWN],
  ['a calendar', '/program.ics', { body: ICS, contentType: 'text/calendar' }, ['Opening']],
]) {
  scene(`${what} is shown`, '/page.html', BLANK, async (page) => {
    await agenda(page, src, answer)
    await page.loaded()
    assert.deepEqual(await titles(page), expected)
    assert.match(await inside(page, '.zone').first().textContent(), /Paris/)
  })
}

const SHEET = 'https://docs.google.com/spreadsheets'
for (const [what, src, requested] of [
  ['of the address bar', `${SHEET}/d/1a-B_c/edit?gid=12#gid=12`, `${SHEET}/d/1a-B_c/export?format=csv&gid=12`],
  ['of Share', `${SHEET}/d/1a-B_c/edit?usp=sharing`, `${SHEET}/d/1a-B_c/export?format=csv`],
  ['without a page', `${SHEET}/d/1a-B_c`, `${SHEET}/d/1a-B_c/export?format=csv`],
  ['that was published as a page', `${SHEET}/d/e/2PACX-1_v/pubhtml?gid=3`, `${SHEET}/d/e/2PACX-1_v/pub?output=csv&single=true&gid=3`],
]) {
  scene(`the rows of a Google Sheet are requested, from the URL ${what}`, '/page.html', BLANK, async (page) => {
    const heard = await agenda(page, src, csv)
    await page.loaded()
    assert.deepEqual(heard.requested, [requested])
    assert.deepEqual(await titles(page), SHOWN)
  })
}

scene('a published sheet becomes an agenda in two steps', '/page.html', BLANK, async (page) => {
  let steps = 0
  const step = (act) => (steps++, act())
  const address = await step(() => `${SHEET}/d/e/2PACX-1_v/pub?gid=0&single=true&output=csv`) // File, Share, Publish to web; copied
  const heard = await step(() => agenda(page, address, csv))
  await page.loaded()
  assert.deepEqual(heard.requested, [address])
  assert.deepEqual(await titles(page), SHOWN)
  await inside(page, '.card h4 a').last().click()
  await inside(page, 'dialog[open]').getByText('Chi Third').waitFor()
  assert.equal(steps, 2)
})

scene('a redirect is followed', '/page.html', { ...BLANK, routes: { '/moved.csv': { status: 302, headers: { location: '/program.csv' } }, '/program.csv': csv } }, async (page) => {
  await page.evaluate(() => (document.body.innerHTML = '<plenary-agenda src="/moved.csv"></plenary-agenda>'))
  await page.loaded()
  assert.deepEqual(await titles(page), SHOWN)
})

// What is said of a file that cannot be shown. The content of the element stays.
async function refused(page, src, answer, expected) {
  const { said } = await agenda(page, src, answer, '<p>The program as a list</p>')
  await page.waitForFunction(() => events.some(([name]) => name === 'error'))
  await until(() => said.some((text) => expected.test(text)), `${expected} in ${said}`)
  assert.equal(await page.getByText('The program as a list').isVisible(), true)
  assert.equal(await inside(page, '.card').count(), 0)
}
const FAILED = { ...BLANK, problems: [/plenary: /, /blocked by CORS policy/, /Failed to load resource/] }

// Requests that are answered here are let through whatever they say of other sites: one that is refused is aborted, and that which asks why is not.
scene('a sheet that is not shared: how to share it', '/page.html', { ...FAILED, problems: [...FAILED.problems, /net::ERR/] }, async (page) => {
  let requests = 0
  const refuses = (route) => (requests++ ? route.fulfill({ ...csv, headers: {} }) : route.abort())
  await refused(page, `${SHEET}/d/1a-B_c/edit`, refuses, /could not be loaded: .*signed in to Google: share it .*Anyone with the link/)
})

const zip = (name) => Buffer.concat([Buffer.from('PK\x03\x04\x14\0\x06\0\x08\0'), Buffer.from(`[Content_Types].xml ${name}`), Buffer.alloc(40)])
const page = (text) => `<!doctype html><html><head><title>${text}</title></head><body>${text}</body></html>`
for (const [what, src, body, contentType, expected] of [
  ['a page to log in', '/program.csv', page('<a href="https://accounts.google.com/signin">Sign in</a>'), 'text/html', /a page of Google to sign in.*Share, General access, Anyone with the link/],
  ['a page at the address of a calendar', '/program.ics', page('Subscribe'), 'text/html', /a web page without an Event.*Take the address of the file/],
  ['a PDF document', '/program.pdf', '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj<<>>endobj\n%%EOF', 'application/pdf', /a PDF document.*Export the schedule/],
  ['a Word document', '/program.docx', zip('word/document.xml'), 'application/octet-stream', /a Word document.*Export the schedule/],
  ['an Excel workbook', '/program.xlsx', zip('xl/workbook.xml'), 'application/octet-stream', /an Excel workbook.*Save it as CSV/],
  ['YAML', '/program.yaml', 'event:\n  title: Summit\n', 'text/yaml', /YAML.*npx plenary convert/],
  ['a schedule in XML', '/program.xml', '<?xml version="1.0"?><schedule><day date="2027-06-07"/></schedule>', 'text/xml', /XML.*npx plenary convert/],
  ['rows without headers', '/program.csv', '2027-06-07,9:00,Opening\n2027-06-07,10:00,Talk\n', 'text/csv', /CSV without headers.*names of the columns/],
  ['plain text', '/program.txt', 'Our program begins at nine.', 'text/plain', /plain text.*Make a table of it/],
]) {
  scene(`${what} is reported by its file type, with a next step`, '/page.html', FAILED, (page) => refused(page, src, { body, contentType }, expected))
}
