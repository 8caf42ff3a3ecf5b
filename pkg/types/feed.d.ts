/** The feed of one event: what it is, its rooms, tracks and people, its days, and its sessions. Every key is optional unless it is said to be required, and keys that are not known are ignored. The recommended order is event, rooms, tracks, people, days, sessions (by time), so that the agenda can be shown while it is still being read. */
export interface Feed {
  /** Where this schema is, so that an editor can check the feed and explain its keys. */
  $schema?: string
  /** The event itself: its title, place, dates and time zone. */
  event?: FeedEvent
  /** The rooms, in the order in which they are to be shown. A room that only a session names need not be listed. */
  rooms?: readonly FeedRoom[]
  /** The tracks, in the order in which they are to be shown, with their colours. A track that only a session names need not be listed. */
  tracks?: readonly FeedTrack[]
  /** The people of the event, each once. Sessions refer to them by id or by name. */
  people?: readonly FeedPerson[]
  /** Titles, descriptions and links of whole days and of their mornings, afternoons and evenings, such as one recording for each half day. Days need not be listed to be shown. */
  days?: readonly FeedDay[]
  /** The sessions, best in the order of time. Breaks, meals and the like are sessions too, of a quiet kind. */
  sessions?: readonly FeedSession[]
}

/** A text, or the same text in several languages, under their BCP 47 language tags. */
export type FeedText = string | {
  [key: string]: string
}

/** A short name that does not change, used in addresses and to refer to things. A number is taken as its decimal text. */
export type FeedId = string | number

/** An http, https, mailto, tel or webcal address, or an address relative to the feed's own. */
export type FeedUrl = string

/** A BCP 47 language tag. */
export type FeedLanguageTag = string

/** The IANA name of a time zone. */
export type FeedTimeZone = string

/** A date: year, month, day. */
export type FeedDate = string

/** A date and a time of the day, in the first of these zones that is said: the session's own, that of the session around it, its room's, that of its day, the event's. */
export type FeedLocalTime = string

/** RFC 3339: a date and a time with their offset from UTC, or Z. */
export type FeedExactTime = string

/** RFC 9557: a date and a time, with or without an offset, and a time zone in brackets. */
export type FeedZonedTime = string

/** A local time, a time with its offset, a time with its zone in brackets, or a date alone. Other clear forms, such as "2024-07-09 9:00 AM" or a time of day beside "day", are read too. */
export type FeedTime = FeedLocalTime | FeedExactTime | FeedZonedTime | FeedDate

/** Hours and minutes, from 00:00 to 23:59. */
export type FeedClock = string

/** A length: minutes as a number, hours and minutes as "1:30", or ISO 8601 as "PT1H30M". Words such as "30 min" and "1h" are read too. */
export type FeedDuration = number | string

/** An address, or an address with its type, title and language. */
export type FeedLink = FeedUrl | {
  /** What the link leads to: one of the words offered, or another word, which is shown as it is written. `page` is the page that your site has of this session or person: titles and names lead to it when they are opened in a new tab, and *Share* shares it. */
  type?: 'recording' | 'livestream' | 'slides' | 'document' | 'code' | 'website' | 'registration' | 'calendar' | 'discussion' | 'social' | 'page' | (string & {})
  /** Required. Where the link leads: an http, https, mailto, tel or webcal address, or one relative to the feed's own. */
  url: FeedUrl
  /** What the link is called. Without it the type is shown. */
  title?: FeedText
  /** The language of what the link leads to. */
  language?: FeedLanguageTag
}

/** Links, in the order in which they are to be shown. */
export type FeedLinks = readonly FeedLink[]

/** The event itself. */
export interface FeedEvent {
  /** The name of the event. */
  title?: FeedText
  /** What stands under the name. */
  subtitle?: FeedText
  /** A few sentences about the event: plain text, with an empty line between paragraphs. */
  description?: FeedText
  /** The IANA name of the zone that local times of the feed are in, where nothing nearer to them says another. Required as soon as a local time stands in the feed. */
  timezone?: FeedTimeZone
  /** When the days of the event begin, local time of the event: a session that begins earlier is shown at the end of the day before. */
  dayStart?: FeedClock
  /** The first day of the event. */
  start?: FeedDate
  /** The last day of the event. */
  end?: FeedDate
  /** Where the event takes place. */
  place?: FeedText
  /** The language of the texts of the feed that do not say theirs. */
  language?: FeedLanguageTag
  /** The website of the event. */
  url?: FeedUrl
  /** The address of a picture of the event, for the previews of links to its pages (Open Graph) and for search engines. The widget does not show it. */
  image?: FeedUrl
  /** Who organizes the event. */
  organizers?: readonly FeedText[]
  /** Links of the whole event, such as its livestream, registration or report. */
  links?: FeedLinks
}

/** A room, or any other place where sessions are held. */
export interface FeedRoom {
  /** What sessions refer to the room by. Without it they use its name. */
  id?: FeedId
  /** Required. The name of the room. */
  name: FeedText
  /** How to find it, how many it seats, what it offers. */
  description?: FeedText
  /** The IANA name of the zone that local times of sessions in this room are in, where it is not the event's: for an event in several places. */
  timezone?: FeedTimeZone
}

/** A track: a theme that runs through several sessions. */
export interface FeedTrack {
  /** What sessions refer to the track by. Without it they use its name. */
  id?: FeedId
  /** Required. The name of the track. */
  name: FeedText
  /** The colour of the track, lightened or darkened where it could not be told from the page. */
  color?: string
  /** What the track is about. */
  description?: FeedText
}

/** A person of the event. */
export interface FeedPerson {
  /** What sessions refer to the person by. Without it they use the name. */
  id?: FeedId
  /** Required. The name, as it is to be shown. */
  name: string
  /** The name as it is to be sorted, such as family name first. Without it the name is sorted as it is shown. */
  sortName?: string
  /** What the person does and where. A list is shown as one line. */
  affiliation?: FeedText | readonly FeedText[]
  /** A few sentences about the person. Plain text, Markdown, HTML or a mixture: paragraphs, line breaks, headings, lists, quotes, code, emphasis and links are kept of it. */
  bio?: FeedText
  /** The address of a picture of the person. Without it initials are shown. */
  picture?: FeedUrl
  /** The IANA name of the zone the person is in: shows their local time where they join remotely, and is among the first in the list of zones. */
  timezone?: FeedTimeZone
  /** Links of the person, such as a website. */
  links?: FeedLinks
}

/** What is to be said of a whole day. */
export interface FeedDay {
  /** Required. The date of the day, in the event's time zone. */
  date: FeedDate
  /** What the day is called. */
  title?: FeedText
  /** A few words about the day. */
  description?: FeedText
  /** The IANA name of the zone that local times of this date are in, where it is not the event's: for an event that travels. */
  timezone?: FeedTimeZone
  /** Links of the whole day, such as its recording. */
  links?: FeedLinks
  /** Parts of the day and their links. A session belongs to the last listed part that begins at or before its start. */
  parts?: readonly FeedPart[]
}

/** A part of a day: morning, afternoon or evening, or one with a title and the time from which it runs. */
export type FeedPart = {
  /** The morning (from 00:00), the afternoon (from 12:00) or the evening (from 18:00, and on until the next day begins), local time of the event. */
  part?: 'morning' | 'afternoon' | 'evening'
  /** What the part is called, where it is none of the three. */
  title?: FeedText
  /** The time of the day at which a part with a title begins, local time of the event. */
  from?: FeedClock
  /** Links of this part of the day, such as its recording. */
  links?: FeedLinks
}

/** A person in a session: the id or the name of somebody, or an object that also says their role, affiliation and presence here. */
export type FeedAppearance = FeedId | {
  /** The id or the name of somebody among the people of the feed. */
  person?: FeedId
  /** The name of somebody described here, in place, instead of among the people of the feed. */
  name?: string
  /** The id of somebody described in place. */
  id?: FeedId
  /** The name of somebody described in place as it is to be sorted. */
  sortName?: string
  /** What the person does in this session: one of the words offered, or another word, which is shown as it is written. */
  role?: 'speaker' | 'moderator' | 'panelist' | 'keynote' | 'host' | 'mc' | 'chair' | 'facilitator' | 'organizer' | 'interpreter' | 'discussant' | (string & {})
  /** The affiliation as it is printed for this session, where it is not as among the people. */
  affiliation?: FeedText | readonly FeedText[]
  /** Whether the person joins remotely or is in the room. Without it nothing is said about that. */
  presence?: 'remote' | 'in-person'
  /** A few sentences about somebody described in place. Plain text, Markdown, HTML or a mixture: paragraphs, line breaks, headings, lists, quotes, code, emphasis and links are kept of it. */
  bio?: FeedText
  /** The address of a picture of somebody described in place. */
  picture?: FeedUrl
  /** The IANA name of the zone that somebody described in place is in. */
  timezone?: FeedTimeZone
  /** Links of somebody described in place. */
  links?: FeedLinks
}

/** A session: anything with a place in the agenda, talks and breaks alike. */
export type FeedSession = FeedSessionKeys & {
  /** Sessions inside this one, such as the talks of a segment. They have the same keys, need no start of their own, and hold no further sessions. */
  sessions?: readonly FeedInnerSession[]
}

/** A session inside another one. Without a start it is within the outer one. */
export type FeedInnerSession = FeedSessionKeys & {
  /** Sessions are nested one level deep: a session inside another one holds none. */
  sessions?: readonly unknown[]
}

/** The keys that every session has, inside another one or not. */
export interface FeedSessionKeys {
  /** A short name that does not change: it is the session's address, and what calendars know it by. Without it one is made from the title and the start. */
  id?: FeedId
  /** For a session that takes place several times: the id of one of its sessions, or any word that is the same in all of them. Each session shows when the others are. */
  repeatOf?: FeedId
  /** The title of the session. Without it "Untitled" is shown. */
  title?: FeedText
  /** What stands under the title. */
  subtitle?: FeedText
  /** What the session is about. Plain text, Markdown, HTML or a mixture: paragraphs, line breaks, headings, lists, quotes, code, emphasis and links are kept of it. */
  abstract?: FeedText
  /** When the session starts: a local time, a time with an offset or a zone, or a date alone where the time is to be announced or stands in "time". Without it date and time are to be announced. */
  start?: FeedTime
  /** When the session ends, in a form of the start. A date alone is the last day, inclusive. Leave it out where no end is known. */
  end?: FeedTime
  /** How long the session takes, instead of an end: minutes as a number, "H:MM", or ISO 8601. */
  duration?: FeedDuration
  /** true: the session takes all of its day, or of each of its days. For a start that is a date alone; *All day* is shown instead of the time. */
  allDay?: boolean
  /** true: the end is open, as in "17:30 onwards". */
  openEnd?: boolean
  /** The day of the event that the session belongs to, where that is not the one it falls on: the date on which it begins in the event's time zone, or the date before. */
  day?: FeedDate
  /** The time as it was printed, word for word, shown in the session. Beside a start that is a date alone it is read, if it can mean one time only: "9:30a - 10:10a", "17:30 onwards", "15:00 CEST". What is no time of the clock is shown in its place. */
  time?: string
  /** The IANA name of the zone of this session's local times and of those of the sessions inside it, where it is not the room's, the day's or the event's. */
  timezone?: FeedTimeZone
  /** What kind of session it is: one of the words offered, or another word, which is shown as it is written. break, meal, registration and social are shown as one quiet line. */
  kind?: 'talk' | 'keynote' | 'panel' | 'roundtable' | 'workshop' | 'plenary' | 'opening' | 'closing' | 'spotlight' | 'presentation' | 'lightning' | 'discussion' | 'demo' | 'poster' | 'devroom' | 'interactive' | 'break' | 'meal' | 'registration' | 'social' | (string & {})
  /** The id or the name of the track. */
  track?: FeedId
  /** The id or the name of the room. */
  room?: FeedId
  /** The language of the session, or its languages. */
  language?: FeedLanguageTag | readonly FeedLanguageTag[]
  /** Words to find the session by. */
  tags?: readonly string[]
  /** Links of the session, such as its recording, slides or documents. */
  links?: FeedLinks
  /** Who takes part, in the order in which they are to be shown. Short forms are read too: "moderator": "Ada Example" of a session, and "remote": true of a person or a session. */
  people?: readonly FeedAppearance[]
  /** Whether the session is confirmed, tentative, moved to another time, or cancelled. */
  status?: 'confirmed' | 'tentative' | 'moved' | 'cancelled'
  /** When a moved session was to start before, in a form of the start. */
  movedFrom?: FeedTime
}
