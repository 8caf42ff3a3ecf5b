//! *Who can attend when*: the days of the event in several zones, rendered as a chart in a table.

use maud::{Markup, html};

use super::{bdi, card, times};
use crate::attendance::{Day, Scale};
use crate::platform::DateForm;
use crate::state::State;
use crate::text::{digits, fill};
use crate::time::{Instant, city};

/// Heights of the bars in the chart: within the waking hours, and outside of them.
const HIGH: &str = "12";
const LOW: &str = "5";

/// The compared zones, below the heading of the sheet.
#[inline(never)]
pub(super) fn compare(state: &State) -> Markup {
    let words = &state.words;
    let scale = Scale::new(&state.agenda, &state.zones);
    let at_event = |at: Instant| times::clock(state, state.event_zone(), at);
    let hours = &*times::hours_alone(state, state.hours());
    html! {
        h3 #sheet-title tabindex="-1" autofocus { (words.compare()) }
        (hours_fields(state))
        p.key {
            span { (swatch(true)) (fill(words.awake_there(), &[("hours", hours)])) } " "
            span { (swatch(false)) (words.night_there()) }
        }
        div.wide tabindex="0" role="region" aria-label=(words.compare()) {
            table.attendance {
                caption.hidden-label { (fill(words.reach_caption(), &[("hours", hours)])) }
                thead {
                    tr {
                        th scope="col" { (words.choose_zone()) }
                        @for day in &scale.days {
                            th scope="col" {
                                (state.date(day.date, DateForm::Short)) " "
                                small { (at_event(day.from)) " – " (at_event(day.to)) }
                            }
                        }
                    }
                }
                tbody {
                    @for zone in &state.compared {
                        tr {
                            th scope="row" {
                                (bdi(state, &city(zone)))
                                @if let Some(day) = scale.days.first() { " " small { (state.abbreviation(zone, day.from)) } }
                            }
                            @for day in &scale.days { td { (cell(state, &scale, day, zone)) } }
                        }
                    }
                }
            }
        }
        label.add {
            span { (words.add_zone()) }
            input type="text" list="all-zones" data-act="compare-with" data-k="compare-with" placeholder=(words.zone_hint()) autocomplete="off" spellcheck="false";
        }
        datalist #all-zones { @for zone in state.platform.zones() { option value=(zone) {} } }
    }
}

fn cell(state: &State, scale: &Scale, day: &Day, zone: &str) -> Markup {
    let attendance = day.attendance(&state.agenda, &state.zones, zone, state.hours());
    let badge = |at: Instant| times::day_badge(state, day.date, times::date(state, zone, at));
    let minutes = |seconds: i64| digits((seconds / 60) as usize);
    html! {
        svg.timescale viewBox=(["0 0 ", &minutes(scale.length), " ", HIGH].concat()) preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            @for &(from, to, awake) in &attendance.spans {
                (bar(awake, &minutes(from), &minutes(to - from)))
            }
        }
        @let count = fill(state.words.of(), &[("shown", &state.numeral(attendance.awake)), ("n", &state.numeral(day.sessions.len()))]);
        @if attendance.asleep.is_empty() {
            span.n { (count) } " "
        } @else {
            details {
                summary { (count) }
                p { (state.words.night_there()) }
                ul.list aria-label=(state.words.night_there()) { @for &session in &attendance.asleep { li { (card::listed(state, session, &card::headline_link(state, session))) } } }
            }
        }
        small {
            (times::clock(state, zone, day.from)) (badge(day.from)) " – " (times::clock(state, zone, day.to)) (badge(day.to))
        }
    }
}

fn bar(awake: bool, from: &str, width: &str) -> Markup {
    let (class, top, height) = if awake { ("awake", "0", HIGH) } else { ("night", "7", LOW) };
    html! { rect class=(class) x=(from) width=(width) y=(top) height=(height) {} }
}

fn swatch(awake: bool) -> Markup {
    html! {
        svg.swatch viewBox="0 0 12 12" aria-hidden="true" focusable="false" {
            (bar(awake, "0", HIGH))
        }
    }
}

/// Select fields for the reader's waking hours, in steps of half an hour.
pub(super) fn hours_fields(state: &State) -> Markup {
    let hours = state.hours();
    let field = |name: &str, act: &str, chosen: u32| {
        let own = (!chosen.is_multiple_of(30)).then_some(chosen);
        html! {
            label {
                span { (name) }
                select data-act=(act) data-k=(act) {
                    @for minute in own.into_iter().chain((0..48).map(|half| half * 30)) {
                        option value=(digits(minute as usize)) selected[minute == chosen] { (state.clock(minute as u16)) }
                    }
                }
            }
        }
    };
    html! {
        p.hours {
            (field(state.words.hours_from(), "hours-from", hours.from))
            (field(state.words.hours_to(), "hours-to", hours.to))
        }
    }
}
