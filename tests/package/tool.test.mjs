// The command line, as it is published.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { here } from '../../tools/run.mjs'

const COMMAND = here('pkg/bin/plenary.js')
const DEMO = here('www/ospos-for-good-2024.json')
const FEED = { event: { title: 'A day', timezone: 'Europe/Paris' }, sessions: [{ id: 'a', title: 'First', start: '2027-06-07T09:00', duration: 30 }] }
const NAIVE = { sessions: [{ id: '1', title: 'Naive', startsAt: '2027-06-07T09:00:00', endsAt: '2027-06-07T10:00:00', speakers: [], roomId: null }], speakers: [], categories: [], rooms: [], questions: [] }

let folder
before(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'plenary-tool-'))))
after(() => rmSync(folder, { recursive: true }))
const file = (name, content) => {
  const made = path.join(folder, name)
  writeFileSync(made, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content))
  return made
}

// Runs beside this process, which may have to answer it.
const plenary = (args, input = '') =>
  new Promise((done) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { env: { ...process.env, NO_COLOR: '1' } })
    const out = { out: '', err: '' }
    child.stdout.on('data', (text) => (out.out += text))
    child.stderr.on('data', (text) => (out.err += text))
    child.on('close', (code) => done({ ...out, code }))
    child.stdin.end(input)
  })
const reports = async (...args) => {
  const { out, code } = await plenary(['check', '--format', 'json', ...args])
  return { code, reports: JSON.parse(out) }
}

test('a feed with which nothing is wrong', async () => {
  const { code, out, err } = await plenary(['check', DEMO])
  assert.deepEqual([code, err], [0, ''])
  assert.match(out, /2024\.json: plenary's own format, 23 sessions, 2 speakers, America\/New_York: nothing is wrong\n$/)
})

test('check --fix corrects a file in place, and shows guesses as a diff', async () => {
  const before = `{\n  // A day\n  "event": {"title": "É 😀", "timezone": "Europe/Paris"},\n  "sessions": [\n    {"title": "A", "start": "2027-06-07 9:00 AM", "location": "Hall",},\n    {"tittle": "B", "start": "2027-06-07T10:00"}\n  ]\n}\n`
  const after = `{\n  \n  "event": {"title": "É 😀", "timezone": "Europe/Paris"},\n  "sessions": [\n    {"title": "A", "start": "2027-06-07T09:00", "room": "Hall"},\n    {"tittle": "B", "start": "2027-06-07T10:00"}\n  ]\n}\n`
  const feed = file('fix.json', before)
  const { code, out } = await plenary(['check', '--fix', feed])
  assert.equal(readFileSync(feed, 'utf8'), after)
  assert.equal(code, 1)
  assert.ok(out.startsWith(`${feed}: 4 corrections were made
--- ${feed}
+++ ${feed}, if these are meant
@@ line 6: unknown-key @@
-    {"tittle": "B", "start": "2027-06-07T10:00"}
+    {"title": "B", "start": "2027-06-07T10:00"}
`), out)
  const { fix } = await import(here('pkg/plenary-tool.js'))
  assert.deepEqual(await fix(before), { text: after, count: 4 })
  assert.deepEqual(await fix(after), { text: after, count: 0 })
  // Of other files nothing changes, and only files can be changed.
  const other = file('fix.txt', 'Nothing to see')
  await plenary(['check', '--fix', other])
  assert.equal(readFileSync(other, 'utf8'), 'Nothing to see')
  assert.equal((await plenary(['check', '--fix', '-'], before)).code, 2)
})

test('check --fix corrects the cells of a spreadsheet, and each line of a guess is a hunk', async () => {
  const before = 'Timezone: Europe/Paris\n\nDate,Start,Title,Room\n21/06/2027,9:00,Öffnung,Hall A\n9/7/2027,9:00,B,hall a\n9/7/2027,10:00,C,Hall A\n9/7/2027,11:00,D,hall a\n'
  const after = before.replaceAll('9/7/2027', '2027-07-09')
  const feed = file('fix.csv', before)
  const { out } = await plenary(['check', '--fix', feed])
  assert.equal(readFileSync(feed, 'utf8'), after)
  const other = await plenary(['check', '--fix', file('zone.csv', before.replace('Paris', 'Pari'))])
  assert.ok(other.out.includes(`@@ line 1: no-zone @@\n-Timezone: Europe/Pari\n+Timezone: Europe/Paris\n`), other.out)
  const changed = out.split('\n').filter((line) => /^[-+]\d/.test(line))
  assert.equal(changed.length, 4, out)
  // Excel takes a file without this mark for one in its own encoding.
  const windows = file('windows.csv', '')
  writeFileSync(windows, Buffer.from(before, 'latin1'))
  await plenary(['check', '--fix', windows])
  assert.equal(readFileSync(windows, 'utf8'), `\ufeff${after}`)
  // A workbook is no text.
  const workbook = file('fix.xlsx', 'PK\x03\x04')
  assert.equal((await plenary(['check', '--fix', workbook])).code, 2)
})

test('what is wrong is told with its line, its place and a mend', async () => {
  const feed = file('bad.json', `{\n  "event": {"title": "A day", "timezone": "Europe/Paris"},\n  "sessions": [\n    {"title": "Late", "start": "2027-06-07T25:00"}\n  ]\n}\n`)
  const { code, out } = await plenary(['check', feed])
  assert.equal(code, 1)
  assert.equal(out, `error[no-time]: $.sessions[0].start is not a time ("2027-06-07T25:00")
 --> ${feed}:4:32
  |
4 |     {"title": "Late", "start": "2027-06-07T25:00"}
  |                                ^^^^^^^^^^^^^^^^^^
  = Write a date and a time as YYYY-MM-DDThh:mm, with an offset such as -04:00 if it has one, or a date alone.

${feed}: plenary's own format, 0 sessions, 0 speakers, Europe/Paris: 1 error

Each code is explained in https://github.com/plenary-agenda/plenary/tree/main/docs/site/diagnostics
`)
})

test('the same as JSON, an object for each feed', async () => {
  const bad = file('key.json', { ...FEED, sessions: [{ ...FEED.sessions[0], abstrakt: 'x' }] })
  const { code, reports: [first, second] } = await reports(DEMO, bad)
  assert.equal(code, 1)
  assert.deepEqual(first, { file: DEMO, format: 'plenary', timezone: 'America/New_York', sessions: 23, speakers: 2, problems: [] })
  assert.deepEqual(second.problems.map(({ severity, code, path, line, hint }) => [severity, code, path, line, /"abstract"/.test(hint)]), [['warning', 'unknown-key', '$.sessions[0].abstrakt', 1, true]])
  for (const key of ['message', 'hint', 'column', 'length']) assert.ok(second.problems[0][key], key)
})

test('and as annotations of GitHub', async () => {
  const { code, out } = await plenary(['check', '-f', 'github', file('github.json', { ...FEED, sessions: [{ title: 'x', start: 'soon, 100%' }] })])
  assert.equal(code, 1)
  assert.match(out, /^::error file=.*github\.json,line=1,col=\d+,title=no-time::\$\.sessions\[0\]\.start is not a time \("soon, 100%25"\)\. Write .*\n$/)
})

test('notes alone are no failure', async () => {
  const feed = file('note.json', { ...FEED, sessions: [{ title: 'x'.repeat(201), start: '2027-06-07T09:00' }] })
  const { code, reports: [{ problems }] } = await reports(feed)
  assert.deepEqual([code, problems.map(({ severity }) => severity)], [0, ['note']])
})

test('what cannot be read at all', async () => {
  for (const [name, content, pattern] of [['empty.json', '', /cut-off/], ['text.json', 'hello', /other-file/], ['broken.json', '{"sessions": [}', /not-json/], ['list.json', [{ a: 1 }], /unknown-format/], ['cut.json', '[{"title": "x"', /cut-off/]]) {
    const { code, reports: [report] } = await reports(file(name, content))
    assert.deepEqual([code, report.sessions, report.problems.length], [2, 0, 1], name)
    assert.match(report.problems[0].code, pattern, name)
  }
  const { code, out } = await plenary(['check', path.join(folder, 'nowhere.json')])
  assert.equal(code, 2)
  assert.match(out, /error\[no-file\].*there is no such file/)
})

test('a schedule of another program, with the zone that it does not name', async () => {
  const feed = file('naive.json', NAIVE)
  const without = await reports(feed)
  assert.deepEqual([without.code, without.reports[0].problems.map(({ code }) => code)], [1, ['zone-needed']])
  const { code, reports: [report] } = await reports('--timezone', 'Africa/Nairobi', feed)
  assert.deepEqual([code, report.format, report.timezone, report.sessions, report.problems], [0, 'sessionize-all', 'Africa/Nairobi', 1, []])
  for (const [zone, help] of [
    ['Eastern', 'did you mean America/New_York?'], ['CEST', 'did you mean Europe/Berlin?'], ['Europe/Pariss', 'did you mean Europe/Paris?'], ['Mars/Olympus', 'write an IANA name such as Africa/Nairobi'],
  ]) {
    const { code, err } = await plenary(['check', '-z', zone, feed])
    assert.deepEqual([code, err.includes(`--timezone ${zone} is not a known time zone; ${help}`)], [2, true], err)
  }
})

test('many of one sort are told of once, unless all are asked for', async () => {
  const feed = file('many.json', { event: { title: 'x', timezone: 'Europe/Paris' }, sessions: Array.from({ length: 9 }, (_, i) => ({ id: `s${i}`, title: `S${i}`, start: 'soon' })) })
  const few = await plenary(['check', feed])
  assert.equal(few.out.match(/error\[no-time\]/g).length, 5)
  assert.match(few.out, /… and 4 more of no-time/)
  assert.equal((await plenary(['check', '--all', feed])).out.match(/error\[no-time\]/g).length, 9)
})

test('from standard input and from an address', async (t) => {
  const input = await plenary(['check', '-'], JSON.stringify(FEED))
  assert.deepEqual([input.code, input.out], [0, "-: plenary's own format, 1 session, 0 speakers, Europe/Paris: nothing is wrong\n"])
  const server = http.createServer((request, response) => {
    response.statusCode = request.url === '/feed.json' ? 200 : 404
    response.end(JSON.stringify(FEED))
  }).listen(0)
  t.after(() => server.close())
  const origin = `http://localhost:${server.address().port}`
  const there = await plenary(['check', `${origin}/feed.json`])
  assert.deepEqual([there.code, there.err], [0, `plenary: fetching ${origin}/feed.json\n`])
  const gone = await plenary(['check', `${origin}/gone.json`])
  assert.equal(gone.code, 2)
  assert.match(gone.out, /the server answered 404/)
})

test('what is converted from an address has no relative addresses, and what is converted from a file has its own', async (t) => {
  const talk = { ...FEED.sessions[0], people: [{ name: 'Ada', picture: '/system/avatars/5.jpg' }], links: ['a.pdf', { type: 'slides', url: '../b.pdf' }, 'https://example.org'] }
  const feed = { event: { ...FEED.event, url: '/event' }, sessions: [talk] }
  const server = http.createServer((request, response) => {
    if (request.url === '/old.json') response.writeHead(302, { location: '/new/feed.json' })
    response.end(JSON.stringify(feed))
  }).listen(0)
  t.after(() => server.close())
  const origin = `http://localhost:${server.address().port}`
  const urls = async (name) => {
    const { event, sessions: [{ people, links }] } = JSON.parse((await plenary(['convert', name])).out)
    return [event.url, people[0].picture, ...links.map((link) => link.url ?? link)]
  }
  const resolved = (folder) => [`${origin}/event`, `${origin}/system/avatars/5.jpg`, `${origin}${folder}a.pdf`, `${origin}/b.pdf`, 'https://example.org']
  assert.deepEqual(await urls(`${origin}/feed.json`), resolved('/'))
  assert.deepEqual(await urls(`${origin}/old.json`), resolved('/new/'))
  assert.deepEqual(await urls(file('relative.json', feed)), ['/event', '/system/avatars/5.jpg', 'a.pdf', '../b.pdf', 'https://example.org'])
  const made = path.join(folder, 'made-of-address.json')
  await plenary(['render', '--pages', path.join(folder, 'pages-of-address'), '--base-url', 'https://example.org/talks/', '--feed', made, `${origin}/feed.json`])
  assert.equal(JSON.parse(readFileSync(made, 'utf8')).event.url, `${origin}/event`)
})

test('converted twice, a feed is the same, and it is clean', async () => {
  const out = path.join(folder, 'converted.json')
  assert.equal((await plenary(['convert', '-z', 'Africa/Nairobi', file('other.json', NAIVE), '-o', out])).code, 0)
  const again = await plenary(['convert', out])
  assert.deepEqual([again.code, again.out], [0, readFileSync(out, 'utf8')])
  assert.deepEqual(JSON.parse(again.out), { event: { timezone: 'Africa/Nairobi' }, sessions: [{ id: '1', title: 'Naive', start: '2027-06-07T09:00:00', end: '2027-06-07T10:00:00' }] })
  // Sessionize does not say what the event is called.
  assert.deepEqual((await reports(out)).reports[0].problems.map(({ code }) => code), ['no-title'])
})

test('rendered, the agenda is there without a script', async () => {
  const css = path.join(folder, 'agenda.css')
  const { code, out } = await plenary(['render', '--style', css, DEMO])
  assert.equal(code, 0)
  const [, data] = out.match(/<script type="application\/ld\+json">(.*)<\/script>/s)
  assert.equal(JSON.parse(data)['@type'], 'Event')
  assert.match(out, /<time datetime="2024-07-09T09:00:00-04:00"/)
  assert.doesNotMatch(out, /<style|<button|<input/)
  assert.match(readFileSync(css, 'utf8'), /^\.ahead/)
  assert.match((await plenary(['render', '--shadow', '-l', 'fr', DEMO])).out, /<template shadowrootmode="open">/)
})

test('a page for each session and speaker, below a URL', async () => {
  const out = path.join(folder, 'pages')
  const feed = file('pages.json', {
    event: { title: 'A day', timezone: 'Europe/Paris', image: 'day.png' },
    people: [{ id: 'ada', name: 'Ada', picture: 'ada.png' }],
    sessions: [{ ...FEED.sessions[0], people: ['ada'] }, { id: '../../x', title: 'Odd' }],
  })
  const args = ['render', '--pages', out, feed]
  const { code, err } = await plenary(args)
  assert.deepEqual([code, /--pages needs --base-url.*https:\/\/example\.org/.test(err)], [2, true], err)
  for (const more of [['--base-url', 'talks/'], ['--base-url', 'file:///talks/'], ['--base-url', 'https://example.org', '--style', 'x.css']]) assert.equal((await plenary([...args, ...more])).code, 2, more)
  assert.equal((await plenary(['render', '--base-url', 'https://example.org/', feed])).code, 2)
  const made = await plenary([...args, '--base-url', 'https://example.org/talks', '--page', '/agenda/'])
  assert.deepEqual([made.code, made.err, made.out], [0, '', `${out}: 2 sessions, 1 speaker, sitemap.xml\n`])
  assert.deepEqual(readdirSync(out, { recursive: true }).sort(), ['plenary.css', 'session', 'session/a.html', 'session/x.html', 'sitemap.xml', 'speaker', 'speaker/ada.html'])
  const page = readFileSync(path.join(out, 'session/a.html'), 'utf8')
  for (const part of [
    '<link rel="canonical" href="https://example.org/talks/session/a.html">',
    '<meta property="og:image" content="https://example.org/agenda/day.png">',
    '<a href="https://example.org/agenda/#session=a">',
    '<a href="../speaker/ada.html">Ada</a>',
  ])
    assert.ok(page.includes(part), page)
  assert.equal(JSON.parse(page.match(/ld\+json">(.*)<\/script>/)[1]).performer.name, 'Ada')
  assert.match((await plenary([...args, '--base-url', 'https://example.org/talks/'])).err, /do not link to the agenda: --page/)
})

test('a feed links to the pages that were made of it', async () => {
  const out = path.join(folder, 'linked-pages')
  const linked = path.join(folder, 'linked.json')
  const own = { type: 'page', url: 'https://example.org/own' }
  // Ids from the feed and made of the content, sessions inside others, people of the list, inline and by name, and pages that are there already.
  const feed = file('to-link.json', {
    event: { title: 'A day', timezone: 'Europe/Paris' },
    people: [{ id: 'ada', name: 'Ada' }, { name: 'Zoë Müller', links: ['https://zoe.example.org'] }, { id: 'own', name: 'Own', links: [own] }],
    sessions: [
      { title: 'First', start: '2027-06-15T09:00', people: ['ada', 'Bo', { person: 'ada', role: 'moderator' }], sessions: [{ title: 'Inside', start: '2027-06-15T09:10', people: [{ name: 'Chi', affiliation: 'X' }] }] },
      { title: 'First', start: '2027-06-16T09:00', people: ['Bo', 'Zoë Müller', 'own'] },
      { id: 'own', title: 'Own', start: '2027-06-15T11:00', links: [own] },
      { title: 'Lunch', kind: 'break', start: '2027-06-15T12:00' },
    ],
  })
  const args = ['render', '--pages', out, '--base-url', 'https://example.org/talks/', '--page', 'https://example.org/', '--feed', linked, feed]
  const { code, err } = await plenary(args)
  assert.deepEqual([code, err], [0, ''])
  const { people, sessions } = JSON.parse(readFileSync(linked, 'utf8'))
  const page = ({ links = [] }) => links.filter(({ type }) => type === 'page').map(({ url }) => url)
  const exists = (url) => readFileSync(path.join(out, url.replace('https://example.org/talks/', '')), 'utf8')
  const [first, kept, lunch, again] = sessions
  for (const session of [first, first.sessions[0], again]) {
    const [url, ...more] = page(session)
    assert.deepEqual(more, [])
    assert.ok(exists(url).includes(`<time datetime="${session.start}`), url)
  }
  assert.notEqual(page(first)[0], page(again)[0])
  assert.deepEqual([page(kept), page(lunch)], [[own.url], []])
  assert.deepEqual(people.map(page).map(([url]) => url), ['https://example.org/talks/speaker/ada.html', 'https://example.org/talks/speaker/zoe-muller.html', own.url])
  assert.deepEqual(people[1].links[0], 'https://zoe.example.org')
  const [ada, bo, moderator] = first.people
  assert.deepEqual([ada, moderator, again.people], ['ada', { person: 'ada', role: 'moderator' }, ['Bo', 'Zoë Müller', 'own']])
  assert.deepEqual([bo.name, page(bo), page(first.sessions[0].people[0])], ['Bo', ['https://example.org/talks/speaker/Bo.html'], ['https://example.org/talks/speaker/Chi.html']])
  // It says the same as the feed, and making pages of it makes the same ones.
  assert.equal((await plenary(['check', linked])).code, 0)
  const before = readdirSync(out, { recursive: true }).sort()
  assert.equal((await plenary([...args.slice(0, -1), linked])).code, 0)
  assert.deepEqual(readdirSync(out, { recursive: true }).sort(), before)
})

test('a calendar, of which nothing changes where nothing has changed', async () => {
  const out = path.join(folder, 'agenda.ics')
  const first = await plenary(['ics', '--previous', out, DEMO, '-o', out])
  assert.deepEqual([first.code, first.out, first.err], [0, '', ''])
  const made = readFileSync(out, 'utf8')
  assert.match(made, /^BEGIN:VCALENDAR\r\n/)
  assert.equal((await plenary(['ics', '--previous', out, DEMO])).out, made)
  const [, uid] = made.match(/UID:(.+)\r/)
  assert.ok(uid)
  const one = await plenary(['ics', '--session', 'nowhere', DEMO])
  assert.equal(one.code, 2)
  assert.match(one.err, /has no session nowhere/)
})

test('a calendar without events and data without what Google requires are told', async () => {
  const feed = file('unscheduled.json', { event: { title: 'A day' }, sessions: [{ id: 'a', title: 'First' }] })
  const empty = await plenary(['ics', feed])
  assert.deepEqual([empty.code, empty.err], [0, `${feed}: 0 events: no session has a date\n`])
  assert.match(empty.out, /^BEGIN:VCALENDAR/)
  const undated = await plenary(['render', feed])
  assert.equal(undated.err, `${feed}: no JSON-LD: the event has no date\n`)
  assert.doesNotMatch(undated.out, /ld\+json/)
  const partly = file('partly.json', { ...FEED, sessions: [...FEED.sessions, { id: 'b', title: 'Second' }] })
  const { out, err } = await plenary(['render', partly])
  assert.equal(err, `${partly}: 1 session has no title or no date: not in the JSON-LD\n`)
  assert.equal(JSON.parse(out.match(/ld\+json">(.*)<\/script>/)[1]).subEvent.name, 'First')
})

test('every command helps, and says what it does not understand', async () => {
  for (const args of [[], ['--help'], ['help', 'check'], ...['check', 'convert', 'render', 'ics'].map((name) => [name, '--help'])]) {
    const { code, out } = await plenary(args)
    assert.equal(code, 0)
    assert.match(out, /USAGE[\s\S]*OPTIONS/)
    for (const line of out.split('\n')) assert.ok(line.length <= 100, line)
  }
  assert.match((await plenary(['--version'])).out, /^\d+\.\d+\.\d+\n$/)
  for (const args of [['frobnicate'], ['check'], ['check', '--frob', 'x'], ['convert', 'a', 'b'], ['check', '-f', 'xml', DEMO]]) {
    const { code, err } = await plenary(args)
    assert.equal(code, 2, args.join(' '))
    assert.match(err, /^plenary: /)
  }
})

test('the tool works as a module, too', async () => {
  const { check, convert, ics, render } = await import('../../pkg/plenary-tool.js')
  const text = JSON.stringify(FEED)
  assert.equal((await check(text)).readable, true)
  assert.equal(JSON.parse(await convert(text)).sessions[0].title, 'First')
  // Words and dates are of one language, or both are English.
  const shown = async (language) => {
    const { html } = await render(text, { language })
    return [/lang="([^"]*)"/.exec(html)[1], /<h3>(?:<bdi>)?([^<]*)/.exec(html)[1], /class="count">([^<]*)/.exec(html)[1]]
  }
  assert.deepEqual((await shown('fr')).slice(0, 2), ['fr', 'lundi 7 juin'])
  assert.match((await shown('fr'))[2], /séance/)
  assert.deepEqual((await shown('de-AT')).slice(0, 2), ['de-AT', 'Montag, 7. Juni'])
  assert.deepEqual((await shown('cy')).slice(0, 2), ['en', 'Monday, June 7'])
  assert.match((await shown('cy'))[2], /session/)
  assert.match(await ics(text, { session: 'a', now: '2027-01-01T00:00:00Z' }), /DTSTAMP:20270101T000000Z/)
  assert.equal(await convert('nothing'), undefined)
})
