// The page that builds the lines for a site.
import assert from 'node:assert/strict'
import { inside, settled, stage } from './scene.mjs'

const { scene } = stage()
const snippet = (page) => page.locator('#snippet').textContent()
const choose = async (page, label, value) => page.getByRole('combobox', { name: label, exact: true }).selectOption({ label: value })

scene('what is chosen is in the lines, in the agenda and in the address of the page', '/build.html', {}, async (page) => {
  assert.equal(await snippet(page), `<script type="module" src="/plenary/plenary.js"></script>
<plenary-agenda src="ospos-for-good-2024.json">
  <a href="ospos-for-good-2024.json">The agenda</a>
</plenary-agenda>`)
  await choose(page, 'Views', 'Speakers and agenda')
  await choose(page, 'Language', 'Français')
  await choose(page, 'Corners', 'Square')
  await page.loaded(3)
  assert.match(await snippet(page), /<style>\nplenary-agenda \{\n {2}--plenary-radius: 0;\n\}\n<\/style>\n<plenary-agenda src="ospos-for-good-2024\.json" views="speakers agenda" lang="fr">/)
  assert.equal(await inside(page, '[role=tab]').first().textContent(), 'Intervenants')
  assert.equal(await page.locator('plenary-agenda').evaluate((agenda) => agenda.style.getPropertyValue('--plenary-radius')), '0')
  assert.match(page.url(), /lang=fr/)
  await page.reload()
  await page.loaded()
  assert.match(await snippet(page), /views="speakers agenda" lang="fr"/)
})

scene('for Hugo and for npm', '/build.html?timezone=reader', {}, async (page) => {
  await page.getByRole('radio', { name: 'Hugo' }).check()
  assert.equal(await snippet(page), '{{< plenary src="ospos-for-good-2024.json" timezone="reader" >}}')
  await page.getByRole('radio', { name: 'npm' }).check()
  assert.match(await snippet(page), /^\/\/ npm install plenary\nimport 'plenary'\n\n<plenary-agenda src/)
})

scene('what is written into a field stays a value', '/build.html', { count: 1, problems: [/404/, /could not be/, /400/] }, async (page) => {
  await page.getByRole('textbox', { name: 'Address, from your page' }).fill('a"><script>alert(1)</script>.json')
  assert.match(await snippet(page), /src="a&quot;>&lt;script>/)
  await page.waitForFunction(() => /could not be/.test(document.getElementById('failed').textContent))
})

for (const [name, viewport, colorScheme] of [['phone', { width: 360, height: 740 }, 'dark'], ['desktop', { width: 1280, height: 900 }, 'light']]) {
  scene(`everybody can use it: ${name}`, '/build.html', { viewport, colorScheme }, async (page) => {
    await settled(page)
    assert.deepEqual(await page.axe(), [])
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
    await page.shot(`build-${name}`, { fullPage: true })
  })
}
