// Parts of a site's own events: by section and by tag, in a shortcode and in a block of Hugo Blox; and links to their pages.
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { build, HUGOS, lost, read, site, structured, tags } from './site.mjs'

const CONTENT = {
  'content/talk/one.md': '---\ntitle: A talk\ndate: 2027-06-02T10:00:00+02:00\npublishDate: 2026-01-01\ntags: [Offices, law]\n---\n',
  'content/tagged.md': '---\ntitle: Tagged\n---\n\n{{< plenary tag="offices" >}}\n\n{{< plenary section="talk" tag="law" >}}\n',
  'content/several.md': '---\ntitle: Several\n---\n\n{{< plenary section="talk, event" >}}\n',
  'content/wrong.md': '---\ntitle: Wrong\n---\n\n{{< plenary section="tolk" >}}\n\n{{< plenary tag="nothing" >}}\n\n{{< plenary src="conference.json" tag="x" >}}\n',
  // As Hugo Blox calls a block.
  'content/landing.md': '---\ntitle: Landing\nlayout: landing\nsections:\n  - block: plenary\n    content:\n      title: The *talks*\n      section: talk\n      heading-level: 3\n  - block: plenary\n    content:\n      src: conference.json\n---\n',
  'images.toml': '[params]\nimages = ["pictures/site.png"]\n',
  'layouts/_default/landing.html': '{{ define "main" }}{{ range $i, $block := .Params.sections }}{{ partial (printf "%s%s" (index (slice "hbx/blocks/plenary/block.html" "blocks/plenary.html") $i) "") (dict "wcPage" $ "wcBlock" $block "wcIdentifier" (string $i)) }}{{ end }}{{ end }}',
}

for (const [age, hugo] of Object.entries(HUGOS)) {
  const folder = site(`part-${age}`, 'hugo/example')
  for (const [name, content] of Object.entries(CONTENT)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }

  test(`${age} Hugo: a section, a tag, both`, async () => {
    const base = 'https://example.org/a/path/'
    const { out, said } = await build(hugo, folder, { base, warnings: true })
    assert.deepEqual(lost(out, base), [])
    const feeds = (page) => tags(read(out, page), 'plenary-agenda').map(({ src }) => JSON.parse(read(out, new URL(src, base).href.slice(base.length))))
    const ids = (page) => feeds(page).map(({ sessions }) => sessions.map(({ id }) => id))
    assert.deepEqual(ids('tagged/index.html'), [['first-office', 'one'], ['one']])
    assert.deepEqual(ids('several/index.html'), [['first-office', 'one', 'keynote', 'open-week']])
    assert.deepEqual(ids('wrong/index.html'), [[], [], ids('static/index.html')[0]])
    for (const warning of ['section: there is nothing in the section "tolk"', 'tag: no event has the tag nothing', 'section and tag are of the site\'s own events']) assert.ok(said.includes(warning), said)
    assert.equal(said.match(/WARN/g).length, 3, said)
    // All of them stay where they are.
    assert.equal(JSON.parse(read(out, 'agenda.json')).sessions.length, 4)
  })

  test(`${age} Hugo: titles lead to the pages of the site`, async () => {
    const { out } = await build(hugo, folder, { warnings: true })
    const page = read(out, 'tagged/index.html')
    assert.match(page, /<h4><a href="\/event\/first-office\/">How the first office began<\/a><\/h4>/)
    assert.doesNotMatch(read(out, 'static/index.html'), /<h4><a/)
  })

  test(`${age} Hugo: the picture of previews`, async () => {
    const { out } = await build(hugo, folder, { warnings: true, args: ['--config', 'hugo.toml,images.toml'] })
    assert.equal(JSON.parse(read(out, 'agenda.json')).event.image, 'pictures/site.png')
    assert.equal(JSON.parse(read(out, 'event/agenda.json')).event.image, '../pictures/site.png')
    assert.equal(structured(read(out, 'tagged/index.html'))[0].image, 'https://example.org/pictures/site.png')
  })

  test(`${age} Hugo: a block of Hugo Blox`, async () => {
    const { out } = await build(hugo, folder, { warnings: true })
    const page = read(out, 'landing/index.html')
    assert.match(page, /<h2 class="[^"]*">The <em>talks<\/em><\/h2>/)
    const [talks, other] = tags(page, 'plenary-agenda')
    assert.deepEqual([talks['heading-level'], talks.src, other.src], ['3', '/plenary-events-talk.json', '/conference.json'])
    assert.equal(tags(page, 'script').filter(({ src }) => src?.endsWith('plenary.js')).length, 1)
    assert.doesNotMatch(page, /ZgotmplZ|&lt;plenary-agenda/)
  })
}

for (const [age, hugo] of Object.entries(HUGOS)) {
  test(`${age} Hugo: a calendar beside the feed`, async () => {
    const folder = site(`calendar-${age}`, 'hugo/example')
    writeFileSync(path.join(folder, 'hugo.toml'), read(folder, 'hugo.toml').replace('home = ["html", "rss", "agenda"]', 'home = ["html", "agenda", "agendacalendar"]').replace('section = ["html", "agenda"]', 'section = ["html", "agenda", "agendacalendar"]'))
    mkdirSync(path.join(folder, 'content/talk'))
    writeFileSync(path.join(folder, 'content/talk/odd.md'), `---\ntitle: "Odd, with; \\\\ and 日本語の長い題名です。日本語の長い題名です。日本語の長い題名です。"\ndate: 2027-06-02T10:00:00+02:00\npublishDate: 2026-01-01\nstatus: cancelled\nabstract: "Line\\nline"\n---\n`)
    const { out } = await build(hugo, folder)
    const calendar = read(out, 'agenda.ics')
    assert.ok(calendar.endsWith('\r\n') && !/(^|[^\r])\n/.test(calendar))
    for (const line of calendar.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
    const lines = calendar.replaceAll('\r\n ', '').trim().split('\r\n')
    assert.deepEqual(lines.slice(0, 4), ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//plenary//Hugo//EN', 'X-WR-CALNAME:A laboratory'])
    const odd = lines.slice(lines.indexOf('UID:odd@example.org') - 1)
    assert.deepEqual(odd.slice(0, odd.indexOf('END:VEVENT')).filter((line) => !line.startsWith('DTSTAMP')), [
      'BEGIN:VEVENT', 'UID:odd@example.org', 'DTSTART:20270602T080000Z', 'DESCRIPTION:Line\\nline',
      'SUMMARY:Odd\\, with\\; \\\\ and 日本語の長い題名です。日本語の長い題名です。日本語の長い題名です。', 'URL:https://example.org/talk/odd/', 'STATUS:CANCELLED',
    ])
    assert.ok(lines.includes('DTSTART;VALUE=DATE:20270920') && lines.includes('DTEND;VALUE=DATE:20270925'), 'five days')
    assert.ok(lines.includes('LOCATION:Hall of the city\\, 1 Long Street\\, Lyon\\, France'))
    // What the widget reads of it is what it reads of the feed beside it.
    const { convert } = await import('../../pkg/plenary-tool.js')
    const starts = async (name) => JSON.parse(await convert(read(out, name))).sessions.map(({ title, start }) => [title, new Date(start).getTime()]).sort()
    assert.deepEqual(await starts('agenda.ics'), await starts('agenda.json'))
    assert.match(read(out, 'event/agenda.ics'), /URL:https:\/\/example\.org\/event\/first-office\//)
    assert.equal(read(out, 'fr/agenda.ics').match(/BEGIN:VEVENT/g).length, 1)
  })
}
