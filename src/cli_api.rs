//! The wasm API of the command line and of the pages that lint and convert: check, convert, render, ics.

use std::arch::wasm32::memory_size;
use std::hint::black_box;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use crate::icalendar::{self, Previous, calendar};
use crate::import::Format;
use crate::import::Options;
use crate::import::Workbook;
use crate::import::convert;
use crate::import::convert_resolved;
use crate::import::decode;
use crate::import::import;
use crate::import::own_as_json;
use crate::import::{sheet_cells, sheet_layout};
use crate::intl::Browser;
use crate::lint::{Report, fix, lint};
use crate::model::Agenda;
use crate::platform::Platform;
use crate::plenary_format::read;
use crate::schema_org::{json_ld, omitted};
use crate::state::{Action, Settings, State, View, ZoneChoice};
use crate::text::Messages;
use crate::text::digits;
use crate::time::{Instant, ZoneSuggester, Zones};
use crate::view::{PageFile, RootMode, Styles, Subject, pages, prerender, prerender_style, with_heading_level};

/// A feed in any format, and the commands on it.
#[wasm_bindgen]
pub struct Tool {
    platform: Rc<dyn Platform>,
    zones: Rc<Zones>,
    bytes: Vec<u8>,
    timezone: String,
    language: String,
    interface: String,
    messages: String,
    report: Option<Report>,
}

#[wasm_bindgen]
impl Tool {
    /// `timezone` is the zone of the feed's local times, where it names none; empty where that is not known. `language` is that of the feed's texts,
    /// `interface` that of the words between them; `messages` are those of another than English, each key on the line before its text.
    #[wasm_bindgen(constructor)]
    pub fn new(
        platform: Browser,
        bytes: Vec<u8>,
        timezone: String,
        language: String,
        interface: String,
        messages: String,
    ) -> Tool {
        #[cfg(debug_assertions)]
        console_error_panic_hook::set_once();
        let platform: Rc<dyn Platform> = Rc::new(platform);
        let zones = Rc::new(Zones::new(platform.clone()));
        make_room(bytes.len());
        Tool { platform, zones, bytes, timezone, language, interface, messages, report: None }
    }

    /// Lints it, and returns a [`Report`] as JSON with the name of the `file`.
    pub fn check(&mut self, file: &str) -> String {
        let report = lint(&self.bytes, &self.options(), &*self.platform);
        self.report.insert(report).to_json(file)
    }

    /// The text with all safe fixes, after a line with their number.
    pub fn fix(&self) -> String {
        let text = decode(&self.bytes).text;
        let fixed = fix(&text, &self.options(), &*self.platform);
        [&digits(fixed.count), "\n", &fixed.text].concat()
    }

    /// The name of the format that was linted.
    pub fn name(&self) -> String {
        self.report.as_ref().map_or("", |report| report.format.name()).to_string()
    }

    /// Whether anything was readable.
    pub fn readable(&self) -> bool {
        self.report.as_ref().is_some_and(|report| report.readable)
    }

    /// The decoded text of the file.
    pub fn source(&mut self) -> String {
        self.report.take().map_or_else(String::new, |report| report.source)
    }

    /// The zone that was probably meant by a name that no zone has; empty where nothing comes near.
    #[wasm_bindgen(js_name = nearestZone)]
    pub fn nearest_zone(&self, zone: &str) -> String {
        ZoneSuggester::new(&*self.platform, "", None).suggest(zone).unwrap_or_default()
    }

    /// The cells of a spreadsheet and what its columns mean, as JSON, for an editor; empty if it is none.
    #[wasm_bindgen(js_name = sheet)]
    pub fn sheet(&self) -> String {
        sheet_layout(&self.bytes).unwrap_or_default()
    }

    /// The cells of tab-separated text, as JSON.
    pub fn cells(&self) -> String {
        sheet_cells(&String::from_utf8_lossy(&self.bytes))
    }

    /// The feed in plenary's own format; empty where nothing could be read. `resolved` if it comes from an address, against which relative ones are resolved.
    pub fn convert(&self, resolved: bool) -> String {
        if resolved {
            return convert_resolved(&self.bytes, &self.options(), &*self.platform);
        }
        convert(&self.bytes, &self.options())
    }

    /// Prerenders: HTML, its style sheet, JSON-LD for that page, and what the JSON-LD omits, a line each. `form` is `light` or `shadow`,
    /// `styles` is `inline`, `file` or `none`, `views` are names separated by spaces, `show` is as in the attribute, `heading_level` is that of the event's title. The last text has the keys of `show` that are
    /// none and the values that no session has, a line each. `None` if nothing was readable.
    #[allow(clippy::too_many_arguments)]
    pub fn render(
        &self,
        form: &str,
        styles: &str,
        views: &str,
        show: &str,
        page: &str,
        heading_level: u8,
        now: Option<f64>,
    ) -> Option<Vec<String>> {
        let mut state = self.state(views, show)?;
        if let Some(now) = now {
            state.update(Action::Tick(Instant(now as i64)));
        }
        state.for_everybody();
        let form = if form == "shadow" { RootMode::Shadow } else { RootMode::Light };
        let styles = match styles {
            "none" => Styles::None,
            "file" => Styles::File,
            _ => Styles::Inline,
        };
        Some(vec![
            with_heading_level(&prerender(&state, form, styles), heading_level),
            prerender_style(&state, form),
            json_ld(&state, page),
            omitted(&state).join("\n"),
            unmatched(&state),
        ])
    }

    /// A page for each session and each person: `base` is the URL of their folder, `page` that of the agenda. Of each file by turns its path, its text, and
    /// the ids of its session and of its person, one of which is empty at least. Then what the option `show` names in vain, a line each. `None` if nothing was
    /// readable.
    pub fn pages(&self, base: &str, page: &str, show: &str) -> Option<Vec<String>> {
        let mut state = self.state("agenda speakers", show)?;
        state.settings.page = page.split('#').next().unwrap_or_default().to_string();
        state.for_everybody();
        let files = pages(&state, base).into_iter().flat_map(|PageFile { path, text, subject }| {
            let (session, person) = match subject {
                Subject::Session(id) => (id, String::new()),
                Subject::Person(id) => (String::new(), id),
                Subject::All => Default::default(),
            };
            [path, text, session, person]
        });
        Some(files.chain([unmatched(&state)]).collect())
    }

    /// The ids of all sessions, in the order of the feed; sessions inside others follow these. Nothing if nothing was readable.
    #[wasm_bindgen(js_name = sessionIds)]
    pub fn session_ids(&self) -> Vec<String> {
        self.agenda().map_or_else(Vec::new, |agenda| agenda.sessions.iter().map(|session| session.id.to_string()).collect())
    }

    /// The calendar of all sessions, or of the session with that id; `previous` is an earlier calendar. `None` if nothing was readable, or
    /// there is no such session.
    pub fn ics(&self, session: Option<String>, previous: &str, now: f64) -> Option<String> {
        let agenda = self.agenda()?;
        let (messages, previous) = (self.messages(), Previous::read(previous));
        let options = icalendar::Options {
            now: Instant(now as i64),
            wanted: session.as_deref().map_or(icalendar::Wanted::All, icalendar::Wanted::Session),
            page: "",
            sequence: 0,
            previous: &previous,
            language: &self.language,
            messages: &messages,
        };
        Some(calendar(&agenda, &self.zones, &options)?.text)
    }
}

/// How many times the size of a file its trees, its agenda and their paths take.
const ROOM: usize = 40;

/// Takes the memory that a file of so many bytes needs all at once. Page by page as it is missing, an engine spends more time on that than on the file.
fn make_room(bytes: usize) {
    let wanted = bytes.saturating_mul(ROOM).saturating_sub(memory_size::<0>() << 16);
    let mut room: Vec<u8> = Vec::new();
    // Where there is less, it has to do.
    drop(room.try_reserve_exact(wanted));
    // It is the allocator's from now on.
    drop(black_box(room));
}

/// The files of a workbook of Excel or LibreOffice, which the platform has unpacked.
#[wasm_bindgen]
#[derive(Default)]
pub struct Sheets {
    workbook: Workbook,
}

#[wasm_bindgen]
impl Sheets {
    /// A workbook without files.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Sheets {
        Sheets::default()
    }

    /// Adds a file.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        self.workbook.add(name, bytes);
    }

    /// Its tables as CSV; `None` if it is no workbook.
    pub fn csv(&self) -> Option<String> {
        self.workbook.csv()
    }
}

/// What `show` names and nothing has, a line each.
fn unmatched(state: &State) -> String {
    state.unmatched.iter().map(|(key, value)| [key, "=", value].concat()).collect::<Vec<_>>().join("\n")
}

impl Tool {
    fn options(&self) -> Options<'_> {
        Options { timezone: &self.timezone, zones: &self.zones, indent: true }
    }

    fn messages(&self) -> Messages {
        if self.messages.is_empty() { Messages::english() } else { Messages::translated(&self.messages) }
    }

    /// The agenda as the widget reads it; `None` if the widget would show none.
    fn agenda(&self) -> Option<Agenda> {
        let imported = import(&self.bytes, &self.options());
        // Its own format is read as it is, which costs a part that is broken and no other.
        let is_own = matches!(imported.format, Format::Plenary | Format::Unknown);
        let own = if is_own { own_as_json(&self.bytes) } else { None };
        let feed = match &own {
            Some(own) => own.as_bytes(),
            None if is_own => &self.bytes,
            None => imported.feed.as_bytes(),
        };
        let (agenda, any) = read(feed, &self.timezone, &self.platform);
        // A schedule without sessions may have none yet; one with errors has lost them.
        let is_lost = !is_own && agenda.sessions.is_empty() && imported.has_errors();
        (any && !is_lost).then_some(agenda)
    }

    /// The initial state of the widget.
    fn state(&self, views: &str, show: &str) -> Option<State> {
        let views: Vec<View> = views.split(' ').filter_map(View::from_key).filter(|view| *view != View::Mine).collect();
        let settings = Settings {
            view: *views.first()?,
            views,
            zone: ZoneChoice::Event,
            language: self.language.clone(),
            interface: self.interface.clone(),
            prefix: String::new(),
            page: String::new(),
            address: String::new(),
            show: show.into(),
        };
        let mut state = State::new(self.platform.clone(), self.messages(), settings);
        state.begin("event");
        state.agenda = self.agenda()?;
        state.complete();
        Some(state)
    }
}
