//! The filter panel, the chips of active filters, and the result count.

use maud::{Markup, html};

use super::compare::hours_fields;
use super::people::count_of_sessions;
use super::{bdi, icons, list_of, times};
use crate::model::Text;
use crate::platform::DateForm;
use crate::query::{Facet, fold};
use crate::state::{Selection, State, View};
use crate::text::fill;
use crate::time::{Hours, date};

/// Number of values listed for a long facet before the reader types.
const FEW: usize = 8;
/// Maximum number of listed values that match the typed text.
const FOUND: usize = 60;

/// The number of active filters, on the button that opens the panel.
pub fn badge(state: &State) -> Markup {
    let count = state.query.chosen.len();
    let words = &state.words;
    html! {
        @if count > 0 {
            span.badge-count aria-hidden="true" { (state.numeral(count)) }
            span.hidden-label {
                (fill(words.late_plural("filters_count", words.filters_count(), &state.platform.plural(count)), &[("n", &state.numeral(count))]))
            }
        }
    }
}

/// The active filters, each with a button to remove it.
pub fn chips(state: &State) -> Markup {
    html! {
        @for (facet, value) in &state.query.chosen {
            @let name = label(state, *facet, value);
            button.chip type="button" part="chip" data-act="facet" data-f=(facet.key()) data-v=(value)
                aria-label=(fill(state.words.remove(), &[("name", &name)])) { (bdi(state, &name)) (icons::close()) }
        }
        @if !state.query.is_empty() {
            button.text type="button" data-act="clear" data-k="clear" { (state.words.clear_all()) }
            (calendar(state))
        }
    }
}

/// The link to the calendar file of the displayed sessions.
fn calendar(state: &State) -> Markup {
    let events = if state.view == View::Speakers { 0 } else { state.in_calendar(&Selection::Shown).len() };
    html! {
        @if events > 0 {
            button.text type="button" data-act="ics" data-k="ics-shown" { (times::noted(state, state.words.calendar_file(), &state.numeral(events))) }
        }
    }
}

/// The result count, such as "7 of 24 sessions".
pub fn count(state: &State) -> String {
    let words = &state.words;
    let filled = |text: &str, n: usize, shown: usize| fill(text, &[("n", &state.numeral(n)), ("shown", &state.numeral(shown))]);
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

/// The result count, and the words that replaced mistyped ones.
#[inline(never)]
pub fn count_line(state: &State) -> String {
    let near = list_of(state, state.near());
    let note = if near.is_empty() { String::new() } else { fill(state.words.no_exact_match(), &[("words", &near)]) + " " };
    note + &count(state)
}

/// The facets with their values and counts. As a sheet it has a heading above them, and below them a button that closes it and shows
/// the result count.
pub fn panel(state: &State) -> Markup {
    let words = &state.words;
    html! {
        div.sheet-head {
            h3 #panel-title tabindex="-1" autofocus { (words.filters()) }
            @if !state.query.is_empty() { button.text type="button" data-act="clear" data-k="clear-sheet" { (words.clear()) } }
        }
        @for facet in Facet::ALL {
            @let values = worth_showing(state, facet);
            @if !values.is_empty() {
                @let name = facet_name(state, facet);
                fieldset data-facet=(facet.key()) {
                    legend { (name) }
                    @if values.len() > FEW + 2 {
                        input type="text" data-act="facet-text" data-f=(facet.key()) data-k=(["find-", facet.key()].concat()) value=(text_for(state, facet))
                            aria-label=(fill(words.search_in(), &[("name", name)])) placeholder=(words.search())
                            autocomplete="off" spellcheck="false" enterkeyhint="search";
                    }
                    div.values data-r=(["values-", facet.key()].concat()) { (values_of(state, facet)) }
                    // Long select lists, which would otherwise be re-rendered by every search.
                    @if facet == Facet::Hours {
                        @if state.unfolded.contains(&facet) {
                            (hours_fields(state))
                        } @else {
                            button.text type="button" data-act="all" data-f="hours" data-k="hours-from" { (words.hours_change()) }
                        }
                    }
                }
            }
        }
        div.sheet-foot { button.primary type="button" data-act="filters" data-k="show" { (show_results(state)) } }
    }
}

/// The listed values of a facet: for a long facet, those that match the typed text, or the first ones.
pub fn values_of(state: &State, facet: Facet) -> Markup {
    let values = worth_showing(state, facet);
    let typed = fold(&*state.platform, text_for(state, facet).trim_ascii());
    let at_most = if values.len() <= FEW + 2 || !typed.is_empty() { FOUND } else { FEW };
    let fits = |name: &str| typed.is_empty() || fold(&*state.platform, name).contains(&typed);
    let values = values.into_iter().map(|(position, count)| (&state.values(facet)[position], count));
    let named = values.map(|(value, count)| (value, label(state, facet, value), count));
    html! {
        @for (value, name, count) in named.filter(|(_, name, _)| fits(name)).take(at_most) {
            label {
                input type="checkbox" data-act="facet" data-f=(facet.key()) data-v=(value) checked[state.query.has(facet, value)]
                    data-k=([facet.key(), "-", value].concat());
                span.name { (bdi(state, &name)) } " "
                span.n { (state.numeral(count)) }
            }
        }
    }
}

/// The text typed into the search field of a facet.
fn text_for(state: &State, facet: Facet) -> &str {
    state.facet_text.as_ref().filter(|(typed_for, _)| *typed_for == facet).map_or("", |(_, text)| text)
}

/// The label of the sheet's button: the number of matching sessions or people.
fn show_results(state: &State) -> String {
    let words = &state.words;
    let what = if state.view == View::Speakers {
        let shown = state.outcome.people.iter().filter(|shown| **shown).count();
        fill(words.plural("people", words.people(), &state.platform.plural(shown)), &[("n", &state.numeral(shown))])
    } else {
        count_of_sessions(state, state.outcome.count)
    };
    fill(words.show_results(), &[("what", &what)])
}

/// The values of a facet with their counts, as indices: those that match any session, and those selected. Empty if there is no choice.
fn worth_showing(state: &State, facet: Facet) -> Vec<(usize, usize)> {
    let used = |value: usize| state.usage(facet, value);
    let is_chosen = |value: usize| state.query.has(facet, &state.values(facet)[value]);
    let all = || (0..state.values(facet).len()).filter(|&value| used(value) > 0 || facet == Facet::Hours);
    if all().count() < 2 && !matches!(facet, Facet::Recording | Facet::Presence | Facet::Hours | Facet::Starred | Facet::Changed)
    {
        return Vec::new();
    }
    let counted = all().map(|value| (value, state.outcome.count_of(facet, value)));
    let mut values: Vec<(usize, usize)> =
        counted.filter(|&(value, count)| count > 0 || is_chosen(value) || facet == Facet::Hours).collect();
    if matches!(facet, Facet::Person | Facet::Tag) {
        values.sort_by_key(|&(value, _)| (!is_chosen(value), std::cmp::Reverse(used(value))));
    }
    values
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
        Facet::Day => date(value).map(|date| state.date(date, DateForm::Short)),
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
