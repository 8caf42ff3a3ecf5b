//! Formats times and dates, never without their zone.

use std::sync::Arc;

use maud::{Markup, html};

use super::filled;
use crate::model::{End, Session, When};
use crate::platform::DateForm;
use crate::state::State;
use crate::text::fill;
use crate::time::{Date, Hours, Instant, city};
use crate::timetable::{self, Day, last_day};

/// A time of day in a zone.
pub(super) fn clock(state: &State, zone: &str, at: Instant) -> Arc<str> {
    state.clock(state.zones.local(zone, at).minute())
}

pub(super) fn date(state: &State, zone: &str, at: Instant) -> Date {
    state.zones.local(zone, at).date
}

/// `+1` if a time is on a later date than the one beside it; for screen readers, "next day".
#[inline(never)]
pub(super) fn day_badge(state: &State, from: Date, to: Date) -> Markup {
    let days = to.0 - from.0;
    html! {
        @if days != 0 {
            @let name = if days > 0 { state.words.day_later() } else { state.words.day_earlier() };
            @let has_name = days.abs() == 1;
            span.badge title=[has_name.then_some(name)] {
                span aria-hidden=[has_name.then_some("true")] {
                    (state.isolated([if days > 0 { "+" } else { "−" }, &state.numeral(days.unsigned_abs() as usize)].concat()))
                }
                @if has_name { span.hidden-label { (fill(state.words.pair(), &[("second", name)])) } }
            }
        }
    }
}

/// The context that a day's heading provides, so that the times below it need not repeat it.
pub(super) struct Heading {
    pub(super) date: Option<Date>,
    /// An instant of the day. Times at which the zones have the same abbreviations as at this instant omit them.
    at: Option<Instant>,
}

impl Heading {
    pub(super) fn new(date: Option<Date>, at: Option<Instant>) -> Heading {
        Heading { date, at }
    }

    pub(super) fn of_day(state: &State, day: &Day) -> Heading {
        Heading::new(day.date, state.timetable.first_start(day))
    }

    /// The abbreviation of a zone at an instant, if it differs from that in the heading.
    pub(super) fn unsaid(&self, state: &State, zone: &str, at: Instant) -> Option<Arc<str>> {
        let name = state.abbreviation(zone, at);
        let shown = self.at.map(|at| state.abbreviation(zone, at));
        (shown.as_ref() != Some(&name)).then_some(name)
    }
}

/// The zones of a day's times for its heading: the displayed zone, and the second one.
pub(super) fn zones(state: &State, at: Instant) -> Markup {
    html! {
        span.zones aria-hidden="true" {
            b { (state.abbreviation(state.zone(), at)) }
            @if let Some(second) = state.second_zone_at(at) { span { (pair(state, &state.abbreviation(second, at), second_name(state))) } }
        }
    }
}

/// Two times of a day, with a common AM/PM marker only once, on the side on which the language has it: `9:00` and `10:00 AM`,
/// `오전 9:00` and `10:00`. Bidirectional isolates around a time are kept.
pub(super) fn shared(start: &str, end: &str) -> (String, String) {
    let (of_start, of_end) = (digits_of(start), digits_of(end));
    let (before, after) = (&end[..of_end.0], &start[of_start.1..]);
    let after = match after == &end[of_end.1..] {
        false => after,
        true if after.ends_with('\u{2069}') => "\u{2069}",
        true => "",
    };
    let before = match before == &start[..of_start.0] {
        false => before,
        true if before.starts_with('\u{2068}') => "\u{2068}",
        true => "",
    };
    ([&start[..of_start.1], after].concat(), [before, &end[of_end.0..]].concat())
}

/// The range of the digits of a time of day.
#[inline(never)]
fn digits_of(text: &str) -> (usize, usize) {
    let (mut first, mut end) = (text.len(), 0);
    for (at, c) in text.char_indices() {
        if is_digit(c) {
            first = first.min(at);
            end = at + c.len_utf8();
        }
    }
    (first, end)
}

/// Whether a character is a digit of a numbering system used by locales.
fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹' | '०'..='९' | '০'..='৯' | '၀'..='၉')
}

/// A time range within a day: `9:00–10:00 AM`.
pub(super) fn range(state: &State, zone: &str, start: Instant, end: Instant) -> String {
    let (start, end) = (clock(state, zone, start), clock(state, zone, end));
    let (start, end) = shared(&start, &end);
    [&*start, "–", &end].concat()
}

/// The time column beside sessions with the same start: start, end, and the start in the second zone. Abbreviations of zones are in the heading, and
/// at a time only after a clock change. The time of a break is one line.
pub(super) fn spine(state: &State, session: usize, start: Instant, end: Option<End>, day: &Heading, is_quiet: bool) -> Markup {
    spine_of(
        state,
        session,
        (start, end),
        day,
        is_quiet,
        &|at, clock, behind| html! { time datetime=(at.to_rfc3339()) { (clock) (behind) } },
    )
}

/// Like [`spine`], with a function that renders a time from an instant, the formatted time, and the text after it.
pub(super) fn spine_of(
    state: &State,
    session: usize,
    (start, end): (Instant, Option<End>),
    day: &Heading,
    is_quiet: bool,
    moment: &dyn Fn(Instant, &str, &Markup) -> Markup,
) -> Markup {
    let zone = state.zone();
    let badge = |at: Instant| day_badge(state, day.date.unwrap_or(date(state, zone, at)), date(state, zone, at));
    let end_at = if let Some(End::At(end)) = end { Some(end).filter(|end| *end > start) } else { None };
    let is_long = ends_later(state, session, day.date);
    let (from, to) = (clock(state, zone, start), clock(state, zone, end_at.unwrap_or(start)));
    let shown_end = end_at.filter(|_| is_long || !is_quiet);
    let is_short = shown_end.is_some_and(|end| !is_long && date(state, zone, start) == date(state, zone, end));
    let both = if is_short { shared(&from, &to) } else { Default::default() };
    let (from, to) = if is_short { (&*both.0, &*both.1) } else { (&*from, &*to) };
    // The end has the abbreviation, if it is the same.
    let name = |at: Instant| day.unsaid(state, zone, at);
    let own = name(start).filter(|own| shown_end.is_none_or(|end| state.abbreviation(zone, end) != *own));
    html! {
        (moment(start, from, &html! { (badge(start)) @if let Some(own) = own { " " (own) } }))
        @if let Some(end) = shown_end {
            @let badge = if is_long { Markup::default() } else { badge(end) };
            span.until {
                "–"
                @let time = moment(end, to, &html! { (badge) @if let Some(name) = name(end) { " " (name) } });
                @if is_long { (paired(state, &html! { (state.date(date(state, zone, end), DateForm::Short)) }, &time)) } @else { (time) }
            }
        } @else if end == Some(End::Open) {
            " " span.until { (state.words.open_end()) }
        }
        @if !is_quiet { (second(state, start, day)) }
    }
}

/// A time in the second zone.
fn second(state: &State, at: Instant, day: &Heading) -> Markup {
    let Some(second) = state.second_zone_at(at) else { return Markup::default() };
    let date = date(state, second, at);
    html! {
        " "
        span.you {
            (clock(state, second, at)) (day_badge(state, day.date.unwrap_or(date), date))
            @if let Some(name) = day.unsaid(state, second, at) { " " (name) }
            span.hidden-label { " " (second_name(state)) }
        }
    }
}

/// Whether a session continues after a day.
pub(super) fn ends_later(state: &State, session: usize, day: Option<Date>) -> bool {
    state.timetable.has_long && day.is_some() && last_day(&state.agenda, &state.zones, state.zone(), session) > day
}

/// The end of a multi-day session: "until Wed 16 Jun, 17:00 CEST".
#[inline(never)]
pub(super) fn until(state: &State, session: usize) -> String {
    let end = match state.agenda.sessions[session].when {
        When::Clock(_, End::At(end)) => When::Clock(end, End::Unknown),
        When::Dates(_, to) => When::Dates(to, to),
        other => other,
    };
    fill(state.words.until(), &[("time", &moment(state, end))])
}

/// The time column of a continuation: "all day", or the end.
pub(super) fn continued(state: &State, session: usize, day: &Heading) -> Markup {
    let about = &state.agenda.sessions[session];
    let zone = state.zone();
    html! {
        span.untimed {
            @if let Some(end) = about.when.end().filter(|_| !ends_later(state, session, day.date)) {
                (fill(state.words.until(), &[("time", &with_name(state, zone, end, day))]))
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

/// A time of day, with the zone abbreviation if it differs from that in the heading.
fn with_name(state: &State, zone: &str, at: Instant, day: &Heading) -> String {
    let clock = clock(state, zone, at);
    day.unsaid(state, zone, at).map_or_else(|| String::from(&*clock), |name| [&*clock, " ", &*name].concat())
}

/// A zone in familiar form: `New York (EDT)`.
pub(super) fn named(state: &State, zone: &str, at: Instant) -> String {
    noted(state, &city(zone), &state.abbreviation(zone, at))
}

/// The city from which a person joins remotely, and its local time.
pub(super) fn joining(state: &State, zone: &str, at: Instant) -> Markup {
    let text = fill(state.words.joining(), &[("place", &city(zone)), ("time", &clock(state, zone, at))]);
    html! { (text) (day_badge(state, date(state, state.zone(), at), date(state, zone, at))) }
}

/// A range of hours, in the reader's format.
pub(super) fn hours_alone(state: &State, hours: Hours) -> String {
    let clock = |minute: u32| state.clock(minute as u16);
    [&*clock(hours.from), " – ", &*clock(hours.to)].concat()
}

/// A label for the reader's waking hours.
pub(super) fn hours(state: &State, hours: Hours) -> String {
    pair(state, &hours_alone(state, hours), state.words.your_time())
}

/// Two texts joined by punctuation, such as a date and a time.
pub(super) fn pair(state: &State, first: &str, second: &str) -> String {
    fill(state.words.pair(), &[("first", first), ("second", second)])
}

/// Like [`pair`], for markup.
pub(super) fn paired(state: &State, first: &Markup, second: &Markup) -> Markup {
    filled(state.words.pair(), &[("first", &first.0), ("second", &second.0)])
}

/// A text with a note in parentheses, such as a number.
pub(super) fn noted(state: &State, text: &str, note: &str) -> String {
    fill(state.words.noted(), &[("text", text), ("note", note)])
}

/// A label for the second zone: the reader's or the event's time.
fn second_name(state: &State) -> &str {
    if state.second_zone() == state.own_zone { state.words.your_time() } else { state.words.at_event() }
}

/// The time of a session in full, in the displayed and in the second zone.
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
    let moment = |at: Instant, clock: &str| html! { time datetime=(at.to_rfc3339()) { b { (clock) } } };
    span(state, zone, (start, end), &moment)
}

/// A time range, with the date of the end if it differs, and with the zone abbreviation of the start if that
/// differs from the end's.
pub(super) fn span(state: &State, zone: &str, (start, end): (Instant, End), moment: &dyn Fn(Instant, &str) -> Markup) -> Markup {
    let day = |at: Instant| state.date(date(state, zone, at), DateForm::Short);
    let name = state.abbreviation(zone, start);
    let end_at = if let End::At(end) = end { end } else { start };
    let (from, to) = (clock(state, zone, start), clock(state, zone, end_at));
    let (is_later, differs) = (date(state, zone, end_at) != date(state, zone, start), state.abbreviation(zone, end_at) != name);
    let (from, to) =
        if end_at <= start || is_later || differs { (String::from(&*from), String::from(&*to)) } else { shared(&from, &to) };
    html! {
        (paired(state, &html! { (day(start)) }, &moment(start, &from)))
        @match end {
            End::At(end) if end > start => {
                @if differs { " " (name) }
                @if is_later {
                    " – " (paired(state, &html! { (day(end)) }, &moment(end, &to)))
                } @else {
                    (if differs { " – " } else { "–" }) (moment(end, &to))
                }
                " " (named(state, zone, end))
            }
            End::Open => { " " (state.words.open_end()) " " (named(state, zone, start)) },
            _ => { " " (named(state, zone, start)) },
        }
    }
}

/// The zone of a session's room, if its local time differs from the displayed ones.
pub(super) fn of_room<'s>(state: &'s State, session: &Session) -> Option<&'s str> {
    let (zone, at) = (&state.agenda.rooms[session.room?].timezone, session.when.start()?);
    let differs = |other: &str| state.zones.offset(zone, at) != state.zones.offset(other, at);
    (!zone.is_empty() && differs(state.zone()) && differs(state.second_zone())).then_some(zone)
}

/// The time of a session in another zone.
pub(super) fn there(state: &State, when: When, zone: &str) -> Markup {
    let When::Clock(start, end) = when else { return Markup::default() };
    span_in(state, zone, start, end)
}

/// The time of a session in short form: for "moved from".
pub(super) fn moment(state: &State, when: When) -> String {
    match when {
        When::Clock(at, _) => {
            let zone = state.zone();
            let day = state.date(date(state, zone, at), DateForm::Short);
            pair(state, &day, &[&*clock(state, zone, at), " ", &*state.abbreviation(zone, at)].concat())
        }
        When::Dates(day, _) => state.date(day, DateForm::Short),
        When::Unknown => String::new(),
    }
}

/// A short label for the time of a session, for lists.
pub(super) fn short(state: &State, session: usize) -> String {
    match state.agenda.when(session) {
        When::Unknown => state.words.no_date().to_string(),
        when => moment(state, when),
    }
}

/// A date range.
pub(super) fn dates(state: &State, from: Date, to: Date) -> String {
    state.isolated(state.platform.date_range(from, to))
}

/// The fallback for a missing time of day: the printed time, if there is one.
pub(super) fn untimed<'s>(state: &'s State, session: &'s Session) -> &'s str {
    match session.when {
        _ if !session.printed.is_empty() => &session.printed,
        When::Dates(from, to) if session.all_day || to > from => state.words.whole_day(),
        _ => state.words.no_time(),
    }
}

/// The fallback for a missing date: the printed time, if there is one.
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

/// The duration of a session: `1 h 30 min`; none for a multi-day session, for which the end is more useful.
pub(super) fn length(state: &State, session: &Session) -> Option<String> {
    let minutes = (session.when.end()?.0 - session.when.start()?.0) / 60;
    (minutes > 0 && !session.when.is_long()).then(|| minutes_in_words(state, minutes as usize))
}

/// Formats minutes as hours and minutes.
pub(super) fn minutes_in_words(state: &State, minutes: usize) -> String {
    let unit = |text: &str, number: usize| fill(text, &[("n", &state.numeral(number))]);
    let hours = unit(state.words.hour_unit(), minutes / 60);
    let rest = unit(state.words.minute_unit(), minutes % 60);
    match (minutes / 60, minutes % 60) {
        (_, 0) => hours,
        (0, _) => rest,
        _ => [&hours, " ", &rest].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_half_of_the_day_is_said_once_where_both_times_share_it() {
        for (start, end, expected) in [
            ("9:00\u{202f}AM", "10:00\u{202f}AM", ("9:00", "10:00\u{202f}AM")),
            ("11:30 AM", "12:30 PM", ("11:30 AM", "12:30 PM")),
            ("9:00 am", "10:30 am", ("9:00", "10:30 am")),
            ("٩:٠٠ ص", "١٠:٣٠ ص", ("٩:٠٠", "١٠:٣٠ ص")),
            ("\u{2068}٩:٠٠ ص\u{2069}", "\u{2068}١٠:٣٠ ص\u{2069}", ("\u{2068}٩:٠٠\u{2069}", "\u{2068}١٠:٣٠ ص\u{2069}")),
            ("\u{2068}09:00\u{2069}", "\u{2068}10:30\u{2069}", ("\u{2068}09:00\u{2069}", "\u{2068}10:30\u{2069}")),
            ("오전 9:00", "오전 10:30", ("오전 9:00", "10:30")),
            ("上午9:00", "上午10:30", ("上午9:00", "10:30")),
            ("上午11:30", "下午12:30", ("上午11:30", "下午12:30")),
            ("৯:০০ AM", "১০:৩০ AM", ("৯:০০", "১০:৩০ AM")),
            ("09:00", "10:30", ("09:00", "10:30")),
            ("9:00 ч.", "10:30 ч.", ("9:00", "10:30 ч.")),
            // Unknown digits are left unchanged.
            ("꘠꘡:꘠꘠ AM", "꘠꘢:꘠꘠ AM", ("꘠꘡:꘠꘠ AM", "꘠꘢:꘠꘠ AM")),
        ] {
            let (start, end) = shared(start, end);
            assert_eq!((&*start, &*end), expected);
        }
    }
}
