// Links from a feed to the pages that were made of it.

const all = (sessions) => (sessions ?? []).flatMap((session) => [session, ...all(session.sessions)])

const isPage = (link) => link?.type === 'page'

/**
 * A feed in plenary's own format, each of whose sessions and people has a link of the type `page` to the file that is its page, in the folder at `base`. `ids` are
 * those of all sessions in the order of the feed, since not each has one there. Links of the type `page` that are there already stay.
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
  // People whom sessions name, and the list does not.
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
