// A site, a browser and pages that remember what went wrong on them.
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
import { find, here } from '../../tools/run.mjs'
import { serve } from '../../tools/serve.mjs'
import { until } from '../until.mjs'

const ARGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const TOOL = pathToFileURL(process.env.PLENARY_TOOL ?? here('pkg/plenary-tool.js')).href

/**
 * What the tool makes of the text of a feed: `html`, its style for a file (`css`), and JSON-LD (`structured`). Options are `form` (`light`,
 * `shadow`), `styles` (`inline`, `file`, `none`), `language`, `locale`, `views` and `now`.
 */
export const rendered = async (feed, options) => (await import(TOOL)).render(feed, { locale: 'en-US', ...options })

// Runs in the page before anything of its own.
function listen() {
  window.plenaryLoaded = 0
  addEventListener('plenary-loaded', () => window.plenaryLoaded++, true)
  addEventListener('securitypolicyviolation', (e) => window.plenaryProblem(`csp: ${e.effectiveDirective} ${e.blockedURI} ${e.sample}`.trim()), true)
}

/** `headers`, `routes` and `folders` are those of `serve`. */
export async function start({ headers, routes, folders } = {}) {
  const site = await serve({ headers, routes, folders })
  const browser = await chromium.launch({ executablePath: find('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'), args: ARGS })

  return {
    ...site,
    browser,

    /** Playwright's page, and on it what the tests of this project ask for. With `timezoneId: null` a test says the zone itself. */
    async open(path, { clock, viewport = { width: 1280, height: 800 }, locale = 'en-US', timezoneId = 'UTC', reducedMotion = 'reduce', saveData = false, ...options } = {}) {
      const context = await browser.newContext({ baseURL: site.origin, viewport, locale, timezoneId: timezoneId ?? undefined, reducedMotion, ...options })
      const page = await context.newPage()
      // Playwright gives up on a condition that throws; here it doesn't hold yet.
      const waitForFunction = page.waitForFunction.bind(page)
      page.waitForFunction = (condition, ...args) => {
        const settled = (error) => {
          if (error.name === 'TimeoutError' || page.isClosed()) return { error }
          throw error
        }
        return until(() => waitForFunction(condition, ...args).then((value) => ({ value }), settled), `${condition}`).then(({ value, error }) => {
          if (error) throw error
          return value
        })
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
        /** What axe finds, as `rule: element`; it looks into open shadow roots, but those `without` which it is asked. */
        async axe({ without = [], ...options } = {}) {
          await page.evaluate(axe)
          const { violations } = await page.evaluate(([exclude, options]) => window.axe.run({ exclude }, { resultTypes: ['violations'], ...options }), [without, options])
          return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(' >> ')}`))
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
