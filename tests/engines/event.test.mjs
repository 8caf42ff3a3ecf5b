// What readers do during an event, and what differs from reader to reader, in the engines that Playwright cannot drive here: stars, the grid and its
// keys, a feed that changes, a feed that cannot be loaded, narrow places, languages, right to left, and where the focus is.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { serve } from '../../tools/serve.mjs'
import { ENGINES } from './engines.mjs'
import { browse } from './webdriver.mjs'

const session = (id, start, room, more) => ({ id, title: `About ${id}`, start: `2027-06-16T${start}`, duration: 30, room, ...more })
const SESSIONS = [
  session('opening', '09:00', 'Aegean', { kind: 'opening', people: [{ name: 'Ada Example', role: 'moderator' }] }),
  session('lightning', '09:00', 'Ionian', { kind: 'talk', people: ['نور الهدى', 'Ben Sample'] }),
  session('commons', '09:30', 'Aegean', { kind: 'talk' }),
  session('who', '09:30', 'Ionian', { kind: 'panel' }),
  session('closing', '12:00', 'Aegean', { kind: 'closing' }),
]
const feed = (sessions) => ({ body: JSON.stringify({ event: { title: 'Harbour Days', timezone: 'Europe/Athens' }, sessions }) })
const page = (body, lang = 'en') => ({
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Test</title><link rel="icon" href="data:,"><script type="module" src="/pkg/plenary.js"></script></head><body><h1>Test</h1>${body}</body></html>`,
})
const AGENDA = '<plenary-agenda src="event.json"></plenary-agenda>'

const ROUTES = {
  '/event.html': page(AGENDA),
  '/narrow.html': page(`<div style="width: 320px">${AGENDA}</div>`),
  '/arabic.html': page(AGENDA, 'ar'),
  '/german.html': page(AGENDA, 'de'),
  '/welsh.html': page(AGENDA, 'cy'),
  '/heading.html': page(`<h2>Programme</h2>${AGENDA}`),
}

const ELEMENT = "const element = document.querySelector('plenary-agenda'); const root = element.shadowRoot;"
const FOCUSED = `${ELEMENT} const at = root.activeElement; return at && (at.closest('[data-s]')?.dataset.s ?? at.dataset.k ?? at.localName)`
// The keys of WebDriver: https://www.w3.org/TR/webdriver2/#keyboard-actions.
const KEYS = { left: '\uE012', right: '\uE014', down: '\uE015', escape: '\uE00C' }

let site
before(async () => (site = await serve({ routes: { ...ROUTES, '/event.json': feed(SESSIONS) } })))
after(() => site.close())

for (const name of ['firefox', 'webkit']) {
  const engine = ENGINES[name]
  describe(name, { skip: !engine && `no ${name} with its driver on this machine`, timeout: 300_000 }, () => {
    let browser
    before(async () => (browser = await browse(engine)))
    after(() => browser?.close())
    beforeEach(() => (site.routes['/event.json'] = feed(SESSIONS)))

    /** Opens a page, whose second file is loaded by opening and closing the filters. */
    const open = async (path, count = SESSIONS.length) => {
      await browser.open(site.origin + path)
      await browser.until(`return document.querySelector('plenary-agenda')?.state?.sessions === ${count}`)
      await browser.run(`${ELEMENT} localStorage.clear(); root.querySelector('[data-k=filters]').click()`)
      await browser.until(`${ELEMENT} return root.querySelector('[data-k=filters]').getAttribute('aria-expanded') === 'true'`)
      await browser.run(`${ELEMENT} root.querySelector('[data-k=filters]').click()`)
      await browser.until(`${ELEMENT} return root.querySelector('[data-k=filters]').getAttribute('aria-expanded') === 'false'`)
    }
    const click = (selector) => browser.until(`${ELEMENT} const at = root.querySelector(arguments[0]); at?.click(); return Boolean(at)`, selector)
    const focus = (selector) => browser.until(`${ELEMENT} const at = root.querySelector(arguments[0]); at?.focus(); return Boolean(at)`, selector)
    const text = (selector) => browser.run(`${ELEMENT} return root.querySelector(arguments[0])?.textContent.trim()`, selector)

    it('stars by button, and shows the number in the tab', async () => {
      await open('/event.html')
      await focus('[data-s=opening] > .star')
      await click('[data-s=opening] > .star')
      await browser.until(`${ELEMENT} return element.starred.join() === 'opening'`)
      assert.match(await text('[data-k=tab-mine]'), /^My agenda \(1\)$/)
      assert.equal(await browser.run(`${ELEMENT} return root.activeElement.className`), 'star', 'the focus stays on the star')
      await click('[data-s=opening] > .star')
      await browser.until(`${ELEMENT} return !element.starred.length`)
      assert.equal(await browser.run(`${ELEMENT} return root.querySelector('[data-k=tab-mine]')`), null)
    })

    it('shows rooms side by side, and arrow keys move between cells', async () => {
      await open('/event.html')
      await click('[data-k=tab-grid]')
      await browser.until(`${ELEMENT} return root.querySelectorAll('.grid [data-s]').length === ${SESSIONS.length}`)
      const [opening, lightning, commons] = await browser.run(`${ELEMENT} return ['opening', 'lightning', 'commons'].map((id) => { const { x, y } = root.querySelector('.grid [data-s=' + id + ']').getBoundingClientRect(); return [x, y] })`)
      assert.ok(opening[0] < lightning[0] && Math.abs(opening[1] - lightning[1]) < 2, 'the second room is beside the first')
      assert.ok(opening[0] === commons[0] && opening[1] < commons[1], 'later is below')
      await focus('.grid [data-s=opening] a')
      for (const [key, id] of [['right', 'lightning'], ['down', 'who'], ['left', 'commons']]) {
        await browser.press(KEYS[key])
        await browser.until(`${FOCUSED} === '${id}'`)
      }
      await browser.press('s')
      await browser.until(`${ELEMENT} return element.starred.join() === 'commons'`)
    })

    it('updates changed sessions in place, and announces the changes', async () => {
      await open('/event.html')
      await focus('[data-s=closing] h4 a')
      const [, , ...rest] = SESSIONS
      site.routes['/event.json'] = feed([session('new', '09:00', 'Aegean'), SESSIONS[1], ...rest.map((one) => (one.id === 'who' ? { ...one, room: 'Aegean', start: '2027-06-16T10:30' } : one))])
      assert.equal(await browser.run(`${ELEMENT} return element.reload().then(Boolean)`), true)
      await browser.until(`${ELEMENT} return root.querySelector('[data-s=new]') && !root.querySelector('[data-s=opening]')`)
      assert.equal(await browser.run(FOCUSED), 'closing')
      await browser.until(`${ELEMENT} return /^Updated/.test(root.querySelector('[part=news]')?.textContent.trim())`)
    })

    // A session of WebKitGTK's driver is a private one, in which a cache that was opened by another page keeps nothing any more.
    it('shows the cached feed with its date if the feed cannot be loaded', { skip: name === 'webkit' && 'no cache outlives a page in its driver' }, async () => {
      await open('/event.html')
      await browser.until("return caches.open('plenary-feeds').then((kept) => kept.keys()).then((keys) => keys.length > 0)")
      site.routes['/event.json'] = { status: 503 }
      await browser.open(`${site.origin}/heading.html`)
      await browser.until(`${ELEMENT} return element.state.sessions === ${SESSIONS.length} && root.querySelector('.as-of')`)
      assert.match(await text('.as-of'), /^As of \d/)
    })

    it('fits into 320 pixels, also with a fourth tab', async () => {
      await open('/narrow.html')
      await click('[data-s=opening] > .star')
      await browser.until(`${ELEMENT} return root.querySelector('[data-k=tab-mine]')`)
      const out = await browser.run(`${ELEMENT} const { left, right } = element.getBoundingClientRect(); return [...root.querySelectorAll('.bar button, .bar .search, .card, .title')].map((node) => [node.className || node.dataset.k, node.getBoundingClientRect()]).filter(([, box]) => box.width && (box.left < left - 1 || box.right > right + 1)).map(([what]) => what)`)
      assert.deepEqual(out, [])
      assert.equal(await browser.run(`${ELEMENT} return root.querySelector('[data-k=tab-mine]').textContent`), 'My agenda (1)', 'its name is whole')
    })

    it('has messages and dates in the language of the page, or both in English', async () => {
      await open('/german.html')
      await browser.until(`${ELEMENT} return root.querySelector('[role=tab]').textContent === 'Programm'`)
      assert.match(await text('.day-head h3'), /^Mittwoch, 16\. Juni/)
      assert.equal(await browser.run(`${ELEMENT} return root.querySelector('.plenary').lang`), 'de')
      await open('/welsh.html')
      assert.equal(await text('[role=tab]'), 'Agenda')
      assert.match(await text('.day-head h3'), /^Wednesday, (June 16|16 June)/)
      assert.equal(await browser.run(`${ELEMENT} return root.querySelector('.plenary').lang`), 'en')
    })

    it('is mirrored in right-to-left languages, and numbers and names keep their order', async () => {
      await open('/arabic.html')
      await browser.until(`${ELEMENT} return root.querySelector('.plenary').dir === 'rtl'`)
      const [first, second] = await browser.run(`${ELEMENT} return [...root.querySelectorAll('[role=tab]')].map((tab) => tab.getBoundingClientRect().x)`)
      assert.ok(first > second, 'the first tab is at the right')
      const [time, card] = await browser.run(`${ELEMENT} return ['.time', '.cards'].map((part) => root.querySelector('.slot ' + part).getBoundingClientRect().x)`)
      assert.ok(time > card, 'times are at the right of cards')
      // Digits and letters of a word go from left to right.
      const torn = await browser.run(`${ELEMENT}
        const range = document.createRange()
        const walker = document.createTreeWalker(root.querySelector('.main'), NodeFilter.SHOW_TEXT)
        const found = []
        for (let node; (node = walker.nextNode()); ) {
          if (!node.parentElement.getClientRects().length || node.parentElement.closest('.hidden-label')) continue
          for (const { 0: word, index } of node.data.matchAll(/\\p{Nd}+(?:[:٫.]\\p{Nd}+)*|\\p{Script=Latin}+/gu)) {
            const lefts = [...word].map((_, place) => { range.setStart(node, index + place); range.setEnd(node, index + place + 1); return range.getBoundingClientRect().left })
            if (lefts.some((left, place) => place && left < lefts[place - 1] - 0.5)) found.push(word)
          }
        }
        return found`)
      assert.deepEqual(torn, [])
    })

    it('follows the heading levels of the page, and names sessions with their time and room', async () => {
      await open('/heading.html')
      const levels = await browser.run(`${ELEMENT} return ['.title h2, .title h3', '.day-head :is(h3, h4)', '.card :is(h4, h5)'].map((part) => { const at = root.querySelector(part); return Number(at.getAttribute('aria-level') ?? at.localName[1]) })`)
      assert.deepEqual(levels, [3, 4, 5])
      assert.match(await text('[data-s=opening] :is(h4, h5)'), /^About opening\s*, 9:00\sAM, Aegean$/)
    })

    it('keeps the focus when a filter is removed, and closes only the topmost layer', async () => {
      await open('/event.html')
      await browser.run("location.hash = 'kind=talk'")
      await browser.until(`${ELEMENT} return element.state.shown === 2 && root.querySelector('.chip')`)
      await focus('.chip')
      await click('.chip')
      await browser.until(`${ELEMENT} return element.state.shown === ${SESSIONS.length}`)
      await browser.until(`${FOCUSED} === 'filters'`)
      await focus('[data-s=opening] h4 a')
      await click('[data-s=opening] h4 a')
      await browser.until(`${ELEMENT} return root.querySelector('dialog').open`)
      await browser.press(KEYS.escape)
      await browser.until(`${ELEMENT} return !root.querySelector('dialog').open`)
      await browser.until(`${FOCUSED} === 'opening'`)
    })
  })
}
