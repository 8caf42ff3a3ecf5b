// Deterministic conference generator.
//
//   node gen.mjs [outDir] [N ...]
//
// For every N it writes the same N sessions in these shapes:
//   plenary.json   plenary's own format
//   neutral.json   {event, tracks, rooms, sessions}, sessions in start order
//   pretalx.json   what the pretalx schedule widget fetches
//   frab.json      schedule.json of the frab / c3voc family
//   fc.json        FullCalendar-style event array
//   static.html    the agenda as finished, semantic HTML (fragment)
//   meta.json      what the harness needs to know (expected search results ...)
//
// Every session title ends in a unique code such as "(S00042)". The harness
// looks for that code to decide that a session is visible; contenders need not
// know about it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const TZ = 'Europe/Berlin'
const OFFSET = '+02:00' // the whole event lies in summer time
const FIRST_DAY = Date.UTC(2027, 5, 7) // a Monday, so any week view holds it all
export const SEARCH_TERM = 'quokka'

// [sessions] -> [days, rooms]
const SHAPES = { 50: [2, 3], 200: [3, 5], 1000: [4, 15], 10000: [7, 80] }
const shapeOf = (n) => SHAPES[n] ?? [Math.min(7, Math.max(1, Math.ceil(n / 300))), Math.max(1, Math.ceil(n / (16 * Math.min(7, Math.max(1, Math.ceil(n / 300))))))]

function rng(seed) { // mulberry32
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = a
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const STEMS = 'time year people way day man thing woman life child world school state family student group country problem hand part place case week company system program question work government number night point home water room mother area money story fact month lot right study book eye job word business issue side kind head house service friend father power hour game line end member law car city community name president team minute idea kid body information back parent face others level office door health person art war history party result change morning reason research girl guy moment air teacher force education cache index query parser compiler kernel thread memory socket packet browser widget layout render cluster deploy shard replica ledger token cipher schema table column stream buffer queue worker signal sensor motor drone garden forest river mountain bridge harbour library museum archive letter alphabet grammar accent rhythm chord melody canvas pigment lens shutter camera printer paper ink press journal editor author reader critic budget grant policy vote court treaty border harvest market trade craft tool engine wheel gear valve circuit antenna orbit comet planet galaxy particle vector matrix tensor gradient model sample metric survey cohort trial patient clinic vaccine protein enzyme neuron retina muscle bone'.split(' ')
const VERBS = 'build measure explain discover design share teach learn test ship break repair rewrite profile secure scale migrate document maintain review compare observe trace debug automate simplify question defend explore imagine combine replace remove extend publish translate'.split(' ')
const ADJ = 'small open quiet fast slow honest practical sustainable accessible resilient portable modern forgotten hidden public private local global gentle radical boring beautiful strange reliable cheap modular distributed parallel lazy strict typed dynamic static semantic structured'.split(' ')
const GLUE = 'the of and to in for with on by from at as into about through without between against under over after before while because although when where how why which that this these those every many most few'.split(' ')
// Latin names only: looking up fallback fonts for other scripts costs tens of
// milliseconds on a bare Linux machine and would drown what is to be compared.
const FIRST = 'Ada Linus Grace Alan Barbara Ken Margaret Dennis Radia Tim Frances Guido Katherine Bjarne Hedy Edsger Jean Donald Sophie José Zoë Łukasz Søren Chloë Ngũgĩ Þóra Jürgen Çağla Mikołaj Noémie Akira Hanako Iwan Olga Athina'.split(' ')
const LAST = 'Lovelace Torvalds Hopper Turing Liskov Thompson Hamilton Ritchie Perlman Lee Allen Rossum Johnson Stroustrup Lamarr Dijkstra Sammet Knuth Wilson García Müller Kowalski Sørensen Ångström Nguyễn O’Brien Yılmaz Petrov Papadopoulos Yamada Li Okafor Mwangi Haddad Silva Costa Novák Horváth Lindqvist Dubois'.split(' ')
const TRACKS = [['Web', '#1f77b4'], ['Databases', '#d62728'], ['Security', '#2ca02c'], ['Community', '#9467bd'], ['Hardware', '#ff7f0e'], ['Science', '#17becf'], ['Arts & Culture', '#e377c2'], ['Policy', '#7f7f7f']]

const cap = (s) => s[0].toUpperCase() + s.slice(1)
const pad = (n, w = 2) => String(n).padStart(w, '0')
export const esc = (s) => s.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c])

export function generate(n) {
  const r = rng(0x9e3779b9 ^ n)
  const int = (k) => Math.floor(r() * k)
  const pick = (a) => a[int(a.length)]
  const zipf = (a) => a[Math.floor(a.length * r() * r())] // low indexes more often, as in real text
  const word = () => {
    const x = r()
    if (x < 0.38) return zipf(GLUE)
    if (x < 0.52) return zipf(VERBS) + (r() < 0.4 ? 'ing' : '')
    if (x < 0.64) return zipf(ADJ)
    const s = zipf(STEMS)
    return r() < 0.3 ? s + 's' : s
  }
  const sentence = () => {
    let s = cap(word())
    for (let k = 7 + int(12); k--;) s += (r() < 0.06 ? ', ' : ' ') + word()
    return s + '.'
  }
  const text = (chars) => {
    let s = sentence()
    while (s.length < chars) s += ' ' + sentence()
    return s
  }

  const [days, roomCount] = shapeOf(n)
  const perCell = Math.ceil(n / (days * roomCount))
  const rooms = Array.from({ length: roomCount }, (_, i) => ({ id: 101 + i, name: i === 0 ? 'Main Hall' : `Room ${cap(STEMS[(i * 7) % STEMS.length])} ${i}` }))
  const tracks = TRACKS.slice(0, n > 50 ? 8 : 5).map(([name, color], i) => ({ id: 11 + i, name, color }))
  const people = Array.from({ length: Math.max(3, Math.round(n * 0.8)) }, (_, i) => {
    const name = `${pick(FIRST)} ${pick(LAST)}`
    return { id: 'P' + pad(i + 1, 5), name }
  })

  const slots = []
  for (let d = 0; d < days && slots.length < n; d++) {
    for (let m = 0; m < roomCount && slots.length < n; m++) {
      let t = 9 * 60
      for (let k = 0; k < perCell && slots.length < n; k++) {
        const dur = pick([20, 25, 30, 45])
        slots.push({ d, m, t, dur })
        t += dur + 5
      }
    }
  }
  slots.sort((a, b) => a.d - b.d || a.t - b.t || a.m - b.m)

  const iso = (d, t) => {
    const x = new Date(FIRST_DAY + d * 864e5 + t * 6e4)
    return `${x.getUTCFullYear()}-${pad(x.getUTCMonth() + 1)}-${pad(x.getUTCDate())}T${pad(x.getUTCHours())}:${pad(x.getUTCMinutes())}:00${OFFSET}`
  }
  const rare = Math.max(7, Math.floor(n / Math.max(5, n / 100))) // every so-many-th session carries the search term
  const sessions = slots.map(({ d, m, t, dur }, i) => {
    let title = `${cap(pick(VERBS))} ${pick(ADJ)} ${zipf(STEMS)}s ${pick(GLUE)} ${pick(ADJ)} ${zipf(STEMS)}s`
    if (i > 0 && i % rare === 3) title = title.replace(/ (\S+)s$/, ` ${SEARCH_TERM}s`)
    const code = 'S' + pad(i + 1, 5)
    const k = r() < 0.75 ? 1 : r() < 0.8 ? 2 : 3
    const speakers = []
    while (speakers.length < k) { const p = pick(people); if (!speakers.includes(p)) speakers.push(p) }
    return {
      code, title: `${title} (${code})`, start: iso(d, t), end: iso(d, t + dur), duration: dur, day: d,
      room: rooms[m], track: i === 0 ? tracks[0] : pick(tracks), speakers, abstract: text(540 + int(80)),
    }
  })
  const date = (d) => iso(d, 0).slice(0, 10)
  return { n, days: Array.from({ length: days }, (_, d) => date(d)), rooms, tracks, people, sessions, filterTrack: tracks[2] }
}

export const toNeutral = (c) => ({
  event: { name: 'BenchConf', timezone: TZ, start: c.days[0], end: c.days.at(-1) },
  tracks: c.tracks,
  rooms: c.rooms,
  sessions: c.sessions.map((s) => ({ id: s.code, title: s.title, start: s.start, end: s.end, room: s.room.name, track: s.track.name, speakers: s.speakers, abstract: s.abstract })),
})

export const toPretalx = (c) => ({
  talks: c.sessions.map((s, i) => ({
    code: s.code, id: i + 1, title: s.title, abstract: s.abstract, speakers: s.speakers.map((p) => p.id), track: s.track.id,
    start: s.start, end: s.end, room: s.room.id, duration: s.duration, updated: '2027-01-01T00:00:00+00:00', content_locale: 'en',
  })),
  version: '1.0', schedule_id: 1, timezone: TZ, event_start: c.days[0], event_end: c.days.at(-1),
  tracks: c.tracks.map((t) => ({ id: t.id, name: { en: t.name }, description: {}, color: t.color })),
  rooms: c.rooms.map((x) => ({ id: x.id, name: { en: x.name }, description: {} })),
  speakers: c.people.map((p) => ({ code: p.id, name: p.name, avatar: null, avatar_thumbnail_default: null, avatar_thumbnail_tiny: null })),
})

// What names things before what uses them, sessions in order of time: it can be shown as it streams in.
export const toPlenary = (c) => ({
  event: { title: 'BenchConf', timezone: TZ, start: c.days[0], end: c.days.at(-1) },
  rooms: c.rooms.map((x) => ({ id: String(x.id), name: x.name })),
  tracks: c.tracks.map((t) => ({ id: String(t.id), name: t.name, color: t.color })),
  people: c.people,
  sessions: c.sessions.map((s) => ({
    id: s.code, title: s.title, start: s.start.slice(0, 16), duration: s.duration, room: String(s.room.id), track: String(s.track.id),
    people: s.speakers.map((p) => p.id), abstract: s.abstract,
  })),
})

const guid = (s) => createHash('sha1').update(s).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5')
export const toFrab = (c) => ({
  $schema: 'https://c3voc.de/schedule/schema.json',
  generator: { name: 'bench', version: '1' },
  schedule: {
    version: '1.0',
    base_url: 'https://conf.example/',
    conference: {
      acronym: 'bench', title: 'BenchConf', start: c.days[0], end: c.days.at(-1), daysCount: c.days.length, timeslot_duration: '00:05', time_zone_name: TZ,
      rooms: c.rooms.map((x) => ({ name: x.name, guid: guid(x.name), description: null, capacity: null })),
      tracks: c.tracks.map((t) => ({ name: t.name, slug: t.name.toLowerCase().replace(/\W+/g, '-'), color: t.color })),
      days: c.days.map((date, d) => {
        const rooms = {}
        for (const x of c.rooms) rooms[x.name] = []
        for (const s of c.sessions) {
          if (s.day !== d) continue
          rooms[s.room.name].push({
            guid: guid(s.code), code: s.code, id: +s.code.slice(1), logo: null, date: s.start, start: s.start.slice(11, 16),
            duration: `${pad(Math.floor(s.duration / 60))}:${pad(s.duration % 60)}`, room: s.room.name, slug: `bench-${s.code}`, url: `https://conf.example/talk/${s.code}/`,
            title: s.title, subtitle: '', track: s.track.name, type: 'Talk', language: 'en', abstract: s.abstract, description: '', recording_license: '', do_not_record: false,
            persons: s.speakers.map((p) => ({ guid: guid(p.id), code: p.id, name: p.name, public_name: p.name, avatar: null, biography: null })),
            links: [], attachments: [],
          })
        }
        return { index: d + 1, date, day_start: `${date}T04:00:00${OFFSET}`, day_end: `${c.days[d + 1] ?? new Date(Date.parse(date) + 864e5).toISOString().slice(0, 10)}T03:59:00${OFFSET}`, rooms }
      }),
    },
  },
})

export const toFullCalendar = (c) => c.sessions.map((s) => ({
  id: s.code, title: s.title, start: s.start, end: s.end, color: s.track.color,
  extendedProps: { room: s.room.name, track: s.track.name, speakers: s.speakers.map((p) => p.name), abstract: s.abstract },
}))

// The same content as finished HTML. Markup is what the hand-written renderer in
// contenders/vanilla/ produces, too.
export function toHtml(c) {
  const fmt = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long', timeZone: TZ })
  const out = []
  let day = -1
  for (const s of c.sessions) {
    if (s.day !== day) {
      if (day >= 0) out.push('</section>\n')
      day = s.day
      out.push(`<section><h2>${fmt.format(new Date(s.start))}</h2>\n`)
    }
    out.push(`<article id="${s.code}"><time datetime="${s.start}">${s.start.slice(11, 16)}–${s.end.slice(11, 16)}</time><h3>${esc(s.title)}</h3><p class="m"><span>${esc(s.room.name)}</span> <span>${esc(s.track.name)}</span> <span>${esc(s.speakers.map((p) => p.name).join(', '))}</span></p><p>${esc(s.abstract)}</p></article>\n`)
  }
  out.push('</section>\n')
  return out.join('')
}

export const toMeta = (c) => ({
  n: c.n, days: c.days, rooms: c.rooms.length, tracks: c.tracks.length, timezone: TZ,
  first: c.sessions[0].code,
  search: { term: SEARCH_TERM, codes: c.sessions.filter((s) => s.title.includes(SEARCH_TERM)).map((s) => s.code) },
  track: { id: c.filterTrack.id, name: c.filterTrack.name, codes: c.sessions.filter((s) => s.track === c.filterTrack).map((s) => s.code) },
})

export function writeAll(outDir, sizes) {
  for (const n of sizes) {
    const c = generate(n)
    const dir = path.join(outDir, String(n))
    mkdirSync(dir, { recursive: true })
    const put = (f, x) => writeFileSync(path.join(dir, f), typeof x === 'string' ? x : JSON.stringify(x))
    put('plenary.json', toPlenary(c))
    put('neutral.json', toNeutral(c))
    put('pretalx.json', toPretalx(c))
    put('frab.json', toFrab(c))
    put('fc.json', toFullCalendar(c))
    put('static.html', toHtml(c))
    put('meta.json', toMeta(c))
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [out = '.cache/data', ...ns] = process.argv.slice(2)
  writeAll(out, ns.length ? ns.map(Number) : [50, 1000, 10000])
}
