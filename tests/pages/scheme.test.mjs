// Light and dark as the page is, and when it turns while it is open.
import { feed, html, inside, json, stage } from './scene.mjs'

const { scene } = stage()
const SMALL = { '/good.json': json(feed([{ title: 'First', start: '2027-06-07T09:00', duration: 30 }])) }
const AGENDA = '<plenary-agenda src="good.json"></plenary-agenda>'
const page = (css, body = AGENDA) => ({ ...SMALL, '/page.html': html(body, { head: `<style>${css}</style>` }) })
const is = (page, scheme) => inside(page, `.plenary${scheme === 'dark' ? '.dark' : ':not(.dark)'}`).waitFor({ state: 'attached' })
const set = (page, selector, mark) => page.evaluate(([selector, mark]) => (document.querySelector(selector).className = mark), [selector, mark])

const TURNS = {
  'at once': ['body { background: #fff } body.dark { background: #111 }', 'body'],
  'slowly': ['body { background: #fff; transition: background-color .4s } body.dark { background: #111 }', 'body', { reducedMotion: 'no-preference' }],
  'around the agenda alone': ['body { background: #fff } #around { background: #fff } #around.dark { background: #111 }', '#around'],
}
for (const [how, [css, selector, options]] of Object.entries(TURNS)) {
  scene(`a page that turns dark ${how}, and light again`, '/page.html', { routes: page(css, `<div id="around">${AGENDA}</div>`), ...options }, async (page) => {
    await is(page, 'light')
    await set(page, selector, 'dark')
    await is(page, 'dark')
    await set(page, selector, '')
    await is(page, 'light')
  })
}

scene('an agenda that is moved into what is dark, and that turns light', '/page.html', {
  routes: page('body { background: #fff } #dark { background: #111 } #dark.light { background: #fff }', `${AGENDA}<div id="dark"></div>`),
}, async (page) => {
  await page.evaluate(() => document.getElementById('dark').append(document.querySelector('plenary-agenda')))
  await is(page, 'dark')
  await set(page, '#dark', 'light')
  await is(page, 'light')
})
