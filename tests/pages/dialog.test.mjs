import assert from 'node:assert/strict'
import { holds } from '../until.mjs'
import { feed, focused, html, inside, json, settled, stage, written } from './scene.mjs'

const { scene } = stage()
const dialog = (page) => inside(page, 'dialog')
const opener = (page, title) => inside(page, '.card h4 a').filter({ hasText: title })
const isOpen = (page) => dialog(page).evaluate((dialog) => dialog.open && dialog.matches(':modal'))
const closed = (page) => page.waitForFunction(() => !document.querySelector('plenary-agenda').shadowRoot.querySelector('dialog').open)
const text = async (page) => (await dialog(page).textContent()).replace(/\s+/g, ' ').trim()
const heading = async (page) => (await dialog(page).locator('h3').textContent()).trim()
const state = (page) => page.evaluate(() => document.querySelector('plenary-agenda').state)

scene('a click on a title opens the session, and updates the URL', '/2023.html', {}, async (page) => {
  await opener(page, 'Panel 1').click()
  assert.equal(await isOpen(page), true)
  assert.equal(await heading(page), 'Panel 1: Global Institution of Open Source')
  await written(page, { session: 'panel-1' })
  assert.equal((await state(page)).session, 'panel-1')
  assert.equal(await dialog(page).getAttribute('aria-labelledby'), await dialog(page).locator('h3').getAttribute('id'))
})

scene('a click anywhere on the card opens it too', '/2023.html', {}, async (page) => {
  await inside(page, 'article.card').filter({ hasText: 'Panel 2' }).locator('.meta').click()
  assert.equal(await heading(page), 'Panel 2: Government OSPOs & Constituent Good')
})

scene('a click with Ctrl is the browser’s, and the link leads there', '/2023.html', {}, async (page) => {
  const [tab] = await Promise.all([page.context().waitForEvent('page'), opener(page, 'Panel 2').click({ modifiers: ['ControlOrMeta'] })])
  assert.equal(await isOpen(page), false)
  // The tab is there before its address.
  await tab.waitForURL(/#session=panel-2$/, { waitUntil: 'commit' })
  await tab.waitForFunction(() => document.querySelector('plenary-agenda')?.shadowRoot?.querySelector('dialog')?.open)
})

scene('the dialog shows times in both zones and as printed, people and the abstract', '/2023.html', {}, async (page) => {
  await opener(page, 'Panel 1').click()
  const when = (await dialog(page).locator('dl dd').first().locator('p').allTextContents()).map((line) => line.replace(/\s+/g, ' ').trim())
  assert.deepEqual(when, [
    'Wed, Jun 21, 11:00–11:30 AM New York (EDT)',
    'Wed, Jun 21, 5:00–5:30 PM Stockholm (CEST) your time',
    'Printed as “11:00am - 11:30am (17:00am CEST)”',
  ])
  const who = await dialog(page).locator('.who > li').allTextContents()
  assert.equal(who.length, 6)
  assert.match(who[0], /Gijs Hilennius\s*moderator\s*Remote\s*EC OSPO/)
  assert.match(await text(page), /United Nations Headquarters, New York/)
  assert.match(await dialog(page).locator('.prose').textContent(), /^Open source seen as a global institution/)
})

scene('everybody is named, however many they are', '/2023.html', {}, async (page) => {
  await opener(page, 'Roundtable').click()
  assert.equal(await dialog(page).locator('.who > li').count(), 14)
  assert.match(await text(page), /Daniel Dersén/)
})

scene('links of the session and recordings of its half day', '/2024.html', {}, async (page) => {
  await opener(page, 'Open Source Networked Cities').click()
  const link = dialog(page).locator('.links a')
  assert.deepEqual([(await link.textContent()).trim(), await link.getAttribute('href')], ['Recording on UN Web TV: Afternoon', 'https://webtv.un.org/en/asset/k15/k1517v486n'])
  await page.keyboard.press('Escape')
  await closed(page)
  await opener(page, "What's Next").click()
  assert.equal(await dialog(page).locator('.links a').getAttribute('href'), 'http://whatsnext4oss.org/')
  assert.match(await text(page), /July 11, 2024\s?Time to be announced/)
})

scene('an open end is shown as open', '/2024.html', {}, async (page) => {
  await opener(page, 'Social Event (Day 1)').click()
  assert.match(await text(page), /Tue, Jul 9, 5:30 PM onwards New York \(EDT\).*11:30 PM onwards Stockholm \(CEST\) your time.*Printed as “17:30 onwards”/)
})

scene('Back closes it, and Forward opens it again', '/2023.html', {}, async (page) => {
  await opener(page, 'Panel 3').click()
  await page.goBack()
  await closed(page)
  await page.waitForFunction(() => !location.hash)
  await page.goForward()
  assert.equal(await heading(page), 'Panel 3: Cross-Border Collaboration Nexus: a Baltimore Spotlight')
  assert.equal(await isOpen(page), true)
})

scene('a session opened right after Back stays open', '/2023.html', {}, async (page) => {
  await opener(page, 'Panel 3').click()
  await page.evaluate(() => {
    const root = document.querySelector('plenary-agenda').shadowRoot
    // The dialog says later that it was closed: when another session is open already.
    addEventListener('popstate', () => root.querySelector('a[href="#session=panel-2"]').click(), { once: true })
    root.querySelector('dialog').addEventListener('close', () => (window.closedLate = true), { once: true })
  })
  await page.goBack()
  await page.waitForFunction(() => window.closedLate)
  await holds(async () => assert.equal(await isOpen(page), true))
  await written(page, { session: 'panel-2' })
})

for (const [how, close] of [
  ['Escape', (page) => page.keyboard.press('Escape')],
  ['its button', (page) => dialog(page).getByRole('button', { name: 'Close' }).click()],
  ['a click beside it', (page) => page.mouse.click(5, 5)],
]) {
  scene(`${how} closes it, resets the URL, and restores the focus`, '/2023.html', {}, async (page) => {
    await opener(page, 'Panel 4').focus()
    await page.keyboard.press('Enter')
    assert.equal(await focused(page), 'h3 Panel 4: Open Source as a key enabler for Sustainable Development Goals')
    await close(page)
    await closed(page)
    await page.waitForFunction(() => !location.hash)
    assert.equal(await focused(page), 'a Panel 4: Open Source as a key enabler for Sustainable Development Goals')
    assert.equal((await state(page)).session, undefined)
    const entries = await page.evaluate(() => history.length)
    await opener(page, 'Panel 3').click()
    assert.equal(await page.evaluate(() => history.length), entries, 'opening and closing leave no trail behind')
  })
}

scene('Tab stays within the dialog', '/2023.html', {}, async (page) => {
  await opener(page, 'Wrap-up').click()
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => {
      const at = document.activeElement?.shadowRoot?.activeElement
      return !at || Boolean(at.closest('dialog'))
    }), true)
  }
})

scene('a link to a session opens it, and Back from there leaves as it should', '/2024.html', {}, async (page) => {
  await page.goto('/2023.html#session=panel-1')
  await page.loaded()
  await settled(page)
  assert.equal(await heading(page), 'Panel 1: Global Institution of Open Source')
  assert.equal(await focused(page), 'h3 Panel 1: Global Institution of Open Source')
  await page.goBack()
  await page.waitForURL('/2024.html')
  await page.goForward()
  await page.loaded()
  await settled(page)
  await page.keyboard.press('Escape')
  await closed(page)
  await page.waitForFunction(() => !location.hash)
  assert.equal(new URL(page.url()).pathname, '/2023.html')
  await page.goBack()
  await page.waitForURL('/2024.html')
})

scene('a link to a session that is not there opens nothing', '/2024.html#session=no-such', {}, async (page) => {
  assert.equal(await isOpen(page), false)
})

scene('a change of the URL is followed', '/2023.html', {}, async (page) => {
  await page.evaluate(() => (location.hash = 'session=panel-2'))
  await page.waitForFunction(() => document.querySelector('plenary-agenda').state.session === 'panel-2')
  assert.equal(await isOpen(page), true)
  await page.evaluate(() => (location.hash = 'speaker=lacina-kone'))
  await page.waitForFunction(() => document.querySelector('plenary-agenda').state.speaker === 'lacina-kone')
  assert.equal(await heading(page), 'Lacina Koné')
})

scene('from a session to a person in it, and back to the session', '/2023.html', {}, async (page) => {
  await opener(page, 'Panel 1').click()
  await dialog(page).getByRole('link', { name: 'Lacina Koné' }).click()
  assert.equal(await heading(page), 'Lacina Koné')
  await written(page, { speaker: 'lacina-kone' })
  await dialog(page).getByRole('link', { name: 'Panel 1' }).click()
  await written(page, { session: 'panel-1' })
  assert.equal(await focused(page), 'h3 Panel 1: Global Institution of Open Source')
  await page.keyboard.press('Escape')
  await closed(page)
  await page.waitForFunction(() => !location.hash)
  assert.equal(await focused(page), 'a Panel 1: Global Institution of Open Source', 'the focus is where it was before the first')
})

scene('a nested session has its own link, page and time', '/2023.html#session=keynote-gaffey', {}, async (page) => {
  assert.equal(await heading(page), 'Keynote')
  assert.match(await text(page), /10:10–11:00 AM New York \(EDT\).*Part of\s?Opening Segment.*Veronica Gaffey\s?Remote/)
  await dialog(page).getByRole('link', { name: 'Opening Segment' }).click()
  await written(page, { session: 'opening' })
  assert.equal(await dialog(page).locator('.list > li').count(), 4)
  await page.keyboard.press('Escape')
  await closed(page)
  await inside(page, '.sub a').filter({ hasText: 'BlueHats' }).click()
  await written(page, { session: 'bluehats' })
})

scene('the URL of the open session is copied', '/2023.html', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
  await opener(page, 'Panel 1').click()
  const button = dialog(page).getByRole('button', { name: 'Share' })
  await button.click()
  await dialog(page).getByRole('button', { name: /copied/i }).waitFor()
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url())
  assert.match(page.url(), /#session=panel-1$/)
})

const LISTENING = html('<plenary-agenda src="ospos-for-good-2023.json"></plenary-agenda>', {
  head: '<script>addEventListener("plenary-open", (e) => (window.opened ??= []).push([e.composed, e.bubbles, e.detail.session, e.detail.speaker]))</script>',
})
scene('plenary-open has the opened session', '/events.html', { routes: { '/events.html': LISTENING } }, async (page) => {
  await opener(page, 'Panel 1').click()
  await dialog(page).getByRole('link', { name: 'Lacina Koné' }).click()
  await page.keyboard.press('Escape')
  await closed(page)
  assert.deepEqual(await page.evaluate(() => window.opened), [[true, true, 'panel-1', undefined], [true, true, undefined, 'lacina-kone']])
})

const ABSTRACT = `What **you** bring:

- a [laptop](https://example.org/laptop)
- <i>time</i>, and <script>window.ran = true</script><img src=x onerror="window.ran = true">not \`<b>\`

<p>Nothing <a href="javascript:window.ran = true">else</a>.</p>`
const WRITTEN = {
  '/written.html': html('<plenary-agenda src="written.json"></plenary-agenda>'),
  '/written.json': json(feed([{ id: 'a', title: 'Talk', start: '2024-07-09T09:00', abstract: ABSTRACT, people: [{ name: 'Ada', id: 'ada', bio: '<ol><li>One</li><li>Two</li></ol>' }] }])),
}
scene('an abstract in Markdown and HTML shows its lists and links, and executes nothing', '/written.html', { routes: WRITTEN }, async (page) => {
  await opener(page, 'Talk').click()
  const prose = dialog(page).locator('.prose')
  assert.equal(await prose.locator('strong').textContent(), 'you')
  assert.deepEqual(await prose.locator('ul > li').allTextContents(), ['a laptop', 'time, and not <b>'])
  const links = await prose.locator('a').evaluateAll((all) => all.map((a) => [a.textContent, a.href, a.rel]))
  assert.deepEqual(links, [['laptop', 'https://example.org/laptop', 'noopener']])
  assert.equal(await prose.locator('p').last().textContent(), 'Nothing else.')
  assert.equal(await prose.locator('li').first().evaluate((li) => getComputedStyle(li).listStyleType), 'disc')
  assert.equal(await page.evaluate(() => window.ran), undefined)
  await dialog(page).getByRole('link', { name: 'Ada' }).click()
  assert.deepEqual(await prose.locator('ol > li').allTextContents(), ['One', 'Two'])
})

const TWICE = {
  '/twice.html': html('<plenary-agenda src="twice.json"></plenary-agenda>'),
  '/twice.json': json(feed([
    { id: 'g-1', repeatOf: 'WS', title: 'Workshop', start: '2027-06-15T09:00', duration: 60, room: 'Attic' },
    { id: 'g-2', repeatOf: 'WS', title: 'Workshop', start: '2027-06-16T14:00', duration: 60, room: 'Cellar' },
  ])),
}
scene('a repeated session links to the other time', '/twice.html', { routes: TWICE }, async (page) => {
  await opener(page, 'Workshop').first().click()
  await written(page, { session: 'g-1' })
  assert.match(await text(page), /Also on\s*Wed, Jun 16, 2:00 PM.*Cellar/)
  await dialog(page).locator('dl a').click()
  await written(page, { session: 'g-2' })
  assert.match(await text(page), /Also on\s*Tue, Jun 15, 9:00 AM.*Attic/)
})
