// Common mistakes in feeds and front matter, and the different keys of theme generations.
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import Ajv from 'ajv/dist/2020.js'
import { here } from '../../tools/run.mjs'
import { build, HUGOS, lost, read, REPLACED, site, structured, tags, text } from './site.mjs'

const valid = new Ajv({ allErrors: true, allowUnionTypes: true, logger: false }).compile(JSON.parse(read(here('src/schema/agenda.schema.json'))))

for (const [age, hugo] of Object.entries(HUGOS)) {
  const folder = site(`odd-${age}`, 'tests/hugo/site')
  let built
  const odd = () => (built ??= build(hugo, folder, { warnings: true }))

  test(`${age} Hugo: what is wrong is said, and ends no build`, async () => {
    const { out, said } = await odd()
    for (const warning of [
      /wrong\.md:5:1": sessions\[0\]\.start of the agenda is no time: "2027-02-30T10:00"/,
      /sessions\[1\]\.start of the agenda is no time: "after lunch"/,
      /sessions\[2\]\.start .*"2027-06-15T25:00"/,
      /sessions\[2\]\.end .*\["2027"\]/,
      /"Europe\/Pariss" is no time zone/,
      /there is no parameter "colour"; there are src, section, tag, view/,
      /missing\.md:5:1": "missing\.json" is no resource of the page, and not in assets\/ or static\//,
      /there is no missing in data\//,
      /event\/unclear\/index\.md: timezone: "Mars\/Base" is no time zone/,
      /event\/unclear\/index\.md: end is no time: next week/,
      /event\/twice\/index\.md ends before it begins/,
    ]) assert.match(said, warning)
    assert.doesNotMatch(said, /ERROR|deprecated/)
    const html = read(out, 'wrong/index.html')
    assert.deepEqual(tags(html, 'time').map(({ datetime }) => datetime), ['2027-06-15', '2027-06-15T09:00:00+02:00', '2027-06-15T11:00', '2028-02-29', '2028-02-29T10:00:00+05:30', '2028-02-29T11:00:59+00:00'])
    assert.match(text(html), /Faux .*Nothing wrong .*Date to be announced On the thirtieth of February After lunch At 25 Untitled/)
    assert.match(html, /&lt;b&gt;Bold&lt;\/b&gt;/)
    assert.match(html, /<p>Fine &amp; well a &lt; b<\/p>/)
    assert.doesNotMatch(html, /alert|javascript:/)
    assert.equal(structured(html).length, 1)
  })

  test(`${age} Hugo: formats of others are linked`, async () => {
    const { out } = await odd()
    const html = read(out, 'foreign/index.html')
    assert.deepEqual(tags(html, 'plenary-agenda').map(({ src }) => src), ['/foreign.json', '/foreign.ics', 'https://pretalx.example.com/schedule.json'])
    assert.deepEqual(tags(html, 'a').map(({ href }) => href), ['/foreign.json', '/foreign.ics', 'https://pretalx.example.com/schedule.json'])
    assert.equal(structured(html).length, 0)
  })

  test(`${age} Hugo: one script for many agendas, wherever in Markdown they stand`, async () => {
    const { out } = await odd()
    const html = read(out, 'two/index.html')
    assert.equal(tags(html, 'script').filter(({ src }) => src).length, 1)
    assert.equal(tags(html, 'plenary-agenda').length, 4)
    const ids = tags(html).flatMap(({ id }) => id ?? [])
    assert.deepEqual(ids, [...new Set(ids)])
    const second = tags(html, 'plenary-agenda')[1]
    assert.deepEqual(second, { tag: 'plenary-agenda', src: '/good.json', view: 'speakers', lang: 'en', theme: 'dark', id: 'second', class: 'wide' })
    // Without a zone the times are what the feed says; with one they are of an instant.
    assert.match(html, /datetime="2027-06-15T09:00"/)
    assert.match(html, /event-timezone="Asia\/Tokyo"[^]*datetime="2027-06-15T09:00:00&#43;09:00"/)
    assert.match(html, /<blockquote>\s*<plenary-agenda[^>]*>\s*<p><a href="\/good.json">Agenda<\/a><\/p>\s*<\/plenary-agenda>\s*<\/blockquote>/)
    assert.doesNotMatch(html, /<pre>/)
  })

  test(`${age} Hugo: events of every generation, without a word in the site's configuration`, async () => {
    const { out } = await odd()
    assert.equal(tags(read(out, 'index.html'), 'plenary-agenda')[0].src, '/plenary-events.json')
    const feed = JSON.parse(read(out, 'plenary-events.json'))
    assert.ok(valid(feed), JSON.stringify(valid.errors))
    assert.deepEqual(feed.sessions.map(({ id, start, end }) => [id, start, end]), [
      ['academic', '2027-06-01T10:00:00-04:00', '2027-06-01T11:30:00-04:00'],
      ['blox', '2027-06-02T13:00:00-04:00', '2027-06-02T14:00:00-04:00'],
      ['yaml', '2027-06-03T08:00:00-04:00', '2027-06-03T09:00:00-04:00'],
      ['event-twice', '2027-06-04T06:00:00-04:00', undefined],
      ['unclear', '2027-06-05', undefined],
      ['twice', '2027-06-06T06:00:00-04:00', undefined],
    ])
    // Its `event_name` is the conference, as `event` is in Wowchemy.
    assert.deepEqual([feed.sessions[1].title, feed.sessions[1].subtitle], ['A talk with slides', 'Hugo Blox of 2026'])
    assert.deepEqual(feed.sessions[1].links, [
      { type: 'website', url: 'https://showcase.example.org/', title: 'Hugo Blox of 2026' },
      { type: 'slides', url: 'files/slides.pdf' },
      { type: 'document', url: 'https://doi.org/10.1234/abc', title: 'DOI' },
      { type: 'document', url: 'https://arxiv.org/abs/2401.00001', title: 'arXiv' },
      { type: 'recording', url: 'https://video.example.org/', title: 'Evening' },
      { type: 'page', url: 'event/blox/' },
    ])
    const { picture, ...mia } = feed.people.find(({ id }) => id === 'me')
    assert.match(picture, /^media\/authors\/me_hu/)
    assert.deepEqual(mia, { id: 'me', name: 'Mia Self', affiliation: 'Professor, University of Elsewhere', bio: 'Short.', links: [{ type: 'social', title: 'Mail', url: 'mailto:mia@example.org' }] })
    assert.deepEqual(lost(out, 'https://example.org/').filter((address) => !/missing/.test(address)), [])
  })

  test(`${age} Hugo: what real sites have in their front matter`, async () => {
    const real = site(`real-${age}`, 'tests/hugo/site')
    const page = (name, text) => {
      mkdirSync(`${real}/content/${name}`, { recursive: true })
      writeFileSync(`${real}/content/${name}/${name.startsWith('authors') ? '_index.md' : 'index.md'}`, `---\n${text}\n---\n`)
    }
    // Folders of people are called as their names are written, in any script, or as addresses have them.
    page('authors/J.A. Müller', 'title: Jo Müller')
    page('authors/吳恩達', 'title: 吳恩達（老師）\nsocial:\n  - icon: envelope\n    link: mailto:wu@example.org')
    page('authors/ada-sample', 'title: Ada S.')
    writeFileSync(`${real}/data/authors/zoë.yaml`, 'title: Zoë by data\n')
    page('project/tools', 'title: Tools')
    page('event/talk', `title: Of **diffusion**, \`code\` and snake_case_names
event: "[Seminar](https://seminar.example.org/)"
event_url:
location: "[Room 2.2](https://maps.example.org/) & [Zoom](https://zoom.example.org/j/1)"
address:
  street:
abstract: ' With a space before it.'
date: '2027-01-26T13:00:00Z'
date_end:
publishDate: 2020-01-01
authors: ["J.A. Müller", 吳恩達, Ada Sample, zoë, "Somebody (Bank [of] Elsewhere)", " "]
url_pdf: ''
projects: [tools]
doi: 10.1000/xyz
external_link: https://external.example.org/`)
    writeFileSync(`${real}/content/event/talk/talk.pdf`, '')
    const { out } = await build(hugo, real, { warnings: true })
    const feed = JSON.parse(read(out, 'plenary-events.json'))
    assert.ok(valid(feed), JSON.stringify(valid.errors))
    const { links, people, room, ...talk } = feed.sessions.find(({ id }) => id === 'talk')
    assert.deepEqual(talk, { id: 'talk', title: 'Of diffusion, code and snake_case_names', subtitle: 'Seminar', abstract: ' With a space before it.', start: '2027-01-26T08:00:00-05:00' })
    assert.equal(feed.rooms.find(({ id }) => id === room).name, 'Room 2.2 & Zoom')
    assert.deepEqual(people.map((one) => feed.people.find(({ id }) => id === one).name), ['Jo Müller', '吳恩達（老師）', 'Ada S.', 'Zoë by data', 'Somebody (Bank [of] Elsewhere)'])
    assert.equal(feed.people.find(({ name }) => name === '吳恩達（老師）').links[0].title, 'E-mail')
    assert.deepEqual(links.map(({ type, url, title }) => [type, url, title]), [
      ['document', 'event/talk/talk.pdf', undefined],
      ['project', 'project/tools/', 'Tools'],
      ['website', 'https://external.example.org/', undefined],
      ['document', 'https://doi.org/10.1000/xyz', 'DOI'],
      ['website', 'https://maps.example.org/', 'Room 2.2'],
      ['website', 'https://zoom.example.org/j/1', 'Zoom'],
      ['website', 'https://seminar.example.org/', 'Seminar'],
      ['page', 'event/talk/', undefined],
    ])
  })

  test(`${age} Hugo: a feed and the site's own events do not take each other's place`, async () => {
    const both = site(`both-${age}`, 'tests/hugo/site')
    writeFileSync(`${both}/static/agenda.json`, read(here('hugo/starter/static/agenda.json')))
    writeFileSync(`${both}/content/both.md`, '---\ntitle: Both\n---\n\n{{< plenary src="agenda.json" >}}\n\n{{< plenary >}}\n')
    writeFileSync(`${both}/content/part.md`, '---\ntitle: Part\n---\n\n{{< plenary src="agenda.json" views="grid agenda" show="kind=panel&day=2027-06-15" refresh="0" >}}\n')
    const { out } = await build(hugo, both, { warnings: true })
    const part = read(out, 'part/index.html')
    const { views, show, refresh } = tags(part, 'plenary-agenda')[0]
    assert.deepEqual([views, show.replaceAll('&amp;', '&'), refresh], ['grid agenda', 'kind=panel&day=2027-06-15', '0'])
    assert.deepEqual(tags(part, 'article'), [], 'what a part leaves out is not in the page')
    assert.deepEqual(tags(read(out, 'both/index.html'), 'plenary-agenda').map(({ src }) => src), ['/agenda.json', '/plenary-events.json'])
    assert.equal(JSON.parse(read(out, 'agenda.json')).event.title, 'Two days of open source')
    // Where the site gives its events the address of that file, it is told.
    writeFileSync(`${both}/hugo.toml`, `${read(both, 'hugo.toml')}\n[outputs]\nhome = ["html", "agenda"]\n`)
    const { said } = await build(hugo, both, { warnings: true })
    assert.match(said, /static\/agenda\.json and the agenda of the site's own events have the same address/)
  })

  test(`${age} Hugo: times as they are written, and other settings`, async () => {
    const env = { ...REPLACED, HUGO_PARAMS_PLENARY_CLOCK: 'written', HUGO_PARAMS_PLENARY_TIMEZONE: 'Europe/Paris', HUGO_PARAMS_PLENARY_PATH: 'elsewhere/plenary' }
    const { out } = await build(hugo, folder, { to: 'written', env, warnings: true })
    const feed = JSON.parse(read(out, 'plenary-events.json'))
    assert.equal(feed.event.timezone, 'Europe/Paris')
    const starts = Object.fromEntries(feed.sessions.map(({ id, start }) => [id, start]))
    assert.equal(starts.twice, '2027-06-06T10:00:00+02:00')
    assert.equal(starts.blox, '2027-06-02T10:00:00+02:00')
    assert.deepEqual(tags(read(out, 'index.html'), 'script').map(({ src }) => src).filter(Boolean), ['/elsewhere/plenary/plenary.js'])
  })

  test(`${age} Hugo: every zone that is listed is one`, async () => {
    const names = read(here('hugo/layouts/partials/plenary/zone.html')).split('`')[1].trim().split(/\s+/)
    const zones = site(`zones-${age}`, 'hugo/starter')
    mkdirSync(`${zones}/layouts`, { recursive: true })
    writeFileSync(`${zones}/layouts/index.html`, `{{ range slice ${names.map((name) => `"${name}"`).join(' ')} }}{{ (time.AsTime "2000-01-01T00:00:00" .).Location }} {{ end }}`)
    writeFileSync(`${zones}/content/_index.md`, '')
    writeFileSync(`${zones}/hugo.toml`, 'disableKinds = ["taxonomy", "term"]\n')
    const { out } = await build(hugo, zones)
    assert.equal(read(out, 'index.html').replaceAll('&#43;', '+').trim(), names.join(' '))
  })
}
