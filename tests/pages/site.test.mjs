// The pages of the site: up to date with their sources, under the strict policy, accessible, and without JavaScript.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { stale } from '../../tools/site.mjs'
import { here } from '../../tools/run.mjs'
import { ROUTES, SHOTS, stage } from '../../tools/screenshots.mjs'
import { start } from './harness.mjs'

// Of the pages of diagnostic codes, which are all alike, two.
const PAGES = [...readdirSync(here('www')).filter((file) => file.endsWith('.html')), 'diagnostics/bad-end.html', 'diagnostics/no-permission.html']
const LOOKS = [1280, 390].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ width, colorScheme })))
// Every look of it is tried, with the agenda in it; of the others, one each in turn, and the page around its agendas.
const THOROUGH = 'attributes.html'

let site
// What is read one after the other is read in one tab, as people do.
let page
before(async () => {
  site = await start()
  page = await site.open('/', { clock: '2026-07-01T12:00:00Z' })
})
after(() => site.close())

const heights = { 1280: 800, 390: 780, 320: 640 }
const size = (width) => ({ width, height: heights[width] })
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

// The page that checks has an agenda without a feed.
const isShown = () => [...document.querySelectorAll('plenary-agenda')].every((agenda) => agenda.id === 'preview' || agenda.state)
const isPainted = (dark) => [...document.querySelectorAll('plenary-agenda:not([theme])')].every((agenda) => !agenda.state || agenda.shadowRoot.querySelector('.plenary').classList.contains('dark') === dark)

test('www/ is up to date: node tools/site.mjs', () => {
  assert.deepEqual(stale(), [])
})

PAGES.forEach((file, place) => {
  test(`${file}: no console errors, no horizontal overflow, no axe violations`, async () => {
    const looks = file === THOROUGH ? LOOKS : [LOOKS[place % LOOKS.length]]
    page.problems.length = 0
    await page.goto(`/${file}`)
    await page.waitForFunction(isShown)
    for (const { width, colorScheme } of looks) {
      await page.setViewportSize(size(width))
      await page.emulateMedia({ colorScheme })
      await page.waitForFunction(isPainted, colorScheme === 'dark')
      assert.deepEqual(await page.axe({ without: file === THOROUGH ? [] : ['plenary-agenda'] }), [], `${width} px, ${colorScheme}`)
      assert.equal(await sideways(page), 0, `${width} px`)
    }
    await page.setViewportSize(size(320))
    assert.equal(await sideways(page), 0, '320 px')
    const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content')
    for (const part of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "require-trusted-types-for 'script'", 'trusted-types plenary']) assert.ok(policy.split('; ').some((rule) => rule === part || rule.startsWith(`${part} plenary-`)), part)
    // The index of the search is not committed.
    assert.deepEqual(page.problems.filter((problem) => !problem.includes('/pagefind/')), [])
  })
})

test('without JavaScript every page has its heading, text and navigation', async () => {
  const page = await site.open('/', { javaScriptEnabled: false, viewport: size(1280) })
  const one = (text) => text.replace(/\s+/g, ' ')
  for (const file of PAGES) {
    await page.goto(`/${file}`)
    assert.equal(await page.locator('h1').count(), 1, file)
    assert.ok(await page.locator('h1').isVisible(), file)
    assert.ok(await page.locator('header nav a').first().isVisible(), file)
    assert.ok(one(await page.locator('main').innerText()).length > 100, file)
    const unseen = await page.locator('main :is(p, pre, table, h2, h3):not([hidden] *)').evaluateAll((all) => all.filter((node) => node.textContent.trim() && !node.checkVisibility()).map((node) => node.textContent))
    assert.deepEqual(unseen, [], file)
    for (const agenda of await page.locator('plenary-agenda:not(.live *, #preview)').all()) assert.match(await agenda.innerText(), /where scripts run/i, file)
    for (const figure of await page.locator('figure.live').all()) {
      assert.ok(await figure.locator('code').first().isVisible(), file)
      assert.match(await figure.locator('.stage').innerText(), /Where scripts run/, file)
    }
    assert.equal(await page.locator('.copy, .try *, .tag:visible').count(), 0, `${file} offers nothing that does not work`)
  }
  await page.setViewportSize(size(390))
  await page.goto('/attributes.html')
  await page.getByText('Reference: Attributes').click()
  await page.locator('.menu').getByRole('link', { name: 'Themes' }).click()
  assert.equal(await page.locator('h1').textContent(), 'Themes')
})

test('screenshots of the home page are up to date: node tools/screenshots.mjs', async () => {
  const html = readFileSync(here('www/index.html'), 'utf8')
  for (const [name, { width, height }] of Object.entries(SHOTS)) {
    assert.match(html, new RegExp(`<img src="shots/${name}-light\\.webp" width="${width}" height="${height}" loading="lazy" alt="[^"]{40,}">`))
    assert.match(html, new RegExp(`<source srcset="shots/${name}-dark\\.webp" media="\\(prefers-color-scheme: dark\\)">`))
    for (const scheme of ['light', 'dark']) assert.equal(readFileSync(here(`www/shots/${name}-${scheme}.webp`)).toString('latin1', 8, 12), 'WEBP')
  }
  Object.assign(site.routes, ROUTES)
  for (const name of Object.keys(SHOTS)) {
    const page = await stage(site, name, 'dark')
    assert.deepEqual(page.problems, [], name)
    await page.context().close()
  }
})

test('pitch and agenda are on the first screen of a phone', async () => {
  const page = await site.open('/', { viewport: size(390) })
  await page.loaded()
  const bottoms = await page.evaluate(() => ['.pitch .copy', '.entries', 'plenary-agenda'].map((selector) => document.querySelector(selector).getBoundingClientRect()[selector === 'plenary-agenda' ? 'top' : 'bottom']))
  assert.ok(Math.max(...bottoms) < 780 / 2 + 60, String(bottoms))
  assert.equal(await page.evaluate(() => scrollY), 0)
  await page.context().close()
})

test('the site works in any folder', async () => {
  const folders = [['/some/where/pkg/', here('pkg')], ['/some/where/', here('www')]]
  const other = await start({ folders })
  try {
    const page = await other.open('/some/where/themes.html')
    await page.loaded(4)
    await page.locator('.brand a').click()
    await page.loaded()
    await page.locator('header').getByRole('link', { name: 'Tools' }).click()
    assert.match(page.url(), /\/some\/where\/\w+\.html$/)
    assert.deepEqual(other.log.filter((path) => !path.startsWith('/some/where/')), [])
    assert.deepEqual(page.problems, [])
  } finally {
    await other.close()
  }
})

test('code is copied', async () => {
  const page = await site.open('/styling.html', { permissions: ['clipboard-read', 'clipboard-write'] })
  const box = page.locator('.code').nth(1)
  await box.getByRole('button', { name: 'Copy' }).click()
  await box.getByRole('button', { name: 'Copied' }).waitFor()
  assert.equal(await page.locator('body > p[role=status]').textContent(), 'Copied')
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await box.locator('code').textContent())
  assert.deepEqual(page.problems, [])
  await page.context().close()
})

test('code that cannot be copied is selected, with an instruction', async () => {
  const page = await site.open('/')
  await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error('no'))))
  const box = page.locator('.code').first()
  await box.getByRole('button').click()
  await box.getByRole('button', { name: 'Selected' }).waitFor()
  assert.equal(await page.evaluate(() => String(getSelection()).trim()), (await box.locator('code').textContent()).trim())
  await page.context().close()
})

test('only scrollable code blocks are tab stops', async () => {
  const page = await site.open('/styling.html', { viewport: size(390) })
  await page.waitForFunction(() => document.querySelector('.code pre[tabindex="-1"]'))
  const all = await page.locator('.code pre').evaluateAll((all) => all.map((pre) => [pre.tabIndex, pre.scrollWidth > pre.clientWidth || pre.scrollHeight > pre.clientHeight]))
  for (const [tabIndex, scrolls] of all) assert.equal(tabIndex, scrolls ? 0 : -1)
  await page.context().close()
})

test('everything on a text page is reachable by Tab, visible, with a focus ring', async () => {
  const page = await site.open('/themes.html', { viewport: size(1280) })
  await page.waitForFunction(() => document.querySelectorAll('.copy').length)
  const seen = new Set()
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip')
  for (let tries = 0; tries < 120; tries++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const node = document.activeElement
      const { outlineStyle, outlineWidth, opacity } = getComputedStyle(node)
      const { top, bottom } = node.getBoundingClientRect()
      return { name: node.getAttribute('href') ?? node.textContent, agenda: node.localName === 'plenary-agenda', ring: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, seen: opacity === '1' && bottom > 0 && top < innerHeight }
    })
    if (at.agenda) break
    seen.add(at.name)
    assert.ok(at.ring && at.seen, JSON.stringify(at))
  }
  for (const name of ['./', 'attributes.html', 'themes.html', '#dark', '#light', 'Copy']) assert.ok(seen.has(name), name)
  await page.context().close()
})

test('included files are shown unchanged', () => {
  const html = readFileSync(here('www/themes.html'), 'utf8').replace(/<[^>]+>/g, '').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
  const files = readdirSync(here('www/themes'))
  assert.equal(files.length, 4)
  for (const file of files) {
    const text = readFileSync(here('www/themes', file), 'utf8').trim()
    assert.ok(html.includes(text), file)
    assert.match(text, new RegExp(`^plenary-agenda\\.${file.replace('.css', '')} \\{`, 'm'))
  }
})
