import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { here } from '../../tools/run.mjs'
import { rendered } from './harness.mjs'
import { html, inside, settled, stage } from './scene.mjs'

const { scene } = stage()
const NOW = '2024-07-01T12:00:00Z'
const PHONE = { width: 360, height: 740 }
const HERE = 'America/New_York'
const read = (name) => readFileSync(here('www', `${name}.json`), 'utf8')
const BELOW = '<p id="below">What the page says below</p>'
const VIEWPORT = '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><style>body { margin: 1em; color: light-dark(#1b1f24, #e9ecef); background: light-dark(#fff, #14171b) }</style>'

/** A page with the agenda of 2023 or 2024 in the element, rendered ahead. */
async function page(options, { year = 2024, head = '', attributes = '', lang = 'en', below = BELOW } = {}) {
  const name = `ospos-for-good-${year}`
  const { html: inner } = await rendered(read(name), { now: NOW, ...options })
  return html(`<main><h1>Test</h1><plenary-agenda src="/${name}.json" ${attributes}>\n${inner}\n</plenary-agenda>${below}</main>`, { lang, head: VIEWPORT + head })
}

const LIGHT = await page({ form: 'light' })
const SHADOW = await page({ form: 'shadow' })
const FORMS = { light: LIGHT, shadow: SHADOW }
const ahead = (page) => page.locator('plenary-agenda .ahead')
const program = (delay) => ({ '/pkg/plenary.wasm': { body: readFileSync(here('pkg/plenary.wasm')), delay } })

// Without any script, and without the widget's alone: axe is a script itself.
const UNSCRIPTED = { count: 0, javaScriptEnabled: false, clock: null }
const ALONE = { '/pkg/plenary.js': { body: '', headers: { 'content-type': 'text/javascript' } } }

/** The top of every session that is seen, by the fragment of its address; and where the page is. */
const places = (page) => page.evaluate(() => {
  const element = document.querySelector('plenary-agenda')
  const out = {}
  for (const root of [element, element.shadowRoot].filter(Boolean)) {
    for (const article of root.querySelectorAll('article.card')) {
      if (!article.checkVisibility()) continue
      const key = article.id || article.querySelector('h4 a').getAttribute('href').slice(1)
      out[key] = Math.round(article.getBoundingClientRect().top)
    }
  }
  return out
})
const shifts = () => {
  window.shift = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
}
const taken = (page) => page.waitForFunction(() => {
  const base = document.querySelector('plenary-agenda').shadowRoot?.querySelector('.plenary:not(.ahead)')
  return window.plenaryLoaded && base && !base.hidden
})
/** Until the browser has painted, and has said what moved. */
const painted = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))))

for (const [form, route] of Object.entries(FORMS)) {
  for (const width of [360, 1280]) {
    for (const colorScheme of ['light', 'dark']) {
      scene(`${form} form without JavaScript, ${colorScheme}, ${width} px: everything is readable`, '/page.html', {
        ...UNSCRIPTED, routes: { '/page.html': route }, colorScheme, viewport: { width, height: 800 },
      }, async (page) => {
        assert.equal(await ahead(page).locator('h2').textContent(), 'OSPOs for Good 2024')
        assert.equal(await ahead(page).locator('article.card:visible').count(), 23)
        assert.match(await ahead(page).locator('.zone').textContent(), /New York \(EDT\).*America\/New_York, UTC−04:00/)
        assert.ok(await page.getByText('Times in New York').first().isVisible())
        assert.ok(await ahead(page).locator('.person').first().isVisible())
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0)
        const card = ahead(page).locator('article.card', { hasText: 'Opening Plenary' })
        assert.equal(await card.locator('.within').isVisible(), false)
        await card.locator('summary').click()
        assert.match(await card.locator('.within').textContent(), /Tue, Jul 9, 9:00–9:30\sAM New York \(EDT\)/)
      })

      scene(`${form} form, ${colorScheme}, ${width} px: axe finds nothing`, '/page.html', {
        count: 0, routes: { '/page.html': route, ...ALONE }, colorScheme, viewport: { width, height: 800 },
      }, async (page) => {
        await page.evaluate(() => document.querySelectorAll('plenary-agenda, .ahead').forEach((root) => (root.shadowRoot ?? root).querySelectorAll('details').forEach((details) => (details.open = true))))
        assert.deepEqual(await page.axe(), [])
      })
    }
  }

  for (const [width, timezoneId] of [[360, HERE], [1280, HERE], [360, 'Europe/Stockholm'], [1280, 'Europe/Stockholm']]) {
    scene(`${form} form, ${width} px, in ${timezoneId}: the widget replaces it without layout shift`, '/page.html', {
      count: 0, asleep: true, timezoneId, viewport: { width, height: 740 }, routes: { '/page.html': route, ...program(600) },
    }, async (page) => {
      const session = await page.context().newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
      await page.evaluate(shifts)
      const before = await places(page)
      const [first, second] = Object.keys(before)
      assert.equal(Object.keys(before).length, 23, 'what was rendered ahead is seen')
      await taken(page)
      await painted(page)
      const after = await places(page)
      assert.equal(await ahead(page).isVisible(), false)
      assert.deepEqual(Object.keys(after).slice(0, 3), Object.keys(before).slice(0, 3))
      if (timezoneId === HERE) for (const key of Object.keys(after)) assert.ok(Math.abs(after[key] - before[key]) <= 1, `${key}: from ${before[key]} to ${after[key]}`)
      // Elsewhere the time of the first, a break, has a second line under it.
      for (const key of [first, ...(width < 600 ? [second] : [])]) assert.ok(Math.abs(after[key] - before[key]) <= 1, `${key}: from ${before[key]} to ${after[key]}`)
      assert.ok((await page.evaluate(() => window.shift)) < 0.01, `shift of ${await page.evaluate(() => window.shift)}`)
      assert.equal(await page.evaluate(() => scrollY), 0)
    })
  }

  scene(`${form} form: the scroll position stays at the same session`, '/page.html', {
    count: 0, asleep: true, timezoneId: 'Asia/Kathmandu', viewport: PHONE, routes: { '/page.html': route, ...program(600) },
  }, async (page) => {
    await page.evaluate(shifts)
    await page.evaluate(() => scrollTo(0, 1500))
    const before = await places(page)
    const seen = Object.keys(before).find((key) => before[key] > 0)
    await taken(page)
    await painted(page)
    const after = await places(page)
    assert.ok(before[seen] < 740 && Math.abs(after[seen] - before[seen]) <= 1, `${seen}: from ${before[seen]} to ${after[seen]}`)
    assert.ok((await page.evaluate(() => window.shift)) < 0.01)
    await settled(page)
    const later = await places(page)
    assert.ok(Math.abs(later[seen] - before[seen]) <= 1, `${seen}: from ${before[seen]} to ${later[seen]} in the end`)
  })

  scene(`${form} form: the focus is kept`, '/page.html', {
    count: 0, asleep: true, viewport: PHONE, routes: { '/page.html': route, ...program(3000) },
  }, async (page) => {
    const title = 'Thematic Track #1: AI and Open Source'
    const summary = ahead(page).locator('summary', { hasText: title })
    await summary.focus()
    assert.equal(await summary.evaluate((node) => node.matches(':focus')), true, 'it has it before the widget comes')
    await taken(page)
    assert.equal(await page.evaluate(() => {
      const { activeElement } = document.querySelector('plenary-agenda').shadowRoot
      return activeElement && window.seenText(activeElement)
    }), title)
  })

  for (const [what, broken] of [['feed', '/ospos-for-good-2024.json'], ['program', '/pkg/plenary.wasm']]) {
    scene(`${form} form: without the ${what} it stays`, '/page.html', {
      count: 0, problems: [/404/, /plenary: /], routes: { '/page.html': route, [broken]: { status: 404 } },
    }, async (page) => {
      await page.waitForFunction(() => window.events.some(([name]) => name === 'error'))
      assert.equal(await ahead(page).locator('article.card:visible').count(), 23)
      assert.equal(await page.getByRole('alert').count(), 0)
    })
  }

  scene(`${form} form: another feed replaces both`, '/page.html', { routes: { '/page.html': route } }, async (page) => {
    await page.evaluate(() => (document.querySelector('plenary-agenda').src = '/ospos-for-good-2023.json'))
    await page.loaded(2)
    await taken(page)
    assert.equal(await inside(page, '.plenary:not(.ahead) h2').textContent(), 'OSPOs for Good 2023')
    assert.equal(await ahead(page).isVisible(), false)
  })
}

scene('internal links work without JavaScript', '/page.html', { ...UNSCRIPTED, routes: { '/page.html': await page({ form: 'light' }, { year: 2023 }) }, viewport: PHONE }, async (page) => {
  const top = (selector) => page.locator(selector).evaluate((node) => Math.round(node.getBoundingClientRect().top))
  await ahead(page).locator('.tabs a', { hasText: 'Speakers' }).click()
  assert.ok((await top('[id="view=speakers"]')) < 20)
  await ahead(page).locator('.person .list a').first().click()
  const [id] = [new URL(page.url()).hash.slice(1)]
  assert.match(id, /^session=/)
  assert.ok(Math.abs(await top(`[id="${id}"]`)) < 60)
})

scene('a URL from prerendered HTML is a deep link of the widget', '/page.html#session=opening', { routes: { '/page.html': LIGHT } }, async (page) => {
  assert.match(await inside(page, 'dialog h3').textContent(), /^Opening Plenary/)
})

const FILE = await rendered(read('ospos-for-good-2024'), { form: 'light', styles: 'file' })
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' https: data:; require-trusted-types-for 'script'; trusted-types plenary"
const STRICT = {
  headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/ahead.css"><script type="module" src="/pkg/plenary.js"></script></head>
<body><main><h1>Test</h1><plenary-agenda src="/ospos-for-good-2024.json">\n${FILE.html}\n</plenary-agenda></main></body></html>`,
}
scene('under a strict CSP its style comes from a file', '/page.html', {
  asleep: true, timezoneId: HERE, routes: { '/page.html': STRICT, '/ahead.css': { headers: { 'content-type': 'text/css' }, body: FILE.css }, ...program(500) },
}, async (page) => {
  await taken(page)
  assert.equal(await inside(page, '.plenary:not(.ahead) .card').count(), 23)
})

scene('without CSS it is readable as plain text', '/page.html', { count: 0, routes: { '/page.html': await page({ styles: 'none' }), ...ALONE }, viewport: PHONE }, async (page) => {
  assert.equal(await ahead(page).locator('style, svg').count(), 0)
  assert.match(await ahead(page).innerText(), /July 9\s–\s10, 2024 United Nations Headquarters/)
  // Sizes are the browser's own here, which WCAG 2.2 excepts from success criterion 2.5.8.
  assert.deepEqual(await page.axe({ rules: { 'target-size': { enabled: false } } }), [])
})

scene('styles of the page and of the prerendered HTML do not affect each other', '/page.html', {
  ...UNSCRIPTED, routes: {
    '/page.html': await page({ form: 'light' }, {
      head: '<style>.card { display: flex; padding: 50px; text-transform: uppercase } main h4 { margin: 40px; color: red } .badge { float: left }</style>',
      below: '<div class="card" id="theirs"><h4 class="title">Theirs</h4><a href="#x">x</a></div>',
    }),
  },
}, async (page) => {
  const style = (selector, name) => page.locator(selector).first().evaluate((node, name) => getComputedStyle(node)[name], name)
  assert.deepEqual([await style('.ahead .card:not(.quiet)', 'display'), await style('.ahead .card', 'textTransform'), await style('.ahead .card h4', 'marginTop')], ['block', 'none', '0px'])
  assert.deepEqual([await style('#theirs', 'display'), await style('#theirs', 'borderTopWidth'), await style('#theirs h4', 'color'), await style('#theirs a', 'textDecorationLine')], ['flex', '0px', 'rgb(255, 0, 0)', 'underline'])
})

scene('it is readable on a page that is dark only by a class', '/page.html', {
  count: 0, routes: { ...ALONE, '/page.html': await page({ form: 'light' }, { head: '<style>body { background: #14171b; color: #eee } a { color: #8cf }</style>' }) },
}, async (page) => {
  assert.deepEqual(await page.axe(), [])
})

scene('Arabic, from right to left', '/page.html', {
  count: 0, viewport: PHONE, routes: { ...ALONE, '/page.html': await page({ form: 'light', language: 'ar', locale: 'ar' }, { year: 2023, lang: 'ar' }) },
}, async (page) => {
  assert.deepEqual([await ahead(page).getAttribute('dir'), await ahead(page).getAttribute('lang')], ['rtl', 'ar'])
  const [first, second] = await Promise.all([0, 1].map((place) => ahead(page).locator('.tabs a').nth(place).boundingBox()))
  assert.ok(first.x > second.x)
  assert.deepEqual(await page.axe(), [])
})

scene('two elements, each with its own', '/page.html', {
  count: 2, routes: { '/page.html': html(`<main><h1>Test</h1>${(await Promise.all(['light', 'shadow'].map((form) => rendered(read('ospos-for-good-2024'), { form })))).map(({ html }, i) => `<plenary-agenda id="e${i}" src="/ospos-for-good-2024.json">${html}</plenary-agenda>`).join('')}</main>`) },
}, async (page) => {
  for (const id of ['e0', 'e1']) assert.equal(await page.locator(`#${id} >> .plenary:not(.ahead) .card:visible`).count(), 23)
})
