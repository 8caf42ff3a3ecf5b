// Every item of interface.json has an example on the site, and the example does what it says.
import assert from 'node:assert/strict'
import { known } from '../../tools/interface.mjs'
import { idle, until } from '../until.mjs'
import { inside, stage } from './scene.mjs'

const { scene } = stage()
const item = (page, kind, name) => page.locator(`.try[data-kind="${kind}"][data-name="${name}"]`)
const press = (place, name) => place.getByRole('button', { name, exact: true }).click()
const reset = (page) => page.locator('.tag').getByRole('button', { name: 'Reset' }).click()

// All that is to be seen of the agenda: its words, and its colours and sizes.
const look = () => {
  const root = document.getElementById('live').shadowRoot.querySelector('.plenary')
  const seen = [root, ...root.querySelectorAll('*')].slice(0, 200).map((node) => {
    const { color, backgroundColor, borderRadius, fontSize, top } = getComputedStyle(node)
    return [color, backgroundColor, borderRadius, fontSize, top].join()
  })
  return root.innerText + seen.join('\n')
}

// Does it, and waits until something else is to be seen.
async function changes(page, what, act) {
  const before = await page.evaluate(look)
  await act()
  await until(async () => (await page.evaluate(look)) !== before, `${what} changes something`)
}

// It is told: under a heading of its own, with lines to copy.
async function told(page, kind) {
  const names = await page.locator(`.try[data-kind="${kind}"]`).evaluateAll((all) => all.map(({ dataset }) => dataset.name))
  assert.deepEqual(names, known[kind].map(({ name }) => name))
  for (const { name, text } of known[kind]) {
    assert.equal(await page.locator(`.heading [id="${name.toLowerCase()}"]`).textContent(), name)
    assert.ok((await page.locator('#content > .text').textContent()).includes(text.replace(/[`*]/g, '')), name)
  }
  assert.equal(await page.locator(`#content > .text > .code:has(+ .try[data-kind=${kind}])`).count(), names.length)
}

// What is open keeps everything else from being pressed.
async function close(page) {
  if (!(await inside(page, 'dialog[open]').count())) return
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => !document.getElementById('live').shadowRoot.querySelector('dialog').open)
}

scene('attributes', '/attributes.html', {}, async (page) => {
  await told(page, 'attributes')
  assert.deepEqual(await page.evaluate(() => document.getElementById('live').problems), [])
  for (const { name, example } of known.attributes) {
    await reset(page)
    for (const value of example.values) {
      const act = () => press(item(page, 'attributes', name), value)
      // How often a feed is requested is nothing to be seen.
      await (example.unseen ? act() : changes(page, `${name}="${value}"`, act))
      assert.equal(await page.locator('#live').getAttribute(name), value)
      assert.ok((await page.locator('.tag code').textContent()).includes(`${name}="${value}"`))
    }
    await press(item(page, 'attributes', name), 'absent')
    assert.equal(await page.locator('#live').getAttribute(name), null, name)
    assert.equal(await item(page, 'attributes', name).locator('[aria-pressed=true]').textContent(), 'absent')
  }
})

scene('the zone of a feed without a zone', '/attributes.html', {}, async (page) => {
  await press(item(page, 'attributes', 'event-timezone'), 'Asia/Taipei')
  await page.waitForFunction(() => document.getElementById('live').state?.eventTimezone === 'Asia/Taipei')
})

scene('a stored zone is labelled as such, and can be reset', '/attributes.html', {}, async (page) => {
  await page.evaluate(() => localStorage.setItem('plenary:zone', 'Asia/Tokyo'))
  await page.reload()
  await page.loaded()
  await page.getByRole('button', { name: /^Forget the zone/ }).click()
  assert.equal(await page.evaluate(() => localStorage.getItem('plenary:zone')), null)
  await page.waitForFunction(() => document.getElementById('live').state?.timezone === 'America/New_York')
})

scene('properties', '/properties.html', {}, async (page) => {
  await told(page, 'properties')
  for (const { name, readonly, example } of known.properties) {
    const place = item(page, 'properties', name)
    await reset(page)
    await page.waitForFunction(() => document.getElementById('live').state)
    if (readonly) assert.equal('value' in example, false, name)
    else if (example.unseen) await press(place, 'Set it')
    else await changes(page, name, () => press(place, 'Set it'))
    if (example.with) await press(place, 'Read a feed that has some')
    const expected = readonly ? { state: /"eventTimezone": "America\/New_York"/, problems: /"severity": "error"/ }[name] : null
    await page.waitForFunction(({ name, source, value }) => {
      const said = document.querySelector(`[data-name="${name}"] output`).textContent
      return source ? new RegExp(source).test(said) : said === `agenda.${name} → ${JSON.stringify(value, undefined, 1)}`
    }, { name, source: expected?.source, value: example.value })
  }
  await reset(page)
  await page.waitForFunction(() => document.getElementById('live').feed === undefined)
  await inside(page, '.search').click()
  await inside(page, 'input[type=search]').fill('panel')
  await page.waitForFunction(() => /"search": "panel"/.test(document.querySelector('[data-name=state] output').textContent))
})

scene('events', '/events.html', { problems: [/plenary: /] }, async (page) => {
  await told(page, 'events')
  for (const { name, example } of known.events) {
    await press(item(page, 'events', name), 'As it was')
    await page.waitForFunction(() => document.getElementById('live').state)
    await page.locator('.log').evaluate((log) => log.replaceChildren())
    await press(item(page, 'events', name), example.does)
    const entry = page.locator('.log p').filter({ hasText: name }).first()
    await entry.waitFor()
    assert.equal(typeof JSON.parse(await entry.locator('code').textContent()), 'object', name)
    await close(page)
  }
})

scene('the first search on the page dispatches its event', '/events.html', { asleep: true }, async (page, site) => {
  await until(() => site.log.includes('/pkg/plenary-more.wasm'))
  await idle()
  await press(item(page, 'events', 'plenary-filter'), 'Search for “open”')
  await page.locator('.log p').filter({ hasText: 'plenary-filter' }).first().waitFor()
})

scene('custom properties', '/styling.html', {}, async (page) => {
  await told(page, 'styles')
  for (const { name, example } of known.styles) {
    const place = item(page, 'styles', name)
    await reset(page)
    await changes(page, name, () => press(place, 'Set it'))
    assert.equal(await page.locator('#live').evaluate((agenda, name) => agenda.style.getPropertyValue(name), name), example.value)
    await changes(page, `${name} taken away`, () => press(place, 'Take it away'))
  }
})

scene('parts', '/styling.html', {}, async (page) => {
  await told(page, 'parts')
  for (const { name } of known.parts) {
    const show = item(page, 'parts', name).getByRole('button')
    await show.click()
    const part = page.locator(`#live >> [part~="${name}"] >> visible=true`).first()
    await part.waitFor({ state: 'visible' }).catch(() => assert.fail(`${name} is not to be seen`))
    assert.equal(await part.evaluate((node) => getComputedStyle(node).outlineStyle), 'solid', name)
    assert.equal(await show.getAttribute('aria-pressed'), 'true')
    await close(page)
    await show.click()
    await page.waitForFunction((name) => [...document.getElementById('live').shadowRoot.querySelectorAll(`[part~="${name}"]`)].every((node) => !getComputedStyle(node).outline.includes('solid 3px')), name)
  }
})
