//! What holds for a file in any syntax, whatever its bytes are.

use std::rc::Rc;

use plenary::import::{Options, convert, import};
use plenary::lint::lint;
use plenary::platform::Platform;
use plenary::time::Zones;

/// Panics where something does not hold of those bytes behind the signature of a syntax.
pub fn holds(signature: &[u8], bytes: &[u8], platform: Rc<dyn Platform>) {
    let zones = Zones::new(platform.clone());
    let options = Options { timezone: "Europe/Paris", zones: &zones, indent: true };
    for file in [bytes.to_vec(), [signature, bytes].concat()] {
        let report = lint(&file, &options, &*platform);
        let lines = report.source.matches('\n').count() + 1;
        for found in &report.diagnostics {
            assert!((1..=lines).contains(&found.line) && found.column > 0 && found.length > 0, "{found:?}");
        }
        let imported = import(&file, &options);
        assert!(!imported.feed.is_empty() || !imported.diagnostics.is_empty(), "nothing came of it, and there is no diagnostic");
        let feed = convert(&file, &options);
        // Converted again, it is byte-identical.
        if !feed.is_empty() {
            assert_eq!(convert(feed.as_bytes(), &options), feed);
        }
    }
}
