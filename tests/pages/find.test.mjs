// Search: variants of letters and signs, tolerance for typos, and highlighted matches.
import assert from 'node:assert/strict'
import { until } from '../until.mjs'
import { feed, html, inside, json, stage, titles } from './scene.mjs'

const { scene } = stage()
const TITLES = ['It’s “open” – always', 'Soft\u00adware for ＡＬＬ', 'مـؤتمر الذكاء', 'إدارة المكتبة ٱلرقمية', 'Hawthorn hedges', 'Łódź æther', 'Plain']
const sessions = TITLES.map((title, n) => ({ id: `s${n}`, title, start: `2027-06-07T${String(9 + n).padStart(2, '0')}:00` }))
const people = [{ id: 'rosa', name: 'Rosa Hawthorn' }, { id: 'ben', name: 'Ben Sample' }]
sessions[4].people = ['rosa', 'ben']
const options = { routes: { '/page.html': html('<plenary-agenda src="day.json"></plenary-agenda>'), '/day.json': json(feed(sessions, { people })) } }
const search = (page) => inside(page, 'input[type=search]')
const count = async (page) => (await inside(page, '.count').textContent()).trim()
const marked = (page) => page.evaluate(() => [...(CSS.highlights.get('plenary-match') ?? [])].map((range) => range.toString()).sort())

for (const asleep of [false, true]) {
  scene(`the search ignores variants of signs and letters${asleep ? ', before the second file is loaded' : ''}`, '/page.html', { ...options, asleep }, async (page) => {
    for (const [text, found] of [
      ["it's", 0], ['it’s', 0], ['"open"', 0], ['«open»', 0], ['software', 1], ['ＳＯＦＴＷＡＲＥ', 1], ['all', 1], ['مؤتمر', 2], ['موتمر', 2],
      ['ادارة', 3], ['أداره', 3], ['المكتبه', 3], ['الرقمية', 3], ['lodz', 5], ['AETHER', 5],
    ]) {
      await search(page).fill(text)
      await until(async () => (await titles(page)).length < TITLES.length)
      assert.ok((await titles(page)).includes(TITLES[found]), text)
    }
  })
}

scene('one typo is tolerated where nothing else matches, and announced', '/page.html', options, async (page) => {
  await search(page).fill('hawtorn')
  await until(async () => (await count(page)) === 'No exact match. Showing “hawthorn”. 1 of 7 sessions')
  assert.deepEqual(await titles(page), ['Hawthorn hedges'])
  assert.equal(await inside(page, '.count').getAttribute('role'), 'status')
  assert.equal(await page.evaluate(() => document.querySelector('plenary-agenda').state.search), 'hawtorn')
  await search(page).fill('hawthorn')
  await until(async () => (await count(page)) === '1 of 7 sessions')
})

scene('matches are highlighted without changing the DOM', '/page.html', options, async (page) => {
  const before = await inside(page, '.main').innerHTML()
  await search(page).fill('lodz')
  await until(async () => (await marked(page)).join() === 'Łódź')
  await search(page).fill('hawtorn')
  await until(async () => (await marked(page)).join() === 'Hawthorn,Hawthorn', 'the title and the person')
  await search(page).fill('')
  await until(async () => (await marked(page)).length === 0)
  assert.equal(await inside(page, '.main').innerHTML(), before)
})

scene('the fields have no spell checking', '/page.html', options, async (page) => {
  assert.equal(await search(page).getAttribute('spellcheck'), 'false')
})

scene('in the directory people are matched by their own data before their sessions', '/page.html#view=speakers', options, async (page) => {
  const shown = () => inside(page, '.person:visible h3').allTextContents()
  await search(page).fill('hawthorn')
  await until(async () => (await shown()).join() === 'Rosa Hawthorn')
  await search(page).fill('hedges')
  await until(async () => (await shown()).join() === 'Ben Sample,Rosa Hawthorn')
})

for (const [show, expected] of [['q=hedges', ['Hawthorn hedges']], ['day=2027-06-07&person=rosa', ['Hawthorn hedges']], ['kind=none', []]]) {
  scene(`show="${show}" restricts the agenda`, '/page.html', {
    routes: { ...options.routes, '/page.html': html(`<plenary-agenda src="day.json" show="${show}"></plenary-agenda>`) },
  }, async (page) => {
    assert.deepEqual(await titles(page), expected)
    assert.equal(await page.evaluate(() => document.querySelector('plenary-agenda').show), show)
    assert.equal(await page.evaluate(() => location.hash), '')
    await page.evaluate(() => (location.hash = 'session=s0'))
    await page.evaluate(() => (location.hash = 'q=plain'))
    await until(async () => (await titles(page)).length === 0)
  })
}

scene('unknown keys and values of “show” are reported in the console', '/page.html', {
  routes: { ...options.routes, '/page.html': html('<plenary-agenda src="day.json" show="trak=ai&amp;kind=none"></plenary-agenda>') }, count: 0,
}, async (page) => {
  const told = []
  page.on('console', (message) => message.type() === 'warning' && told.push(message.text()))
  await page.reload()
  await page.loaded()
  await until(() => told.length >= 2)
  assert.deepEqual(told.sort(), ['plenary: show: no session has kind=none', 'plenary: show: trak is not a filter'])
})
