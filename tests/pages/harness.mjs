// A site, a browser and pages that record their errors.
//
//   const site = await start()
//   after(() => site.close())
//   const page = await site.open('/index.html', { viewport, timezoneId, clock })
//   await page.loaded()
//   assert.deepEqual(page.problems, [])
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { CHROMIUM, find, here } from '../../tools/run.mjs'
import { serve } from '../../tools/serve.mjs'

const ARGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
// The first has no window around its pages, which costs more than most tests.
const BROWSERS = ['chromium-headless-shell', ...CHROMIUM]
const { resolve } = createRequire(import.meta.url)
const source = (file) => readFileSync(resolve(file), 'utf8')
const axe = source('axe-core/axe.min.js')
// Large, and needed by few tests.
let engines
const audits = () => (engines ??= { ibm: source('accessibility-checker-engine/ace.js'), sniffer: source('html_codesniffer/build/HTMLCS.js') })

// What an element shows, as the body of a document without shadow trees, with its style.
const flat = (selector) => {
  const { shadowRoot } = document.querySelector(selector)
  const rules = shadowRoot.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText.replaceAll(':host', '.host')))
  const lang = document.documentElement.lang
  return `<!doctype html><html lang="${lang}"><head><title>${document.title}</title><style>${rules.join('\n')}</style></head><body><main><h1>Test</h1><div class="host">${shadowRoot.querySelector('.plenary').outerHTML}</div></main></body></html>`
}

const TOOL = pathToFileURL(process.env.PLENARY_TOOL ?? here('pkg/plenary-tool.js')).href

/**
 * What the tool makes of the text of a feed: `html`, its style for a file (`css`), and JSON-LD (`structured`). Options are `form` (`light`,
 * `shadow`), `styles` (`inline`, `file`, `none`), `language`, `locale`, `views` and `now`.
 */
export const rendered = async (feed, options) => (await import(TOOL)).render(feed, { locale: 'en-US', ...options })

// Runs in the page before anything of its own.
function listen() {
  window.plenaryLoaded = 0
  // The text of an element without texts for screen readers only.
  window.seenText = (node) => {
    const copy = node.cloneNode(true)
    for (const label of copy.querySelectorAll('.hidden-label')) label.remove()
    return copy.textContent.replace(/\s+/g, ' ').trim()
  }
  addEventListener('plenary-loaded', () => window.plenaryLoaded++, true)
  addEventListener('securitypolicyviolation', (e) => window.plenaryProblem(`csp: ${e.effectiveDirective} ${e.blockedURI} ${e.sample}`.trim()), true)
}

let conditions = 0
/**
 * A condition that does not hold while it throws: what it reads may not exist yet. It catches in the page, where Playwright would give up and the
 * page would report an error of its own. `window.conditionError` is what it threw last. One that is asynchronous holds when its promise came to
 * something true: Playwright takes the promise itself for true.
 */
const patient = (condition) => {
  const name = `condition${conditions++}`
  return new Function('arg', `
    const failed = (error) => {
      window.conditionError = String(error)
      return false
    }
    try {
      const value = (${condition})(arg)
      if (!(value instanceof Promise)) return value
      value.then((value) => (window.${name} = value), failed)
      return window.${name}
    } catch (error) {
      return failed(error)
    }
  `)
}

/** `headers`, `routes` and `folders` are those of `serve`. */
export async function start({ headers, routes, folders } = {}) {
  const site = await serve({ headers, routes, folders })
  const browser = await chromium.launch({ executablePath: find(...BROWSERS), args: ARGS })

  return {
    ...site,
    browser,

    /** Playwright's page, and on it what the tests of this project ask for. With `timezoneId: null` a test says the zone itself. */
    async open(path, { clock, viewport = { width: 1280, height: 800 }, locale = 'en-US', timezoneId = 'UTC', reducedMotion = 'reduce', saveData = false, ...options } = {}) {
      const context = await browser.newContext({ baseURL: site.origin, viewport, locale, timezoneId: timezoneId ?? undefined, reducedMotion, ...options })
      const page = await context.newPage()
      const waitForFunction = page.waitForFunction.bind(page)
      page.waitForFunction = async (condition, ...args) => {
        try {
          return await waitForFunction(patient(condition), ...args)
        } catch (error) {
          const last = await page.evaluate(() => window.conditionError).catch(() => {})
          if (last) error.message += `\nThe condition threw: ${last}`
          throw error
        }
      }
      const problems = []
      page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text()} ${message.location().url}`.trim()))
      page.on('pageerror', (error) => problems.push(`error: ${error.message}`))
      await page.exposeFunction('plenaryProblem', (text) => problems.push(text))
      await page.addInitScript(listen)
      if (saveData) await page.addInitScript(() => Object.defineProperty(navigator.connection, 'saveData', { value: true }))
      if (clock) await page.clock.install({ time: clock })

      Object.assign(page, {
        problems,
        /** Until that many agendas have said that they are there. */
        loaded: (count = 1) => page.waitForFunction((count) => window.plenaryLoaded >= count, count),
        /** What axe finds, as `rule: element`; it looks into open shadow roots, but those `without` which it is asked. `within` is the path of what alone is looked at. */
        async axe({ without = [], within, ...options } = {}) {
          await page.evaluate(axe)
          const context = within ? { include: [{ fromShadowDom: within }] } : { exclude: without }
          const { violations } = await page.evaluate(([context, options]) => window.axe.run(context, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } }, ...options }), [context, options])
          return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(' >> ')}`))
        },
        /** What IBM Equal Access finds, as `rule: message: element`; it looks into open shadow roots. */
        async equalAccess() {
          await page.evaluate(audits().ibm)
          const results = await page.evaluate(async () => (await new window.ace.Checker().check(document, ['WCAG_2_2'])).results)
          const isFailure = ({ value: [, result], ruleId }) => result === 'FAIL' && ruleId
          return results.filter(isFailure).map(({ ruleId, message, snippet, value }) => `${ruleId} (${value[0]}): ${message}: ${snippet}`)
        },
        /** What HTML_CodeSniffer finds by WCAG 2 AA, as `code: message: element`. It knows no shadow trees, so it is given what is in one as a document of its own. */
        async codeSniffer(selector) {
          const document = await page.evaluate(flat, selector)
          const other = await context.newPage()
          try {
            await other.setContent(document)
            await other.evaluate(audits().sniffer)
            return await other.evaluate(() => new Promise((done) => {
              const { HTMLCS } = window
              const findings = () => HTMLCS.getMessages().filter(({ type }) => type === HTMLCS.ERROR).map(({ code, msg, element }) => `${code}: ${msg}: ${element.outerHTML.slice(0, 200)}`)
              HTMLCS.process('WCAG2AA', window.document, () => done(findings()))
            }))
          } finally {
            await other.close()
          }
        },
        /** Into target/screenshots/; says where. */
        async shot(name, options = {}) {
          const file = here('target/screenshots', `${name}.png`)
          await page.screenshot({ path: file, animations: 'disabled', ...options })
          return file
        },
      })
      await page.goto(path)
      return page
    },

    async close() {
      await browser.close()
      await site.close()
    },
  }
}
