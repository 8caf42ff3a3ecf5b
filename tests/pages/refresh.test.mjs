// A feed that is read again during use: the state of the widget is kept.
import assert from 'node:assert/strict'
import { until } from '../until.mjs'
import { feed, html, inside, json, quarters, settled, stage, titles } from './scene.mjs'

const { scene } = stage()
const BEFORE = quarters(60).map((session) => ({ ...session, tags: ['t'], people: ['Ada Ek'] }))
// One inserted at the front, one moved, one removed.
const AFTER = [{ id: 'new', title: 'New', start: '2027-06-06T23:00', tags: ['t'] }, ...BEFORE.filter(({ id }) => id !== 's40').map((session) => (session.id === 's41' ? { ...session, start: '2027-06-07T20:00' } : session))]
const PAGE = { '/page.html': html('<p>Above</p><plenary-agenda src="feed.json"></plenary-agenda><p>Below</p>') }
const routes = (before = BEFORE) => ({ ...PAGE, '/feed.json': json(feed(before)) })

const refresh = async (page, site, after = AFTER) => {
  site.routes['/feed.json'] = typeof after === 'function' || after.status ? after : json(feed(after))
  const done = await page.evaluate(() => document.querySelector('plenary-agenda').reload())
  await settled(page)
  return done
}
const state = (page) => page.evaluate(() => document.querySelector('plenary-agenda').state)
const top = (page, id) => page.evaluate((id) => document.querySelector('plenary-agenda').shadowRoot.querySelector(`[data-s="${id}"]`).getBoundingClientRect().top, id)
const scrollTo = async (page, id) => {
  const card = inside(page, `[data-s="${id}"]`)
  await card.evaluate((card) => card.scrollIntoView({ block: 'start', behavior: 'instant' }))
  // What comes into sight is laid out only then.
  let last
  await until(async () => last === (last = await top(page, id)))
}
const focused = (page) => page.evaluate(() => {
  const { activeElement } = document.querySelector('plenary-agenda').shadowRoot
  return activeElement && (activeElement.closest('article')?.dataset.s ?? activeElement.id ?? activeElement.dataset.k)
})

scene('an open dialog stays open, with its scroll position and focus', '/page.html', { routes: routes(BEFORE.map((session) => ({ ...session, abstract: 'Long. \n\n'.repeat(200) }))) }, async (page, site) => {
  await inside(page, '[data-s="s5"] h4 a').click()
  const dialog = inside(page, 'dialog')
  await dialog.evaluate((dialog) => dialog.scrollTo(0, 300))
  await inside(page, 'dialog [data-act=copy]').evaluate((button) => button.focus({ preventScroll: true }))
  assert.equal(await refresh(page, site, AFTER.map((session) => ({ ...session, abstract: 'Other. \n\n'.repeat(200) }))), true)
  assert.match(await dialog.innerText(), /Session 5[^]*Other/)
  assert.deepEqual(await dialog.evaluate((dialog) => [dialog.open, Math.round(dialog.scrollTop), dialog.getRootNode().activeElement.dataset.act]), [true, 300, 'copy'])
  assert.equal((await state(page)).session, 's5')
  assert.equal((await state(page)).sessions, 60)
  // The link that opened it is another element now; the focus finds it all the same.
  await page.keyboard.press('Escape')
  await until(async () => (await focused(page)) === 's5')
})

scene('filters, search and zone stay', '/page.html', { routes: routes() }, async (page, site) => {
  await page.evaluate(() => (location.hash = 'q=session%204&tag=t&zone=Asia/Kathmandu'))
  await page.waitForFunction(() => document.querySelector('plenary-agenda').state.filters.length)
  const before = await state(page)
  await refresh(page, site)
  assert.deepEqual(await state(page), { ...before, shown: before.shown - 1 })
  assert.equal(await inside(page, '[data-act=search]').inputValue(), 'session 4')
  assert.ok((await titles(page)).every((title) => title.includes('4')))
})

scene('the card at the top stays where it is, and the focus on its card', '/page.html', { routes: routes() }, async (page, site) => {
  await scrollTo(page, 's30')
  const before = await top(page, 's30')
  await refresh(page, site)
  await until(async () => Math.abs((await top(page, 's30')) - before) < 2, 'the card moved')
  await inside(page, '[data-s="s32"] .tag').evaluate((tag) => tag.focus({ preventScroll: true }))
  await refresh(page, site, BEFORE)
  assert.equal(await focused(page), 's32')
  assert.equal(await page.evaluate(() => document.querySelector('plenary-agenda').shadowRoot.activeElement.textContent), 't')
  await until(async () => Math.abs((await top(page, 's30')) - before) < 2, 'the card moved')
})

scene('if the open session is removed, the dialog closes and the focus moves to the next one', '/page.html', { routes: routes() }, async (page, site) => {
  await inside(page, '[data-s="s40"] h4 a').click()
  await page.waitForFunction(() => location.hash === '#session=s40')
  await refresh(page, site)
  assert.equal(await inside(page, 'dialog').evaluate((dialog) => dialog.open), false)
  assert.deepEqual([(await state(page)).session, new URL(page.url()).hash, await focused(page)], [undefined, '', 's41'])
})

for (const [what, after] of Object.entries({ 'is not there': { status: 404 }, 'is no feed': { body: '[]' }, 'is cut off': { body: JSON.stringify(feed(AFTER)).slice(0, -20) } })) {
  scene(`a refresh whose feed ${what} changes nothing`, '/page.html', { routes: routes(), problems: [/404/, /plenary: /] }, async (page, site) => {
    await settled(page)
    await inside(page, '[data-s="s3"] h4 a').click()
    const before = await state(page)
    site.routes['/feed.json'] = after
    assert.equal(await page.evaluate(() => document.querySelector('plenary-agenda').reload()), false)
    assert.deepEqual(await state(page), before)
    assert.deepEqual((await page.evaluate(() => events)).map(([name]) => name), ['loaded', 'open', 'error'])
    // It goes on working.
    assert.equal(await refresh(page, site), true)
    assert.equal((await state(page)).session, 's3')
  })
}

scene('setting a feed again updates the agenda in place, and a feed of another event resets it', '/page.html', { count: 0, routes: { ...PAGE, '/page.html': html('<plenary-agenda></plenary-agenda>') } }, async (page) => {
  const set = (feed) => page.evaluate((feed) => new Promise((done) => {
    const agenda = document.querySelector('plenary-agenda')
    agenda.addEventListener('plenary-loaded', done, { once: true })
    agenda.feed = feed
  }), feed)
  await set(feed(BEFORE))
  await settled(page)
  await inside(page, '[data-act=search]').fill('Session 1')
  await set(feed(AFTER))
  assert.deepEqual(await page.evaluate(() => { const { search, sessions } = document.querySelector('plenary-agenda').state; return [search, sessions] }), ['Session 1', 60])
  // What is in the address by then is asked of the other event, too.
  await inside(page, '[data-act=search]').fill('')
  await page.waitForFunction(() => !location.hash)
  await set({ event: { title: 'Another', timezone: 'UTC' }, sessions: [{ id: 'other', title: 'Other' }] })
  assert.deepEqual(await titles(page), ['Other'])
})

// Sixty sessions in six rooms, with a speaker each: long enough in each view to scroll in it.
const ROOMS = BEFORE.map((session, place) => ({ ...session, room: `Room ${place % 6}`, people: [`Ada Ek ${place}`] }))
const RENAMED = ROOMS.map((session) => (session.id === 's41' ? { ...session, title: 'Another title', people: ['Ada Ek 41', 'Ben Bo'] } : session))

for (const view of ['mine', 'speakers', 'grid']) {
  scene(`near its end, ${view} keeps its scroll position and length`, `/page.html#view=${view}`, { viewport: { width: 900, height: 500 }, routes: { ...routes(ROOMS), '/page.html': html('<plenary-agenda src="feed.json"></plenary-agenda>') } }, async (page, site) => {
    await page.evaluate((ids) => (document.querySelector('plenary-agenda').starred = ids), ROOMS.slice(0, 40).map(({ id }) => id))
    await settled(page)
    const body = inside(page, '.grid-body')
    if (view === 'grid') await body.evaluate((body) => (body.scrollLeft = 200))
    await page.evaluate(() => {
      const { bottom } = document.querySelector('plenary-agenda').shadowRoot.querySelector('.main').getBoundingClientRect()
      scrollBy({ top: bottom - innerHeight - 60, behavior: 'instant' })
    })
    const at = await page.evaluate(() => scrollY)
    assert.ok(at > 100, `${at}`)
    await page.evaluate(() => {
      window.seen = [[scrollY, document.documentElement.scrollHeight]]
      const look = () => requestAnimationFrame(() => {
        seen.push([scrollY, document.documentElement.scrollHeight])
        look()
      })
      look()
    })
    await refresh(page, site, RENAMED)
    const seen = await page.evaluate(() => window.seen)
    for (const [y, height] of seen) {
      assert.ok(Math.abs(y - at) < 60, `${at} → ${y}`)
      assert.ok(height > seen[0][1] - 60, `${seen[0][1]} → ${height}`)
    }
    if (view === 'grid') assert.equal(await body.evaluate((body) => body.scrollLeft), 200)
    assert.equal(await inside(page, '.main').evaluate((main) => main.style.minHeight), '')
  })
}
