//! One cause, one diagnostic: what many sessions report because of one missing or misspelled name is reported once, with a count.
//!
//! It also adds what only the whole feed tells: which zone was meant by a name that no zone has.

#[cfg(any(feature = "translator", not(target_arch = "wasm32")))]
use super::time_forms;
#[cfg(any(feature = "translator", not(target_arch = "wasm32")))]
use crate::model::Event;
use crate::names::Names;
use crate::path::{JsonPath, Step};
#[cfg(any(feature = "translator", not(target_arch = "wasm32")))]
use crate::platform::Platform;
use crate::problem::{Code, Problem};
use crate::text::digits;
use crate::time::Fault;
#[cfg(any(feature = "translator", not(target_arch = "wasm32")))]
use crate::time::ZoneSuggester;

#[cfg(any(feature = "translator", not(target_arch = "wasm32")))]
/// The diagnostics of a feed as its author reads them: one for each cause, with suggestions.
pub fn explained(problems: &[Problem], event: &Event, platform: &dyn Platform) -> Vec<Problem> {
    let mut problems = by_cause(problems);
    let suggester = suggester(event, platform);
    for problem in &mut problems {
        suggest(problem, &suggester);
    }
    problems
}

#[cfg(any(feature = "translator", not(target_arch = "wasm32")))]
/// Suggests zones for an event, which knows where and when it is.
pub fn suggester<'h>(event: &Event, platform: &'h dyn Platform) -> ZoneSuggester<'h> {
    let place: Vec<&str> = event.place.all().collect();
    ZoneSuggester::new(platform, &place.join("\n"), event.start)
}

#[cfg(any(feature = "translator", not(target_arch = "wasm32")))]
/// Adds to a diagnostic about a zone which one was meant.
pub(crate) fn suggest(problem: &mut Problem, suggester: &ZoneSuggester<'_>) {
    match problem.code {
        Code::NoTime | Code::NoDate => {
            let text = problem.value.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
            problem.help = time_forms::help(text.unwrap_or_default());
        }
        Code::NoZone | Code::NoZoneThere => problem.meant = suggester.suggest(zone_named(problem)),
        Code::ZoneMissing => {
            if let [zone, ..] = suggester.zones_of_place() {
                problem.help = Some(["Did you mean ", zone, "? Write \"timezone\": \"", zone, "\"."].concat());
            }
        }
        _ => {}
    }
}

/// The name of the zone that a diagnostic is about: the value, or what is in the brackets behind a time.
fn zone_named(problem: &Problem) -> &str {
    match problem.code {
        Code::NoZoneThere => problem.value.split(['[', ']']).nth(1).unwrap_or_default().trim_start_matches('!'),
        _ => problem.value.strip_prefix('"').and_then(|rest| rest.split('"').next()).unwrap_or_default(),
    }
}

/// The same diagnostics, those of one cause once: at the place of the first, with how often there are more.
pub fn by_cause(problems: &[Problem]) -> Vec<Problem> {
    let mut kept: Vec<(Problem, usize)> = Vec::new();
    let mut places = Names::default();
    let mut unplaced: Vec<&Problem> = Vec::new();
    for problem in problems {
        if is_for_want_of_a_zone(problem) {
            unplaced.push(problem);
        } else if let Some(cause) = cause(problem) {
            let place = *places.keep(&[problem.name(), " ", cause].concat(), kept.len());
            match kept.get_mut(place) {
                Some((_, count)) => *count += 1,
                None => kept.push((problem.clone(), 1)),
            }
        } else {
            kept.push((problem.clone(), 1));
        }
    }
    let event = JsonPath::TOP.member("event");
    let needed = kept.iter().position(|(problem, _)| is_zone_needed(problem));
    let wrong = kept.iter().position(|(problem, _)| is_event_zone(problem));
    let mut sessions = count(sessions_of(&unplaced), "session");
    if let (Some(needed), Some(wrong)) = (needed, wrong) {
        // Of an importer's two diagnostics the one that has the place.
        let (problem, _) = kept.remove(needed);
        kept[wrong - usize::from(needed < wrong)].1 = 1;
        if let Some((_, count)) = problem.value.rsplit_once(", in ") {
            sessions = count.to_string();
        }
    }
    for (problem, times) in &mut kept {
        if is_event_zone(problem) && (needed.is_some() || !unplaced.is_empty()) {
            problem.value = [&problem.value, ", needed by ", &sessions].concat();
        } else if *times > 1 {
            problem.value = [&problem.value, ", ", &count(*times, "time")].concat();
        }
    }
    let mut out: Vec<Problem> = kept.into_iter().map(|(problem, _)| problem).collect();
    if let [first, ..] = unplaced[..]
        && needed.or(wrong).is_none()
    {
        let value = [&first.value, ", in ", &sessions].concat();
        out.push(Problem::new(Code::ZoneMissing, event, value));
    }
    out
}

/// What a diagnostic is about, if all others about the same have the same cause.
fn cause(problem: &Problem) -> Option<&str> {
    match problem.code {
        Code::NoZone | Code::NoZoneThere => Some(zone_named(problem)),
        Code::UnknownPerson | Code::NoStatus | Code::NoPresence => Some(&problem.value),
        #[cfg(any(feature = "translator", not(target_arch = "wasm32")))]
        Code::UnknownRoom | Code::UnknownTrack | Code::UnknownSpeaker | Code::UnknownId => Some(&problem.value),
        _ => None,
    }
}

/// Whether a time cannot be read only because the event has no zone.
fn is_for_want_of_a_zone(problem: &Problem) -> bool {
    problem.code == Code::ZoneMissing && problem.path != JsonPath::TOP.member("event") || problem.fault == Some(Fault::NoZone)
}

/// Whether a diagnostic is about the zone of the event itself, which is in no list.
fn is_event_zone(problem: &Problem) -> bool {
    problem.code == Code::NoZone && problem.path.steps().all(|step| matches!(step, Step::Key(_)))
}

/// Whether an importer has reported the missing zone. By its name, since the widget has no importers.
fn is_zone_needed(problem: &Problem) -> bool {
    problem.name() == "zone-needed"
}

/// In how many sessions these are.
fn sessions_of(problems: &[&Problem]) -> usize {
    let session = |problem: &&Problem| {
        let mut path = problem.path.clone();
        while path.steps().last().is_some_and(|step| matches!(step, Step::Key(_))) {
            path.pop();
        }
        path
    };
    let mut sessions: Vec<JsonPath> = problems.iter().map(session).collect();
    sessions.sort_unstable();
    sessions.dedup();
    sessions.len()
}

fn count(number: usize, unit: &str) -> String {
    [digits(number).as_str(), " ", unit, if number == 1 { "" } else { "s" }].concat()
}
