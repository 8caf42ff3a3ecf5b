// Sites that change pages without leaving the document: with Turbo, with htmx (its boosted links, in both of its lines), with swup, and by hand as pjax
// does. The element is taken out, put in, copied, moved, and its history mixes with theirs.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { here } from '../../tools/run.mjs'
import { idle } from '../until.mjs'
import { feed, html, inside, json, settled, stage, titles } from './scene.mjs'

const { scene } = stage()
const lib = (path) => ({ body: readFileSync(here('node_modules', path)) })
const SESSIONS = [{ id: 'a', title: 'First', start: '2027-06-07T09:00', duration: 30 }, { id: 'b', title: 'Second', start: '2027-06-07T10:00', duration: 30 }]
const AGENDA = '<plenary-agenda id="one" src="/good.json"><p id="fallback">Printed programme</p></plenary-agenda>'
const LINKS = '<nav><a href="/one.html">One</a> <a href="/two.html">Two</a> <a href="/one.html#session=b">Second</a></nav>'

const site = (head, attributes = '') => {
  const page = (main) => html(`${LINKS}<main id="swup">${main}</main>`, { head })
  const boosted = (page) => ({ ...page, body: page.body.replace('<body>', `<body ${attributes}>`) })
  return { '/good.json': json(feed(SESSIONS, { people: [{ name: 'Ada One' }] })), '/one.html': boosted(page(`<h1>One</h1>${AGENDA}`)), '/two.html': boosted(page('<h1>Two</h1>')) }
}

const LIBRARIES = {
  Turbo: { ...site('<script type="module" src="/turbo.js"></script>'), '/turbo.js': lib('@hotwired/turbo/dist/turbo.es2017-esm.js') },
  'htmx 2': { ...site('<script defer src="/htmx.js"></script>', 'hx-boost="true"'), '/htmx.js': lib('htmx-2/dist/htmx.js') },
  'htmx 4': { ...site('<script defer src="/htmx.js"></script>', 'hx-boost:inherited="true"'), '/htmx.js': lib('htmx.org/dist/htmx.js') },
  swup: { ...site('<script defer src="/swup.js"></script><script defer src="/begin.js"></script>'), '/swup.js': lib('swup/dist/Swup.umd.js'), '/begin.js': { body: 'new Swup({ animationSelector: false })' } },
}

const mark = (page) => page.evaluate(() => (document.querySelector('plenary-agenda').mine = window.mine = true))
const kept = (page) => page.evaluate(() => [!!window.mine, !!document.querySelector('plenary-agenda')?.mine])
const heading = (page, text) => page.waitForFunction((text) => document.querySelector('h1')?.textContent === text, text)
const follow = (page, name) => page.locator('nav').getByRole('link', { name }).click()
const title = (page) => inside(page, 'dialog h3')
// These make the page anew at each step back to an entry of theirs, so that no step is added there.
const REMAKERS = ['Turbo', 'htmx 2', 'htmx 4']

for (const [name, routes] of Object.entries(LIBRARIES)) {
  scene(`${name}: from page to page and back`, '/two.html', { count: 0, routes }, async (page) => {
    await page.waitForFunction(() => customElements.get('plenary-agenda'))
    await page.evaluate(() => (window.mine = true))
    await follow(page, 'One')
    await heading(page, 'One')
    await page.loaded()
    await settled(page)
    assert.deepEqual(await titles(page), ['First', 'Second'])
    await follow(page, 'Two')
    await heading(page, 'Two')
    await page.goBack()
    await heading(page, 'One')
    await page.loaded(2)
    await settled(page)
    assert.deepEqual(await titles(page), ['First', 'Second'])
    assert.equal(await page.evaluate(() => window.mine), true, 'the document is the same')
    assert.equal(await page.locator('plenary-agenda').count(), 1)
  })

  scene(`${name}: opening and closing a session does not affect the rest of the page`, '/one.html', { routes }, async (page, site) => {
    await follow(page, 'Two')
    await heading(page, 'Two')
    await follow(page, 'One')
    await heading(page, 'One')
    await page.loaded(2)
    await settled(page)
    await mark(page)
    site.log.length = 0
    await inside(page, '.card h4 a').first().click()
    await title(page).waitFor()
    assert.match(page.url(), /one\.html#session=a$/)
    await page.keyboard.press('Escape')
    await title(page).waitFor({ state: 'detached' })
    await page.waitForFunction(() => !location.hash)
    if (!REMAKERS.includes(name)) {
      await inside(page, '.card h4 a').first().click()
      await title(page).waitFor()
      await page.goBack()
      await title(page).waitFor({ state: 'detached' })
      await page.goForward()
      await title(page).waitFor()
      await page.goBack()
      await title(page).waitFor({ state: 'detached' })
    }
    await idle()
    assert.deepEqual(await kept(page), [true, true], 'the page and the element are the same')
    assert.deepEqual(site.log, [])
    await page.goBack()
    await heading(page, 'Two')
    assert.equal(await page.locator('plenary-agenda').count(), 0)
  })

  // htmx 2 takes a fragment for a selector, says that it is none, and goes on.
  const problems = name === 'htmx 2' ? [/'#session=b' is not a valid selector/] : []
  scene(`${name}: a link to a session on another page`, '/two.html', { count: 0, routes, problems }, async (page) => {
    await page.evaluate(() => (window.mine = true))
    await follow(page, 'Second')
    await title(page).waitFor()
    assert.equal(await title(page).textContent(), 'Second')
    assert.equal(await page.evaluate(() => window.mine), true, 'the document is the same')
  })
}

// The element stands on both pages, and its own name says that it stays.
const STAYS = { Turbo: 'data-turbo-permanent', swup: 'data-swup-persist="agenda"', 'htmx 2': 'hx-preserve', 'htmx 4': 'hx-preserve' }
for (const [name, attribute] of Object.entries(STAYS)) {
  const lasting = (path) => {
    const page = LIBRARIES[name][path]
    const element = AGENDA.replace('id="one"', `id="one" ${attribute}`)
    return [path, { ...page, body: page.body.replace(AGENDA, '').replace('</main>', `${element}</main>`) }]
  }
  scene(`${name}: a persistent element keeps its state from page to page`, '/one.html', {
    routes: { ...LIBRARIES[name], ...Object.fromEntries(['/one.html', '/two.html'].map(lasting)) },
  }, async (page, site) => {
    await inside(page, 'input[type=search]').fill('second')
    await page.waitForFunction(() => location.hash === '#q=second')
    await mark(page)
    site.log.length = 0
    await follow(page, 'Two')
    await heading(page, 'Two')
    await idle()
    assert.deepEqual(await kept(page), [true, true], 'the element is the same')
    assert.deepEqual(await titles(page), ['Second'])
    assert.equal(await page.evaluate(() => plenaryLoaded), 1)
    assert.deepEqual(site.log, ['/two.html'])
  })
}

scene('manual pjax: the main part of the page is replaced', '/one.html', { routes: site('') }, async (page) => {
  for (const [number, path] of ['/two.html', '/one.html', '/two.html', '/one.html'].entries()) {
    await page.evaluate(async (path) => {
      const text = await (await fetch(path)).text()
      document.querySelector('main').innerHTML = new DOMParser().parseFromString(text, 'text/html').querySelector('main').innerHTML
      history.pushState({ mine: path }, '', path)
    }, path)
    if (path === '/one.html') await page.loaded(1 + (number + 1) / 2)
  }
  await settled(page)
  assert.deepEqual(await titles(page), ['First', 'Second'])
  await inside(page, '.card h4 a').first().click()
  await title(page).waitFor()
  assert.deepEqual(await page.evaluate(() => history.state), { mine: '/one.html', plenary: 1 }, 'the page’s own state goes along')
})
