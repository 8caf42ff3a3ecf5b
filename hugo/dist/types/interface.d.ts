import type { PlenaryEventMap } from '../element.js'

/** The attributes of `<plenary-agenda>`, as they are written in HTML. */
export interface PlenaryAttributes {
  /** Address of the feed, relative to the page. Where it is absent: nothing is shown, unless the property `feed` is set. */
  src?: string
  /** The view to begin with: `agenda` or `speakers`. Where it is absent: the first of `views`. */
  view?: 'agenda' | 'speakers'
  /** The views to offer, in order, parted by spaces. Where it is absent: `agenda speakers`. */
  views?: string
  /** The zone to begin with: `event`, `reader` or an IANA name. Where it is absent: `event`. */
  timezone?: string
  /** IANA name of the event's zone, for a feed that does not say it. Where it is absent: what the feed says. */
  'event-timezone'?: string
  /** Language of the interface, the dates and the feed's texts. Where it is absent: that of the nearest element around it that has one, else the browser's. */
  lang?: string
  /** Whether it is `light` or `dark`. Where it is absent: as the page is. */
  theme?: 'light' | 'dark'
}

/** What can be set by a property alone. */
export interface PlenaryProperties {
  /** A feed handed in as an object or as JSON, instead of `src`. */
  feed?: object | string | undefined
}

/** Listeners, as most frameworks write them. */
export interface PlenaryListeners {
  /** The feed was read and is shown. */
  'onplenary-loaded'?: (event: PlenaryEventMap['plenary-loaded']) => void
  /** The agenda cannot be shown; what stands inside the element stays. */
  'onplenary-error'?: (event: PlenaryEventMap['plenary-error']) => void
  /** A session, a person or the comparison of zones was opened; of the last, the state has neither `session` nor `speaker`. */
  'onplenary-open'?: (event: PlenaryEventMap['plenary-open']) => void
  /** The search or the filters changed. */
  'onplenary-filter'?: (event: PlenaryEventMap['plenary-filter']) => void
}
