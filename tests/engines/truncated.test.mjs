// Feeds that are not received to their end, in engines that differ in what they hand on of them: never is one shown as complete.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { serve } from '../../tools/serve.mjs'
import { page } from '../hosts.mjs'
import { causes, close } from '../truncated.mjs'
import { ENGINES } from './engines.mjs'
import { browse } from './webdriver.mjs'

const COUNT = 40
const sessions = Array.from({ length: COUNT }, (_, n) => ({ id: `s${n}`, title: `Session ${n}`, start: `2027-06-07T${String(8 + Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`, duration: 15 }))
const TEXT = JSON.stringify({ event: { title: 'A day', timezone: 'Europe/Paris' }, sessions })
const CAUSES = Object.entries(causes(TEXT, TEXT.length - 30)) // within the last session
const script = "<script>addEventListener('plenary-error', ({ detail }) => (window.told = detail.reason))</script><script type=\"module\" src=\"/pkg/plenary.js\"></script>"
const headers = { 'content-type': 'text/html; charset=utf-8' }

let site
before(async () => {
  const routes = CAUSES.flatMap(([, { answer }], n) => [
    [`/feed-${n}.json`, answer],
    [`/page-${n}.html`, { headers, body: page(script, `<plenary-agenda src="feed-${n}.json"></plenary-agenda>`) }],
  ])
  site = await serve({ routes: Object.fromEntries(routes) })
})
after(() => site.close())

for (const name of ['firefox', 'webkit']) {
  const engine = ENGINES[name]
  describe(name, { skip: !engine && `no ${name} with its driver on this machine`, timeout: 300_000 }, () => {
    let browser
    before(async () => (browser = await browse(engine)))
    after(() => browser?.close())

    CAUSES.forEach(([cause, { isHeld, isSized, isComplete }], n) => {
      it(cause, async () => {
        await browser.open(`${site.origin}/page-${n}.html`)
        const root = "const root = document.querySelector('plenary-agenda')?.shadowRoot;"
        if (isHeld && isSized && !isComplete) await browser.until(`${root} return root?.querySelector('.card')`)
        if (isHeld) await close()
        await browser.until('return window.told')
        await browser.until(`${root} return root?.querySelector('[role=alert]')`)
        const [note, cards, told] = await browser.run(`${root} return [root.querySelector('[role=alert]').textContent, root.querySelectorAll('[data-s]').length, window.told]`)
        assert.equal(note, cards ? 'Part of this agenda could not be loaded.' : 'The agenda could not be loaded.')
        assert.equal(told, 'network')
        assert.ok(cards < COUNT)
        if (isSized) assert.ok(cards > 0)
      })
    })
  })
}
