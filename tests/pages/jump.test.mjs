// Interactions while the clock runs: jump to now, filter, select zones and views, and keep the focus.
import assert from 'node:assert/strict'
import { holds } from '../until.mjs'
import { bar, marks, ROUTES, stop } from './day.mjs'
import { feed, focused, html, inside, json, quarters, settled, stage } from './scene.mjs'

const { scene } = stage()
const at = (clock, more) => ({ clock: `2027-06-${clock}:00-04:00`, routes: ROUTES, ...more })
const jump = (page) => inside(page, '[data-act=now]')
const inSight = (page, selector) => inside(page, selector).evaluate((node) => {
  const { top, bottom } = node.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
})

// Long before and after what is on, so that the page has to be scrolled and blocks are filled late.
const LONG = feed(quarters(92), {
  event: { title: 'A long day', timezone: 'America/New_York', dayStart: '00:00' },
})
const long = at('07T15:00', { routes: { ...ROUTES, '/day.json': json(LONG) } })

scene('“Jump to now” scrolls to the line for the current time and focuses it', '/day.html', long, async (page) => {
  // What is over is folded away, and it opens at now.
  await inside(page, '.fold').click()
  await page.evaluate(() => scrollTo(0, 0))
  assert.equal(await inSight(page, '.now-line'), false)
  await jump(page).click()
  // What comes into sight is laid out only then, which moves it a few times before it stays.
  await holds(async () => assert.equal(await inSight(page, '.now-line'), true))
  assert.equal(await focused(page), 'p Now 3:00 PM EDT')
  assert.deepEqual((await marks(page)).lines, [['Session 60', 'Now 3:00 PM EDT', 'Session 61']])
})

scene('“Jump to now” works by key, and Tab continues from the line', '/day.html', long, async (page) => {
  await jump(page).focus()
  await page.keyboard.press('Enter')
  assert.equal(await focused(page), 'p Now 3:00 PM EDT')
  await page.keyboard.press('Tab')
  assert.equal(await focused(page), 'a Session 61')
})

scene('the line keeps the focus when the minute changes', '/day.html', long, async (page) => {
  await stop(page, '07T15:01')
  await jump(page).click()
  await page.clock.runFor('01:00')
  assert.equal(await inside(page, '.now-line').textContent(), 'Now 3:02 PM EDT')
  assert.equal(await focused(page), 'p Now 3:02 PM EDT')
})

scene('“Jump to now” is shown only if the line can be shown', '/day.html', at('07T10:30'), async (page) => {
  assert.equal(await jump(page).count(), 1)
  await inside(page, '[role=tab]').last().click()
  assert.equal(await jump(page).count(), 0)
  assert.deepEqual((await bar(page))[0], 'On now Talk (Hall), Clinic (Annex)', 'what is on is said beside the speakers too')
  await inside(page, '[role=tab]').first().click()
  await settled(page)
  assert.equal(await jump(page).count(), 1)
  assert.deepEqual((await marks(page)).on, ['Talk', 'Clinic'])
  assert.equal((await marks(page)).lines.length, 1)
})

scene('the focus stays on a link when the minute changes', '/day.html', at('07T10:30'), async (page) => {
  await stop(page, '07T10:31')
  await inside(page, '.now summary').click()
  const link = inside(page, '.now a').getByText('Panel')
  await link.focus()
  const before = await bar(page)
  await page.clock.runFor('01:00')
  assert.notDeepEqual(await bar(page), before)
  assert.equal(await focused(page), 'a Panel')
  await inside(page, '.now a').getByText('Clinic').focus()
  await page.clock.runFor('01:00')
  assert.equal(await focused(page), 'a Clinic')
  await jump(page).focus()
  await page.clock.runFor('01:00')
  assert.equal(await focused(page), 'button Jump to now')
})

scene('the focus stays on a link when another session begins', '/day.html', at('07T10:58'), async (page) => {
  await stop(page, '07T10:59')
  await inside(page, '.now summary').click()
  await inside(page, '.now a').getByText('Panel').focus()
  await page.clock.runFor('01:00')
  assert.match((await bar(page))[0], /Panel \(Hall\), Clinic \(Annex\)/)
  assert.equal(await focused(page), 'a Panel')
})

scene('the focus stays on a card and in the search field', '/day.html', at('07T10:58'), async (page) => {
  await stop(page, '07T10:59')
  await inside(page, '.card h4 a').getByText('Panel').focus()
  await page.clock.runFor('01:00')
  assert.equal(await focused(page), 'a Panel')
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.closest('.card') !== null), true)
  await inside(page, 'input[type=search]').focus()
  await page.clock.runFor('01:00')
  assert.match(await focused(page), /^input/)
})

scene('a session that is next only in its room is listed with its own time', '/day.html', at('07T11:00'), async (page) => {
  const [, next] = await bar(page)
  assert.equal(next, 'Next 11:30 AM EDT (in 30 minutes): Workshop (Annex), 6:00 PM Dinner (Hall)')
})

scene('filters do not move marks', '/day.html', at('07T10:30'), async (page) => {
  const search = inside(page, 'input[type=search]')
  const shown = async () => (await inside(page, '.main .mark:visible').allTextContents()).join()
  await search.fill('workshop')
  await inside(page, '.count').getByText('1 of 8').waitFor()
  assert.equal(await shown(), 'Next')
  await stop(page, '07T11:31')
  assert.equal(await shown(), 'On now')
  assert.match((await bar(page))[0], /^On now Workshop \(Annex\)$/, 'the line respects the search')
  await search.fill('')
  await page.clock.runFor(1000)
  assert.deepEqual((await marks(page)).on, ['Panel', 'Workshop'])
  assert.equal(await shown(), 'On now,On now,Next')
})

scene('another zone changes the displayed time, but not the marks', '/day.html', at('07T10:30'), async (page) => {
  await inside(page, '[data-act=picker]').click()
  await inside(page, '[role=option]').filter({ hasText: 'My time' }).click()
  await settled(page)
  assert.deepEqual(await marks(page), { on: ['Talk', 'Clinic'], next: ['Panel', 'Workshop'], lines: [['Talk', 'Now 4:30 PM CEST', 'Panel']] })
  assert.match((await bar(page))[1], /^Next 5:00 PM CEST \(in 30 minutes\): Panel/)
})

scene('in a zone with another date, the line is under that date', '/day.html', at('07T19:00', { timezoneId: 'Pacific/Auckland' }), async (page) => {
  await inside(page, '[data-act=picker]').click()
  await inside(page, '[role=option]').filter({ hasText: 'My time' }).click()
  await settled(page)
  assert.deepEqual((await marks(page)).on, ['Dinner'])
  assert.deepEqual((await marks(page)).lines, [['Dinner', 'Now 11:00 AM NZST', undefined]])
  assert.match((await bar(page))[1], /^Next Wed, Jun 9, 1:00 AM NZST \(in 14 hours\): Second morning/)
})

scene('chunks filled later get their marks', '/day.html', { ...long, asleep: true }, async (page) => {
  await settled(page)
  assert.deepEqual(await marks(page), { on: ['Session 60'], next: ['Session 61'], lines: [['Session 60', 'Now 3:00 PM EDT', 'Session 61']] })
})

scene('a link to a session in the address, while it is on', '/day.html#session=clinic', at('07T10:30'), async (page) => {
  assert.equal(await inside(page, 'dialog .mark.live').textContent(), 'On now')
  assert.deepEqual((await marks(page)).on, ['Talk', 'Clinic'])
})

const BOX = html('<main><h1>Test</h1><p style="height:300px"></p><div id="box" style="height:500px;overflow:auto"><plenary-agenda src="day.json"></plenary-agenda></div><p style="height:3000px"></p></main>')
scene('in a scroll container, only the container is scrolled', '/box.html', { ...long, routes: { ...long.routes, '/box.html': BOX } }, async (page) => {
  await inside(page, '.fold').click()
  const above = await page.evaluate(() => {
    document.querySelector('#box').scrollTo(0, 0)
    return scrollY
  })
  await jump(page).click()
  await page.waitForFunction(() => document.querySelector('#box').scrollTop > 1000)
  await holds(async () => assert.deepEqual(await page.evaluate(() => [scrollY, document.querySelector('#box').scrollTop > 1000]), [above, true]))
})

// The line is in the window and below the box.
const AT_NOW = (attributes) => html(`<main><h1>Test</h1><div id="box" style="height:300px;overflow:auto"><plenary-agenda src="day.json" ${attributes}></plenary-agenda></div><p style="height:3000px"></p></main>`)
for (const attributes of ['', 'view="grid"']) {
  scene(`in a scroll container it opens at the current time, ${attributes || 'list'}`, '/box.html', { ...long, viewport: { width: 1100, height: 1600 }, routes: { ...long.routes, '/box.html': AT_NOW(attributes) } }, async (page) => {
    const seen = () => page.evaluate(() => {
      const box = document.querySelector('#box').getBoundingClientRect()
      const { top, bottom } = document.querySelector('plenary-agenda').shadowRoot.querySelector('.now-line').getBoundingClientRect()
      return [top >= box.top && bottom <= box.bottom, scrollY]
    })
    await holds(async () => assert.deepEqual(await seen(), [true, 0]))
  })
}

// Six days of two talks each: what is far away is laid out when it comes near, and is then of another height than was thought.
const WEEK = feed(
  Array.from({ length: 12 }, (_, n) => ({
    id: `w${n}`,
    title: `Talk ${n}`,
    start: `2027-06-${String(7 + (n % 6)).padStart(2, '0')}T09:00`,
    duration: 30,
    room: n < 6 ? 'Aegean' : 'Ionian',
    people: ['Ada Example'],
  })),
)
const week = { '/week.html': html('<plenary-agenda src="week.json"></plenary-agenda>'), '/week.json': json(WEEK) }

for (const day of [8, 9, 10, 11]) {
  scene(`it opens at the current time on June ${day}, even if earlier days are laid out late`, '/week.html', { clock: `2027-06-${String(day).padStart(2, '0')}T09:10:00+02:00`, viewport: { width: 320, height: 640 }, routes: week }, async (page) => {
    // Which of the two comes first differs from one time to the next. Nobody wakes the widget, which scrolls the page.
    for (let time = 0; time < 5; time++) {
      const other = await page.context().newPage()
      await other.goto(page.url())
      await other.waitForFunction(() => document.querySelector('plenary-agenda')?.shadowRoot?.querySelector('.mark.live'))
      await holds(async () => {
        const [bar, slot] = await inside(other, '.bar, .slot:has(.mark.live)').evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().toJSON()))
        assert.ok(slot.top >= bar.bottom && slot.top < bar.bottom + 100, `${slot.top}, below ${bar.bottom}`)
      })
      await other.close()
    }
  })
}

scene('between sessions, it opens at the line for the current time', '/week.html', { untouched: true, clock: '2027-06-10T14:00:00+02:00', viewport: { width: 320, height: 640 }, routes: week }, async (page) => {
  await holds(async () => assert.equal(await inSight(page, '.now-line'), true))
  assert.equal(await inside(page, '[aria-current=date]').getAttribute('data-v'), '2027-06-10')
})

scene('the last day tab is marked at the end of the page, even if its day is not at the top', '/week.html', { untouched: true, clock: '2027-06-12T09:10:00+02:00', viewport: { width: 320, height: 900 }, routes: week }, async (page) => {
  await holds(async () => assert.equal(await inSight(page, '.slot:has(.mark.live)'), true))
  await holds(async () => assert.equal(await inside(page, '[aria-current=date]').getAttribute('data-v'), '2027-06-12'))
})

scene('a grid opens at the current time', '/grid.html', { ...long, routes: { ...long.routes, '/grid.html': html('<main><h1>Test</h1><plenary-agenda src="day.json" view="grid"></plenary-agenda></main>') } }, async (page) => {
  await holds(async () => assert.equal(await inSight(page, '.now-line'), true))
  assert.ok(await page.evaluate(() => scrollY > 100))
})
