// The scroll position: after a reload, after Back, in each view, and after following a link.
import assert from 'node:assert/strict'
import { holds, until } from '../until.mjs'
import { feed, focused, html, inside, json, quarters, settled, stage, written } from './scene.mjs'

const { scene } = stage()
const people = Array.from({ length: 60 }, (_, n) => ({ id: `p${n}`, name: `Person ${String(n).padStart(2, '0')}` }))
const sessions = quarters(90).map((session, n) => ({ ...session, people: [`p${n % 60}`] }))
const page = (above) => html(`${above}<plenary-agenda src="day.json"></plenary-agenda>`, { head: '<style>body { margin: 8px }</style>' })
const routes = {
  '/page.html': page(''),
  '/below.html': page('<div style="height: 3000px">Above</div>'),
  '/other.html': { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Other</title><link rel="icon" href="data:,"><p>Other' },
  '/day.json': json(feed(sessions, { people })),
}
const options = { viewport: { width: 390, height: 740 }, routes }

/** The top of a card in the window, in pixels. */
const top = (page, id) => page.evaluate((id) => Math.round(document.querySelector('plenary-agenda').shadowRoot.querySelector(`.main [data-s="${id}"], .main [data-p="${id}"]`)?.getBoundingClientRect().top), id)
/** The session at the top of the window, and where it is. */
const topmost = (page) => page.evaluate(() => {
  const articles = [...document.querySelector('plenary-agenda').shadowRoot.querySelectorAll('.main article')]
  const first = articles.find((article) => article.getBoundingClientRect().height && article.getBoundingClientRect().bottom > 0)
  return [first.dataset.s ?? first.dataset.p, Math.round(first.getBoundingClientRect().top)]
})
const stays = (page, id, where) => holds(async () => {
  const now = await top(page, id)
  assert.ok(Math.abs(now - where) <= 2, `${id} at ${now} instead of ${where}`)
})
const scrolled = async (page, y) => {
  await page.evaluate((y) => scrollTo(0, y), y)
  return topmost(page)
}

// A clock that stands still hides how the page was reached, and what a test does in the page counts as a gesture of the reader's.
const again = { ...options, clock: undefined }
const untouched = (page) => page.addInitScript(() => Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive: true, isActive: false } }))

scene('a reload keeps the session at the top', '/page.html', again, async (page) => {
  await untouched(page)
  const [id, where] = await scrolled(page, 4000)
  await page.reload()
  await page.loaded()
  await settled(page)
  await stays(page, id, where)
})

scene('a reload by a script does, too, after earlier interactions', '/page.html', again, async (page) => {
  await untouched(page)
  const [id, where] = await scrolled(page, 4000)
  await Promise.all([page.waitForEvent('load'), page.evaluate(() => void setTimeout(() => location.reload()))])
  await page.loaded()
  await settled(page)
  await stays(page, id, where)
})

scene('Back from another page returns to the session', '/page.html', again, async (page) => {
  await untouched(page)
  const [id, where] = await scrolled(page, 4000)
  await page.goto('/other.html')
  await page.goBack()
  await page.loaded()
  await settled(page)
  await stays(page, id, where)
})

scene('if the reader is at another part of the page, the browser restores the position', '/below.html', options, async (page) => {
  await page.evaluate(() => scrollTo(0, 700))
  await page.reload()
  await page.loaded()
  await settled(page)
  await holds(async () => assert.equal(await page.evaluate(() => scrollY), 700))
})

scene('each view keeps its own scroll position', '/page.html', options, async (page) => {
  const tab = (place) => inside(page, '[role=tab]').filter({ hasText: place })
  const [session, there] = await scrolled(page, 4000)
  await tab('Speakers').click()
  await inside(page, '.person').first().waitFor()
  const [first, begin] = await topmost(page)
  assert.equal(first, 'p0', 'a view begins at its beginning')
  assert.ok(begin >= 0)
  await settledView(page)
  const [person, here] = await scrolled(page, 1500)
  await tab('Agenda').click()
  await stays(page, session, there)
  await tab('Speakers').click()
  await stays(page, person, here)
})
const settledView = (page) => page.waitForFunction(() => [...document.querySelector('plenary-agenda').shadowRoot.querySelectorAll('.chunk')].every((chunk) => chunk.childElementCount))

scene('a shared link scrolls to its session behind the dialog, and closing focuses it', '/page.html#session=s60', options, async (page) => {
  await inside(page, 'dialog[open]').waitFor()
  await until(async () => {
    const at = await top(page, 's60')
    return at > 0 && at < 740
  })
  await page.keyboard.press('Escape')
  await written(page, {})
  assert.equal(await focused(page), 'a Session 60')
})

for (const hash of ['q=session', 'day=2027-06-07', 'view=speakers']) {
  scene(`a link with ${hash} scrolls to the element`, `/below.html#${hash}`, options, async (page) => {
    await until(() => page.evaluate(() => Math.abs(document.querySelector('plenary-agenda').getBoundingClientRect().top) < 2))
  })
}

scene('a link without them does not', '/below.html#zone=Asia/Tokyo', options, async (page) => {
  await holds(async () => assert.equal(await page.evaluate(() => scrollY), 0))
})

const dialog = (page) => inside(page, 'dialog')
const heading = (page, text) => dialog(page).locator('h3', { hasText: text }).waitFor()

scene('previous and next, and the focus on the session that was shown last', '/page.html', options, async (page) => {
  await inside(page, '.card h4 a').nth(1).click()
  await dialog(page).getByRole('button', { name: 'Next' }).click()
  await heading(page, 'Session 2')
  await dialog(page).getByRole('button', { name: 'Next' }).click()
  await heading(page, 'Session 3')
  await written(page, { session: 's3' })
  await dialog(page).getByRole('button', { name: 'Previous' }).click()
  await heading(page, 'Session 2')
  await page.keyboard.press('Escape')
  await written(page, {})
  assert.equal(await focused(page), 'a Session 2')
})

scene('Back from a person returns to the session, and closing leaves both', '/page.html', options, async (page) => {
  const entries = await page.evaluate(() => history.length)
  await inside(page, '.card h4 a').nth(3).click()
  await dialog(page).getByRole('link', { name: 'Person 03' }).click()
  await heading(page, 'Person 03')
  await page.goBack()
  await heading(page, 'Session 3')
  await written(page, { session: 's3' })
  await page.goForward()
  await heading(page, 'Person 03')
  await page.keyboard.press('Escape')
  await written(page, {})
  assert.equal(await dialog(page).isVisible(), false)
  await page.goForward()
  await heading(page, 'Session 3')
  assert.equal(await page.evaluate(() => history.length), entries + 2)
})

scene('closing a dialog opened by a link closes everything opened in it', '/page.html#session=s3', options, async (page) => {
  await dialog(page).getByRole('link', { name: 'Person 03' }).click()
  await heading(page, 'Person 03')
  await page.keyboard.press('Escape')
  await written(page, {})
  await holds(async () => assert.equal(await dialog(page).isVisible(), false))
})

scene('the system’s share sheet is used where there is one', '/page.html', options, async (page) => {
  await page.evaluate(() => {
    navigator.canShare = () => true
    navigator.share = async (data) => (window.shared = data)
  })
  await inside(page, '.card h4 a').first().click()
  await dialog(page).getByRole('button', { name: 'Share' }).click()
  await page.waitForFunction(() => window.shared?.url.endsWith('#session=s0'))
})

scene('a session with its own page opens in the dialog, and is shared and opened in a new tab as its page', '/page.html', {
  ...options,
  routes: {
    ...options.routes,
    '/day.json': json(feed(quarters(2).map((session) => ({ ...session, links: [{ type: 'page', url: `talks/${session.id}.html` }] })))),
    '/talks/s1.html': html('<h1>Talk</h1>', { script: 'data:text/javascript,' }),
  },
}, async (page) => {
  await page.evaluate(() => {
    navigator.canShare = () => true
    navigator.share = async (data) => (window.shared = data)
  })
  const title = inside(page, '.card h4 a').nth(1)
  await title.click()
  await dialog(page).getByRole('button', { name: 'Share' }).click()
  await page.waitForFunction(() => window.shared)
  assert.match(await page.evaluate(() => window.shared.url), /^http:.*\/talks\/s1\.html$/)
  await dialog(page).getByRole('link', { name: 'On this site' }).waitFor()
  await page.keyboard.press('Escape')
  await written(page, {})
  const [other] = await Promise.all([page.context().waitForEvent('page'), title.click({ modifiers: ['ControlOrMeta'] })])
  await other.waitForURL(/\/talks\/s1\.html$/)
})

scene('scrolling while it opens at the current time is not overridden', '/harbour.html', {
  clock: '2027-06-16T08:00:00Z',
  routes: { '/harbour.html': html('<p>Above</p><plenary-agenda src="harbour-days.json"></plenary-agenda>') },
}, async (page) => {
  await page.waitForFunction(() => scrollY > 500)
  await page.evaluate(() => scrollTo(0, 0))
  // More than there are attempts to scroll to what is on.
  await page.evaluate(async () => {
    for (let n = 0; n < 10; n++) await new Promise((done) => setTimeout(done, 60))
  })
  assert.equal(await page.evaluate(() => scrollY), 0)
})
