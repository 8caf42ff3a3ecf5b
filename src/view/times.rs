//! Times and dates in words, never without their zone.

use std::sync::Arc;

use maud::{Markup, html};

use crate::model::{End, Session, When};
use crate::platform::DateForm;
use crate::state::State;
use crate::text::{digits, fill};
use crate::time::{Date, Hours, Instant, city};
use crate::timetable::{self, Day, last_day};

/// A time of day in a zone.
pub(super) fn clock(state: &State, zone: &str, at: Instant) -> Arc<str> {
    state.clock(state.zones.local(zone, at).minute())
}

pub(super) fn date(state: &State, zone: &str, at: Instant) -> Date {
    state.zones.local(zone, at).date
}

/// `+1` where something falls on another date than the one that stands beside it.
#[inline(never)]
pub(super) fn day_badge(state: &State, from: Date, to: Date) -> Markup {
    let days = to.0 - from.0;
    html! {
        @if days != 0 {
            @let name = if days > 0 { state.words.day_later() } else { state.words.day_earlier() };
            abbr.badge title=[(days.abs() == 1).then_some(name)] {
                (if days > 0 { "+" } else { "−" }) (digits(days.unsigned_abs() as usize))
            }
        }
    }
}

/// What the heading above some times says of them.
pub(super) struct Heading {
    pub(super) date: Option<Date>,
    zone: Option<Arc<str>>,
}

impl Heading {
    /// A heading with a date and without a zone: each time then says its own.
    pub(super) fn of_date(date: Option<Date>) -> Heading {
        Heading { date, zone: None }
    }

    pub(super) fn new(state: &State, day: &Day) -> Heading {
        let zone = state.timetable.first_start(day).map(|at| state.abbreviation(state.zone(), at));
        Heading { date: day.date, zone }
    }
}

/// The column beside sessions that begin together: start, end, and the same in the second zone. Who listens heard the zone
/// with the heading, and hears it again only where the clocks have changed since.
pub(super) fn spine(state: &State, session: usize, start: Instant, end: Option<End>, day: &Heading) -> Markup {
    let zone = state.zone();
    let badge = |at: Instant| day_badge(state, day.date.unwrap_or(date(state, zone, at)), date(state, zone, at));
    let end_at = if let Some(End::At(end)) = end { Some(end).filter(|end| *end > start) } else { None };
    let name = state.abbreviation(zone, start);
    html! {
        time datetime=(start.to_rfc3339()) { (clock(state, zone, start)) (badge(start)) }
        span.until {
            @if let Some(end) = end_at {
                @if state.abbreviation(zone, end) != name { (heard(&name, day)) " " }
                "– "
                @if ends_later(state, session, day.date) {
                    (state.date(date(state, zone, end), DateForm::Short)) ", " (clock(state, zone, end))
                } @else {
                    (clock(state, zone, end)) (badge(end))
                }
                " "
            } @else if end == Some(End::Open) {
                (tail(state.words.onwards())) " "
            }
            (heard(&state.abbreviation(zone, end_at.unwrap_or(start)), day))
        }
        (second(state, start, day))
    }
}

/// The name of a zone, for those who listen only where the heading has another.
fn heard(name: &Arc<str>, day: &Heading) -> Markup {
    html! { span aria-hidden=(if day.zone.as_ref() == Some(name) { "true" } else { "false" }) { (name) } }
}

/// A time in the second zone.
fn second(state: &State, at: Instant, day: &Heading) -> Markup {
    let Some(second) = state.second_zone_at(at) else { return Markup::default() };
    let date = date(state, second, at);
    html! {
        span.you {
            (clock(state, second, at)) " " span aria-hidden="true" { (state.abbreviation(second, at)) }
            (day_badge(state, day.date.unwrap_or(date), date))
            span.hidden-label { " " (second_name(state)) }
        }
    }
}

/// Whether a session goes on on a day after that one.
pub(super) fn ends_later(state: &State, session: usize, day: Option<Date>) -> bool {
    state.timetable.has_long && day.is_some() && last_day(&state.agenda, &state.zones, state.zone(), session) > day
}

/// When a session ends that goes on for days: "until Wed 16 Jun, 17:00 CEST".
#[inline(never)]
pub(super) fn until(state: &State, session: usize) -> String {
    let end = match state.agenda.sessions[session].when {
        When::Clock(_, End::At(end)) => When::Clock(end, End::Unknown),
        When::Dates(_, to) => When::Dates(to, to),
        other => other,
    };
    fill(state.words.until(), &[("time", &moment(state, end))])
}

/// The column beside a session that goes on on that day: "all day", or until when.
pub(super) fn continued(state: &State, session: usize, day: &Heading) -> Markup {
    let about = &state.agenda.sessions[session];
    let zone = state.zone();
    html! {
        span.untimed {
            @if let Some(end) = about.when.end().filter(|_| !ends_later(state, session, day.date)) {
                (fill(state.words.until(), &[("time", &[&*clock(state, zone, end), " ", &*state.abbreviation(zone, end)].concat())]))
                (day_badge(state, day.date.unwrap_or(Date(0)), date(state, zone, end)))
            } @else if about.printed.is_empty() || about.when.end().is_some() {
                (state.words.all_day())
            } @else {
                (about.printed)
            }
        }
        @if let Some(end) = about.when.end().filter(|_| !ends_later(state, session, day.date)) { (second(state, end, day)) }
    }
}

/// A zone as people know it: `New York (EDT)`.
pub(super) fn named(state: &State, zone: &str, at: Instant) -> String {
    [&city(zone), " (", &*state.abbreviation(zone, at), ")"].concat()
}

/// Where somebody joins from, and the hour that it is there.
pub(super) fn joining(state: &State, zone: &str, at: Instant) -> Markup {
    let text = fill(state.words.joining(), &[("place", &city(zone)), ("time", &clock(state, zone, at))]);
    html! { (text) (day_badge(state, date(state, state.zone(), at), date(state, zone, at))) }
}

/// Hours of a day, as the reader writes times.
pub(super) fn hours_alone(state: &State, hours: Hours) -> String {
    let clock = |minute: u32| state.clock(minute as u16);
    [&*clock(hours.from), " – ", &*clock(hours.to)].concat()
}

/// Hours of the reader's day.
pub(super) fn hours(state: &State, hours: Hours) -> String {
    [&hours_alone(state, hours), ", ", state.words.your_time()].concat()
}

/// What stands behind the time in "{time} onwards".
pub(super) fn tail(onwards: &str) -> &str {
    onwards.split_once('}').map_or("", |(_, tail)| tail.trim_ascii())
}

/// Whose time the second one is.
fn second_name(state: &State) -> &str {
    if state.second_zone() == state.own_zone { state.words.your_time() } else { state.words.at_event() }
}

/// When something is, at full length, in the zone shown and in the second one.
pub(super) fn full(state: &State, when: When, session: &Session) -> Markup {
    match when {
        When::Clock(start, end) => html! {
            p { (span_in(state, state.zone(), start, end)) }
            @if let Some(second) = state.second_zone_at(start) {
                p.muted { (span_in(state, second, start, end)) " " (second_name(state)) }
            }
        },
        When::Dates(from, to) => html! { p { (dates(state, from, to)) } p.muted { (untimed(state, session)) } },
        When::Unknown => html! { p { (undated(state, session)) } },
    }
}

fn span_in(state: &State, zone: &str, start: Instant, end: End) -> Markup {
    let moment = |at: Instant| html! { time datetime=(at.to_rfc3339()) { b { (clock(state, zone, at)) } } };
    span(state, zone, (start, end), &moment)
}

/// From when until when, with the date of the end where it is another, and with the abbreviation of the start where that of the end is
/// another.
pub(super) fn span(state: &State, zone: &str, (start, end): (Instant, End), moment: &dyn Fn(Instant) -> Markup) -> Markup {
    let day = |at: Instant| state.date(date(state, zone, at), DateForm::Short);
    let name = state.abbreviation(zone, start);
    html! {
        (day(start)) ", " (moment(start))
        @match end {
            End::At(end) if end > start => {
                @let differs = state.abbreviation(zone, end) != name;
                @if differs { " " (name) }
                @if date(state, zone, end) != date(state, zone, start) {
                    " – " (day(end)) ", "
                } @else if differs {
                    " – "
                } @else {
                    "–"
                }
                (moment(end)) " " (named(state, zone, end))
            }
            End::Open => { " " (tail(state.words.onwards())) " " (named(state, zone, start)) },
            _ => { " " (named(state, zone, start)) },
        }
    }
}

/// The zone of a session's room, where its clocks show something else than what is shown already.
pub(super) fn of_room<'s>(state: &'s State, session: &Session) -> Option<&'s str> {
    let (zone, at) = (&state.agenda.rooms[session.room?].timezone, session.when.start()?);
    let differs = |other: &str| state.zones.offset(zone, at) != state.zones.offset(other, at);
    (!zone.is_empty() && differs(state.zone()) && differs(state.second_zone())).then_some(zone)
}

/// When something is, by the clocks of another place.
pub(super) fn there(state: &State, when: When, zone: &str) -> Markup {
    let When::Clock(start, end) = when else { return Markup::default() };
    span_in(state, zone, start, end)
}

/// One moment, short: for "moved from".
pub(super) fn moment(state: &State, when: When) -> String {
    match when {
        When::Clock(at, _) => {
            let zone = state.zone();
            let day = state.date(date(state, zone, at), DateForm::Short);
            [&day, ", ", &*clock(state, zone, at), " ", &*state.abbreviation(zone, at)].concat()
        }
        When::Dates(day, _) => state.date(day, DateForm::Short),
        When::Unknown => String::new(),
    }
}

/// A short label of when something is, for lists.
pub(super) fn short(state: &State, session: usize) -> String {
    match state.agenda.when(session) {
        When::Unknown => state.words.no_date().to_string(),
        when => moment(state, when),
    }
}

/// From one day to another.
pub(super) fn dates(state: &State, from: Date, to: Date) -> String {
    state.platform.date_range(from, to)
}

/// What is shown where a clock time is missing: the time as it was printed, if it was.
pub(super) fn untimed<'s>(state: &'s State, session: &'s Session) -> &'s str {
    match session.when {
        _ if !session.printed.is_empty() => &session.printed,
        When::Dates(from, to) if session.all_day || to > from => state.words.whole_day(),
        _ => state.words.no_time(),
    }
}

/// What is shown where a date is missing: the time as it was printed, if it was.
pub(super) fn undated<'s>(state: &'s State, session: &'s Session) -> &'s str {
    if session.printed.is_empty() { state.words.no_date() } else { &session.printed }
}

/// The dates of the whole event.
pub(super) fn event_dates(state: &State) -> Markup {
    let event = &state.agenda.event;
    let (mut from, mut to) = (event.start, event.end);
    for session in 0..state.agenda.sessions.len() {
        let Some(day) = timetable::day_of(&state.agenda, &state.zones, state.event_zone(), session) else { continue };
        let last = last_day(&state.agenda, &state.zones, state.event_zone(), session).unwrap_or(day);
        if event.start.is_none() && from.is_none_or(|from| day < from) {
            from = Some(day);
        }
        if event.end.is_none() && to.is_none_or(|to| last > to) {
            to = Some(last);
        }
    }
    html! {
        @if let Some(from) = from { span { (dates(state, from, to.unwrap_or(from).max(from))) } }
    }
}

/// How long a session is: `1 h 30 min`. What lasts for days is better told by its end.
pub(super) fn length(state: &State, session: &Session) -> Option<String> {
    let minutes = (session.when.end()?.0 - session.when.start()?.0) / 60;
    (minutes > 0 && !session.when.is_long()).then(|| minutes_in_words(state, minutes as usize))
}

/// A number of minutes as hours and minutes.
pub(super) fn minutes_in_words(state: &State, minutes: usize) -> String {
    let unit = |text: &str, number: usize| fill(text, &[("n", &digits(number))]);
    let hours = unit(state.words.hour_unit(), minutes / 60);
    let rest = unit(state.words.minute_unit(), minutes % 60);
    match (minutes / 60, minutes % 60) {
        (_, 0) => hours,
        (0, _) => rest,
        _ => [&hours, " ", &rest].concat(),
    }
}
