// The hour cycle, zones that the browser does not know, and calendar subscriptions.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { start } from './harness.mjs'
import { until } from '../until.mjs'
import { html } from './scene.mjs'

const session = { id: 'a', title: 'A', start: '2027-06-15T14:30', duration: 30 }
const feed = (event, sessions = [session]) => JSON.stringify({ event: { title: 'E', timezone: 'Europe/Paris', ...event }, sessions })
const serve = (body, lang, attributes = '') => {
  site.routes['/page.html'] = html(`<plenary-agenda src="/feed.json" ${attributes}></plenary-agenda>`, { lang })
  site.routes['/feed.json'] = { body }
}

let site
before(async () => {
  site = await start()
})
after(() => site.close())

const text = (page) => page.locator('plenary-agenda').locator('.slot, .card, article').first().innerText()

async function opened(lang, attributes, options, body = feed()) {
  serve(body, lang, attributes)
  const opened = await site.open('/page.html', { timezoneId: 'Europe/Paris', ...options })
  await opened.loaded()
  return opened
}

test('the hour cycle follows the region of the language, otherwise the reader’s locale', async () => {
  for (const [lang, locale, attributes, expected] of [
    ['en', 'de-DE', '', /14:30/],
    ['en', 'en-GB', '', /14:30/],
    ['en', 'en-US', '', /2:30\sPM/],
    ['en-US', 'de-DE', '', /2:30\sPM/],
    ['en-GB', 'de-DE', '', /14:30/],
    ['fr', 'en-US', '', /2:30\sPM/],
    ['fr-FR', 'en-US', '', /14:30/],
    ['en-US', 'en-US', 'hour-cycle="24"', /14:30/],
    ['de-DE', 'de-DE', 'hour-cycle="12"', /2:30\sPM/],
  ]) {
    const page = await opened(lang, attributes, { locale })
    assert.match(await text(page), expected, `${lang}, read in ${locale} ${attributes}`)
    await page.context().close()
  }
})

test('midnight is 00:00 on a 24-hour clock', async () => {
  const page = await opened('en-US', 'hour-cycle="24"', {}, feed({}, [{ ...session, start: '2027-06-15T00:05' }]))
  assert.match(await text(page), /00:05/)
  await page.context().close()
})

test('the hour cycle follows the attribute, and an invalid value is reported', async () => {
  const page = await opened('en-US', '', {})
  const warnings = []
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()))
  await page.evaluate(() => document.querySelector('plenary-agenda').setAttribute('hour-cycle', '24'))
  await page.loaded(2)
  assert.match(await text(page), /14:30/)
  await page.evaluate(() => document.querySelector('plenary-agenda').setAttribute('hour-cycle', '13'))
  await page.loaded(3)
  assert.match(await text(page), /2:30\sPM/)
  await until(() => warnings.length)
  assert.deepEqual(warnings, ['plenary: hour-cycle="13" is not one of 12,24'])
  await page.context().close()
})

test('a browser that does not know its own zone shows the times of the event', async () => {
  for (const zone of ['Etc/Unknown', undefined, '', 'Mars/Base']) {
    serve(feed(), 'en-US', 'timezone="reader"')
    const opened = await site.open('about:blank', {})
    await opened.addInitScript((zone) => {
      const { resolvedOptions } = Intl.DateTimeFormat.prototype
      Intl.DateTimeFormat.prototype.resolvedOptions = function () {
        return { ...resolvedOptions.call(this), timeZone: zone }
      }
    }, zone)
    await opened.goto(`${site.origin}/page.html`)
    await opened.loaded()
    assert.match(await text(opened), /2:30\sPM/, `${zone}`)
    assert.deepEqual(opened.problems, [], `${zone}`)
    // The list offers no time of the reader's own.
    await opened.locator('plenary-agenda').locator('[data-act=picker]').click()
    const options = opened.locator('plenary-agenda').locator('[role=option] .name')
    await options.first().waitFor()
    const names = await options.allInnerTexts()
    assert.ok(names[0].startsWith('Event time') && !names.some((name) => name.startsWith('My time')), `${names}`)
    await opened.context().close()
  }
})

test('a zone that the browser knows only by its old name is supported', async () => {
  serve(feed({ timezone: 'Europe/Kyiv' }), 'en-US')
  const opened = await site.open('about:blank', { timezoneId: 'Europe/Paris' })
  await opened.addInitScript(() => {
    const { DateTimeFormat } = Intl
    Intl.DateTimeFormat = function (locale, options) {
      if (options?.timeZone === 'Europe/Kyiv') throw new RangeError('Invalid time zone specified: Europe/Kyiv')
      return new DateTimeFormat(locale, options)
    }
  })
  await opened.goto(`${site.origin}/page.html`)
  await opened.loaded()
  assert.match(await text(opened), /2:30\sPM/)
  assert.deepEqual(await opened.evaluate(() => document.querySelector('plenary-agenda').problems), [])
  await opened.context().close()
})

test('a calendar link of the event is a subscription', async () => {
  const links = [{ type: 'calendar', url: 'webcal://example.org/agenda.ics' }, 'https://example.org/other.ics', { type: 'phone', url: 'tel:+15550100' }]
  const page = await opened('en-US', '', {}, feed({ links }))
  const shown = await page.locator('plenary-agenda').locator('a[part=link]').evaluateAll((all) => all.map((a) => [a.getAttribute('href'), a.textContent.trim()]))
  assert.deepEqual(shown, [
    ['webcal://example.org/agenda.ics', 'Subscribe'],
    ['https://example.org/other.ics', 'Subscribe'],
    ['tel:+15550100', 'phone'],
  ])
  assert.deepEqual(page.problems, [])
  await page.context().close()
})

test('5,000 sessions with one misspelled zone are one problem, and the page stays responsive', async () => {
  const sessions = Array.from({ length: 5000 }, (_, n) => ({ ...session, id: `s${n}`, timezone: 'Europe/Pari' }))
  const page = await opened('en-US', '', {}, feed({}, sessions))
  const problems = await page.evaluate(() => document.querySelector('plenary-agenda').problems)
  assert.deepEqual(problems.map(({ code, value }) => [code, value]), [['no-zone', '"Europe/Pari", 5000 times']])
  assert.match(problems[0].hint, /^Did you mean Europe\/Paris\?/)
  await page.context().close()
})

test('an unknown zone in the attribute gets a suggestion', async () => {
  for (const [zone, place, meant] of [
    ['Eastern', '', 'America/New_York'],
    ['CEST', 'Paris', 'Europe/Paris'],
    ['GMT-4', 'New York', 'America/New_York'],
    ['NYC', '', 'America/New_York'],
  ]) {
    serve(feed({ place }), 'en-US', `timezone="${zone}"`)
    const opened = await site.open('about:blank', {})
    const warned = opened.waitForEvent('console', (message) => message.type() === 'warning')
    await opened.goto(`${site.origin}/page.html`)
    assert.equal((await warned).text(), `plenary: timezone="${zone}" is not a time zone that this browser knows; did you mean ${meant}? The event's is used`)
    await opened.context().close()
  }
})
