// The room grid in a page: what sticks and what scrolls, keys, filters, the line of now, paper.
import assert from 'node:assert/strict'
import { holds, still, until } from '../until.mjs'
import { faults } from './legible.mjs'
import { feed, focused, html, inside, json, settled, stage, written } from './scene.mjs'

const { scene } = stage()

const at = (day, time) => `2027-06-${day}T${time}`
const session = (id, day, start, end, room, more = {}) => ({ id, title: `About ${id}`, start: at(day, start), end: at(day, end), room, ...more })
const EVENT = { event: { title: 'Harbour days', timezone: 'Europe/Athens', start: '2027-06-15', end: '2027-06-16' } }
const HARBOUR = feed(
  [
    session('opening', 15, '09:00', '10:00', 'Aegean'),
    session('lightning', 15, '09:00', '09:30', 'Ionian'),
    session('coffee', 15, '10:00', '10:30', undefined, { kind: 'break' }),
    session('commons', 15, '10:30', '11:30', 'Aegean', { people: ['Ada Example'] }),
    session('who', 15, '10:30', '11:00', 'Ionian'),
    session('missing', 15, '11:00', '12:00', 'Ionian', { status: 'cancelled' }),
    { id: 'exhibition', title: 'Exhibition', start: '2027-06-15T09:00', end: '2027-06-16T17:00', room: 'Foyer' },
    session('second', 16, '09:00', '10:00', 'Aegean'),
    session('third', 16, '09:30', '10:00', 'Ionian'),
  ],
  EVENT,
)
// Parts of a day that end, or begin, right after an hour, at the end of the day too.
const SHORT = feed([session('early', 15, '09:00', '10:05', 'Aegean'), session('late', 15, '10:10', '11:02', 'Aegean'), session('last', 15, '11:10', '12:01', 'Ionian')], EVENT)
// Twelve rooms, a session of half an hour in each, all day long.
const WIDE = feed(
  Array.from({ length: 240 }, (_, n) => {
    const minute = 540 + Math.floor(n / 12) * 30
    const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    return session(`s${n}`, 15, clock(minute), clock(minute + 25), `Room ${(n % 12) + 1}`)
  }),
  { ...EVENT, rooms: Array.from({ length: 12 }, (_, n) => ({ id: `Room ${n + 1}`, name: `Room ${n + 1}` })) },
)
const page = (attributes, head = '') => html(`<main><h1>Test</h1><plenary-agenda ${attributes}></plenary-agenda></main>`, { head: `<meta name="viewport" content="width=device-width">${head}` })
const ROUTES = {
  '/harbour.json': json(HARBOUR),
  '/wide.json': json(WIDE),
  '/short.json': json(SHORT),
  '/short.html': page('src="short.json" view="grid"'),
  '/grid.html': page('src="harbour.json" view="grid"'),
  '/list.html': page('src="harbour.json"'),
  '/arabic.html': page('src="harbour.json" view="grid" lang="ar"'),
  '/wide.html': page('src="wide.json" view="grid"', '<style>header{position:sticky;top:0;height:40px;background:#ccc;z-index:9}plenary-agenda{--plenary-sticky-top:40px}</style>'),
}
const MORNING = '2027-06-15T07:52:00Z'
const on = (more) => ({ clock: MORNING, timezoneId: 'America/New_York', routes: ROUTES, viewport: { width: 1100, height: 700 }, ...more })

const shadow = (page, act, ...args) => page.evaluate(([act, args]) => new Function('root', 'args', `return (${act})(root, ...args)`)(document.querySelector('plenary-agenda').shadowRoot, args), [act.toString(), args])
const box = (page, selector) => inside(page, selector).first().boundingBox()
const card = (id) => `.cell [data-s="${id}"]`
const rooms = (page) => inside(page, '[role=columnheader]').allTextContents()
const noOverflow = async (page) => assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0)

for (const width of [390, 700, 1100]) {
  scene(`both times of an hour are seen, however short its part of the day is, ${width} px`, '/short.html', on({ viewport: { width, height: 900 } }), async (page) => {
    assert.deepEqual((await inside(page, '.hour .you').allTextContents()).at(-1), width < 701 ? '4:00 AM' : '5:00 AM')
    assert.deepEqual(await faults(page), [])
    assert.equal(await inside(page, '.grid-body').evaluate((body) => body.scrollHeight - body.clientHeight), 0)
  })
}

scene('heights follow the time, and places are those of rooms', '/grid.html', on(), async (page) => {
  assert.deepEqual(await rooms(page), ['Aegean', 'Ionian'])
  const [opening, lightning, coffee, who] = await Promise.all(['opening', 'lightning', 'coffee', 'who'].map((id) => box(page, card(id))))
  assert.ok(Math.abs(opening.height - 2 * lightning.height) < 8, `${opening.height} and ${lightning.height}`)
  assert.ok(lightning.x > opening.x + opening.width - 1 && Math.abs(lightning.y - opening.y) < 2)
  assert.ok(coffee.x <= opening.x + 1 && coffee.x + coffee.width >= lightning.x + lightning.width - 1, 'the break is a band')
  assert.ok(who.y > coffee.y + coffee.height - 2)
  assert.match(await inside(page, '.strip').textContent(), /Exhibition.*Foyer.*until Wed, Jun 16, 5:00 PM EEST/)
  assert.deepEqual(await inside(page, '.hour b').allTextContents(), ['9:00 AM', '10:00 AM', '11:00 AM'])
  assert.deepEqual(await inside(page, '.hour .you').allTextContents(), ['2:00 AM', '3:00 AM', '4:00 AM'])
  await noOverflow(page)
})

scene('a card is never lower than what it says', '/grid.html', on({ viewport: { width: 720, height: 700 } }), async (page) => {
  const cut = await shadow(page, (root) => [...root.querySelectorAll('.cell .card')].filter((card) => card.scrollHeight > card.clientHeight + 1 || card.scrollWidth > card.clientWidth + 1).map((card) => card.dataset.s))
  assert.deepEqual(cut, [])
})

scene('a grid opens from its tab, and a link leads to a day of it', '/list.html', on(), async (page) => {
  await inside(page, '[role=tab]').getByText('Grid').click()
  await inside(page, '.grid').waitFor()
  await written(page, { view: 'grid' })
  await inside(page, '[part=day-tab]').nth(1).click()
  await inside(page, card('second')).waitFor()
  await written(page, { view: 'grid', day: '2027-06-16' })
  await page.goto('/list.html#view=grid&day=2027-06-16&q=third')
  await page.reload()
  await page.loaded()
  await settled(page)
  assert.equal(await inside(page, '[part=day-tab][aria-current=date]').textContent(), 'Wed, Jun 16')
  assert.equal(await inside(page, `${card('second')}.dim`).count(), 1)
})

for (const width of [1280, 900]) {
  scene(`rooms and hours stay in sight, and only the grid scrolls sideways, ${width} px`, '/wide.html', on({ viewport: { width, height: 700 } }), async (page) => {
    await noOverflow(page)
    assert.ok(await shadow(page, (root) => root.querySelector('.grid-body').scrollWidth > root.querySelector('.grid-body').clientWidth + 200))
    await page.evaluate(() => scrollTo(0, 900))
    await shadow(page, (root) => void (root.querySelector('.grid-body').scrollLeft = 400))
    await holds(async () => {
      const [bar, heads, hour, spine] = await Promise.all(['.bar', '.grid-heads', '.hour', '.spine'].map((selector) => box(page, selector)))
      assert.ok(Math.abs(bar.y - 40) < 2, `the toolbar is at ${bar.y}`)
      assert.ok(Math.abs(heads.y - (bar.y + bar.height)) <= 2, `heads at ${heads.y} below ${bar.y + bar.height}`)
      assert.ok(Math.abs(hour.x - heads.x) < 1 && Math.abs(spine.x - heads.x) < 1)
    })
    // A head is above its column.
    const distance = () => shadow(page, (root) => root.querySelectorAll('.room-head')[6].getBoundingClientRect().left - root.querySelector('.cell.ca6').getBoundingClientRect().left)
    await until(async () => Math.abs(await distance()) < 1.5, 'heads move with the columns')
    await noOverflow(page)
  })
}

scene('arrow keys lead through it, Enter opens and S stars', '/grid.html', on(), async (page) => {
  await inside(page, `${card('opening')} a`).focus()
  const press = async (key, name) => {
    await page.keyboard.press(key)
    await until(async () => (await focused(page)).startsWith(`a About ${name}`), `${key} leads to ${name}, not to ${await focused(page)}`)
  }
  await press('ArrowRight', 'lightning')
  await press('ArrowDown', 'coffee')
  await press('ArrowDown', 'who')
  await press('ArrowLeft', 'commons')
  await press('ArrowUp', 'coffee')
  await press('Control+End', 'missing')
  await press('Control+Home', 'opening')
  await press('End', 'lightning')
  await press('Home', 'opening')
  await press('PageDown', 'second')
  await press('PageUp', 'opening')
  // One cell is a stop of Tab.
  assert.equal(await inside(page, '.grid h4 a[tabindex="0"]').count(), 1)
  await page.keyboard.press('s')
  await inside(page, `${card('opening')} .star[aria-pressed=true]`).waitFor()
  await page.keyboard.press('Enter')
  await inside(page, 'dialog h3').getByText('About opening').waitFor()
  await page.keyboard.press('Escape')
  await until(async () => (await focused(page)).startsWith('a About opening'), 'the focus comes back')
})

scene('cells are announced with time, room and title', '/grid.html', on(), async (page) => {
  const cell = page.getByRole('gridcell').filter({ has: page.getByRole('link', { name: /^About who ?, 10:30\sAM ?, Ionian$/ }) })
  assert.equal(await cell.count(), 1)
  assert.equal(await cell.getAttribute('aria-colindex'), '2')
  assert.match(await page.getByRole('grid').getAttribute('aria-label'), /^Grid, Tuesday, June 15/)
})

scene('from right to left it is mirrored, and so are its keys', '/arabic.html', on(), async (page) => {
  const [opening, lightning, hour] = await Promise.all([box(page, card('opening')), box(page, card('lightning')), box(page, '.hour')])
  assert.ok(opening.x > lightning.x && hour.x > opening.x)
  await inside(page, `${card('opening')} a`).focus()
  await page.keyboard.press('ArrowLeft')
  await until(async () => (await focused(page)).includes('About lightning'), 'the next room is to the left')
  await noOverflow(page)
})

scene('another zone lays it out anew', '/grid.html', on(), async (page) => {
  await page.evaluate(() => document.querySelector('plenary-agenda').setAttribute('timezone', 'Asia/Kolkata'))
  await page.loaded(2)
  await settled(page)
  assert.deepEqual((await inside(page, '.hour b').allTextContents()).slice(0, 2), ['11:30 AM', '12:00 PM'])
})

scene('filters dim, or hide', '/grid.html', on(), async (page) => {
  const dims = () => shadow(page, (root) => [...root.querySelectorAll('.dim')].map((cell) => cell.dataset.s))
  await inside(page, 'input[type=search]').fill('commons')
  await until(async () => (await dims()).length === 6, 'all others are dim')
  assert.ok(!(await dims()).includes('commons'))
  assert.deepEqual(await page.axe(), [])
  await inside(page, '.hide-others').click()
  await until(async () => (await inside(page, '.cell').count()) === 1, 'one is left')
  assert.deepEqual(await rooms(page), ['Aegean'])
  await inside(page, '[data-act=clear]').first().click()
  await until(async () => (await inside(page, '.cell').count()) === 6, 'all are back')
})

scene('the line of now runs over the cards and behind their texts, and what is over fades', '/grid.html', on(), async (page) => {
  await inside(page, '.grid .now-line').waitFor({ state: 'attached' })
  const [line, commons] = [await box(page, '.grid .now-line'), await box(page, card('commons'))]
  assert.ok(Math.abs(line.y - (commons.y + (commons.height * 22) / 60)) < 6, `${line.y} in ${commons.y} + ${commons.height}`)
  assert.match(await inside(page, '.grid .now-line').textContent(), /Now 10:52 AM/)
  assert.deepEqual(await shadow(page, (root) => [...root.querySelectorAll('.past')].map((cell) => cell.dataset.s)), ['opening', 'lightning', 'coffee'])
  await page.clock.pauseAt('2027-06-15T08:05:30Z')
  await until(async () => (await box(page, '.grid .now-line')).y > line.y + 8, 'it moves')
  assert.deepEqual(await inside(page, '.hour > .under b').allTextContents(), ['11:00 AM'], 'what it would cover in part is left out')
  assert.equal(await inside(page, `${card('who')}.past`).count(), 1)
  // On another day there is none; what leads to now shows today.
  await inside(page, '[part=day-tab]').nth(1).click()
  await inside(page, card('second')).waitFor()
  assert.equal(await inside(page, '.now-line').count(), 0)
  await inside(page, '[data-act=now]').click()
  await inside(page, '.grid .now-line').waitFor({ state: 'attached' })
})

for (const width of [390, 320]) {
  scene(`one room at a time, ${width} px`, '/grid.html', on({ viewport: { width, height: 800 } }), async (page) => {
    assert.deepEqual(await rooms(page), ['Aegean'])
    await inside(page, '[data-k=room-after]').click()
    await inside(page, card('lightning')).waitFor()
    const cells = () => shadow(page, (root) => [...root.querySelectorAll('.cell article')].map((cell) => cell.dataset.s).join())
    await until(async () => (await cells()) === 'lightning,coffee,who,missing', 'the second room is filled')
    assert.equal(await inside(page, '[data-k=room-after]').getAttribute('aria-disabled'), 'true')
    await inside(page, 'select[data-act=room]').selectOption({ label: 'Aegean' })
    await inside(page, card('opening')).waitFor()
    await noOverflow(page)
    assert.deepEqual(await page.axe(), [])
    await page.setViewportSize({ width: 1000, height: 800 })
    await until(async () => (await rooms(page)).length === 2, 'all rooms, where there is space for them')
  })
}

for (const colorScheme of ['light', 'dark']) {
  scene(`axe finds nothing, ${colorScheme}`, '/grid.html', on({ colorScheme }), async (page) => {
    assert.deepEqual(await page.axe(), [])
  })
}

scene('on paper there are all days, each on its pages, without controls', '/grid.html', on(), async (page) => {
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  assert.deepEqual(await inside(page, '.grid-page h3').allTextContents(), ['Tuesday, June 15', 'Wednesday, June 16'])
  assert.deepEqual(await shadow(page, (root) => [...root.querySelectorAll('.grid-page')].map((day) => [getComputedStyle(day).breakBefore, ...['display', 'breakInside'].map((name) => getComputedStyle(day.querySelector('.grid-heads'))[name])])), [
    ['auto', 'table-header-group', 'avoid'],
    ['page', 'table-header-group', 'avoid'],
  ])
  for (const hidden of ['.bar', '.now-line', '.star', '[part=day-tab]']) assert.equal(await inside(page, hidden).filter({ visible: true }).count(), 0, hidden)
  assert.equal(await inside(page, '.cell article').count(), 8)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: null })
  await until(async () => (await inside(page, '.cell article').count()) === 6, 'the day is back')
})

scene('paper is in landscape from its first page on, which the first day is on, and only while the grid is shown', '/grid.html', on(), async (page) => {
  const pages = async () => [...(await page.pdf({ format: 'A4' })).toString('latin1').matchAll(/\/MediaBox\s*\[0 0 (\d+)[.\d]* (\d+)/g)].map(([, width, height]) => (+width > +height ? 'landscape' : 'portrait'))
  assert.deepEqual(await pages(), ['landscape', 'landscape'])
  assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0)
  await inside(page, '[role=tab]').first().click()
  await inside(page, '.slot').first().waitFor()
  assert.deepEqual(new Set(await pages()), new Set(['portrait']))
})

scene('on paper many rooms take several pages, with lanes that have room for words', '/wide.html', on({ viewport: { width: 1046, height: 700 } }), async (page) => {
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  const parts = await shadow(page, (root) => [...root.querySelectorAll('.grid-page')].map((part) => [...part.querySelectorAll('.room-head')].map((head) => head.textContent)))
  assert.deepEqual(parts.map((heads) => heads.length), [6, 6])
  assert.equal(new Set(parts.flat()).size, 12)
  const cells = await shadow(page, (root) => [...root.querySelectorAll('.cell')].map((cell) => cell.getBoundingClientRect()).map(({ left, right, width }) => [left, right, width]))
  assert.equal(cells.length, 240)
  for (const [left, right, width] of cells) assert.ok(width > 100 && left >= 0 && right <= 1046, `${left} to ${right}`)
})

const BANDS = { ...ROUTES, '/wide.json': json({ ...WIDE, sessions: [session('coffee', 15, '08:00', '09:00', undefined, { kind: 'break' }), ...WIDE.sessions] }) }
for (const [direction, path] of [['left to right', '/wide.html'], ['right to left', '/arabic-wide.html']]) {
  const routes = { ...BANDS, '/arabic-wide.html': page('src="wide.json" view="grid" lang="ar"') }
  scene(`what a band says stays in sight, ${direction}`, path, on({ routes, viewport: { width: 760, height: 700 } }), async (page) => {
    const sign = direction === 'left to right' ? 1 : -1
    for (const by of [0, 700, 9999]) {
      await shadow(page, (root, left) => void (root.querySelector('.grid-body').scrollLeft = left), by * sign)
      await holds(async () => {
        const [label, body, spine] = await Promise.all(['.band .label', '.grid-body', '.spine'].map((selector) => box(page, selector)))
        const [from, to] = sign > 0 ? [spine.x + spine.width, body.x + body.width] : [body.x, spine.x]
        assert.ok(label.x >= from && label.x + label.width <= to, `${label.x} to ${label.x + label.width} within ${from} to ${to}`)
      })
    }
  })
}

const LONG = ['x', 'y', 'z'].map((id) => session(id, 15, '09:00', '09:25', 'Room 1', { title: 'Sustainability and interoperability of infrastructure' }))
scene('long words are not broken in a lane', '/wide.html', on({ routes: { ...ROUTES, '/wide.json': json({ ...WIDE, sessions: [...LONG, ...WIDE.sessions] }) }, viewport: { width: 1046, height: 700 } }), async (page) => {
  const lines = await shadow(page, (root) => [...root.querySelectorAll('.cell [data-s=x] h4 *')].flatMap((node) => [...node.childNodes]).filter((node) => node.data?.includes('operab')).map((text) => {
    const words = [...text.data.matchAll(/\w+/g)].map(({ index, 0: word }) => {
      const range = document.createRange()
      range.setStart(text, index)
      range.setEnd(text, index + word.length)
      return range.getClientRects().length
    })
    return Math.max(...words)
  }))
  assert.deepEqual(lines, [1])
})

scene('a time of another day is on one line beside its hour', '/grid.html', on({ timezoneId: 'Pacific/Honolulu' }), async (page) => {
  const heights = await inside(page, '.hour .you').evaluateAll((all) => all.filter((time) => time.querySelector('.badge')).map((time) => [time.clientHeight, time.scrollWidth - time.clientWidth, parseFloat(getComputedStyle(time).fontSize)]))
  assert.ok(heights.length > 0)
  for (const [height, over, size] of heights) assert.ok(height < size * 2 && over <= 0, `${height} px, ${over} px too wide`)
})

scene('day tabs of the list scroll to a day, and mark the one that is read', '/list.html', on({ viewport: { width: 1100, height: 400 } }), async (page) => {
  const current = () => inside(page, '[part=day-tab][aria-current=date]').textContent()
  const top = () => shadow(page, (root) => root.querySelectorAll('.day')[1].getBoundingClientRect().top - root.querySelector('.bar').getBoundingClientRect().bottom)
  assert.equal(await current(), 'Tue, Jun 15')
  await page.evaluate(() => (document.body.style.paddingBottom = '900px'))
  await inside(page, '[part=day-tab]').nth(1).click()
  await until(async () => Math.abs(await top()) < 3, 'the day is below the toolbar')
  assert.equal(await current(), 'Wed, Jun 16')
  // Until it has come to rest it is scrolled to again.
  await until(async () => {
    await page.evaluate(() => scrollTo(0, 0))
    return (await current()) === 'Tue, Jun 15'
  }, 'scrolling back marks the first')
  assert.equal(await still(() => page.evaluate(() => location.hash)), '')
})

scene('room for the day tabs is kept, so that they move nothing when they come', '/list.html', on({ asleep: true, clock: '2027-05-01T12:00:00Z' }), async (page) => {
  const before = await box(page, '.card')
  assert.equal(await inside(page, '[part=day-tab]').count(), 0)
  await inside(page, '.card').first().hover()
  await inside(page, '[part=day-tab]').first().waitFor()
  assert.equal((await box(page, '.card')).y, before.y)
})

for (const width of [1100, 390]) {
  scene(`a link to a session opens the grid at its day, and closing leads to its card, ${width} px`, '/grid.html#session=third', on({ viewport: { width, height: 700 } }), async (page) => {
    await inside(page, 'dialog h3').getByText('About third').waitFor()
    await page.keyboard.press('Escape')
    await until(() => page.evaluate(() => document.querySelector('plenary-agenda').shadowRoot.activeElement?.closest('article')?.dataset.s === 'third'))
    assert.ok(await inside(page, card('third')).isVisible())
  })
}
