// The scroll position after a dialog is closed.
import assert from 'node:assert/strict'
import { holds } from '../until.mjs'
import { feed, focused, html, inside, json, quarters, stage } from './scene.mjs'

const { scene } = stage()
const AGENDA = '<h1>Programme</h1><plenary-agenda src="good.json"></plenary-agenda><p>Footer</p>'
const SESSIONS = quarters(40, 32).map((session, place) => (place === 5 ? { ...session, people: ['Ada Example'] } : session))
const ROUTES = { '/page.html': html(AGENDA), '/good.json': json(feed(SESSIONS)) }
const options = { routes: ROUTES, viewport: { width: 400, height: 600 } }
const isInSight = (page, title) => inside(page, '.card', { hasText: title }).filter({ hasText: title }).first().evaluate((node) => {
  const { top, bottom } = node.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
})

scene('closing a session opened by a link scrolls to it', '/page.html#session=s30', options, async (page) => {
  await inside(page, 'dialog h3').waitFor()
  await page.keyboard.press('Escape')
  await inside(page, 'dialog').waitFor({ state: 'hidden' })
  await holds(async () => assert.equal(await isInSight(page, 'Session 30'), true))
  assert.equal(await focused(page), 'a Session 30')
})

scene('closing a session opened by a click keeps the scroll position', '/page.html', options, async (page) => {
  const link = inside(page, '.card h4 a').filter({ hasText: 'Session 10' })
  await link.click()
  await inside(page, 'dialog h3').waitFor()
  const before = await page.evaluate(() => scrollY)
  await page.keyboard.press('Escape')
  await inside(page, 'dialog').waitFor({ state: 'hidden' })
  await holds(async () => assert.equal(await page.evaluate(() => scrollY), before))
})

// Closing goes back in the history, which the browser does a moment later.
for (const [what, act, address, selector] of [
  ['the page shows another view', "agenda.view = 'speakers'", '#view=speakers', '.person'],
  ['the reader chooses another view', "root.querySelector('[data-v=speakers]').click()", '#view=speakers', '.person'],
  ['something else is opened', "root.querySelector('.card [href*=s12]').click()", '#session=s12', 'dialog[open]'],
]) {
  // The button closes at once; of Escape the browser says so a moment later.
  for (const [how, close] of [['by the button', "root.querySelector('dialog [data-act=close]').click()"], ['as by Escape', "root.querySelector('dialog').close()"]]) scene(`an action right after closing ${how} persists, and Back undoes it: ${what}`, '/page.html', options, async (page) => {
    await inside(page, '.card h4 a').filter({ hasText: 'Session 10' }).click()
    await inside(page, 'dialog h3').waitFor()
    await page.evaluate((steps) => {
      const agenda = document.querySelector('plenary-agenda')
      for (const step of steps) new Function('agenda', 'root', step)(agenda, agenda.shadowRoot)
    }, [close, act])
    await page.waitForFunction((address) => location.hash === address, address)
    await inside(page, selector).waitFor()
    await holds(async () => assert.equal(await page.evaluate(() => location.hash), address))
    await page.goBack()
    await inside(page, selector).waitFor({ state: 'hidden' })
    assert.equal(await page.evaluate(() => location.hash), '')
  })
}
