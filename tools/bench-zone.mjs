// Time to switch 1,000 sessions to another zone on a slow phone: from the selection in the list of zones to the next frame, with the CPU
// slowed down four times. Each run is a new page.
//
//   npm run bench:zone [-- RUNS]
import { generate, toPlenary } from '../bench/gen.mjs'
import { start } from '../tests/pages/harness.mjs'

const SESSIONS = 1000
const RUNS = Number(process.argv[2] ?? 7)
const ZONES = ['Asia/Kathmandu', 'Pacific/Honolulu', 'America/New_York']

const html =
  '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="icon.svg"><script type="module" src="pkg/plenary.js"></script><plenary-agenda src="agenda.json"></plenary-agenda>'
const answer = (type, body) => ({ status: 200, headers: { 'content-type': type }, body })
const routes = { '/bench.html': answer('text/html', html), '/agenda.json': answer('application/json', JSON.stringify(toPlenary(generate(SESSIONS)))) }

// Chooses a zone; gives the milliseconds until it is typed, and until it is shown.
async function choose(zone) {
  const root = document.querySelector('plenary-agenda').shadowRoot
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  root.querySelector('[data-act=picker]').click()
  await painted()
  const input = root.querySelector('[data-act=zone-text]')
  const began = performance.now()
  input.value = zone
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
  await painted()
  const typed = performance.now()
  const before = root.querySelector('.time').textContent
  root.querySelector('[role=option]').click()
  await painted()
  if (root.querySelector('.time').textContent === before) throw new Error(`nothing changed for ${zone}`)
  return { typed: typed - began, shown: performance.now() - typed }
}

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1]
const site = await start({ routes })
const found = ZONES.map(() => ({ typed: [], shown: [] }))
for (let run = 0; run < RUNS; run++) {
  const page = await site.open('/bench.html', { viewport: { width: 390, height: 800 }, timezoneId: 'Europe/Berlin' })
  await page.loaded()
  const cdp = await page.context().newCDPSession(page)
  await page.locator('plenary-agenda .card').first().hover()
  await page.waitForTimeout(2500)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  for (const [place, zone] of ZONES.entries()) {
    const { typed, shown } = await page.evaluate(choose, zone)
    found[place].typed.push(typed)
    found[place].shown.push(shown)
    await page.waitForTimeout(1500)
  }
  await page.context().close()
}
await site.close()
console.log(`medians of ${RUNS}, in ms:  typed  shown`)
for (const [place, zone] of ZONES.entries()) console.log(`${zone.padEnd(22)} ${['typed', 'shown'].map((what) => median(found[place][what]).toFixed(0).padStart(6)).join(' ')}`)
