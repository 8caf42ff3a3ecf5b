// Pages of sessions and speakers: accessible, under a strict policy, linked to each other and to the agenda.
import assert from 'node:assert/strict'
import { pages } from '../../pkg/plenary-tool.js'
import { AGENDA } from './views.mjs'
import { html, inside, json, stage } from './scene.mjs'

const { scene } = stage()
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'"
const TYPES = { html: 'text/html; charset=utf-8', css: 'text/css', xml: 'application/xml' }
const { files } = await pages(JSON.stringify(AGENDA), { baseUrl: 'https://example.org/talks/', page: '/agenda.html', locale: 'en-US' })
const routes = {
  '/favicon.ico': { body: '' },
  '/agenda.json': json(AGENDA),
  '/agenda.html': html('<main><h1>Harbour</h1><plenary-agenda src="agenda.json"></plenary-agenda></main>'),
  ...Object.fromEntries(files.map(({ path, text }) => [
    `/talks/${path}`,
    // Links to the agenda are absolute, and this site is another.
    { headers: { 'content-type': TYPES[path.split('.').pop()], 'content-security-policy': POLICY }, body: text.replaceAll('href="https://example.org/agenda.html', 'href="/agenda.html') },
  ])),
}
const options = { routes, count: 0 }

for (const name of ['session/opening', 'session/commons', 'session/standard', 'speaker/ada']) {
  for (const width of [320, 1280]) {
    for (const colorScheme of ['light', 'dark']) {
      scene(`${name}, ${width} px, ${colorScheme}`, `/talks/${name}.html`, { ...options, colorScheme, viewport: { width, height: 800 } }, async (page) => {
        assert.deepEqual(await page.axe(), [])
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, 'nothing to the side')
      })
    }
  }
}

scene('from a session to its speaker, to another session, to the agenda', '/talks/session/commons.html', { ...options, clock: '2027-06-16T07:30:00Z' }, async (page) => {
  await page.getByRole('link', { name: 'Ada Example' }).click()
  await page.getByRole('heading', { name: 'Ada Example', level: 1 }).waitFor()
  await page.getByRole('link', { name: 'Hands on' }).click()
  await page.getByRole('heading', { name: 'Hands on', level: 1 }).waitFor()
  await page.getByRole('link', { name: 'Harbour Days' }).click()
  await inside(page, 'dialog[open] h3').waitFor()
  assert.equal(await inside(page, 'dialog[open] h3').innerText(), 'Hands on')
})
