import assert from 'node:assert/strict'
import { days, focused, html, inside, settled, stage, written } from './scene.mjs'

const { scene } = stage()
const button = (page) => inside(page, '[data-act=picker]')
const field = (page) => inside(page, '[role=combobox]')
const options = async (page) => (await inside(page, '[role=option] .name, [role=option].nothing').allTextContents()).map((text) => text.trim())
const active = (page) => inside(page, '[role=option][aria-selected=true] .name').textContent()
const shown = async (page) => (await button(page).textContent()).replace(/\s+/g, ' ').trim()
// Of the first session that is not registration, which is beside its start alone.
const first = async (page) => (await days(page))[0].slots[1].time
const state = (page) => page.evaluate(() => document.querySelector('plenary-agenda').state)
const noted = (page) => page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([name]) => !name.startsWith('plenary:seen:'))))
const NAIROBI = { 'plenary:own': 'Europe/Stockholm', 'plenary:zone': 'Africa/Nairobi', 'plenary:zones': 'Africa/Nairobi' }

async function choose(page, text) {
  await button(page).click()
  await field(page).fill(text)
  await page.keyboard.press('Enter')
  await inside(page, '.pop').waitFor({ state: 'hidden' })
  await settled(page)
}

scene('the list opens with the field in focus, and Escape closes it', '/2024.html', {}, async (page) => {
  await button(page).focus()
  await page.keyboard.press('Enter')
  assert.equal(await button(page).getAttribute('aria-expanded'), 'true')
  assert.match(await focused(page), /^input/)
  assert.deepEqual((await options(page)).slice(0, 2), ['Event time New York (EDT)', 'My time Stockholm (CEST)'])
  await page.keyboard.press('Escape')
  assert.equal(await button(page).getAttribute('aria-expanded'), 'false')
  assert.equal(await field(page).count(), 0)
  assert.match(await focused(page), /^button Times in/)
})

scene('a click elsewhere closes it', '/2024.html', {}, async (page) => {
  await button(page).click()
  await inside(page, '.title h2').click()
  assert.equal(await field(page).count(), 0)
  await button(page).click()
  await page.locator('footer p').first().click()
  await field(page).waitFor({ state: 'detached' })
})

scene('leaving it by Tab closes it', '/2024.html', {}, async (page) => {
  await button(page).click()
  await field(page).waitFor()
  for (let i = 0; i < 3; i++) await page.keyboard.press('Tab')
  await field(page).waitFor({ state: 'detached' })
})

scene('typing a city and Enter', '/2024.html', {}, async (page) => {
  await choose(page, 'nairobi')
  assert.equal(await shown(page), 'Times in Nairobi (EAT)')
  assert.match(await first(page), /^4:00 \| –4:30 PM \| 9:00 AM at the event$/)
  assert.equal((await state(page)).timezone, 'Africa/Nairobi')
  await written(page, { zone: 'Africa/Nairobi' })
})

scene('after selecting a zone, the focus is restored', '/2024.html', {}, async (page) => {
  await choose(page, 'nairobi')
  assert.match(await focused(page), /^button Times in/)
})

scene('a city is found by the name it has today', '/2024.html', {}, async (page) => {
  await button(page).click()
  for (const [text, zone] of [['kathmandu', /Asia\/(Kathmandu|Katmandu)/], ['kolkata', /Asia\/(Kolkata|Calcutta)/], ['kyiv', /Europe\/(Kyiv|Kiev)/], ['ho chi minh', /Asia\/(Ho_Chi_Minh|Saigon)/]]) {
    await field(page).fill(text)
    assert.match((await options(page)).join(), zone, text)
  }
  await field(page).fill('kathmandu')
  await page.keyboard.press('Enter')
  assert.match(await first(page), /^6:45 \| –7:15 PM \| 9:00 AM at the event$/)
  assert.match(await shown(page), /^Times in Kathmandu \(GMT\+5:45\)$/)
})

scene('a zone typed in small letters has its own name', '/2024.html', {}, async (page) => {
  await choose(page, 'utc')
  assert.equal((await state(page)).timezone, 'UTC')
  assert.match(await shown(page), /^Times in UTC/)
})

scene('arrow keys move in the list, and the field keeps its position', '/2024.html', {}, async (page) => {
  await button(page).click()
  await field(page).fill('new york')
  assert.match(await active(page), /America\/New_York/)
  await field(page).fill('aust')
  const all = await options(page)
  assert.ok(all.length > 4)
  for (const [key, place] of [['ArrowDown', 1], ['ArrowDown', 2], ['ArrowUp', 1]]) {
    await page.keyboard.press(key)
    assert.equal((await active(page)).trim(), all[place], key)
    const id = await inside(page, '[role=option][aria-selected=true]').getAttribute('id')
    assert.equal(await field(page).getAttribute('aria-activedescendant'), id)
  }
  assert.equal(await field(page).inputValue(), 'aust')
  await field(page).fill('')
  await page.keyboard.press('ArrowUp')
  const box = await inside(page, '[role=option][aria-selected=true]').boundingBox()
  const list = await inside(page, '[role=listbox]').boundingBox()
  assert.ok(box.y >= list.y - 1 && box.y + box.height <= list.y + list.height + 1, 'the last one is scrolled to')
  const zone = await inside(page, '[role=option][aria-selected=true]').getAttribute('data-v')
  await page.keyboard.press('Enter')
  assert.equal((await state(page)).timezone, zone, 'Enter takes what is marked')
})

scene('an unknown zone name', '/2024.html', {}, async (page) => {
  await button(page).click()
  await field(page).fill('atlantis')
  assert.deepEqual(await options(page), ['No such time zone'])
  await page.keyboard.press('Enter')
  assert.equal((await state(page)).timezone, 'America/New_York')
})

scene('a click on a zone; days are those of the zone', '/2024.html', { timezoneId: 'Pacific/Auckland' }, async (page) => {
  await button(page).click()
  await inside(page, '[role=option]').filter({ hasText: 'My time' }).click()
  await settled(page)
  const found = await days(page)
  assert.deepEqual(found.map((day) => [day.head, day.slots.length]), [['Wednesday, July 10', 11], ['Thursday, July 11', 12]])
  assert.equal(found[0].slots[0].time, '12:00 AM')
  assert.equal(found[0].slots[1].time, '1:00 | –1:30 AM | 9:00 AM−1, previous day at the event')
  assert.match(await inside(page, '.zone > p').textContent(), /My time/)
  await written(page, { zone: 'mine' })
})

scene('an open dialog changes its zone with the rest', '/2024.html#session=opening&zone=Asia/Tokyo', {}, async (page) => {
  const lines = await inside(page, 'dialog dd').first().locator('p').allTextContents()
  assert.match(lines[0], /Tue, Jul 9, 10:00–10:30 PM Tokyo \((JST|GMT\+9)\)/)
  assert.match(lines[1], /Tue, Jul 9, 9:00–9:30 AM New York \(EDT\) at the event/)
})

scene('the selected zone is stored for other pages, and can be reset', '/2024.html', {}, async (page) => {
  await choose(page, 'nairobi')
  assert.deepEqual(await noted(page), NAIROBI)
  await page.goto('/2023.html')
  await page.loaded()
  await settled(page)
  assert.equal(await shown(page), 'Times in Nairobi (EAT)')
  await button(page).click()
  await inside(page, '[role=option]').filter({ hasText: 'Event time' }).click()
  assert.equal(await shown(page), 'Times in New York (EDT)')
  await page.goto('/2024.html')
  await page.loaded()
  await settled(page)
  assert.equal(await shown(page), 'Times in New York (EDT)')
})

scene('a zone in the link overrides the stored one', '/2024.html', {}, async (page) => {
  await choose(page, 'nairobi')
  await page.goto('/2023.html#zone=Asia/Tokyo')
  await page.loaded()
  await settled(page)
  assert.match(await shown(page), /^Times in Tokyo/)
  assert.deepEqual(await noted(page), NAIROBI, 'looking at a link changes nothing that is remembered')
})

const page = (attributes) => html(`<plenary-agenda src="ospos-for-good-2024.json" ${attributes}></plenary-agenda>`)
const warnings = (page) => {
  const found = []
  page.on('console', (message) => message.type() === 'warning' && found.push(message.text()))
  return found
}

scene('timezone="reader"', '/own.html', { routes: { '/own.html': page('timezone="reader"') } }, async (page) => {
  assert.equal(await shown(page), 'Times in Stockholm (CEST)')
  assert.match(await first(page), /^3:00 \| –3:30 PM \| 9:00 AM at the event$/)
  await written(page, {})
})

scene('timezone="Asia/Tokyo"', '/tokyo.html', { routes: { '/tokyo.html': page('timezone="Asia/Tokyo"') } }, async (page) => {
  assert.match(await first(page), /^10:00 \| –10:30 PM \| 9:00 AM at the event$/)
})

scene('an unknown zone is reported once, and the event’s is used', '/2024.html', { routes: { '/mars.html': page('timezone="Mars/Olympus"') } }, async (page) => {
  const told = warnings(page)
  await page.goto('/mars.html')
  await page.loaded()
  await settled(page)
  assert.equal(await shown(page), 'Times in New York (EDT)')
  // Nothing is like it, and the place of the event has a zone.
  assert.deepEqual(told, ['plenary: timezone="Mars/Olympus" is not a time zone that this browser knows; did you mean America/New_York? The event\'s is used'])
})

for (const timezoneId of ['America/New_York', 'America/Toronto']) {
  scene(`no second time for a reader in ${timezoneId}`, '/2024.html', { timezoneId }, async (page) => {
    assert.equal(await inside(page, '.you').count(), 0)
    assert.equal(await first(page), '9:00 | –9:30 AM')
    assert.equal(await inside(page, '.zone > p').textContent(), 'Same as your time')
    await inside(page, '.card h4 a').first().click()
    assert.equal(await inside(page, 'dialog dd').first().locator('p').count(), 1)
  })
}
