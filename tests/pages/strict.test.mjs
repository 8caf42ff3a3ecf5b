import assert from 'node:assert/strict'
import { inside, settled, stage, titles, written } from './scene.mjs'

const { scene } = stage()
const dialog = (page) => inside(page, 'dialog')

// The page has no icon of its own, which browsers ask for all the same.
const routes = { '/favicon.ico': { status: 204 } }

// Every violation of the policy is among the page's problems, which have to be none in the end.
scene('everything works under the strictest policy', '/strict.html', { routes, permissions: ['clipboard-read', 'clipboard-write'] }, async (page, site) => {
  assert.match(site.headers['/strict.html']['content-security-policy'], /require-trusted-types-for 'script'/)
  assert.equal((await titles(page)).length, 23)
  assert.equal(await inside(page, '.card').first().evaluate((card) => getComputedStyle(card).borderTopStyle), 'dashed', 'the theme is there')

  const colour = (name) => inside(page, 'article.card').filter({ hasText: name }).locator('.meta i').evaluate((track) => getComputedStyle(track).color)
  assert.notEqual(await colour('Track #2'), await colour('Track #4'), 'tracks have colours of their own')

  await inside(page, '[aria-controls=panel]').click()
  await inside(page, '#panel label').filter({ hasText: 'Track #5' }).click()
  assert.deepEqual(await titles(page), ['Thematic Track #5: Open Source Networked Cities'])
  await inside(page, '.chips').getByRole('button', { name: 'Clear all' }).click()

  await inside(page, 'input[type=search]').fill('youth')
  assert.deepEqual(await titles(page), ['Spotlight Panel: Youth and Open Source'])
  await inside(page, '.card h4 a:visible').click()
  assert.equal(await dialog(page).locator('h3').textContent(), 'Spotlight Panel: Youth and Open Source')
  await dialog(page).getByRole('button', { name: 'Share' }).click()
  await dialog(page).getByRole('button', { name: /copied/i }).waitFor()
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url())
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => location.hash === '#q=youth')
  await inside(page, 'input[type=search]').fill('')

  await inside(page, '.zone button').click()
  await inside(page, '[role=combobox]').fill('tokyo')
  await inside(page, '[role=option]').first().click()
  await settled(page)
  await written(page, { zone: 'Asia/Tokyo' })

  await inside(page, '[role=tab]').filter({ hasText: 'Speakers' }).click()
  await settled(page)
  await inside(page, 'article.person').filter({ hasText: 'Philip Thigo' }).click()
  assert.match(await dialog(page).textContent(), /Special Envoy on Technology, Government of Kenya/)
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await page.waitForFunction(() => location.hash === '#view=speakers&zone=Asia/Tokyo')
})

scene('another language and a dark page work under the strictest policy, too', '/strict.html', { routes, locale: 'fr-FR', colorScheme: 'dark' }, async (page) => {
  await page.evaluate(() => document.querySelector('plenary-agenda').setAttribute('lang', 'fr'))
  await page.loaded(2)
  await settled(page)
  assert.match(await inside(page, '[role=tab]').first().textContent(), /Programme|Agenda/)
  assert.equal(await inside(page, 'section.day h3').first().textContent(), 'mardi 9 juillet, Heures à New York (UTC−4)')
})
