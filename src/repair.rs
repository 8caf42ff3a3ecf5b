//! The wasm API of error recovery: `plenary-repair.wasm`, loaded for a feed with errors, and to suggest a zone.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use crate::diagnostic::{Code, Diagnostic};
use crate::intl::Browser;
use crate::model::{Event, Text};
use crate::path::JsonPath;
use crate::platform::Platform;
use crate::plenary_format::causes::{suggest, suggester};
use crate::plenary_format::repair::{Repaired, repair};
use crate::time::{Zones, date};

/// Codes of diagnostics whose help depends on their value.
const HELPED: [Code; 6] = [Code::Printed, Code::NoTime, Code::NoDate, Code::NoZone, Code::NoZoneThere, Code::ZoneMissing];

/// A repaired feed.
#[wasm_bindgen]
pub struct Repair {
    platform: Rc<dyn Platform>,
    repaired: Repaired,
}

#[wasm_bindgen]
impl Repair {
    /// Repairs a feed in plenary's own format. `zone` is the fallback zone of local times; empty if unknown.
    #[wasm_bindgen(constructor)]
    pub fn new(browser: Browser, bytes: &[u8], zone: &str) -> Repair {
        let platform: Rc<dyn Platform> = Rc::new(browser);
        let repaired = repair(bytes, zone, &Zones::new(platform.clone()), &*platform);
        Repair { platform, repaired }
    }

    /// The repaired feed, as JSON.
    pub fn feed(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.repaired.feed).into_bytes()
    }

    /// The assumed zone of an event that names none; empty if no assumption is possible.
    pub fn timezone(&self) -> String {
        self.repaired.timezone.clone()
    }

    /// The diagnostics, as a JSON list of objects.
    pub fn problems(&self) -> String {
        crate::import::diagnostics_json(&self.repaired.diagnostics)
    }

    /// The help for a code and a value, if it depends on the value; else empty. `place` is the result of `Widget::place`.
    pub fn hint(&self, code: &str, value: &str, place: &str) -> String {
        let diagnostic = |code: &Code| Diagnostic::new(*code, JsonPath::TOP, value.to_string());
        let Some(mut diagnostic) = HELPED.iter().map(diagnostic).find(|diagnostic| diagnostic.name() == code) else {
            return String::new();
        };
        suggest(&mut diagnostic, &suggester(&event(place), &*self.platform));
        if diagnostic.help.is_none() && diagnostic.suggestion.is_none() { String::new() } else { diagnostic.help() }
    }

    /// The suggested zone for an unknown name; empty if there is none.
    pub fn nearest(&self, zone: &str, place: &str) -> String {
        suggester(&event(place), &*self.platform).suggest(zone).unwrap_or_default()
    }
}

fn event(place: &str) -> Event {
    let (place, start) = place.split_once('\0').unwrap_or((place, ""));
    Event { place: Text::plain(place), start: date(start), ..Event::default() }
}
