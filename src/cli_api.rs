//! The wasm API of the command line and of the pages that lint and convert: check, convert, render, ics.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use crate::icalendar::{self, Previous, calendar};
use crate::import::Format;
use crate::import::Options;
use crate::import::convert;
use crate::import::import;
use crate::intl::Browser;
use crate::lint::{Report, lint};
use crate::model::Agenda;
use crate::platform::Platform;
use crate::plenary_format::read;
use crate::schema_org::{json_ld, omitted};
use crate::state::{Action, Settings, State, View, ZoneChoice};
use crate::text::Messages;
use crate::time::{Instant, ZoneSuggester, Zones};
use crate::view::{RootMode, Styles, prerender, prerender_style};

/// A feed in any format, and the commands on it.
#[wasm_bindgen]
pub struct Tool {
    platform: Rc<dyn Platform>,
    zones: Rc<Zones>,
    bytes: Vec<u8>,
    timezone: String,
    language: String,
    messages: String,
    report: Option<Report>,
}

#[wasm_bindgen]
impl Tool {
    /// `timezone` is the zone of the feed's local times, where it names none; empty where that is not known. `messages` are lines, each
    /// key of another `language` before its text.
    #[wasm_bindgen(constructor)]
    pub fn new(platform: Browser, bytes: Vec<u8>, timezone: String, language: String, messages: String) -> Tool {
        #[cfg(debug_assertions)]
        console_error_panic_hook::set_once();
        let platform: Rc<dyn Platform> = Rc::new(platform);
        let zones = Rc::new(Zones::new(platform.clone()));
        Tool { platform, zones, bytes, timezone, language, messages, report: None }
    }

    /// Lints it, and returns a [`Report`] as JSON with the name of the `file`.
    pub fn check(&mut self, file: &str) -> String {
        let report = lint(&self.bytes, &self.options(), &*self.platform);
        self.report.insert(report).to_json(file)
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

    /// The feed in plenary's own format; empty where nothing could be read.
    pub fn convert(&self) -> String {
        convert(&self.bytes, &self.options())
    }

    /// Prerenders: HTML, its style sheet, JSON-LD for that page, and what the JSON-LD omits, a line each. `form` is `light` or `shadow`,
    /// `styles` is `inline`, `file` or `none`, `views` are names separated by spaces, `show` is as in the attribute. The last text has the keys of `show` that are
    /// none and the values that no session has, a line each. `None` if nothing was readable.
    pub fn render(&self, form: &str, styles: &str, views: &str, show: &str, page: &str, now: Option<f64>) -> Option<Vec<String>> {
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
            prerender(&state, form, styles),
            prerender_style(&state, form),
            json_ld(&state, page),
            omitted(&state).join("\n"),
            state.unmatched.iter().map(|(key, value)| [key, "=", value].concat()).collect::<Vec<_>>().join("\n"),
        ])
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
        let feed = if is_own { &self.bytes } else { imported.feed.as_bytes() };
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
