// Printing of the list and of an open session.
import assert from 'node:assert/strict'
import { feed, html, inside, json, quarters, stage } from './scene.mjs'

const { scene } = stage()
const sessions = [...quarters(60), ...quarters(8).map((session) => ({ ...session, id: `t${session.id}`, start: session.start.replace('06-07', '06-08') }))]
const routes = {
  '/page.html': html('<header>The page</header><main><p>Before</p><plenary-agenda src="day.json"></plenary-agenda></main><footer>Below</footer>'),
  '/day.json': json(feed(sessions)),
}
const options = { routes, viewport: { width: 800, height: 900 } }
/** The page as it is on paper; the events of printing are those of the browser. */
const onPaper = async (page) => {
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
}
const seen = (page, selector) => inside(page, selector).evaluateAll((all) => all.filter((node) => node.checkVisibility()).length)

scene('no controls, and no line for the current time', '/page.html', { ...options, clock: '2027-06-07T08:20:00Z' }, async (page) => {
  assert.ok((await seen(page, '.bar button')) > 0)
  assert.ok((await seen(page, '.now-line')) > 0)
  await onPaper(page)
  for (const control of ['.bar', '.chips', '.now-line', '.main .mark', '.main button:not(.tag)']) assert.equal(await seen(page, control), 0, control)
  assert.equal(await seen(page, '.card'), 68)
})

scene('each day begins on a new page, and its heading is repeated on each page', '/page.html', options, async (page) => {
  await onPaper(page)
  const style = (selector, name) => inside(page, selector).evaluateAll((all, name) => all.map((node) => getComputedStyle(node)[name]), name)
  assert.deepEqual(await style('.day', 'breakBefore'), ['auto', 'page'])
  assert.deepEqual([...new Set(await style('.day-head', 'display'))], ['table-header-group'])
  // One page for the second day, and the same heading on every page of the first.
  const pdf = await page.pdf({ width: '800px', height: '900px' })
  const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g).length
  assert.ok(pages > 3, `${pages} pages`)
})

scene('an open session is printed alone', '/page.html', options, async (page) => {
  await inside(page, '.card h4 a').nth(2).click()
  await inside(page, 'dialog[open]').waitFor()
  await onPaper(page)
  for (const part of ['header', 'footer', 'main > p']) assert.equal(await page.locator(part).isVisible(), false, part)
  assert.equal(await seen(page, '.card'), 0)
  assert.equal(await seen(page, 'dialog h3'), 1)
  for (const control of ['.tools', '.acts']) assert.equal(await seen(page, control), 0, control)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  assert.equal(await page.locator('header').isVisible(), true)
})

scene('past sessions are printed like all others, and pages are filled', '/page.html', { ...options, clock: '2027-06-07T08:20:00Z' }, async (page) => {
  const colors = () => inside(page, '.card h4').evaluateAll((all) => [...new Set(all.map((title) => `${getComputedStyle(title).color} ${getComputedStyle(title).fontWeight}`))].length)
  assert.equal(await colors(), 2)
  await onPaper(page)
  assert.equal(await colors(), 1)
  assert.equal(await inside(page, '.slot').first().evaluate((slot) => getComputedStyle(slot).breakInside), 'auto')
})
