// Scripts of the page, such as those of themes: they use the fragment as a selector, and open a search with a key.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { here } from '../../tools/run.mjs'
import { holds } from '../until.mjs'
import { feed, html, inside, json, stage, titles, written } from './scene.mjs'

const { scene } = stage()
const SMALL = feed([{ id: 'a', title: 'First', start: '2027-06-07T09:00', duration: 30 }, { id: 'b', title: 'Either/or', start: '2027-06-07T10:00', duration: 30 }])
const page = (script, base = '') => html('<plenary-agenda id="one" src="/good.json"></plenary-agenda>', { head: `${base}<script src="/jquery.js"></script><script>${script}</script>` })
const routes = (html) => ({ '/good.json': json(SMALL), '/jquery.js': { body: readFileSync(here('node_modules/jquery/dist/jquery.js')) }, '/page.html': html })

// Wowchemy: what stands behind the first line is all that the theme does when the page is loaded.
const WOWCHEMY = `
  window.did = []
  $(window).on('load', () => {
    if (location.hash) $(decodeURIComponent(location.hash)).length
    did.push('load')
  })
  document.addEventListener('DOMContentLoaded', () => did.push('ready ' + (location.hash && document.querySelector(location.hash)?.id)))`

for (const [what, base] of [['', ''], [', on a page with a base', '<base href="/elsewhere/">']]) {
  scene(`a theme that uses any fragment as a selector works normally${what}`, '/page.html#session=a&zone=Africa/Nairobi', { routes: routes(page(WOWCHEMY, base)) }, async (page) => {
    await page.waitForFunction(() => did.includes('load'))
    assert.deepEqual(await page.evaluate(() => did), ['ready ', 'load'])
    await written(page, { session: 'a', zone: 'Africa/Nairobi' })
    assert.equal(await inside(page, 'dialog h3').textContent(), 'First')
    assert.equal(new URL(page.url()).pathname, '/page.html')
    await page.keyboard.press('Escape')
    await written(page, { zone: 'Africa/Nairobi' })
  })
}

const WATCH = "window.did = []; for (const name of ['DOMContentLoaded', 'load']) addEventListener(name, () => did.push(location.hash))"
scene('fragments that are not plenary’s stay available to other scripts', '/page.html#map=5/47.1/8.5', {
  routes: routes(page(WATCH)),
}, async (page) => assert.deepEqual(await page.evaluate(() => did), ['#map=5/47.1/8.5', '#map=5/47.1/8.5']))
scene('fragments with keys of other scripts stay available, too', '/page.html#session=a&token=x', {
  routes: routes(page(WATCH)),
}, async (page) => assert.deepEqual(await page.evaluate(() => did), ['#session=a&token=x', '#session=a&token=x']))

scene('every documented key of a link is recognized', '/page.html', { routes: routes(page('')) }, async (page) => {
  const table = readFileSync(here('docs/site/links.md'), 'utf8').split('\n## Links\n')[1].split('\n## ')[0]
  const keys = [...table.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, names]) => names.replaceAll('`', '').split(', '))
  assert.ok(keys.length >= 15)
  const seen = await page.evaluate((keys) => keys.map((key) => {
    history.replaceState(null, '', `#2.${key}=x&${key}=x`)
    let seen
    document.addEventListener('DOMContentLoaded', () => (seen = location.hash), { once: true })
    document.dispatchEvent(new Event('DOMContentLoaded', { bubbles: true }))
    return [seen, location.hash]
  }), keys)
  assert.deepEqual(seen, keys.map((key) => ['', `#2.${key}=x&${key}=x`]))
})

scene('a theme that goes elsewhere when the page is loaded gets there', '/page.html#session=a', {
  routes: routes(page("addEventListener('load', () => (location.hash = '#there'))")),
}, async (page) => {
  await holds(async () => assert.equal(new URL(page.url()).hash, '#there'))
})

scene('a script that stops an event does not prevent the URL from being restored', '/page.html#q=first', {
  routes: routes(page("addEventListener('load', (event) => event.stopImmediatePropagation())")),
}, async (page) => {
  await written(page, { q: 'first' })
  assert.deepEqual(await titles(page), ['First'])
})

// Hextra's search has the key and keeps it from where it was pressed; Wowchemy's opens when the key comes up again.
const HOTKEYS = `
  window.did = []
  const isField = () => ['INPUT', 'SELECT', 'TEXTAREA'].includes(document.activeElement?.tagName)
  document.addEventListener('keydown', (event) => {
    if (!isField() && (event.key === '/' || (event.key === 'k' && event.ctrlKey))) {
      event.preventDefault()
      did.push('down ' + event.key)
    }
    if (event.key === 'Escape') did.push('Escape')
  })
  document.addEventListener('keyup', (event) => event.key === '/' && !(document.activeElement instanceof HTMLInputElement) && did.push('up /'))`

scene('a page whose search opens with "/" does not open it while "/" is typed in a field', '/page.html', { routes: routes(page(HOTKEYS)) }, async (page) => {
  await inside(page, 'input[type=search]').focus()
  await page.keyboard.type('either/or')
  assert.equal(await inside(page, 'input[type=search]').inputValue(), 'either/or')
  await written(page, { q: 'either/or' })
  assert.deepEqual(await titles(page), ['Either/or'])
  await inside(page, '[data-act=picker]').click()
  await page.keyboard.type('africa/nai')
  await inside(page, '[role=option]').filter({ hasText: 'Nairobi' }).waitFor()
  assert.deepEqual(await page.evaluate(() => did), [])
  // What is pressed together is the page's, and so is what is pressed elsewhere; but Escape closes the list of zones and nothing of the page's.
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await inside(page, '.card h4 a').last().focus()
  await page.keyboard.press('/')
  assert.deepEqual(await page.evaluate(() => did), ['down k', 'down /', 'up /'])
})

scene('this also works before any interaction', '/page.html', { routes: routes(page(HOTKEYS)), asleep: true }, async (page) => {
  await page.evaluate(() => {
    const field = document.querySelector('plenary-agenda').shadowRoot.querySelector('input[type=search]')
    for (const type of ['keydown', 'keypress', 'keyup']) field.dispatchEvent(new KeyboardEvent(type, { key: '/', bubbles: true, composed: true }))
  })
  assert.deepEqual(await page.evaluate(() => did), [])
})
