/** The messages of the interface by key. What is in braces is filled in. */
export interface PlenaryMessageTexts {
  /** English: `Agenda` */
  agenda: string
  /** English: `Speakers` */
  speakers: string
  /** English: `Search` */
  search: string
  /** English: `Search sessions and people` */
  search_long: string
  /** English: `Filters` */
  filters: string
  /** English: `{n} more` */
  more: string
  /** English: `Loading the agenda …` */
  loading: string
  /** English: `No session matches.` */
  no_match: string
  /** English: `Nobody matches.` */
  no_match_people: string
  /** English: `This agenda has no sessions yet.` */
  no_sessions: string
  /** English: `Clear filters` */
  clear_filters: string
  /** English: `{shown} of {n} sessions` */
  results: string
  /** English: `{n} sessions` */
  sessions: string
  /** English: `{n} people` */
  people: string
  /** English: `Views` */
  views: string
  /** English: `My agenda: {title}` */
  star: string
  /** English: `Untitled` */
  untitled: string
  /** English: `Times in {zone}` */
  times_in: string
  /** English: `My time` */
  my_time: string
  /** English: `your time` */
  your_time: string
  /** English: `at the event` */
  at_event: string
  /** English: `{place}, your time, is {hours} ahead` */
  ahead: string
  /** English: `{place}, your time, is {hours} behind` */
  behind: string
  /** English: `Same as your time` */
  same_time: string
  /** English: `Neither the event's zone nor yours` */
  other_zone: string
  /** English: `Outside your hours` */
  at_night: string
  /** English: `{n} h` */
  hour_unit: string
  /** English: `{n} min` */
  minute_unit: string
  /** English: `next day` */
  day_later: string
  /** English: `previous day` */
  day_earlier: string
  /** English: `{time} onwards` */
  onwards: string
  /** English: `onwards` */
  open_end: string
  /** English: `all day` */
  all_day: string
  /** English: `All day` */
  whole_day: string
  /** English: `Earlier today` */
  earlier_today: string
  /** English: `Time to be announced` */
  no_time: string
  /** English: `Date to be announced` */
  no_date: string
  /** English: `Day {n} of {count}` */
  day_number: string
  /** English: `Moved from {time}` */
  moved_from: string
  /** English: `Cancelled` */
  cancelled: string
  /** English: `Moved` */
  moved: string
  /** English: `To be confirmed` */
  tentative: string
  /** English: `Remote` */
  remote: string
  /** English: `In person` */
  in_person: string
  /** English: `Joining from {place}, {time} there` */
  joining: string
  /** English: `Language` */
  language: string
  /** English: `About` */
  about: string
  /** English: `Organised by {names}` */
  organizers: string
  /** English: `Recording` */
  link_recording: string
  /** English: `Livestream` */
  link_livestream: string
  /** English: `Slides` */
  link_slides: string
  /** English: `Document` */
  link_document: string
  /** English: `Code` */
  link_code: string
  /** English: `Website` */
  link_website: string
  /** English: `Registration` */
  link_registration: string
  /** English: `Subscribe` */
  link_calendar: string
  /** English: `Discussion` */
  link_discussion: string
  /** English: `Profile` */
  link_social: string
  /** English: `On this site` */
  link_page: string
  /** English: `Talk` */
  kind_talk: string
  /** English: `Keynote` */
  kind_keynote: string
  /** English: `Panel` */
  kind_panel: string
  /** English: `Roundtable` */
  kind_roundtable: string
  /** English: `Workshop` */
  kind_workshop: string
  /** English: `Plenary` */
  kind_plenary: string
  /** English: `Opening` */
  kind_opening: string
  /** English: `Closing` */
  kind_closing: string
  /** English: `Spotlight` */
  kind_spotlight: string
  /** English: `Presentation` */
  kind_presentation: string
  /** English: `Lightning talk` */
  kind_lightning: string
  /** English: `Discussion` */
  kind_discussion: string
  /** English: `Demonstration` */
  kind_demo: string
  /** English: `Poster` */
  kind_poster: string
  /** English: `Devroom` */
  kind_devroom: string
  /** English: `Interactive session` */
  kind_interactive: string
  /** English: `Break` */
  kind_break: string
  /** English: `Meal` */
  kind_meal: string
  /** English: `Registration` */
  kind_registration: string
  /** English: `Social` */
  kind_social: string
  /** English: `speaker` */
  role_speaker: string
  /** English: `moderator` */
  role_moderator: string
  /** English: `panelist` */
  role_panelist: string
  /** English: `keynote` */
  role_keynote: string
  /** English: `host` */
  role_host: string
  /** English: `master of ceremonies` */
  role_mc: string
  /** English: `chair` */
  role_chair: string
  /** English: `facilitator` */
  role_facilitator: string
  /** English: `organizer` */
  role_organizer: string
  /** English: `interpreter` */
  role_interpreter: string
  /** English: `discussant` */
  role_discussant: string
  /** English: `Morning` */
  part_morning: string
  /** English: `Afternoon` */
  part_afternoon: string
  /** English: `Evening` */
  part_evening: string
  /** English: `{first}, {second}` */
  pair: string
  /** English: `{text} ({note})` */
  noted: string
  /** English: `{label}: {value}` */
  labelled: string
  /** English: `{n} filters set` */
  filters_count: string
  /** English: `until {time}` */
  until: string
  /** English: `Earlier: {year}` */
  earlier: string
  /** English: `Begins` */
  begins: string
  /** English: `The agenda could not be loaded.` */
  not_loaded: string
  /** English: `Part of this agenda could not be loaded.` */
  cut_off: string
  /** English: `This could not be loaded. Check your connection and try again.` */
  try_again: string
  /** English: `No exact match. Showing “{words}”.` */
  no_exact_match: string
  /** English: `Clear all` */
  clear_all: string
  /** English: `Remove {name}` */
  remove: string
  /** English: `Close` */
  close: string
  /** English: `Clear` */
  clear: string
  /** English: `Search: {name}` */
  search_in: string
  /** English: `Jump to a letter` */
  letters: string
  /** English: `Jump to {letter}` */
  jump_to: string
  /** English: `Show {what}` */
  show_results: string
  /** English: `Time zone` */
  choose_zone: string
  /** English: `Type a city, a country or an offset` */
  zone_hint: string
  /** English: `Event time` */
  event_time: string
  /** English: `No such time zone` */
  no_zone: string
  /** English: `Printed as “{text}”` */
  printed_as: string
  /** English: `At the same time` */
  also_on: string
  /** English: `Also on` */
  repeated: string
  /** English: `On now` */
  now: string
  /** English: `Next` */
  next: string
  /** English: `Now` */
  this_moment: string
  /** English: `Jump to now` */
  show_now: string
  /** English: `Grid` */
  grid: string
  /** English: `No room` */
  no_room: string
  /** English: `Previous room` */
  room_before: string
  /** English: `Next room` */
  room_after: string
  /** English: `Hide others` */
  hide_others: string
  /** English: `Your time zone changed from {from} to {to}.` */
  clock_moved: string
  /** English: `The session or speaker of this link is not in this agenda.` */
  link_gone: string
  /** English: `Who can attend when` */
  compare: string
  /** English: `{hours} there` */
  awake_there: string
  /** English: `Outside these hours` */
  night_there: string
  /** English: `Sessions within {hours}, local time of each zone` */
  reach_caption: string
  /** English: `Add a place` */
  add_zone: string
  /** English: `{shown} of {n}` */
  of: string
  /** English: `When` */
  when: string
  /** English: `Where` */
  place: string
  /** English: `Part of` */
  inside: string
  /** English: `Within this session` */
  programme: string
  /** English: `Sessions` */
  their_sessions: string
  /** English: `My agenda` */
  mine: string
  /** English: `In my agenda` */
  starred: string
  /** English: `In my agenda` */
  in_mine: string
  /** English: `Add to my agenda` */
  add_to_mine: string
  /** English: `Overlaps “{title}” by {length}` */
  overlaps: string
  /** English: `Clashes with “{title}”` */
  clashes: string
  /** English: `Overlaps “{title}” by {length}, and {n} others` */
  overlaps_others: string
  /** English: `Clashes with “{title}” and {n} others` */
  clashes_others: string
  /** English: `When you starred it: {before}` */
  was: string
  /** English: `Nothing in your agenda yet` */
  mine_empty: string
  /** English: `Star a session to add it. Your agenda stays in this browser: no account needed.` */
  mine_help: string
  /** English: `No longer in the programme` */
  removed_sessions: string
  /** English: `You starred these sessions. The organizers have removed them.` */
  removed_help: string
  /** English: `Removed` */
  removed: string
  /** English: `Remove from my agenda` */
  drop_star: string
  /** English: `Share` */
  share: string
  /** English: `Take it with you` */
  take_along: string
  /** English: `Scan with another device, or send the link. Nothing is stored elsewhere.` */
  take_along_help: string
  /** English: `QR code of the link to my agenda` */
  qr_code: string
  /** English: `The QR code could not be drawn. Send the link instead.` */
  qr_failed: string
  /** English: `You are looking at {n} shared sessions. They are not in your agenda.` */
  shared_with_you: string
  /** English: `Add to my agenda` */
  add_all: string
  /** English: `Back to my agenda` */
  own_agenda: string
  /** English: `Sessions shared with you` */
  offer_title: string
  /** English: `{n} of them are in your agenda already.` */
  offer_starred: string
  /** English: `{n} of them are not in this programme.` */
  offer_unknown: string
  /** English: `Add these {n}` */
  add_these: string
  /** English: `Just view` */
  just_view: string
  /** English: `Calendar` */
  calendar: string
  /** English: `Calendar file` */
  calendar_file: string
  /** English: `Subscribe` */
  subscribe: string
  /** English: `Print` */
  print: string
  /** English: `Export` */
  export: string
  /** English: `This file has no exported agenda.` */
  import_failed: string
  /** English: `Import` */
  import: string
  /** English: `Previous` */
  previous: string
  /** English: `Next` */
  following: string
  /** English: `Copy link` */
  copy_link: string
  /** English: `Link copied` */
  copied: string
  /** English: `Day` */
  facet_day: string
  /** English: `My hours` */
  facet_hours: string
  /** English: `Change hours` */
  hours_change: string
  /** English: `From` */
  hours_from: string
  /** English: `until` */
  hours_to: string
  /** English: `Track` */
  facet_track: string
  /** English: `Kind` */
  facet_kind: string
  /** English: `Room` */
  facet_room: string
  /** English: `Language` */
  facet_language: string
  /** English: `Tag` */
  facet_tag: string
  /** English: `Person` */
  facet_person: string
  /** English: `Participation` */
  facet_presence: string
  /** English: `Recording` */
  facet_recording: string
  /** English: `Recorded` */
  has_recording: string
  /** English: `Changes` */
  facet_changed: string
  /** English: `Changed` */
  has_changed: string
  /** English: `Updated {time}: {changes}` */
  updated: string
  /** English: `Changed since {time}: {changes}` */
  changed_since: string
  /** English: `As of {time}` */
  as_of: string
  /** English: `Could not be updated` */
  not_updated: string
  /** English: `Show only these` */
  show_changed: string
  /** English: `Dismiss` */
  dismiss: string
  /** English: `was {value}` */
  was_value: string
  /** English: `New` */
  is_new: string
  /** English: `No longer in the programme` */
  is_removed: string
  /** English: `Takes place after all` */
  is_restored: string
  /** English: `{n} cancelled` */
  n_cancelled: string
  /** English: `{n} moved` */
  n_moved: string
  /** English: `{n} in another room` */
  n_room: string
  /** English: `{n} new` */
  n_added: string
  /** English: `{n} removed` */
  n_removed: string
  /** English: `{n} reinstated` */
  n_restored: string
  /** English: `{n} renamed` */
  n_title: string
  /** English: `{n} with other people` */
  n_people: string
}

/** Messages with a number that have a text for each plural category of CLDR; the key alone is the category `other`. */
export type PlenaryCountedMessage = 'add_these' | 'clashes_others' | 'filters_count' | 'more' | 'n_added' | 'n_cancelled' | 'n_moved' | 'n_people' | 'n_removed' | 'n_restored' | 'n_room' | 'n_title' | 'offer_starred' | 'offer_unknown' | 'overlaps_others' | 'people' | 'results' | 'sessions' | 'shared_with_you'

/** Messages of the interface in the words of a page: some, or all for a language that is not included. */
export type PlenaryMessages = Partial<PlenaryMessageTexts> & { [K in `${PlenaryCountedMessage}_${'zero' | 'one' | 'two' | 'few' | 'many'}`]?: string }
