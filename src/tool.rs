//! The program behind the command line and the pages that check and build: everything that the widget does, without a page.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use crate::formats::{Options, translate};
use crate::host::Host;
use crate::intl::Browser;
use crate::time::Zones;

/// A feed of any known format, and what is asked about it.
#[wasm_bindgen]
pub struct Tool {
    host: Rc<dyn Host>,
    zones: Rc<Zones>,
    bytes: Vec<u8>,
    timezone: String,
}

#[wasm_bindgen]
impl Tool {
    /// `timezone` is the zone of the feed's local times, where it names none; empty where that is not known.
    #[wasm_bindgen(constructor)]
    pub fn new(host: Browser, bytes: Vec<u8>, timezone: String) -> Tool {
        #[cfg(debug_assertions)]
        console_error_panic_hook::set_once();
        let host: Rc<dyn Host> = Rc::new(host);
        let zones = Rc::new(Zones::new(host.clone()));
        Tool { host, zones, bytes, timezone }
    }

    fn options(&self) -> Options<'_> {
        Options { timezone: &self.timezone, zones: &self.zones, indent: true }
    }

    /// The feed in plenary's own format; empty where nothing could be read.
    pub fn convert(&self) -> String {
        translate(&self.bytes, &self.options()).feed
    }
}
