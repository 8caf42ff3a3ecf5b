// Adds links from a feed to the static pages generated for it.

const all = (sessions) => (sessions ?? []).flatMap((session) => [session, ...all(session.sessions)])

const isPage = (link) => link?.type === 'page'

/**
 * Returns a feed in plenary's own format in which each session and person has a link of type `page` to the generated file, in the folder at `base`. `ids` are
 * the ids of all sessions in feed order, since some have none in the feed. Existing links of type `page` are kept.
 */
export const withPages = (feed, files, ids, base) => {
  const agenda = JSON.parse(feed)
  const paths = (key) => new Map(files.filter((file) => file[key]).map((file) => [file[key], new URL(file.path, base).href]))
  const link = (entry, url) => {
    if (url && !entry.links?.some(isPage)) entry.links = [...(entry.links ?? []), { type: 'page', url }]
  }
  const sessions = all(agenda.sessions)
  const bySession = paths('session')
  sessions.forEach((session, position) => link(session, bySession.get(ids[position])))
  const byPerson = paths('person')
  const listed = agenda.people ?? []
  for (const person of listed) link(person, byPerson.get(person.id ?? person.name))
  // People who are named in sessions and missing from the list.
  const known = new Set(listed.flatMap(({ id, name }) => [id, name]))
  for (const session of sessions) {
    session.people = session.people?.map((one) => {
      const person = typeof one === 'string' ? { name: one } : one
      const key = person.id ?? person.name
      if (person.person !== undefined || known.has(key) || !byPerson.has(key)) return one
      known.add(key)
      link(person, byPerson.get(key))
      return person
    })
  }
  return `${JSON.stringify(agenda, null, 2)}\n`
}
