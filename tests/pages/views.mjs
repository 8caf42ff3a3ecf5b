// Every view of the widget, for tests of all views: how each is opened, with an agenda that uses all features.
import { until } from '../until.mjs'
import { html, inside, json } from './scene.mjs'

const recording = (title) => ({ type: 'recording', url: `https://video.example/${title ?? 'plain'}`, ...title && { title } })

export const AGENDA = {
  event: {
    title: 'Harbour Days', subtitle: 'A made-up event', description: 'Two days by the sea.', organizers: ['Harbour Foundation'], timezone: 'Europe/Athens',
    start: '2027-06-16', end: '2027-06-17', place: 'Piraeus', language: 'en', url: 'https://harbour.example/', links: [{ type: 'registration', url: 'https://harbour.example/register' }],
  },
  rooms: [{ id: 'aegean', name: 'Aegean', description: 'First floor' }, { id: 'ionian', name: 'Ionian' }],
  tracks: [{ id: 'policy', name: 'Policy', color: '#0468b1', description: 'Rules and funding' }, { id: 'build', name: 'Build', color: '#8a5300' }],
  people: [
    { id: 'ada', name: 'Ada Example', sortName: 'Example, Ada', affiliation: 'Ministry of Digital Affairs', bio: 'Writes laws.\n\n- and programs', links: [{ type: 'website', url: 'https://ada.example/' }] },
    { id: 'ben', name: 'Ben Sample', sortName: 'Sample, Ben', affiliation: 'University of Nairobi', timezone: 'Africa/Nairobi' },
    { id: 'chloe', name: 'Chloé Dupont', sortName: 'Dupont, Chloé' },
  ],
  days: [{ date: '2027-06-17', title: 'Workshops', links: [{ type: 'livestream', url: 'https://live.example/' }] }],
  sessions: [
    { id: 'exhibition', title: 'Exhibition', start: '2027-06-16T09:00', end: '2027-06-17T17:00', kind: 'social' },
    {
      id: 'opening', title: 'Opening', subtitle: 'With two keynotes', start: '2027-06-16T09:00', duration: 60, kind: 'opening', room: 'aegean', tags: ['welcome'], links: [recording(), { type: 'recording', url: 'https://video.example/2' }],
      sessions: [{ id: 'first', title: 'Keynote', kind: 'keynote', people: [{ person: 'ada', role: 'keynote' }] }, { id: 'second', title: 'Keynote', kind: 'keynote', start: '2027-06-16T09:30', people: [{ person: 'ben', role: 'keynote' }] }],
    },
    {
      id: 'commons', title: 'Commons at the scale of a continent', start: '2027-06-16T10:00', duration: 60, kind: 'panel', track: 'policy', room: 'aegean', abstract: 'What **works**, and what does not.',
      people: [{ person: 'ada', role: 'moderator' }, { person: 'ben', role: 'panelist', presence: 'remote' }], links: [{ type: 'livestream', url: 'https://live.example/aegean' }],
    },
    { id: 'paying', title: 'Paying for it', start: '2027-06-16T10:00', duration: 90, kind: 'workshop', track: 'build', room: 'ionian', language: 'fr', people: ['chloe'] },
    { id: 'coffee', title: 'Coffee', start: '2027-06-16T11:30', duration: 30, kind: 'break' },
    { id: 'standard', title: 'The missing standard', start: '2027-06-16T12:00', duration: 30, room: 'aegean', status: 'cancelled' },
    { id: 'city', title: 'A city that shares its code', start: '2027-06-16T12:00', duration: 60, room: 'ionian', status: 'moved', movedFrom: '2027-06-16T16:00', people: ['chloe'] },
    { id: 'night', title: 'Night of stories', start: '2027-06-16T23:30', duration: 90, room: 'aegean' },
    { id: 'hands', title: 'Hands on', start: '2027-06-17T09:00', duration: 120, kind: 'workshop', room: 'ionian', track: 'build', people: ['ada', 'ben', 'chloe'] },
    { id: 'closing', title: 'Closing', start: '2027-06-17T12:00', duration: 30, kind: 'closing', room: 'aegean' },
    { id: 'unconference', title: 'Unconference' },
  ],
}

const PAGE = '/views.html'
const BROKEN = '/broken.html'
const page = (attributes) => html(`<main><h1>Harbour</h1><plenary-agenda ${attributes}></plenary-agenda></main>`, { head: '<meta name="viewport" content="width=device-width">' })

export const ROUTES = {
  '/views.json': json(AGENDA),
  '/broken.json': { body: 'not a feed' },
  [PAGE]: page('src="views.json"'),
  [BROKEN]: page('src="broken.json"'),
  '/screen.html': page('src="views.json" view="now"'),
}
/** Half past ten in Athens on the first day. */
export const CLOCK = '2027-06-16T07:30:00Z'
export const OPTIONS = { routes: ROUTES, clock: CLOCK, timezoneId: 'America/New_York' }

const shadow = (page, selector) => inside(page, selector)
const open = (page) => until(() => shadow(page, 'dialog').evaluateAll((all) => all.some((dialog) => dialog.open)))
const star = async (page) => {
  for (const id of ['opening', 'commons', 'paying']) await shadow(page, `[data-s=${id}] .star`).first().click()
}

/**
 * Each view: its `path`, what is to be done there (`enter`), the narrowest and the widest window that it has (`widths`), and for one of an agenda
 * that cannot be shown `fails`.
 */
export const VIEWS = {
  agenda: {},
  grid: { path: `${PAGE}#view=grid`, widths: [1280] },
  'grid of one room': { path: `${PAGE}#view=grid`, widths: [390] },
  speakers: { path: `${PAGE}#view=speakers` },
  mine: { enter: async (page) => {
    await star(page)
    await shadow(page, '[role=tab][data-v=mine]').click()
  } },
  'mine, empty': { path: `${PAGE}#view=mine` },
  'screen of now': { path: '/screen.html', quiet: true },
  session: { path: `${PAGE}#session=commons`, enter: open },
  'session with others inside': { path: `${PAGE}#session=opening`, enter: open },
  person: { path: `${PAGE}#speaker=ada`, enter: open },
  'filters beside the list': { path: `${PAGE}#track=policy`, widths: [1280], enter: async (page) => {
    await shadow(page, '[data-act=filters]').first().click()
    await shadow(page, '#panel fieldset').first().waitFor()
  } },
  'filters in a sheet': { path: `${PAGE}#track=policy`, widths: [390], enter: async (page) => {
    await shadow(page, '[data-act=filters]').first().click()
    await shadow(page, '.drawer fieldset').first().waitFor()
  } },
  'zone picker': { enter: async (page) => {
    await shadow(page, '[data-act=picker]').click()
    await shadow(page, '#zone-list li').first().waitFor()
  } },
  comparison: { path: `${PAGE}#compare=Europe%2FAthens,America%2FNew_York,Asia%2FTokyo`, enter: open },
  'share my agenda': { enter: async (page) => {
    await star(page)
    await shadow(page, '[role=tab][data-v=mine]').click()
    await shadow(page, '[data-act=share]').click()
    await open(page)
  } },
  'shared sessions': { path: `${PAGE}#mine=opening,hands`, enter: open },
  'nothing found': { path: `${PAGE}#q=zzz` },
  'what is on, unfolded': { enter: (page) => shadow(page, '.now summary').click() },
  failure: { path: BROKEN, fails: true },
}

/** Opens a view on a page of `stage`, whose scene was given `sceneOf(view)`. */
export const enter = async (page, view) => {
  if (view.fails) return void (await shadow(page, '[role=alert]').waitFor())
  await view.enter?.(page)
  if (view.quiet) await page.waitForFunction(() => document.querySelector('plenary-agenda').shadowRoot.querySelector('.board'))
}

export const sceneOf = ({ path = PAGE, fails }) => [path, { ...OPTIONS, ...fails && { count: 0, problems: [/plenary/] } }]
