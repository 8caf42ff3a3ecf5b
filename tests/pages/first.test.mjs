import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { here } from '../../tools/run.mjs'
import { holds, idle, until } from '../until.mjs'
import { focused, html, inside, json, settled, stage, titles, written } from './scene.mjs'

const { scene } = stage()
const LATE = { '/pkg/plenary-more.wasm': { body: readFileSync(here('pkg/plenary-more.wasm')), delay: 500 } }
const asleep = { asleep: true, routes: LATE }
const dialog = (page) => inside(page, 'dialog')
const agendas = (page) => page.evaluate(() => document.querySelector('plenary-agenda').state)

scene('the second file is loaded in idle time, so that a first tap needs no request', '/2023.html', { asleep: true, saveData: false }, async (page, site) => {
  await until(() => ['js', 'wasm', 'css'].every((ext) => site.log.includes(`/pkg/plenary-more.${ext}`)))
  await page.waitForLoadState('networkidle')
  const before = site.log.length
  await inside(page, '.card h4 a').first().dispatchEvent('click')
  await dialog(page).locator('h3').waitFor()
  assert.deepEqual(site.log.slice(before).filter((path) => path.startsWith('/pkg/')), [])
})

for (const year of [2023, 2024]) {
  scene(`with Save-Data only the first screen is loaded, ${year}`, year === 2024 ? '/2024.html' : `/${year}.html`, { asleep: true }, async (page, site) => {
    await idle()
    assert.ok((await titles(page)).length >= 4)
    assert.deepEqual(site.log.filter((path) => path.includes('more')), [])
  })
}

// Rooms and sessions with a zone of their own are in no agenda of tools/split/training.
const RARE = {
  event: { title: 'E', timezone: 'Europe/Paris', dayStart: '05:00' },
  rooms: [{ id: 'far', name: 'Far', timezone: 'Asia/Tokyo' }],
  days: [{ date: '2027-06-15', title: 'The first', parts: [{ title: 'Late', from: '20:00' }] }],
  sessions: [{ title: 'One', start: '2027-06-15T09:00', duration: 30 }, { title: 'Two', start: '2027-06-15T21:00', timezone: 'Asia/Tokyo', room: 'far' }],
}
const rare = { '/page.html': html('<plenary-agenda src="rare.json"></plenary-agenda>'), '/rare.json': json(RARE) }

scene('an agenda that needs functions of the second file is shown when it is loaded', '/page.html', { asleep: true, routes: rare }, async (page, site) => {
  assert.deepEqual((await titles(page)).sort(), ['One', 'Two'])
  assert.equal(await inside(page, '.day-head h3').count(), 1)
  assert.equal(site.log.filter((path) => path.endsWith('plenary-more.wasm')).length, 1)
  assert.equal(site.log.filter((path) => path.endsWith('rare.json')).length, 1)
  assert.deepEqual(await page.evaluate(() => document.querySelector('plenary-agenda').problems), [])
})

scene('such an agenda, if the second file cannot be loaded', '/page.html', { asleep: true, count: 0, routes: { ...rare, '/pkg/plenary-more.wasm': { status: 404 } }, problems: [/plenary/, /404/] }, async (page) => {
  await page.waitForFunction(() => window.events.length)
  assert.deepEqual(await page.evaluate(() => events), [['error', '', 'wasm']])
})

scene('a click before the second file is loaded opens the session afterwards', '/2023.html', asleep, async (page) => {
  await inside(page, '.card h4 a').filter({ hasText: 'Panel 1' }).click()
  await dialog(page).locator('h3', { hasText: 'Panel 1' }).waitFor()
  await written(page, { session: 'panel-1' })
  await page.keyboard.press('Escape')
  await written(page, {})
})

scene('a click on a tab before the second file is loaded', '/2023.html', asleep, async (page) => {
  await inside(page, '[role=tab]').last().click()
  await inside(page, 'article.person').first().waitFor()
})

scene('Enter on a title before the second file is loaded', '/2023.html', asleep, async (page) => {
  await inside(page, '.card h4 a').filter({ hasText: 'Panel 1' }).focus()
  await page.keyboard.press('Enter')
  await dialog(page).locator('h3', { hasText: 'Panel 1' }).waitFor()
  assert.match(await focused(page), /^h3 Panel 1/)
})

scene('an arrow key on a tab before the second file is loaded', '/2023.html', asleep, async (page) => {
  await inside(page, '[role=tab]').first().focus()
  await page.keyboard.press('ArrowRight')
  await inside(page, 'article.person').first().waitFor()
})

scene('text typed before the second file is loaded is searched for, and added to the URL', '/2023.html', asleep, async (page) => {
  await inside(page, 'input[type=search]').click()
  await page.keyboard.type('kone', { delay: 10 })
  await page.waitForFunction(() => document.querySelector('plenary-agenda').state.shown === 1)
  assert.deepEqual(await titles(page), ['Panel 1: Global Institution of Open Source'])
  await written(page, { q: 'kone' })
  assert.equal(await inside(page, 'input[type=search]').inputValue(), 'kone')
  assert.match(await focused(page), /^input/)
})

scene('the URL changes before any interaction', '/2023.html', asleep, async (page) => {
  await page.evaluate(() => (location.hash = 'session=panel-2'))
  await dialog(page).locator('h3', { hasText: 'Panel 2' }).waitFor()
})

scene('Back to a page with something open', '/2023.html#session=panel-2', { routes: LATE }, async (page) => {
  await page.goto('/2024.html')
  await page.loaded()
  await page.goBack()
  await dialog(page).locator('h3', { hasText: 'Panel 2' }).waitFor()
})

for (const [what, hash, check] of [
  ['a view', '#view=speakers', async (page) => assert.equal((await agendas(page)).view, 'speakers')],
  ['a filter and words', '#kind=panel&q=source', async (page) => assert.ok((await agendas(page)).shown < 5)],
  ['a zone', '#zone=Asia/Tokyo', async (page) => assert.equal((await agendas(page)).timezone, 'Asia/Tokyo')],
]) {
  scene(`a link to ${what} is followed before any interaction`, '/2023.html', asleep, async (page) => {
    await page.evaluate((hash) => (location.hash = hash), hash)
    await page.waitForFunction(() => document.querySelector('plenary-agenda').shadowRoot.querySelector('.sheet-in, [aria-selected=true]'))
    await holds(() => check(page))
    assert.equal(await page.evaluate(() => location.hash), hash)
    assert.ok(await inside(page, '.chunk article:visible').count() > 0)
  })
}

scene('a search before any interaction dispatches its event', '/2023.html', asleep, async (page) => {
  const told = await page.evaluate(() => new Promise((done) => {
    document.addEventListener('plenary-filter', ({ detail }) => done([detail.search, detail.shown]))
    const field = document.querySelector('plenary-agenda').shadowRoot.querySelector('[type=search]')
    field.value = 'kone'
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }))
  assert.deepEqual(told, ['kone', 1])
})

scene('the attribute “view” changed by a script', '/2023.html', asleep, async (page) => {
  await page.evaluate(() => (document.querySelector('plenary-agenda').view = 'speakers'))
  await inside(page, 'article.person').first().waitFor()
  assert.equal((await agendas(page)).view, 'speakers')
})

for (const what of ['plenary-more.js', 'plenary-more.wasm', 'plenary-more.css']) {
  scene(`without ${what} the agenda is readable, and the console reports it`, '/2023.html', {
    asleep: true, routes: { [`/pkg/${what}`]: { status: 404 } }, problems: [/404/],
  }, async (page) => {
    const told = []
    page.on('console', (message) => message.type() === 'warning' && told.push(message.text()))
    await inside(page, '.card h4 a').first().click()
    await until(() => /plenary: .*plenary-more.* Until it can, sessions cannot be opened/.test(told.join('\n')))
    assert.equal((await titles(page)).length, 13)
  })

  scene(`${what} loaded after a failure`, '/2023.html', {
    asleep: true, routes: { [`/pkg/${what}`]: { status: 404 } }, problems: [/404/],
  }, async (page, site) => {
    const told = page.waitForEvent('console', (message) => message.text().includes('plenary-more'))
    await inside(page, '.card h4 a').first().click()
    await told
    delete site.routes[`/pkg/${what}`]
    await inside(page, '.card h4 a').first().click()
    await inside(page, 'dialog').locator('h3').waitFor()
  })
}

const OTHERS = {
  'plenary-more.js': 'export const imports = () => ({}), build = "1,2"',
  'plenary-more.wasm': Buffer.concat([Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), Buffer.from([0, 8, 5]), Buffer.from('build'), Buffer.from([1, 2])]),
}
for (const [what, body] of Object.entries(OTHERS)) {
  scene(`${what} of another version is rejected`, '/page.html', {
    asleep: true,
    routes: { '/page.html': html('<plenary-agenda src="ospos-for-good-2023.json"></plenary-agenda>'), [`/pkg/${what}`]: { body } },
  }, async (page) => {
    const told = []
    page.on('console', (message) => message.type() === 'warning' && told.push(message.text()))
    await inside(page, '.card h4 a').first().click()
    await until(() => /different versions/.test(told.join()))
    assert.equal((await titles(page)).length, 13)
  })
}

scene('interactions before and after the second file is loaded combine', '/2023.html', asleep, async (page) => {
  await inside(page, '[aria-controls=panel]').click()
  await inside(page, '#panel label').filter({ hasText: 'Panel' }).first().click()
  await settled(page)
  await written(page, { kind: 'panel' })
})
