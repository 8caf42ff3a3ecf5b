// Harbour Days is always on: a made-up event of three days, of which today is the second, in the port where it is now about eleven in the morning.

// The dates in the file.
const DATES = ['2027-06-15', '2027-06-16', '2027-06-17']
// Ports around the world, at most four hours apart in any season.
const PORTS = [
  ['Europe/Athens', 'Piraeus'],
  ['Africa/Dakar', 'Dakar'],
  ['America/Santiago', 'Valparaíso'],
  ['America/Vancouver', 'Vancouver'],
  ['Pacific/Honolulu', 'Honolulu'],
  ['Pacific/Auckland', 'Auckland'],
  ['Asia/Tokyo', 'Yokohama'],
  ['Asia/Kolkata', 'Mumbai'],
]
// The demo looks its best from then on: three rooms are busy, and the day has begun.
const BEST = 10 * 60 + 35

const local = (zone, at) => {
  const format = new Intl.DateTimeFormat('en-u-hc-h23-nu-latn', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })
  const { year, month, day, hour, minute } = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return { date: `${year}-${month}-${day}`, minutes: hour * 60 + +minute }
}

/** The feed with other dates and another place, so that it is on at a moment. */
const feedAt = (template, at) => {
  const since = ([zone]) => (local(zone, at).minutes - BEST + 1440) % 1440
  const [zone, place] = [...PORTS].sort((a, b) => since(a) - since(b))[0]
  const today = Date.parse(local(zone, at).date)
  const dates = [-1, 0, 1].map((days) => new Date(today + days * 864e5).toISOString().slice(0, 10))
  const feed = JSON.parse(template.replaceAll(new RegExp(DATES.join('|'), 'g'), (date) => dates[DATES.indexOf(date)]))
  Object.assign(feed.event, { timezone: zone, place, url: `${feed.event.url}/${place.toLowerCase()}-${dates[1]}` })
  return feed
}

/** The feed after the organizers have changed something: one session moves to another hour and room, another is cancelled. */
const changed = (feed) => ({
  ...feed,
  sessions: feed.sessions.map((session) => {
    if (session.id === 'paying') return { ...session, start: session.start.replace('11:15', '12:00'), duration: 30, room: 'aegean', status: 'moved', movedFrom: session.start }
    return session.id === 'tides' ? { ...session, status: 'cancelled' } : session
  }),
})

const agenda = document.querySelector('plenary-agenda')
const response = await fetch('harbour-days.json')
const feed = feedAt(await response.text(), Date.now())
agenda.feed = feed

const button = document.querySelector('#change')
button.hidden = false
let isChanged = false
button.addEventListener('click', () => {
  isChanged = !isChanged
  agenda.feed = isChanged ? changed(feed) : feed
  button.textContent = isChanged ? 'Take the changes back' : 'Change the agenda'
})
