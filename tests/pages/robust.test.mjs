import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { here } from '../../tools/run.mjs'
import { idle, until } from '../until.mjs'
import { feed, html, inside, json, settled, stage, titles } from './scene.mjs'

const { scene } = stage()
const files = readdirSync(here('pkg')).filter((name) => /^plenary(-more)?\.(js|wasm|css)$/.test(name))
const FALLBACK = '<p id="fallback">Printed programme</p>'
const agenda = (attributes, inner = FALLBACK) => `<plenary-agenda ${attributes}>${inner}</plenary-agenda>`
const SMALL = feed([{ id: 'a', title: 'First', start: '2027-06-07T09:00', duration: 30 }, { id: 'b', title: 'Second', start: '2027-06-07T10:00', duration: 30 }], { people: [{ name: 'Ada One' }] })
const GOOD = { '/good.json': json(SMALL), '/page.html': html(agenda('id="one" src="good.json"')) }

const told = (page, name) => page.waitForFunction((name) => window.events.find((event) => event[0] === name), name).then((found) => found.jsonValue())
const failed = async (page) => (await told(page, 'error'))[2]
const fallback = (page) => page.locator('#fallback').first().isVisible()

/** Something that keeps the agenda from being shown: the page's own words stay. */
function failing(name, reason, { routes, headers, problems }) {
  scene(name, '/page.html', { count: 0, routes: { ...GOOD, ...routes }, headers, problems: [/^console: plenary: /, ...problems ?? []] }, async (page) => {
    assert.equal(await failed(page), reason)
    assert.equal(await fallback(page), true)
    assert.equal(await inside(page, '.card').count(), 0)
    assert.match(page.problems.join('\n'), /console: plenary: \S/)
    assert.equal((await page.evaluate(() => events)).length, 1)
  })
}

failing('the program is not there', 'wasm', { routes: { '/pkg/plenary.wasm': { status: 404 } }, problems: [/404/] })
failing('the program is not what it should be', 'wasm', { routes: { '/pkg/plenary.wasm': { body: 'no wasm', headers: { 'content-type': 'application/wasm' } } } })
failing('the page’s policy forbids the program', 'wasm', {
  headers: { '/page.html': { 'content-security-policy': "script-src 'self' 'unsafe-inline'" } },
  problems: [/^csp: script-src wasm-eval/, /Content Security Policy/],
})
failing('the feed is not there', 'network', { routes: { '/good.json': { status: 404 } }, problems: [/404/] })
failing('the feed is a page', 'feed', { routes: { '/good.json': html('<p>Please log in</p>') } })
failing('the feed is empty', 'feed', { routes: { '/good.json': { body: '' } } })
failing('the feed ends before anything is said', 'feed', { routes: { '/good.json': { body: '{"event": {"title": "A d' } } })
failing('the feed breaks off on its way', 'network', {
  routes: {
    '/good.json': (request, response) => {
      const text = JSON.stringify(SMALL)
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length }).write(text.slice(0, 60))
      setTimeout(() => response.destroy(), 50)
    },
  },
  problems: [/ERR_(CONTENT_LENGTH_MISMATCH|INCOMPLETE|CONNECTION)/],
})

scene('an empty element shows a message on failure', '/page.html', {
  count: 0, routes: { ...GOOD, '/page.html': html(agenda('src="none.json"', '')) }, problems: [/404/, /plenary: /],
}, async (page) => {
  assert.equal(await failed(page), 'network')
  assert.equal((await inside(page, '[role=alert]').textContent()).trim(), 'The agenda could not be loaded.')
})

for (const [lang, said, text] of [['fr', 'fr', 'Le programme n’a pas pu être chargé.'], ['ar', 'ar', 'تعذّر تحميل البرنامج.'], ['cy', 'en', 'The agenda could not be loaded.']]) {
  scene(`the failure message is in the language of the page: ${lang}`, '/page.html', {
    count: 0, routes: { ...GOOD, '/page.html': html(agenda('src="none.json"', ''), { lang }) }, problems: [/404/, /plenary: /],
  }, async (page) => {
    const note = inside(page, '[role=alert]')
    assert.deepEqual([await note.textContent(), await note.getAttribute('lang')], [text, said])
  })
}

scene('without messages in that language, the failure message is in English', '/page.html', {
  count: 0, routes: { ...GOOD, '/pkg/lang/fr.json': { status: 404 }, '/page.html': html(agenda('src="none.json"', ''), { lang: 'fr' }) }, problems: [/404/, /plenary: /],
}, async (page) => {
  const note = inside(page, '[role=alert]')
  assert.deepEqual([await note.textContent(), await note.getAttribute('lang')], ['The agenda could not be loaded.', 'en'])
})

scene('an invalid feed does not affect other elements', '/page.html', {
  routes: { ...GOOD, '/page.html': html(agenda('id="bad" src="none.json"') + agenda('id="good" src="good.json"', '')) }, problems: [/404/, /plenary: /],
}, async (page) => {
  assert.deepEqual((await told(page, 'error')).slice(1), ['bad', 'network'])
  assert.deepEqual(await titles(page, '#good'), ['First', 'Second'])
  assert.equal(await fallback(page), true)
})

scene('a server without a MIME type for wasm', '/page.html', {
  routes: {
    ...GOOD,
    ...Object.fromEntries(files.filter((name) => name.endsWith('.wasm')).map((name) => [`/pkg/${name}`, { body: readFileSync(here('pkg', name)), headers: { 'content-type': 'application/octet-stream' } }])),
  },
}, async (page) => {
  await inside(page, '[role=tab]').last().click()
  await inside(page, 'article.person').waitFor()
  await inside(page, '[role=tab]').first().click()
  assert.deepEqual(await titles(page), ['First', 'Second'])
})

scene('two elements with one feed: one fetch of the feed, and of the module', '/page.html', {
  count: 2, routes: { ...GOOD, '/page.html': html(agenda('id="one" src="good.json"') + agenda('id="two" src="./good.json" view="speakers"')) },
}, async (page, site) => {
  for (const path of ['/good.json', ...files.map((name) => `/pkg/${name}`)]) assert.equal(site.log.filter((asked) => asked === path).length, 1, path)
  assert.deepEqual(await titles(page, '#one'), ['First', 'Second'])
})

scene('two copies of the script do not conflict', '/page.html', {
  routes: { ...GOOD, '/page.html': html(agenda('src="good.json"'), { head: '<script type="module" src="/pkg/plenary.js?copy"></script>' }) },
}, async (page) => {
  assert.deepEqual(await titles(page), ['First', 'Second'])
})

const scripted = (script) => ({ ...GOOD, '/page.html': html(`<main></main><script>window.small = ${JSON.stringify(SMALL)}</script>${script}`) })
const late = (script) => scripted(`<script type="module">await customElements.whenDefined('plenary-agenda'); ${script}</script>`)

scene('an element made by a script', '/page.html', {
  routes: late("const made = document.createElement('plenary-agenda'); made.src = 'good.json'; made.views = ['agenda']; document.querySelector('main').append(made)"),
}, async (page) => {
  assert.deepEqual(await titles(page), ['First', 'Second'])
  assert.equal(await inside(page, '[role=tab]').count(), 0)
})

for (const [form, value] of [['an object', 'small'], ['JSON', 'JSON.stringify(small)']]) {
  scene(`a feed set as ${form}`, '/page.html', {
    routes: late(`document.querySelector('main').innerHTML = '<plenary-agenda></plenary-agenda>'; document.querySelector('plenary-agenda').feed = ${value}`),
  }, async (page, site) => {
    assert.deepEqual(await titles(page), ['First', 'Second'])
    assert.ok(!site.log.includes('/good.json'))
    await page.evaluate(() => (document.querySelector('plenary-agenda').feed = { ...small, sessions: [{ title: 'Another' }] }))
    await page.loaded(2)
  await settled(page)
    assert.deepEqual(await titles(page), ['Another'])
  })
}

for (const [what, set, message] of [
  ['an address that is none', "src = 'http://['", /^http:\/\/\[ could not be loaded: .*Invalid URL/],
  ['an object that refers to itself', 'feed = Object.assign(small, { small })', /^the feed could not be loaded: .*circular/],
  ['a number that JSON does not have', 'feed = { sessions: 10n }', /^the feed could not be loaded: .*BigInt/],
]) {
  scene(`${what} is not reported as an internal error`, '/page.html', {
    routes: late(`document.querySelector('main').innerHTML = '<plenary-agenda>Programme</plenary-agenda>'; document.addEventListener('plenary-error', ({ detail }) => (window.told = detail)); document.querySelector('plenary-agenda').${set}`),
    count: 0,
    problems: [/plenary/],
  }, async (page) => {
    await page.waitForFunction(() => window.told)
    const { reason, message: told } = await page.evaluate('told')
    assert.equal(reason, 'feed')
    assert.match(told, message)
    assert.ok(await page.getByText('Programme').isVisible())
  })
}

scene('properties set before the script is loaded apply', '/page.html', {
  routes: scripted("<plenary-agenda></plenary-agenda><script>Object.assign(document.querySelector('plenary-agenda'), { feed: small, views: ['agenda'] })</script>"),
}, async (page) => {
  assert.deepEqual(await titles(page), ['First', 'Second'])
  assert.equal(await inside(page, '[role=tab]').count(), 0)
})

scene('changing src shows another agenda', '/page.html', { routes: { ...GOOD, '/next.json': json(feed([{ title: 'Third' }])) } }, async (page) => {
  await page.evaluate(() => (document.querySelector('plenary-agenda').src = 'next.json'))
  await page.loaded(2)
  await settled(page)
  assert.deepEqual(await titles(page), ['Third'])
})

scene('an element removed, reinserted and moved', '/page.html', { routes: { ...GOOD, '/page.html': html(`${agenda('src="good.json"')}<main></main>`) } }, async (page, site) => {
  await page.evaluate(async () => {
    const element = document.querySelector('plenary-agenda')
    element.remove()
    await new Promise((done) => setTimeout(done, 50))
    window.emptied = element.shadowRoot.querySelector('.card') === null
    document.body.append(element)
  })
  await page.loaded(2)
  await settled(page)
  assert.equal(await page.evaluate(() => window.emptied), true)
  assert.deepEqual(await titles(page), ['First', 'Second'])
  await inside(page, 'input[type=search]').fill('s')
  await page.evaluate(() => document.querySelector('main').append(document.querySelector('plenary-agenda')))
  await idle()
  await settled(page)
  assert.deepEqual(await titles(page), ['First', 'Second'])
  assert.equal(await inside(page, 'input[type=search]').inputValue(), 's')
  assert.equal(await page.evaluate(() => plenaryLoaded), 2, 'what is moved is not made anew')
  assert.equal(await fallback(page), false)
  await inside(page, '.card').first().click()
  assert.equal(await inside(page, 'dialog h3').textContent(), 'First')
  assert.equal(site.log.filter((path) => path === '/good.json').length, 1)
})

scene('moved to a part of the page in another language, with an open dialog', '/page.html', {
  routes: { ...GOOD, '/page.html': html(`${agenda('src="good.json"')}<main lang="fr"></main>`) },
}, async (page) => {
  await page.evaluate(() => document.querySelector('main').append(document.querySelector('plenary-agenda')))
  await page.loaded(2)
  await settled(page)
  assert.equal(await inside(page, '.plenary').getAttribute('lang'), 'fr')
  await inside(page, '.card').first().click()
  await inside(page, 'dialog h3').waitFor()
  await page.evaluate(() => document.querySelector('main').prepend(document.querySelector('plenary-agenda')))
  await page.loaded(3)
  await inside(page, 'dialog:modal h3').waitFor()
})

scene('a feed is requested again when a reader returns later', '/page.html', { routes: GOOD }, async (page, site) => {
  const again = (ms) => page.evaluate(async (ms) => {
    const element = document.querySelector('plenary-agenda')
    element.remove()
    await new Promise((done) => setTimeout(done, ms))
    document.body.append(element)
  }, ms)
  const asked = () => site.log.filter((path) => path === '/good.json').length
  await again(50)
  await page.loaded(2)
  assert.equal(asked(), 1)
  site.routes['/good.json'] = json(feed([{ title: 'Third' }]))
  const later = again(61_000)
  await page.clock.fastForward('01:02')
  await later
  await page.loaded(3)
  await settled(page)
  assert.equal(asked(), 2)
  assert.deepEqual(await titles(page), ['Third'])
})

let answer
scene('an element removed while the feed is loading', '/page.html', {
  count: 0, routes: { ...GOOD, '/good.json': (request, response) => (answer = () => response.end(JSON.stringify(SMALL))) },
}, async (page) => {
  await until(() => answer)
  await page.evaluate(() => document.querySelector('plenary-agenda').remove())
  answer()
  await idle()
  assert.deepEqual(await page.evaluate(() => events), [])
})

scene('a page with a base, and links that stay on the page', '/page.html', {
  routes: { ...GOOD, '/page.html': html(agenda('src="good.json"'), { head: '<base href="/deep/er/">' }), '/deep/er/good.json': json(SMALL) },
}, async (page, site) => {
  await inside(page, '.card h4 a').first().click()
  assert.equal(page.url(), `${site.origin}/page.html#session=a`)
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => !location.hash)
  assert.equal(await inside(page, '.card h4 a').first().evaluate((link) => link.href), `${site.origin}/page.html#session=a`)
})

scene('page and script in subfolders', '/events/2027/page.html?lang=x', {
  routes: {
    '/events/2027/page.html': html(agenda('src="../feeds/good.json"'), { script: '../../assets/agenda/plenary.js' }),
    '/events/feeds/good.json': json(SMALL),
    ...Object.fromEntries(files.map((name) => [`/assets/agenda/${name}`, { body: readFileSync(here('pkg', name)) }])),
  },
}, async (page, site) => {
  await inside(page, '.card h4 a').first().click()
  assert.equal(page.url(), `${site.origin}/events/2027/page.html?lang=x#session=a`)
})

scene('two elements keep their own state in the URL', '/page.html', {
  count: 2, routes: { ...GOOD, '/page.html': html(agenda('id="one" src="good.json"') + agenda('id="two" src="good.json"')) },
}, async (page) => {
  await page.locator('#one >> input[type=search]').fill('first')
  await page.locator('#two >> input[type=search]').fill('second')
  await page.waitForFunction(() => location.hash === '#q=first&two.q=second')
  await page.reload()
  await page.loaded(2)
  await settled(page)
  assert.deepEqual([await titles(page, '#one'), await titles(page, '#two')], [['First'], ['Second']])
})
