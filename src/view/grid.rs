//! Renders the room grid: a day with its rooms side by side.

use maud::{Markup, html};

use super::card::{headline, headline_link, notes, star_reached, status, status_class, title, track_class};
use super::people::how_many_more;
use super::{bdi, icons, links, list, text, times};
use crate::grid::{Cell, Grid, Mark, Segment};
use crate::model::{End, Session, When};
use crate::platform::DateForm;
use crate::state::State;
use crate::text::{digits, fill};
use crate::time::Instant;

/// Maximum number of people on a card.
const NAMED: usize = 2;
/// Minimum duration in seconds of a session whose card shows people and rooms; a shorter card has no space for them.
const ROOMY: i64 = 1500;

/// Maximum number of tracks on a printed page in landscape.
const TRACKS_ON_PAPER: usize = 8;

/// The grid with empty chunks.
#[inline(never)]
pub(super) fn frame(state: &State) -> Markup {
    let grid = &state.grid;
    let words = &state.words;
    let heading = heading(state, grid);
    html! {
        div.grid-view {
            @if !heading.is_empty() { h3.hidden-label { (heading) } }
            div.grid-top {
                (strip(state, &grid.strip))
                button.text.hide-others type="button" data-act="hide-others" data-k="hide-others" hidden[state.query.is_empty()]
                    aria-pressed=(if state.hides { "true" } else { "false" }) { (words.hide_others()) }
            }
            @if grid.columns.len() < grid.rooms.len() { (switcher(state)) }
            @if grid.is_empty() && state.timetable.days.is_empty() && !state.loading { p.nothing { (words.no_sessions()) } }
            (table(state, grid, false))
            (undated(state))
        }
    }
}

fn heading(state: &State, grid: &Grid) -> String {
    grid.date.map_or(String::new(), |date| state.date(date, DateForm::Heading))
}

/// Rooms and hours, with empty or with filled chunks.
fn table(state: &State, grid: &Grid, is_filled: bool) -> Markup {
    html! {
        @if !grid.cells.is_empty() {
            div class=(if crosses_days(state, grid) { "grid crosses-days" } else { "grid" }) role="grid" aria-label=(times::pair(state, state.words.grid(), &heading(state, grid))) aria-rowcount=(digits(grid.moments + 1))
                aria-colcount=(digits(grid.columns.len())) {
                (heads(state, grid))
                div.grid-body role="rowgroup" {
                    @for (number, segment) in grid.segments.iter().enumerate() { (self::segment(state, grid, (number, segment), is_filled)) }
                }
            }
        }
    }
}

/// Whether an hour of the grid is on another day in the second zone: such hours have a badge and need a wider column.
fn crosses_days(state: &State, grid: &Grid) -> bool {
    let mut hours = grid.segments.iter().flat_map(|segment| &segment.marks).filter(|mark| mark.is_labelled);
    hours.any(|mark| state.second_zone_at(mark.at).is_some_and(|second| Some(times::date(state, second, mark.at)) != grid.date))
}

/// The grids of all days for printing, on several pages if there are many rooms. Each is in an element with a class of its own, which scopes its rules.
#[inline(never)]
pub fn printed_grids(state: &State) -> (String, Markup) {
    let grids: Vec<Grid> = state.all_grids().into_iter().flat_map(|grid| grid.pages(TRACKS_ON_PAPER)).collect();
    let mut rules = super::theme(&state.agenda.tracks);
    for (number, grid) in grids.iter().enumerate() {
        super::grid_style::rules(&mut rules, grid, &[".p", &digits(number), " "].concat());
    }
    let html = html! {
        @for (number, grid) in grids.iter().enumerate() {
            section class=(["grid-view grid-page p", &digits(number)].concat()) {
                h3 { (heading(state, grid)) }
                (strip(state, &grid.strip))
                (table(state, grid, true))
            }
        }
        (undated(state))
    };
    (rules, html)
}

fn strip(state: &State, sessions: &[usize]) -> Markup {
    html! { @if !sessions.is_empty() { ul.strip { @for &session in sessions { li { (above(state, session)) } } } } }
}

/// The sticky names of the rooms, and the zones of the hours.
fn heads(state: &State, grid: &Grid) -> Markup {
    let first = grid.segments.first().and_then(|segment| segment.times.first().copied());
    html! {
        div.grid-heads role="rowgroup" {
            div.cols role="row" aria-rowindex="1" {
                div.corner aria-hidden="true" {
                    @if let Some(at) = first {
                        b { (state.abbreviation(state.zone(), at)) }
                        @if let Some(second) = state.second_zone_at(at) { span.you { (state.abbreviation(second, at)) } }
                    }
                }
                @for (number, column) in grid.columns.iter().enumerate() {
                    div class=(area("room-head", &column.tracks)) role="columnheader" aria-colindex=(digits(number + 1)) { (room(state, column.room)) }
                }
            }
        }
    }
}

fn room(state: &State, room: Option<usize>) -> Markup {
    html! {
        @match room {
            Some(room) => (text(state, &state.agenda.rooms[room].name)),
            None => span.muted { (state.words.no_room()) },
        }
    }
}

/// The CSS class that places an element on tracks.
fn area(class: &str, tracks: &std::ops::Range<usize>) -> String {
    [class, " ca", &digits(tracks.start), " cb", &digits(tracks.end)].concat()
}

/// The room switcher, for narrow screens that show one room at a time.
fn switcher(state: &State) -> Markup {
    let (grid, words) = (&state.grid, &state.words);
    let shown = grid.columns.first().and_then(|column| column.room);
    let step = |act: &str, name: &str, by: isize| {
        html! {
            // At either end it is not `disabled`, since it would lose the focus.
            @let leads = state.room_beside(by).is_some();
            button.tool type="button" part="button" data-act=[leads.then_some(act)] data-k=(act) aria-label=(name)
                aria-disabled=(if leads { "false" } else { "true" }) {
                (icons::down())
            }
        }
    };
    html! {
        div.switcher {
            (step("room-before", words.room_before(), -1))
            label {
                span.hidden-label { (words.facet_room()) }
                select data-act="room" data-k="room" {
                    @for &room in &grid.rooms {
                        @let name = room.map_or(words.no_room(), |room| state.agenda.rooms[room].name.get(state.language()));
                        option value=(room.map_or("", |room| &*state.agenda.rooms[room].id)) selected[room == shown] { (name) }
                    }
                }
            }
            (step("room-after", words.room_after(), 1))
        }
    }
}

/// A segment of the day: its lines, its hours, and its chunks.
fn segment(state: &State, grid: &Grid, (number, segment): (usize, &Segment), is_filled: bool) -> Markup {
    html! {
        @if let Some(gap) = segment.gap {
            p.gap aria-hidden="true" { span { (times::minutes_in_words(state, (gap / 60) as usize)) } }
        }
        div class=(["segment cols g", &digits(number)].concat()) {
            div.spine aria-hidden="true" {}
            @for mark in &segment.marks { (line(state, grid, mark)) }
            @for chunk in segment.chunks.clone() { div.chunk { @if is_filled { (rows(state, grid, chunk)) } } }
        }
    }
}

/// A line across the rooms, labelled with its time if it is a full hour. After a clock change, the label includes the abbreviation of the zone.
fn line(state: &State, grid: &Grid, mark: &Mark) -> Markup {
    let row = [" ra", &digits(mark.row)].concat();
    let name = state.abbreviation(state.zone(), mark.at);
    let first = grid.segments.first().and_then(|segment| segment.times.first());
    let is_other = first.is_some_and(|first| state.abbreviation(state.zone(), *first) != name);
    html! {
        div class=([if mark.is_labelled { "line" } else { "line half" }, &row].concat()) aria-hidden="true" {}
        @if mark.is_labelled {
            div class=(["hour", &row].concat()) aria-hidden="true" {
                span {
                    b { (times::clock(state, state.zone(), mark.at)) @if is_other { " " (name) } }
                    (second(state, grid, mark.at))
                }
            }
        }
    }
}

fn second(state: &State, grid: &Grid, at: Instant) -> Markup {
    let Some(second) = state.second_zone_at(at) else { return Markup::default() };
    let date = times::date(state, second, at);
    html! { span.you { (times::clock(state, second, at)) (times::day_badge(state, grid.date.unwrap_or(date), date)) } }
}

/// The cells of a chunk, with one row per start time.
#[inline(never)]
pub(super) fn chunk(state: &State, chunk: usize) -> Markup {
    rows(state, &state.grid, chunk)
}

fn rows(state: &State, grid: &Grid, chunk: usize) -> Markup {
    let Some(cells) = grid.chunks.get(chunk).map(|cells| &grid.cells[cells.clone()]) else { return Markup::default() };
    let first = grid.cells.first().map(|cell| cell.session);
    let stack = |a: &Cell, b: &Cell| (&a.rows, &a.tracks) == (&b.rows, &b.tracks);
    html! {
        @for row in cells.chunk_by(|a, b| a.moment == b.moment) {
            div.row role="row" aria-rowindex=(digits(row[0].moment + 2)) {
                @for cells in row.chunk_by(stack) {
                    @let cell = &cells[0];
                    @let class = [&area(if cell.is_band { "cell band" } else { "cell" }, &cell.tracks), " ra", &digits(cell.rows.start), " rb",
                        &digits(cell.rows.end)].concat();
                    div class=(class) role="gridcell" aria-colindex=(digits(cell.columns.start + 1))
                        aria-colspan=[(cell.columns.len() > 1).then(|| digits(cell.columns.len()))] {
                        @for cell in cells { (card(state, grid, cell, first == Some(cell.session))) }
                    }
                    @for piece in &cell.pieces { (self::piece(state, grid, cell, piece)) }
                }
            }
        }
    }
}

/// The card of a session: its title as a link, its time and its duration.
fn card(state: &State, grid: &Grid, cell: &Cell, is_first: bool) -> Markup {
    let position = cell.session;
    let session = &state.agenda.sessions[position];
    let class = [
        "card",
        if session.is_quiet() { " quiet" } else { "" },
        status_class(session),
        &track_class(session),
        if is_past(state, cell) { " past" } else { "" },
        if matches(state, position) { "" } else { " dim" },
    ]
    .concat();
    let is_roomy = cell.span.1.0 - cell.span.0.0 >= ROOMY;
    let name = html! { h4 { (link(state, position, is_first)) } };
    let meta = html! {
        p.meta {
            (status(state, session))
            @if session.moved_from != When::Unknown {
                span.changed { (fill(state.words.moved_from(), &[("time", &times::moment(state, session.moved_from))])) } " "
            }
            @if let When::Clock(start, end) = session.when { span.own-time { (own_time(state, grid, start, end)) } " " }
            @if let Some(length) = times::length(state, session) { span { (length) } " " }
            @if is_roomy && !session.people.is_empty() { (people(state, session)) }
        }
    };
    html! {
        article class=(class) part="session" data-s=(session.id.as_str()) {
            @if cell.is_band {
                // The label sticks to the visible part of a band.
                div.label { (name) (meta) }
                (star_reached(state, session, Some("-1")))
            } @else {
                (name)
                (star_reached(state, session, Some("-1")))
                (meta)
            }
            @if state.is_starred(&session.id) { (notes(state, position)) }
        }
    }
}

fn own_time(state: &State, grid: &Grid, start: Instant, end: End) -> Markup {
    let date = times::date(state, state.zone(), start);
    html! {
        (times::clock(state, state.zone(), start))
        @if let Some(day) = grid.date { (times::day_badge(state, day, date)) }
        @if end == End::Open { " " (state.words.open_end()) }
    }
}

fn people(state: &State, session: &Session) -> Markup {
    let count = session.people.len();
    let item = |place: usize| {
        html! {
            @if place < NAMED {
                (bdi(state, &state.agenda.people[session.people[place].person].name))
            } @else {
                (how_many_more(state, count - NAMED))
            }
        }
    };
    html! { span { (list(state, count.min(NAMED + 1), &item)) } }
}

/// The link of a session.
fn link(state: &State, position: usize, is_first: bool) -> Markup {
    let session = &state.agenda.sessions[position];
    link_to_session_at(state, session, &headline(state, position), if is_first { "0" } else { "-1" })
}

/// A further piece of a band: a visual copy of its cell, hidden from assistive technology.
fn piece(state: &State, grid: &Grid, cell: &Cell, columns: &std::ops::Range<usize>) -> Markup {
    let all = &grid.columns;
    let tracks = all[columns.start].tracks.start..all[columns.end - 1].tracks.end;
    let rows = [" ra", &digits(cell.rows.start), " rb", &digits(cell.rows.end)].concat();
    let session = &state.agenda.sessions[cell.session];
    html! {
        div class=(area("cell band", &tracks) + &rows) aria-hidden="true" {
            div.card.quiet.again data-s=(session.id.as_str()) { div.label { (title(state, session)) } }
        }
    }
}

/// A session above the grid, on one line: its title, its room, and its end.
fn above(state: &State, position: usize) -> Markup {
    let session = &state.agenda.sessions[position];
    let class = [status_class(session), if matches(state, position) { "" } else { " dim" }].concat();
    html! {
        article class=(["above", &class].concat()) part="session" data-s=(session.id.as_str()) {
            h4 { (headline_link(state, position)) }
            p.meta {
                (status(state, session))
                @if let Some(room) = session.room { span { (text(state, &state.agenda.rooms[room].name)) } " " }
                span {
                    @if times::ends_later(state, position, state.day(position)) {
                        (times::until(state, position))
                    } @else if session.when.start().is_some() {
                        (times::short(state, position))
                    } @else {
                        (super::card::untimed(state, position))
                    }
                }
            }
        }
    }
}

/// Sessions without a date, below the grid.
fn undated(state: &State) -> Markup {
    let table = &state.timetable;
    html! {
        @if let Some(day) = table.days.iter().find(|day| day.date.is_none()) {
            section.undated {
                h3 { (state.words.no_date()) }
                ul.strip { @for &session in table.in_chunks(day.chunks.clone()) { li { (above(state, session)) } } }
            }
        }
    }
}

/// The sessions of the grid in DOM order: those above it, its cells, and those below.
fn grid_order(state: &State) -> impl Iterator<Item = usize> {
    let (grid, table) = (&state.grid, &state.timetable);
    let undated = table.days.iter().find(|day| day.date.is_none()).map_or(&[][..], |day| table.in_chunks(day.chunks.clone()));
    grid.strip.iter().chain(&grid.sessions).chain(undated).copied()
}

/// For each of these sessions, whether it is over; sessions above and below the grid never are.
pub fn grid_past(state: &State) -> impl Iterator<Item = bool> {
    let ends = state.grid.strip.iter().map(|_| None).chain(state.grid.cells.iter().map(|cell| Some(cell.span.1)));
    let now = state.now.as_ref().and_then(|now| now.at);
    ends.map(move |end| end.zip(now).is_some_and(|(end, now)| end <= now))
}

/// For each of these sessions, whether it does not match the query.
pub fn grid_dim(state: &State) -> impl Iterator<Item = bool> {
    grid_order(state).map(|session| !matches(state, session))
}

fn is_past(state: &State, cell: &Cell) -> bool {
    state.now.as_ref().and_then(|now| now.at).is_some_and(|now| cell.span.1 <= now)
}

fn matches(state: &State, position: usize) -> bool {
    state.outcome.sessions.get(position).is_none_or(|shown| *shown)
}

/// A link to a session like [`headline_link`], with a `tabindex`.
fn link_to_session_at(state: &State, session: &Session, text: &Markup, tabindex: &str) -> Markup {
    html! {
        a href=(links::lead(state, "session", &session.id, &session.links)) data-act="session" data-v=(session.id.as_str()) tabindex=(tabindex) { (text) }
    }
}
