// A site for one test file, and a test for each page on it: opened at a fixed time for a reader in a fixed time zone. A test fails
// if the page logs an unexpected problem.
//
//   const { scene, routes } = stage()
//   scene('the expected behaviour', '/2023.html', { timezoneId }, async (page) => { … })
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PATIENCE, until } from '../until.mjs'
import { start } from './harness.mjs'

const CLOCK = '2024-07-01T12:00:00Z'

// Blocks are filled one at a time, after the feed was read.
const isFilled = () => [...document.querySelectorAll('plenary-agenda')].every((agenda) => {
  const root = agenda.shadowRoot
  return !root || [...root.querySelectorAll('.chunk')].every((chunk) => chunk.childElementCount)
})

// What only those need who use the widget is loaded when they come near; a click that is early is done then.
async function awake() {
  if (window.isAwake) return
  window.isAwake = true
  for (const agenda of document.querySelectorAll('plenary-agenda')) {
    const button = agenda.shadowRoot?.querySelector('[aria-controls=panel]')
    if (!button) continue
    button.click()
    for (let tries = 0; tries < 6000 && button.getAttribute('aria-expanded') !== 'true'; tries++) await new Promise((done) => setTimeout(done, 10))
    button.click()
  }
}

/** Until everything that can wait is there, and listens. */
export async function settled(page) {
  await page.waitForFunction(isFilled)
  await page.evaluate(awake)
}

/** A page with that body and the script, which remembers the element's events as `[name, id, reason]` in `events`. */
export const html = (body, { head = '', lang = 'en', script = '/pkg/plenary.js' } = {}) => ({
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">${head}
<script>
  window.events = []
  for (const name of ['loaded', 'error', 'open', 'filter']) addEventListener('plenary-' + name, (e) => events.push([name, e.target.id, e.detail.reason ?? '']))
</script>
<script type="module" src="${script}"></script></head><body>${body}</body></html>`,
})

/** Sessions at their hours, for feeds that a test makes. */
export const feed = (sessions, more = {}) => ({ event: { title: 'A day', timezone: 'Europe/Paris' }, sessions, ...more })
/** So many sessions of a quarter of an hour, one after the other from that quarter of a day on. */
export const quarters = (count, first = 0) => Array.from({ length: count }, (_, n) => {
  const at = (first + n) * 15
  const start = `2027-06-07T${[Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, '0')).join(':')}`
  return { id: `s${n}`, title: `Session ${n}`, start, duration: 15 }
})
export const json = (value) => ({ body: JSON.stringify(value) })

/** All days as they are shown: `{ head, about, slots: [{ time, cards }] }`, where heads are as they are seen, and cards are titles. */
export const days = (page, selector = 'plenary-agenda') => page.evaluate((selector) => {
  const text = (node) => node?.textContent.replace(/\s+/g, ' ').trim() ?? ''
  const seen = (nodes) => [...nodes].filter((node) => !node.closest('[hidden]'))
  const root = document.querySelector(selector).shadowRoot
  return seen(root.querySelectorAll('section.day')).map((day) => ({
    head: text(day.querySelector('.day-head h3').firstChild),
    about: text(day.querySelector('.day-head .muted')),
    slots: seen(day.querySelectorAll('.slot')).map((slot) => ({
      time: [...slot.querySelectorAll('.time > *')].map(text).join(' | '),
      cards: seen(slot.querySelectorAll('.card')).map((card) => window.seenText(card.querySelector('h4'))),
    })),
  }))
}, selector)

/** The titles of the sessions that are shown, in order. */
export const titles = async (page, selector) => (await days(page, selector)).flatMap((day) => day.slots.flatMap((slot) => slot.cards))

/** Until the fragment of the page's address, read as a form, is that. */
export async function written(page, expected) {
  const read = () => JSON.stringify([...new URLSearchParams(location.hash.slice(1))].sort())
  const wanted = JSON.stringify(Object.entries(expected).sort())
  await until(async () => (await page.evaluate(read)) === wanted, `the fragment becomes ${wanted}`)
}

/** What has the focus, looked for into shadow roots: its text, else its label, and its tag. */
export const focused = (page) => page.evaluate(() => {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  const said = window.seenText(at) || at.getAttribute('aria-label') || at.dataset.act || ''
  return `${at.localName} ${said}`.trim()
})

/** Everything of the page that lies within reach of the element's shadow root. */
export const inside = (page, selector) => page.locator(`plenary-agenda >> ${selector}`)

export function stage(options) {
  let site
  before(async () => (site = await start(options)))
  after(() => site.close())

  /**
   * A test on one page. `problems` are patterns of expected console errors. With `asleep`, there was no interaction with the widget
   * yet, and Save-Data is set, so nothing is lazy-loaded before one. With `untouched`, there was no interaction either, but files
   * are lazy-loaded in idle time.
   */
  function scene(name, path, { problems = [], count = 1, asleep = false, untouched = false, routes, headers, ...options }, body) {
    test(name, async (t) => {
      Object.assign(site.routes, routes)
      Object.assign(site.headers, headers)
      site.log.length = 0
      const opened = { clock: CLOCK, timezoneId: 'Europe/Stockholm', locale: 'en-US', saveData: asleep, ...options }
      const page = await site.open(path, opened)
      page.setDefaultTimeout(PATIENCE)
      t.after(async () => {
        await page.context().close()
        for (const path of Object.keys(routes ?? {})) delete site.routes[path]
        for (const path of Object.keys(headers ?? {})) delete site.headers[path]
      })
      if (count) {
        await page.loaded(count)
        if (!asleep && !untouched) await settled(page)
      }
      await body(page, site, opened)
      const unexpected = page.problems.filter((problem) => !problems.some((known) => known.test(problem)))
      assert.deepEqual(unexpected, [])
    })
  }

  return { scene }
}
