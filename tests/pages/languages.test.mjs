// The language of the interface: completely translated or English, in any region, with custom messages, and without clipped text.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { languages, stamp, translated } from '../../tools/messages.mjs'
import { here } from '../../tools/run.mjs'
import { until } from '../until.mjs'
import { days, feed, html, inside, json, settled, stage } from './scene.mjs'

const { scene } = stage()
const SESSIONS = [{ id: 'a', title: 'First', start: '2027-06-07T09:00', duration: 90, people: ['Ada', 'Ben', 'Cem'] }, { id: 'b', title: { cy: 'Yr ail', en: 'Second' }, start: '2027-06-07T14:00', duration: 30 }]
const FEED = { '/feed.json': json(feed(SESSIONS)) }
const page = (lang, attributes = '', inner = '') => html(`<plenary-agenda src="feed.json" ${attributes}>${inner}</plenary-agenda>`, { lang })
const warnings = (page) => {
  const found = []
  page.on('console', (message) => message.type() === 'warning' && found.push(message.text()))
  return found
}
const reopened = async (page) => {
  const warned = warnings(page)
  await page.reload()
  await page.loaded()
  await settled(page)
  return warned
}
/** What of the interface is in a language: the root's, its count, the head of its first day and its first times. */
const interfaceOf = async (page) => {
  const root = inside(page, '.plenary')
  const [{ head, slots }] = await days(page)
  return { lang: await root.getAttribute('lang'), dir: await root.getAttribute('dir'), count: await inside(page, '.count').textContent(), head, time: slots[0].time.replaceAll(' | ', '') }
}
const ENGLISH = { lang: 'en', dir: 'ltr', count: '2 sessions', head: 'Monday, June 7', time: '9:00–10:30 AM' }

for (const [lang, options] of Object.entries({ cy: {}, ckb: {}, 'hi-Latn': {}, tlh: {}, 'sr-Latn-RS': {} })) {
  scene(`${lang}, in which there are no messages, is English with English dates`, '/page.html', { routes: { ...FEED, '/page.html': page(lang) }, ...options }, async (page) => {
    assert.deepEqual(await interfaceOf(page), ENGLISH)
  })
}

scene('texts of the feed are still in the language of the page', '/page.html', { routes: { ...FEED, '/page.html': page('cy') } }, async (page) => {
  const title = inside(page, '.card h4').nth(1).locator('[lang]')
  assert.deepEqual([await title.textContent(), await title.getAttribute('lang')], ['Yr ail', 'cy'])
})

const FRENCH = { ...translated('fr'), _: stamp() }
const BROKEN = {
  'is not there': { answer: { status: 404 }, problems: [/404/], why: /the server answered 404/ },
  'is no JSON': { answer: { body: '<!doctype html>' }, why: /JSON/ },
  'is of another version': { answer: json({ ...FRENCH, _: '00000000' }), why: /another version/ },
}
for (const [what, { answer, problems, why }] of Object.entries(BROKEN)) {
  scene(`where the file of a language ${what}, all is English`, '/page.html', { routes: { ...FEED, '/page.html': page('fr'), '/pkg/lang/fr.json': answer }, problems }, async (page) => {
    const warned = await reopened(page)
    assert.deepEqual(await interfaceOf(page), ENGLISH)
    assert.equal(warned.length, 1)
    assert.match(warned[0], /the messages in "fr" could not be loaded, so the interface is English/)
    assert.match(warned[0], why)
    // What is asked for later is English as well.
    await inside(page, '[data-act=picker]').click()
    assert.equal(await inside(page, '[role=combobox]').getAttribute('aria-label'), 'Time zone')
  })
}

scene('it is tried again the next time', '/page.html', { routes: { ...FEED, '/page.html': page('fr'), '/pkg/lang/fr.json': { status: 404 } }, problems: [/404/] }, async (page, site) => {
  delete site.routes['/pkg/lang/fr.json']
  await page.evaluate(() => (document.querySelector('plenary-agenda').lang = 'fr-CA'))
  await inside(page, '.count').getByText('2 séances').waitFor()
  assert.equal(await inside(page, '.plenary').getAttribute('lang'), 'fr-CA')
})

const SERVED = {
  'de-AT': { count: '2 Sessions', head: 'Montag, 7. Juni' },
  'zh-TW': { count: '2 個場次', head: '6月7日星期一' },
  'zh-CN': { head: '6月7日星期一' },
  nn: { lang: 'nb', head: 'mandag 7. juni' },
  'pt-AO': { head: 'segunda-feira, 7 de junho' },
  ja: { head: '6月7日月曜日' },
}
for (const [lang, expected] of Object.entries(SERVED)) {
  scene(`a page in ${lang}`, '/page.html', { routes: { ...FEED, '/page.html': page(lang) } }, async (page) => {
    const found = await interfaceOf(page)
    assert.deepEqual({ ...found, ...expected, lang: expected.lang ?? lang, dir: 'ltr' }, found)
  })
}

// Custom messages.
const CATALAN = JSON.parse(readFileSync(here('www/reference/ca.json'), 'utf8'))

scene('a language that is not included, with custom messages', '/page.html', { routes: { ...FEED, '/page.html': page('ca', 'messages="words.json"'), '/words.json': json(CATALAN) } }, async (page) => {
  const warned = await reopened(page)
  const { lang, count, head } = await interfaceOf(page)
  assert.deepEqual({ lang, count, head }, { lang: 'ca', count: '2 sessions', head: 'dilluns, 7 de juny' })
  assert.equal(await inside(page, '[role=tab]').first().textContent(), 'Programa')
  await inside(page, '.card h4 a').first().click()
  assert.match(await inside(page, 'dialog').textContent(), /Quan/)
  assert.deepEqual(warned, [])
})

scene('with one message missing, it stays English as a whole', '/page.html', { routes: { ...FEED, '/page.html': page('ca', 'messages="words.json"'), '/words.json': json({ ...CATALAN, agenda: undefined }) } }, async (page) => {
  const warned = await reopened(page)
  assert.deepEqual(await interfaceOf(page), ENGLISH)
  assert.equal(warned.length, 1)
  assert.match(warned[0], /messages: "ca" is not included and 1 messages are missing, so the interface is English: agenda/)
})

scene('custom messages replace included ones, with their own plural forms', '/page.html', { routes: { ...FEED, '/page.html': page('en') } }, async (page) => {
  const set = (messages) => page.evaluate((messages) => (document.querySelector('plenary-agenda').messages = messages), messages)
  await set({ agenda: 'Programme', sessions: '{n} events' })
  await inside(page, '.count').getByText('2 events').waitFor()
  assert.equal(await inside(page, '[role=tab]').first().textContent(), 'Programme')
  assert.equal(await inside(page, '[role=tab]').nth(1).textContent(), 'Speakers')
  await page.evaluate(() => (document.querySelector('plenary-agenda').lang = 'de'))
  await inside(page, '[role=tab]').nth(1).getByText(translated('de').speakers).waitFor()
  assert.equal(await inside(page, '[role=tab]').first().textContent(), 'Programme')
  await set(null)
  await inside(page, '[role=tab]').first().getByText(translated('de').agenda).waitFor()
})

scene('invalid custom messages are reported and ignored', '/page.html', { routes: { ...FEED, '/page.html': page('en') } }, async (page) => {
  const warned = warnings(page)
  await page.evaluate(() => {
    document.querySelector('plenary-agenda').messages = { agend: 'x', speakers: 7, more: '{count} more', search: 'Find\nit', people: '{n} folks', people_few: 'x', '__proto__x': 'y' }
  })
  await inside(page, '[type=search][placeholder="Find it"]').waitFor({ state: 'attached' })
  await until(() => warned.length >= 5)
  const text = warned.join('\n')
  assert.match(text, /messages: "agend" is not a message; did you mean "agenda"\?/)
  assert.match(text, /messages: "speakers" is not a text/)
  assert.match(text, /messages: "more" has \{count\}; it can have \{n\}/)
  assert.match(text, /messages: "people" has no form for one: "people_one"/)
  assert.equal(await inside(page, '[role=tab]').nth(1).textContent(), 'Speakers')
})

for (const [what, answer, problems] of [['is not there', { status: 404 }, [/404/]], ['is a list', json(['x'])], ['is no JSON', { body: 'agenda: x' }]]) {
  scene(`where the file of a page’s words ${what}, the included ones are used`, '/page.html', { routes: { ...FEED, '/page.html': page('fr', 'messages="words.json"'), '/words.json': answer }, problems }, async (page) => {
    const warned = await reopened(page)
    assert.equal(await inside(page, '[role=tab]').first().textContent(), 'Programme')
    assert.match(warned.join('\n'), /messages: words\.json could not be read/)
  })
}

scene('numbers, lists and times of a locale are in its digits', '/page.html', { routes: { ...FEED, '/page.html': page('ar-EG') }, locale: 'ar-EG' }, async (page) => {
  const text = await inside(page, '.main').evaluate((main) => main.innerText)
  assert.match(text, /٩:٠٠/)
  assert.doesNotMatch(text, /\d/)
  assert.doesNotMatch(await inside(page, '.count').textContent(), /\d/)
})

/** Texts that are cut off, or stick out of the page: all but those in rows that scroll, and labels for those who listen. */
const clipped = (page) => page.evaluate(() => {
  const root = document.querySelector('plenary-agenda').shadowRoot.querySelector('.plenary')
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  const found = []
  for (let node; (node = walker.nextNode()); ) {
    const parent = node.parentElement
    if (!node.data.trim() || !parent.checkVisibility({ visibilityProperty: true }) || parent.closest('.hidden-label, .av, select') || getComputedStyle(parent).clipPath === 'inset(50%)') continue
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    if (!box.width || !box.height) continue
    let isReached = false
    for (let at = parent; at && !isReached; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at)
      const { left, right, top, bottom, height } = at.getBoundingClientRect()
      // Made for those who listen.
      if (height <= 1 && /hidden|clip/.test(overflowY)) break
      isReached = /auto|scroll/.test(overflowX)
      if (/hidden|clip/.test(overflowX) && (box.left < left - 1 || box.right > right + 1)) found.push(`${node.data.trim()} in ${at.localName}.${at.className}`)
      if (/hidden|clip/.test(overflowY) && !/auto|scroll/.test(overflowX) && (box.top < top - 3 || box.bottom > bottom + 3)) found.push(`${node.data.trim()} in ${at.localName}.${at.className}`)
    }
    if (!isReached && (box.left < -1 || box.right > innerWidth + 1)) found.push(`${node.data.trim()} beside the page`)
  }
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
  return wide > 0 ? [...found, `the page is ${wide} pixels too wide`] : found
})

const DEMO = JSON.parse(readFileSync(here('www/harbour-days.json'), 'utf8'))
const NARROW = { viewport: { width: 320, height: 640 }, clock: '2027-06-16T10:52:00+03:00', timezoneId: 'America/New_York' }
const head = '<meta name="viewport" content="width=device-width">'

// Portuguese as such is Brazil's.
const tagOf = (language) => (language === 'pt' ? 'pt-PT' : language)

for (const language of ['en', ...languages()]) {
  const lang = tagOf(language)
  scene(`${lang}: nothing is clipped in 320 pixels`, '/page.html', { ...NARROW, routes: { '/page.html': html('<main><plenary-agenda src="harbour.json"></plenary-agenda></main>', { lang, head }), '/harbour.json': json(DEMO) } }, async (page) => {
    const found = {}
    const look = async (name) => {
      const texts = await clipped(page)
      if (texts.length) found[name] = [...new Set(texts)]
    }
    const show = async (view) => {
      await page.evaluate((view) => (document.querySelector('plenary-agenda').view = view), view)
      await settled(page)
      await look(view)
    }
    assert.equal(await inside(page, '.plenary').getAttribute('lang'), lang)
    assert.equal(await inside(page, '[role=tab]').first().textContent(), language === 'en' ? 'Agenda' : translated(language).agenda)
    await look('agenda')
    await inside(page, '.main .star').first().click()
    await inside(page, '.main .star').nth(1).click()
    for (const view of ['grid', 'speakers', 'mine', 'agenda']) await show(view)
    await inside(page, '.main .card h4 a').first().click()
    await inside(page, 'dialog[open] dl').waitFor()
    await look('session')
    await page.keyboard.press('Escape')
    await inside(page, '[data-act=picker]').click()
    await inside(page, '[role=combobox]').waitFor()
    await look('zones')
    await inside(page, '[data-act=compare]').click()
    await inside(page, 'dialog[open] .attendance').waitFor()
    await look('comparison')
    await page.keyboard.press('Escape')
    await inside(page, '[aria-controls=panel]').click()
    await inside(page, '#panel fieldset').first().waitFor()
    await look('filters')
    assert.deepEqual(found, {})
  })
}
