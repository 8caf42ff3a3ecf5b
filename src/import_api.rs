//! The wasm API of the importers: `plenary-formats.wasm`, loaded for a feed in another format, and `plenary-formats-more.wasm`, loaded
//! if the first one requests it.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use crate::import::Imported;
use crate::import::Options;
use crate::import::import;
use crate::intl::Browser;
use crate::path::JsonPath;
use crate::time::Zones;

/// An imported schedule.
#[wasm_bindgen]
pub struct Importer {
    imported: Imported,
}

#[wasm_bindgen]
impl Importer {
    /// Imports a schedule. `zone` is the fallback zone of local times; empty if unknown.
    #[wasm_bindgen(constructor)]
    pub fn new(browser: Browser, bytes: &[u8], zone: &str) -> Importer {
        let zones = Zones::new(Rc::new(browser));
        Importer { imported: import(bytes, &Options { timezone: zone, zones: &zones, indent: false }) }
    }

    /// The key of its format.
    pub fn format(&self) -> String {
        self.imported.format.key().to_string()
    }

    /// Whether the other module imports this format.
    #[wasm_bindgen(js_name = isElsewhere)]
    pub fn is_elsewhere(&self) -> bool {
        self.imported.is_elsewhere
    }

    /// Whether the event has no zone, and the offsets of its times may determine one.
    #[wasm_bindgen(js_name = wantsZone)]
    pub fn wants_zone(&self) -> bool {
        self.imported.wants_zone
    }

    /// The feed in plenary's own format, as JSON; empty if nothing was imported.
    pub fn feed(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.imported.feed).into_bytes()
    }

    /// The diagnostics of the schedule, as a JSON list of objects.
    pub fn problems(&self) -> String {
        crate::import::diagnostics_json(&self.imported.diagnostics)
    }

    /// Maps a path in the feed to the path in the schedule that it comes from.
    pub fn origin(&self, path: &str) -> String {
        JsonPath::read(path).map_or(JsonPath::TOP, |path| self.imported.origin(&path)).to_string()
    }
}
