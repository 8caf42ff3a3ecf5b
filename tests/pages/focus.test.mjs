// The focus after each interaction, the layers that Escape closes, and text selection.
import assert from 'node:assert/strict'
import { idle, until } from '../until.mjs'
import { focused, html, inside, json, stage } from './scene.mjs'
import { AGENDA, enter, OPTIONS, ROUTES, sceneOf, VIEWS } from './views.mjs'

const { scene } = stage()
const WIDE = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 740 }

const press = async (page, selector, key = 'Enter') => {
  const control = inside(page, selector).first()
  await control.focus()
  await control.press(key)
}
const shows = (page, selector) => inside(page, selector).first().waitFor()
const without = (id) => ({ ...AGENDA, sessions: AGENDA.sessions.filter((session) => session.id !== id) })
const hand = async (page, feed, site) => {
  site.routes['/views.json'] = json(feed)
  assert.equal(await page.evaluate(() => document.querySelector('plenary-agenda').reload()), true)
}

// What a reader does, and what has the focus then: `name: [fragment, window, act, expected]`.
const ACTIONS = {
  'one filter of several is removed': ['room=aegean&kind=panel', WIDE, (page) => press(page, '.chip'), /^button Panel/],
  'the last of the filters is removed, of several': ['room=aegean&kind=panel', WIDE, (page) => press(page, '.chip:nth-of-type(2)'), /^button Clear all/],
  'the only filter is removed': ['kind=panel', WIDE, (page) => press(page, '.chip'), /^button Filters/],
  'Clear all': ['kind=panel', WIDE, (page) => press(page, '[data-k=clear]'), /^button Filters/],
  'Clear filters, where nothing was found': ['q=zzz', WIDE, (page) => press(page, '.none button'), /^button Agenda/],
  'the panel is opened': ['', WIDE, (page) => press(page, '[data-k=filters]'), /^button Filters/],
  'the panel is closed': ['', WIDE, async (page) => {
    await press(page, '[data-k=filters]')
    await shows(page, '#panel fieldset')
    await press(page, '[data-k=filters]')
  }, /^button Filters/],
  'a value is chosen in the panel': ['', WIDE, async (page) => {
    await press(page, '[data-k=filters]')
    await press(page, '#panel [data-f=kind]', 'Space')
  }, /^input facet/],
  'the sheet is opened': ['', PHONE, (page) => press(page, '[data-k=filters]'), /^h3 Filters/],
  'Clear in the sheet': ['kind=panel', PHONE, async (page) => {
    await press(page, '[data-k=filters]')
    await press(page, '[data-k=clear-sheet]')
  }, /^(input facet|h3 Filters)/],
  'the sheet is closed by its button': ['', PHONE, async (page) => {
    await press(page, '[data-k=filters]')
    await press(page, '[data-k=show]')
  }, /^button Filters/],
  'the sheet is closed by Escape': ['', PHONE, async (page) => {
    await press(page, '[data-k=filters]')
    await page.keyboard.press('Escape')
  }, /^button Filters/],
  'the window becomes wide while a value in the sheet has the focus': ['', PHONE, async (page) => {
    await press(page, '[data-k=filters]')
    await inside(page, '.drawer [data-f=kind]').first().focus()
    await page.setViewportSize(WIDE)
    await until(async () => (await inside(page, '.drawer').count()) === 0)
  }, /^input facet/],
  'all hours are shown': ['', WIDE, async (page) => {
    await press(page, '[data-k=filters]')
    await press(page, 'button[data-k=hours-from]')
  }, /^select /],
  'a session is opened': ['', WIDE, (page) => press(page, '[data-s=paying] h4 a'), /^h3 Paying for it/],
  'a session is closed': ['', WIDE, async (page) => {
    await press(page, '[data-s=paying] h4 a')
    await page.keyboard.press('Escape')
  }, /^a Paying for it/],
  'the next session is closed': ['', WIDE, async (page) => {
    await press(page, '[data-s=commons] h4 a')
    await press(page, 'dialog [data-k=next]')
    await shows(page, '#sheet-title:has-text("Paying")')
    await press(page, 'dialog [data-k=close]')
  }, /^a Paying for it/],
  'a session is closed whose card was rendered again meanwhile': ['', WIDE, async (page, site) => {
    await press(page, '[data-s=paying] h4 a')
    await hand(page, { ...AGENDA, sessions: AGENDA.sessions.map((session) => (session.id === 'paying' ? { ...session, room: 'aegean' } : session)) }, site)
    await page.keyboard.press('Escape')
  }, /^a Paying for it/],
  'a session is starred': ['', WIDE, (page) => press(page, '[data-s=paying] .star'), /^button My agenda: Paying for it/],
  'a star is removed that was filtered for': ['', WIDE, async (page) => {
    await press(page, '[data-s=commons] .star')
    await press(page, '[data-s=paying] .star')
    await press(page, '[data-k=filters]')
    await press(page, '#panel [data-f=starred]', 'Space')
    await until(async () => (await inside(page, '.main article:visible').count()) === 2)
    await press(page, '[data-s=commons] .star')
  }, /^a Paying for it/],
  'a star is removed in My agenda': ['', WIDE, async (page) => {
    await press(page, '[data-s=commons] .star')
    await press(page, '[data-v=mine]')
    await shows(page, '.mine-acts')
    await press(page, '[data-s=commons] .star')
  }, /^button My agenda: Commons/],
  'the star of a session is removed that is not there any more': ['', WIDE, async (page, site) => {
    await press(page, '[data-s=night] .star')
    await press(page, '[data-s=commons] .star')
    await hand(page, without('night'), site)
    await press(page, '[data-v=mine]')
    await press(page, '.removed button')
    await until(async () => (await inside(page, '.removed').count()) === 0)
  }, /^(a|button) \S/],
  'My agenda is shared, and that closed': ['', WIDE, async (page) => {
    await press(page, '[data-s=commons] .star')
    await press(page, '[data-v=mine]')
    await press(page, '[data-k=share]')
    await page.keyboard.press('Escape')
  }, /^button Share/],
  'shared sessions are added': ['mine=opening,hands', WIDE, (page) => press(page, '[data-k=take-offer]'), /^a (Opening|Hands on)/],
  'shared sessions are only looked at, and left': ['mine=opening,hands', WIDE, async (page) => {
    await press(page, '[data-k=view-offer]')
    await press(page, '[data-act=leave-offer]')
  }, /^button My agenda/],
  'the session that has the focus is removed from the feed': ['', WIDE, async (page, site) => {
    await inside(page, '[data-s=paying] h4 a').focus()
    await hand(page, without('paying'), site)
  }, /^a (Coffee|Commons)/],
  'what changed is dismissed': ['', WIDE, async (page, site) => {
    await hand(page, without('night'), site)
    await press(page, '.news summary')
    await press(page, '[data-k=dismiss]')
    await until(async () => (await inside(page, '.news details').count()) === 0)
  }, /^button Agenda/],
  'only what changed is shown': ['', WIDE, async (page, site) => {
    await hand(page, { ...AGENDA, sessions: AGENDA.sessions.map((session) => (session.id === 'paying' ? { ...session, room: 'aegean' } : session)) }, site)
    await press(page, '.news summary')
    await press(page, '[data-k=show-changed]')
    await until(async () => (await inside(page, '.main article:visible').count()) === 1)
  }, /^button (Show only these|Dismiss)/],
  'a zone is chosen': ['', WIDE, async (page) => {
    await press(page, '[data-k=picker]')
    await inside(page, '[data-k=zone-text]').fill('Tokyo')
    await inside(page, '[data-k=zone-text]').press('Enter')
  }, /^button Times in Tokyo/],
  'the list of zones is left by Escape': ['', WIDE, async (page) => {
    await press(page, '[data-k=picker]')
    await inside(page, '[data-k=zone-text]').press('Escape')
  }, /^button Times in Athens/],
  'zones are compared, and that closed': ['', WIDE, async (page) => {
    await press(page, '[data-k=picker]')
    await press(page, '[data-k=compare]')
    await page.keyboard.press('Escape')
  }, /^button Times in Athens/],
  'the next view is chosen by an arrow': ['', WIDE, (page) => press(page, '[role=tab][aria-selected=true]', 'ArrowRight'), /^button Grid/],
  'what does not match is hidden in the grid': ['view=grid&kind=panel', WIDE, (page) => press(page, '[data-k=hide-others]'), /^button Hide others/],
  'the last room of the grid is reached': ['view=grid', PHONE, (page) => press(page, '[data-k=room-after]'), /^button Next room/],
  'a day of the grid is chosen': ['view=grid', WIDE, (page) => press(page, '[data-k="day-2027-06-17"]'), /^button Thu/],
  'Jump to now': ['', WIDE, (page) => press(page, '[data-k=now]'), /^p Now/],
  'a person is opened from the directory, and closed': ['view=speakers', WIDE, async (page) => {
    await press(page, '[data-p=ben] a')
    await page.keyboard.press('Escape')
  }, /^a Ben Sample/],
  'a subject is filtered for in a card': ['', WIDE, (page) => press(page, '.tag'), /^button welcome/],
}

for (const [name, [fragment, viewport, act, expected]] of Object.entries(ACTIONS)) {
  scene(`${name}: the focus has a place`, `/views.html#${fragment}`, { ...OPTIONS, viewport }, async (page, site) => {
    await act(page, site)
    await until(async () => expected.test(await focused(page)), `the focus is on ${expected}, not on ${await focused(page)}`)
    await idle()
    assert.match(await focused(page), expected)
    const isSeen = await page.evaluate(() => {
      let at = document.activeElement
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
      return at.checkVisibility()
    })
    assert.ok(isSeen)
  })
}

for (const [name, view] of Object.entries(VIEWS)) {
  const [path, options] = sceneOf(view)
  scene(`every stop of Tab has a name: ${name}`, path, { ...options, viewport: view.widths?.[0] === 390 ? PHONE : WIDE }, async (page) => {
    await enter(page, view)
    await page.evaluate(() => document.activeElement === document.body || document.activeElement.blur?.())
    const seen = new Set()
    for (let i = 0; i < 150; i++) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate(() => {
        let at = document.activeElement
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
        if (!at || at === document.body) return
        const stops = (window.stops ??= new Map())
        if (!stops.has(at)) stops.set(at, stops.size)
        const said = at.getAttribute('aria-label') || at.labels?.[0]?.textContent || at.textContent
        return { number: stops.get(at), tag: at.localName, name: said.trim(), isControl: at.matches('a[href], button, input, select, summary, [role=region][aria-label]') }
      })
      if (!stop || seen.has(stop.number)) break
      seen.add(stop.number)
      assert.ok(stop.name && stop.isControl, JSON.stringify(stop))
    }
    assert.ok(view.fails || view.quiet || seen.size > 1, `${seen.size} stops`)
  })
}

const listen = (page) => page.evaluate(() => {
  window.escapes = 0
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && window.escapes++)
})
const escapes = (page) => page.evaluate(() => window.escapes)
const isOpen = (page) => inside(page, 'dialog.sheet').evaluate((dialog) => dialog.open)

scene('Escape closes only the topmost layer, and does not propagate to the page', '/views.html#session=commons', OPTIONS, async (page) => {
  await until(() => isOpen(page))
  await listen(page)
  await press(page, '.calendar summary')
  await inside(page, '.calendar a').first().focus()
  await page.keyboard.press('Escape')
  assert.deepEqual([await isOpen(page), await inside(page, '.calendar[open]').count()], [true, 0])
  assert.match(await focused(page), /^summary Calendar/)
  await page.keyboard.press('Escape')
  await until(async () => !(await isOpen(page)))
  await press(page, '[data-k=picker]')
  await shows(page, '.pop input')
  await page.keyboard.press('Escape')
  await until(async () => (await inside(page, '.pop input').count()) === 0)
  assert.equal(await escapes(page), 0)
  await page.keyboard.press('Escape')
  assert.equal(await escapes(page), 1, 'where nothing is open, it is the page’s')
})

scene('text of a card can be selected, and a click opens it', '/views.html', OPTIONS, async (page) => {
  const meta = await inside(page, '[data-s=commons] .meta').boundingBox()
  const y = meta.y + meta.height / 2
  await page.mouse.move(meta.x + 2, y)
  await page.mouse.down()
  await page.mouse.move(meta.x + 60, y, { steps: 5 })
  await page.mouse.up()
  await idle()
  assert.equal(await isOpen(page), false)
  assert.notEqual(await page.evaluate(() => String(getSelection())), '')
  await page.mouse.click(meta.x + meta.width - 120, y)
  await until(() => isOpen(page))
})

for (const [what, fragment, viewport, act] of [['a session', 'session=commons', { width: 1000, height: 500 }, () => {}], ['the sheet of filters', '', PHONE, (page) => press(page, '[data-k=filters]')]]) {
  scene(`the page behind ${what} does not scroll until it is closed`, `/views.html#${fragment}`, { ...OPTIONS, viewport }, async (page, site) => {
    await act(page, site)
    await until(() => inside(page, 'dialog').evaluateAll((all) => all.some(({ open }) => open)))
    const y = await page.evaluate(() => scrollY)
    await page.mouse.move(5, 5)
    await page.mouse.wheel(0, 400)
    await page.keyboard.press('PageDown')
    await idle()
    assert.equal(await page.evaluate(() => scrollY), y)
    await page.keyboard.press('Escape')
    await until(() => page.evaluate(() => document.documentElement.style.overflow === ''))
    await page.mouse.wheel(0, 400)
    await page.waitForFunction((y) => scrollY > y, y)
  })
}

const levels = (page) => inside(page, 'h2, .day-head h3, .main h4').evaluateAll((all) => [...new Set(all.map((heading) => heading.getAttribute('aria-level') ?? heading.localName[1]))].join(' '))
const LEVELS = {
  'the page has one heading': ['<h1>A</h1>', '', '2 3 4'],
  'the page has no heading': ['', '', '2 3 4'],
  'a section’s heading comes before': ['<h1>A</h1><section><h3>B</h3></section>', '', '4 5 6'],
  'one comes before in ARIA': ['<div role="heading" aria-level="2">A</div>', '', '3 4 5'],
  'what comes after does not count': ['<h1>A</h1>', '<h4>B</h4>', '2 3 4'],
  'a deep one leaves levels': ['<h1>A</h1><h6>B</h6>', '', '4 5 6'],
}
for (const [name, [before, after, expected]] of Object.entries(LEVELS)) {
  const routes = { ...ROUTES, '/levels.html': html(`${before}<plenary-agenda src="views.json"></plenary-agenda>${after}`) }
  scene(`levels of headings: ${name}`, '/levels.html', { ...OPTIONS, routes }, async (page) => {
    await until(async () => (await levels(page)) === expected, `${expected}, not ${await levels(page)}`)
  })
}
scene('the attribute sets heading levels, also of headings rendered later', '/views.html', OPTIONS, async (page) => {
  const set = (level) => page.evaluate((level) => document.querySelector('plenary-agenda').setAttribute('heading-level', level), level)
  await set('1')
  await page.loaded(2)
  await page.evaluate(() => document.querySelector('plenary-agenda').shadowRoot.querySelector('[data-k=filters]').dispatchEvent(new Event('pointerover', { bubbles: true })))
  await until(async () => (await levels(page)) === '1 2 3')
  await set('5')
  await page.loaded(3)
  await page.evaluate(() => document.querySelector('plenary-agenda').shadowRoot.querySelector('[data-k=filters]').dispatchEvent(new Event('pointerover', { bubbles: true })))
  await until(async () => (await levels(page)) === '5 6')
  await press(page, '[data-s=commons] h4 a')
  await until(async () => (await inside(page, '#sheet-title').getAttribute('aria-level')) === '6')
})
