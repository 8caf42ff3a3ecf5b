//! What can be asked for, and what is.

use maud::{Markup, html};

use super::compare::hours_fields;
use super::{icons, times};
use crate::model::Text;
use crate::platform::DateForm;
use crate::query::Facet;
use crate::state::{Selection, State, View};
use crate::text::{digits, fill};
use crate::time::{Hours, Stamp, stamp};

/// How many values of a facet are shown before all are asked for.
const FEW: usize = 8;

/// The number of values chosen, on the button that shows the filters.
pub fn badge(state: &State) -> Markup {
    let count = state.query.chosen.len();
    let words = &state.words;
    html! {
        @if count > 0 {
            span.badge-count aria-hidden="true" { (digits(count)) }
            span.hidden-label {
                (fill(words.plural("filters_count", words.filters_count(), &state.platform.plural(count)), &[("n", &digits(count))]))
            }
        }
    }
}

/// The values chosen, each to be given up.
pub fn chips(state: &State) -> Markup {
    html! {
        @for (facet, value) in &state.query.chosen {
            @let name = label(state, *facet, value);
            button.chip type="button" part="chip" data-act="facet" data-f=(facet.key()) data-v=(value)
                aria-label=(fill(state.words.remove(), &[("name", &name)])) { (name) (icons::close()) }
        }
        @if !state.query.is_empty() {
            button.text type="button" data-act="clear" data-k="clear" { (state.words.clear_all()) }
            (calendar(state))
        }
    }
}

/// The calendar file of what is shown.
fn calendar(state: &State) -> Markup {
    let events = if state.view == View::Speakers { 0 } else { state.in_calendar(&Selection::Shown).len() };
    html! {
        @if events > 0 {
            button.text type="button" data-act="ics" data-k="ics-shown" { (state.words.calendar_file()) " (" (digits(events)) ")" }
        }
    }
}

/// How much is left of how much.
pub fn count(state: &State) -> String {
    let words = &state.words;
    let filled = |text: &str, n: usize, shown: usize| fill(text, &[("n", &digits(n)), ("shown", &digits(shown))]);
    let plural = |key: &str, other: &str, n: usize| words.plural(key, other, &state.platform.plural(n)).to_string();
    if state.loading {
        return String::new();
    }
    if state.view == View::Speakers {
        let shown = state.outcome.people.iter().filter(|shown| **shown).count();
        return filled(&plural("people", words.people(), shown), shown, shown);
    }
    let (shown, n) =
        if state.view == View::Mine { super::mine::count(state) } else { (state.outcome.count, state.outcome.total) };
    if state.query.is_empty() {
        filled(&plural("sessions", words.sessions(), n), n, n)
    } else {
        filled(&plural("results", words.results(), n), n, shown)
    }
}

/// The facets with their values and what each would leave.
pub fn panel(state: &State) -> Markup {
    html! {
        @for facet in Facet::ALL {
            @let values = worth_showing(state, facet);
            @if !values.is_empty() {
                fieldset data-facet=(facet.key()) {
                    legend { (facet_name(state, facet)) }
                    @let all = state.unfolded.contains(&facet) || values.len() <= FEW + 2;
                    @for &(position, count) in values.iter().take(if all { usize::MAX } else { FEW }) {
                        @let value = &state.values(facet)[position];
                        @let chosen = state.query.has(facet, value);
                        label class=[(count == 0 && !chosen).then_some("empty")] {
                            input type="checkbox" data-act="facet" data-f=(facet.key()) data-v=(value) checked[chosen]
                                data-k=([facet.key(), "-", value].concat());
                            span.name { (label(state, facet, value)) }
                            span.n { (digits(count)) }
                        }
                    }
                    // Long lists to choose from, which would be made anew with every search.
                    @if facet == Facet::Hours {
                        @if state.unfolded.contains(&facet) {
                            (hours_fields(state))
                        } @else {
                            button.text type="button" data-act="all" data-f="hours" data-k="hours-from" { (state.words.hours_change()) }
                        }
                    }
                    @if !all {
                        button.text type="button" data-act="all" data-f=(facet.key()) {
                            (fill(state.words.show_all(), &[("n", &digits(values.len()))]))
                        }
                    }
                }
            }
        }
    }
}

/// Values by position with their counts: those that at least one session has, of a facet where there is a choice.
fn worth_showing(state: &State, facet: Facet) -> Vec<(usize, usize)> {
    let used = |value: usize| state.usage(facet, value);
    let mut values: Vec<(usize, usize)> = (0..state.values(facet).len())
        .filter(|&value| used(value) > 0 || facet == Facet::Hours)
        .map(|value| (value, state.outcome.count_of(facet, value)))
        .collect();
    if matches!(facet, Facet::Person | Facet::Tag) {
        values.sort_by_key(|&(value, _)| {
            let chosen = state.query.has(facet, &state.values(facet)[value]);
            (!chosen, std::cmp::Reverse(used(value)))
        });
    }
    let alone = matches!(facet, Facet::Recording | Facet::Presence | Facet::Hours | Facet::Starred | Facet::Changed);
    if values.len() > 1 || alone { values } else { Vec::new() }
}

fn facet_name(state: &State, facet: Facet) -> &str {
    let words = &state.words;
    match facet {
        Facet::Day => words.facet_day(),
        Facet::Hours => words.facet_hours(),
        Facet::Track => words.facet_track(),
        Facet::Kind => words.facet_kind(),
        Facet::Room => words.facet_room(),
        Facet::Language => words.facet_language(),
        Facet::Tag => words.facet_tag(),
        Facet::Person => words.facet_person(),
        Facet::Presence => words.facet_presence(),
        Facet::Recording => words.facet_recording(),
        Facet::Starred => words.mine(),
        Facet::Changed => words.facet_changed(),
    }
}

fn label(state: &State, facet: Facet, value: &str) -> String {
    let agenda = &state.agenda;
    let text = |text: &Text| text.get(state.language()).to_string();
    let found = match facet {
        Facet::Day => match stamp(value) {
            Some(Stamp::Date(date)) => Some(state.date(date, DateForm::Short)),
            _ => None,
        },
        Facet::Hours => Hours::parse(value).map(|hours| times::hours(state, hours)),
        Facet::Track => agenda.tracks.iter().find(|t| t.id == value).map(|t| text(&t.name)),
        Facet::Room => agenda.rooms.iter().find(|r| r.id == value).map(|r| text(&r.name)),
        Facet::Person => agenda.people.iter().find(|p| p.id == value).map(|p| p.name.clone()),
        Facet::Kind => Some(state.words.kind(value).to_string()),
        Facet::Language => Some(state.platform.language(value)),
        Facet::Presence if value == "remote" => Some(state.words.remote().to_string()),
        Facet::Presence => Some(state.words.in_person().to_string()),
        Facet::Recording => Some(state.words.has_recording().to_string()),
        Facet::Starred => Some(state.words.starred().to_string()),
        Facet::Changed => Some(state.words.has_changed().to_string()),
        Facet::Tag => None,
    };
    found.unwrap_or_else(|| value.to_string())
}
