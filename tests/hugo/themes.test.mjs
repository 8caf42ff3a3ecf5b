// What themes do to a guest. Their layouts are made by hand: of each only what it says of dark and light, of language and sizes, and how it
// lays out a block. The style sheets are Bootstrap's and Tailwind's own.
import assert from 'node:assert/strict'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { here } from '../../tools/run.mjs'
import { start } from '../pages/harness.mjs'
import { build, files, HUGOS, site as folderFor } from './site.mjs'

const BOOTSTRAP = '<link rel="stylesheet" href="/bootstrap.css">'
const TAILWIND = '<link rel="stylesheet" href="/preflight.css">'
const style = (text) => `<style>${text}</style>`
const on = (node, set) => `document.${node}.${set}`
const toggled = (node, name) => [on(node, `classList.remove('${name}')`), on(node, `classList.add('${name}')`)]

/** `[light, dark]`: what the page's own switch does. Without it the page is never dark. */
const THEMES = {
  // The class alone; nothing that a browser would know as dark.
  wowchemy: {
    html: 'lang="en-us"', head: BOOTSTRAP + style('html { font-size: 20px } body { background: #fff; color: rgba(0, 0, 0, .8) } body.dark { background: #1e1e2a; color: #f8f8f2; } .dark a { color: #bbdefb }'),
    body: '<section class="home-section wg-blank"><div class="container"><div class="row"><div class="col-lg-4"><h1>Agenda</h1></div><div class="col-12 col-lg-8">CONTENT</div></div></div></section>',
    signal: toggled('body', 'dark'),
  },
  'wowchemy without a night': { html: 'lang="en-us"', head: BOOTSTRAP, body: '<div class="article-container">CONTENT</div>' },
  'blox of Tailwind': {
    html: 'lang="en-us" dir="ltr"', head: TAILWIND + style('.page-wrapper { background: #fff } .dark .dark\\:bg-hb-dark { background: #0f172a; color: #fff } .flex { display: flex; flex-direction: column; align-items: center; padding: 1.5rem } .prose { max-width: 65ch; line-height: 1.75; word-break: break-all }'),
    body: '<div class="page-wrapper dark:bg-hb-dark"><div class="flex"><div class="prose">CONTENT</div></div></div>',
    signal: [`${on('documentElement', "classList.remove('dark')")}; ${on('documentElement', "style.colorScheme = 'light'")}`, `${on('documentElement', "classList.add('dark')")}; ${on('documentElement', "style.colorScheme = 'dark'")}`],
  },
  hextra: {
    html: 'lang="en" dir="ltr" class="light"', head: TAILWIND + style('html.light { color-scheme: light } html.dark { color-scheme: dark } .dark body { background: #111; color: #eee }'), body: '<article style="text-align: justify">CONTENT</article>',
    signal: [on('documentElement', "className = 'light'"), on('documentElement', "className = 'dark'")],
  },
  'docsy and doks': {
    html: 'lang="en" data-bs-theme="light"', head: BOOTSTRAP, body: '<div class="container-xxl"><main class="col-12 col-md-9 col-xl-8">CONTENT</main></div>',
    signal: [on('documentElement', "dataset.bsTheme = 'light'"), on('documentElement', "dataset.bsTheme = 'dark'")],
  },
  'scientific Python': {
    html: 'lang="en-us" data-theme="light"', head: style('html[data-theme=dark] { background: #121212; color: #ced6dd } body { text-align: center }'), body: '<main>CONTENT</main>',
    signal: [on('documentElement', "dataset.theme = 'light'"), on('documentElement', "dataset.theme = 'dark'")],
  },
  book: {
    html: 'lang="en" dir="ltr" data-theme="auto"', head: style('html { --ground: #fff; --ink: #000 } @media (prefers-color-scheme: dark) { html[data-theme=auto] { --ground: #343a40; --ink: #e9ecef } } body { background: var(--ground); color: var(--ink) } .markdown { line-height: 1.6 }'),
    body: '<article class="markdown">CONTENT</article>', system: true,
  },
  coder: {
    html: 'lang="en"', head: style('html { font-size: 62.5% } body { font-size: 1.8rem; line-height: 1.8em; color: #212121; background: #fafafa } body.colorscheme-dark { color: #dadada; background: #212121 }'), body: '<section class="container">CONTENT</section>', of: 'class="preload-transitions colorscheme-auto"',
    signal: [on('body', "className = 'colorscheme-light'"), on('body', "className = 'colorscheme-dark'")],
  },
}
const slug = (name) => name.toLowerCase().replaceAll(' ', '-')

let site
before(async () => {
  site = await start()
  const folder = folderFor('themes', 'hugo/starter')
  cpSync(here('hugo'), path.join(folder, 'themes/plenary/hugo'), { recursive: true })
  cpSync(here('node_modules/bootstrap/dist/css/bootstrap.css'), path.join(folder, 'static/bootstrap.css'))
  cpSync(here('node_modules/tailwindcss/preflight.css'), path.join(folder, 'static/preflight.css'))
  mkdirSync(path.join(folder, 'layouts/_default'))
  for (const [name, { html, head, body, of = '' }] of Object.entries(THEMES)) {
    writeFileSync(path.join(folder, 'layouts/_default', `${slug(name)}.html`), `<!doctype html><html ${html}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title><link rel="icon" href="data:,">${head}</head><body ${of}>${body.replace('CONTENT', '{{ .Content }}')}</body></html>`)
    writeFileSync(path.join(folder, 'content', `${slug(name)}.md`), `---\ntitle: ${name}\nlayout: ${slug(name)}\n---\n\n{{< plenary src="agenda.json" >}}\n`)
  }
  const { out } = await build(HUGOS.newest, folder, { base: `${site.origin}/`, env: {} })
  for (const file of files(out)) site.routes[`/${file.replace(/index\.html$/, '')}`] = { body: readFileSync(path.join(out, file)), headers: /html$/.test(file) ? { 'content-type': 'text/html; charset=utf-8' } : undefined }
})
after(() => site.close())

const dark = (page) => page.evaluate(() => document.querySelector('plenary-agenda').shadowRoot.querySelector('.plenary').classList.contains('dark'))
const becomes = (page, wanted) => page.waitForFunction((wanted) => document.querySelector('plenary-agenda').shadowRoot.querySelector('.plenary').classList.contains('dark') === wanted, wanted)

/** How it stands in its column, and what of the page's text it must not take on. */
const stands = (page) => page.evaluate(() => {
  const agenda = document.querySelector('plenary-agenda')
  const [around, inner] = [agenda.parentElement, agenda.shadowRoot.querySelector('.plenary')].map((node) => getComputedStyle(node))
  const title = getComputedStyle(agenda.shadowRoot.querySelector('.card h4'))
  const column = agenda.parentElement.clientWidth - parseFloat(around.paddingLeft) - parseFloat(around.paddingRight)
  return {
    overflow: document.documentElement.scrollWidth - innerWidth,
    lost: Math.abs(Math.round(column - agenda.getBoundingClientRect().width)),
    column,
    size: inner.fontSize === around.fontSize && inner.fontFamily === around.fontFamily,
    own: [title.textAlign, title.wordBreak].join(),
    lineHeight: Math.round((100 * parseFloat(inner.lineHeight)) / parseFloat(inner.fontSize)),
  }
})

for (const [name, { signal, system }] of Object.entries(THEMES)) {
  test(`${name}: dark and light as the page, in its column, and nothing of its text's style`, async () => {
    for (const [width, least] of [[1280, 500], [390, 280]]) {
      const page = await site.open(`/${slug(name)}/`, { colorScheme: system ? 'light' : 'dark', viewport: { width, height: 800 } })
      await page.loaded()
      if (signal) await page.evaluate(signal[0])
      await becomes(page, false)
      const found = await stands(page)
      assert.deepEqual({ ...found, column: undefined }, { overflow: 0, lost: 0, column: undefined, size: true, own: 'start,normal', lineHeight: 145 }, `${width}`)
      assert.ok(found.column >= least, `${width}: ${found.column}`)
      if (width > 1000) assert.deepEqual(await page.axe({ runOnly: ['color-contrast'] }), [], 'light')
      if (signal ?? system) {
        await (system ? page.emulateMedia({ colorScheme: 'dark' }) : page.evaluate(signal[1]))
        await becomes(page, true)
        if (width > 1000) assert.deepEqual(await page.axe({ runOnly: ['color-contrast'] }), [], 'dark')
      } else assert.equal(await dark(page), false)
      await page.locator('plenary-agenda').getByRole('link', { name: 'Words of welcome' }).click()
      const dialog = await page.locator('plenary-agenda dialog[open]').boundingBox()
      assert.ok(dialog.x >= 0 && dialog.x + dialog.width <= width, JSON.stringify(dialog))
      assert.deepEqual(page.problems, [])
      await page.context().close()
    }
  })
}

test('class names that contain "dark" or "light" are not used to detect dark mode', async () => {
  const page = await site.open(`/${slug('blox of Tailwind')}/`, { colorScheme: 'dark' })
  await page.loaded()
  assert.equal(await page.locator('.dark\\:bg-hb-dark').count(), 1)
  assert.equal(await dark(page), false)
  await page.context().close()
})
