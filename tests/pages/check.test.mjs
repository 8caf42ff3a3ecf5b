// The page that checks a feed while it is written.
import assert from 'node:assert/strict'
import { feed, json, stage, titles } from './scene.mjs'

const { scene } = stage()
const GOOD = feed([{ id: 'a', title: 'First', start: '2027-06-07T09:00', duration: 30 }])
const summary = (page) => page.locator('#summary')
const until = (page, pattern) => page.waitForFunction((source) => new RegExp(source).test(document.getElementById('summary').textContent), pattern.source)
const codes = (page) => page.locator('#problems li').evaluateAll((items) => items.map(({ dataset }) => dataset.code))

scene('a pasted feed is checked and shown, and again when it is corrected', '/check.html', { count: 0, asleep: true, problems: [/the feed could not be loaded: error: \$\.sessions\[0\]\.start/] }, async (page) => {
  const text = page.getByRole('textbox', { name: 'The feed' })
  await text.fill(JSON.stringify(GOOD, undefined, 2).replace('09:00', '25:00'))
  await until(page, /1 problem/)
  assert.deepEqual(await codes(page), ['no-time'])
  assert.match(await page.locator('#problems mark').textContent(), /25:00/)
  await page.getByRole('button', { name: 'line 10, column 16' }).click()
  assert.equal(await text.evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd)), '"2027-06-07T25:00"')
  await text.fill(JSON.stringify(GOOD, undefined, 2))
  await until(page, /Nothing is wrong/)
  await page.loaded()
  assert.deepEqual(await titles(page), ['First'])
})

scene('a feed at a URL, with a zone set for it', '/check.html?src=/naive.json&timezone=Africa/Nairobi', {
  routes: { '/naive.json': json({ sessions: [{ id: '1', title: 'Naive', startsAt: '2027-06-07T09:00:00', endsAt: '2027-06-07T10:00:00', isServiceSession: false, isPlenumSession: false, speakers: [], roomId: null }], speakers: [], categories: [], rooms: [] }) },
}, async (page) => {
  await until(page, /Sessionize/)
  assert.match(await summary(page).textContent(), /1 session, 0 speakers, Africa\/Nairobi/)
  assert.deepEqual(await titles(page), ['Naive'])
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as plenary’s own' }).click()])
  assert.equal(download.suggestedFilename(), 'agenda.json')
})

scene('a feed that cannot be fetched is reported, with a next step', '/check.html', { count: 0, asleep: true, problems: [/404/] }, async (page) => {
  await page.getByRole('textbox', { name: 'Address' }).fill('http://localhost/nowhere.json')
  await page.locator('#from').evaluate((form) => (form.elements.src.value = new URL('/nowhere.json', location.href).href))
  await page.getByRole('button', { name: 'Fetch' }).click()
  await page.waitForFunction(() => /could not be fetched.*open it here/.test(document.getElementById('fetched').textContent))
})

scene('a file in another encoding is opened', '/check.html', { count: 0, asleep: true }, async (page) => {
  const buffer = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(JSON.stringify(GOOD), 'utf16le')])
  await page.locator('#file').setInputFiles({ name: 'agenda.json', mimeType: 'application/json', buffer })
  await until(page, /Nothing is wrong/)
  assert.equal(await page.getByRole('textbox', { name: 'The feed' }).inputValue(), JSON.stringify(GOOD))
})

for (const [name, viewport, colorScheme] of [['phone', { width: 360, height: 740 }, 'dark'], ['desktop', { width: 1280, height: 900 }, 'light']]) {
  scene(`everybody can use it: ${name}`, '/check.html?src=ospos-for-good-2023.json', { viewport, colorScheme }, async (page) => {
    await until(page, /Nothing is wrong/)
    assert.deepEqual(await page.axe(), [])
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
    await page.shot(`check-${name}`)
  })
}
