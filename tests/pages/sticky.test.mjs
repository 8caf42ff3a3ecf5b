// Sticky elements: below a sticky header of the page, and in containers that prevent sticking.
import assert from 'node:assert/strict'
import { until } from '../until.mjs'
import { feed, html, inside, json, quarters, stage } from './scene.mjs'

const { scene } = stage()
const AGENDA = '<plenary-agenda src="day.json"></plenary-agenda>'
const page = (style, body) => ({
  '/page.html': html(body, { head: `<meta name="viewport" content="width=device-width"><style>body{margin:0}header{background:#ccc;z-index:9}${style}</style>` }),
  '/day.json': json(feed([...quarters(60), { id: 'later', title: 'Later', start: '2027-06-08T09:00' }])),
})
const at = (style, body, more) => ({ viewport: { width: 800, height: 700 }, routes: page(style, body), ...more })
const HEADER = '<header><nav>Site</nav></header>'
const place = (page, selector) => inside(page, selector).first().evaluate((part) => Math.round(part.getBoundingClientRect().top))
const scrolled = (page) => page.evaluate(() => scrollTo(0, 600))

for (const [what, style, body, top] of [
  ['a fixed header', 'header{position:fixed;inset:0 0 auto;height:64px}main{padding-top:64px}', `${HEADER}<main>${AGENDA}</main>`, 64],
  ['a sticky header', 'header{position:sticky;top:0;height:50px}', `${HEADER}<main>${AGENDA}</main>`, 50],
  ['a sticky header below a banner', 'header{position:sticky;top:0;height:50px}', `<div style="height:120px">Banner</div>${HEADER}<main>${AGENDA}</main>`, 50],
  ['a header that floats', 'header{position:fixed;inset:10px 10px auto;height:40px}main{padding-top:60px}', `${HEADER}<main>${AGENDA}</main>`, 50],
  ['scroll padding alone', 'html{scroll-padding-top:48px}', `<main>${AGENDA}</main>`, 48],
  ['a header and scroll padding, which is a little more', 'html{scroll-padding-top:80px}header{position:sticky;top:0;height:64px}', `${HEADER}<main>${AGENDA}</main>`, 64],
  ['nothing', '', `<main>${AGENDA}</main>`, 0],
  ['a header that scrolls away', 'header{height:80px}', `${HEADER}<main>${AGENDA}</main>`, 0],
  ['what the page says itself', 'header{position:sticky;top:0;height:64px}plenary-agenda{--plenary-sticky-top:30px}', `${HEADER}<main>${AGENDA}</main>`, 30],
  ['a body that hides what is beside it', 'body{overflow-x:hidden}header{position:fixed;inset:0 0 auto;height:40px}main{padding-top:40px}', `${HEADER}<main>${AGENDA}</main>`, 40],
  ['a main part that clips', 'main{overflow-x:clip}', `<main>${AGENDA}</main>`, 0],
]) {
  scene(`the toolbar sticks ${top} px below the top with ${what}`, '/page.html', at(style, body), async (page) => {
    await scrolled(page)
    await until(async () => (await place(page, '.bar')) === top, `${top} px`)
    const gap = () => page.evaluate(() => {
      const root = document.querySelector('plenary-agenda').shadowRoot
      return root.querySelector('.day-head').getBoundingClientRect().top - root.querySelector('.bar').getBoundingClientRect().bottom
    })
    await until(async () => Math.abs(await gap()) < 2, 'the heading of the day is right below it')
  })
}

scene('a header that appears on scroll', '/page.html', at('header{position:fixed;inset:0 0 auto;height:56px}header[hidden]{display:none}', `<header hidden>Site</header><main>${AGENDA}</main>`), async (page) => {
  await scrolled(page)
  await until(async () => (await place(page, '.bar')) === 0, 'at the top')
  await page.evaluate(() => {
    document.querySelector('header').hidden = false
    scrollBy(0, -40)
  })
  await until(async () => (await place(page, '.bar')) === 56, 'below the header')
})

scene('in a scroll container it sticks to the top of the container', '/page.html', at('header{position:fixed;inset:0 0 auto;height:64px}main{position:fixed;inset:64px 0 0;overflow:auto}', `${HEADER}<main>${AGENDA}</main>`), async (page) => {
  await page.evaluate(() => document.querySelector('main').scrollTo(0, 1500))
  await until(async () => (await place(page, '.bar')) === 64, 'right below the header')
})

for (const overflow of ['overflow:hidden', 'overflow-x:hidden', 'overflow:auto']) {
  scene(`with ${overflow}, which prevents sticking, it scrolls with the page`, '/page.html', at(`main{${overflow}}header{position:sticky;top:0;height:64px}plenary-agenda{--plenary-sticky-top:64px}`, `${HEADER}<main>${AGENDA}</main>`), async (page) => {
    const before = await page.evaluate(() => {
      const root = document.querySelector('plenary-agenda').shadowRoot
      return ['.head', '.bar', '.chips', '.day-head', '.slot'].map((part) => root.querySelector(part).getBoundingClientRect().toJSON())
    })
    for (let i = 1; i < before.length; i++) assert.ok(before[i].top >= before[i - 1].bottom - 1, 'nothing lies over what is below it')
    await scrolled(page)
    assert.ok((await place(page, '.bar')) < 0)
    assert.equal(await inside(page, '.bar').evaluate((bar) => getComputedStyle(bar).backgroundColor), 'rgba(0, 0, 0, 0)')
  })
}
