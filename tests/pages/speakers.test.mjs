import assert from 'node:assert/strict'
import { focused, html, inside, json, settled, stage, written } from './scene.mjs'

const { scene } = stage()
const tab = (page, name) => inside(page, '[role=tab]').filter({ hasText: name })
const names = (page) => inside(page, 'article.person h3').evaluateAll((all) => all.filter((one) => !one.closest('[hidden]')).map((one) => one.textContent))
const dialog = (page) => inside(page, 'dialog')
const selected = (page) => inside(page, '[role=tab][aria-selected=true]').textContent()
const count = (page) => inside(page, '.count[role=status]').textContent()

scene('a click on the tab shows everybody, and Back the agenda again', '/2023.html', {}, async (page) => {
  assert.equal((await selected(page)).trim(), 'Agenda')
  await tab(page, 'Speakers').click()
  await settled(page)
  assert.equal((await names(page)).length, 40)
  await written(page, { view: 'speakers' })
  assert.equal((await selected(page)).trim(), 'Speakers')
  assert.equal(await inside(page, 'article.card').count(), 0)
  assert.equal(await count(page), '40 people')
  await page.goBack()
  await inside(page, 'article.card').first().waitFor()
  assert.equal((await selected(page)).trim(), 'Agenda')
  await written(page, {})
})

scene('arrow keys go from tab to tab, and Tab past them', '/2023.html', {}, async (page) => {
  await tab(page, 'Agenda').focus()
  for (const [key, expected] of [['ArrowRight', 'Speakers'], ['ArrowRight', 'Agenda'], ['ArrowLeft', 'Speakers'], ['ArrowLeft', 'Agenda']]) {
    await page.keyboard.press(key)
    assert.equal((await selected(page)).trim(), expected, key)
    assert.equal(await focused(page), `button ${expected}`)
  }
  assert.deepEqual(await inside(page, '[role=tab]').evaluateAll((tabs) => tabs.map((tab) => tab.tabIndex)), [0, -1])
  await page.keyboard.press('Tab')
  assert.equal(await focused(page), 'input search')
})

scene('people are sorted by family name', '/2023.html#view=speakers', {}, async (page) => {
  const found = await names(page)
  assert.deepEqual(found.slice(0, 6), ['Al Barry', 'Frederik Blachetta', 'Lorena Cano', 'Maria Dalhage', 'Thomas Davin', 'Daniel Dersén'])
  assert.ok(found.indexOf('Lacina Koné') < found.indexOf('Stephanie Lieggi'))
  assert.ok(found.indexOf('Ana Jimenez Santamaria') < found.indexOf('Mithusa Kajendran'), 'J before K, and not S')
  assert.equal(found.at(-1), 'Gil Yehuda')
})

scene('the letters of the reader’s language', '/order.html#view=speakers', {
  locale: 'sv-SE',
  routes: {
    '/order.html': html('<plenary-agenda src="order.json"></plenary-agenda>', { lang: 'sv' }),
    '/order.json': json({ event: { title: 'Ordning' }, people: ['Östen', 'Zoe', 'Åsa', 'Ärla', 'Émile', 'Eva', 'Adam'].map((name) => ({ name })), sessions: [] }),
  },
}, async (page) => {
  assert.deepEqual(await names(page), ['Adam', 'Émile', 'Eva', 'Zoe', 'Åsa', 'Ärla', 'Östen'])
})

scene('people without a picture have initials, and affiliations are shown', '/2023.html#view=speakers', {}, async (page) => {
  const card = (name) => inside(page, 'article.person').filter({ hasText: name })
  assert.equal(await card('Lacina Koné').locator('.av').textContent(), 'LK')
  assert.equal(await card('Ana Jimenez Santamaria').locator('.av').textContent(), 'AS')
  assert.equal(await card('Lacina Koné').locator('.av').getAttribute('aria-hidden'), 'true')
  assert.match(await card('Lacina Koné').textContent(), /CEO Smart Africa\s*1 session/)
  assert.match(await card('Jacob Green').textContent(), /3 sessions/)
})

scene('a picture is shown, and initials if it cannot be loaded', '/faces.html#view=speakers', {
  problems: [/404.*none\.png/],
  routes: {
    '/faces.html': html('<plenary-agenda src="faces.json"></plenary-agenda>'),
    '/faces.json': json({
      event: { title: 'Faces', timezone: 'Europe/Paris' },
      people: [{ name: 'Ada One', picture: 'ada.svg' }, { name: 'Bob Two', picture: 'none.png' }, { name: 'Eve Three', picture: 'javascript:alert(1)' }],
      sessions: [],
    }),
    '/ada.svg': { body: '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="green"/></svg>' },
  },
}, async (page) => {
  const images = await inside(page, 'article.person img').evaluateAll((all) => all.map((image) => [new URL(image.src).pathname, image.alt]))
  assert.deepEqual(images[0], ['/ada.svg', ''])
  assert.ok(!images.some(([path]) => path.includes('alert')))
  const avatar = (name) => inside(page, 'article.person').filter({ hasText: name }).locator('.av')
  assert.equal(await avatar('Eve Three').textContent(), 'ET')
  // A picture that cannot be loaded leaves what stands behind it, and no sign of a browser's.
  await avatar('Bob Two').locator('img').waitFor({ state: 'detached' })
  assert.equal(await avatar('Bob Two').textContent(), 'BT')
  const [portrait, around] = await Promise.all([avatar('Ada One').locator('img').boundingBox(), avatar('Ada One').boundingBox()])
  assert.deepEqual(portrait, around)
})

scene('people without sessions are shown, also where something else is wrong and no zone is given', '/faces.html#view=speakers', {
  routes: {
    '/faces.html': html('<plenary-agenda src="faces.json"></plenary-agenda>'),
    '/faces.json': json({ event: { title: 'Faces' }, people: [{ name: 'Ada One', picture: 'javascript:alert(1)' }, { name: 'Bob Two' }], sessions: [] }),
  },
}, async (page) => {
  await inside(page, 'article.person').nth(1).waitFor()
  assert.deepEqual(await page.evaluate(() => document.querySelector('plenary-agenda').problems.map(({ code, severity }) => [code, severity])), [['bad-url', 'error']])
})

scene('searching the directory, by name and by affiliation', '/2023.html#view=speakers', {}, async (page) => {
  const search = inside(page, 'input[type=search]')
  const said = (number) => page.waitForFunction((text) => document.querySelector('plenary-agenda').shadowRoot.querySelector('.count').textContent === text, number)
  for (const [text, name, number] of [
    ['kajendran', 'Mithusa Kajendran', 1],
    ['kone', 'Lacina Koné', 1],
    ['bernardo', 'Bernardo Mariano Jr.', 1],
    ['seki', 'Hal Seki', 1],
  ]) {
    // Whoever only takes part with them in a session is not found by their name.
    await search.fill(text)
    await said(number === 1 ? '1 person' : `${number} people`)
    const found = await names(page)
    assert.equal(found.length, number)
    assert.ok(found.includes(name), `${text}: ${found}`)
  }
  await search.fill('nobody of that name')
  await inside(page, '.nothing').waitFor()
  assert.deepEqual(await names(page), [])
  await inside(page, '.nothing button').click()
  assert.equal((await names(page)).length, 40)
  assert.equal(await search.inputValue(), '')
})

scene('a person with their sessions, and when those are', '/2023.html#view=speakers', {}, async (page) => {
  await inside(page, 'article.person').filter({ hasText: 'Jacob Green' }).click()
  assert.equal(await dialog(page).locator('h3').textContent(), 'Jacob Green')
  await written(page, { view: 'speakers', speaker: 'jacob-green' })
  const sessions = (await dialog(page).locator('.list > li').allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim())
  assert.equal(sessions.length, 3)
  assert.match(sessions[0], /^Keynote.*OSPO\+\+ Founder.*Wed, Jun 21, 10:10 AM EDT\s?4:10 PM CEST$/)
  assert.match(sessions[1], /^Roundtable.*OSPO\+\+.*12:30 PM EDT\s?6:30 PM CEST$/)
  assert.match(sessions[2], /^Panel 3.*moderator.*2:00 PM EDT\s?8:00 PM CEST$/)
  await dialog(page).getByRole('link', { name: 'Panel 3' }).click()
  await written(page, { view: 'speakers', session: 'panel-3' })
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => location.hash === '#view=speakers')
  assert.equal(await focused(page), 'a Jacob Green')
})

scene('a link to a person opens them over the agenda', '/2023.html#speaker=lacina-kone', {}, async (page) => {
  assert.equal(await dialog(page).locator('h3').textContent(), 'Lacina Koné')
  assert.match(await dialog(page).textContent(), /CEO Smart Africa/)
  assert.equal((await selected(page)).trim(), 'Agenda')
})

scene('index letters jump to their names in a long directory', '/2023.html#view=speakers', {}, async (page) => {
  const letters = (await inside(page, '.letters button').allTextContents()).map((letter) => letter.trim().toUpperCase())
  assert.deepEqual(letters, [...letters].sort())
  assert.ok(letters.includes('K') && letters.includes('Y') && !letters.includes('X'))
  await inside(page, '.letters button').filter({ hasText: /^y$/i }).click()
  assert.equal(await focused(page), 'a Gil Yehuda')
})

scene('one view alone needs no tabs', '/only.html', {
  routes: { '/only.html': html('<plenary-agenda src="ospos-for-good-2023.json" views="speakers"></plenary-agenda>') },
}, async (page) => {
  assert.equal(await inside(page, '[role=tab]').count(), 0)
  assert.equal((await names(page)).length, 40)
})

scene('an event without people', '/nobody.html', {
  routes: { '/nobody.html': html('<plenary-agenda src="nobody.json"></plenary-agenda>'), '/nobody.json': json({ event: { title: 'Alone' }, sessions: [{ title: 'Silence' }] }) },
}, async (page) => {
  if (await tab(page, 'Speakers').count()) await tab(page, 'Speakers').click()
  assert.deepEqual(await names(page), [])
  assert.equal((await page.evaluate(() => document.querySelector('plenary-agenda').state)).people, 0)
})
