//! The element's part of the page: regions that are filled with HTML, and blocks that are filled one at a time.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlInputElement};

use crate::query::Outcome;
use crate::state::{Stale, State, View};
use crate::text::digits;
use crate::view;

#[wasm_bindgen]
extern "C" {
    /// The page's one Trusted Types policy, or what stands for it where there are none.
    pub type Policy;
    #[wasm_bindgen(method, js_name = createHTML)]
    fn create_html(this: &Policy, html: &str) -> JsValue;

    /// An element as what takes trusted HTML; `web-sys` would hand over a string.
    #[wasm_bindgen(extends = Element)]
    type Sink;
    #[wasm_bindgen(method, setter, js_name = innerHTML)]
    fn set_inner_html(this: &Sink, html: &JsValue);
    #[wasm_bindgen(method, js_name = insertAdjacentHTML)]
    fn insert_adjacent_html(this: &Sink, place: &str, html: &JsValue);
}

/// What is in the page, and how much of it.
pub(crate) struct Page {
    root: Element,
    policy: Policy,
    /// What stands for the view, in order; none before the first rendering.
    blocks: Vec<Block>,
    /// How many days of the timetable stand in the page.
    days: usize,
    framed: bool,
}

struct Block {
    element: HtmlElement,
    /// Positions of its sessions or people.
    items: Vec<usize>,
    filled: bool,
    /// Its items with whether each is shown, once that was not all of them.
    parts: Option<Vec<Part>>,
}

struct Part {
    element: HtmlElement,
    slot: Option<HtmlElement>,
    shown: bool,
}

impl Page {
    pub(crate) fn new(root: Element, policy: Policy) -> Page {
        Page { root, policy, blocks: Vec::new(), days: 0, framed: false }
    }

    fn region(&self, name: &str) -> Option<Element> {
        self.root.query_selector(&["[data-r=", name, "]"].concat()).ok().flatten()
    }

    fn put(&self, element: &Element, html: &str) {
        element.unchecked_ref::<Sink>().set_inner_html(&self.policy.create_html(html));
    }

    fn append(&self, element: &Element, html: &str) {
        element.unchecked_ref::<Sink>().insert_adjacent_html("beforeend", &self.policy.create_html(html));
    }

    fn fill(&self, name: &str, html: &str) {
        if let Some(region) = self.region(name) {
            self.put(&region, html);
        }
    }

    /// Puts the frame into the page, with the skeleton of a view.
    pub(crate) fn frame(&mut self, state: &State) {
        self.put(&self.root, &view::frame(state).into_string());
        self.fill("main", &view::skeleton(state).into_string());
        (self.framed, self.days) = (true, 0);
        self.blocks.clear();
    }

    /// Brings up to date what is stale.
    pub(crate) fn apply(&mut self, state: &State, stale: Stale) {
        let focus = self.focused_key();
        if stale.has(Stale::HEAD) {
            self.fill("head", &view::head(state).into_string());
        } else if stale.has(Stale::PICKER) {
            self.picker(state);
        }
        if stale.has(Stale::BAR) {
            self.fill("tabs", &view::tabs(state).into_string());
            self.fill("badge", &view::badge(state).into_string());
            if let Ok(Some(button)) = self.root.query_selector("[data-act=filters]") {
                let _ = button.set_attribute("aria-expanded", if state.panel { "true" } else { "false" });
            }
        }
        if stale.has(Stale::FIELD)
            && let Ok(Some(field)) = self.root.query_selector("[data-act=search]")
        {
            field.unchecked_ref::<HtmlInputElement>().set_value(&state.query.text);
        }
        if stale.has(Stale::CHIPS) {
            self.fill("chips", &view::chips(state).into_string());
            self.fill("count", &view::count(state));
        }
        if stale.has(Stale::PANEL)
            && let Some(panel) = self.region("panel")
        {
            self.put(&panel, &view::panel(state).into_string());
            panel.unchecked_ref::<HtmlElement>().set_hidden(!state.panel);
            if let Some(body) = panel.parent_element() {
                body.set_class_name(if state.panel { "body with-panel" } else { "body" });
            }
        }
        if stale.has(Stale::MAIN) {
            self.main(state);
        } else if stale.has(Stale::HIDDEN) {
            self.hide(state);
        }
        if stale.has(Stale::DIALOG) {
            self.dialog(state);
        }
        self.focus(focus);
        if stale.has(Stale::PICKER) && state.picker.is_some() {
            self.focus(Some("zone-text".into()));
        }
    }

    /// The view from anew: its first block at once, the others by [`Page::fill_next`].
    fn main(&mut self, state: &State) {
        self.fill("main", &view::main(state).into_string());
        self.blocks.clear();
        self.days = state.timetable.days.len();
        self.take_blocks(state);
        self.fill_next(state);
        self.say_nothing(state);
    }

    fn take_blocks(&mut self, state: &State) {
        let Ok(found) = self.root.query_selector_all(".block") else { return };
        for block in self.blocks.len()..view::blocks(state) {
            if let Some(element) = found.get(block as u32) {
                let items = view::items(state, block).to_vec();
                self.blocks.push(Block { element: element.unchecked_into(), items, filled: false, parts: None });
            }
        }
    }

    /// Shows what was read while more is to come. Returns whether there is something to see.
    pub(crate) fn grow(&mut self, state: &State) -> bool {
        // The last block may still grow, so it is left for the next time.
        let complete = view::blocks(state).saturating_sub(1);
        if state.view == View::Agenda && self.keeps(state, complete) {
            self.extend(state, complete);
        }
        !self.blocks.is_empty()
    }

    /// Whether what stands in the page is how that many blocks begin.
    fn keeps(&self, state: &State, count: usize) -> bool {
        let same = |(number, block): (usize, &Block)| block.items == view::items(state, number);
        self.blocks.len() <= count && self.blocks.iter().enumerate().all(same)
    }

    /// Adds days and blocks to the page until there are that many blocks, and fills the first.
    fn extend(&mut self, state: &State, count: usize) {
        let Some(main) = self.region("main") else { return };
        if self.blocks.is_empty() && count > 0 {
            self.put(&main, "");
        }
        for (position, day) in state.timetable.days.iter().enumerate() {
            for _ in self.blocks.len().max(day.blocks.start)..day.blocks.end.min(count) {
                if position >= self.days {
                    self.append(&main, &view::day(state, position, false).into_string());
                    self.days = position + 1;
                }
                if let Some(section) = main.last_element_child() {
                    self.append(&section, "<div class=\"block\"></div>");
                }
                self.take_blocks(state);
            }
        }
        if self.blocks.first().is_some_and(|block| !block.filled) {
            self.fill_next(state);
        }
    }

    /// Says that nothing is added any more: what stands in the page is kept if it is still right.
    pub(crate) fn complete(&mut self, state: &State) {
        self.apply(state, Stale::HEAD | Stale::BAR | Stale::CHIPS);
        let count = view::blocks(state);
        if state.view == View::Agenda && !self.blocks.is_empty() && self.keeps(state, count) {
            self.extend(state, count);
            if let Some(main) = self.region("main") {
                self.append(&main, &view::nothing(state).into_string());
            }
            self.hide(state);
        } else {
            self.main(state);
        }
    }

    /// Fills the next block that is empty; returns whether there is one more.
    pub(crate) fn fill_next(&mut self, state: &State) -> bool {
        let mut empty = self.blocks.iter().enumerate().filter(|(_, block)| !block.filled).map(|(number, _)| number);
        let (next, more) = (empty.next(), empty.next().is_some());
        if let Some(number) = next {
            self.put(&self.blocks[number].element, &view::block(state, number).into_string());
            let shown = shown(state);
            let block = &mut self.blocks[number];
            block.filled = true;
            if !block.items.iter().all(|&item| is_shown(shown, item)) {
                block.parts = Some(parts(block, shown));
                block.element.set_hidden(!block.items.iter().any(|&item| is_shown(shown, item)));
                self.hide_days();
            }
        }
        more
    }

    /// Hides and shows what is there. A block that is hidden as a whole keeps what it hid inside as it was.
    fn hide(&mut self, state: &State) {
        let shown = shown(state);
        for block in &mut self.blocks {
            let any = block.items.iter().any(|&item| is_shown(shown, item));
            block.element.set_hidden(!any);
            if !any || !block.filled {
                continue;
            }
            if block.parts.is_none() && block.items.iter().all(|&item| is_shown(shown, item)) {
                continue;
            }
            let mut parts = block.parts.take().unwrap_or_else(|| parts_shown(block));
            for (part, &item) in parts.iter_mut().zip(&block.items) {
                let now = is_shown(shown, item);
                if part.shown != now {
                    part.shown = now;
                    part.element.set_hidden(!now);
                }
            }
            // A slot's sessions stand one after the other.
            let mut from = 0;
            while from < parts.len() {
                let same = |part: &&Part| part.slot == parts[from].slot;
                let to = from + parts[from..].iter().take_while(same).count();
                if let Some(slot) = &parts[from].slot {
                    slot.set_hidden(!parts[from..to].iter().any(|part| part.shown));
                }
                from = to.max(from + 1);
            }
            block.parts = Some(parts);
        }
        self.hide_days();
        self.say_nothing(state);
    }

    fn hide_days(&self) {
        let mut last: Option<(HtmlElement, bool)> = None;
        for block in &self.blocks {
            let Some(day) = block.element.parent_element().filter(|parent| parent.tag_name() == "SECTION") else { return };
            let day: HtmlElement = day.unchecked_into();
            let shown = !block.element.hidden();
            match &mut last {
                Some((known, any)) if *known == day => *any |= shown,
                _ => {
                    if let Some((known, any)) = last.replace((day, shown)) {
                        known.set_hidden(!any);
                    }
                }
            }
        }
        if let Some((day, any)) = last {
            day.set_hidden(!any);
        }
    }

    fn say_nothing(&self, state: &State) {
        if let Some(main) = self.region("main")
            && let Ok(Some(note)) = main.query_selector(".none")
        {
            let Outcome { count, people, .. } = &state.outcome;
            let some = if state.view == View::Agenda { *count > 0 || state.query.is_empty() } else { people.contains(&true) };
            note.unchecked_ref::<HtmlElement>().set_hidden(some);
        }
    }

    fn picker(&self, state: &State) {
        let Some(pop) = self.region("picker") else { return };
        let was_open = pop.first_element_child().is_some();
        if was_open && state.picker.is_some() {
            // The field keeps what is being typed into it, and its place in it.
            let (list, active) = view::zone_list(state);
            self.fill("zones", &list.into_string());
            if let Some(field) = pop.first_element_child() {
                let _ = field.set_attribute("aria-activedescendant", &active);
            }
            if let Ok(Some(option)) = pop.query_selector("[aria-selected=true]") {
                option.scroll_into_view_with_scroll_into_view_options(&nearest());
            }
            return;
        }
        self.put(&pop, &view::picker(state).into_string());
        pop.unchecked_ref::<HtmlElement>().set_hidden(state.picker.is_none());
        if let Ok(Some(button)) = self.root.query_selector("[data-act=picker]") {
            let _ = button.set_attribute("aria-expanded", if state.picker.is_some() { "true" } else { "false" });
            if was_open {
                let _ = button.unchecked_ref::<HtmlElement>().focus();
            }
        }
    }

    fn dialog(&self, state: &State) {
        let Some(region) = self.region("dialog") else { return };
        let dialog = region.unchecked_ref::<HtmlDialogElement>();
        if state.open.is_none() {
            dialog.close();
            self.put(&region, "");
            return;
        }
        self.put(&region, &view::dialog(state).into_string());
        if !dialog.open() {
            // It fails in a document that is not shown, where nobody misses it.
            let _ = dialog.show_modal();
        }
        region.set_scroll_top(0);
        if let Ok(Some(title)) = region.query_selector("#sheet-title") {
            let _ = title.unchecked_ref::<HtmlElement>().focus();
        }
    }

    /// What has the focus within the element, to be given it again after its region was made anew.
    fn focused_key(&self) -> Option<String> {
        let shadow: web_sys::ShadowRoot = self.root.get_root_node().dyn_into().ok()?;
        shadow.active_element()?.get_attribute("data-k")
    }

    fn focus(&self, key: Option<String>) {
        let Some(key) = key else { return };
        if self.focused_key().as_ref() == Some(&key) {
            return;
        }
        let Ok(all) = self.root.query_selector_all("[data-k]") else { return };
        let found = (0..all.length())
            .filter_map(|i| all.get(i))
            .find(|node| node.unchecked_ref::<Element>().get_attribute("data-k").as_ref() == Some(&key));
        if let Some(element) = found {
            let _ = element.unchecked_ref::<HtmlElement>().focus();
        }
    }

    /// Gives the focus to the tab of that view.
    pub(crate) fn focus_tab(&self, view: View) {
        self.focus(Some(["tab-", view.key()].concat()));
    }

    /// Scrolls to a person of the directory, and gives the focus to them.
    pub(crate) fn scroll_to_person(&mut self, state: &State, person: usize) {
        while self.fill_next(state) {}
        let selector = ["[data-p=\"", &digits(person), "\"] a"].concat();
        if let Ok(Some(link)) = self.root.query_selector(&selector) {
            link.scroll_into_view();
            let _ = link.unchecked_ref::<HtmlElement>().focus();
        }
    }
}

fn nearest() -> web_sys::ScrollIntoViewOptions {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options
}

fn shown(state: &State) -> &[bool] {
    if state.view == View::Agenda { &state.outcome.sessions } else { &state.outcome.people }
}

fn is_shown(shown: &[bool], item: usize) -> bool {
    shown.get(item).is_none_or(|shown| *shown)
}

/// The items of a block that was filled when these were shown.
fn parts(block: &Block, shown: &[bool]) -> Vec<Part> {
    let mut parts = parts_shown(block);
    for (part, &item) in parts.iter_mut().zip(&block.items) {
        part.shown = is_shown(shown, item);
    }
    parts
}

fn parts_shown(block: &Block) -> Vec<Part> {
    let Ok(found) = block.element.query_selector_all("article") else { return Vec::new() };
    let part = |node: web_sys::Node| {
        let element: HtmlElement = node.unchecked_into();
        let slot = element.closest(".slot").ok().flatten().map(|slot| slot.unchecked_into());
        Part { element, slot, shown: true }
    };
    (0..found.length()).filter_map(|i| found.get(i)).map(part).collect()
}
