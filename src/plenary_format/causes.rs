//! Groups diagnostics by cause: one missing or misspelled name is reported once, with the number of occurrences.
//!
//! It also adds help that depends on the whole feed, such as suggested zones.

#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
use super::time_forms;
use crate::diagnostic::{Code, Diagnostic};
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
use crate::model::Event;
use crate::name_index::NameIndex;
use crate::path::{JsonPath, Step};
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
use crate::platform::Platform;
use crate::text::digits;
use crate::time::Fault;
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
use crate::time::ZoneSuggester;

#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
/// The diagnostics for the author of a feed: one per cause, with suggestions.
pub fn explained(diagnostics: &[Diagnostic], event: &Event, platform: &dyn Platform) -> Vec<Diagnostic> {
    let mut diagnostics = by_cause(diagnostics);
    let suggester = suggester(event, platform);
    for diagnostic in &mut diagnostics {
        suggest(diagnostic, &suggester);
    }
    diagnostics
}

#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
/// A zone suggester for an event, which uses its location and dates.
pub fn suggester<'h>(event: &Event, platform: &'h dyn Platform) -> ZoneSuggester<'h> {
    let place: Vec<&str> = event.place.all().collect();
    ZoneSuggester::new(platform, &place.join("\n"), event.start)
}

#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
/// Adds a suggestion to a diagnostic about a zone.
pub(crate) fn suggest(diagnostic: &mut Diagnostic, suggester: &ZoneSuggester<'_>) {
    match diagnostic.code {
        Code::NoTime | Code::NoDate => {
            let text = diagnostic.value.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
            diagnostic.help = time_forms::help(text.unwrap_or_default());
        }
        Code::Printed => {
            let text = diagnostic.value.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
            diagnostic.help = time_forms::printed_help(text.unwrap_or_default());
        }
        Code::NoZone | Code::NoZoneThere => diagnostic.suggestion = suggester.suggest(zone_named(diagnostic)),
        Code::ZoneNeeded => diagnostic.suggestion = suggester.zones_of_place().first().cloned(),
        Code::ZoneMissing => {
            if let [zone, ..] = suggester.zones_of_place() {
                diagnostic.help = Some(["Did you mean ", zone, "? Write \"timezone\": \"", zone, "\"."].concat());
            }
        }
        _ => {}
    }
}

/// The zone name in a diagnostic: the value, or the part in brackets after a time.
fn zone_named(diagnostic: &Diagnostic) -> &str {
    match diagnostic.code {
        Code::NoZoneThere => diagnostic.value.split(['[', ']']).nth(1).unwrap_or_default().trim_start_matches('!'),
        _ => diagnostic.value.strip_prefix('"').and_then(|rest| rest.split('"').next()).unwrap_or_default(),
    }
}

/// Merges diagnostics with the same cause into the first of them, with the number of the others.
pub fn by_cause(diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut kept: Vec<(Diagnostic, usize)> = Vec::new();
    let mut places = NameIndex::default();
    let mut unplaced: Vec<&Diagnostic> = Vec::new();
    for diagnostic in diagnostics {
        if is_for_want_of_a_zone(diagnostic) {
            unplaced.push(diagnostic);
        } else if let Some(cause) = cause(diagnostic) {
            let place = *places.keep(&[diagnostic.name(), " ", cause].concat(), kept.len());
            match kept.get_mut(place) {
                Some((_, count)) => *count += 1,
                None => kept.push((diagnostic.clone(), 1)),
            }
        } else {
            kept.push((diagnostic.clone(), 1));
        }
    }
    let event = JsonPath::TOP.member("event");
    let needed = kept.iter().position(|(diagnostic, _)| is_zone_needed(diagnostic));
    let wrong = kept.iter().position(|(diagnostic, _)| is_event_zone(diagnostic));
    let mut sessions = count(sessions_of(&unplaced), "session");
    if let (Some(needed), Some(wrong)) = (needed, wrong) {
        // Of the importer's two diagnostics, keep the one with the path.
        let (diagnostic, _) = kept.remove(needed);
        kept[wrong - usize::from(needed < wrong)].1 = 1;
        if let Some((_, count)) = diagnostic.value.rsplit_once(", in ") {
            sessions = count.to_string();
        }
    }
    let needed_by = [", needed by ", &sessions].concat();
    for (diagnostic, times) in &mut kept {
        if is_event_zone(diagnostic) && (needed.is_some() || !unplaced.is_empty()) {
            // Diagnostics of an importer are already grouped.
            if !diagnostic.value.ends_with(&needed_by) {
                diagnostic.value.push_str(&needed_by);
            }
        } else if *times > 1 {
            diagnostic.value = [&diagnostic.value, ", ", &count(*times, "time")].concat();
        }
    }
    let mut out: Vec<Diagnostic> = kept.into_iter().map(|(diagnostic, _)| diagnostic).collect();
    if let [first, ..] = unplaced[..]
        && needed.or(wrong).is_none()
    {
        let value = [&first.value, ", in ", &sessions].concat();
        out.push(Diagnostic::new(Code::ZoneMissing, event, value));
    }
    out
}

/// The subject of a diagnostic, if all diagnostics about that subject have the same cause.
fn cause(diagnostic: &Diagnostic) -> Option<&str> {
    match diagnostic.code {
        Code::NoZone | Code::NoZoneThere => Some(zone_named(diagnostic)),
        Code::UnknownPerson | Code::NoStatus | Code::NoPresence => Some(&diagnostic.value),
        #[cfg(any(feature = "import", not(target_arch = "wasm32")))]
        Code::UnknownRoom | Code::UnknownTrack | Code::UnknownSpeaker | Code::UnknownId => Some(&diagnostic.value),
        _ => None,
    }
}

/// Whether a time is unreadable only because the event has no zone.
fn is_for_want_of_a_zone(diagnostic: &Diagnostic) -> bool {
    diagnostic.code == Code::ZoneMissing && diagnostic.path != JsonPath::TOP.member("event")
        || diagnostic.fault == Some(Fault::NoZone)
}

/// Whether a diagnostic is about the zone of the event itself.
fn is_event_zone(diagnostic: &Diagnostic) -> bool {
    diagnostic.code == Code::NoZone && diagnostic.path.steps().all(|step| matches!(step, Step::Key(_)))
}

/// Whether an importer has reported the missing zone. Compared by name, since the widget contains no importers.
fn is_zone_needed(diagnostic: &Diagnostic) -> bool {
    diagnostic.name() == "zone-needed"
}

/// Number of sessions that the diagnostics concern.
fn sessions_of(diagnostics: &[&Diagnostic]) -> usize {
    let session = |diagnostic: &&Diagnostic| {
        let mut path = diagnostic.path.clone();
        while path.steps().last().is_some_and(|step| matches!(step, Step::Key(_))) {
            path.pop();
        }
        path
    };
    let mut sessions: Vec<JsonPath> = diagnostics.iter().map(session).collect();
    sessions.sort_unstable();
    sessions.dedup();
    sessions.len()
}

fn count(number: usize, unit: &str) -> String {
    [digits(number).as_str(), " ", unit, if number == 1 { "" } else { "s" }].concat()
}
