//! Layouts: the chunks of a view, the items of each chunk in DOM order, and the rendering of a chunk.

use std::ops::Range;

use maud::{Markup, html};

use super::{agenda, board, grid, mine, people};
use crate::state::{State, View};

/// Number of people in a chunk of the directory.
const PEOPLE: usize = 24;

/// The layout of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Sessions by day and slot.
    List,
    /// Rooms side by side.
    Grid,
    /// People by name.
    Directory,
    /// Starred sessions by day and slot.
    Mine,
    /// Current sessions, for a screen. It has no chunks.
    Board,
}

impl Layout {
    /// The layout of the current view.
    pub fn of(state: &State) -> Layout {
        match state.view {
            View::Agenda => Layout::List,
            View::Grid => Layout::Grid,
            View::Speakers => Layout::Directory,
            View::Mine => Layout::Mine,
            View::Now => Layout::Board,
        }
    }

    /// The attribute that contains an item's id.
    pub fn attribute(self) -> &'static str {
        if self == Layout::Directory { "data-p" } else { "data-s" }
    }

    /// The view with empty chunks, which [`Layout::chunk`] fills.
    pub fn frame(self, state: &State) -> Markup {
        html! {
            (match self {
                Layout::List => agenda::days(state),
                Layout::Grid => grid::frame(state),
                Layout::Directory => people::speakers(state, PEOPLE),
                Layout::Mine => mine::frame(state),
                Layout::Board => board::board(state),
            })
            (nothing(state))
        }
    }

    /// Number of chunks in the view.
    pub fn chunks(self, state: &State) -> usize {
        match self {
            Layout::List => state.timetable.chunks.len(),
            Layout::Grid => state.grid.chunks.len(),
            Layout::Directory => state.directory.len().div_ceil(PEOPLE),
            Layout::Mine => state.mine.days.len(),
            Layout::Board => 0,
        }
    }

    /// The items of some chunks in DOM order, as indices of sessions or people, which are valid until the feed is read again.
    pub fn items(self, state: &State, chunks: Range<usize>) -> &[usize] {
        match self {
            Layout::List => state.timetable.in_chunks(chunks),
            Layout::Grid => state.grid.in_chunks(chunks),
            Layout::Directory => &state.directory[chunks.start * PEOPLE..state.directory.len().min(chunks.end * PEOPLE)],
            Layout::Mine => state.mine.in_days(chunks),
            Layout::Board => &[],
        }
    }

    /// Appends for each item of a chunk whether it is shown: 1 or 0.
    pub fn shown(self, state: &State, chunk: usize, items: &[usize], shown: &mut Vec<u8>) {
        let (all, here) = match self {
            Layout::List => {
                let day = state.timetable.day_of_chunk(chunk);
                (&state.outcome.sessions, state.shows_day(day.and_then(|day| day.date)))
            }
            Layout::Grid => (&state.outcome.sessions, true),
            Layout::Directory => (&state.outcome.people, true),
            Layout::Mine => (&state.outcome.sessions, state.shows_day(state.mine.days[chunk].0)),
            Layout::Board => (&state.outcome.sessions, true),
        };
        for &item in items {
            shown.push(u8::from(here && all[item]));
        }
    }

    /// The content of a chunk.
    pub fn chunk(self, state: &State, chunk: usize) -> Markup {
        match self {
            Layout::List => agenda::chunk(state, chunk),
            Layout::Grid => grid::chunk(state, chunk),
            Layout::Directory => people::directory(state, self.items(state, chunk..chunk + 1)),
            Layout::Mine => mine::day(state, chunk),
            Layout::Board => Markup::default(),
        }
    }
}

/// The message for an empty result.
pub fn nothing(state: &State) -> Markup {
    let words = &state.words;
    html! {
        p.nothing.none hidden {
            (if state.view == View::Speakers { words.no_match_people() } else { words.no_match() }) " "
            button.text type="button" data-act="clear" { (words.clear_filters()) }
        }
    }
}
