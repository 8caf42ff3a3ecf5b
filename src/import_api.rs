//! Schedules of other programs for `<plenary-agenda>`: two programs of their own, one of which is fetched where a feed is none
//! of plenary's own, and the other where that one says so.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use crate::formats::{Options, Translation, translate};
use crate::intl::Browser;
use crate::path::JsonPath;
use crate::time::Zones;

/// A schedule, rewritten.
#[wasm_bindgen]
pub struct Importer {
    translation: Translation,
}

#[wasm_bindgen]
impl Importer {
    /// Reads a whole schedule. `zone` is that of its local times, where it names none; empty where that is not known.
    #[wasm_bindgen(constructor)]
    pub fn new(browser: Browser, bytes: &[u8], zone: &str) -> Importer {
        let zones = Zones::new(Rc::new(browser));
        Importer { translation: translate(bytes, &Options { timezone: zone, zones: &zones, indent: false }) }
    }

    /// What it was, in a word.
    pub fn format(&self) -> String {
        self.translation.format.key().to_string()
    }

    /// Whether it is the other program that reads it.
    #[wasm_bindgen(js_name = isElsewhere)]
    pub fn is_elsewhere(&self) -> bool {
        self.translation.is_elsewhere
    }

    /// Whether the event has no zone, and its times have offsets that may tell it.
    #[wasm_bindgen(js_name = wantsZone)]
    pub fn wants_zone(&self) -> bool {
        self.translation.wants_zone
    }

    /// The feed that became of it, as JSON; empty where none did.
    pub fn feed(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.translation.feed).into_bytes()
    }

    /// What is wrong with it as a schedule, as a JSON list of objects.
    pub fn problems(&self) -> String {
        crate::formats::diagnostics_json(&self.translation.diagnostics)
    }

    /// The path in the schedule that a path in the feed comes from, both as texts.
    pub fn origin(&self, path: &str) -> String {
        JsonPath::read(path).map_or(JsonPath::TOP, |path| self.translation.origin(&path)).to_string()
    }
}
