// Offline use: the cached feed, and the service worker.
import assert from 'node:assert/strict'
import { until } from '../until.mjs'
import { feed, html, inside, json, quarters, settled, stage, titles } from './scene.mjs'

const { scene } = stage()

const FEED = feed(quarters(12))
// The page's own worker, which imports that of plenary, and its script, which registers it.
const REGISTER = `<script>
  navigator.serviceWorker.register('/sw.js')
  // Until what the page needs is kept.
  window.isKept = async (...wanted) => {
    await navigator.serviceWorker.ready
    const cache = await caches.open('plenary-kept')
    // What is still being written is listed already.
    const sizes = await Promise.all(wanted.map(async (path) => (await (await cache.match(path))?.blob())?.size))
    return sizes.every((size) => size > 0)
  }
</script><link rel="stylesheet" href="/site.css">`
const ROUTES = {
  '/page.html': html('<main><h1>Test</h1><plenary-agenda src="feed.json"></plenary-agenda></main>', { head: REGISTER }),
  '/plain.html': html('<main><h1>Test</h1><plenary-agenda src="feed.json"></plenary-agenda></main>'),
  '/feed.json': json(FEED),
  '/site.css': { headers: { 'content-type': 'text/css' }, body: 'h1 { color: rgb(1, 2, 3) }' },
  '/sw.js': { headers: { 'content-type': 'text/javascript' }, body: "importScripts('/pkg/plenary-offline.js')" },
}
const offline = (page, value) => page.context().setOffline(value)

scene('with a service worker, a page opens and works offline, also after a reload', '/page.html', { routes: ROUTES, clock: undefined, problems: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED/] }, async (page) => {
  await page.waitForFunction(() => isKept('/page.html', '/feed.json', '/site.css'))
  // The worker answers from the next visit on.
  await page.reload()
  await page.loaded()
  await page.waitForFunction(() => navigator.serviceWorker.controller)
  await offline(page, true)
  for (let i = 0; i < 2; i++) {
    await page.reload()
    await page.loaded()
    await settled(page)
    assert.equal((await titles(page)).length, 12)
  }
  assert.equal(await page.locator('h1').evaluate((node) => getComputedStyle(node).color), 'rgb(1, 2, 3)')
  await inside(page, '[data-s=s3] h4 a').click()
  await inside(page, 'dialog h3').getByText('Session 3').waitFor()
  // A page that was never seen is not there.
  await assert.rejects(page.goto('/other.html'))
  await offline(page, false)
  await page.goto('/page.html')
  await page.loaded()
})

const FRENCH = { ...ROUTES, '/page.html': html('<main><h1>Test</h1><plenary-agenda src="feed.json"></plenary-agenda></main>', { head: REGISTER, lang: 'fr' }) }

scene('offline, a page is in its language', '/page.html', { routes: FRENCH, clock: undefined, problems: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED/] }, async (page) => {
  await page.waitForFunction(() => isKept('/page.html', '/feed.json', '/pkg/lang/fr.json'))
  await page.reload()
  await page.loaded()
  await page.waitForFunction(() => navigator.serviceWorker.controller)
  await offline(page, true)
  await page.reload()
  await page.loaded()
  await settled(page)
  assert.match(await inside(page, '.count').textContent(), /12 séances/)
  assert.equal(await inside(page, '.plenary').getAttribute('lang'), 'fr')
  await offline(page, false)
})

scene('the network comes before the cache', '/page.html', { routes: ROUTES, clock: undefined }, async (page, site) => {
  await page.waitForFunction(() => isKept('/page.html', '/feed.json'))
  await page.reload()
  await page.loaded()
  site.routes['/feed.json'] = json(feed(quarters(3)))
  await page.reload()
  await page.loaded()
  assert.equal((await titles(page)).length, 3)
})

scene('the cached feed is shown with its date if the feed cannot be loaded, and replaced when it can', '/plain.html', { routes: ROUTES, problems: [/503/, /plenary: /] }, async (page, site) => {
  await page.waitForFunction(async () => (await (await caches.open('plenary-feeds')).keys()).length === 1)
  site.routes['/feed.json'] = { status: 503 }
  await page.reload()
  await page.loaded()
  await settled(page)
  assert.equal((await titles(page)).length, 12)
  await inside(page, '.as-of').waitFor()
  assert.match(await inside(page, '.as-of').textContent(), /^As of \d/)
  assert.deepEqual(await page.axe(), [])
  site.routes['/feed.json'] = json(feed(quarters(3)))
  await page.evaluate(() => document.querySelector('plenary-agenda').reload())
  await until(async () => (await titles(page)).length === 3, 'the new one is shown')
  assert.equal(await inside(page, '.as-of').count(), 0)
})

scene('a feed that was never cached fails as usual', '/plain.html', { count: 0, routes: { ...ROUTES, '/feed.json': { status: 503 } }, problems: [/503/, /plenary: /] }, async (page) => {
  await inside(page, '.failed').waitFor()
})

scene('the number of cached feeds is limited', '/plain.html', { routes: ROUTES }, async (page, site) => {
  for (let i = 0; i < 10; i++) {
    site.routes[`/feed${i}.json`] = json(FEED)
    await page.evaluate((i) => new Promise((done) => {
      addEventListener('plenary-loaded', done, { once: true })
      document.querySelector('plenary-agenda').src = `feed${i}.json`
    }), i)
    await page.waitForFunction(async (i) => (await (await caches.open('plenary-feeds')).keys()).some(({ url }) => url.endsWith(`feed${i}.json`)), i)
  }
  const kept = () => page.evaluate(async () => (await (await caches.open('plenary-feeds')).keys()).map(({ url }) => url.match(/feed\d/)[0]).sort().join(' '))
  await until(async () => (await kept()) === 'feed2 feed3 feed4 feed5 feed6 feed7 feed8 feed9', 'the newest eight are left')
})

scene('concurrent writes to the feed cache keep the newest', '/plain.html', { routes: ROUTES }, async (page, site) => {
  const old = (i) => page.evaluate(async ([i, at]) => {
    const headers = { 'content-type': 'application/json', 'x-plenary-read': String(at) }
    await (await caches.open('plenary-feeds')).put(`/old${i}.json`, new Response('{}', { headers }))
  }, [i, i + 1])
  // In no order of time.
  for (const i of [5, 2, 7, 0, 3, 6, 1, 4]) await old(i)
  for (const i of [0, 1, 2]) site.routes[`/new${i}.json`] = json(FEED)
  await page.evaluate(() => {
    for (const i of [0, 1, 2]) {
      const agenda = document.createElement('plenary-agenda')
      agenda.src = `new${i}.json`
      document.body.append(agenda)
    }
  })
  // The feed of the page itself is the ninth.
  const kept = () => page.evaluate(async () => (await (await caches.open('plenary-feeds')).keys()).map(({ url }) => new URL(url).pathname.slice(1)).sort().join(' '))
  await until(async () => /^feed\.json new0\.json new1\.json new2\.json old4\.json old5\.json old6\.json old7\.json$/.test(await kept()), 'the newest eight are left')
})
