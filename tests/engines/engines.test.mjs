// The package as it is published, in the engines that Playwright cannot drive here: both wasm files, the dialog, filters,
// zones and search.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { serve } from '../../tools/serve.mjs'
import { ENGINES } from './engines.mjs'
import { browse } from './webdriver.mjs'

const IN = "const root = document.querySelector('plenary-agenda').shadowRoot;"

let site
before(async () => (site = await serve()))
after(() => site.close())

for (const name of ['firefox', 'webkit']) {
  const engine = ENGINES[name]
  describe(name, { skip: !engine && `no ${name} with its driver on this machine`, timeout: 300_000 }, () => {
    let page
    before(async () => (page = await browse(engine)))
    after(() => page?.close())

    it('shows the agenda', async () => {
      await page.open(`${site.origin}/2023.html`)
      await page.until("return document.querySelector('plenary-agenda')?.state?.sessions === 13")
      const text = await page.run(`${IN} return root.querySelector('[data-s]').closest('.slot').textContent`)
      assert.match(text, /9:30/)
      assert.match(await page.run(`${IN} return root.querySelector('.day-head .zones').textContent`), /EDT/)
    })

    it('searches', async () => {
      await page.run(`${IN} const field = root.querySelector('[type=search]'); field.value = 'kone'; field.dispatchEvent(new Event('input', { bubbles: true }))`)
      await page.until("return document.querySelector('plenary-agenda').state.shown === 1")
      await page.run(`${IN} const field = root.querySelector('[type=search]'); field.value = ''; field.dispatchEvent(new Event('input', { bubbles: true }))`)
      await page.until("return document.querySelector('plenary-agenda').state.shown === 13")
    })

    it('opens a session with the second file, and Back closes it', async () => {
      await page.run(`${IN} root.querySelector('[data-v=panel-1]').click()`)
      await page.until(`${IN} return root.querySelector('dialog').open`)
      assert.match(await page.run("return document.querySelector('plenary-agenda').shadowRoot.querySelector('dialog').textContent"), /17:00am CEST/)
      assert.match(await page.run('return location.hash'), /session=panel-1/)
      await page.run('history.back()')
      await page.until(`${IN} return !root.querySelector('dialog').open`)
    })

    it('filters, counts and lists the speakers', async () => {
      await page.run(`${IN} root.querySelector('[data-act=filters]').click()`)
      await page.run(`${IN} root.querySelector('[data-facet=kind] [data-v=panel]').click()`)
      await page.until("return document.querySelector('plenary-agenda').state.shown === 4")
      await page.run(`${IN} root.querySelector('[data-act=clear]').click()`)
      await page.run(`${IN} root.querySelector('[data-act=view][data-v=speakers]').click()`)
      await page.until(`${IN} return root.querySelectorAll('[data-p]').length === 40`)
      await page.run(`${IN} root.querySelector('[data-act=view][data-v=agenda]').click()`)
    })

    it('changes the zone', async () => {
      await page.run(`${IN} root.querySelector('[data-act=picker]').click()`)
      await page.until(`${IN} return root.querySelectorAll('[role=option]').length > 2`)
      const type = "field.value = 'kathmandu'; field.dispatchEvent(new Event('input', { bubbles: true }))"
      await page.run(`${IN} const field = root.querySelector('[data-act=zone-text]'); ${type}`)
      await page.until(`${IN} return root.querySelectorAll('[role=option]').length === 1`)
      await page.run(`${IN} root.querySelector('[role=option]').click()`)
      await page.until("return document.querySelector('plenary-agenda').state.timezone === 'Asia/Kathmandu'")
      const text = await page.run(`${IN} return root.querySelector('.slot').textContent`)
      assert.match(text, /19:15|7:15/)
    })

    it('finds the zone of a country', async () => {
      await page.run(`${IN} root.querySelector('[data-act=picker]').click()`)
      await page.until(`${IN} return root.querySelectorAll('[role=option]').length > 2`)
      await page.run(`${IN} const field = root.querySelector('[data-act=zone-text]'); field.value = 'kenya'; field.dispatchEvent(new Event('input', { bubbles: true }))`)
      await page.until(`${IN} return root.querySelectorAll('[role=option]').length === 1`)
      assert.equal(await page.run(`${IN} return root.querySelector('[role=option]').dataset.v`), 'Africa/Nairobi')
      assert.match(await page.run(`${IN} return root.querySelector('[role=option] .n').textContent`), /\d:\d\d/)
      await page.run(`${IN} root.querySelector('[data-act=picker]').click()`)
    })

    it('compares zones, and recounts for other hours', async () => {
      await page.open(`${site.origin}/several.html`)
      await page.open(`${site.origin}/2023.html#compare=America/New_York,Africa/Nairobi`)
      await page.until(`const element = document.querySelector('plenary-agenda'); return element?.shadowRoot?.querySelectorAll('.attendance tbody tr').length === 2`)
      const counts = `${IN} return [...root.querySelectorAll('.attendance tbody tr')].map((row) => row.querySelector('td :is(.n, summary)').textContent)`
      assert.deepEqual(await page.run(counts), ['9 of 9', '7 of 9'], 'breaks do not count')
      await page.run(`${IN} const field = root.querySelector('dialog [data-act=hours-to]'); field.value = '0'; field.dispatchEvent(new Event('change', { bubbles: true }))`)
      await page.until(`${counts}.join() === '9 of 9,9 of 9'`)
      await page.run(`${IN} root.querySelector('dialog [data-act=close]').click()`)
      await page.until(`${IN} return !root.querySelector('dialog').open`)
    })

    it('keeps stars after a reload, draws the QR code and has calendar links', async () => {
      const loaded = "return document.querySelector('plenary-agenda')?.state?.sessions === 13"
      await page.open(`${site.origin}/2023.html`)
      await page.until(loaded)
      await page.run(`${IN} root.querySelector('[data-s=panel-1] > .star').click()`)
      await page.until(`${IN} return root.querySelector('[data-s=panel-1] > .star').getAttribute('aria-pressed') === 'true'`)
      await page.open(`${site.origin}/several.html`)
      await page.open(`${site.origin}/2023.html`)
      await page.until(loaded)
      await page.until("return document.querySelector('plenary-agenda').state.starred.join() === 'panel-1'")
      await page.until(`${IN} return root.querySelector('[data-v=mine]')`)
      await page.run(`${IN} root.querySelector('[data-v=mine]').click()`)
      await page.until(`${IN} return root.querySelector('.main [data-act=share]')`)
      await page.run(`${IN} root.querySelector('.main [data-act=share]').click()`)
      await page.until(`${IN} return root.querySelector('dialog .qr svg path')?.getAttribute('d').length > 1000`)
      await page.run(`${IN} root.querySelector('dialog [data-act=close]').click()`)
      await page.until(`${IN} return !root.querySelector('dialog').open`)
      await page.run(`${IN} root.querySelector('.main [data-s=panel-1] h4 a').click()`)
      await page.until(`${IN} return root.querySelector('dialog [part=calendar] a')`)
      const hosts = await page.run(`${IN} return [...root.querySelectorAll('dialog [part=calendar] a')].map((link) => link.host)`)
      assert.deepEqual(hosts, ['calendar.google.com', 'outlook.live.com', 'outlook.office.com'])
      await page.run('localStorage.clear()')
    })

    it('shows and marks the current and next sessions', async () => {
      await page.open(`${site.origin}/2023.html`)
      await page.until("return document.querySelector('plenary-agenda')?.state?.sessions === 13")
      await page.run(`
        const at = (minutes) => new Date(Date.now() + minutes * 60000).toISOString()
        const session = (title, from, to) => ({ title, start: at(from), end: at(to) })
        document.querySelector('plenary-agenda').feed = { event: { title: 'Now', timezone: 'UTC', dayStart: new Date(Date.now() - 60 * 60000).toISOString().slice(11, 16) },
          sessions: [session('Before', -50, -10), session('During', -10, 30), session('After', 30, 60)] }`)
      await page.until(`${IN} return root.querySelector('.now-line') && root.querySelector('.now a')`)
      const titles = (mark) => page.run(`${IN} return [...root.querySelectorAll('.main ${mark}')].map((mark) => mark.closest('.card').querySelector('h4 a').firstChild.textContent.trim())`)
      assert.deepEqual(await titles('.mark.live'), ['During'])
      assert.deepEqual(await titles('.mark:not(.live)'), ['After'])
      const text = await page.run(`${IN} return root.querySelector('.now').textContent`)
      assert.match(text, /During.*After/s)
      await page.run(`${IN} root.querySelector('[data-act=now]').click()`)
      assert.equal(await page.run(`${IN} return root.activeElement.className`), 'now-line')
      await page.run(`${IN} root.querySelector('.now a').click()`)
      await page.until(`${IN} return root.querySelector('dialog').open`)
      assert.match(await page.run(`${IN} return root.querySelector('dialog h3').textContent`), /During/)
    })
  })
}
