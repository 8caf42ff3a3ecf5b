import type { Feed } from './types/feed.js'
import type { PlenaryMessages } from './types/messages.js'

export type { Feed, PlenaryMessages }

/** Something that is wrong with a feed. */
export interface PlenaryProblem {
  /** `error`: something was left out. `warning`: something is shown, perhaps not as it was meant. `note`: worth knowing. */
  severity: 'error' | 'warning' | 'note'
  /** What it is, in a word that does not change: `no-zone`, `gap`, `printed-time` … */
  code: string
  /** JSON path of the place, such as `$.sessions[3].start`. */
  path: string
  /** The value that stands there, shortened. */
  value: string
  message: string
  /** How to mend it. */
  hint: string
}

export type PlenaryView = 'agenda' | 'grid' | 'speakers' | 'mine' | 'now'

/** What an element shows. */
export interface PlenaryState {
  view: PlenaryView
  /** IANA name of the zone that the times are shown in. */
  timezone: string
  /** IANA name of the event's zone. */
  eventTimezone: string
  /** The words searched for. */
  search: string
  /** The values chosen, as pairs of facet and value: `['track', 'gov']`, `['hours', '07:00-22:00']`. */
  filters: [facet: string, value: string][]
  /** Ids of the sessions in *My agenda*, by time. Empty until the second file is loaded, which comes first for readers who have starred anything. */
  starred: string[]
  /** Id of the session that is open. */
  session?: string
  /** Id of the person who is open. */
  speaker?: string
  /** How many sessions there are, those inside others not counted. */
  sessions: number
  /** How many of them the search and the filters leave. */
  shown: number
  people: number
}

export interface PlenaryLoaded {
  sessions: number
  people: number
  problems: PlenaryProblem[]
}

/** A difference between two readings of a feed. */
export interface PlenaryChange {
  /** The session, by its id in the later reading; in the earlier one where it was removed. */
  id: string
  what: 'added' | 'removed' | 'cancelled' | 'restored' | 'moved' | 'room' | 'title' | 'people'
  /** The value before: a time in RFC 3339 with its end behind a slash, a room, a title, names, `confirmed` or `cancelled`; empty where there was none. */
  before: string
  /** The value after. */
  after: string
}

export interface PlenaryUpdate {
  changes: PlenaryChange[]
}

export interface PlenaryStar {
  /** Id of the session. */
  id: string
  /** Whether it is in *My agenda* now. */
  starred: boolean
  /** Ids of all that are, by time. */
  all: string[]
}

export interface PlenaryFailure {
  /**
   * `wasm`: the program could not be loaded or started. `network`: the feed could not be loaded to its end. `feed`: it is no feed, or all of its
   * sessions have errors. `trap`, `program`: internal error; please report it.
   */
  reason: 'wasm' | 'network' | 'feed' | 'trap' | 'program'
  message: string
}

/** The custom element `<plenary-agenda>`. */
export class PlenaryAgenda extends HTMLElement {
  /** The version of the package. Where a page has several copies, it is that of the first, which is the one in use. */
  static readonly version: string
  /** Address of the feed, relative to the page. */
  src: string
  /** The view to begin with. */
  view: PlenaryView
  /** The views to offer, in order. It may be set as the attribute's text too. */
  get views(): PlenaryView[]
  set views(views: PlenaryView[] | string)
  /** The part of the agenda to show, as filters in the form that links have. */
  show: string
  /** The zone to begin with: `event`, `reader` (the reader's own) or an IANA name. */
  timezone: string
  /** IANA name of the zone of local times in a feed that names none. */
  eventTimezone: string
  /** Whether times have 12 hours or 24; empty if that depends on the language. */
  hourCycle: '12' | '24' | ''
  /** Level of the event's title among the headings of the page; empty if it follows the page. */
  headingLevel: '1' | '2' | '3' | '4' | '5' | '6' | ''
  /** Whether it is `light` or `dark`; empty if it follows the page. */
  theme: 'light' | 'dark' | ''
  /** How often the feed is requested again while the event is on, in minutes. It may be set as a number too. */
  get refresh(): string
  set refresh(minutes: string | number)
  /** A feed handed in as an object or as JSON, instead of `src`. */
  feed: Feed | string | undefined
  /** Messages in the words of the page, by key: some, or all for a language that is not included. */
  messages: PlenaryMessages | undefined
  /** Ids of the sessions in *My agenda*. Setting it replaces them; ids that the agenda does not have are left out. */
  starred: string[]
  /** What is shown; undefined until there is something. */
  readonly state: PlenaryState | undefined
  /** What is wrong with the feed. */
  readonly problems: PlenaryProblem[]
  /** Requests the feed again and shows what has changed: filters, search, zone, what is open, the place on the page and the focus stay. */
  reload(): Promise<boolean>
}

/**
 * Defines `<plenary-agenda>`, unless it is defined. Gives the class that there is, which is another if another copy of the script came
 * first; undefined where there are no custom elements, as in Node.
 */
export function define(): typeof PlenaryAgenda | undefined

export interface PlenaryEventMap {
  /** The feed was read and is shown. */
  'plenary-loaded': CustomEvent<PlenaryLoaded>
  /** The feed was read again, and sessions have changed. */
  'plenary-updated': CustomEvent<PlenaryUpdate>
  /** The agenda cannot be shown, or not to its end; what stands inside the element stays. */
  'plenary-error': CustomEvent<PlenaryFailure>
  /** A session or a person was opened. */
  'plenary-open': CustomEvent<PlenaryState>
  /** The search or the filters changed. */
  'plenary-filter': CustomEvent<PlenaryState>
  /** A session was added to *My agenda*, or removed from it. */
  'plenary-star': CustomEvent<PlenaryStar>
}

declare global {
  interface HTMLElementTagNameMap {
    'plenary-agenda': PlenaryAgenda
  }
  // Elements, documents and windows: all that the events bubble to.
  interface GlobalEventHandlersEventMap extends PlenaryEventMap {}
}
