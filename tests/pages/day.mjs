// An event of two days in New York, for tests of current sessions, and helpers that read what is displayed.
import { feed, html, inside, json } from './scene.mjs'

const session = (title, start, end, room) => ({ id: title.toLowerCase().replace(/\W+/g, '-'), title, start: `2027-06-${start}`, end: `2027-06-${end}`, room })

export const DAY = feed([
  session('Opening', '07T09:00', '07T10:00', 'Hall'),
  session('Talk', '07T10:00', '07T11:00', 'Hall'),
  session('Clinic', '07T10:00', '07T11:30', 'Annex'),
  session('Panel', '07T11:00', '07T12:00', 'Hall'),
  session('Workshop', '07T11:30', '07T12:30', 'Annex'),
  session('Dinner', '07T18:00', '07T20:00', 'Hall'),
  session('Second morning', '08T09:00', '08T10:00', 'Hall'),
  session('Closing', '08T10:00', '08T11:00', 'Hall'),
], { event: { title: 'Two days', timezone: 'America/New_York' }, people: [{ id: 'ada', name: 'Ada One' }] })

export const ROUTES = {
  '/day.json': json(DAY),
  '/day.html': html('<main><h1>Test</h1><plenary-agenda src="day.json"></plenary-agenda></main>', { head: '<meta name="viewport" content="width=device-width">' }),
  '/two.html': html('<plenary-agenda id="one" src="day.json"></plenary-agenda><plenary-agenda id="two" src="day.json"></plenary-agenda>'),
}

const clean = (text) => text.replace(/\s+/g, ' ').trim()

/** What is on and what is next, each with its sessions, or when the event begins: `On now Talk (Hall), Clinic (Annex)`. */
export const bar = async (page, selector = 'plenary-agenda') => (await page.evaluate((selector) => {
  const now = document.querySelector(selector).shadowRoot.querySelector('.now')
  const details = now?.querySelector('details')
  if (!details) return [...(now?.children ?? [])].filter(({ localName }) => localName === 'p').map((line) => line.textContent)
  const sessions = (list) => [...list.children].map((item) => {
    const room = item.querySelector('b')
    const time = item.querySelector('.n')?.textContent
    const said = list.previousElementSibling.textContent
    return (time && !said.includes(time) ? `${time} ` : '') + item.querySelector('a').textContent.trim() + (room ? ` (${room.textContent.trim()})` : '')
  }).join(', ')
  const lists = [...details.querySelectorAll('ul')]
  const on = details.querySelector('summary .live')
  const next = details.querySelector('p')
  return [...on ? [`${on.textContent} ${sessions(lists.shift())}`] : [], ...next ? [`${next.textContent}: ${sessions(lists.shift())}`] : []]
}, selector)).map(clean)
/** The line that unfolds to that. */
export const line = async (page) => clean(await inside(page, '.now summary').innerText())

/** The titles of the cards with marks, and the words of the line of now with what stands before and after it. */
export const marks = (page, selector = 'plenary-agenda') => page.evaluate((selector) => {
  const root = document.querySelector(selector).shadowRoot
  const of = (marks) => [...root.querySelectorAll(`.main ${marks}`)].map((mark) => window.seenText(mark.closest('.card').querySelector('h4')))
  const lines = [...root.querySelectorAll('.now-line')].map((line) => {
    const beside = (slot) => slot?.querySelector('.card h4') && window.seenText(slot.querySelector('.card h4'))
    return [beside(line.previousElementSibling), line.textContent, beside(line.nextElementSibling)]
  })
  return { on: of('.mark.live'), next: of('.mark:not(.live)'), lines }
}, selector)

/** The clock jumps to that moment, and stands still. */
export const stop = (page, moment) => page.clock.pauseAt(`2027-06-${moment}:00-04:00`)
