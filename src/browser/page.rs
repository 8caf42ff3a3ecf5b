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
        let items: Vec<Vec<usize>> = view::items(state);
        let Some(main) = self.region("main") else { return };
        let Ok(found) = main.query_selector_all("[data-b]") else { return };
        for (position, items) in items.into_iter().enumerate().skip(self.blocks.len()) {
            if let Some(element) = found.get(position as u32) {
                self.blocks.push(Block { element: element.unchecked_into(), items, filled: false, parts: None });
            }
        }
    }

    /// Shows what was read while more is to come: whole days and blocks that nothing can be added to any more. Returns
    /// whether there is something to see.
    pub(crate) fn grow(&mut self, state: &State) -> bool {
        let items = view::items(state);
        let keeps = self.blocks.iter().zip(&items).all(|(block, items)| block.items == *items) && self.blocks.len() <= items.len();
        // The last block may still grow, so it is left for the next time.
        let complete = items.len().saturating_sub(1);
        if state.view != View::Agenda || !keeps || complete <= self.blocks.len() {
            return !self.blocks.is_empty();
        }
        let Some(main) = self.region("main") else { return false };
        if self.blocks.is_empty() {
            self.put(&main, "");
        }
        let sink = main.unchecked_ref::<Sink>();
        let mut block = 0;
        for (position, day) in state.timetable.days.iter().enumerate() {
            let count = day.blocks.len();
            let until = (block + count).min(complete);
            if until > self.blocks.len() {
                if position >= self.days {
                    let html = view::day(state, position, std::iter::empty()).into_string();
                    sink.insert_adjacent_html("beforeend", &self.policy.create_html(&html));
                    self.days = position + 1;
                }
                let Ok(sections) = main.query_selector_all("section.day") else { return false };
                let Some(section) = sections.get(position as u32) else { return false };
                for number in self.blocks.len().max(block)..until {
                    let html = ["<div class=\"block\" data-b=\"", &digits(number), "\"></div>"].concat();
                    section.unchecked_ref::<Sink>().insert_adjacent_html("beforeend", &self.policy.create_html(&html));
                    let Some(element) = section.last_child() else { return false };
                    self.blocks.push(Block {
                        element: element.unchecked_into(),
                        items: items[number].clone(),
                        filled: false,
                        parts: None,
                    });
                }
            }
            block += count;
        }
        self.fill_first(state);
        true
    }

    /// Says that nothing is added any more: what stands in the page is kept if it is still right.
    pub(crate) fn complete(&mut self, state: &State) {
        self.fill("head", &view::head(state).into_string());
        self.fill("tabs", &view::tabs(state).into_string());
        self.fill("chips", &view::chips(state).into_string());
        self.fill("count", &view::count(state));
        self.main_or_keep(state);
    }

    fn main_or_keep(&mut self, state: &State) {
        self.grow(state);
        let items = view::items(state);
        let keeps = state.view == View::Agenda
            && !self.blocks.is_empty()
            && self.blocks.len() + 1 == items.len()
            && self.blocks.iter().zip(&items).all(|(block, items)| block.items == *items);
        if !keeps {
            self.main(state);
            return;
        }
        // Only the last block is missing: it may be a day of its own.
        let Some(main) = self.region("main") else { return };
        if self.days < state.timetable.days.len() {
            let html = view::day(state, self.days, std::iter::empty()).into_string();
            main.unchecked_ref::<Sink>().insert_adjacent_html("beforeend", &self.policy.create_html(&html));
            self.days += 1;
        }
        let number = digits(self.blocks.len());
        let html = ["<div class=\"block\" data-b=\"", &number, "\"></div>"].concat();
        if let Ok(Some(section)) = main.query_selector("section.day:last-of-type") {
            section.unchecked_ref::<Sink>().insert_adjacent_html("beforeend", &self.policy.create_html(&html));
        }
        let html = view::nothing(state).into_string();
        main.unchecked_ref::<Sink>().insert_adjacent_html("beforeend", &self.policy.create_html(&html));
        self.take_blocks(state);
        self.fill_first(state);
        self.hide(state);
    }

    fn fill_first(&mut self, state: &State) {
        if self.blocks.first().is_some_and(|block| !block.filled) {
            self.fill_next(state);
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
        let found = (0..all.length()).filter_map(|i| all.get(i)).find(|node| {
            node.unchecked_ref::<Element>().get_attribute("data-k").as_ref() == Some(&key)
        });
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
