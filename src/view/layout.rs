//! How a view is laid out: its chunks, the items of each in the order of the page, and how a chunk is rendered.

use std::ops::Range;

use maud::{Markup, html};

use super::{agenda, board, grid, mine, people};
use crate::state::{State, View};

/// How many people a chunk of the directory holds.
const PEOPLE: usize = 24;

/// The layout of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Sessions by day and hour.
    List,
    /// Rooms side by side.
    Grid,
    /// People by name.
    Directory,
    /// Starred sessions by day and hour.
    Mine,
    /// What is on, for a screen: it has no chunks.
    Board,
}

impl Layout {
    /// The layout of the view shown.
    pub fn of(state: &State) -> Layout {
        match state.view {
            View::Agenda => Layout::List,
            View::Grid => Layout::Grid,
            View::Speakers => Layout::Directory,
            View::Mine => Layout::Mine,
            View::Now => Layout::Board,
        }
    }

    /// The attribute of an item that has its id.
    pub fn attribute(self) -> &'static str {
        if self == Layout::Directory { "data-p" } else { "data-s" }
    }

    /// The view with empty chunks; [`Layout::chunk`] fills them.
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

    /// How many chunks the view has.
    pub fn chunks(self, state: &State) -> usize {
        match self {
            Layout::List => state.timetable.chunks.len(),
            Layout::Grid => state.grid.chunks.len(),
            Layout::Directory => state.directory.len().div_ceil(PEOPLE),
            Layout::Mine => state.mine.days.len(),
            Layout::Board => 0,
        }
    }

    /// The items of some chunks, in the order of the page: positions of sessions or of people, which are good for this reading of the feed.
    pub fn items(self, state: &State, chunks: Range<usize>) -> &[usize] {
        match self {
            Layout::List => state.timetable.in_chunks(chunks),
            Layout::Grid => state.grid.in_chunks(chunks),
            Layout::Directory => &state.directory[chunks.start * PEOPLE..state.directory.len().min(chunks.end * PEOPLE)],
            Layout::Mine => state.mine.in_days(chunks),
            Layout::Board => &[],
        }
    }

    /// Adds for each of the items of a chunk whether it is shown: 1, or 0.
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

    /// The content of one chunk.
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

/// What is said where nothing is left to show.
pub fn nothing(state: &State) -> Markup {
    let words = &state.words;
    html! {
        p.nothing.none hidden {
            (if state.view == View::Speakers { words.no_match_people() } else { words.no_match() }) " "
            button.text type="button" data-act="clear" { (words.clear_filters()) }
        }
    }
}
