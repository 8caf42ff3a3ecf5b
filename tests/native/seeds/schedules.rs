//! What holds for a schedule, whatever its bytes are.

use std::rc::Rc;

use plenary::import::{Options, import};
use plenary::model::Agenda;
use plenary::platform::Platform;
use plenary::time::Zones;

fn read(feed: &[u8], platform: &Rc<dyn Platform>) -> Agenda {
    plenary::plenary_format::read(feed, "", platform).0
}

/// Panics where something does not hold.
pub fn holds(bytes: &[u8], platform: Rc<dyn Platform>) {
    // Whatever it is, the widget looks into it first.
    read(bytes, &platform);
    let zones = Zones::new(platform.clone());
    let options = |indent| Options { timezone: "Europe/Paris", zones: &zones, indent };
    let imported = import(bytes, &options(true));
    if imported.feed.is_empty() {
        assert!(!imported.diagnostics.is_empty(), "nothing came of it, and nobody is told why");
        return;
    }
    let agenda = read(imported.feed.as_bytes(), &platform);
    // Written anew, it is the same to the letter, and to the reader.
    let again = import(imported.feed.as_bytes(), &options(true));
    assert_eq!(again.format.key(), "plenary", "{}", imported.feed);
    assert_eq!(again.feed, imported.feed);
    let short = import(bytes, &options(false));
    assert_eq!(format!("{:?}", read(short.feed.as_bytes(), &platform)), format!("{agenda:?}"));
    for diagnostic in &agenda.diagnostics {
        assert!(imported.origin(&diagnostic.path).to_string().starts_with('$'), "{}", diagnostic.path);
    }
}
