import assert from 'node:assert/strict'
import { html, inside, settled, stage, titles, written } from './scene.mjs'

const { scene } = stage()
const button = (page) => inside(page, '[aria-controls=panel]')
const panel = (page) => inside(page, '#panel')
const search = (page) => inside(page, 'input[type=search]')
const value = (page, facet, name) => panel(page).locator(`fieldset[data-facet=${facet}] label`).filter({ has: page.getByText(name, { exact: true }) })
const chips = async (page) => (await inside(page, '.chip').allTextContents()).map((text) => text.trim())
const count = async (page) => (await inside(page, '.count[role=status]').textContent()).trim()
const counts = (page, facet) => panel(page).locator(`fieldset[data-facet=${facet}] label`).evaluateAll((labels) =>
  Object.fromEntries(labels.map((label) => [label.querySelector('.name').textContent, Number(label.querySelector('.n').textContent)])))
const says = (page, text) => page.waitForFunction((text) => document.querySelector('plenary-agenda').shadowRoot.querySelector('.count').textContent.trim() === text, text)

const PANELS = ['Panel 1: Global Institution of Open Source', 'Panel 2: Government OSPOs & Constituent Good', 'Panel 3: Cross-Border Collaboration Nexus: a Baltimore Spotlight', 'Panel 4: Open Source as a key enabler for Sustainable Development Goals']

scene('the filter panel opens and closes, with aria-expanded', '/2023.html', {}, async (page) => {
  assert.equal(await panel(page).isVisible(), false)
  assert.equal(await button(page).getAttribute('aria-expanded'), 'false')
  await button(page).click()
  assert.equal(await panel(page).isVisible(), true)
  assert.equal(await button(page).getAttribute('aria-expanded'), 'true')
  await button(page).click()
  assert.equal(await panel(page).isVisible(), false)
})

scene('facets list the number of matching sessions of each value', '/2023.html', {}, async (page) => {
  await button(page).click()
  assert.deepEqual(await panel(page).locator('fieldset').evaluateAll((all) => all.map((one) => one.dataset.facet)), ['hours', 'kind', 'person', 'presence'])
  const kinds = await counts(page, 'kind')
  assert.equal(kinds.Panel, 4)
  assert.equal(kinds.Roundtable, 1)
  assert.equal(kinds.Keynote, 1, 'a session counts once, however many keynotes are within it')
  assert.deepEqual(await counts(page, 'presence'), { Remote: 3, 'In person': 1 })
})

scene('the day, the track and recordings, where there are any', '/2024.html', {}, async (page) => {
  await button(page).click()
  assert.deepEqual(await panel(page).locator('fieldset').evaluateAll((all) => all.map((one) => one.dataset.facet)), ['day', 'hours', 'track', 'kind', 'recording'])
  assert.deepEqual(Object.values(await counts(page, 'day')), [11, 11, 1])
  assert.equal(Object.keys(await counts(page, 'track')).length, 5)
  await value(page, 'track', 'Thematic Track #1: AI and Open Source').click()
  assert.deepEqual(await titles(page), ['Thematic Track #1: AI and Open Source'])
  await written(page, { track: 'track-1' })
})

scene('values of one facet are ORed, facets are ANDed, and counts are updated', '/2023.html', {}, async (page) => {
  await button(page).click()
  await value(page, 'kind', 'Panel').click()
  assert.deepEqual(await titles(page), PANELS)
  assert.equal(await count(page), '4 of 13 sessions')
  assert.deepEqual(await counts(page, 'presence'), { Remote: 2 })
  assert.equal((await counts(page, 'kind')).Roundtable, 1, 'what choosing it besides would add')

  await value(page, 'kind', 'Roundtable').click()
  assert.equal(await count(page), '5 of 13 sessions')
  await value(page, 'presence', 'Remote').click()
  assert.deepEqual(await titles(page), PANELS.slice(0, 2))
  assert.equal(await count(page), '2 of 13 sessions')
  await written(page, { kind: 'panel,roundtable', presence: 'remote' })
  assert.match(await button(page).textContent(), /3/)
  assert.match(await button(page).textContent(), /3 filters set/)

  await value(page, 'kind', 'Panel').click()
  assert.deepEqual(await titles(page), [])
  assert.equal(await count(page), '0 of 13 sessions')
})

scene('the focus stays on a value selected by key', '/2023.html', {}, async (page) => {
  await button(page).click()
  await value(page, 'kind', 'Panel').locator('input').focus()
  await page.keyboard.press('Space')
  await says(page, '4 of 13 sessions')
  assert.deepEqual(await page.evaluate(() => {
    const { dataset, checked } = document.activeElement.shadowRoot.activeElement
    return [dataset.f, dataset.v, checked]
  }), ['kind', 'panel', true])
})

scene('chips remove their filter, and “Clear all” removes all', '/2023.html', {}, async (page) => {
  await button(page).click()
  await value(page, 'kind', 'Panel').click()
  await value(page, 'presence', 'Remote').click()
  await search(page).fill('open')
  assert.deepEqual(await chips(page), ['Panel', 'Remote'])
  await inside(page, '.chip').getByText('Panel').click()
  assert.deepEqual(await chips(page), ['Remote'])
  await written(page, { presence: 'remote', q: 'open' })
  await inside(page, '.chips').getByRole('button', { name: 'Clear all' }).click()
  assert.deepEqual([await chips(page), await search(page).inputValue(), await count(page)], [[], '', '13 sessions'])
  await written(page, {})
  assert.equal(await value(page, 'presence', 'Remote').locator('input').isChecked(), false)
})

scene('a long list of values is shortened, and others are found by typing', '/2023.html', {}, async (page) => {
  await button(page).click()
  const people = panel(page).locator('fieldset[data-facet=person]')
  assert.equal(await people.locator('label').count(), 8)
  await people.getByRole('textbox').fill('kone')
  await value(page, 'person', 'Lacina Koné').click()
  assert.deepEqual(await titles(page), PANELS.slice(0, 1))
})

scene('searching: all words, anywhere, without accents and case', '/2023.html', {}, async (page) => {
  for (const [text, expected] of [
    ['kone', PANELS.slice(0, 1)],
    ['KONÉ', PANELS.slice(0, 1)],
    ['panel nexus', PANELS.slice(2, 3)],
    ['nexus   panel ', PANELS.slice(2, 3)],
    ['gaffey', ['Opening Segment and Keynotes from Organizers']],
    ['blue hats', ['Cooperation Experiment Going Global']],
    ['rapidpro', PANELS.slice(3)],
    ['dersen', ['Roundtable: Cooperating OSPOs - Across Society']],
  ]) {
    await search(page).fill(text)
    await says(page, `${expected.length} of 13 sessions`)
    assert.deepEqual(await titles(page), expected, text)
  }
})

scene('typing keeps the field, letter by letter', '/2023.html', {}, async (page) => {
  await search(page).click()
  await page.keyboard.type('panel nexus', { delay: 20 })
  assert.equal(await search(page).inputValue(), 'panel nexus')
  assert.equal(await count(page), '1 of 13 sessions')
  const entries = await page.evaluate(() => history.length)
  await page.keyboard.type('z')
  assert.equal(await page.evaluate(() => history.length), entries, 'letters are no steps to go back')
})

scene('the URL contains search and filters, for a reload and for sharing', '/2023.html', {}, async (page, site, options) => {
  await button(page).click()
  await value(page, 'kind', 'Panel').click()
  await search(page).fill('open koné')
  await written(page, { q: 'open koné', kind: 'panel' })
  const expect = async (page) => {
    assert.deepEqual(await titles(page), PANELS.slice(0, 1))
    assert.deepEqual(await chips(page), ['Panel'])
    assert.equal(await search(page).inputValue(), 'open koné')
    assert.equal(await count(page), '1 of 13 sessions')
  }
  await page.reload()
  await page.loaded()
  await settled(page)
  await expect(page)
  const other = await site.open(page.url(), options)
  await other.loaded()
  await settled(other)
  await expect(other)
  assert.deepEqual(other.problems, [])
  await other.context().close()
})

scene('days without matches are hidden', '/2024.html#q=youth', {}, async (page) => {
  assert.deepEqual(await titles(page), ['Spotlight Panel: Youth and Open Source'])
  assert.deepEqual(await inside(page, 'section.day:visible h3').evaluateAll((all) => all.map((head) => head.firstChild.textContent)), ['Wednesday, July 10'])
})

scene('without matches, a message offers to clear search and filters', '/2023.html#kind=panel', {}, async (page) => {
  const nothing = inside(page, '.nothing')
  assert.equal(await nothing.isVisible(), false)
  await search(page).fill('xyzzy')
  await nothing.waitFor()
  assert.match(await nothing.textContent(), /No session matches\./)
  await nothing.getByRole('button', { name: 'Clear filters' }).click()
  assert.equal(await nothing.isVisible(), false)
  assert.equal((await titles(page)).length, 13)
  await written(page, {})
})

scene('an unknown value matches nothing, and can be removed', '/2023.html#kind=dance', {}, async (page) => {
  assert.deepEqual(await titles(page), [])
  assert.deepEqual(await chips(page), ['dance'])
  await inside(page, '.chip').click()
  assert.equal((await titles(page)).length, 13)
})

scene('search and filters are kept across views', '/2023.html#q=kone', {}, async (page) => {
  await inside(page, '[role=tab]').filter({ hasText: 'Speakers' }).click()
  await says(page, '1 person')
  await written(page, { view: 'speakers', q: 'kone' })
})

scene('plenary-filter has the search and filters', '/events.html', {
  routes: { '/events.html': html('<plenary-agenda src="ospos-for-good-2023.json"></plenary-agenda>', { head: '<script>addEventListener("plenary-filter", (e) => (window.last = e.detail))</script>' }) },
}, async (page) => {
  await button(page).click()
  await value(page, 'kind', 'Panel').click()
  await search(page).fill('nexus')
  await page.waitForFunction(() => window.last?.search)
  const { search: words, filters, shown, sessions } = await page.evaluate(() => window.last)
  assert.deepEqual({ words, filters, shown, sessions }, { words: 'nexus', filters: [['kind', 'panel']], shown: 1, sessions: 13 })
})
