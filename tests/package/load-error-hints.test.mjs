// Hints about loading errors on HTTPS pages, which tests cannot open here.
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { why } from '../../src/js/load-error-hints.js'

const PAGE = { protocol: 'https:', origin: 'https://conference.example' }
const kept = { location: globalThis.location, document: globalThis.document, fetch: globalThis.fetch }
afterEach(() => Object.assign(globalThis, kept))

/** What is said where the browser answers a second asking so; `violated` is told to whoever listens. */
async function said(failure, { type, violated, page = PAGE } = {}) {
  const listeners = []
  const asked = []
  Object.assign(globalThis, {
    location: page,
    document: { addEventListener: (_, listener) => listeners.push(listener), removeEventListener() {} },
    fetch: async (url, { mode }) => {
      asked.push([String(url), mode])
      if (violated) setTimeout(() => listeners.forEach((listener) => listener(violated)))
      if (!type) throw new TypeError('Failed to fetch')
      return { type }
    },
  })
  return { text: await why(failure), asked }
}

const network = (url) => ({ reason: 'network', url, message: `${url} could not be loaded: Failed to fetch`, cause: new TypeError('Failed to fetch') })

test('an HTTP feed on an HTTPS page is not requested again', async () => {
  const { text, asked } = await said(network('http://other.example/feed.json'))
  assert.match(text, /by https may load nothing by http/)
  assert.deepEqual(asked, [])
})

test('a host that does not allow cross-origin requests', async () => {
  const { text, asked } = await said(network('https://other.example/feed.json'), { type: 'opaque' })
  assert.match(text, /^ https:\/\/other\.example answers, but lets no other site read it: .*"https:\/\/conference\.example" in the place/)
  assert.deepEqual(asked, [['https://other.example/feed.json', 'no-cors']])
})

test('URLs of modules are checked like those of a feed', async () => {
  const url = new URL('https://cdn.example/plenary.wasm')
  const { text } = await said({ ...network(url), reason: 'wasm' }, { violated: { disposition: 'enforce', effectiveDirective: 'connect-src' } })
  assert.equal(text, " The page's Content-Security-Policy forbids it: connect-src has to have https://cdn.example.")
})

test('a violation of a report-only policy is not reported as the cause', async () => {
  const { text } = await said(network('https://conference.example/feed.json'), { violated: { disposition: 'report', effectiveDirective: 'connect-src' } })
  assert.match(text, /could not be reached/)
})

test('an embedded file has no URL to request', async () => {
  const { text, asked } = await said({ ...network('plenary-more.css'), reason: 'wasm' })
  assert.deepEqual([text, asked], ['', []])
})

test('a page opened as a file', async () => {
  const { text } = await said(network('file:///home/agenda.json'), { page: { protocol: 'file:', origin: 'null' } })
  assert.match(text, /opened as a file/)
})
