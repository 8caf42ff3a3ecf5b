//! What of the view stands in the page.

use wasm_bindgen::prelude::*;

use crate::state::{State, View};
use crate::view::{self, Layout};

#[wasm_bindgen]
extern "C" {
    /// The hands of the core in the page: the class of `js/dom.js`.
    #[derive(Clone)]
    pub type Dom;

    #[wasm_bindgen(method)]
    fn frame(this: &Dom, html: &str, direction: &str);
    /// Fills a region.
    #[wasm_bindgen(method)]
    pub(crate) fn put(this: &Dom, region: &str, html: &str);
    #[wasm_bindgen(method)]
    fn add(this: &Dom, html: &str);
    #[wasm_bindgen(method)]
    fn fill(this: &Dom, number: usize, html: &str);
    #[wasm_bindgen(method)]
    fn hide(this: &Dom, shown: &[u8], sizes: &[u32]);
    /// Sets the rules for the colours of tracks.
    #[wasm_bindgen(method)]
    pub(crate) fn colors(this: &Dom, rules: &str);
    /// Shows or hides a region.
    #[wasm_bindgen(method)]
    pub(crate) fn show(this: &Dom, region: &str, shown: bool);
    /// Gives the focus to what has that key.
    #[wasm_bindgen(method)]
    pub(crate) fn focus(this: &Dom, key: &str);
    /// Puts a text into the search field.
    #[wasm_bindgen(method)]
    pub(crate) fn search(this: &Dom, text: &str);
    /// Tells the page's own scripts that something happened.
    #[wasm_bindgen(method)]
    pub(crate) fn notify(this: &Dom, name: &str);
}

/// The view in the page: its chunks, the first of which are filled.
pub(crate) struct MountedView {
    pub(crate) dom: Dom,
    /// What stands in its chunks, one after the other.
    items: Vec<usize>,
    chunks: usize,
    filled: usize,
    days: usize,
    /// The days in it as they were added, without their chunks.
    heads: String,
}

impl MountedView {
    /// Puts the frame into the page, with its skeleton.
    pub(crate) fn new(dom: Dom, state: &State) -> MountedView {
        let direction = if state.is_right_to_left() { "rtl" } else { "ltr" };
        dom.frame(&view::frame(state).into_string(), direction);
        MountedView { dom, items: Vec::new(), chunks: 0, filled: 0, days: 0, heads: String::new() }
    }

    /// The view from anew: its first chunk at once, the others by [`MountedView::fill_next`].
    pub(crate) fn main(&mut self, state: &State) {
        if state.view == View::Grid {
            if state.is_printed {
                return self.print_grids(state);
            }
            self.dom.colors(&view::grid_style(state));
        }
        self.dom.put("main", &Layout::of(state).frame(state).into_string());
        self.chunks = Layout::of(state).chunks(state);
        self.items = Layout::of(state).items(state, 0..self.chunks).to_vec();
        self.days = state.timetable.days.len();
        self.filled = 0;
        self.fill_next(state);
        self.hide(state);
    }

    /// All days of the grid, in the place of the one that is shown.
    #[inline(never)]
    fn print_grids(&mut self, state: &State) {
        let (rules, html) = view::printed_grids(state);
        self.dom.colors(&rules);
        self.dom.put("main", &html.into_string());
        (self.chunks, self.filled) = (0, 0);
    }

    /// Shows what was read while more is to come. Returns whether there is something to see.
    pub(crate) fn grow(&mut self, state: &State) -> bool {
        // The last chunk may still grow, so it is left for the next time.
        let complete = Layout::of(state).chunks(state).saturating_sub(1);
        // What is left out is known when all was read.
        if state.view == View::Agenda && state.settings.show.is_empty() && self.keeps(state, complete) && !state.may_be_past() {
            self.extend(state, complete);
        }
        self.chunks > 0
    }

    /// Whether what stands in the page is how that many chunks begin.
    fn keeps(&self, state: &State, count: usize) -> bool {
        self.chunks <= count && self.items == Layout::of(state).items(state, 0..self.chunks)
    }

    /// Whether its days are still called the same, and none of them is a past one that is apart.
    fn keeps_heads(&self, state: &State) -> bool {
        let mut heads = String::new();
        for position in 0..self.days {
            heads += &view::day(state, position, false).into_string();
        }
        heads == self.heads && state.timetable.past == state.timetable.days.len()
    }

    /// Adds days and chunks to the page until there are that many chunks, and fills the first.
    fn extend(&mut self, state: &State, count: usize) {
        if self.chunks == 0 && count > 0 {
            self.dom.put("main", "");
            self.replace_skeleton(state);
            // Rules for the colours of tracks, all of which are known before the first session.
            self.dom.colors(&view::theme(&state.agenda.tracks));
            self.dom.put("head", &view::head(state).into_string());
        }
        while self.chunks < count {
            while state.timetable.days.get(self.days).is_some_and(|day| day.chunks.start <= self.chunks) {
                let day = view::day(state, self.days, false).into_string();
                self.dom.add(&day);
                self.heads.push_str(&day);
                self.days += 1;
            }
            self.dom.add("");
            self.items.extend_from_slice(Layout::of(state).items(state, self.chunks..self.chunks + 1));
            self.chunks += 1;
        }
        if self.filled == 0 {
            self.fill_next(state);
        }
    }

    fn replace_skeleton(&self, state: &State) {
        self.dom.put("loading", "");
        self.bar(state);
        self.dom.put("live", &view::live_placeholder(state).into_string());
    }

    /// Shows the views that the agenda has, as far as it was read, and keeps room for the day tabs.
    fn bar(&self, state: &State) {
        self.dom.put("tabs", &view::tabs(state).into_string());
        self.dom.show("days", state.has_days());
    }

    /// Says that what stands in the page may be wrong.
    pub(crate) fn forget(&mut self) {
        self.chunks = 0;
    }

    /// Says that nothing is added any more: what stands in the page is kept if it is still right, except for the chunks of sessions that were
    /// renamed since.
    pub(crate) fn complete(&mut self, state: &State, renamed: &[usize]) {
        self.dom.colors(&view::theme(&state.agenda.tracks));
        self.dom.put("head", &view::head(state).into_string());
        self.dom.put("count", &view::count(state));
        if self.chunks == 0 {
            self.replace_skeleton(state);
        }
        self.bar(state);
        let count = Layout::of(state).chunks(state);
        if state.view == View::Agenda && self.chunks > 0 && self.keeps(state, count) && self.keeps_heads(state) {
            for chunk in 0..self.filled {
                if Layout::of(state).items(state, chunk..chunk + 1).iter().any(|session| renamed.contains(session)) {
                    self.dom.fill(chunk, &Layout::of(state).chunk(state, chunk).into_string());
                }
            }
            self.extend(state, count);
            self.dom.add(&view::nothing(state).into_string());
            self.hide(state);
        } else {
            self.main(state);
        }
    }

    /// Fills the next chunk that is empty; returns whether there is one more.
    pub(crate) fn fill_next(&mut self, state: &State) -> bool {
        if self.filled < self.chunks {
            self.dom.fill(self.filled, &Layout::of(state).chunk(state, self.filled).into_string());
            self.filled += 1;
        }
        self.filled < self.chunks
    }

    /// Whether a chunk was filled.
    pub(crate) fn is_filled(&self, chunk: usize) -> bool {
        chunk < self.filled
    }

    /// Fills a chunk again that was filled.
    pub(crate) fn refill(&self, state: &State, chunk: usize) {
        if self.is_filled(chunk) {
            self.dom.fill(chunk, &Layout::of(state).chunk(state, chunk).into_string());
        }
    }

    /// The chunks that a session stands in: several, if it lasts for several days.
    pub(crate) fn chunks_with(&self, state: &State, session: usize) -> Vec<u32> {
        let layout = Layout::of(state);
        let has = |&chunk: &usize| layout != Layout::Directory && layout.items(state, chunk..chunk + 1).contains(&session);
        (0..self.chunks).filter(has).map(|chunk| chunk as u32).collect()
    }

    /// Takes in that positions in the agenda are others, while chunks and their number stay.
    pub(crate) fn reread(&mut self, state: &State) {
        self.items = Layout::of(state).items(state, 0..self.chunks).to_vec();
    }

    /// Hides what the query leaves out.
    pub(crate) fn hide(&self, state: &State) {
        // The grid shows what does not match more quietly, or has nothing of it.
        if state.view == View::Grid {
            return;
        }
        let mut shown = Vec::new();
        let mut sizes = Vec::new();
        for chunk in 0..self.chunks {
            let items = Layout::of(state).items(state, chunk..chunk + 1);
            sizes.push(items.len() as u32);
            Layout::of(state).shown(state, chunk, items, &mut shown);
        }
        self.dom.hide(&shown, &sizes);
    }
}
