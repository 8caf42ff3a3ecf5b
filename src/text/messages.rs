//! The messages of the interface. English is built in; other languages are loaded from files next to the script (localization, i18n).

use std::borrow::Cow;

/// Defines the messages by key, with the English text. Messages of the first screen are in one table. Messages needed only after the
/// first interaction are literals at their use, so that code splitting moves them to the second file.
macro_rules! messages {
    (first { $($key:ident = $english:literal,)* } late { $($late:ident = $english_late:literal,)* }) => {
        #[allow(non_camel_case_types)]
        enum Key {
            $($key),*
        }

        /// The messages of the first screen as lines: each key before its text. One string compresses better than a table of
        /// pointers.
        const ENGLISH: &str = concat!($(stringify!($key), "\n", $english, "\n"),*);

        impl Messages {
            /// All keys with the English texts.
            pub const KEYS: &[(&str, &str)] = &[$((stringify!($key), $english),)* $((stringify!($late), $english_late)),*];

            $(
                #[doc = concat!("English: *", $english, "*.")]
                #[inline(always)]
                pub fn $key(&self) -> &str {
                    self.message_at(Key::$key as usize)
                }
            )*
            $(
                #[doc = concat!("English: *", $english_late, "*.")]
                #[inline(always)]
                pub fn $late(&self) -> &str {
                    self.other(stringify!($late), $english_late)
                }
            )*
        }
    };
}

/// The messages of the interface in one language.
#[derive(Clone, Debug)]
pub struct Messages {
    /// The keys of the table. Words of the feed (kinds, roles) are looked up in it for every card.
    keys: Vec<&'static str>,
    texts: Vec<Cow<'static, str>>,
    /// Messages that are not in the table: late ones, and plural forms such as `sessions_one`.
    others: Vec<(String, String)>,
}

const ENGLISH_PLURALS: &str = "sessions_one
{n} session
people_one
{n} person
results_one
{shown} of {n} session
";

/// Plural forms of late messages.
const LATE_PLURALS: &str = "filters_count_one
{n} filter set
overlaps_others_one
Overlaps “{title}” by {length}, and {n} other
clashes_others_one
Clashes with “{title}” and {n} other
shared_with_you_one
You are looking at {n} shared session. It is not in your agenda.
offer_starred_one
{n} of them is in your agenda already.
offer_unknown_one
{n} of them is not in this programme.
add_these_one
Add this one
";

messages! {
    first {
        agenda = "Agenda",
        speakers = "Speakers",
        search = "Search",
        search_long = "Search sessions and people",
        filters = "Filters",
        more = "{n} more",
        loading = "Loading the agenda …",
        no_match = "No session matches.",
        no_match_people = "Nobody matches.",
        no_sessions = "This agenda has no sessions yet.",
        clear_filters = "Clear filters",
        results = "{shown} of {n} sessions",
        sessions = "{n} sessions",
        people = "{n} people",
        views = "Views",
        star = "My agenda: {title}",
        untitled = "Untitled",
        times_in = "Times in {zone}",
        my_time = "My time",
        your_time = "your time",
        at_event = "at the event",
        ahead = "{place}, your time, is {hours} ahead",
        behind = "{place}, your time, is {hours} behind",
        same_time = "Same as your time",
        other_zone = "Neither the event's zone nor yours",
        at_night = "Outside your hours",
        hour_unit = "{n} h",
        minute_unit = "{n} min",
        day_later = "next day",
        day_earlier = "previous day",
        onwards = "{time} onwards",
        open_end = "onwards",
        all_day = "all day",
        whole_day = "All day",
        earlier_today = "Earlier today",
        no_time = "Time to be announced",
        no_date = "Date to be announced",
        day_number = "Day {n} of {count}",
        moved_from = "Moved from {time}",
        cancelled = "Cancelled",
        moved = "Moved",
        tentative = "To be confirmed",
        remote = "Remote",
        in_person = "In person",
        joining = "Joining from {place}, {time} there",
        language = "Language",
        about = "About",
        organizers = "Organised by {names}",
        link_recording = "Recording",
        link_livestream = "Livestream",
        link_slides = "Slides",
        link_document = "Document",
        link_code = "Code",
        link_website = "Website",
        link_registration = "Registration",
        link_calendar = "Subscribe",
        link_discussion = "Discussion",
        link_social = "Profile",
        link_page = "On this site",
        kind_talk = "Talk",
        kind_keynote = "Keynote",
        kind_panel = "Panel",
        kind_roundtable = "Roundtable",
        kind_workshop = "Workshop",
        kind_plenary = "Plenary",
        kind_opening = "Opening",
        kind_closing = "Closing",
        kind_spotlight = "Spotlight",
        kind_presentation = "Presentation",
        kind_lightning = "Lightning talk",
        kind_discussion = "Discussion",
        kind_demo = "Demonstration",
        kind_poster = "Poster",
        kind_devroom = "Devroom",
        kind_interactive = "Interactive session",
        kind_break = "Break",
        kind_meal = "Meal",
        kind_registration = "Registration",
        kind_social = "Social",
        role_speaker = "speaker",
        role_moderator = "moderator",
        role_panelist = "panelist",
        role_keynote = "keynote",
        role_host = "host",
        role_mc = "master of ceremonies",
        role_chair = "chair",
        role_facilitator = "facilitator",
        role_organizer = "organizer",
        role_interpreter = "interpreter",
        role_discussant = "discussant",
        part_morning = "Morning",
        part_afternoon = "Afternoon",
        part_evening = "Evening",
        // Punctuation that joins two texts.
        pair = "{first}, {second}",
        noted = "{text} ({note})",
        labelled = "{label}: {value}",
    }
    late {
        filters_count = "{n} filters set",
        until = "until {time}",
        earlier = "Earlier: {year}",
        begins = "Begins",
        // Messages of the script, used when the core is not loaded.
        not_loaded = "The agenda could not be loaded.",
        cut_off = "Part of this agenda could not be loaded.",
        try_again = "This could not be loaded. Check your connection and try again.",
        no_exact_match = "No exact match. Showing “{words}”.",
        clear_all = "Clear all",
        remove = "Remove {name}",
        close = "Close",
        clear = "Clear",
        search_in = "Search: {name}",
        letters = "Jump to a letter",
        jump_to = "Jump to {letter}",
        show_results = "Show {what}",
        choose_zone = "Time zone",
        zone_hint = "Type a city, a country or an offset",
        event_time = "Event time",
        no_zone = "No such time zone",
        printed_as = "Printed as “{text}”",
        also_on = "At the same time",
        repeated = "Also on",
        now = "On now",
        next = "Next",
        this_moment = "Now",
        show_now = "Jump to now",
        grid = "Grid",
        no_room = "No room",
        room_before = "Previous room",
        room_after = "Next room",
        hide_others = "Hide others",
        clock_moved = "Your time zone changed from {from} to {to}.",
        link_gone = "The session or speaker of this link is not in this agenda.",
        compare = "Who can attend when",
        awake_there = "{hours} there",
        night_there = "Outside these hours",
        reach_caption = "Sessions within {hours}, local time of each zone",
        add_zone = "Add a place",
        of = "{shown} of {n}",
        when = "When",
        place = "Where",
        inside = "Part of",
        programme = "Within this session",
        their_sessions = "Sessions",
        mine = "My agenda",
        starred = "In my agenda",
        in_mine = "In my agenda",
        add_to_mine = "Add to my agenda",
        overlaps = "Overlaps “{title}” by {length}",
        clashes = "Clashes with “{title}”",
        overlaps_others = "Overlaps “{title}” by {length}, and {n} others",
        clashes_others = "Clashes with “{title}” and {n} others",
        was = "When you starred it: {before}",
        mine_empty = "Nothing in your agenda yet",
        mine_help = "Star a session to add it. Your agenda stays in this browser: no account needed.",
        removed_sessions = "No longer in the programme",
        removed_help = "You starred these sessions. The organizers have removed them.",
        removed = "Removed",
        drop_star = "Remove from my agenda",
        share = "Share",
        take_along = "Take it with you",
        take_along_help = "Scan with another device, or send the link. Nothing is stored elsewhere.",
        qr_code = "QR code of the link to my agenda",
        qr_failed = "The QR code could not be drawn. Send the link instead.",
        shared_with_you = "You are looking at {n} shared sessions. They are not in your agenda.",
        add_all = "Add to my agenda",
        own_agenda = "Back to my agenda",
        offer_title = "Sessions shared with you",
        offer_starred = "{n} of them are in your agenda already.",
        offer_unknown = "{n} of them are not in this programme.",
        add_these = "Add these {n}",
        just_view = "Just view",
        calendar = "Calendar",
        calendar_file = "Calendar file",
        subscribe = "Subscribe",
        print = "Print",
        export = "Export",
        import_failed = "This file has no exported agenda.",
        import = "Import",
        previous = "Previous",
        following = "Next",
        copy_link = "Copy link",
        copied = "Link copied",
        facet_day = "Day",
        facet_hours = "My hours",
        hours_change = "Change hours",
        hours_from = "From",
        hours_to = "until",
        facet_track = "Track",
        facet_kind = "Kind",
        facet_room = "Room",
        facet_language = "Language",
        facet_tag = "Tag",
        facet_person = "Person",
        facet_presence = "Participation",
        facet_recording = "Recording",
        has_recording = "Recorded",
        facet_changed = "Changes",
        has_changed = "Changed",
        updated = "Updated {time}: {changes}",
        changed_since = "Changed since {time}: {changes}",
        as_of = "As of {time}",
        not_updated = "Could not be updated",
        show_changed = "Show only these",
        dismiss = "Dismiss",
        was_value = "was {value}",
        is_new = "New",
        is_removed = "No longer in the programme",
        is_restored = "Takes place after all",
        n_cancelled = "{n} cancelled",
        n_moved = "{n} moved",
        n_room = "{n} in another room",
        n_added = "{n} new",
        n_removed = "{n} removed",
        n_restored = "{n} reinstated",
        n_title = "{n} renamed",
        n_people = "{n} with other people",
    }
}

impl Messages {
    /// English, which is built in.
    pub fn english() -> Messages {
        Messages::translated(ENGLISH_PLURALS)
    }

    /// The messages of a language, parsed from lines of alternating keys and texts. Missing messages fall back to English.
    pub fn translated(texts: &str) -> Messages {
        let (keys, english) = pairs(ENGLISH).map(|(key, text)| (key, Cow::Borrowed(text))).unzip();
        let mut messages = Messages { keys, texts: english, others: Vec::new() };
        for (key, text) in pairs(texts) {
            match messages.position(key) {
                Some(place) => messages.texts[place] = Cow::Owned(text.to_string()),
                None => messages.others.push((key.to_string(), text.to_string())),
            }
        }
        messages
    }

    /// A message with a number, in the plural form of a CLDR category.
    pub fn plural<'w>(&'w self, key: &str, other: &'w str, category: &str) -> &'w str {
        self.other(&[key, "_", category].concat(), other)
    }

    /// Like [`Messages::plural`], for a late message.
    #[inline(never)]
    pub fn late_plural<'w>(&'w self, key: &str, other: &'w str, category: &str) -> &'w str {
        let form = [key, "_", category].concat();
        let translated = |wanted: &str| self.others.iter().find(|(name, _)| name == wanted);
        match translated(&form) {
            Some((_, text)) => text,
            None if translated(key).is_some() => other,
            None => pairs(LATE_PLURALS).find(|(known, _)| *known == form).map_or(other, |(_, text)| text),
        }
    }

    /// The label of a kind of session; an unknown kind is its own label.
    pub fn kind<'w>(&'w self, kind: &'w str) -> &'w str {
        self.known("kind_", kind)
    }

    /// The label of a role; an unknown role is its own label.
    pub fn role<'w>(&'w self, role: &'w str) -> &'w str {
        self.known("role_", role)
    }

    /// The label of a kind of link; an unknown kind is its own label.
    pub fn link<'w>(&'w self, kind: &'w str) -> &'w str {
        self.known("link_", kind)
    }

    /// The label of a part of a day.
    pub fn part<'w>(&'w self, part: &'w str) -> &'w str {
        self.known("part_", part)
    }

    #[inline(never)]
    fn message_at(&self, place: usize) -> &str {
        &self.texts[place]
    }

    fn other<'w>(&'w self, key: &str, otherwise: &'w str) -> &'w str {
        self.others.iter().find(|(name, _)| name == key).map_or(otherwise, |(_, text)| text)
    }

    fn known<'w>(&'w self, family: &str, word: &'w str) -> &'w str {
        self.position(&[family, word].concat()).map_or(word, |place| &self.texts[place])
    }

    fn position(&self, key: &str) -> Option<usize> {
        self.keys.iter().position(|known| *known == key)
    }
}

/// Parses keys with their texts from lines.
fn pairs(lines: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut lines = lines.split('\n');
    std::iter::from_fn(move || Some((lines.next()?, lines.next()?)))
}
