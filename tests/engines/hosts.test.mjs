// Host features that differ between browsers: policies with nonces and hashes, pages restored from the back/forward cache, and pages opened as
// files.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { serve } from '../../tools/serve.mjs'
import { folder, page, POLICIES } from '../hosts.mjs'
import { ENGINES } from './engines.mjs'
import { browse } from './webdriver.mjs'

const at = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString()
const FEED = JSON.stringify({
  event: { title: 'A day', timezone: 'UTC', dayStart: at(-60).slice(11, 16) },
  sessions: [{ id: 'a', title: 'First', start: at(-30), end: at(30) }, { id: 'b', title: 'Second', start: at(30), end: at(60) }],
})
const AGENDA = '<plenary-agenda src="good.json"><p>Printed programme</p></plenary-agenda>'
const html = (script, body = AGENDA) => ({ headers: { 'content-type': 'text/html; charset=utf-8' }, body: page(script, body) })
const MODULE = '<script type="module" src="/pkg/plenary.js"></script>'
const REST = "default-src 'none'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types plenary"
const files = folder(FEED, { head: "<script>addEventListener('plenary-error', ({ detail }) => (window.told = detail.message))</script>" })

let site
before(async () => {
  const policies = Object.entries(POLICIES)
  site = await serve({
    routes: {
      '/good.json': { body: FEED },
      '/page.html': html(`${MODULE}<script>addEventListener('pageshow', ({ persisted }) => (window.persisted = persisted))</script>`),
      '/other.html': html('', '<h1>Other</h1>'),
      // What themes do, in listeners that are older than the element.
      '/asks.html': html(`<script>window.asked = []; for (const name of ['DOMContentLoaded', 'load']) addEventListener(name, () => asked.push(location.hash && document.querySelector(location.hash)))</script>${MODULE}`),
      ...Object.fromEntries(policies.map(([, [, script]], i) => [`/policy-${i}.html`, html(script)])),
    },
    headers: Object.fromEntries(policies.map(([, [sources]], i) => [`/policy-${i}.html`, { 'content-security-policy': `script-src ${sources} 'wasm-unsafe-eval'; ${REST}` }])),
  })
})
after(async () => {
  await site.close()
  files.remove()
})

const IN = "const root = document.querySelector('plenary-agenda').shadowRoot;"
const SHOWN = "return document.querySelector('plenary-agenda')?.state?.sessions === 2"

for (const [name, engine] of Object.entries(ENGINES)) {
  describe(name, { skip: !engine && `no ${name} with its driver on this machine`, timeout: 300_000 }, () => {
    let browser
    before(async () => (browser = await browse(engine)))
    after(() => browser?.close())

    for (const [number, what] of Object.keys(POLICIES).entries()) {
      it(`runs under a policy with ${what}`, async () => {
        await browser.open(`${site.origin}/policy-${number}.html`)
        await browser.until(SHOWN)
        await browser.run(`${IN} root.querySelector('.card h4 a').click()`)
        await browser.until(`${IN} return root.querySelector('dialog h3')?.textContent === 'First'`)
      })
    }

    it('does not break scripts that use the fragment as a selector', async () => {
      await browser.open(`${site.origin}/asks.html#session=a`)
      await browser.until(`${IN} return root.querySelector('dialog h3')?.textContent === 'First'`)
      assert.deepEqual(await browser.run('return [asked, location.hash]'), [['', ''], '#session=a'])
    })

    it('keeps its state in a page restored from the back/forward cache', async (t) => {
      await browser.open(`${site.origin}/page.html`)
      await browser.until(SHOWN)
      await browser.run(`${IN} const field = root.querySelector('[type=search]'); field.focus(); field.value = 'second'; field.dispatchEvent(new Event('input', { bubbles: true }))`)
      await browser.until("return document.querySelector('plenary-agenda').state.shown === 1 && location.hash === '#q=second'")
      await browser.run('window.mine = true')
      await browser.open(`${site.origin}/other.html`)
      await browser.until("return document.querySelector('h1')?.textContent === 'Other'")
      await browser.back()
      await browser.until("return location.pathname === '/page.html' && document.querySelector('plenary-agenda')?.state?.shown === 1")
      if (!(await browser.run('return window.mine && window.persisted'))) return t.skip('this browser did not keep the page')
      await browser.run(`${IN} root.querySelector('.card:not([hidden]) h4 a').click()`)
      await browser.until(`${IN} return root.querySelector('dialog').open`)
      await browser.run('history.back()')
      await browser.until(`${IN} return !root.querySelector('dialog').open`)
      assert.equal(await browser.run('return window.mine'), true)
      await browser.until(`${IN} return root.querySelector('.now-line') !== null || root.querySelector('.now a') !== null`)
    })

    it('shows the fallback content in a page opened as a file, where modules cannot run', async () => {
      await browser.open(files.module) // whose scripts have run or failed by then
      const runs = await browser.run("return !!customElements.get('plenary-agenda')")
      if (!runs) assert.ok(await browser.run("return document.getElementById('fallback').getBoundingClientRect().height > 0"))
      assert.equal(runs, false)
    })

    it('reports why a page opened as a file has no agenda, and shows a feed set as a property', async () => {
      await browser.open(files.single)
      assert.match(await browser.until('return window.told'), /good\.json could not be loaded: .*opened as a file may not read other files\. Serve its folder/)
      assert.ok(await browser.run("return document.getElementById('fallback').getBoundingClientRect().height > 0"))
      await browser.open(files.given)
      await browser.until(SHOWN)
    })
  })
}
