// Every view can be read, whatever readers ask of their browser and system: narrow windows, large text, more space, more contrast.
import assert from 'node:assert/strict'
import { faults, walk } from './legible.mjs'
import { html, inside, stage } from './scene.mjs'

const { scene } = stage()
const NOW = '2027-06-16T08:00:00Z'
const VIEWPORT = '<meta name="viewport" content="width=device-width">'
const page = (style = '', attributes = '') => ({ '/page.html': html(`<main><h1>Test</h1><plenary-agenda src="harbour-days.json" ${attributes}></plenary-agenda></main>`, { head: `${VIEWPORT}<style>body{margin:8px}${style}</style>` }) })
const at = (width, more, style, attributes) => ({ clock: NOW, timezoneId: 'America/New_York', viewport: { width, height: 800 }, routes: page(style, attributes), ...more })

for (const width of [320, 390, 700, 1400]) {
  scene(`nothing is cut off or over one another, ${width} px`, '/page.html', at(width), async (page) => {
    assert.deepEqual(await walk(page, faults), [])
  })
}

for (const width of [320, 640, 1280]) {
  scene(`text twice as large, ${width} px`, '/page.html', at(width, {}, 'html{font-size:200%}'), async (page) => {
    assert.deepEqual(await walk(page, faults), [])
  })
}

for (const size of [14, 24, 32]) {
  scene(`the sign of the search is in the middle of its button, and nothing is over the title, text of ${size} px`, '/page.html', at(390, {}, `body{font-size:${size}px}`), async (page) => {
    const [search, sign] = await Promise.all(['.search', '.search svg'].map((part) => inside(page, part).boundingBox()))
    const middle = ({ x, width }) => x + width / 2
    assert.ok(sign.width < search.width && Math.abs(middle(search) - middle(sign)) < 1, `${middle(sign)} in ${middle(search)}`)
    // Where the text is, whatever room the target of a finger takes.
    const places = await inside(page, '.head').evaluate((head) => ['.title h2', '.zone .tool b', '.title .dots'].map((part) => {
      const range = document.createRange()
      range.selectNodeContents(head.querySelector(part))
      return range.getBoundingClientRect()
    }).map(({ left, right, top, bottom }) => ({ left, right, top, bottom })))
    for (const one of places) for (const other of places) {
      const isOver = one !== other && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1
      assert.ok(!isOver, JSON.stringify([one, other]))
    }
  })
}

// 1280 pixels, magnified four times: WCAG 2.2, success criterion 1.4.10.
scene('magnified four times', '/page.html', at(320, { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }), async (page) => {
  assert.deepEqual(await walk(page, faults), [])
})

// WCAG 2.2, success criterion 1.4.12: a style of the reader's own, which goes before all that the element says.
const SPACED = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}'
for (const width of [320, 700, 1280]) {
  scene(`space between lines, words and letters, ${width} px`, '/page.html', at(width), async (page) => {
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      const { shadowRoot } = document.querySelector('plenary-agenda')
      shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet]
    }, SPACED)
    assert.deepEqual(await walk(page, faults), [])
  })
}

for (const size of [16, 20, 24]) {
  for (const width of [320, 390, 600, 760]) {
    scene(`no tab is cut off, text of ${size} px in ${width} px`, '/page.html', at(width, {}, `html{font-size:${size}px}`), async (page) => {
      await inside(page, '.card > .star').first().click()
      await inside(page, '[role=tab][data-v=mine]').waitFor()
      const tabs = await inside(page, '[role=tab]').evaluateAll((all) => all.map((tab) => [tab.textContent, tab.scrollWidth - tab.clientWidth, tab.getBoundingClientRect().left, tab.getBoundingClientRect().right]))
      assert.equal(tabs.length, 4)
      for (const [name, over, left, right] of tabs) assert.ok(over <= 0 && left >= 0 && right <= width, `${name}: ${left} to ${right}, ${over}`)
      assert.deepEqual(await faults(page, '.bar'), [])
    })
  }
}

// Languages that write the half of a day before the time, behind it, or in other digits.
for (const lang of ['en-US', 'ar', 'ko', 'hi', 'zh-Hant', 'ta', 'bg', 'es-CO']) {
  for (const width of [320, 1280]) {
    scene(`a clock of 12 hours is on one line, ${lang}, ${width} px`, '/page.html', at(width, {}, '', `lang="${lang}" hour-cycle="12"`), async (page) => {
      const times = await inside(page, '.time time').evaluateAll((all) => all.filter((time) => time.checkVisibility()).map((time) => {
        const range = document.createRange()
        range.selectNodeContents(time)
        const boxes = [...range.getClientRects()].filter((box) => box.width > 0)
        return [time.textContent, Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top)), parseFloat(getComputedStyle(time).fontSize)]
      }))
      assert.ok(times.length > 10)
      assert.deepEqual(times.filter(([, height, size]) => height > size * 2), [])
      assert.deepEqual(await faults(page), [])
    })
  }
}

scene('breaks are one line, and the zone is named with the day', '/page.html', at(1280), async (page) => {
  // The column of times is as high as its row; what is in it is one line.
  const heights = await inside(page, '.slot.quiet').evaluateAll((all) => all.filter((slot) => slot.checkVisibility()).map((slot) => {
    const range = document.createRange()
    range.selectNodeContents(slot.querySelector('.time'))
    return [slot.textContent, range.getBoundingClientRect().height, slot.querySelector('.card').getBoundingClientRect().height]
  }))
  assert.ok(heights.length > 4)
  for (const [text, time, card] of heights) assert.ok(time < 36 && card < 48, `${text}: ${time} and ${card}`)
  assert.match(await inside(page, '.day-head .zones').first().textContent(), /^(GMT\+3|EEST)EDT, your time$/)
  assert.doesNotMatch((await inside(page, '.time').allTextContents()).join(' '), /EEST|EDT|GMT/)
})

for (const [what, options] of [['forced colours', { forcedColors: 'active' }], ['more contrast', { contrast: 'more' }]]) {
  for (const colorScheme of ['light', 'dark']) {
    scene(`${what}, ${colorScheme}: nothing is lost`, '/page.html', at(760, { colorScheme, ...options }, ':root{color-scheme:light dark;background:Canvas}'), async (page) => {
      assert.deepEqual(await walk(page, async (page, scope) => [...(await faults(page, scope)), ...(await page.axe({ runOnly: ['color-contrast'] }))]), [])
    })
  }
}

scene('what readers ask of motion and of transparency', '/page.html', at(760, { reducedMotion: 'reduce' }), async (page) => {
  const client = await page.context().newCDPSession(page)
  await client.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-transparency', value: 'reduce' }, { name: 'prefers-reduced-motion', value: 'reduce' }] })
  await inside(page, '.card:not(.quiet) h4 a').first().click()
  await inside(page, 'dialog[open]').waitFor()
  const [backdrop, animation] = await inside(page, 'dialog').evaluate((dialog) => [getComputedStyle(dialog, '::backdrop').backgroundColor, getComputedStyle(dialog).animationName])
  assert.match(backdrop, /^rgb\(/, 'nothing is seen through it')
  assert.equal(animation, 'none')
})

for (const forcedColors of ['none', 'active']) {
  scene(`the chosen tab is marked by more than a tint, forced colours: ${forcedColors}`, '/page.html', at(760, { forcedColors }), async (page) => {
    const lines = await inside(page, '[role=tab]').evaluateAll((all) => all.map((tab) => {
      const { outlineStyle, boxShadow } = getComputedStyle(tab)
      return [tab.ariaSelected, outlineStyle !== 'none' || boxShadow !== 'none']
    }))
    assert.ok(lines.length > 2)
    for (const [selected, hasLine] of lines) assert.equal(String(hasLine), selected)
  })
}

// Facts are parted by dots: none begins or ends a line, and none is beside nothing.
for (const width of [320, 390, 520, 760]) {
  scene(`no dot is left over, ${width} px`, '/page.html', at(width), async (page) => {
    const look = (page, scope = '.plenary') => page.evaluate((scope) => {
      const part = document.querySelector('plenary-agenda').shadowRoot.querySelector(scope)
      const found = []
      for (const list of part.querySelectorAll('.dots, .name, .who-line')) {
        if (!list.checkVisibility()) continue
        const facts = [...list.children].filter((fact) => fact.checkVisibility())
        const start = list.getBoundingClientRect()
        facts.forEach((fact, place) => {
          const dot = getComputedStyle(fact, '::before').content === '"·"'
          const box = fact.getBoundingClientRect()
          if (dot && (place === 0 || !fact.textContent.trim())) found.push(`beside nothing: ${list.textContent}`)
          const before = facts[place - 1]?.getBoundingClientRect()
          const isFirst = !before || box.top >= before.bottom - 2
          // At the beginning of a line the dot is outside of the list, which cuts it off.
          if (dot && isFirst && (box.left > start.left + 4.5 || getComputedStyle(list).overflowX !== 'clip')) found.push(`begins a line: ${list.textContent}`)
        })
      }
      if (/·\s*$|^\s*·/m.test(part.innerText ?? '')) found.push('a dot is alone')
      return found
    }, scope)
    assert.deepEqual(await walk(page, look), [])
  })
}
