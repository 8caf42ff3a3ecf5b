// The schema and `check` agree: what the one rejects, the other reports, and what the one accepts, the other has no error for.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import Ajv from 'ajv/dist/2020.js'
import { here } from '../../tools/run.mjs'

const json = (file) => JSON.parse(readFileSync(here(file), 'utf8'))
const SCHEMA = json('src/schema/agenda.schema.json')
const valid = new Ajv({ strict: true, allErrors: true }).compile(SCHEMA)
const { check, convert } = await import('../../pkg/plenary-tool.js')

const BASE = {
  event: {
    title: 'E', subtitle: 'S', description: 'D', timezone: 'Europe/Paris', dayStart: '05:00', start: '2027-06-07', end: '2027-06-08', place: 'P', language: 'en',
    url: 'https://example.org/', organizers: ['O', { en: 'N' }], links: ['/l', { url: 'https://example.org/m', type: 'slides', title: 'T', language: 'fr' }],
  },
  rooms: [{ id: 'r', name: 'R', description: 'RD', timezone: 'Europe/Paris' }],
  tracks: [{ id: 't', name: 'T', description: 'TD', color: '#aabbcc' }],
  people: [{ id: 'p', name: 'P Q', sortName: 'Q, P', affiliation: 'A', bio: 'B', picture: 'p.jpg', timezone: 'Europe/Paris', links: ['/p'] }],
  days: [{ date: '2027-06-07', title: 'Day', description: 'DD', timezone: 'Europe/Paris', links: ['/d'], parts: [{ part: 'morning', links: ['/e'] }, { title: 'Late', from: '15:00' }] }],
  sessions: [
    {
      id: 's', title: 'Session', subtitle: 'SS', abstract: 'SA', kind: 'panel', start: '2027-06-07T09:00', duration: 30, time: 'nine', timezone: 'Europe/Paris', room: 'r', track: 't',
      language: ['en', 'fr'], tags: ['a'], status: 'moved', movedFrom: '2027-06-07T08:00', day: '2027-06-07', links: ['/s'],
      people: ['p', { person: 'p', role: 'host', affiliation: 'F', presence: 'remote' }, { id: 'x', name: 'X Y', bio: 'H', picture: 'x.jpg', links: ['/x'] }],
      sessions: [{ id: 'i', title: 'Inner', start: '2027-06-07T09:10', end: '2027-06-07T09:20', tags: ['b'], people: ['p'] }],
    },
    { id: 'o', title: 'Open', start: '2027-06-07T10:00', openEnd: true, language: 'en' },
    { id: 'd', title: 'Dates', start: '2027-06-08', end: '2027-06-08' },
  ],
}

// Other values for any place, and those that come near to right ones.
const OTHERS = [null, 7, 1.5, -1, true, '', ' ', 'zyzzyva', [], {}, [null], ['x'], [['x']], [{}], { en: 1 }, { en: 'x' }, { 'no tag!': 'x' }, { name: 'x' }]
const NEAR = [
  '2027-06-07', '2027-6-7', '2027-13-07', '6/7/2027', '2027-06-07T09:00', '2027-06-07 09:00', '2027-06-07T9:00', '2027-06-07T09:00+02:00', '2027-06-07T09:00+0200', '2027-06-07T09:00Z',
  '2027-06-07T09:00[Europe/Paris]', '09:00', '9:00', '25:00', '9:00 AM', '1:30', '90', '1h', 'PT1H', 'PT', '#abc', '#abcd', 'red', 'javascript:alert(1)', 'https://example.org/', 'a/b', 'Mars/Base',
  'Europe/Paris', 'en', 'en, de', 'english', 'evening', 'remote', 'Remote', 'cancelled', 'canceled', 'CANCELLED',
]

function* mutations(value, at = []) {
  if (at.length) {
    for (const other of [...OTHERS, ...(typeof value === 'string' ? NEAR : [])]) yield [at, (parent, key) => (parent[key] = other), JSON.stringify(other)]
    if (typeof at.at(-1) === 'string') yield [at, (parent, key) => delete parent[key], 'removed']
  }
  if (value && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) yield* mutations(inner, [...at, Array.isArray(value) ? +key : key])
    if (!Array.isArray(value)) yield [[...at, 'zyzzyva'], (parent, key) => (parent[key] = 'x'), 'added']
  }
}

const changed = (at, change) => {
  const feed = structuredClone(BASE)
  const key = at.at(-1)
  change(at.slice(0, -1).reduce((one, step) => one[step], feed), key)
  return feed
}
const pathOf = (at) => '$' + at.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')
const isWithin = (one, other) => one === other || (one.startsWith(other) && /^[.[]/.test(one.slice(other.length)))

// What a schema cannot know, or what only the schema cares for: `check` has an error although the schema has none, or nothing at all although it has one.
const EXCEPTIONS = {
  errors: {
    'no-zone': 'whether a zone exists is for a database of zones',
    'no-zone-there': 'the same',
    'bad-end': 'times are not compared',
    'end-of-date': 'two keys are not compared',
    'no-start': 'two keys are not compared',
    'other-day': 'two keys are not compared',
    'zone-missing': 'which of several zones holds for a time',
    'no-timezone': 'the same',
    'bad-url': 'whether an address can be resolved',
    'printed-time': 'a time in words is any text',
    'no-schedule': 'a feed without sessions is a feed',
    'no-name': 'a text of spaces alone is a text',
    'no-url': 'the same',
    nobody: 'the same',
    'unknown-format': 'what is left is no feed of this format',
  },
}

test('what the schema rejects is reported, and what it accepts has no error', async () => {
  assert.ok(valid(BASE), JSON.stringify(valid.errors))
  const before = new Set((await check(JSON.stringify(BASE))).problems.map(({ path, code }) => `${path} ${code}`))
  const disagreements = []
  for (const [at, change, what] of mutations(BASE)) {
    const feed = changed(at, change)
    const fits = valid(feed)
    const path = pathOf(at)
    const { format, problems } = await check(JSON.stringify(feed))
    if (format !== 'plenary') continue
    const fresh = problems.filter(({ path, code }) => !before.has(`${path} ${code}`))
    const errors = fresh.filter(({ severity, code }) => severity === 'error' && !EXCEPTIONS.errors[code])
    const related = fresh.filter(({ path: place }) => isWithin(place, path) || isWithin(path, place))
    if (fits && errors.length) disagreements.push(`${path} ${what}: accepted, but ${errors.map(({ code, path }) => `${code} at ${path}`)}`)
    if (!fits && !related.length) disagreements.push(`${path} ${what}: rejected, but not reported: ${valid.errors[0].instancePath} ${valid.errors[0].message}`)
  }
  assert.deepEqual(disagreements, [])
})

test('output of convert is valid for any input', async () => {
  const invalid = []
  let count = 0
  for (const [at, change, what] of mutations(BASE)) {
    // Each place with some of the values is enough.
    if (count++ % 5) continue
    const converted = await convert(JSON.stringify(changed(at, change)))
    if (converted && !valid(JSON.parse(converted))) invalid.push(`${pathOf(at)} ${what}: ${valid.errors[0].instancePath} ${valid.errors[0].message}`)
  }
  assert.deepEqual(invalid, [])
})

test('the schema is strict and has an absolute $id', () => {
  assert.match(SCHEMA.$id, /^https:\/\/\S+\/schema\/agenda\.schema\.json$/)
})
