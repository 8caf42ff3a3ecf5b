// Hosts with restrictions: policies, other origins, frames, files, other copies of the script. Errors are reported with their fix.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before } from 'node:test'
import { here } from '../../tools/run.mjs'
import { serve } from '../../tools/serve.mjs'
import { folder, page as bareHtml, POLICIES } from '../hosts.mjs'
import { until } from '../until.mjs'
import { feed, inside, json, settled, stage, titles } from './scene.mjs'

const { scene } = stage()
const FALLBACK = '<p id="fallback">Printed programme</p>'
const agenda = (src = 'good.json') => `<plenary-agenda id="one" src="${src}">${FALLBACK}</plenary-agenda>`
const SMALL = feed([{ id: 'a', title: 'First', start: '2027-06-07T09:00', duration: 30 }, { id: 'b', title: 'Second', start: '2027-06-07T10:00', duration: 30 }], { people: [{ name: 'Ada One' }] })
// Nothing inline, so that any policy can be laid on it.
const bare = (body, script = '<script type="module" src="/pkg/plenary.js"></script>') => ({
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: bareHtml(script, body),
})
const OPEN = { 'access-control-allow-origin': '*' }
// The program, for pages of other origins.
const PROGRAM = Object.fromEntries(
  ['plenary.js', 'plenary.wasm', 'plenary-more.js', 'plenary-more.wasm', 'plenary-more.css'].map((file) => [`/pkg/${file}`, { body: readFileSync(here('pkg', file)), headers: OPEN }]),
)
const GOOD = { '/good.json': json(SMALL), '/page.html': bare(agenda()) }
const failed = (page) => page.evaluate(() => new Promise((done) => {
  const told = ({ detail }) => done(detail)
  document.addEventListener('plenary-error', told)
  const element = document.querySelector('plenary-agenda')
  element.setAttribute('src', element.getAttribute('src') + '#') // once more, now that somebody listens
}))
const QUIET = [/^console: plenary: /, /^csp: /, /Content Security Policy/, /TrustedTypePolicy/, /^console: (Connecting|Fetch API|Refused|Loading|Failed|Access)/]

/** It does not run, and says that. */
function refused(name, reason, message, { src = 'good.json', ...options }) {
  scene(name, '/page.html', { count: 0, problems: QUIET, ...options, routes: { ...GOOD, '/page.html': bare(agenda(src)), ...options.routes } }, async (page) => {
    await page.waitForFunction(() => customElements.get('plenary-agenda'))
    const detail = await failed(page)
    assert.equal(detail.reason, reason)
    assert.match(detail.message, typeof message === 'function' ? message() : message)
    assert.ok(page.problems.some((problem) => problem.includes(detail.message)), 'the console says it too')
    assert.equal(await page.locator('#fallback').isVisible(), true)
  })
}

/** A page with a policy of its own on which all of it works: the second file too, a dialog, the colours of tracks. */
function works(name, options, check) {
  scene(name, '/page.html', { ...options, routes: { ...GOOD, ...options.routes } }, async (page, site) => {
    assert.deepEqual(await titles(page), ['First', 'Second'])
    await inside(page, '.card h4 a').first().click()
    await inside(page, 'dialog h3').waitFor()
    await check?.(page, site)
  })
}

const policy = (...rules) => ({ '/page.html': { 'content-security-policy': rules.join('; ') } })
const REST = ["default-src 'none'", "style-src 'self'", "connect-src 'self'", 'img-src data:', "require-trusted-types-for 'script'", 'trusted-types plenary']

for (const [what, [sources, script]] of Object.entries(POLICIES)) {
  works(`a policy with ${what}`, {
    headers: policy(`script-src ${sources} 'wasm-unsafe-eval'`, ...REST),
    routes: { '/page.html': bare(agenda(), script) },
  })
}
works('one file, under a policy', {
  headers: policy("script-src 'nonce-abc' 'wasm-unsafe-eval'", ...REST),
  routes: { '/page.html': bare(agenda(), '<script defer nonce="abc" src="/pkg/plenary-single.js"></script>') },
})
works('features of the browser are all forbidden', {
  problems: [/The Clipboard API has been blocked because of a permissions policy/],
  headers: { '/page.html': { 'permissions-policy': ['accelerometer', 'autoplay', 'camera', 'clipboard-read', 'clipboard-write', 'fullscreen', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'payment', 'publickey-credentials-get', 'screen-wake-lock', 'sync-xhr', 'unload', 'usb', 'web-share'].map((name) => `${name}=()`).join(', ') } },
}, async (page) => {
  await inside(page, 'dialog [data-act=copy]').click()
  await inside(page, 'dialog').getByRole('button', { name: /copied/i }).waitFor()
})
works('isolated from other origins', {
  headers: { '/page.html': { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-resource-policy': 'same-origin' } },
})

scene('a page without a clipboard, since it is not served over HTTPS', '/page.html', { routes: GOOD, permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
  await inside(page, '.card h4 a').first().click()
  await page.evaluate(() => {
    window.read = navigator.clipboard
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
  })
  await inside(page, 'dialog [data-act=copy]').click()
  await inside(page, 'dialog').getByRole('button', { name: /copied/i }).waitFor()
  assert.equal(await page.evaluate(() => read.readText()), page.url())
  await inside(page, 'dialog').getByRole('button', { name: 'Share' }).waitFor()
})

scene('if copying is blocked, the URL is shown to copy manually', '/page.html', { routes: GOOD }, async (page) => {
  await inside(page, '.card h4 a').first().click()
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
    document.execCommand = () => false
  })
  const shown = page.waitForEvent('dialog')
  const clicked = inside(page, 'dialog [data-act=copy]').click()
  const prompt = await shown
  assert.deepEqual([prompt.type(), prompt.message(), prompt.defaultValue()], ['prompt', 'Share', page.url()])
  await prompt.dismiss()
  await clicked
  assert.match(await inside(page, 'dialog [data-act=copy]').textContent(), /Share/)
})

refused('a policy that forbids the program', 'wasm', /'wasm-unsafe-eval'/, { headers: policy("script-src 'self'") })
refused('a policy that forbids to load', 'wasm', /plenary\.wasm could not be loaded: .*: connect-src has to have 'self'\.$/, { headers: policy("connect-src 'none'") })
refused('Trusted Types of other names alone', 'program', /trusted-types with the name plenary/, { headers: policy("require-trusted-types-for 'script'", 'trusted-types other') })
refused('no such feed', 'network', /good\.json# could not be loaded: the server answered 404 Not Found.*<base>/, { routes: { '/good.json': { status: 404 } }, problems: [...QUIET, /404/] })
refused('a feed behind a login', 'network', /answered 403 Forbidden.*allowed to load/, { routes: { '/good.json': { status: 403 } }, problems: [...QUIET, /403/] })
refused('a page in the place of the program', 'wasm', /plenary\.wasm could not be loaded: .*page in its place/, {
  routes: { '/pkg/plenary.wasm': { body: '<!doctype html><title>Not found</title>', headers: { 'content-type': 'text/html' } } },
})
refused('a program of another version', 'wasm', /plenary\.wasm could not be loaded: .*different versions/, {
  routes: { '/pkg/plenary.wasm': { body: Buffer.from('AGFzbQEAAAABBAFgAAACCAEBLgJ6egAA', 'base64') } },
})
refused('a page in the place of the feed', 'feed', /good\.json# could not be loaded: error: \$ is not JSON.* It came with a page in its place/, {
  routes: { '/good.json': { body: '<!doctype html><title>Not found</title>', headers: { 'content-type': 'text/html' } } },
})

// Another origin is another port.
let other
before(async () => {
  other = await serve({ routes: { '/closed.json': json(SMALL), '/open.json': { ...json(SMALL), headers: OPEN } } })
})
after(() => other.close())

scene('a feed on another host that allows cross-origin requests', '/page.html', { count: 0, routes: { ...GOOD, '/page.html': bare('') } }, async (page) => {
  await page.evaluate((src) => (document.body.innerHTML = `<plenary-agenda src="${src}"></plenary-agenda>`), `${other.origin}/open.json`)
  await page.loaded()
  await settled(page)
  assert.deepEqual(await titles(page), ['First', 'Second'])
})

const elsewhere = (name, { src, message, ...options }) =>
  scene(name, '/page.html', { count: 0, problems: QUIET, ...options, routes: { ...GOOD, '/page.html': bare(agenda('')), ...options.routes } }, async (page, site) => {
    await page.waitForFunction(() => customElements.get('plenary-agenda'))
    await page.evaluate((src) => document.querySelector('plenary-agenda').setAttribute('src', src), src(site))
    const { reason, message: told } = await failed(page)
    assert.equal(reason, 'network')
    for (const part of message(site)) assert.ok(told.includes(part), `${told}\nhas no ${part}`)
    assert.equal(await page.locator('#fallback').isVisible(), true)
  })

elsewhere('a feed of another host, which lets nobody read it', {
  src: () => `${other.origin}/closed.json`,
  message: (site) => [`${other.origin} answers, but lets no other site read it`, 'Access-Control-Allow-Origin: *', `"${site.origin}"`],
})
elsewhere('a feed that leads to another host', {
  src: () => '/moved.json', message: () => ['It leads to another host', 'Access-Control-Allow-Origin'],
  routes: { '/moved.json': (request, response) => response.writeHead(302, { location: `${other.origin}/closed.json` }).end() },
})
elsewhere('a feed of another host that the page’s policy forbids', {
  src: () => `${other.origin}/open.json`, message: () => [`connect-src has to have ${other.origin}`],
  headers: policy("connect-src 'self'"),
})
elsewhere('a feed of a host that is not there', { src: () => 'http://127.0.0.1:9/feed.json', message: () => ['could not be reached'] })

scene('plenary on another host', '/page.html', { count: 0, routes: { ...GOOD, '/page.html': bare('') } }, async (page) => {
  Object.assign(other.routes, PROGRAM)
  await page.evaluate((origin) => {
    const script = Object.assign(document.createElement('script'), { type: 'module', src: `${origin}/pkg/plenary.js` })
    document.head.append(script)
    document.body.innerHTML = '<plenary-agenda src="good.json"></plenary-agenda>'
  }, other.origin.replace('127.0.0.1', 'localhost'))
  await page.loaded()
  await settled(page)
  await inside(page, '.card h4 a').first().click()
  await inside(page, 'dialog h3').waitFor()
})

scene('offline, then online again', '/page.html', { count: 0, routes: { ...GOOD, '/page.html': bare('') }, problems: [/^console: plenary: .* could not be loaded: .*offline/, /ERR_INTERNET_DISCONNECTED/] }, async (page) => {
  await page.waitForFunction(() => customElements.get('plenary-agenda'))
  await page.context().setOffline(true)
  await page.evaluate((inner) => {
    document.body.innerHTML = `<plenary-agenda src="good.json">${inner}</plenary-agenda>`
    return new Promise((done) => addEventListener('plenary-error', done))
  }, FALLBACK)
  assert.equal(await page.locator('#fallback').isVisible(), true)
  await page.context().setOffline(false)
  await page.loaded()
  await settled(page)
  assert.deepEqual(await titles(page), ['First', 'Second'])
})

scene('in a frame with sandbox="allow-scripts"', '/frame.html', {
  count: 0, problems: [/Blocked autofocusing/], routes: { ...GOOD, '/frame.html': bare('<iframe sandbox="allow-scripts" src="/page.html" width="800" height="600"></iframe>', ''),
    ...PROGRAM,
    '/good.json': { ...json(SMALL), headers: OPEN } },
}, async (page) => {
  const frame = page.frameLocator('iframe').locator('plenary-agenda')
  await frame.locator('.card h4 a').first().click()
  await frame.locator('dialog h3').waitFor()
  await page.keyboard.press('Escape')
  await frame.locator('dialog h3').waitFor({ state: 'detached' })
  await frame.locator('input[type=search]').fill('second')
  await frame.locator('.card', { hasText: 'First' }).waitFor({ state: 'hidden' })
  await frame.locator('input[type=search]').fill('')
  await frame.getByRole('tab', { name: 'Speakers' }).click()
  await frame.locator('article.person').waitFor()
})

const VERSION = JSON.parse(readFileSync(here('pkg/package.json'), 'utf8')).version
for (const [what, version, told] of [['another version', '9.9.9', 1], ['the same version', VERSION, 0]]) {
  scene(`a copy of ${what} on one page`, '/page.html', {
    count: 0,
    routes: { ...GOOD, '/copy/plenary.js': { body: readFileSync(here('pkg/plenary.js'), 'utf8').replaceAll(VERSION, version) }, '/page.html': bare('') },
  }, async (page, site) => {
    const warnings = []
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()))
    await page.waitForFunction(() => customElements.get('plenary-agenda'))
    await page.evaluate((inner) => {
      document.body.innerHTML = inner
      return import('/copy/plenary.js')
    }, agenda())
    await page.loaded()
    await settled(page)
    assert.deepEqual(await titles(page), ['First', 'Second'])
    assert.ok(!site.log.includes('/copy/plenary.wasm'))
    assert.equal(await page.evaluate(() => customElements.get('plenary-agenda').version), VERSION)
    assert.deepEqual(warnings, told ? [`plenary: version ${version} does nothing, since version ${VERSION} came first`] : [])
  })
}

const files = folder(JSON.stringify(SMALL))
after(() => files.remove())

scene('a page opened as a file: the browser blocks modules, and the fallback content is shown', files.module, { count: 0, problems: [/CORS policy|ERR_FAILED/] }, async (page) => {
  await until(() => /CORS/.test(page.problems.join()))
  assert.equal(await page.locator('#fallback').isVisible(), true)
})
scene('the single file in a page opened as a file reports why it cannot read the feed', files.single, { count: 0, problems: [...QUIET, /CORS|ERR_FAILED/] }, async (page) => {
  await until(() => page.problems.some((problem) => /python3/.test(problem)))
  assert.match(page.problems.join('\n'), /plenary: file:.*good\.json could not be loaded: .*opened as a file may not read other files\. Serve its folder/)
  assert.equal(await page.locator('#fallback').isVisible(), true)
})
scene('the single file in a page opened as a file shows a feed in the page', files.given, {}, async (page) => {
  assert.deepEqual(await titles(page), ['First', 'Second'])
  await inside(page, '.card h4 a').first().click()
  await inside(page, 'dialog h3').waitFor()
  assert.match(page.url(), /#session=a$/)
})
