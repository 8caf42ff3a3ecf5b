// Dates, days and zones of a site's own events, and its settings: assumptions are reported, and dates do not shift.
import assert from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import Ajv from 'ajv/dist/2020.js'
import { here } from '../../tools/run.mjs'
import { build, HUGOS, read, site, structured, text } from './site.mjs'

const valid = new Ajv({ allErrors: true, allowUnionTypes: true, logger: false }).compile(JSON.parse(read(here('src/schema/agenda.schema.json'))))

for (const [age, hugo] of Object.entries(HUGOS)) {
  // A site of its own for each test, which is given pages by name: front matter, and what is below it.
  const made = (name, pages, config) => {
    const folder = site(`${name}-${age}`, 'tests/hugo/own-dates')
    if (config !== undefined) {
      rmSync(`${folder}/content/events`, { recursive: true })
      writeFileSync(`${folder}/hugo.toml`, `baseURL = "http://127.0.0.1/lab/"\nbuildFuture = true\n${config}\n[[module.imports]]\npath = "github.com/plenary-agenda/plenary/hugo"\n`)
    }
    for (const [page, front] of Object.entries(pages)) {
      const [matter, body = ''] = [].concat(front)
      mkdirSync(`${folder}/content/${page}`, { recursive: true })
      writeFileSync(`${folder}/content/${page}/${page.startsWith('authors') ? '_index' : 'index'}.md`, `---\n${matter}\n---\n${body}`)
    }
    return folder
  }
  const feedOf = (out) => {
    const feed = JSON.parse(read(out, 'plenary-events.json'))
    assert.ok(valid(feed), JSON.stringify(valid.errors))
    return feed
  }
  const times = (out) => Object.fromEntries(feedOf(out).sessions.map(({ id, start, end, allDay }) => [id, [start, end, allDay].filter((one) => one !== undefined)]))
  const shown = (out) => text(read(out, 'agenda/index.html').replace(/<script.*?<\/script>/gs, ''))

  test(`${age} Hugo: a date is the one that is written, in whatever zone the site is`, async () => {
    const { out } = await build(hugo, made('dates', {
      'events/range': 'title: Range\ndate: 2024-10-04\ndate_end: 2024-10-06',
      'events/quoted': 'title: Quoted\ndate: "2024-10-07T00:00:00Z"\nall_day: true',
      'events/offset': 'title: Offset\ndate: 2024-10-08T00:00:00-07:00\nall_day: true',
      'events/noon': 'title: Noon\ndate: 2024-10-09T12:00:00-07:00\nall_day: true',
      'events/timed': 'title: Timed\ndate: 2024-10-10T00:00:00Z\ndate_end: 2024-10-10T01:30:00Z',
    }))
    assert.deepEqual(times(out), {
      a: ['2024-10-01', true],
      b: ['2024-10-02', true],
      c: ['2024-10-03T10:00:00+02:00'],
      range: ['2024-10-04', '2024-10-06'],
      quoted: ['2024-10-07', true],
      offset: ['2024-10-08', true],
      noon: ['2024-10-09', true],
      // What ends at a time begins at one.
      timed: ['2024-10-09T17:00:00-07:00', '2024-10-09T18:30:00-07:00'],
    })
    assert.equal(feedOf(out).event.start, '2024-10-01')
    assert.match(shown(out), /Tuesday, October 1, 2024 All day Talk A .*Wednesday, October 2, 2024 .*All day Talk B/)
    assert.doesNotMatch(shown(out), /to be announced/)
    assert.deepEqual(feedOf(out).sessions.find(({ id }) => id === 'c').links[0], { type: 'website', title: 'site', url: 'https://example.org/x' })
    assert.match(text(read(out, 'fr/agenda/index.html')), /Toute la journée Talk A\.fr/)
  })

  // Breton has dates in Hugo and no words in the module; Hugo itself would take the French ones of the default language.
  test(`${age} Hugo: words and dates are in one language, or both are English`, async () => {
    const config = 'title = "Lab"\ndefaultContentLanguage = "fr"\n[languages.fr]\ntitle = "Labo"\n[languages.br]\ntitle = "Lab"\n[languages.de]\ntitle = "Labor"'
    const folder = made('languages', { 'events/a': 'title: A\ndate: 2027-06-15\nall_day: true' }, config)
    for (const lang of ['br', 'de']) {
      writeFileSync(`${folder}/content/events/a/index.${lang}.md`, '---\ntitle: A\ndate: 2027-06-15\nall_day: true\n---\n')
      writeFileSync(`${folder}/content/agenda/index.${lang}.md`, read(folder, 'content/agenda/index.md'))
    }
    const { out } = await build(hugo, folder)
    const [french, breton, german] = ['agenda', 'br/agenda', 'de/agenda'].map((page) => read(out, `${page}/index.html`).replace(/<script.*?<\/script>/gs, ''))
    assert.match(text(french), /mardi 15 juin 2027 Toute la journée/)
    assert.match(text(german), /Dienstag, 15\. Juni 2027 Ganztägig/)
    assert.match(text(breton), /Tuesday, June 15, 2027 All day/)
    assert.match(breton, /class="?plenary-fallback ahead"? lang="?en"? dir="?ltr/)
    assert.doesNotMatch(german, /plenary-fallback ahead"? lang/)
  })

  test(`${age} Hugo: a session of several days is on each of them, as in the widget`, async () => {
    const { out } = await build(hugo, made('days', {
      'events/a': 'title: Hackathon\ndate: 2024-10-03T18:00:00-07:00\ndate_end: 2024-10-05T17:00:00-07:00\nlocation: Hall',
      'events/b': 'title: Exhibition\ndate: 2024-10-02\ndate_end: 2024-10-04\nall_day: true',
      // Two hours of the morning after are its evening still.
      'events/c': 'title: Party\ndate: 2024-10-03T22:00:00-07:00\ndate_end: 2024-10-04T06:00:00-07:00',
      'events/d': 'title: Night\ndate: 2024-10-04T22:00:00-07:00\ndate_end: 2024-10-05T06:30:00-07:00',
      'events/e': 'title: Season\ndate: 2024-10-01\ndate_end: 2024-12-01',
    }))
    const days = [...read(out, 'agenda/index.html').matchAll(/<section>(.*?)<\/section>/gs)].map(([, section]) => [text(/<h3>(.*?)<\/h3>/s.exec(section)[1]).trim(), ...[...section.matchAll(/<p class="plenary-continued">(.*?)<\/p>|<h4>(.*?)<\/h4>/gs)].map(([, line, title]) => text(line ?? title).trim().replace(/\s+(?=[,:])/g, ''))])
    assert.deepEqual(days.filter(([head]) => /2024/.test(head)), [
      ['Tuesday, October 1, 2024', 'Season'],
      ['Wednesday, October 2, 2024', 'All day: Season, until Dec 1, 2024', 'Exhibition'],
      ['Thursday, October 3, 2024', 'All day: Season, until Dec 1, 2024', 'All day: Exhibition, until Oct 4, 2024', 'Hackathon', 'Party'],
      ['Friday, October 4, 2024', 'All day: Season, until Dec 1, 2024', 'All day: Exhibition', 'All day: Hackathon, until Oct 5, 2024, 5:00 pm, Hall', 'Night'],
      ['Saturday, October 5, 2024', 'until 5:00 pm: Hackathon, Hall', 'until 6:30 am: Night'],
      ['Sunday, December 1, 2024', 'All day: Season'],
    ])
    // For search engines it is one event.
    assert.equal(structured(read(out, 'agenda/index.html'))[0].subEvent.length, 5)
  })

  test(`${age} Hugo: times with offsets and no zone are in that of most of them, and it is said`, async () => {
    const pages = {
      'events/a': 'title: A\ndate: 2027-06-15T09:00:00-04:00',
      'events/b': 'title: B\ndate: 2027-06-16T09:00:00-04:00',
      'events/c': 'title: C\ndate: 2027-12-16T09:00:00-05:00',
      'events/d': 'title: D\ndate: 2027-06-17T09:00:00Z',
    }
    const { out, said } = await build(hugo, made('offsets', pages, 'title = "Lab"'), { warnings: true })
    assert.equal(feedOf(out).event.timezone, 'Etc/GMT+4')
    assert.deepEqual(times(out).a, ['2027-06-15T09:00:00-04:00'])
    assert.match(said, /times of events have offsets such as -04:00, and no time zone is set: they are shown in Etc\/GMT\+4.*Set params\.plenary\.timezone/)
    for (const [offset, zone] of [['+05:30', 'Asia/Kolkata'], ['+09:00', 'Etc/GMT-9'], ['-10:00', 'Etc/GMT+10']]) {
      const { out } = await build(hugo, made('offsets', { 'events/a': `title: A\ndate: "2027-06-15T09:00:00${offset}"` }, 'title = "Lab"'), { warnings: true })
      assert.equal(feedOf(out).event.timezone, zone)
      assert.deepEqual(times(out).a, [`2027-06-15T09:00:00${offset}`])
    }
    // With a zone, of whatever kind, there is nothing to say.
    for (const config of ['title = "Lab"\ntimeZone = "America/New_York"', 'title = "Lab"\n[params.plenary]\ntimezone = "America/New_York"']) {
      const { out, said } = await build(hugo, made('offsets', pages, config), { warnings: true })
      assert.deepEqual([feedOf(out).event.timezone, times(out).c], ['America/New_York', ['2027-12-16T09:00:00-05:00']])
      assert.doesNotMatch(said, /plenary:/)
    }
    const utc = await build(hugo, made('offsets', { 'events/a': 'title: A\ndate: 2027-06-15T09:00:00Z' }, 'title = "Lab"'), { warnings: true })
    assert.equal(feedOf(utc.out).event.timezone, 'UTC')
    assert.doesNotMatch(utc.said, /plenary:/)
  })

  test(`${age} Hugo: sections that match nothing are said`, async () => {
    const pages = { 'events/a': 'title: A\ndate: 2027-06-15' }
    const said = async (sections) => (await build(hugo, made('sections', pages, `title = "Lab"\n${sections}`), { warnings: true })).said
    assert.match(await said('[params.plenary]\nsections = ["event", "events"]'), /params\.plenary\.sections: there is nothing in the section "event"/)
    assert.doesNotMatch(await said('[params.plenary]\nsections = ["events"]'), /plenary:/)
    assert.doesNotMatch(await said(''), /plenary:/)
    const { said: none, out } = await build(hugo, made('sections', { 'evnets/a': 'title: A\ndate: 2027-06-15' }, 'title = "Lab"'), { warnings: true })
    assert.match(none, /there are no events in any of the sections event, events, talk, talks/)
    assert.deepEqual(feedOf(out).sessions, [])
  })

  test(`${age} Hugo: people have one organization, a name to be sorted by and the body of their page`, async () => {
    const { out } = await build(hugo, made('people', {
      'events/a': 'title: A\ndate: 2027-06-15\nauthors: [ada, bo, cy]',
      'authors/ada': ['title: Ada van Sample\nfirst_name: Ada\nlast_name: van Sample\nrole: Professor\norganizations:\n  - name: Uni\n  - name: Another\nbio: Short.', 'Ada works on *things*.\n\nAnd on others.\n'],
      'authors/bo': 'title: Bo\naffiliations: [Institute, Company]\nbio: Short.',
      'authors/cy': ['title: Cy', 'Before {{< ref "/agenda" >}} after.'],
    }, 'title = "Lab"'))
    const [ada, bo, cy] = feedOf(out).people.map(({ links, ...person }) => person)
    assert.deepEqual(ada, { id: 'ada', name: 'Ada van Sample', sortName: 'van Sample, Ada', affiliation: 'Professor, Uni', bio: 'Ada works on *things*.\n\nAnd on others.' })
    assert.deepEqual(bo, { id: 'bo', name: 'Bo', affiliation: 'Institute', bio: 'Short.' })
    assert.doesNotMatch(cy.bio, /\{\{/)
  })

  test(`${age} Hugo: profiles in data have a name in parts`, async () => {
    const folder = made('data', { 'events/a': 'title: A\ndate: 2027-06-15\nauthors: [ada]' }, 'title = "Lab"')
    mkdirSync(`${folder}/data/authors`, { recursive: true })
    writeFileSync(`${folder}/data/authors/ada.yaml`, 'name:\n  display: Ada Sample\n  given: Ada\n  family: Sample\nrole: Dean\naffiliations:\n  - name: Uni\n  - name: Other\n')
    const { out } = await build(hugo, folder)
    assert.deepEqual(feedOf(out).people, [{ id: 'ada', name: 'Ada Sample', sortName: 'Sample, Ada', affiliation: 'Dean, Uni' }])
  })

  test(`${age} Hugo: a site without a title has the title of a page`, async () => {
    const { out } = await build(hugo, made('untitled', { 'events/a': 'date: 2027-06-15' }, 'title = ""'), { warnings: true })
    assert.equal(feedOf(out).event.title, 'Events')
    assert.equal(feedOf(out).sessions[0].title, 'A')
    assert.match(shown(out), /Events/)
  })

  test(`${age} Hugo: a theme's layouts/index.json is not the agenda`, async () => {
    const { out } = await build(hugo, site(`home-output-${age}`, 'tests/hugo/home-output'), { warnings: true })
    assert.deepEqual(JSON.parse(read(out, 'index.json')), [{ this: 'is the search index of the theme' }])
    const feed = JSON.parse(read(out, 'agenda.json'))
    assert.ok(valid(feed), JSON.stringify(valid.errors))
    assert.deepEqual(feed.sessions.map(({ title, start }) => [title, start]), [['Talk', '2024-10-02']])
  })
}
