// Current sessions: axe, narrow pages, dark mode, right-to-left layout, and layout shift when they appear.
import assert from 'node:assert/strict'
import { idle, still } from '../until.mjs'
import { bar, marks, ROUTES, stop } from './day.mjs'
import { html, inside, settled, stage } from './scene.mjs'

const { scene } = stage()
// Dinner is at night in Nairobi.
const options = { clock: '2027-06-07T10:30:00-04:00', routes: ROUTES, timezoneId: 'Africa/Nairobi' }
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
const head = '<meta name="viewport" content="width=device-width">'
const ARABIC = { ...ROUTES, '/day.html': html('<main><h1>Test</h1><plenary-agenda lang="ar" src="day.json"></plenary-agenda></main>', { head }) }

for (const [language, routes] of [['English', ROUTES], ['Arabic', ARABIC]]) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 1280]) {
      scene(`axe finds nothing in bar, marks, moons, hours and zones, ${language}, ${colorScheme}, ${width} px`, '/day.html', { ...options, routes, colorScheme, viewport: { width, height: 800 } }, async (page) => {
        await page.evaluate(() => localStorage.setItem('plenary:own', 'Europe/Stockholm'))
        await page.reload()
        await page.loaded()
        await settled(page)
        await inside(page, '.note').waitFor()
        assert.equal(await inside(page, '.night').count(), 1)
        assert.equal(await inside(page, '.main .mark').count(), 4)
        const found = []
        const look = async (name, options) => found.push(...(await page.axe(options)).map((violation) => `${name}: ${violation}`), ...(await sideways(page)) ? [`${name}: sideways`] : [])
        await look('agenda')
        await inside(page, '[data-act=picker]').click()
        await inside(page, '[role=option]').first().waitFor()
        // The list covers sessions in part, which were looked at before.
        await look('zones', { without: [{ fromShadowDom: ['plenary-agenda', '.main'] }] })
        await inside(page, '[data-act=compare]').click()
        await inside(page, '.attendance').waitFor()
        await look('comparison')
        await page.keyboard.press('Escape')
        await inside(page, '[aria-controls=panel]').click()
        await look('hours')
        assert.deepEqual([...new Set(found)], [])
      })
    }
  }
}

// Values in messages stand for themselves, whatever direction they have.
const plain = (text) => text.replace(/[\u2066-\u2069]/g, '')

scene('in Arabic: its words, and from right to left', '/day.html', { ...options, routes: ARABIC, locale: 'ar-EG' }, async (page) => {
  const [now, next] = await bar(page)
  assert.match(now, /^الآن Talk \(Hall\), Clinic \(Annex\)$/)
  assert.match(next, /\u2068خلال .*\u2069/)
  assert.match(plain(next), /^التالي .*\(خلال .* دقيقة\): Panel/)
  assert.equal(await inside(page, '.now').evaluate((node) => getComputedStyle(node).direction), 'rtl')
  assert.deepEqual(await inside(page, '.main .mark').allTextContents(), ['الآن', 'الآن', 'التالي', 'التالي'])
  assert.equal((await inside(page, '.night').textContent()).trim(), 'خارج الأوقات المناسبة لك')
  assert.match((await inside(page, '[data-act=now]').textContent()).trim(), /^الانتقال إلى الوقت الحالي$/)
  const [mark, card] = [await inside(page, '.mark.live').first().boundingBox(), await inside(page, '.card').nth(1).boundingBox()]
  assert.ok(mark.x + mark.width > card.x + card.width / 2, 'the mark is at the right')
  const [line] = (await marks(page)).lines
  assert.match(line[1], /^الآن /)
})

scene('in Arabic, the comparison runs from right to left too', '/day.html#compare=America/New_York,Africa/Nairobi', { ...options, routes: ARABIC }, async (page) => {
  assert.equal(await inside(page, 'dialog h3').textContent(), 'من يمكنه الحضور ومتى')
  const [place, day] = [await inside(page, '.attendance tbody th').first().boundingBox(), await inside(page, '.attendance tbody td').first().boundingBox()]
  assert.ok(place.x > day.x, 'places stand at the right')
  assert.match(plain(await inside(page, '.attendance tbody tr:nth-child(2) td').first().textContent()), /^5 من 6/)
})

scene('current sessions are marked by words, not only by colour', '/day.html', { ...options, forcedColors: 'active' }, async (page) => {
  assert.deepEqual(await inside(page, '.main .mark:visible').allTextContents(), ['On now', 'On now', 'Next', 'Next'])
  const border = await inside(page, '.now-line').evaluate((node) => getComputedStyle(node, '::after').borderTopStyle)
  assert.equal(border, 'solid')
})

scene('Tab skips the line for the current time', '/day.html', options, async (page) => {
  assert.equal(await inside(page, '.now-line').getAttribute('tabindex'), '-1')
})

scene('clock updates cause no layout shift in the text being read', '/day.html', { ...options, asleep: true, viewport: { width: 400, height: 500 } }, async (page) => {
  await inside(page, '.now').waitFor()
  await inside(page, '.fold').click()
  await inside(page, '.now-line').evaluate((line) => scrollTo(0, scrollY + line.getBoundingClientRect().bottom + 4))
  // The first card in sight, below the line of before and above the line to come.
  const top = () => inside(page, '.card').nth(3).evaluate((node) => node.getBoundingClientRect().top)
  const before = await still(top)
  await stop(page, '07T11:01')
  await idle()
  const after = await still(top)
  assert.ok(Math.abs(after - before) < 2, `${before} became ${after}`)
})

for (const width of [360, 1280]) {
  scene(`a bar that appears by itself shifts little of the page, ${width} px`, '/day.html', { ...options, asleep: true, viewport: { width, height: 700 } }, async (page) => {
    await inside(page, '.now').waitFor()
    await idle()
    await page.evaluate(() => {
      window.shifted = 0
      new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shifted += value))).observe({ type: 'layout-shift', buffered: true })
    })
    await idle()
    const shifted = await page.evaluate(() => window.shifted)
    // What counts as good: https://web.dev/articles/cls
    assert.ok(shifted < 0.1, `${shifted}`)
  })
}

scene('the bar and the marks of current sessions are not printed', '/day.html', options, async (page) => {
  await page.emulateMedia({ media: 'print' })
  assert.equal(await inside(page, '[data-act=now]').isVisible(), false)
})
