// Themes: their documented contrast holds on the page, with a current session, and with an open session.
import assert from 'node:assert/strict'
import { settled, stage } from './scene.mjs'

const { scene } = stage()
const NOW = '2027-06-15T15:40:00Z'
const worn = (page, theme) => page.locator(`plenary-agenda.${theme}`)
const contrast = async (page, rule) => (await page.axe({ runOnly: [rule], rules: { [rule]: { enabled: true } } })).filter((found) => found.includes('>>'))

// Cancelled, on now, and remote: all that has a colour of its own.
async function everything(page, theme, after) {
  await page.waitForFunction((theme) => document.querySelector(`.${theme}`).state, theme)
  await settled(page)
  await worn(page, theme).locator('.mark.live').first().waitFor()
  await after('agenda')
  await worn(page, theme).locator('.card h4 a').filter({ hasText: 'Open source in a ministry' }).click()
  await worn(page, theme).locator('dialog h3').waitFor()
  await after('session')
  await page.keyboard.press('Escape')
  await page.waitForFunction((theme) => !document.querySelector(`.${theme}`).shadowRoot.querySelector('dialog').open, theme)
  await worn(page, theme).getByRole('tab').last().click()
  await worn(page, theme).locator('article.person').first().waitFor()
  await after('speakers')
}

for (const colorScheme of ['light', 'dark']) {
  scene(`high contrast has 7 to 1, UN blue 4.5 to 1, and two stay as they are, where the system is ${colorScheme}`, '/themes.html', { colorScheme, clock: NOW, count: 4 }, async (page) => {
    await everything(page, 'high-contrast', async (what) => {
      const found = await contrast(page, 'color-contrast-enhanced')
      assert.deepEqual(found.filter((one) => one.includes('.high-contrast')), [], what)
    })
    const border = (part) => worn(page, 'high-contrast').locator(`[part=${part}]:visible`).first().evaluate((node) => getComputedStyle(node).borderBlockEndColor)
    const text = await worn(page, 'high-contrast').locator('.title h2').evaluate((node) => getComputedStyle(node).color)
    for (const part of ['toolbar', 'zone', 'button', 'search', 'speaker']) assert.equal(await border(part), text, part)

    await everything(page, 'un-blue', async (what) => assert.deepEqual(await contrast(page, 'color-contrast'), [], what))

    const paint = (theme) => worn(page, theme).evaluate((agenda) => [getComputedStyle(agenda).backgroundColor, agenda.shadowRoot.querySelector('.plenary').classList.contains('dark')])
    assert.deepEqual(await paint('light'), ['rgb(255, 255, 255)', false])
    assert.deepEqual(await paint('dark'), ['rgb(20, 23, 27)', true])
  })
}

scene('in forced colors mode, the system’s colours are used', '/themes.html', { forcedColors: 'active', clock: NOW, count: 4 }, async (page) => {
  const alarm = (theme) => worn(page, theme).locator('section.day').first().evaluate((node) => getComputedStyle(node).getPropertyValue('--alarm'))
  assert.equal(await alarm('high-contrast'), await alarm('un-blue'))
})
