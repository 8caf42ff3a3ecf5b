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
    /// `timezone` is the fallback zone for a feed that names none, or empty. `language` is the language of the feed's texts and
    /// `interface` that of generated text. `messages` are translations for languages other than English, each key on the line before its text.
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

    /// Lints the feed. Returns a [`Report`] as JSON that refers to it as `file`.
    pub fn check(&mut self, file: &str) -> String {
        let report = lint(&self.bytes, &self.options(), &*self.platform);
        self.report.insert(report).to_json(file)
    }

    /// The text with all safe fixes applied, after a line with the number of fixes.
    pub fn fix(&self) -> String {
        let text = decode(&self.bytes).text;
        let fixed = fix(&text, &self.options(), &*self.platform);
        [&digits(fixed.count), "\n", &fixed.text].concat()
    }

    /// The name of the detected format.
    pub fn name(&self) -> String {
        self.report.as_ref().map_or("", |report| report.format.name()).to_string()
    }

    /// Whether any part of the feed was readable.
    pub fn readable(&self) -> bool {
        self.report.as_ref().is_some_and(|report| report.readable)
    }

    /// The decoded text of the file.
    pub fn source(&mut self) -> String {
        self.report.take().map_or_else(String::new, |report| report.source)
    }

    /// The zone suggested for an unknown zone name; empty if none is similar.
    #[wasm_bindgen(js_name = nearestZone)]
    pub fn nearest_zone(&self, zone: &str) -> String {
        ZoneSuggester::new(&*self.platform, "", None).suggest(zone).unwrap_or_default()
    }

    /// The cells of a spreadsheet and the meaning of its columns, as JSON for an editor; empty if the feed is not a spreadsheet.
    #[wasm_bindgen(js_name = sheet)]
    pub fn sheet(&self) -> String {
        sheet_layout(&self.bytes).unwrap_or_default()
    }

    /// The cells of tab-separated text, as JSON.
    pub fn cells(&self) -> String {
        sheet_cells(&String::from_utf8_lossy(&self.bytes))
    }

    /// The feed in plenary's own format; empty if nothing was readable. `resolved` means that it was fetched from a URL and relative links are resolved against that.
    pub fn convert(&self, resolved: bool) -> String {
        if resolved {
            return convert_resolved(&self.bytes, &self.options(), &*self.platform);
        }
        convert(&self.bytes, &self.options())
    }

    /// Prerenders the agenda: HTML, its style sheet, its JSON-LD, and one line for each item that the JSON-LD omits. `form` is `light` or `shadow`,
    /// `styles` is `inline`, `file` or `none`, `views` is separated by spaces, `show` has the attribute's syntax, `heading_level` is that of the event's title. The last text has one
    /// line for each unknown key of `show` and each value that no session has. `None` if nothing was readable.
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

    /// Renders a page for each session and each person. `base` is the URL of their folder, `page` that of the agenda. Each file is four strings: its path, its text,
    /// its session id and its person id, at least one of which is empty. They are followed by one line for each part of `show` that matches nothing. `None` if nothing
    /// was readable.
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

    /// The ids of all sessions in feed order, with nested sessions after their parents. Empty if nothing was readable.
    #[wasm_bindgen(js_name = sessionIds)]
    pub fn session_ids(&self) -> Vec<String> {
        self.agenda().map_or_else(Vec::new, |agenda| agenda.sessions.iter().map(|session| session.id.to_string()).collect())
    }

    /// The calendar of all sessions, or of the session with that id. `previous` is an earlier calendar. `None` if nothing was readable or
    /// the session does not exist.
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

/// Memory needed for the trees, agenda and paths of a file, as a multiple of its size.
const ROOM: usize = 40;

/// Grows the wasm memory once to the size that a file of so many bytes needs. Growing it page by page takes an engine longer than the work itself.
fn make_room(bytes: usize) {
    let wanted = bytes.saturating_mul(ROOM).saturating_sub(memory_size::<0>() << 16);
    let mut room: Vec<u8> = Vec::new();
    // If less memory is available, the allocator grows on demand.
    drop(room.try_reserve_exact(wanted));
    // Returns the memory to the allocator.
    drop(black_box(room));
}

/// The files of an Excel or LibreOffice workbook, unpacked by the platform.
#[wasm_bindgen]
#[derive(Default)]
pub struct Sheets {
    workbook: Workbook,
}

#[wasm_bindgen]
impl Sheets {
    /// Creates a workbook without files.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Sheets {
        Sheets::default()
    }

    /// Adds a file.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        self.workbook.add(name, bytes);
    }

    /// Its sheets as CSV; `None` if the files are not a workbook.
    pub fn csv(&self) -> Option<String> {
        self.workbook.csv()
    }
}

/// The parts of `show` that match nothing, one per line.
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

    /// The agenda as the widget would show it; `None` if the widget would show an error instead.
    fn agenda(&self) -> Option<Agenda> {
        let imported = import(&self.bytes, &self.options());
        // Plenary's own format is read without conversion, so a broken part costs that part only.
        let is_own = matches!(imported.format, Format::Plenary | Format::Unknown);
        let own = if is_own { own_as_json(&self.bytes) } else { None };
        let feed = match &own {
            Some(own) => own.as_bytes(),
            None if is_own => &self.bytes,
            None => imported.feed.as_bytes(),
        };
        let (agenda, any) = read(feed, &self.timezone, &self.platform);
        // A schedule without sessions may be a draft, but one that also has errors has lost its sessions.
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
