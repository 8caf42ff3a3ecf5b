// Calendar export: a file and links for a session, a file of my agenda and of the filtered list.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { feed, focused, html, inside, json, settled, stage } from './scene.mjs'

const { scene } = stage()
const FEED = feed(
  [
    { id: 'a', title: 'Alpha & Ω', start: '2027-06-15T10:00', end: '2027-06-15T11:00', room: 'Aegean', status: 'cancelled' },
    { id: 'b', title: 'Beta', start: '2027-06-15T10:30', end: '2027-06-15T11:30' },
    { id: 'days', title: 'Sprint', start: '2027-06-16', end: '2027-06-17' },
    { id: 'soon', title: 'Some day' },
  ],
  { event: { title: 'A day', timezone: 'Europe/Paris', links: [{ kind: 'calendar', url: 'webcal://example.org/all.ics' }] } },
)
const body = html('<main><h1>Test</h1><plenary-agenda src="calendar.json"></plenary-agenda></main>', { head: '<meta name="viewport" content="width=device-width">' })
const routes = { '/calendar.html': body, '/calendar.json': json(FEED) }
const dialog = (page) => inside(page, 'dialog')
const menu = (page) => dialog(page).locator('[part=calendar]')
const events = (text) => text.split('BEGIN:VEVENT').slice(1)
const saved = async (page, act) => {
  const [file] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8').replaceAll('\r\n ', '') }
}

scene('the menu opens by keyboard, and has a file and links', '/calendar.html', { routes }, async (page, site) => {
  await inside(page, 'article[data-s=b] h4 a').click()
  assert.equal(await menu(page).locator('a, button').first().isVisible(), false)
  await menu(page).locator('summary').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  assert.equal(await focused(page), 'button Calendar file (.ics)')
  const links = await menu(page).locator('a').evaluateAll((links) => links.map((link) => [link.textContent, link.href, link.rel]))
  assert.deepEqual(links.map(([name, href]) => `${name}: ${new URL(href).host}`), [
    'Google Calendar: calendar.google.com',
    'Outlook.com: outlook.live.com',
    'Office 365: outlook.office.com',
    'Subscribe: example.org',
  ])
  const google = new URL(links[0][1]).searchParams
  assert.deepEqual([google.get('text'), google.get('dates')], ['Beta', '20270615T083000Z/20270615T093000Z'])
  assert.match(google.get('details'), new RegExp(`^${site.origin}/calendar.html#session=b`))
  const { name, text } = await saved(page, () => page.keyboard.press('Enter'))
  assert.equal(name, 'b.ics')
  assert.match(text, /\r\nDTSTART:20270615T083000Z\r\n/)
  assert.match(text, /\r\nSEQUENCE:[1-9]\d+\r\n/)
  assert.match(text, new RegExp(`DESCRIPTION:${site.origin}/calendar.html#session=b\r\n`))
  assert.deepEqual(await page.axe(), [])
})

scene('a session without a time has no menu', '/calendar.html#session=soon', { routes }, async (page) => {
  await dialog(page).getByRole('heading', { name: 'Some day' }).waitFor()
  assert.equal(await menu(page).count(), 0)
})

scene('files of my agenda and of the filtered list show their number of sessions', '/calendar.html', { routes }, async (page) => {
  for (const id of ['a', 'days', 'soon']) await inside(page, `article[data-s=${id}] > .star`).first().click()
  await inside(page, '[role=tab]').filter({ hasText: 'My agenda (3)' }).click()
  await settled(page)
  const button = inside(page, '[data-act=ics]')
  assert.equal((await button.innerText()).trim(), 'Calendar (2)', 'one of the three has no time')
  const { name, text } = await saved(page, () => button.click())
  assert.deepEqual([name, events(text).length], ['a-day.ics', 2])
  assert.match(text, /STATUS:CANCELLED/)
  assert.match(text, /DTSTART;VALUE=DATE:20270616\r\nDTEND;VALUE=DATE:20270618/)
  await inside(page, '[data-v=agenda]').click()
  await inside(page, 'input[type=search]').fill('beta')
  const shown = inside(page, '.chips [data-act=ics]')
  assert.equal((await shown.innerText()).trim(), 'Calendar file (1)')
  const file = await saved(page, () => shown.click())
  assert.deepEqual(events(file.text).map((event) => /SUMMARY:(.*)\r/.exec(event)[1]), ['Beta'])
})

// Violations of the policy are among the page's problems.
scene('files are saved and codes drawn under the strictest policy', '/strict.html', { routes: { '/favicon.ico': { status: 204 } } }, async (page) => {
  await inside(page, '.card:not(.quiet) > .star').first().click()
  await inside(page, '.card:not(.quiet) h4 a').first().click()
  await menu(page).locator('summary').click()
  assert.match((await saved(page, () => menu(page).getByRole('button').click())).text, /^BEGIN:VCALENDAR/)
  // Escape closes the topmost layer: the menu, then the dialog.
  await page.keyboard.press('Escape')
  assert.deepEqual([await menu(page).getAttribute('open'), await dialog(page).isVisible()], [null, true])
  await page.keyboard.press('Escape')
  await inside(page, '[data-v=mine]').click()
  await inside(page, '[data-act=share]').click()
  await dialog(page).locator('.qr svg path').waitFor({ state: 'attached' })
})

scene('without blob URLs, the file is a data URL', '/calendar.html', { routes }, async (page) => {
  await page.evaluate(() => {
    URL.createObjectURL = () => {
      throw new TypeError('refused')
    }
  })
  await inside(page, 'article[data-s=b] h4 a').click()
  await menu(page).locator('summary').click()
  const { name, text } = await saved(page, () => menu(page).getByRole('button').click())
  assert.equal(name, 'b.ics')
  assert.match(text, /SUMMARY:Beta/)
})
