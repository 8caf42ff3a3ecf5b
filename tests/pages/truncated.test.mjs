// A feed that was not received to its end, for whatever reason: readers see what was read, and the same message.
import assert from 'node:assert/strict'
import zlib from 'node:zlib'
import { until } from '../until.mjs'
import { feed, html, inside, quarters, settled, stage, titles } from './scene.mjs'

const { scene } = stage()
const TEXT = JSON.stringify(feed(quarters(40, 32)))
const CUT = TEXT.length - 30 // within the last session
const MESSAGE = 'This agenda could not be loaded to its end.'
const page = (inner = '', options) => html(`<plenary-agenda src="good.json">${inner}</plenary-agenda>`, options)
const NETWORK = [/ERR_(CONTENT|INCOMPLETE|CONNECTION|EMPTY)/, /^console: plenary: \S+good\.json could not be loaded: /]

// The response as it goes over the wire. The connection is closed by `hangUp`, since a browser may forget what it has when it learns of that.
let hangUp
const raw = (headers, body) => (request, response) => {
  response.socket.write(Buffer.concat([Buffer.from(['HTTP/1.1 200 OK', 'content-type: application/json', 'connection: close', ...headers, '', ''].join('\r\n')), Buffer.from(body)]))
  hangUp = () => response.socket.end()
}
const ends = async (page, isStreamed) => {
  if (isStreamed) await inside(page, '.card').first().waitFor({ state: 'attached' })
  await until(() => hangUp)
  hangUp()
}
const zipped = (zip) => {
  const body = zip(TEXT)
  // The last bytes of a small file may be a check alone.
  return body.subarray(0, Math.floor(body.length * 0.8))
}
const part = (text) => `${text.length.toString(16)}\r\n${text}\r\n`

// How many sessions came, where that is known, and whether the response ends before the connection does: then the sessions may be gone again by then.
const CAUSES = {
  'the connection is closed': [raw([`content-length: ${TEXT.length}`], TEXT.slice(0, CUT)), 39],
  'chunks end before the last': [raw(['transfer-encoding: chunked'], part(TEXT.slice(0, 1000)) + part(TEXT.slice(1000, CUT))), 39],
  'the length is too short': [raw([`content-length: ${CUT}`], TEXT), 39, true],
  'no length is given, and the connection is closed': [raw([], TEXT.slice(0, CUT)), 39],
  'gzip is truncated': [raw([`content-length: ${zipped(zlib.gzipSync).length}`, 'content-encoding: gzip'], zipped(zlib.gzipSync))],
  'brotli is truncated': [raw([`content-length: ${zipped(zlib.brotliCompressSync).length}`, 'content-encoding: br'], zipped(zlib.brotliCompressSync))],
  'the file is incomplete': [{ body: TEXT.slice(0, CUT) }, 39],
  'a proxy writes an error behind what it has': [{ body: `${TEXT.slice(0, CUT)}\n<html><h1>502 Bad Gateway</h1></html>` }, 39],
}

for (const [cause, [answer, count, isComplete]] of Object.entries(CAUSES)) {
  const cut = async (page) => {
    if (typeof answer === 'function') await ends(page, count && !isComplete)
    await page.waitForFunction(() => window.events.length)
    hangUp = undefined
    assert.deepEqual(await page.evaluate(() => events), [['error', '', 'network']])
  }
  const options = { count: 0, problems: NETWORK }

  scene(`${cause}: what was read is shown, under a message`, '/page.html', { ...options, routes: { '/page.html': page(), '/good.json': answer } }, async (page) => {
    await cut(page)
    const note = inside(page, '[role=alert]')
    await note.waitFor()
    await settled(page)
    const shown = (await titles(page)).length
    if (count) assert.equal(shown, count)
    // What a browser hands on of a truncated archive is its own affair; if it is nothing, that is said.
    assert.equal(await note.textContent(), shown ? MESSAGE : 'The agenda could not be loaded.')
  })

  scene(`${cause}: what the page has inside stays`, '/page.html', { ...options, routes: { '/page.html': page('<p id="fallback">Printed programme</p>'), '/good.json': answer } }, async (page) => {
    await cut(page)
    assert.equal(await page.locator('#fallback').isVisible(), true)
    assert.equal(await inside(page, '.card').count(), 0)
  })
}

scene('what was read can be used, and its message is in the language of the page', '/page.html', {
  count: 0, problems: NETWORK, routes: { '/page.html': page('', { lang: 'ru' }), '/good.json': CAUSES['the file is incomplete'][0] },
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
