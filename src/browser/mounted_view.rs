//! The part of the view that is in the DOM.

use wasm_bindgen::prelude::*;

use crate::state::{State, View};
use crate::view::{self, Layout};

#[wasm_bindgen]
extern "C" {
    /// DOM operations of the core: the class in `js/dom.js`.
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
    /// Sets the style rules for the colors of tracks.
    #[wasm_bindgen(method)]
    pub(crate) fn colors(this: &Dom, rules: &str);
    /// Shows or hides a region.
    #[wasm_bindgen(method)]
    pub(crate) fn show(this: &Dom, region: &str, shown: bool);
    /// Focuses the control with a key (`data-k`).
    #[wasm_bindgen(method)]
    pub(crate) fn focus(this: &Dom, key: &str);
    /// Sets the text of the search field.
    #[wasm_bindgen(method)]
    pub(crate) fn search(this: &Dom, text: &str);
    /// Dispatches an event to the page's scripts.
    #[wasm_bindgen(method)]
    pub(crate) fn notify(this: &Dom, name: &str);
}

/// The view in the DOM: its chunks, of which the first `filled` are rendered.
pub(crate) struct MountedView {
    pub(crate) dom: Dom,
    /// The items of its chunks, concatenated.
    items: Vec<usize>,
    chunks: usize,
    filled: usize,
    days: usize,
    /// The HTML of the days that were added, without their chunks.
    heads: String,
}

impl MountedView {
    /// Renders the frame, with its skeleton screen.
    pub(crate) fn new(dom: Dom, state: &State) -> MountedView {
        let direction = if state.is_right_to_left() { "rtl" } else { "ltr" };
        dom.frame(&view::frame(state).into_string(), direction);
        MountedView { dom, items: Vec::new(), chunks: 0, filled: 0, days: 0, heads: String::new() }
    }

    /// Renders the view: its first chunk immediately, the others with [`MountedView::fill_next`].
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

    /// Renders all days of the grid instead of one.
    #[inline(never)]
    fn print_grids(&mut self, state: &State) {
        let (rules, html) = view::printed_grids(state);
        self.dom.colors(&rules);
        self.dom.put("main", &html.into_string());
        (self.chunks, self.filled) = (0, 0);
    }

    /// Renders the sessions read so far, while the feed is still being read. Returns whether any chunk is in the DOM.
    pub(crate) fn grow(&mut self, state: &State) -> bool {
        // The last chunk may still grow, so it is left for the next call.
        let complete = Layout::of(state).chunks(state).saturating_sub(1);
        // The sessions that the `show` attribute excludes are known only when the feed is complete.
        if state.view == View::Agenda && state.settings.show.is_empty() && self.keeps(state, complete) && !state.may_be_past() {
            self.extend(state, complete);
        }
        self.chunks > 0
    }

    /// Whether the chunks in the DOM equal the beginning of the first `count` chunks.
    fn keeps(&self, state: &State, count: usize) -> bool {
        self.chunks <= count && self.items == Layout::of(state).items(state, 0..self.chunks)
    }

    /// Whether the headings of its days are unchanged, and no past days are listed separately.
    fn keeps_heads(&self, state: &State) -> bool {
        let mut heads = String::new();
        for position in 0..self.days {
            heads += &view::day(state, position, false).into_string();
        }
        heads == self.heads && state.timetable.past == state.timetable.days.len()
    }

    /// Adds days and chunks to the DOM until there are `count` chunks, and fills the first.
    fn extend(&mut self, state: &State, count: usize) {
        if self.chunks == 0 && count > 0 {
            self.dom.put("main", "");
            self.replace_skeleton(state);
            // Style rules for the colors of tracks, all of which are known before the first session.
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

    /// Shows the tabs for the part of the agenda that was read, and reserves space for the day tabs.
    fn bar(&self, state: &State) {
        self.dom.put("tabs", &view::tabs(state).into_string());
        self.dom.show("days", state.has_days());
    }

    /// Invalidates the content of the DOM, so that it is rendered again.
    pub(crate) fn forget(&mut self) {
        self.chunks = 0;
    }

    /// Completes the view after the end of the feed. The content of the DOM is kept if it is still correct, except for the chunks of sessions that
    /// were renamed.
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

    /// Fills the next empty chunk; returns whether there are more.
    pub(crate) fn fill_next(&mut self, state: &State) -> bool {
        if self.filled < self.chunks {
            self.dom.fill(self.filled, &Layout::of(state).chunk(state, self.filled).into_string());
            self.filled += 1;
        }
        self.filled < self.chunks
    }

    /// Whether a chunk is filled.
    pub(crate) fn is_filled(&self, chunk: usize) -> bool {
        chunk < self.filled
    }

    /// Re-renders a chunk, if it is filled.
    pub(crate) fn refill(&self, state: &State, chunk: usize) {
        if self.is_filled(chunk) {
            self.dom.fill(chunk, &Layout::of(state).chunk(state, chunk).into_string());
        }
    }

    /// The chunks that contain a session: several, if it lasts for several days.
    pub(crate) fn chunks_with(&self, state: &State, session: usize) -> Vec<u32> {
        let layout = Layout::of(state);
        let has = |&chunk: &usize| layout != Layout::Directory && layout.items(state, chunk..chunk + 1).contains(&session);
        (0..self.chunks).filter(has).map(|chunk| chunk as u32).collect()
    }

    /// Updates the items after positions in the agenda changed, while chunks and their number stay the same.
    pub(crate) fn reread(&mut self, state: &State) {
        self.items = Layout::of(state).items(state, 0..self.chunks).to_vec();
    }

    /// Hides items that do not match the query.
    pub(crate) fn hide(&self, state: &State) {
        // The grid dims sessions that do not match, or does not contain them.
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
