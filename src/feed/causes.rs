//! Adds to diagnostics what only the whole feed tells: which zone was meant by one that does not exist.

use super::canonical;
use crate::host::Host;
use crate::model::Event;
use crate::problem::{Code, Problem};
use crate::time::ZoneSuggester;

/// Adds a suggestion to what is reported of zones that do not exist.
pub fn explain<'p>(problems: impl IntoIterator<Item = &'p mut Problem>, event: &Event, host: &dyn Host) {
    let suggester = suggester(event, host);
    for problem in problems {
        let text = || problem.value.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or_default();
        let name = match problem.code {
            Code::NoTime | Code::NoDate => {
                problem.help = canonical::help(text());
                continue;
            }
            Code::NoZone => text(),
            Code::NoZoneThere => problem.value.split(['[', ']']).nth(1).unwrap_or_default().trim_start_matches('!'),
            _ => continue,
        };
        problem.meant = suggester.suggest(name);
    }
}

/// Suggests zones for an event, which knows where and when it is.
pub fn suggester<'h>(event: &Event, host: &'h dyn Host) -> ZoneSuggester<'h> {
    let place: Vec<&str> = event.place.all().collect();
    ZoneSuggester::new(host, &place.join("\n"), event.start)
}
