import assert from 'node:assert/strict'
import { until } from '../until.mjs'
import { feed, html, inside, json, settled, stage, titles } from './scene.mjs'

const { scene } = stage()
const FALLBACK = '<p id="fallback">Printed programme</p>'
const page = (attributes, options, inner = FALLBACK) => html(`<plenary-agenda id="one" src="good.json" ${attributes}>${inner}</plenary-agenda>`, options)
const SESSIONS = [{ id: 'a', title: 'First', start: '2027-06-07T09:00', duration: 30 }, { id: 'b', title: 'Second', start: '2027-06-07T10:00', duration: 30 }]
const GOOD = { '/good.json': json(feed(SESSIONS, { people: [{ name: 'Ada One' }] })) }
const failed = (page) => page.waitForFunction(() => window.events.find(([name]) => name === 'error')?.[2]).then((found) => found.jsonValue())
const warnings = (page) => {
  const found = []
  page.on('console', (message) => message.type() === 'warning' && found.push(message.text()))
  return found
}
const reopened = async (page) => {
  const told = warnings(page)
  await page.reload()
  await page.loaded()
  await settled(page)
  return told
}

scene('an invalid session is left out, the others are shown, and the console reports it', '/page.html', {
  routes: { '/page.html': page(''), '/good.json': json(feed([SESSIONS[0], 'not a session', { title: 'Late', start: '25 o’clock' }, SESSIONS[1]])) },
}, async (page) => {
  const told = await reopened(page)
  assert.deepEqual(await titles(page), ['First', 'Second'])
  const problems = await page.evaluate(() => document.querySelector('plenary-agenda').problems)
  assert.deepEqual(problems.map(({ severity, path }) => [severity, path]), [['error', '$.sessions[1]'], ['error', '$.sessions[2].start']])
  for (const problem of problems) assert.ok(problem.message && problem.hint && problem.value)
  assert.equal(told.length, 1)
  assert.match(told[0], /plenary: .*good\.json has 2 problem\(s\):\nerror: \$\.sessions\[1\].*\nerror: \$\.sessions\[2\]\.start/)
})

scene('a missing comma affects only the item after it', '/page.html', {
  routes: { '/page.html': page(''), '/good.json': { body: '{"event":{"title":"A day","timezone":"Europe/Paris"},"sessions":[{"title":"First"},{"title":"Bad" "start":1},{"title":"Third"}]}' } },
}, async (page) => {
  assert.ok((await titles(page)).includes('First'))
  const [problem] = await page.evaluate(() => document.querySelector('plenary-agenda').problems)
  assert.equal(problem.severity, 'error')
  assert.match(problem.value, /line 1/)
})

scene('texts of a feed are escaped wherever they are shown', '/page.html', {
  routes: {
    '/page.html': page(''),
    '/good.json': json(feed([{
      id: '"><img src=x onerror=alert(1)>', title: '<img src=x onerror="document.title=1">', abstract: '<script>document.title=2</script><x-y onclick=1>', tags: ['<b>'],
      people: [{ name: '<i>Eve</i>', affiliation: '&lt;' }], links: [{ title: 'x', url: 'javascript:alert(1)' }, { title: 'data', url: 'data:text/html,x' }],
    }])),
  },
}, async (page) => {
  assert.deepEqual(await titles(page), ['<img src=x onerror="document.title=1">'])
  await inside(page, '.card h4 a').click()
  assert.match(await inside(page, 'dialog').textContent(), /^(?!.*document\.title=2).*<x-y onclick=1>.*<i>Eve<\/i>.*&lt;/s)
  assert.equal(await inside(page, 'img, script, b.status, i > i, a[href^="javascript"], a[href^="data"]').count(), 0)
  assert.equal(await page.title(), 'Test')
  await page.keyboard.press('Escape')
})

scene('invalid attributes are reported once each, and their defaults are used', '/page.html', {
  routes: { ...GOOD, '/page.html': page('view="week" views="agenda days speakers" timezone="Mars/Olympus" lang="???" theme="purple"') },
}, async (page) => {
  const told = await reopened(page)
  await until(() => told.length > 3) // the suggestion for a zone comes with a file of its own
  assert.deepEqual(told.map((text) => text.match(/plenary: (\w+)="/)?.[1]).sort(), ['lang', 'timezone', 'view', 'views'])
  assert.deepEqual(await titles(page), ['First', 'Second'])
  assert.deepEqual((await inside(page, '[role=tab]').allTextContents()).map((text) => text.trim()), ['Agenda', 'Speakers'])
})

scene('a view that was not offered is not shown', '/page.html', { routes: { ...GOOD, '/page.html': page('view="speakers" views="agenda"') } }, async (page) => {
  assert.deepEqual(await titles(page), ['First', 'Second'])
  assert.equal((await page.evaluate(() => document.querySelector('plenary-agenda').state)).view, 'agenda')
})

scene('messages that cannot be loaded are in English', '/page.html', {
  routes: { ...GOOD, '/page.html': page('lang="fr"'), '/pkg/lang/fr.json': { status: 404 } }, problems: [/404/],
}, async (page) => {
  const told = await reopened(page)
  assert.equal(told.length, 1)
  assert.match(told[0], /the messages in "fr" could not be loaded/)
  assert.deepEqual(await titles(page), ['First', 'Second'])
  assert.match(await inside(page, '.count').textContent(), /2 sessions/)
})

// A function of the browser's that ends in what a trap is, where the program calls it: as a fault of its own would.
const trapping = (name) => `<script>
  const real = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, '${name}')
  const call = (format, ...args) => {
    const { stack } = new Error()
    // What it asks about zones may fail, as it does for one that there is not.
    if (stack.includes('.wasm') && !stack.includes('[as offset]')) throw new WebAssembly.RuntimeError('unreachable')
    return (real.get ? real.get.call(format) : real.value.bind(format))(...args)
  }
  Object.defineProperty(Intl.DateTimeFormat.prototype, '${name}', real.get ? { get() { return (...args) => call(this, ...args) } } : { value(...args) { return call(this, ...args) } })
</script>`

for (const [when, name] of [['with a day', 'format'], ['in the head', 'formatRange'], ['with a zone', 'formatToParts']]) {
  scene(`a trap ${when} shows the fallback content`, '/page.html', {
    count: 0, routes: { ...GOOD, '/page.html': page('', { head: trapping(name) }) }, problems: [/plenary: unreachable/],
  }, async (page) => {
    assert.equal(await failed(page), 'trap')
    assert.equal(await page.locator('#fallback').isVisible(), true)
    assert.equal((await page.evaluate(() => events)).length, 1)
  })
}

// A function of the page's that fails while the program is in the middle of something leaves it as a trap would.
const breakDates = () => {
  Intl.DateTimeFormat.prototype.formatRange = Intl.DateTimeFormat.prototype.formatToParts = () => { throw new WebAssembly.RuntimeError('unreachable') }
  Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', { get: () => () => { throw new WebAssembly.RuntimeError('unreachable') } })
}

for (const [name, inner] of [['the page’s own words', FALLBACK], ['a note', '']]) {
  scene(`a trap later, at a click, leaves ${name}`, '/page.html', {
    routes: { ...GOOD, '/page.html': page('', {}, inner) }, problems: [/plenary: /, /error: unreachable/],
  }, async (page) => {
    await page.evaluate(breakDates)
    await inside(page, '.card h4 a').first().click()
    assert.equal(await failed(page), 'trap')
    if (inner) assert.equal(await page.locator('#fallback').isVisible(), true)
    else assert.match(await inside(page, '[role=alert]').textContent(), /could not be loaded/)
    assert.equal(await inside(page, '.card').count(), 0)
    await page.mouse.click(10, 10)
    assert.equal((await page.evaluate(() => events)).filter(([event]) => event === 'error').length, 1)
  })
}

scene('a trap in one element does not affect the other', '/page.html', {
  count: 2, routes: { ...GOOD, '/page.html': html(`<plenary-agenda id="one" src="good.json">${FALLBACK}</plenary-agenda><plenary-agenda id="two" src="good.json"></plenary-agenda>`) },
  problems: [/plenary: /, /error: unreachable/],
}, async (page) => {
  await page.evaluate((text) => {
    const real = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, 'format')
    window.mend = () => Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', real)
    eval(`(${text})()`)
  }, String(breakDates))
  await page.locator('#one >> .card h4 a').first().click()
  assert.equal(await failed(page), 'trap')
  await page.evaluate(() => window.mend())
  await page.locator('#two >> .card h4 a').first().click()
  assert.equal(await page.locator('#two >> dialog h3').textContent(), 'First')
})

// What was written in other words, and what is not quite JSON.
const FAULTY = `{"event": {"title": "A day", "timezone": "Europe/Paris", "start": "2027-06-07", "end": "2027-06-07"}, "sessions": [
{"id": "a", "title": "First", "start": "9:00 AM"}, {'id': 'b', "title": “Second”, "start": "2027-06-07T10:00",}]}`
const repairs = async (page) => {
  const found = []
  page.on('request', (request) => found.push(request.url().split('/').at(-1)))
  await reopened(page)
  return found.filter((name) => name.startsWith('plenary-repair')).sort()
}

scene('a feed with errors is repaired', '/page.html', {
  routes: { '/page.html': page(''), '/good.json': { body: FAULTY } },
}, async (page) => {
  assert.deepEqual(await titles(page), ['First', 'Second'])
  const problems = await page.evaluate(() => document.querySelector('plenary-agenda').problems)
  assert.deepEqual([...new Set(problems.map(({ path }) => path))], ['$.sessions[1]'])
  assert.deepEqual(await repairs(page), ['plenary-repair.js', 'plenary-repair.wasm'])
})

// Typographic quotation marks around all keys: nothing tells the parts of the feed from each other.
const TYPESET = `{
  “event”: { “title”: “A day”, “timezone”: “Europe/Paris” },
  “sessions”: [
    { “title”: “First”, “start”: “2027-06-07T09:00” },
    { “title”: “Second”, “start”: “2027-06-07T10:00” },
  ]
}`

for (const [name, body] of [['typographic quotation marks', TYPESET], ['a comment in front', `// Our agenda\n${TYPESET.replaceAll(/[“”]/g, '"')}`]]) {
  scene(`a feed with ${name} is repaired`, '/page.html', { routes: { '/page.html': page(''), '/good.json': { body } } }, async (page) => {
    assert.deepEqual(await titles(page), ['First', 'Second'])
    const problems = await page.evaluate(() => document.querySelector('plenary-agenda').problems)
    assert.ok(problems.length > 1 && problems.every(({ code }) => code === 'not-strict'), JSON.stringify(problems))
  })
}

scene('assumptions are reported in the console', '/page.html', {
  routes: { '/page.html': page(''), '/good.json': json(feed([{ ...SESSIONS[0], start: '7 June 2027 9:00 IST' }, { ...SESSIONS[1], start: '7 June 2027 10:00' }])) },
}, async (page) => {
  const told = await reopened(page)
  assert.deepEqual(await titles(page), ['First', 'Second'])
  assert.equal(told.length, 1)
  assert.match(told[0], /has 1 problem\(s\):\nwarning: \$\.sessions\[0\]\.start .*the time zone of the event is assumed/)
})

for (const [name, file] of [['script', 'plenary-repair.js'], ['program', 'plenary-repair.wasm']]) {
  scene(`if ${name} of the repair module cannot be loaded, the readable sessions are shown`, '/page.html', {
    routes: { '/page.html': page(''), '/good.json': json(feed([SESSIONS[0], { ...SESSIONS[1], start: '7 June 2027 10:00' }])), [`/pkg/${file}`]: { status: 404 } },
    problems: [/404/],
  }, async (page) => {
    const told = await reopened(page)
    assert.deepEqual(await titles(page), ['First'])
    assert.ok(told.some((text) => /plenary-repair could not be loaded/.test(text)), told.join('\n'))
    const problems = await page.evaluate(() => document.querySelector('plenary-agenda').problems)
    assert.deepEqual(problems.map(({ code, path }) => `${code} ${path}`), ['no-time $.sessions[1].start'])
    assert.match(problems[0].hint, /YYYY-MM-DDThh:mm/)
  })
}

scene('a valid feed never loads the repair module', '/page.html', { routes: { '/page.html': page(''), ...GOOD } }, async (page) => {
  assert.deepEqual(await repairs(page), [])
  assert.deepEqual(await titles(page), ['First', 'Second'])
})
