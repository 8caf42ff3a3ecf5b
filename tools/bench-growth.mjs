// Growth of running time with worst-case feeds: 1x, 4x and 16x of each, checked by the tool in Node, and shown in Chromium, where the longest
// task is the time that a reader would wait. Growth is the time of 16x over that of 4x: 4 is linear, 16 quadratic.
//
//   npm run bench:growth [-- NAME…]
import { check } from '../pkg/plenary-tool.js'
import { start } from '../tests/pages/harness.mjs'

const SIZES = [312, 1250, 5000]
const LIMITS = { check: 1000, task: 200 }

const range = (count, item) => Array.from({ length: count }, (_, number) => item(number))
const two = (number) => String(number).padStart(2, '0')
const at = (number) => `2027-05-${two(1 + (Math.floor(number / 1440) % 28))}T${two(Math.floor(number / 60) % 24)}:${two(number % 60)}`
const feed = (sessions, rest = {}) => ({ event: { title: 'E', timezone: 'Europe/Berlin' }, ...rest, sessions })
const session = (number, more) => ({ id: `s${number}`, title: `Session ${number}`, start: at(number), ...more })
const many = (more) => (count) => feed(range(count, (number) => session(number, more(number))))

const INPUTS = {
  ordinary: many((i) => ({ duration: 30, room: `R ${i % 40}`, people: [`P ${i}`], tags: [`t ${i % 9}`] })),
  'misspelt zone': many(() => ({ timezone: 'America/New_Yrok' })),
  'misspelt event zone': (n) => ({ ...many(() => ({}))(n), event: { title: 'E', timezone: 'Europe/Berlni' } }),
  'same id': many(() => ({ id: 's' })),
  'same room, time, person': many(() => ({ start: at(0), duration: 60, room: 'R', people: ['P'] })),
  'many rooms, one person': many((i) => ({ start: at(0), duration: 60, room: `R ${i}`, people: ['P'] })),
  'never ending': many(() => ({ end: '2027-06-01T10:00', room: 'R', people: ['P'] })),
  posters: many(() => ({ end: '2027-06-01T10:00', room: 'R', kind: 'poster' })),
  'http://a(': (n) => feed([session(0, { abstract: 'http://a('.repeat(n * 2.2) })]),
  nobody: (n) =>
    feed(
      range(n, (i) => session(i, { people: [`nobody${i}`] })),
      { people: range(n, (i) => ({ id: `person-${i}`, name: `P ${i}` })) },
    ),
  'near names': (n) => feed([], { people: range(n, (i) => ({ id: `p${i}`, name: `Wanda Alpha${i}` })) }),
  'rooms in capitals': many((i) => ({ room: range(13, (bit) => ((i >> bit) & 1 ? 'A' : 'a')).join('') })),
  'own tags': many((i) => ({ tags: [`t ${i}`], kind: `k ${i}` })),
  'everything in one': (n) => feed([session(0, { people: range(n, (i) => `P ${n - i}`), tags: range(n, (i) => `t ${i}`), links: range(n, (i) => `https://a.example/${i}`) })]),
  'a list': (n) => range(n, (i) => ({ title: `T ${i} &&& <a`, startTime: `${at(i)}Z`, speakers: [`P ${i}`], room: `R ${i}` })),
  'a map': (n) => ({ sessions: Object.fromEntries(range(n, (i) => [`k${i}`, { title: `T ${i}`, startTime: `${at(i)}Z`, language: `nope ${i}`, room: 'R' }])) }),
}

const only = process.argv.slice(2)
const names = Object.keys(INPUTS).filter((name) => !only.length || only.includes(name))
const html =
  '<!doctype html><meta charset="utf-8"><link rel="icon" href="icon.svg"><script type="module" src="pkg/plenary.js"></script><plenary-agenda src="feed.json">fallback</plenary-agenda>'

// The longest task of a page until nothing has happened for a second.
const longest = async (body) => {
  const answer = (type, body) => ({ status: 200, headers: { 'content-type': type }, body })
  const site = await start({ routes: { '/growth.html': answer('text/html', html), '/feed.json': answer('application/json', body) } })
  try {
    const page = await site.open('/growth.html', { timezoneId: 'Europe/Berlin' })
    return await page.evaluate(
      () =>
        new Promise((done) => {
          let longest = 0
          let quiet
          const wait = () => {
            clearTimeout(quiet)
            quiet = setTimeout(() => done(longest), 1000)
          }
          new PerformanceObserver((list) => {
            for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
            wait()
          }).observe({ type: 'longtask', buffered: true })
          document.querySelector('plenary-agenda').addEventListener('plenary-loaded', wait)
          wait()
        }),
    )
  } finally {
    await site.close()
  }
}

const rows = []
for (const name of names) {
  const times = []
  const tasks = []
  for (const size of SIZES) {
    const body = JSON.stringify(INPUTS[name](size))
    await check(body, { timezone: 'UTC' })
    const began = performance.now()
    await check(body, { timezone: 'UTC' })
    times.push(performance.now() - began)
    tasks.push(await longest(body))
  }
  const growth = (list) => (list[2] < 50 ? '-' : (list[2] / Math.max(list[1], 1)).toFixed(1))
  rows.push({
    input: name,
    ...Object.fromEntries(SIZES.map((size, i) => [`check ${size}`, Math.round(times[i])])),
    'check growth': growth(times),
    ...Object.fromEntries(SIZES.map((size, i) => [`task ${size}`, Math.round(tasks[i])])),
    'task growth': growth(tasks),
    slow: times[2] > LIMITS.check || tasks[2] > LIMITS.task ? 'slow' : '',
  })
  console.error(name)
}
console.table(rows)
if (rows.some(({ slow }) => slow)) process.exitCode = 1
