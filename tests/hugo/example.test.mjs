// The example, under every way to publish it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import Ajv from 'ajv/dist/2020.js'
import { here } from '../../tools/run.mjs'
import { hugoDiffers } from '../../tools/hugo.mjs'
import { build, files, HUGOS, lost, read, site, structured, tags, text } from './site.mjs'

const valid = new Ajv({ allErrors: true, allowUnionTypes: true, logger: false }).compile(JSON.parse(read(here('src/schema/agenda.schema.json'))))
const { check } = await import('../../pkg/plenary-tool.js')
const WAYS = [[], ['HUGO_CANONIFYURLS'], ['HUGO_RELATIVEURLS']]
const PAGES = { 'index.html': 'agenda.json', 'fr/index.html': 'fr/agenda.json', 'static/index.html': 'conference.json', 'bundle/index.html': 'bundle/programme.json', 'data/index.html': 'plenary-data/agenda.json' }

test('the module has the files of the package', () => assert.deepEqual(hugoDiffers(), []))

test('no partial directly follows "with", which Hugo 0.154 parses as a decorator', () => {
  for (const name of files(here('hugo/layouts'))) assert.doesNotMatch(read(here('hugo/layouts', name)), /\{\{-? with \(?partial/, name)
})

for (const [age, hugo] of Object.entries(HUGOS)) {
  const folder = site(`example-${age}`, 'hugo/example')
  for (const base of ['https://example.org/', 'https://example.org/a/path/']) {
    for (const args of [[], ['--minify']]) {
      for (const ways of WAYS) {
        // Hugo itself gets every address wrong then, such as those of a theme's styles: ../a/path/ from a page in a folder.
        if (ways.includes('HUGO_RELATIVEURLS') && new URL(base).pathname !== '/') continue
        test(`${age} Hugo, ${[base, ...args, ...ways].join(' ')}`, async () => {
          const env = { HUGO_MODULE_REPLACEMENTS: `github.com/plenary-agenda/plenary/hugo -> ${here('hugo')}`, ...Object.fromEntries(ways.map((name) => [name, 'true'])) }
          const { out } = await build(hugo, folder, { base, args, env })
          assert.deepEqual(lost(out, base), [])
          for (const [name, feed] of Object.entries(PAGES)) {
            const html = read(out, name)
            const page = new URL(name.replace('index.html', ''), base).href
            const full = (address) => new URL(address, page).href
            const file = new URL(feed, base).href
            assert.deepEqual(tags(html, 'plenary-agenda').map(({ src }) => full(src)), [file], name)
            assert.deepEqual(tags(html, 'script').filter(({ src }) => src).map(({ type, src }) => [type, full(src)]), [['module', `${base}plenary/plenary.js`]], name)
            // Only with the same mode and address is what was preloaded what is asked for later.
            const preloads = tags(html, 'link').filter(({ rel }) => rel.includes('preload')).map(({ rel, href, as, crossorigin }) => [rel, full(href), as, crossorigin])
            assert.deepEqual(preloads, [
              ['modulepreload', `${base}plenary/plenary.js`, undefined, undefined],
              ['preload', `${base}plenary/plenary.wasm`, 'fetch', ''],
            ], name)
            assert.doesNotMatch(html, /<p>\s*<(link|script|plenary-agenda)|ZgotmplZ|HAHAHUGO|\{\{/, name)
            const [data, ...more] = structured(html)
            assert.deepEqual(more, [])
            assert.equal(data['@type'], 'Event')
            assert.equal(data.url, page)
          }
          for (const name of files(out).filter((name) => name.endsWith('agenda.json') && !name.startsWith('plenary'))) {
            const feed = read(out, name)
            assert.ok(valid(JSON.parse(feed)), `${name}: ${JSON.stringify(valid.errors)}`)
            assert.deepEqual((await check(feed)).problems.filter(({ severity }) => severity !== 'hint').map(({ path, message }) => `${name} ${path}: ${message}`), [])
          }
        })
      }
    }
  }

  test(`${age} Hugo: what the pages say`, async () => {
    const { out } = await build(hugo, folder, { to: 'said' })
    const bundle = read(out, 'bundle/index.html')
    const times = tags(bundle, 'time').map(({ datetime }) => datetime)
    // Eight in the evening in New York, half past four in the morning in Nairobi, and the first of two half past one.
    assert.deepEqual(times, [
      '2027-11-06', '2027-11-06T20:00:00-04:00', '2027-11-06T21:00:00-04:00', '2027-11-06T21:30:00-04:00', '2027-11-07T01:30:00-04:00', '2027-11-07T01:50:00-04:00',
      '2027-11-07', '2027-11-07T13:00:00-05:00', '2027-11-07T14:00:00-05:00',
    ])
    assert.match(text(bundle), /Times in New York \(America\/New_York\).*Saturday, November 6, 2027 – The long night .*later in the day Later/)
    assert.equal(tags(bundle, 'article').filter(({ id }) => id === 'session=twice').length, 1)
    assert.equal(tags(bundle, 'plenary-agenda')[0].timezone, 'reader')
    assert.deepEqual(structured(bundle)[0].subEvent[0], {
      '@type': 'Event', name: 'Evening', startDate: '2027-11-06T20:00:00-04:00', endDate: '2027-11-06T21:00:00-04:00', url: 'https://example.org/bundle/#session=evening',
      location: { '@type': 'Place', name: 'New York', address: 'New York' }, performer: [{ '@type': 'Person', name: 'Chi Third' }],
    })
    const french = read(out, 'fr/bundle/index.html')
    assert.equal(tags(french, 'plenary-agenda')[0].lang, 'fr')
    assert.match(text(french), /Heures à New York .*samedi 6 novembre 2027 – La longue nuit .*Soirée Chi Third, Ville d'Ailleurs/)
    const page = read(out, 'static/index.html')
    assert.equal(tags(page, 'plenary-agenda')[0].views, 'agenda')
    assert.doesNotMatch(page, /speaker=/)
    assert.match(page, /<h4>What an open source office does<\/h4>[^]*<details>\s*<summary>Abstract<\/summary>/)
    assert.match(text(read(out, 'data/index.html')), /A day in YAML Thursday, April 1, 2027 Times in Tokyo .* The first/)
  })

  test(`${age} Hugo: the site's own events`, async () => {
    const { out } = await build(hugo, folder, { to: 'own' })
    const feed = JSON.parse(read(out, 'agenda.json'))
    assert.deepEqual(feed.event, { title: 'A laboratory', timezone: 'Europe/Paris', language: 'en', url: './', start: '2027-06-01', end: '2027-09-24' })
    assert.deepEqual(feed.sessions.map(({ id, start, end }) => [id, start, end]), [
      ['first-office', '2027-06-01T13:00:00+02:00', '2027-06-01T15:00:00+02:00'],
      ['keynote', '2027-07-01T09:00:00-04:00', '2027-07-01T10:00:00-04:00'],
      ['open-week', '2027-09-20', '2027-09-24'],
    ])
    assert.deepEqual(feed.sessions[0], {
      id: 'first-office', title: 'How the first office began', subtitle: 'Conference of offices', start: '2027-06-01T13:00:00+02:00', end: '2027-06-01T15:00:00+02:00',
      abstract: 'What went **well**, and what did not:\n\n- money\n- people\n', tags: ['offices'], people: ['ada', 'chi-third'], room: 'hall-of-the-city-1-long-street-lyon-france',
      links: [
        { type: 'recording', url: 'https://video.example.com/first' },
        { type: 'slides', url: 'event/first-office/slides.pdf' },
        { type: 'website', url: 'https://example.com/offices', title: 'Conference of offices' },
        { type: 'website', url: 'https://social.example.com/@offices', title: 'Follow' },
        { type: 'page', url: 'event/first-office/' },
      ],
    })
    assert.deepEqual(feed.rooms[0], { id: 'hall-of-the-city-1-long-street-lyon-france', name: 'Hall of the city', description: '1 Long Street, Lyon, France' })
    const [ada, , chi] = feed.people
    assert.match(ada.picture, /^authors\/ada\/avatar_hu.*\.png$/)
    assert.deepEqual({ ...ada, picture: '' }, {
      id: 'ada', name: 'Ada Example', affiliation: 'Head of the office, University of Somewhere', bio: 'A longer story about Ada.', picture: '',
      links: [
        { type: 'social', title: 'E-mail', url: 'mailto:ada@example.org' },
        { type: 'social', title: 'Github', url: 'https://code.example.org/ada' },
        { type: 'page', url: 'authors/ada/' },
      ],
    })
    assert.deepEqual(chi, { id: 'chi-third', name: 'Chi Third' })
    assert.deepEqual(JSON.parse(read(out, 'fr/agenda.json')).sessions.map(({ title }) => title), ['Comment naquit le premier bureau'])
    assert.equal(JSON.parse(read(out, 'event/agenda.json')).sessions[0].links[1].url, '../event/first-office/slides.pdf')
  })
}
