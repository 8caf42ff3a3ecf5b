//! What of the view stands in the page.

use wasm_bindgen::prelude::*;

use crate::state::{State, View};
use crate::view;

#[wasm_bindgen]
extern "C" {
    /// The hands of the core in the page: the class of `js/page.js`.
    #[derive(Clone)]
    pub type Page;

    #[wasm_bindgen(method)]
    fn frame(this: &Page, html: &str, direction: &str);
    /// Fills a region.
    #[wasm_bindgen(method)]
    pub(crate) fn put(this: &Page, region: &str, html: &str);
    #[wasm_bindgen(method)]
    fn add(this: &Page, html: &str);
    #[wasm_bindgen(method)]
    fn fill(this: &Page, number: usize, html: &str);
    #[wasm_bindgen(method)]
    fn hide(this: &Page, shown: &[u8], sizes: &[u32]);
    #[wasm_bindgen(method)]
    fn colors(this: &Page, rules: &str);
    /// Shows or hides a region.
    #[wasm_bindgen(method)]
    pub(crate) fn show(this: &Page, region: &str, shown: bool);
    /// Gives the focus to what has that key.
    #[wasm_bindgen(method)]
    pub(crate) fn focus(this: &Page, key: &str);
    /// Puts a text into the search field.
    #[wasm_bindgen(method)]
    pub(crate) fn search(this: &Page, text: &str);
    /// Tells the page's own scripts that something happened.
    #[wasm_bindgen(method)]
    pub(crate) fn tell(this: &Page, name: &str);
}

/// The view in the page: its blocks, the first of which are filled.
pub(crate) struct Sheet {
    pub(crate) page: Page,
    /// What stands in its blocks, one after the other.
    items: Vec<usize>,
    blocks: usize,
    filled: usize,
    days: usize,
    /// The days in it as they were added, without their blocks.
    heads: String,
}

impl Sheet {
    /// Puts the frame into the page, with a skeleton where the view will be.
    pub(crate) fn new(page: Page, state: &State) -> Sheet {
        let direction = if crate::text::is_right_to_left(state.language()) { "rtl" } else { "ltr" };
        page.frame(&view::frame(state).into_string(), direction);
        page.put("main", &view::skeleton(state).into_string());
        Sheet { page, items: Vec::new(), blocks: 0, filled: 0, days: 0, heads: String::new() }
    }

    /// The view from anew: its first block at once, the others by [`Sheet::fill_next`].
    pub(crate) fn main(&mut self, state: &State) {
        self.page.put("main", &view::main(state).into_string());
        self.blocks = view::blocks(state);
        self.items = view::items(state, 0..self.blocks).to_vec();
        self.days = state.timetable.days.len();
        self.filled = 0;
        self.fill_next(state);
        self.hide(state);
    }

    /// Shows what was read while more is to come. Returns whether there is something to see.
    pub(crate) fn grow(&mut self, state: &State) -> bool {
        // The last block may still grow, so it is left for the next time.
        let complete = view::blocks(state).saturating_sub(1);
        if state.view == View::Agenda && self.keeps(state, complete) && !state.may_be_past() {
            self.extend(state, complete);
        }
        self.blocks > 0
    }

    /// Whether what stands in the page is how that many blocks begin.
    fn keeps(&self, state: &State, count: usize) -> bool {
        self.blocks <= count && self.items == view::items(state, 0..self.blocks)
    }

    /// Whether its days are still called the same, and none of them is a past one that is apart.
    fn keeps_heads(&self, state: &State) -> bool {
        let mut heads = String::new();
        for position in 0..self.days {
            heads += &view::day(state, position, false).into_string();
        }
        heads == self.heads && state.timetable.past == state.timetable.days.len()
    }

    /// Adds days and blocks to the page until there are that many blocks, and fills the first.
    fn extend(&mut self, state: &State, count: usize) {
        if self.blocks == 0 && count > 0 {
            self.page.put("main", "");
            // Rules for the colours of tracks, all of which are known before the first session.
            self.page.colors(&view::theme(&state.agenda.tracks));
            self.page.put("head", &view::head(state).into_string());
        }
        while self.blocks < count {
            while state.timetable.days.get(self.days).is_some_and(|day| day.blocks.start <= self.blocks) {
                let day = view::day(state, self.days, false).into_string();
                self.page.add(&day);
                self.heads.push_str(&day);
                self.days += 1;
            }
            self.page.add("");
            self.items.extend_from_slice(view::items(state, self.blocks..self.blocks + 1));
            self.blocks += 1;
        }
        if self.filled == 0 {
            self.fill_next(state);
        }
    }

    /// Says that what stands in the page may be wrong.
    pub(crate) fn forget(&mut self) {
        self.blocks = 0;
    }

    /// Says that nothing is added any more: what stands in the page is kept if it is still right.
    pub(crate) fn complete(&mut self, state: &State) {
        self.page.colors(&view::theme(&state.agenda.tracks));
        self.page.put("head", &view::head(state).into_string());
        self.page.put("count", &view::count(state));
        let count = view::blocks(state);
        if state.view == View::Agenda && self.blocks > 0 && self.keeps(state, count) && self.keeps_heads(state) {
            self.extend(state, count);
            self.page.add(&view::nothing(state).into_string());
            self.hide(state);
        } else {
            self.main(state);
        }
    }

    /// Fills the next block that is empty; returns whether there is one more.
    pub(crate) fn fill_next(&mut self, state: &State) -> bool {
        if self.filled < self.blocks {
            self.page.fill(self.filled, &view::block(state, self.filled).into_string());
            self.filled += 1;
        }
        self.filled < self.blocks
    }

    /// Hides what the query leaves out.
    pub(crate) fn hide(&self, state: &State) {
        let mut shown = Vec::new();
        let mut sizes = Vec::new();
        for block in 0..self.blocks {
            let items = view::items(state, block..block + 1);
            sizes.push(items.len() as u32);
            view::shown(state, block, items, &mut shown);
        }
        self.page.hide(&shown, &sizes);
    }
}
