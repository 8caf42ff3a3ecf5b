// The widget in a part of the page that scrolls or clips its content, as in the shell of an app.
import assert from 'node:assert/strict'
import { holds, until } from '../until.mjs'
import { feed, focused, html, inside, json, quarters, settled, stage, written } from './scene.mjs'

const { scene } = stage()
const people = Array.from({ length: 60 }, (_, n) => ({ id: `p${n}`, name: `Person ${String(n).padStart(2, '0')}` }))
const later = quarters(30).map((session, n) => ({ ...session, id: `s${90 + n}`, start: session.start.replace('06-07', '06-09') }))
const sessions = [...quarters(90), ...later].map((session, n) => ({ ...session, people: [`p${n % 60}`] }))
const agenda = '<plenary-agenda src="day.json"></plenary-agenda>'
const style = (rules) => ({ head: `<style>body{margin:0}${rules}</style>` })
const BOXES = {
  'a box in a page that scrolls': ['/box.html', html(`<p style="height:100px;margin:0">Above</p><div id="box">${agenda}</div><p style="height:3000px">Below</p>`, style('#box{height:600px;overflow:auto}'))],
  'the part of an app that scrolls': ['/app.html', html(`<header>App</header><main id="box">${agenda}</main>`, style('header{position:fixed;inset:0 0 auto;height:64px}main{position:fixed;inset:64px 0 0;overflow:auto}'))],
  'a part of the page that cuts off what is outside of it': ['/hidden.html', html(`<div style="overflow:hidden">${agenda}</div>`, style(''))],
  'a box around one that cuts off what is outside of it': ['/cut.html', html(`<p style="height:100px;margin:0">Above</p><div id="box"><div style="overflow:hidden">${agenda}</div></div>`, style('#box{height:600px;overflow:auto}'))],
}

/** The top of a card, below that of what scrolls. */
const top = (page, id) => page.evaluate((id) => {
  const card = document.querySelector('plenary-agenda').shadowRoot.querySelector(`.main [data-s="${id}"], .main [data-p="${id}"]`)
  return card && Math.round(card.getBoundingClientRect().top - (document.querySelector('#box')?.getBoundingClientRect().top ?? 0))
}, id)
/** Scrolls the box, or the page where there is none. */
const scrollTo = (page, y) => page.evaluate((y) => (document.querySelector('#box') ?? document.scrollingElement).scrollTo(0, y), y)
/** The same. Returns the first card that is in sight then, and its top. */
const scrolled = async (page, y) => {
  await scrollTo(page, y)
  return page.evaluate(() => {
    const edge = document.querySelector('#box')?.getBoundingClientRect().top ?? 0
    const first = [...document.querySelector('plenary-agenda').shadowRoot.querySelectorAll('.main article')].find((card) => card.getBoundingClientRect().height && card.getBoundingClientRect().bottom > edge)
    return [first.dataset.s ?? first.dataset.p, Math.round(first.getBoundingClientRect().top - edge)]
  })
}
const stays = (page, id, where) => holds(async () => {
  const [isStill, at] = [await page.evaluate(() => !document.querySelector('#box') || scrollY === 0), await top(page, id)]
  assert.ok(isStill && Math.abs(at - where) <= 2, `${id} at ${at} instead of ${where}`)
})

for (const [name, [path, page]] of Object.entries(BOXES)) {
  const options = { viewport: { width: 390, height: 740 }, routes: { [path]: page, '/day.json': json(feed(sessions, { people })) } }

  // In what cuts off the rest, the tabs are scrolled away.
  if (!page.body.includes('overflow:hidden')) scene(`${name}: each view keeps its own place, and begins at its beginning`, path, options, async (page) => {
    const tab = (place) => inside(page, '[role=tab]').filter({ hasText: place })
    const [session, there] = await scrolled(page, 4000)
    await tab('Speakers').click()
    await inside(page, '.person').first().waitFor()
    await until(async () => (await top(page, 'p0')) >= 0)
    await page.waitForFunction(() => [...document.querySelector('plenary-agenda').shadowRoot.querySelectorAll('.chunk')].every((chunk) => chunk.childElementCount))
    const [person, here] = await scrolled(page, 1500)
    await tab('Agenda').click()
    await stays(page, session, there)
    await tab('Speakers').click()
    await stays(page, person, here)
  })

  scene(`${name}: a link to a session scrolls to it behind the dialog`, `${path}#session=s60`, options, async (page) => {
    await inside(page, 'dialog[open]').waitFor()
    await holds(async () => {
      const at = await top(page, 's60')
      assert.ok(at > 0 && at < 600, `${at}`)
    })
    await page.keyboard.press('Escape')
    await written(page, {})
    assert.equal(await focused(page), 'a Session 60')
  })

  scene(`${name}: a reload keeps the session at the top`, path, { ...options, clock: undefined }, async (page) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive: true, isActive: false } }))
    const [id, where] = await scrolled(page, 4000)
    await page.reload()
    await page.loaded()
    await settled(page)
    await stays(page, id, where)
  })

  scene(`${name}: the day that is read is marked, the last one too`, path, options, async (page) => {
    const current = () => inside(page, '[part=day-tab][aria-current=date]').textContent()
    const first = await current()
    await scrollTo(page, 600)
    await holds(async () => assert.equal(await current(), first))
    await scrollTo(page, 100_000)
    await until(async () => (await current()) !== first)
    await scrollTo(page, 1000)
    await until(async () => (await current()) === first)
  })
}
