// Light and dark mode follow the page, also when it changes.
import assert from 'node:assert/strict'
import { until } from '../until.mjs'
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

scene('an agenda moved into a dark ancestor, which turns light', '/page.html', {
  routes: page('body { background: #fff } #dark { background: #111 } #dark.light { background: #fff }', `${AGENDA}<div id="dark"></div>`),
}, async (page) => {
  await page.evaluate(() => document.getElementById('dark').append(document.querySelector('plenary-agenda')))
  await is(page, 'dark')
  await set(page, '#dark', 'light')
  await is(page, 'light')
})

// An attribute that asks for what the page is not: the element paints its own background, against which its text can be read.
const background = (page) => inside(page, '.plenary').evaluate((node) => getComputedStyle(node).backgroundColor)
const DARK = 'rgb(20, 23, 27)'
const CLEAR = 'rgba(0, 0, 0, 0)'
for (const [theme, css, painted] of [['dark', '', DARK], ['dark', 'body { background: #fff }', DARK], ['light', 'body { background: #111 }', 'rgb(255, 255, 255)'], ['dark', 'body { background: #111 }', CLEAR], ['light', '', CLEAR], ['purple', '', CLEAR]]) {
  scene(`theme="${theme}" on a page with "${css}"`, '/page.html', { routes: page(css, AGENDA.replace(' ', ` theme="${theme}" `)) }, async (page) => {
    assert.equal(await background(page), painted)
  })
}
scene('an element with a theme, on a page that changes its color scheme', '/page.html', { routes: page('body { background: #fff } body.dark { background: #111 }', AGENDA.replace(' ', ' theme="dark" ')) }, async (page) => {
  await until(async () => (await background(page)) === DARK)
  await set(page, 'body', 'dark')
  await until(async () => (await background(page)) === CLEAR)
  await page.evaluate(() => (document.querySelector('plenary-agenda').theme = 'light'))
  await until(async () => (await background(page)) === 'rgb(255, 255, 255)')
  await page.evaluate(() => document.querySelector('plenary-agenda').removeAttribute('theme'))
  await until(async () => (await background(page)) === CLEAR)
  await is(page, 'dark')
})

// What a page declares without painting anything.
const meta = (content) => `<meta name="color-scheme" content="${content}">`
for (const [what, head, colorScheme, scheme] of [
  ['a meta element for both', meta('light dark'), 'dark', 'dark'], ['a meta element for both', meta('dark light'), 'light', 'light'], ['a meta element for dark alone', meta('dark'), 'light', 'dark'],
  ['a meta element for only dark', meta('only dark'), 'light', 'dark'], ['a meta element for light alone', meta('light'), 'dark', 'light'], ['a meta element in capitals', '<meta name="Color-Scheme" content="dark">', 'light', 'dark'],
  ['style for both', '<style>:root { color-scheme: light dark }</style>', 'dark', 'dark'], ['style for light, which counts more', `${meta('dark')}<style>:root { color-scheme: light }</style>`, 'light', 'light'], ['nothing', '', 'dark', 'light'],
]) {
  scene(`a page that declares ${what}, for a reader who prefers ${colorScheme}`, '/page.html', { colorScheme, routes: { ...SMALL, '/page.html': html(AGENDA, { head }) } }, async (page) => {
    await is(page, scheme)
  })
}

scene('on a dark page without a background, sticky elements have the browser’s background color', '/page.html', { routes: page(':root { color-scheme: dark }') }, async (page) => {
  await is(page, 'dark')
  const canvas = await page.evaluate(() => {
    document.body.style.background = 'Canvas'
    return getComputedStyle(document.body).backgroundColor
  })
  await page.evaluate(() => (document.body.style.background = ''))
  await until(async () => (await inside(page, '.bar').evaluate((bar) => getComputedStyle(bar).backgroundColor)) === canvas)
})

// Style that comes when the agenda is there already.
const NIGHT = { '/dark.css': { body: 'html, body { background: #101418; color: #e8e8e8 }' } }
const late = (head = '') => ({ ...SMALL, ...NIGHT, '/page.html': html(AGENDA, { head }) })
const LATE = {
  'a style sheet for print, which becomes one for all': ['<link rel="stylesheet" href="/dark.css" media="print">', () => (document.querySelector('link[href="/dark.css"]').media = 'all')],
  'a style sheet that was disabled': ['<link rel="stylesheet" href="/dark.css" disabled>', () => (document.querySelector('link[href="/dark.css"]').disabled = false)],
  'a link in the head': ['', () => document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/dark.css' }))],
  'a link in the body': ['', () => document.body.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/dark.css' }))],
  'a style element': ['', () => document.head.append(Object.assign(document.createElement('style'), { textContent: 'body { background: #111 }' }))],
  'a style element in the body': ['', () => document.body.append(Object.assign(document.createElement('style'), { textContent: 'body { background: #111 }' }))],
  'a meta element': ['', () => document.head.append(Object.assign(document.createElement('meta'), { name: 'color-scheme', content: 'dark' }))],
  'a meta element that changes': [meta('light'), () => (document.querySelector('meta[name=color-scheme]').content = 'dark')],
}
for (const [what, [head, act]] of Object.entries(LATE)) {
  scene(`a page that turns dark by ${what}`, '/page.html', { routes: late(head) }, async (page) => {
    await is(page, 'light')
    await page.evaluate(act)
    await is(page, 'dark')
  })
}
scene('a style sheet that is loaded late', '/page.html', { routes: { ...late('<link rel="stylesheet" href="/dark.css" media="print" onload="this.media=\'all\'">'), '/dark.css': { ...NIGHT['/dark.css'], delay: 1000 } } }, async (page) => {
  await is(page, 'dark')
})
