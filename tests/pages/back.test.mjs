// Where readers are in the page when they close what is open.
import assert from 'node:assert/strict'
import { holds } from '../until.mjs'
import { feed, html, inside, json, quarters, stage } from './scene.mjs'

const { scene } = stage()
const AGENDA = '<h1>Programme</h1><plenary-agenda src="good.json"></plenary-agenda><p>Footer</p>'
const ROUTES = { '/page.html': html(AGENDA), '/good.json': json(feed(quarters(40, 32))) }
const options = { routes: ROUTES, viewport: { width: 400, height: 600 } }
const isInSight = (page, title) => inside(page, '.card', { hasText: title }).filter({ hasText: title }).first().evaluate((node) => {
  const { top, bottom } = node.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
})

scene('who closes what a link has opened finds the session', '/page.html#session=s30', options, async (page) => {
  await inside(page, 'dialog h3').waitFor()
  await page.keyboard.press('Escape')
  await inside(page, 'dialog').waitFor({ state: 'hidden' })
  await holds(async () => assert.equal(await isInSight(page, 'Session 30'), true))
  assert.equal(await inside(page, ':focus').textContent(), 'Session 30')
})

scene('who closes what they have opened is where they were', '/page.html', options, async (page) => {
  const link = inside(page, '.card h4 a').filter({ hasText: 'Session 10' })
  await link.click()
  await inside(page, 'dialog h3').waitFor()
  const before = await page.evaluate(() => scrollY)
  await page.keyboard.press('Escape')
  await inside(page, 'dialog').waitFor({ state: 'hidden' })
  await holds(async () => assert.equal(await page.evaluate(() => scrollY), before))
})
