// Right-to-left languages: the positions of letters and digits on the screen are measured.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { here } from '../../tools/run.mjs'
import { html, inside, json, settled, stage } from './scene.mjs'

const { scene } = stage()
const DEMO = JSON.parse(readFileSync(here('www/harbour-days.json'), 'utf8'))
// Names in both directions, beside each other.
const NAMES = ['نور الهدى', 'Ada Example', 'דוד לוי']
const FEED = {
  ...DEMO,
  sessions: DEMO.sessions.map((session, place) => (place % 3 ? session : { ...session, people: [...(session.people ?? []), NAMES[(place / 3) % 3]] })),
}
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } }
// The Arabic of Egypt has digits of its own, that of Morocco those of Europe; so have Hebrew and Persian.
const LOCALES = ['ar-EG', 'ar-MA', 'he', 'fa']
const head = '<meta name="viewport" content="width=device-width">'
const page = (lang) => ({ '/page.html': html('<main><plenary-agenda src="harbour.json"></plenary-agenda></main>', { lang, head }), '/harbour.json': json(FEED) })

/** What is torn apart in the widget: numbers and Latin words whose letters are not one after the other from left to right, and numbers that touch. */
const torn = (page) => page.evaluate(() => {
  const root = document.querySelector('plenary-agenda').shadowRoot.querySelector('.plenary')
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  const found = []
  const numbers = []
  for (let node; (node = walker.nextNode()); ) {
    if (!node.parentElement.checkVisibility() || node.parentElement.closest('.hidden-label, select, datalist, .sheet:not([open])')) continue
    const rect = (at, length = 1) => {
      range.setStart(node, at)
      range.setEnd(node, at + length)
      return range.getBoundingClientRect()
    }
    // Numbers with what is within them, and words of a name: 14:30, Ada Example.
    for (const { 0: token, index } of node.data.matchAll(/\p{Nd}+(?:[:.,٫]\p{Nd}+)*|\p{Script=Latin}+(?:[ '-]+\p{Script=Latin}+)*/gu)) {
      const all = [...token].map((_, place) => rect(index + place)).filter(({ width }) => width)
      if (!all.length) continue
      const lines = Object.values(Object.groupBy(all, ({ top }) => Math.round(top / 8)))
      for (const line of lines) {
        const isInOrder = line.every(({ left }, place) => !place || (left >= line[place - 1].left && left - line[place - 1].right < 2))
        if (!isInOrder) found.push(`${token} in "${node.data.trim()}"`)
      }
      if (/^\p{Nd}/u.test(token)) {
        const [first, last] = [all[0], all.at(-1)]
        // Of what is around it; what is fixed to the window lies over the rest.
        const block = node.parentElement.closest('p, li, td, th, h2, h3, h4, label, button, summary, .time, .hour, .day-head')
        numbers.push({ token, block, left: Math.min(first.left, last.left), right: Math.max(first.right, last.right), top: first.top, bottom: first.bottom })
      }
    }
  }
  for (const [place, one] of numbers.entries()) {
    for (const other of numbers.slice(place + 1, place + 12)) {
      const isOnOneLine = one.top < other.bottom - 4 && other.top < one.bottom - 4
      if (one.block === other.block && isOnOneLine && one.left < other.right + 0.5 && other.left < one.right + 0.5) found.push(`${one.token} touches ${other.token}`)
    }
  }
  return found
})

/** Where the middle of an element is, from the left. */
const middle = async (locator) => {
  const { x, width } = await locator.boundingBox()
  return x + width / 2
}

for (const lang of LOCALES) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const options = { viewport, locale: lang, clock: '2027-06-16T10:52:00+03:00', timezoneId: 'America/New_York', routes: page(lang) }
    scene(`${lang} on a ${size}: numbers and names are whole, and everything is mirrored`, '/page.html', options, async (page) => {
      const isWide = size === 'desktop'
      const found = {}
      const look = async (name) => {
        if (process.env.PLENARY_SHOTS) await page.shot(`${lang}-${size}-${name}`)
        const all = [...new Set(await torn(page))]
        if (all.length) found[name] = all
      }
      const show = async (view) => {
        await page.evaluate((view) => (document.querySelector('plenary-agenda').view = view), view)
        await settled(page)
        await look(view)
      }
      assert.equal(await inside(page, '.plenary').evaluate((root) => getComputedStyle(root).direction), 'rtl')
      await look('agenda')
      const slot = inside(page, '.slot:not(.quiet, .past)').first()
      if (isWide) assert.ok((await middle(slot.locator('.time'))) > (await middle(slot.locator('.cards'))), 'times are at the right')
      await inside(page, '.main .slot:not(.past) .star').first().click()
      await inside(page, '.main .slot:not(.past) .star').nth(1).click()
      await show('grid')
      if (isWide) {
        const heads = inside(page, '.room-head')
        assert.ok((await middle(heads.first())) > (await middle(heads.nth(1))), 'the first room is at the right')
        assert.ok((await middle(inside(page, '.hour').first())) > (await middle(heads.first())), 'hours are at the right')
      }
      for (const view of ['speakers', 'mine', 'agenda']) await show(view)
      await inside(page, '.main .slot:not(.past) .card:has(.who) h4 a').first().click()
      await inside(page, 'dialog[open] dl').waitFor()
      await look('session')
      const dialog = inside(page, 'dialog[open]')
      assert.ok((await middle(dialog.locator('.close'))) < (await middle(dialog.locator('dl'))), 'the dialog is closed at the left')
      await page.keyboard.press('Escape')
      await inside(page, '[data-act=picker]').click()
      await inside(page, '[role=combobox]').waitFor()
      await look('zones')
      await inside(page, '[data-act=compare]').click()
      await dialog.locator('.attendance').waitFor()
      await look('comparison')
      const columns = dialog.locator('.attendance thead th')
      assert.ok((await middle(columns.first())) > (await middle(columns.nth(1))), 'zones are at the right of the days')
      // The parts of a day that are seen, by their time.
      const parts = await dialog.locator('.timescale').evaluateAll((all) => all
        .map((scale) => [...scale.querySelectorAll('rect')].sort((a, b) => a.x.baseVal.value - b.x.baseVal.value).map((rect) => rect.getBoundingClientRect().left))
        .find((lefts) => lefts.length > 1))
      assert.ok(parts[0] > parts.at(-1), 'time runs from right to left in the pictures')
      await page.keyboard.press('Escape')
      await inside(page, '[aria-controls=panel]').click()
      await inside(page, '#panel fieldset').first().waitFor()
      await look('filters')
      assert.deepEqual(found, {})
    })
  }
}

scene('initials are one Arabic letter, and names keep their order in a list', '/page.html', { routes: { '/page.html': html('<plenary-agenda src="feed.json"></plenary-agenda>', { lang: 'ar' }), '/feed.json': json({ event: { title: 'E', timezone: 'Africa/Cairo' }, sessions: [{ title: 'T', start: '2027-06-07T09:00', people: ['أحمد زويل', 'Ada (Lovelace) Example'] }] }) } }, async (page) => {
  assert.deepEqual(await inside(page, '.av').allTextContents(), ['أ', 'AE'])
  assert.deepEqual(await torn(page), [])
})
