// Legibility checks of a view: clipped or covered text, overlapping texts, and horizontal overflow.
import { inside, settled } from './scene.mjs'

// Rows that scroll sideways by themselves, whose ends need not be in sight.
const ROWS = '.pills, .wide, .grid-body, .grid-heads, .day > .links'

// What lies over the rest of a view while that is scrolled.
const STICKY = '.bar, .day-head, .grid-heads, .switcher, .corner, .hour, .tools, .sheet-head, .sheet-foot'

/** The faults of what is shown in the part of the element that `scope` selects, as texts. */
export const faults = (page, scope = '.plenary') => page.evaluate(([scope, rows, sticky]) => {
  const TOLERANCE = 2
  const element = document.querySelector('plenary-agenda')
  const root = element.shadowRoot
  const html = document.documentElement
  const found = []
  if (html.scrollWidth > html.clientWidth) found.push(`the page is ${html.scrollWidth - html.clientWidth} px too wide`)
  const part = root.querySelector(scope)
  const isSeen = (node) => node.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !node.closest('.hidden-label') && (part.matches('dialog, .pop') || !node.closest('dialog, .pop'))
  const name = (node) => `${node.localName}.${[...node.classList].join('.')} “${node.textContent.trim().replace(/\s+/g, ' ').slice(0, 40)}”`
  const up = (node) => {
    const all = []
    for (let at = node; at && at !== part.parentNode; at = at.parentElement) all.push(at)
    return all
  }
  // What only listeners have.
  const isHidden = (node) => up(node).some((at) => getComputedStyle(at).clipPath !== 'none')
  const isScrolledAway = (box, node) => up(node).some((at) => {
    if (!/auto|scroll/.test(getComputedStyle(at).overflowY)) return false
    const frame = at.getBoundingClientRect()
    return box.bottom > frame.bottom + TOLERANCE || box.top < frame.top - TOLERANCE
  })
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  const texts = []
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const { parentElement } = text
    if (!text.data.trim() || !isSeen(parentElement) || parentElement.closest('option, datalist')) continue
    if (!parseFloat(getComputedStyle(parentElement).fontSize) || isHidden(parentElement)) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1 && !isScrolledAway(box, parentElement)) texts.push({ box, parent: parentElement })
  }
  const cut = ({ box, parent }) => {
    for (const at of up(parent)) {
      const { overflowX, overflowY } = getComputedStyle(at)
      const frame = at.getBoundingClientRect()
      if (overflowX !== 'visible' && !at.matches(rows) && (box.left < frame.left - TOLERANCE || box.right > frame.right + TOLERANCE)) return true
      // What scrolls downwards is read by scrolling.
      if (/hidden|clip/.test(overflowY) && (box.top < frame.top - TOLERANCE || box.bottom > frame.bottom + TOLERANCE)) return true
      if (/auto|scroll/.test(overflowY + overflowX)) return false
    }
    return false
  }
  // Something with a background of its own lies over the text, and is neither its picture nor what sticks over all that is scrolled.
  const isOpaque = (node) => !/^(transparent|rgba\(.*, 0\))$/.test(getComputedStyle(node).backgroundColor)
  const isCovered = ({ box, parent }) => getComputedStyle(parent).pointerEvents !== 'none' && [0.25, 0.5, 0.75].some((share) => {
    const hit = root.elementFromPoint(box.left + box.width / 2, box.top + box.height * share)
    if (!hit || !part.contains(hit) || hit.localName === 'img' || hit.closest(sticky)) return false
    return up(hit).some((at, place, all) => isOpaque(at) && !all.slice(0, place + 1).some((over) => over.contains(parent)))
  })
  const { left, right } = part.matches('dialog') ? part.getBoundingClientRect() : element.getBoundingClientRect()
  for (const text of texts) {
    if (isCovered(text)) found.push(`covered: ${name(text.parent)}`)
    if (cut(text)) found.push(`cut off: ${name(text.parent)}`)
    if (!text.parent.closest(rows) && (text.box.left < left - TOLERANCE || text.box.right > right + TOLERANCE)) found.push(`sticks out: ${name(text.parent)}`)
  }
  texts.sort((a, b) => a.box.top - b.box.top)
  texts.forEach((one, place) => {
    for (const other of texts.slice(place + 1)) {
      if (other.box.top > one.box.bottom - TOLERANCE) break
      if (other.parent === one.parent || other.parent.contains(one.parent) || one.parent.contains(other.parent)) continue
      // What sticks is over what is scrolled below it.
      if (one.parent.closest(sticky) !== other.parent.closest(sticky)) continue
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top
      // Boxes of lines are a little higher than their letters.
      if (wide > TOLERANCE && high > one.box.height / 3) found.push(`over one another: ${name(one.parent)} and ${name(other.parent)}`)
    }
  })
  return [...new Set(found)]
}, [scope, ROWS, STICKY])

const click = (selector) => async (page) => {
  await inside(page, selector).first().click()
  await settled(page)
}
const tab = (view) => click(`[role=tab][data-v=${view}]`)
const close = async (page) => {
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => !document.querySelector('plenary-agenda').shadowRoot.querySelector('dialog[open]'))
}
const DIALOG = 'dialog[open]'

/** Each view of an agenda with rooms: how it is entered, what of it is looked at, and how it is left. */
export const VIEWS = {
  agenda: {},
  filters: { enter: click('[data-act=filters]'), scope: '#panel', leave: (page) => inside(page, '.drawer').count().then((is) => (is ? close(page) : click('[data-act=filters]')(page))) },
  'zone picker': { enter: click('[data-act=picker]'), scope: '.pop', leave: (page) => page.keyboard.press('Escape') },
  session: { enter: click('.card:not(.quiet) h4 a'), scope: DIALOG, leave: close },
  grid: { enter: tab('grid') },
  speakers: { enter: tab('speakers') },
  person: { enter: click('article.person h3 a'), scope: DIALOG, leave: close },
  mine: { enter: async (page) => {
    await tab('agenda')(page)
    for (const place of [1, 2]) await inside(page, '.card:not(.quiet) > .star').nth(place).click()
    await tab('mine')(page)
  } },
  share: { enter: click('.main [data-act=share]'), scope: DIALOG, leave: close },
  comparison: { enter: async (page) => {
    await click('[data-act=picker]')(page)
    await click('[data-act=compare]')(page)
  }, scope: DIALOG, leave: close },
  now: { enter: async (page) => {
    await page.evaluate(() => document.querySelector('plenary-agenda').setAttribute('view', 'now'))
    await inside(page, '.board').waitFor()
  } },
}

/** What `look` finds in each of the views, with the name of the view before it. */
export async function walk(page, look) {
  const all = []
  for (const [name, { enter, scope, leave }] of Object.entries(VIEWS)) {
    await enter?.(page)
    if (scope) await inside(page, scope).first().waitFor()
    await page.evaluate(() => scrollTo(0, 0))
    all.push(...(await look(page, scope, name)).map((found) => `${name}: ${found}`))
    await leave?.(page)
  }
  return all
}
