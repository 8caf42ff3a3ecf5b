import type { Feed, PlenaryEventMap, PlenaryMessages } from '../element.js'

/** The attributes of `<plenary-agenda>`, as they are written in HTML. */
export interface PlenaryAttributes {
  /** Address of the feed, relative to the page. Default: nothing is shown, unless the property `feed` is set. */
  src?: string
  /** The view to begin with: `agenda`, `grid`, `speakers`, `mine`, or `now` for a screen that nobody operates. Default: the first of `views`. */
  view?: 'agenda' | 'grid' | 'speakers' | 'mine' | 'now'
  /** The views to offer, in order, parted by spaces. Once something is starred, `mine` is one of them wherever `agenda` or `grid` is. Default: `agenda`, `grid` if rooms run in parallel, and `speakers`. */
  views?: string
  /** The part of the agenda to show, as filters in the form that links have: `track=ai&day=2027-06-15`. Readers cannot remove it, and links do not contain it. Default: all of it. */
  show?: string
  /** The zone to begin with: `event`, `reader` (the reader's own) or an IANA name. Default: `event`. */
  timezone?: string
  /** IANA name of the zone of local times in a feed that names none. Default: such times are reported, and their sessions left out. */
  'event-timezone'?: string
  /** Language of the interface, the dates and the feed's texts. Default: that of the nearest element around it that has one, else the browser's. */
  lang?: string
  /** Address of messages in the words of the page as JSON, relative to the page: some, or all for a language that is not included. Default: those of the language of `lang`. */
  messages?: string
  /** Whether times have 12 hours (`2:30 PM`) or 24 (`14:30`). Default: as usual in the region of the language; if that names no region, in the reader's own locale. */
  'hour-cycle'?: '12' | '24'
  /** How often the feed is requested again while the event is on, in minutes; `0` for never. It is also requested when the reader comes back to the page and when the network does. Default: `5`. */
  refresh?: string
  /** Level of the event's title among the headings of the page. Days and sessions follow below it, down to level 6. Default: one below the heading that precedes the element, at most 4; `2` without one. */
  'heading-level'?: '1' | '2' | '3' | '4' | '5' | '6'
  /** Whether it is `light` or `dark`. On a page that is not, the element paints its own background. Default: as the page is: by the background that it paints, else by `color-scheme`, in its style or in a `<meta>`. */
  theme?: 'light' | 'dark'
}

/** What can be set by a property alone. */
export interface PlenaryProperties {
  /** A feed handed in as an object or as JSON, instead of `src`. */
  feed?: Feed | string | undefined
  /** Messages in the words of the page, by key: some, or all for a language that is not included. */
  messages?: PlenaryMessages | undefined
  /** Ids of the sessions in *My agenda*. Setting it replaces them; ids that the agenda does not have are left out. */
  starred?: string[]
}

/** Listeners, as most frameworks write them. */
export interface PlenaryListeners {
  /** The feed was read and is shown. */
  'onplenary-loaded'?: (event: PlenaryEventMap['plenary-loaded']) => void
  /** The feed was read again, and sessions have changed. */
  'onplenary-updated'?: (event: PlenaryEventMap['plenary-updated']) => void
  /** The agenda cannot be shown, or not to its end; what stands inside the element stays. */
  'onplenary-error'?: (event: PlenaryEventMap['plenary-error']) => void
  /** A session or a person was opened. */
  'onplenary-open'?: (event: PlenaryEventMap['plenary-open']) => void
  /** The search or the filters changed. */
  'onplenary-filter'?: (event: PlenaryEventMap['plenary-filter']) => void
  /** A session was added to *My agenda*, or removed from it. */
  'onplenary-star'?: (event: PlenaryEventMap['plenary-star']) => void
}
