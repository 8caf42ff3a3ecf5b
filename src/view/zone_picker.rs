//! The zone line and the zone picker.

use maud::{Markup, html};

use super::times::{self, named};
use super::{bdi, icons};
use crate::state::{State, ZoneChoice};
use crate::text::{around, digits, fill};
use crate::time::{Instant, city};

/// The displayed zone, as a button that opens the picker, and the difference to the reader's own zone.
pub fn zone_line(state: &State) -> Markup {
    let Some(at) = state.reference() else { return Markup::default() };
    html! {
        button.tool type="button" part="zone" data-act="picker" data-k="picker" aria-haspopup="dialog" aria-expanded="false" {
            (icons::clock())
            (times_in(state, at))
            (icons::down())
        }
        div.pop data-r="picker" hidden {}
        p { (difference(state, at)) }
    }
}

/// The displayed zone within its message.
pub(super) fn times_in(state: &State, at: Instant) -> Markup {
    let (before, after) = around(state.words.times_in());
    html! { span { span.w { (before) } b { (named(state, state.zone(), at)) } span.w { (after) } } }
}

fn difference(state: &State, at: Instant) -> String {
    let words = &state.words;
    let minutes = (state.zones.offset(&state.own_zone, at) - state.zones.offset(state.zone(), at)) / 60;
    let is_event = state.zone() == state.event_zone();
    if minutes == 0 {
        let known = state.own_zone == state.zone() || is_event;
        return if known && is_event { words.same_time() } else { words.my_time() }.to_string();
    }
    let hours = super::times::minutes_in_words(state, minutes.unsigned_abs() as usize);
    let text = if minutes > 0 { words.ahead() } else { words.behind() };
    let ahead = fill(text, &[("place", &city(&state.own_zone)), ("hours", &hours)]);
    if is_event { ahead } else { fill(words.labelled(), &[("label", words.other_zone()), ("value", &ahead)]) }
}

/// The picker: a search field and the matching zones.
pub fn picker(state: &State) -> Markup {
    let Some(picker) = &state.picker else { return Markup::default() };
    let words = &state.words;
    let (list, active) = zone_list(state);
    html! {
        div role="dialog" aria-label=(words.choose_zone()) {
            input type="text" role="combobox" data-act="zone-text" data-k="zone-text" aria-label=(words.choose_zone()) aria-expanded="true"
                aria-controls="zone-list" aria-autocomplete="list" aria-activedescendant=(active) placeholder=(words.zone_hint())
                value=(picker.text) autocomplete="off" spellcheck="false" autocapitalize="none";
            ul #zone-list role="listbox" tabindex="-1" aria-label=(words.choose_zone()) data-r="zones" { (list) }
            button.text type="button" data-act="compare" data-k="compare" { (words.compare()) }
        }
    }
}

/// The zones that match the typed text, and the id of the one that Enter selects.
pub fn zone_list(state: &State) -> (Markup, String) {
    let Some(picker) = &state.picker else { return Default::default() };
    let at = state.reference().unwrap_or(Instant(0));
    let words = &state.words;
    let listed = &picker.choices;
    let id = |position: usize| ["zone-", &digits(position)].concat();
    let markup = html! {
        @for (position, choice) in listed.iter().enumerate() {
            li role="option" id=(id(position)) aria-selected=(if position == picker.active { "true" } else { "false" }) data-act="zone" data-v=(choice.key()) {
                span.name {
                    @match choice {
                        ZoneChoice::Event => { b { (words.event_time()) } " " small { (named(state, state.event_zone(), at)) } }
                        ZoneChoice::Mine => { b { (words.my_time()) } " " small { (named(state, &state.own_zone, at)) } }
                        ZoneChoice::Named(zone) => { (bdi(state, &city(zone))) " " small { (bdi(state, zone)) } }
                    }
                }
                @if let Some(now) = state.now.as_ref().and_then(|now| now.at) {
                    small.n { (times::clock(state, state.zone_of(choice), now)) }
                }
            }
        }
        @if listed.is_empty() { li.nothing role="option" aria-disabled="true" aria-selected="false" { (words.no_zone()) } }
    };
    (markup, if listed.is_empty() { String::new() } else { id(picker.active.min(listed.len() - 1)) })
}
