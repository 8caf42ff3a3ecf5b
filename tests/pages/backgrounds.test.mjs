// Pages with their own background: the toolbar and sticky elements match it, and all texts are readable.
import assert from 'node:assert/strict'
import { walk } from './legible.mjs'
import { html, inside, stage } from './scene.mjs'

const { scene } = stage()
const NOW = '2027-06-16T08:00:00Z'
const BACKGROUNDS = {
  white: 'background:#fff',
  'light gray': 'background:#f0f0f0',
  sepia: 'background:#f4ecd8;color:#3b2f1e',
  navy: 'background:#0b1f3f;color:#eee',
  black: 'background:#000;color:#eee',
  'a light gradient': 'background:linear-gradient(#fff,#cfe3f5) fixed',
  'a dark picture': 'background:#101820 repeating-linear-gradient(45deg,#16202a 0 12px,#101820 12px 24px)',
}
const routes = (style, body = '<plenary-agenda src="harbour-days.json"></plenary-agenda>') => ({ '/page.html': html(`<main><h1>Test</h1>${body}</main>`, { head: `<meta name="viewport" content="width=device-width"><style>body{margin:0;padding:24px;${style}}</style>` }) })
const at = (style, more) => ({ clock: NOW, timezoneId: 'America/New_York', viewport: { width: 900, height: 700 }, routes: routes(style), ...more })

/** The colours of points of the window. */
const pixels = async (page, points) => {
  const shot = await page.screenshot()
  return page.evaluate(async ([shot, points]) => {
    const image = new Image()
    image.src = `data:image/png;base64,${shot}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')
    canvas.drawImage(image, 0, 0)
    return points.map(([x, y]) => [...canvas.getImageData(Math.round(x), Math.round(y), 1, 1).data.slice(0, 3)])
  }, [shot.toString('base64'), points])
}
const near = (one, other) => one.every((value, place) => Math.abs(value - other[place]) <= 2)

for (const [what, style] of Object.entries(BACKGROUNDS)) {
  scene(`the toolbar has the colour of a page that is ${what}`, '/page.html', at(style), async (page) => {
    // What is on now was scrolled to.
    await page.evaluate(() => scrollTo(0, 0))
    // A heading of a day that is out of sight may keep the class: the observer has nothing to report when it moves from above the window to below it.
    await page.waitForFunction(() => ![...document.querySelector('plenary-agenda').shadowRoot.querySelectorAll('.stuck')].some((part) => {
      const { top, bottom } = part.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    }))
    // Without what it shows, so that nothing but its own background is there.
    await page.evaluate(() => document.querySelector('plenary-agenda').shadowRoot.querySelectorAll('.bar > *, .day-head > *').forEach((part) => (part.style.visibility = 'hidden')))
    const parts = { bar: await inside(page, '.bar').boundingBox(), head: await inside(page, '.day-head').first().boundingBox() }
    for (const [name, box] of Object.entries(parts)) {
      const y = box.y + box.height / 2
      // Beside the element at the same height; a slanted pattern has two colours, of which either is right.
      const [inBar, ...outside] = await pixels(page, [[box.x + box.width / 2, y], ...Array.from({ length: 20 }, (_, x) => [x, y])])
      assert.ok(outside.some((pixel) => near(inBar, pixel)), `${name}: ${inBar} beside ${outside[0]}`)
    }
  })

  scene(`the sticky toolbar is opaque on a page that is ${what}`, '/page.html', at(style), async (page) => {
    await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('plenary-agenda')
      shadowRoot.querySelectorAll('.bar > *').forEach((part) => (part.style.visibility = 'hidden'))
      scrollTo(0, 900)
    })
    await page.waitForFunction(() => document.querySelector('plenary-agenda').shadowRoot.querySelector('.bar').getBoundingClientRect().top === 0)
    const { width, x, height } = await inside(page, '.bar').boundingBox()
    await page.waitForFunction((is) => !document.querySelector('plenary-agenda').shadowRoot.querySelector('.plenary.pictured') || document.querySelector('plenary-agenda').shadowRoot.querySelector('.bar').matches('.stuck') === is, true)
    const row = await pixels(page, Array.from({ length: 200 }, (_, n) => [x + 1 + ((width - 2) * n) / 200, height / 2]))
    for (const pixel of row) assert.ok(near(pixel, row[0]), `${pixel} beside ${row[0]}`)
  })
}

// Text has 4.5 to 1, and the borders of controls have 3 to 1, on all of these in both themes.
const borders = (page, scope = '.plenary') => page.evaluate((scope) => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const over = (color, below) => {
    canvas.fillStyle = `rgb(${below})`
    canvas.fillRect(0, 0, 1, 1)
    canvas.fillStyle = color
    canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)]
  }
  const ground = (node) => {
    const above = []
    for (let at = node; at; at = at.parentElement ?? at.getRootNode().host) {
      const { backgroundColor } = getComputedStyle(at)
      above.push(backgroundColor)
      if (!/^rgba|\//.test(backgroundColor)) break
    }
    return above.reverse().reduce((below, color) => over(color, below), [255, 255, 255])
  }
  const luminance = (color) => {
    const [r, g, b] = color.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((a, b) => a - b)
    return (high + 0.05) / (low + 0.05)
  }
  const part = document.querySelector('plenary-agenda').shadowRoot.querySelector(scope)
  const controls = [...part.querySelectorAll('button, a.tool, summary.tool, input:not([type=checkbox]), select, .search, .drawer label')].filter((node) => node.checkVisibility() && !node.disabled)
  const found = []
  for (const control of controls) {
    const style = getComputedStyle(control)
    const name = `${control.localName}.${control.className} “${control.textContent.trim().slice(0, 30)}”`
    if (style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth)) {
      const below = ground(control.parentElement)
      const ratio = contrast(over(style.borderTopColor, below), below)
      if (ratio < 3) found.push(`${name}: its border has ${ratio.toFixed(2)} to 1`)
    }
    if (control.placeholder) {
      const [text, hint] = [style.color, getComputedStyle(control, '::placeholder').color]
      if (text === hint) found.push(`${name}: its placeholder looks like its text`)
    }
  }
  return found
}, scope)

for (const [what, style] of Object.entries(BACKGROUNDS).filter(([what]) => !/gradient|picture/.test(what))) {
  scene(`texts and controls have contrast on ${what}`, '/page.html', at(style), async (page) => {
    const look = async (page, scope) => [...(await borders(page, scope)), ...(await page.axe({ runOnly: ['color-contrast'] }))]
    assert.deepEqual(await walk(page, look), [])
  })
}

for (const theme of ['light', 'dark']) {
  scene(`with theme="${theme}" on a page of another kind it keeps its own colours`, '/page.html', at('', { routes: routes(`background:${theme === 'dark' ? '#f4ecd8' : '#0b1f3f'}`, `<plenary-agenda theme="${theme}" src="harbour-days.json"></plenary-agenda>`) }), async (page) => {
    const [background, bar] = await inside(page, '.plenary').evaluate((root) => [getComputedStyle(root).backgroundColor, getComputedStyle(root.querySelector('.bar')).backgroundColor])
    assert.equal(background, theme === 'dark' ? 'rgb(20, 23, 27)' : 'rgb(255, 255, 255)')
    assert.equal(bar, background)
  })
}

scene('a page that changes its colour', '/page.html', at('background:#fff'), async (page) => {
  const bar = () => inside(page, '.bar').evaluate((bar) => getComputedStyle(bar).backgroundColor)
  assert.equal(await bar(), 'rgb(255, 255, 255)')
  await page.evaluate(() => document.body.setAttribute('style', 'background:#f4ecd8'))
  await page.waitForFunction(() => getComputedStyle(document.querySelector('plenary-agenda').shadowRoot.querySelector('.bar')).backgroundColor === 'rgb(244, 236, 216)')
})
