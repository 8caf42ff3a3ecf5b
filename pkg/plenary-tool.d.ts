import type { PlenaryProblem } from './element.js'

/** A feed: its bytes, or its text. */
export type PlenaryFeed = Uint8Array | string

export interface PlenaryFeedOptions {
  /** IANA name of the zone of local times in a feed that names none. */
  timezone?: string
  /**
   * Language of texts that are there in several, of dates, and of the words between the texts. Where plenary has no messages in it, words and dates are
   * English.
   */
  language?: string
  /** How dates are written, where that is not the language's usual way: `en-GB`. */
  locale?: string
  /** The address that relative ones are resolved against. Without it they stay relative. */
  base?: string
}

/** A problem, with where it is in the text of the feed. */
export interface PlenaryPlacedProblem extends PlenaryProblem {
  /** From 1. */
  line: number
  /** From 1, in characters. */
  column: number
  /** How many characters the value has. */
  length: number
  /** A correction, where one is known. */
  fix?: PlenaryFix
}

/** A correction of a feed. */
export interface PlenaryFix {
  /** Edits of the text of the feed, apart from each other. Offsets are those of JavaScript strings. */
  edits: { start: number; end: number; text: string }[]
  /** Whether the feed is read the same as before. */
  safe: boolean
}

export interface PlenaryReport {
  file: string
  /** `plenary`, `frab`, `sessionize-all` …, `unknown`. */
  format: string
  /** What people call the format. */
  name: string
  /** IANA name of the event's zone; empty where none is known. */
  timezone: string
  /** How many sessions were read, and how many people. */
  sessions: number
  speakers: number
  /** Whether there was anything to be read. */
  readable: boolean
  /** The text of the feed, as it was decoded: what lines and columns are of. */
  source: string
  problems: PlenaryPlacedProblem[]
}

/** What is wrong with a feed. */
export function check(feed: PlenaryFeed, options?: PlenaryFeedOptions & { file?: string }): Promise<PlenaryReport>

/** A feed in plenary's own format, or a spreadsheet as text, with all safe corrections, and their number. Any other file stays as it is. */
export function fix(feed: PlenaryFeed, options?: PlenaryFeedOptions): Promise<{ text: string; count: number }>

export interface PlenarySheet {
  /** All rows, as lists of texts. */
  records: string[][]
  /** Index of the header row of the sessions. */
  header: number
  /** What each column has: `date`, `start`, `title`, `people` …; empty where its header is unknown. */
  fields: string[]
}

/** The cells of a spreadsheet, for an editor; `undefined` if it is none. */
export function sheet(feed: PlenaryFeed): Promise<PlenarySheet | undefined>

/** The cells of tab-separated text, as lists of texts. */
export function sheetCells(text: string): Promise<string[][]>

/** The IANA name of the zone that was probably meant by another name, such as `Eastern`; `undefined` where nothing comes near. */
export function nearestZone(name: string): Promise<string | undefined>

/** The feed in plenary's own format, as JSON, with relative addresses resolved against `base`, if there is one; `undefined` where nothing could be read. */
export function convert(feed: PlenaryFeed, options?: PlenaryFeedOptions): Promise<string | undefined>

export interface PlenaryRendered {
  /** To be put inside the element, in lines of its own. */
  html: string
  /** What the HTML needs where `styles` is `file`. */
  css: string
  /** JSON-LD, for a `<script type="application/ld+json">`; empty if the event has no title or no date. */
  structured: string
  /** What is not in the JSON-LD, since it lacks a title or a date, which Google requires: a line for each reason. */
  omitted: string[]
  /** Members of the option `show` that leave nothing, such as `track=nope`: unknown keys, each with nothing behind its `=`, and values that no session has. */
  unmatched: string[]
}

/** The agenda and its speakers, ahead of the widget; `undefined` where nothing could be read. */
export function render(
  feed: PlenaryFeed,
  options?: PlenaryFeedOptions & {
    /** `shadow`: declarative shadow DOM. */
    form?: 'light' | 'shadow'
    /** `file`: the style is a file of yours. `none`: it reads well without any. */
    styles?: 'inline' | 'file' | 'none'
    /** Views, in order, parted by spaces. */
    views?: string
    /** The part of the agenda to show, as in the attribute: `track=ai&day=2027-06-15`. */
    show?: string
    /** Level of the event's title among the headings of the page, from 1 to 6; by default 2. */
    headingLevel?: number
    /** The address of the page that it is for. */
    page?: string
    /** When it is read: who reads it before the event is told how long it is until then. */
    now?: Date | number | string
  },
): Promise<PlenaryRendered | undefined>

export interface PlenaryPageFile {
  path: string
  text: string
  /** The id of the session whose page it is. */
  session?: string
  /** The id of the person whose page it is. */
  person?: string
}

export interface PlenaryPages {
  /** Files to be put into one folder, by their paths in it: `session/opening.html`, `speaker/ada.html`, `plenary.css`, `sitemap.xml`. */
  files: PlenaryPageFile[]
  /** The feed with a link of the type `page` to each of them, with the option `linked`. Publish it where the feed is, as `src` of the element. */
  feed?: string
  /** Members of the option `show` that leave nothing. */
  unmatched: string[]
}

/**
 * A page for each session and each person, for search engines and previews of links; `undefined` where nothing could be read. Relative addresses in the
 * feed are resolved against `base`, else against `page`, else against `baseUrl`.
 */
export function pages(
  feed: PlenaryFeed,
  options: PlenaryFeedOptions & {
    /** The absolute URL of the folder that the files are published in. */
    baseUrl: string
    /** The URL of the page with the agenda, which may be relative to `baseUrl`. Without it, the pages don't link to the agenda. */
    page?: string
    /** The part of the agenda to make pages of, as in the attribute: `track=ai&day=2027-06-15`. */
    show?: string
    /** Whether to return the feed with links to the pages, too. */
    linked?: boolean
  },
): Promise<PlenaryPages | undefined>

/** A calendar (RFC 5545); `undefined` where nothing could be read, or no session has that id. */
export function ics(
  feed: PlenaryFeed,
  options?: PlenaryFeedOptions & {
    /** Id of the only session to be in it. */
    session?: string
    /** What was made the last time. */
    previous?: string
    /** Where that is not the present. */
    now?: Date | number | string
  },
): Promise<string | undefined>

/** A line of a feed, cut to what is around a column (from 1): which characters of `text` are those in question. */
export function excerpt(line: string, column: number, length?: number): { text: string; at: number; length: number }
