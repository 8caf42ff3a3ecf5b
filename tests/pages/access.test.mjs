import assert from 'node:assert/strict'
import { still } from '../until.mjs'
import { html, inside, settled, stage } from './scene.mjs'

const { scene } = stage()
const tab = (page, place) => inside(page, '[role=tab]').nth(place)
const closed = (page) => page.waitForFunction(() => !document.querySelector('plenary-agenda').shadowRoot.querySelector('dialog').open)

// Each opens a view of the widget, and closes it again.
const VIEWS = {
  agenda: [],
  'filters open': [(page) => inside(page, '[aria-controls=panel]').click(), (page) => (page.viewportSize().width < 900 ? page.keyboard.press('Escape') : inside(page, '[aria-controls=panel]').click())],
  'zone picker open': [(page) => inside(page, '[data-act=picker]').click(), (page) => page.keyboard.press('Escape')],
  'session open': [(page) => inside(page, '.card:not(.quiet) h4 a').nth(1).click(), (page) => page.keyboard.press('Escape').then(() => closed(page))],
  speakers: [(page) => tab(page, 1).click()],
  'person open': [(page) => inside(page, 'article.person h3 a').first().click(), (page) => page.keyboard.press('Escape').then(() => closed(page))],
}

async function walk(page) {
  const found = []
  for (const [name, [enter, leave]] of Object.entries(VIEWS)) {
    await enter?.(page)
    await settled(page)
    // What is behind a modal dialog is out of reach, and may be covered in part.
    const isOpen = await inside(page, 'dialog[open]').count()
    found.push(...(await page.axe(isOpen ? { within: ['plenary-agenda', 'dialog'] } : {})).map((violation) => `${name}: ${violation}`))
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${name}: nothing to the side`)
    await leave?.(page)
  }
  return found
}

for (const path of ['/2023.html', '/2024.html']) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 1280]) {
      scene(`axe finds nothing on ${path}, ${colorScheme}, ${width} px`, path, { colorScheme, viewport: { width, height: 800 } }, async (page) => {
        assert.equal(await inside(page, '.plenary').evaluate((root) => root.classList.contains('dark')), colorScheme === 'dark')
        assert.deepEqual(await walk(page), [])
      })
    }
  }
}

const ARABIC = html('<main><h1>Test</h1><plenary-agenda lang="ar" src="ospos-for-good-2023.json"></plenary-agenda></main>', { head: '<meta name="viewport" content="width=device-width">' })
for (const width of [320, 1280]) {
  scene(`Arabic, from right to left, ${width} px`, '/arabic.html', { viewport: { width, height: 800 }, routes: { '/arabic.html': ARABIC } }, async (page) => {
    const root = inside(page, '.plenary')
    assert.deepEqual([await root.getAttribute('dir'), await root.getAttribute('lang')], ['rtl', 'ar'])
    assert.equal((await tab(page, 0).textContent()).trim(), 'البرنامج')
    assert.equal(await inside(page, 'input[type=search]').getAttribute('placeholder'), 'بحث')
    const [first, second] = [await tab(page, 0).boundingBox(), await tab(page, 1).boundingBox()]
    assert.ok(first.x > second.x, 'the first tab is at the right')
    await tab(page, 0).focus()
    await page.keyboard.press('ArrowLeft')
    assert.equal(await tab(page, 1).getAttribute('aria-selected'), 'true', 'the next tab is to the left')
    await tab(page, 0).click()
    assert.equal(await inside(page, '.card h4 span').first().getAttribute('lang'), 'en')
    assert.deepEqual(await walk(page), [])
  })
}

// The element that has the focus, whatever it is in: a number of its own, and what is to be seen of it.
const look = () => {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  const ids = (window.ids ??= new Map())
  if (!ids.has(at)) ids.set(at, ids.size)
  const ring = (node) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(node)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  }
  const { left, top, right, bottom } = at.getBoundingClientRect()
  const points = [[(left + right) / 2, (top + bottom) / 2], [left + 2, top + 2], [right - 2, top + 2], [left + 2, bottom - 2], [right - 2, bottom - 2]]
  const root = at.getRootNode()
  const hit = ([x, y]) => {
    const found = root.elementFromPoint(x, y)
    return found && (at.contains(found) || found.contains(at) && !found.matches('.bar, .day-head'))
  }
  return { id: ids.get(at), name: `${at.localName} ${at.textContent.trim() || at.dataset.act || ''}`, inside: root !== document, ring: ring(at) || ring(at.closest('label') ?? at), seen: points.some(hit) }
}

// What can be used, as far as it is to be seen.
const usable = () => {
  const root = document.querySelector('plenary-agenda').shadowRoot
  const all = [...root.querySelectorAll('a[href], button, input, select, summary')].filter((node) => node.tabIndex >= 0 && node.checkVisibility())
  return all.map((node) => `${node.localName} ${node.textContent.trim() || node.dataset.act || ''}`)
}

scene('everything is reachable by Tab, in order, with a visible focus', '/2023.html', { viewport: { width: 1000, height: 600 } }, async (page) => {
  await inside(page, '[aria-controls=panel]').click()
  const expected = await page.evaluate(usable)
  await page.locator('nav a').last().focus()
  const way = []
  while (way.length <= expected.length) {
    await page.keyboard.press('Tab')
    const at = await still(() => page.evaluate(look))
    if (!at.inside) break
    way.push(at)
  }
  assert.deepEqual(way.map(({ name }) => name), expected)
  assert.deepEqual(way.filter(({ ring }) => !ring).map(({ name }) => name), [], 'has a ring')
  assert.deepEqual(way.filter(({ seen }) => !seen).map(({ name }) => name), [], 'is not covered')
})

for (const width of [320, 1000]) {
  scene(`sticky elements do not cover the focus on Shift+Tab, ${width} px`, '/2024.html', { viewport: { width, height: 500 } }, async (page) => {
    await page.locator('footer a').first().focus()
    const covered = []
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Shift+Tab')
      // What comes into sight is laid out only then, and may move once more.
      const at = await still(() => page.evaluate(look))
      if (!at.inside) break
      if (!at.seen) covered.push(at.name)
    }
    assert.deepEqual(covered, [])
  })
}

for (const reducedMotion of ['reduce', 'no-preference']) {
  scene(`motion, where the reader says: ${reducedMotion}`, '/2023.html', { reducedMotion }, async (page) => {
    await inside(page, '.card h4 a').first().click()
    const moving = await inside(page, 'dialog').evaluate((dialog) => [dialog, ...dialog.querySelectorAll('*')].some((node) => getComputedStyle(node).animationName !== 'none' || parseFloat(getComputedStyle(node).transitionDuration) > 0))
    assert.equal(moving, reducedMotion === 'no-preference')
  })
}

scene('the number of results is announced in a live region', '/2023.html', {}, async (page) => {
  const status = inside(page, '.count[role=status]')
  const same = await status.evaluateHandle((node) => node)
  await inside(page, 'input[type=search]').fill('panel')
  assert.equal(await status.textContent(), `${await inside(page, '.card:visible').count()} of 13 sessions`)
  assert.equal(await same.evaluate((node) => node.isConnected), true, 'the region stays, so that its change is heard')
})

scene('heading levels follow those of the page', '/2023.html', {}, async (page) => {
  const levels = await inside(page, 'h1, h2, h3, h4, h5').evaluateAll((all) => all.map((heading) => Number(heading.localName[1])))
  assert.equal(levels[0], 2)
  for (let i = 1; i < levels.length; i++) assert.ok(levels[i] <= levels[i - 1] + 1)
})
