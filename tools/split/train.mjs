// Shows agendas with an instrumented module, in Node and on the DOM of happy-dom, and prints which functions were called until each was there
// and had been searched. The second file is out of reach, so an agenda that needs it fails.
//
//   node tools/split/train.mjs INSTRUMENTED.wasm SCRIPT.js FEED.json ...
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import esbuild from 'esbuild'
import { Window } from 'happy-dom'
import { languages } from '../bundle.mjs'
import { messagesFile } from '../messages.mjs'
import { here } from '../run.mjs'

const ORIGIN = 'https://example.org'
const PIECE = 1000
// Where the reader is, what day it is, the language of the page, and whether data are saved: before, during and after the event, at home and elsewhere.
const READERS = [
  { zone: 'Europe/Berlin', now: '2027-06-01T12:00Z', language: 'en' },
  { zone: 'America/New_York', now: '2027-06-07T08:00Z', language: 'en' },
  { zone: 'Asia/Kolkata', now: '2028-01-01T12:00Z', language: 'fr', saveData: true },
]
const GLOBALS = ['CSSStyleSheet', 'CustomEvent', 'Event', 'HTMLElement', 'MutationObserver', 'customElements', 'document', 'history', 'location']
const METHODS = ['addEventListener', 'getComputedStyle', 'matchMedia', 'removeEventListener', 'requestAnimationFrame']

const [wasm, script, ...feeds] = process.argv.slice(2)
const called = new Set()
let now

function browser() {
  const window = new Window({ url: `${ORIGIN}/` })
  for (const name of GLOBALS) globalThis[name] = window[name]
  for (const name of METHODS) globalThis[name] = window[name].bind(window)
  globalThis.requestIdleCallback = () => {} // what is left for later does not come
  Object.defineProperty(globalThis, 'navigator', { value: { language: 'en-US', languages: ['en-US'], onLine: true } })
  Date.now = () => Date.parse(now)
  const profile = { call: (number) => called.add(number) }
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct: (Instance, [module, imports]) => new Instance(module, { ...imports, profile }) })
}

function answer(url) {
  const name = path.basename(url)
  if (name === 'plenary.wasm') return new Response(readFileSync(wasm), { headers: { 'content-type': 'application/wasm' } })
  if (url.includes('/lang/')) return new Response(messagesFile(path.basename(name, '.json')))
  const feed = readFileSync(feeds[name])
  const pieces = Array.from({ length: Math.ceil(feed.length / PIECE) }, (_, place) => new Uint8Array(feed.subarray(place * PIECE, (place + 1) * PIECE)))
  return new Response(ReadableStream.from(pieces))
}

// The element, around the module that was not split.
async function element() {
  const file = path.resolve(path.dirname(wasm), 'training.mjs')
  const plugin = {
    name: 'training',
    setup({ onLoad, onResolve }) {
      onLoad({ filter: /\.css$/ }, () => ({ contents: '', loader: 'text' }))
      // A page in another language than English needs this for its first screen.
      onResolve({ filter: /^\.\/plenary-localize\.js$/ }, () => ({ path: here('src/js/localize.js') }))
      onResolve({ filter: /plenary-[\w-]+\.js$|^\.\/bundle\// }, () => ({ path: './out-of-reach.js', external: true }))
      onResolve({ filter: /^plenary-glue$/ }, () => ({ path: script, namespace: 'glue' }))
      onLoad({ filter: /./, namespace: 'glue' }, () => ({ contents: `${readFileSync(script, 'utf8')}\nexport const shared = () => []` }))
    },
  }
  const define = { VERSION: '"training"', 'import.meta.url': JSON.stringify(`${ORIGIN}/`) }
  await esbuild.build({ absWorkingDir: here(), bundle: true, format: 'esm', entryPoints: ['src/js/plenary.js'], outfile: file, define, plugins: [plugin, languages] })
  await import(pathToFileURL(file).href)
}

const turns = async (count) => {
  for (let i = 0; i < count; i++) await new Promise((done) => setTimeout(done, 1))
}

async function show(place, reader) {
  process.env.TZ = reader.zone
  now = reader.now
  document.documentElement.lang = reader.language
  navigator.connection = { saveData: reader.saveData ?? false }
  const agenda = document.createElement('plenary-agenda')
  agenda.setAttribute('src', `/feeds/${place}?${reader.language}`)
  const end = new Promise((done) => ['plenary-loaded', 'plenary-error'].forEach((name) => agenda.addEventListener(name, done)))
  document.body.append(agenda)
  const { type, detail } = await end
  if (type === 'plenary-error' || detail.problems.length) throw new Error(`${feeds[place]} needs more than the first file: ${JSON.stringify(detail)}`)
  await turns(50)
  const field = agenda.shadowRoot.querySelector('input[type=search]')
  for (const text of ['open', '']) {
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
    await turns(10)
  }
  agenda.remove()
  await turns(1)
}

browser()
globalThis.fetch = async (url) => answer(new URL(url).pathname)
await element()
for (const place of feeds.keys()) for (const reader of READERS) await show(place, reader)
console.log(JSON.stringify([...called].sort((a, b) => a - b)))
process.exit() // timers of the widget go on
