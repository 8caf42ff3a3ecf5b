// The packed package, used in each way that its README documents, in Chromium; and its types in several compilers.
import assert from 'node:assert/strict'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { here } from '../../tools/run.mjs'
import { start } from '../pages/harness.mjs'
import { until } from '../until.mjs'
import { built, inside, nuxt, prepare, shop, tool } from './workshop.mjs'

const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types plenary"
const html = (head) => ({ body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A consumer</title><link rel="icon" href="data:,">${head}<plenary-agenda src="/feeds/agenda.json"></plenary-agenda>` })
const imports = JSON.stringify({ imports: { plenary: '/plenary/index.js', 'plenary/element': '/plenary/element.js' } })

// The examples of the documentation, to be compiled beside the others.
function examples() {
  const page = readFileSync(here('docs/site/frameworks.md'), 'utf8')
  const found = [...page.matchAll(/^<!-- example: (\w+) -->\n```(\w+)\n([^]*?)^```$/gm)]
  for (const [, name, language, code] of found) {
    const source = { preact: '/** @jsxImportSource preact */\n', solid: '/** @jsxImportSource solid-js */\n' }[name] ?? ''
    writeFileSync(shop('types', language === 'tsx' ? `page-${name}.tsx` : `Agenda.page.${language}`), source + code)
  }
  assert.deepEqual(found.map(([, name]) => name).sort(), ['next', 'preact', 'react', 'solid', 'svelte', 'vue'])
}

// So are those that have a test of their own below.
const example = (page, heading, language) => {
  const section = readFileSync(here('docs/site', page), 'utf8').split(`\n## ${heading}\n`)[1].split('\n## ')[0]
  return section.match(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'm'))[1]
}

let site, tarball
before(async () => {
  tarball = prepare()
  examples()
  writeFileSync(shop('angular/agenda.ts'), example('frameworks.md', 'Angular', 'ts'))
  writeFileSync(shop('agenda.json'), readFileSync(path.join(import.meta.dirname, 'public/feeds/agenda.json')))
  writeFileSync(shop('eleventy/eleventy.config.js'), example('cms.md', 'Eleventy', 'js'))
  mkdirSync(shop('out/alone'), { recursive: true })
  cpSync(shop('node_modules/plenary/plenary-single.js'), shop('out/alone/plenary-single.js'))
  site = await start({
    folders: [['/plenary/', shop('node_modules/plenary')], ['/feeds/', path.join(import.meta.dirname, 'public/feeds')], ['/', shop('out')]],
    headers: { '/alone/module.html': { 'content-security-policy': STRICT } },
    routes: {
      '/tag.html': html('<script type="module" src="/plenary/plenary.js"></script>'),
      '/map.html': html(`<script type="importmap">${imports}</script><script type="module" src="/app.js"></script>`),
      '/app.js': { body: readFileSync(path.join(import.meta.dirname, 'app/main.js')) },
      '/both.html': html('<script type="module" src="/plenary/plenary.js"></script><script type="module">import { define } from "/plenary/element.js"; define()</script>'),
      '/alone/module.html': html('<script type="module" src="plenary-single.js"></script>'),
      '/alone/plain.html': html('<script defer src="plenary-single.js"></script>'),
      '/beside.html': html('<script defer src="/plenary/plenary-single.js"></script>'),
    },
  })
})
after(() => site.close())

// A reader opens a session; then the page shows what another program made, in another language.
async function works(url, { twice = true, foreign = true } = {}) {
  const from = site.log.length
  const page = await site.open(url)
  await page.loaded()
  const agenda = page.locator('plenary-agenda')
  await agenda.getByRole('link', { name: 'Notes on the engine' }).click()
  await agenda.locator('dialog[open]').waitFor()
  await page.keyboard.press('Escape')
  await page.evaluate((foreign) => {
    const agenda = document.querySelector('plenary-agenda')
    agenda.lang = 'fr'
    if (foreign) agenda.src = '/feeds/frab.json'
  }, foreign)
  await page.loaded(2)
  if (foreign) await agenda.getByRole('link', { name: 'From elsewhere' }).waitFor()
  await agenda.getByRole('searchbox', { name: 'Rechercher' }).waitFor()
  if (twice) assert.equal(await page.evaluate('window.same'), true)
  assert.deepEqual(page.problems, [])
  await page.context().close()
  return site.log.slice(from)
}
const once = { twice: false }

test('a script tag', () => works('/tag.html', once))

test('an import map', () => works('/map.html'))

for (const name of ['vite', 'webpack', 'rollup', 'esbuild', 'parcel', 'astro', 'next']) {
  test(`${name}: one class and one program, however often it is imported`, async () => {
    const out = await built(name)
    const files = readdirSync(out, { recursive: true })
    for (const size of ['plenary.wasm', 'plenary-more.wasm'].map((file) => readFileSync(shop('node_modules/plenary', file)).length)) {
      assert.equal(files.filter((file) => file.endsWith('.wasm') && readFileSync(path.join(out, file)).length === size).length, 1)
    }
    await works(`/${name}/`)
  })
}

test('Eleventy: the agenda is prerendered, and the widget replaces it', async () => {
  const out = await built('eleventy')
  const page = readFileSync(path.join(out, 'index.html'), 'utf8')
  assert.match(page, /<plenary-agenda src="\/agenda\.json">\n<div class="plenary ahead"[^]*Notes on the engine[^]*<\/plenary-agenda>\n<script type="application\/ld\+json">/)
  cpSync(path.join(out, 'agenda.json'), shop('out/agenda.json'))
  await works('/eleventy/', once)
})

test('Nuxt: the element is in the page, with one class and one program', async () => {
  const out = await nuxt(tarball)
  assert.match(readFileSync(path.join(out, 'index.html'), 'utf8'), /<plenary-agenda src="\/feeds\/agenda\.json">Programme<\/plenary-agenda>/)
  await works('/nuxt/')
})

test('Vue renders a page with an agenda on a server', async () => {
  const script = `
    import { createSSRApp, h } from 'vue'
    import { renderToString } from 'vue/server-renderer'
    import 'plenary'
    console.log(await renderToString(createSSRApp({ render: () => h('plenary-agenda', { src: '/agenda.json', theme: 'dark' }, 'Programme') })))`
  assert.equal((await inside(process.execPath, '--input-type=module', '-e', script)).trim(), '<plenary-agenda src="/agenda.json" theme="dark">Programme</plenary-agenda>')
})

test('in a server-rendered React page, an effect can add listeners', async () => {
  const page = await site.open('/next/')
  await page.loaded()
  await page.locator('plenary-agenda').getByRole('link', { name: 'Notes on the engine' }).click()
  await page.waitForFunction(() => window.opened)
  assert.match(readFileSync(shop('out/next/index.html'), 'utf8'), /<plenary-agenda src="\/feeds\/agenda.json">/)
  await page.context().close()
})

test('Vite development server', async () => {
  const { viteServer } = await import(pathToFileURL(shop('builders.mjs')))
  const { url, close } = await viteServer()
  try {
    await works(url)
  } finally {
    await close()
  }
})

test('static site generators and server bundles can import it', async () => {
  assert.match(readFileSync(shop('out/astro/index.html'), 'utf8'), /data-defined="undefined"/)
  const script = "const { define } = await import('plenary/element'); await import('plenary'); console.log(define())"
  assert.equal((await inside(process.execPath, '--input-type=module', '-e', script)).trim(), 'undefined')
  await inside(process.execPath, path.join(await built('server'), 'server.cjs'))
})

// What unit tests of a site run in: a page without layout, whose globals are among those of Node, as Vitest has it.
test('jsdom can import it, and keeps the fallback content', async () => {
  const script = `
    import { JSDOM } from 'jsdom'
    const { window } = new JSDOM('<!doctype html><plenary-agenda src="/agenda.json">Programme</plenary-agenda>', { url: 'https://example.org/', pretendToBeVisual: true })
    const own = new Set(Object.getOwnPropertyNames(globalThis))
    for (const name of Object.getOwnPropertyNames(window)) if (!own.has(name)) Object.defineProperty(globalThis, name, { configurable: true, get: () => window[name] })
    Object.assign(globalThis, { Event: window.Event, CustomEvent: window.CustomEvent })
    for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) globalThis[name] = window[name].bind(window)
    const failed = []
    process.on('unhandledRejection', (error) => failed.push(String(error)))
    window.addEventListener('error', (event) => failed.push(event.message))
    // The program cannot be fetched there.
    const ended = new Promise((done) => document.addEventListener('plenary-error', done))
    await import('plenary')
    const more = document.createElement('plenary-agenda')
    document.body.append(more)
    more.remove()
    await ended
    console.log(JSON.stringify({ failed, text: document.querySelector('plenary-agenda').textContent }))
    process.exit(0)`
  assert.deepEqual(JSON.parse((await inside(process.execPath, '--input-type=module', '-e', script)).trim().split('\n').at(-1)), { failed: [], text: 'Programme' })
})

test('Vitest with jsdom can connect an element', () => tool('vitest', 'run', '--root', 'vitest', '--reporter', 'verbose'))

test('two copies on one page: the first is the element', async () => {
  const log = await works('/both.html', once)
  assert.equal(log.filter((name) => name.endsWith('/plenary.wasm')).length, 1)
})

test('the single file is self-contained, as a module under a strict CSP and as a classic script', async () => {
  for (const kind of ['module', 'plain']) {
    const log = await works(`/alone/${kind}.html`, { twice: false, foreign: false })
    assert.deepEqual(log.sort(), [`/alone/${kind}.html`, '/alone/plenary-single.js', '/feeds/agenda.json'])
  }
})

test('the single file loads the importers beside it', async () => {
  const log = await works('/beside.html', once)
  assert.deepEqual(log.filter((name) => name.startsWith('/plenary/')).sort(), ['/plenary/plenary-formats.js', '/plenary/plenary-formats.wasm', '/plenary/plenary-single.js'])
})

test('the single file in a bundle needs no bundler configuration', async () => {
  await built('single')
  await works('/single/', { twice: false, foreign: false })
})

test('files of different builds are detected after bundling, too', async () => {
  const out = await built('vite')
  const name = readdirSync(out, { recursive: true }).find((file) => /plenary-more.*\.wasm$/.test(file))
  const bytes = readFileSync(path.join(out, name))
  bytes[bytes.length - 1] ^= 1 // what it was marked with stands at its end
  writeFileSync(path.join(out, name), bytes)
  const page = await site.open('/vite/')
  const told = []
  page.on('console', (message) => told.push(message.text()))
  await page.loaded()
  await page.locator('plenary-agenda').getByRole('link', { name: 'Notes on the engine' }).click()
  await until(() => told.some((text) => text.includes('different versions')))
})

describe('types', { concurrency: 2 }, () => {
  test('TypeScript, React, Preact and Solid', () => tool('tsc', '-p', 'types'))

  test('templates of Svelte', () => tool('svelte-check', '--workspace', 'types', '--tsconfig', './tsconfig.templates.json'))

  test('templates of Vue', () => tool('vue-tsc', '-p', 'types/tsconfig.templates.json'))

  test('a component of Angular', async () => {
    await tool('ngc', '-p', 'angular/tsconfig.json')
    assert.match(readFileSync(shop('out/angular/agenda.js'), 'utf8'), /defineComponent\(.*"plenary-open"/)
  })

  test('every module resolution finds matching types', async () => {
    const { exports } = JSON.parse(readFileSync(shop('node_modules/plenary/package.json')))
    // What is exported as a file is to be served, not imported.
    const files = Object.keys(exports).filter((name) => typeof exports[name] === 'string')
    await tool('attw', tarball, '--profile', 'esm-only', '--exclude-entrypoints', ...files)
  })
})
