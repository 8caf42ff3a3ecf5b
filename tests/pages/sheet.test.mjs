// The filters as a bottom sheet, if there is no space beside the agenda.
import assert from 'node:assert/strict'
import { until } from '../until.mjs'
import { focused, inside, stage, titles, written } from './scene.mjs'

const { scene } = stage()
const PHONE = { viewport: { width: 390, height: 740 } }
const button = (page) => inside(page, '[aria-controls=panel]')
const sheet = (page) => inside(page, '.drawer')
const value = (page, facet, name) => inside(page, `fieldset[data-facet=${facet}] label`).filter({ has: page.getByText(name, { exact: true }) })
const show = (page) => sheet(page).getByRole('button', { name: /^Show / })
const gone = (page) => until(async () => (await sheet(page).count()) === 0)

scene('filters open from the bottom, with their number of sessions', '/2023.html', PHONE, async (page) => {
  await button(page).click()
  const { x, y, width, height } = await sheet(page).boundingBox()
  assert.deepEqual([x, width, Math.round(y + height)], [0, 390, 740])
  assert.equal(await sheet(page).getAttribute('part'), 'sheet')
  assert.equal(await focused(page), 'h3 Filters')
  assert.equal(await show(page).textContent(), 'Show 13 sessions')
  await value(page, 'kind', 'Panel').click()
  await until(async () => (await show(page).textContent()) === 'Show 4 sessions')
  await show(page).click()
  await gone(page)
  assert.equal((await titles(page)).length, 4)
  await written(page, { kind: 'panel' })
  assert.match(await focused(page), /^button Filters/)
  assert.equal(await button(page).getAttribute('aria-expanded'), 'false')
})

for (const [how, close] of [
  ['Escape', (page) => page.keyboard.press('Escape')],
  ['a tap beside it', (page) => page.mouse.click(200, 20)],
]) {
  scene(`${how} closes it, and the focus returns`, '/2023.html', PHONE, async (page) => {
    await button(page).click()
    await sheet(page).waitFor()
    await close(page)
    await gone(page)
    assert.match(await focused(page), /^button Filters/)
    await until(async () => (await button(page).getAttribute('aria-expanded')) === 'false')
    await button(page).click()
    await sheet(page).waitFor()
  })
}

scene('“Clear” removes all filters', '/2023.html#kind=panel', PHONE, async (page) => {
  await button(page).click()
  await sheet(page).getByRole('button', { name: 'Clear', exact: true }).click()
  await until(async () => (await show(page).textContent()) === 'Show 13 sessions')
  await written(page, {})
})

scene('Tab stays within the sheet', '/2023.html', PHONE, async (page) => {
  await button(page).click()
  await sheet(page).waitFor()
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => {
      const at = document.activeElement?.shadowRoot?.activeElement
      return !at || Boolean(at.closest('.drawer'))
    }), true)
  }
})

scene('a value in a long list is found by typing, and the field keeps the text', '/2023.html', PHONE, async (page) => {
  await button(page).click()
  const field = sheet(page).getByRole('textbox', { name: 'Search: Person' })
  await field.click()
  await page.keyboard.type('kone', { delay: 10 })
  await until(async () => (await inside(page, 'fieldset[data-facet=person] label').count()) === 1)
  assert.equal(await field.inputValue(), 'kone')
  await value(page, 'person', 'Lacina Koné').click()
  await until(async () => (await show(page).textContent()) === 'Show 1 session')
  await written(page, { person: 'lacina-kone' })
})

scene('values without matching sessions are not listed', '/2023.html', PHONE, async (page) => {
  await button(page).click()
  await value(page, 'kind', 'Panel').click()
  await until(async () => (await show(page).textContent()) === 'Show 4 sessions')
  const counts = await inside(page, '.values:not([data-r=values-hours]) .n').allTextContents()
  assert.ok(counts.length > 3 && counts.every((count) => Number(count) > 0), `${counts}`)
})

scene('when the element becomes wide, the filters are beside the agenda', '/2023.html', PHONE, async (page) => {
  await button(page).click()
  await sheet(page).waitFor()
  await page.setViewportSize({ width: 1280, height: 800 })
  await gone(page)
  const [panel, main] = await Promise.all(['#panel', '#main'].map((part) => inside(page, part).boundingBox()))
  assert.ok(panel.x + panel.width <= main.x)
})

for (const colorScheme of ['light', 'dark']) {
  for (const width of [320, 390]) {
    scene(`axe finds nothing, and touch targets are large, ${colorScheme}, ${width} px`, '/2023.html#kind=panel', { viewport: { width, height: 740 }, colorScheme }, async (page) => {
      await button(page).click()
      await sheet(page).waitFor()
      assert.deepEqual(await page.axe(), [])
      const small = await inside(page, '.drawer button, .drawer label').evaluateAll((all) => all
        .filter((node) => node.checkVisibility() && node.getBoundingClientRect().height < 44).map((node) => node.textContent))
      assert.deepEqual(small, [])
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0)
      assert.equal(await sheet(page).evaluate((node) => node.scrollWidth - node.clientWidth), 0)
    })
  }
}
