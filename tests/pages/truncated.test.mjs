// A feed that was not received to its end, for whatever reason: readers see what was read, and the same message.
import assert from 'node:assert/strict'
import { causes, close } from '../truncated.mjs'
import { feed, html, inside, quarters, settled, stage, titles } from './scene.mjs'

const { scene } = stage()
const TEXT = JSON.stringify(feed(quarters(40, 32)))
const CUT = TEXT.length - 30 // within the last session
const MESSAGE = 'Part of this agenda could not be loaded.'
const page = (inner = '', options) => html(`<plenary-agenda src="good.json">${inner}</plenary-agenda>`, options)
const NETWORK = [/ERR_(CONTENT|INCOMPLETE|CONNECTION|EMPTY)/, /^console: plenary: \S+good\.json could not be loaded: /]

const CAUSES = causes(TEXT, CUT)

for (const [cause, { answer, isHeld, isSized, isComplete }] of Object.entries(CAUSES)) {
  const cut = async (page) => {
    // Nothing may be closed before it has arrived.
    if (isHeld && isSized && !isComplete) await inside(page, '.card').first().waitFor({ state: 'attached' })
    if (isHeld) await close()
    await page.waitForFunction(() => window.events.length)
    assert.deepEqual(await page.evaluate(() => events), [['error', '', 'network']])
  }
  const options = { count: 0, problems: NETWORK }

  scene(`${cause}: the sessions that were read are shown below a message`, '/page.html', { ...options, routes: { '/page.html': page(), '/good.json': answer } }, async (page) => {
    await cut(page)
    const note = inside(page, '[role=alert]')
    await note.waitFor()
    await settled(page)
    const shown = (await titles(page)).length
    if (isSized) assert.equal(shown, 39)
    // What a browser hands on of a truncated archive is its own affair; if it is nothing, that is said.
    assert.equal(await note.textContent(), shown ? MESSAGE : 'The agenda could not be loaded.')
  })

  scene(`${cause}: the fallback content stays`, '/page.html', { ...options, routes: { '/page.html': page('<p id="fallback">Printed programme</p>'), '/good.json': answer } }, async (page) => {
    await cut(page)
    assert.equal(await page.locator('#fallback').isVisible(), true)
    assert.equal(await inside(page, '.card').count(), 0)
  })
}

scene('a truncated agenda is interactive, and its message is in the language of the page', '/page.html', {
  count: 0, problems: NETWORK, routes: { '/page.html': page('', { lang: 'ru' }), '/good.json': CAUSES['the file is incomplete'].answer },
}, async (page) => {
  const note = inside(page, '[role=alert]')
  await note.waitFor()
  assert.deepEqual([await note.textContent(), await note.getAttribute('lang')], ['Эту программу не удалось загрузить до конца.', 'ru'])
  await settled(page)
  await inside(page, '.card h4 a').last().click()
  assert.equal(await inside(page, 'dialog h3').textContent(), 'Session 38')
  await page.keyboard.press('Escape')
  await inside(page, 'input[type=search]').fill('session 12')
  await inside(page, '.card').first().waitFor({ state: 'hidden' })
  assert.deepEqual(await titles(page), ['Session 12'])
  assert.equal(await note.isVisible(), true)
  assert.match(JSON.stringify(await page.evaluate(() => document.querySelector('plenary-agenda').problems)), /feed is truncated/)
})
