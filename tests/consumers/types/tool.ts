import type { Feed } from 'plenary'
import { check } from 'plenary/tool'

const agenda = document.createElement('plenary-agenda')
agenda.theme = 'dark'
agenda.eventTimezone = 'Europe/Paris'
agenda.feed = { event: { title: 'A day', timezone: 'Europe/Paris' }, sessions: [{ title: { en: 'First' }, start: '2027-06-07T09:00', kind: 'of my own', people: ['ada', { name: 'Bob' }] }] }
// @ts-expect-error there is no such key
agenda.feed = { evnt: {} }
export const feed: Feed = { sessions: [] }
document.addEventListener('plenary-loaded', ({ detail }) => detail.problems[0]?.code)
addEventListener('plenary-open', ({ detail }) => detail.session)

const { problems } = await check(JSON.stringify(feed))
for (const problem of problems) if (problem.severity === 'note') problem.line.toFixed()
// @ts-expect-error it is a text
export const wrong: number = problems[0]?.message
