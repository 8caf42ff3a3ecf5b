// Screenshots for the home page: parts of the demo event in light and dark, the preview image for links to the site, and the icon for home
// screens.
//
//   node tools/screenshots.mjs      writes www/shots/, www/og.jpg and www/icon-180.png; needs Chromium, as the tests do
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { start } from '../tests/pages/harness.mjs'
import { here } from './run.mjs'

// The middle day of the demo, on a reader's clock in New York.
const CLOCK = '2027-06-16T10:52:00+03:00'
const ZONE = 'America/New_York'
const FONT = '"Noto Sans", system-ui, sans-serif'
const agenda = (attributes, style = '') => ({
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Harbour Days</title><link rel="icon" href="data:,"><style>body{margin:0;padding:16px;background:#fff;font-family:${FONT};${style}}@media (prefers-color-scheme:dark){body{background:#14181d}}</style><script type="module" src="/pkg/plenary.js"></script></head><body><plenary-agenda src="/harbour-days.json" ${attributes}></plenary-agenda></body></html>`,
})
const first = (page) => page.evaluate(() => window.scrollTo(0, 0))
const star = (page, ids) => page.evaluate((ids) => Object.assign(document.querySelector('plenary-agenda'), { starred: ids }), ids)

/** Each picture: its size, the page, and what is done in it. */
export const SHOTS = {
  grid: { width: 960, height: 600, path: '/grid.html', prepare: (page) => page.evaluate(() => window.scrollTo(0, 330)) },
  attend: {
    width: 960,
    height: 600,
    path: '/list.html#compare=Africa/Nairobi,Asia/Kolkata,America/Los_Angeles',
    prepare: (page) => page.locator('plenary-agenda dialog[open]').waitFor(),
  },
  mine: {
    width: 390,
    height: 640,
    path: '/mine.html',
    prepare: async (page) => {
      await star(page, ['continent', 'paying', 'city', 'standard'])
      await page.locator('plenary-agenda .clash').first().waitFor()
      await first(page)
    },
  },
  now: { width: 390, height: 640, path: '/list.html', prepare: (page) => page.waitForFunction(() => window.scrollY > 0) },
}

// A machine without a Chinese font shows boxes for a name in it.
const demo = readFileSync(here('www/harbour-days.json'), 'utf8').replace(/[\u2e80-\u9fff]+/g, 'Mei Specimen')

export const ROUTES = {
  '/harbour-days.json': { body: demo },
  '/grid.html': agenda('view="grid"'),
  '/list.html': agenda(''),
  '/mine.html': agenda('view="mine" views="agenda mine"'),
}

/** Opens the page of a picture, ready to be taken. */
export async function stage(site, name, colorScheme, more = {}) {
  const { width, height, path, prepare } = SHOTS[name]
  const page = await site.open(path, { viewport: { width, height }, colorScheme, clock: CLOCK, timezoneId: ZONE, ...more })
  await page.waitForFunction(() => document.querySelector('plenary-agenda')?.state)
  await prepare(page)
  return page
}

async function webp(page, file) {
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 })
  writeFileSync(file, Buffer.from(data, 'base64'))
}

const link = (picture) =>
  `<!doctype html><meta charset="utf-8"><title>plenary</title><style>body{margin:0;width:1200px;height:630px;overflow:hidden;display:flex;align-items:center;gap:48px;padding-left:64px;box-sizing:border-box;font-family:${FONT};background:#0b2239;color:#fff}h1{font-size:54px;line-height:1.1;letter-spacing:-.02em;margin:28px 0 20px}p{font-size:25px;line-height:1.4;margin:0;color:#bcd3ea}div{flex:0 0 520px}b{display:flex;gap:14px;align-items:center;font-size:30px}img.shot{height:540px;border-radius:18px}</style><body><div><b><img src="/icon.svg" width="44" height="44" alt="">plenary</b><h1>Your conference agenda, in everyone’s time zone</h1><p>Two lines of HTML and a feed, or just a spreadsheet.</p></div><img class="shot" src="data:image/webp;base64,${picture}" alt="">`

if (process.argv[1] === import.meta.filename) {
  mkdirSync(here('www/shots'), { recursive: true })
  const site = await start({ routes: { ...ROUTES } })
  for (const name of Object.keys(SHOTS)) {
    for (const scheme of ['light', 'dark']) {
      const page = await stage(site, name, scheme, { deviceScaleFactor: SHOTS[name].width > 500 ? 1.5 : 2 })
      await page.waitForTimeout(600)
      await webp(page, here(`www/shots/${name}-${scheme}.webp`))
      await page.context().close()
    }
  }
  site.routes['/og.html'] = { body: link(readFileSync(here('www/shots/grid-light.webp')).toString('base64')) }
  site.routes['/icon.html'] = { body: '<!doctype html><title>plenary</title><style>body{margin:0}img{display:block}</style><img src="/icon.svg" width="180" height="180" alt="">' }
  const og = await site.open('/og.html', { viewport: { width: 1200, height: 630 } })
  await og.screenshot({ path: here('www/og.jpg'), type: 'jpeg', quality: 84 })
  const icon = await site.open('/icon.html', { viewport: { width: 180, height: 180 } })
  await icon.screenshot({ path: here('www/icon-180.png'), omitBackground: true })
  await site.close()
}
