// Pages built by Hugo, in a browser.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { start } from '../pages/harness.mjs'
import { build, files, HUGOS, REPLACED, site as folderFor } from './site.mjs'

const PAGES = { '': 3, 'fr/bundle/': 5, 'raw/': 4 }
const MORE = { 'fr/': 1, 'bundle/': 5, 'static/': 4, 'data/': 2 }
const WAYS = [
  { age: 'oldest', under: '/', pages: { ...PAGES, ...MORE } },
  { age: 'oldest', under: '/a/path/', args: ['--minify'], env: { HUGO_CANONIFYURLS: 'true' } },
  { age: 'newest', under: '/a/path/', args: ['--minify'] },
  { age: 'newest', under: '/moved/', base: '/', env: { HUGO_RELATIVEURLS: 'true' } },
]

let site
before(async () => (site = await start()))
after(() => site.close())

async function publish({ age, under, base = under, args, env }) {
  const name = `browser-${age}${under.replaceAll('/', '-')}`
  const { out } = await build(HUGOS[age], folderFor(name, 'hugo/example'), { base: site.origin + base, args, env: { ...REPLACED, ...env } })
  const html = { 'content-type': 'text/html; charset=utf-8' }
  for (const file of files(out)) {
    const body = readFileSync(path.join(out, file))
    site.routes[under + file] = { body }
    if (/(^|\/)index\.html$/.test(file)) site.routes[under + file.replace(/index\.html$/, '')] = { body, headers: html }
  }
}

const loaded = async (page) => {
  await page.loaded()
  await page.waitForFunction(() => document.querySelector('plenary-agenda').shadowRoot.querySelector('.card'))
}

for (const way of WAYS) {
  test(`${way.age} Hugo, ${[way.under, ...(way.args ?? []), ...Object.keys(way.env ?? {})].join(' ')}: every agenda is shown, and nothing is asked for twice`, async () => {
    await publish(way)
    for (const [address, sessions] of Object.entries(way.pages ?? PAGES)) {
      site.log.length = 0
      const page = await site.open(way.under + address, { clock: '2027-05-01T12:00:00Z' })
      await loaded(page)
      const state = await page.evaluate(() => document.querySelector('plenary-agenda').state)
      assert.equal(state.sessions, sessions, address)
      assert.deepEqual(page.problems, [], address)
      // Hugo's own words are gone with what they stood for.
      assert.equal(await page.locator('.plenary-fallback').isVisible(), false)
      const asked = site.log.filter((one) => /plenary(\.js|\.wasm)$|\.json$/.test(one))
      assert.deepEqual(asked.filter((one, place) => asked.indexOf(one) !== place), [], address)
      assert.deepEqual(await page.evaluate(() => document.querySelector('plenary-agenda').problems.filter(({ severity }) => severity === 'error')), [])
      await page.context().close()
    }
  })
}

for (const { age, under } of [{ age: 'oldest', under: '/a/path/' }, { age: 'newest', under: '/offline/' }]) {
  test(`${age} Hugo: with params.plenary.offline a page with an agenda opens without a network`, async () => {
    await publish({ age, under, env: { HUGO_PARAMS_PLENARY_OFFLINE: 'true' } })
    const page = await site.open(`${under}static/`, { clock: '2027-05-01T12:00:00Z' })
    await loaded(page)
    await page.evaluate(() => navigator.serviceWorker.ready)
    // The first visit has no worker in charge yet; the second is kept.
    await page.reload()
    await loaded(page)
    await page.waitForFunction(async (feed) => (await caches.match(feed)) && (await caches.match(location.href)), await page.evaluate(() => document.querySelector('plenary-agenda').src))
    assert.deepEqual(page.problems, [])
    await page.context().setOffline(true)
    await page.reload()
    await loaded(page)
    assert.equal(await page.evaluate(() => document.querySelector('plenary-agenda').state.sessions), MORE['static/'])
    await page.context().close()
  })
}

test('everything is readable without JavaScript', async () => {
  const page = await site.open('/bundle/', { javaScriptEnabled: false })
  const agenda = page.locator('plenary-agenda')
  for (const words of ['Night of the clocks', 'Times in New York (America/New_York)', 'Saturday, November 6, 2027 – The long night', '8:00 pm–9:00 pm', 'At a time that comes twice', 'Chi Third, City of Elsewhere']) {
    assert.ok(await agenda.getByText(words).first().isVisible(), words)
  }
  await page.goto('/bundle/#session=exact')
  assert.ok(await page.locator('[id="session=exact"]').evaluate((node) => node.matches(':target')))
  await page.context().close()
})

test('prerendered HTML passes axe', async () => {
  const route = site.routes['/plenary/plenary.js']
  site.routes['/plenary/plenary.js'] = { body: '' }
  const page = await site.open('/static/')
  assert.deepEqual(await page.axe(), [])
  site.routes['/plenary/plenary.js'] = route
  await page.context().close()
})

for (const node of ['documentElement', 'body']) {
  test(`a theme's class "dark" on ${node} is followed, and the system is not`, async () => {
    const page = await site.open('/static/', { colorScheme: 'dark' })
    await loaded(page)
    const dark = () => page.evaluate(() => document.querySelector('plenary-agenda').shadowRoot.querySelector('.plenary').classList.contains('dark'))
    const becomes = (wanted) => page.waitForFunction((wanted) => document.querySelector('plenary-agenda').shadowRoot.querySelector('.plenary').classList.contains('dark') === wanted, wanted)
    assert.equal(await dark(), false)
    await page.evaluate((node) => document[node].classList.add('dark'), node)
    await becomes(true)
    await page.evaluate((node) => document[node].classList.remove('dark'), node)
    await becomes(false)
    await page.context().close()
  })
}

test('in a shrink-to-fit block, the agenda uses the available width', async () => {
  const page = await site.open('/static/')
  await loaded(page)
  const width = await page.evaluate(() => {
    const block = Object.assign(document.createElement('div'), { style: 'display: flex; flex-direction: column; align-items: center; width: 800px' })
    const inner = block.appendChild(document.createElement('div'))
    const agenda = document.querySelector('plenary-agenda')
    agenda.before(block)
    inner.append(agenda)
    return agenda.getBoundingClientRect().width
  })
  assert.ok(width >= 500 && width <= 800, String(width))
  await page.context().close()
})
