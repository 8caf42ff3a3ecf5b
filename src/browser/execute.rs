//! Executes effects: the only module that changes the DOM, except `mounted_view`, which fills chunks.

use gloo::timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::ScrollLogicalPosition;

use super::find::{dialog, fill_to, find, item, reach, scroll_to};
use super::page_env::Place;
use super::{Shared, WidgetCore, days, grid, history, now_markers};
use crate::model::SessionId;
use crate::state::{Dirty, Effects, Focus, HistoryOp, Overlay, Piece, View};
use crate::text::digits;
use crate::view::{self, Layout};

/// Executes the effects, except notices: they are dispatched when nothing is borrowed any more.
pub(super) fn execute(inner: &Shared, this: &mut WidgetCore, effects: &Effects) {
    execute_at(inner, this, effects, true, &mut |_| {});
}

/// Like [`execute`]; `go` restores the reader's position after the view is re-rendered. With `keep`, a focused card gets the focus back when it is
/// re-rendered.
pub(super) fn execute_at(
    inner: &Shared,
    this: &mut WidgetCore,
    effects: &Effects,
    keep: bool,
    go: &mut dyn FnMut(&mut WidgetCore),
) {
    for (name, text) in &effects.store {
        this.state.platform.remember(name, text);
    }
    let focused = keep_focus(this);
    let left = effects.left.and_then(|view| {
        let listeners = this.listeners.as_ref()?;
        Some((view, listeners.page_env.place(&listeners.root)))
    });
    regions(this, effects, keep);
    marks(this, &effects.marks);
    if let Some((view, place)) = left {
        change_place(this, view, place);
    }
    go(this);
    reveal(this, effects);
    // After all visible changes, since focusing forces the browser to lay out the page.
    if let Some(target) = &effects.focus {
        focus(this, target, effects.scroll);
    }
    give_focus(focused);
    change_history(inner, this, effects.history);
    if let (Some(file), Some(listeners)) = (&effects.file, &this.listeners) {
        listeners.page_env.save(&file.name, file.kind, &file.text);
    }
    if effects.pick
        && let Some(listeners) = &this.listeners
    {
        listeners.page_env.pick(&listeners.root);
    }
    if effects.print
        && let Some(window) = web_sys::window()
    {
        let _ = window.print();
    }
    if effects.send
        && let Some(button) = find(this, "dialog [data-act=send]")
        && let Some(listeners) = &this.listeners
    {
        listeners.page_env.send(&button, this.state.agenda.event.title.get(this.state.language()));
    }
    announce(this, effects.announce.as_deref());
    if effects.open_at_now {
        now_markers::open(this);
    }
    if effects.copy
        && let Some(button) = find(this, "dialog [data-act=copy]")
        && let Some(listeners) = &this.listeners
    {
        listeners.page_env.copy(&button);
    }
    if effects.seen {
        remember_seen(inner, this);
    }
}

/// Stores the snapshot of the agenda in a separate task: the larger the agenda, the longer its serialization takes.
fn remember_seen(inner: &Shared, this: &mut WidgetCore) {
    let Some(listeners) = &mut this.listeners else { return };
    let inner = inner.clone();
    listeners.seen = Some(Timeout::new(0, move || {
        let state = &inner.borrow().state;
        let (name, text) = state.seen(super::clock::now());
        state.platform.remember(&name, &text);
    }));
}

/// A function that restores the focus after a change that removes the focused control.
fn keep_focus(this: &WidgetCore) -> Option<Function> {
    this.listeners.as_ref().map(|listeners| listeners.page_env.keep_focus(&listeners.root))
}

fn give_focus(keep: Option<Function>) {
    if let Some(keep) = keep {
        let _ = keep.call0(&JsValue::NULL);
    }
}

/// Makes screen readers announce a text.
fn announce(this: &WidgetCore, text: Option<&str>) {
    if let (Some(listeners), Some(text)) = (&this.listeners, text) {
        listeners.page_env.say(&listeners.root, text);
    }
}

/// Saves the position in the view that was left, and restores the saved position in the new view, by default its start.
fn change_place(this: &mut WidgetCore, left: View, place: Place) {
    let shown = this.state.view;
    let Some(listeners) = &mut this.listeners else { return };
    listeners.places.retain(|(view, _)| *view != left);
    let known = listeners.places.iter().position(|(view, _)| *view == shown);
    let back = known.map(|known| listeners.places.swap_remove(known).1);
    listeners.places.push((left, place));
    match back.filter(|place| !place.anchor().is_empty()) {
        Some(place) => restore(this, &place),
        None => listeners.page_env.to_start(&listeners.root),
    }
}

/// Restores a position in the view.
pub(super) fn restore(this: &mut WidgetCore, place: &Place) {
    let anchor = place.anchor();
    if !anchor.is_empty() {
        fill_to(this, &item(Layout::of(&this.state).attribute(), &anchor));
        place.restore("", &anchor);
    }
}

/// Scrolls to the target of a deep link.
fn reveal(this: &mut WidgetCore, effects: &Effects) {
    let card = effects.reveal.as_ref().and_then(|id| fill_to(this, &[".main ", &item("data-s", id)].concat()));
    let Some(listeners) = &this.listeners else { return };
    if let Some(card) = card {
        listeners.page_env.reveal(&listeners.root, &card);
    } else if effects.show_element {
        listeners.page_env.show_element(&listeners.root);
    }
}

pub(super) fn change_history(inner: &Shared, this: &mut WidgetCore, op: HistoryOp) {
    let Some(listeners) = &mut this.listeners else { return };
    match op {
        HistoryOp::Keep => {}
        HistoryOp::Soon => {
            let inner = inner.clone();
            let write = move || change_history(&inner, &mut inner.borrow_mut(), HistoryOp::Replace);
            listeners.soon = Some(Timeout::new(300, write));
        }
        _ => history::write(&this.state, op, listeners),
    }
}

fn focus(this: &mut WidgetCore, target: &Focus, scroll: bool) {
    let dom = this.mounted.dom.clone();
    match target {
        Focus::Tab(view) => dom.focus(&["tab-", view.key()].concat()),
        Focus::ZoneButton => dom.focus("picker"),
        Focus::ZoneField => dom.focus("zone-text"),
        Focus::Dialog => {
            if let Some(dialog) = this.listeners.as_ref().and_then(|listeners| dialog(&listeners.root)) {
                dialog.set_scroll_top(0);
            }
            if let Some(title) = find(this, "#sheet-title") {
                let _ = title.focus();
            }
        }
        // The browser restores the focus itself, if the control that opened the dialog still exists.
        Focus::Opener => {
            let opened = this.listeners.as_mut().and_then(|listeners| listeners.opened.take());
            let selector = opened.as_ref().and_then(link_to).filter(|_| find(this, ":focus").is_none());
            if let Some(selector) = selector {
                reach(this, &selector);
            }
        }
        Focus::Session(id) => {
            reach(this, &[&item("data-s", id), " a"].concat());
        }
        Focus::Person(id) => {
            let link = reach(this, &[&item("data-p", id), " a"].concat());
            if let Some(link) = link.filter(|_| scroll) {
                link.scroll_into_view();
            }
        }
        Focus::NowLine => now_markers::show(this),
        Focus::Day(date) => days::show(this, *date),
    }
}

/// Re-renders dirty regions. With `keep_focus`, a focused card gets the focus back. A newly opened dialog is scrolled to its top.
fn regions(this: &mut WidgetCore, effects: &Effects, keep_focus: bool) {
    let dirty = effects.dirty;
    let (state, dom) = (&this.state, this.mounted.dom.clone());
    if dirty.has(Dirty::HEAD) {
        dom.put("head", &view::head(state).into_string());
    }
    if dirty.has(Dirty::BAR) {
        set(this, "[data-act=filters]", "aria-expanded", state.panel);
    }
    if dirty.has(Dirty::BAR) || dirty.has(Dirty::TABS) && !retitle_mine(this) {
        dom.put("tabs", &view::tabs(state).into_string());
    }
    if dirty.has(Dirty::BADGE) {
        dom.put("badge", &view::badge(state).into_string());
    }
    if dirty.has(Dirty::FIELD) {
        dom.search(&state.query.text);
    }
    if dirty.has(Dirty::CHIPS) {
        dom.put("chips", &view::chips(state).into_string());
        dom.put("count", &view::count_line(state));
    }
    if dirty.has(Dirty::PANEL) {
        dom.put("panel", &if state.panel { view::panel(state).into_string() } else { String::new() });
        dom.show("panel", state.panel);
        if let Some(body) = find(this, ".body") {
            body.set_class_name(if state.panel { "body with-panel" } else { "body" });
        }
        if let Some(listeners) = &this.listeners {
            listeners.page_env.sheet(&listeners.root, state.panel);
        }
    }
    if let Some(facet) = effects.values {
        dom.put(&["values-", facet.key()].concat(), &view::values_of(state, facet).into_string());
    }
    if dirty.has(Dirty::PICKER) {
        zone_picker(this);
    }
    if dirty.has(Dirty::DAYS | Dirty::BAR | Dirty::MAIN | Dirty::HIDDEN) {
        let html = view::day_tabs(state).into_string();
        dom.show("days", !html.is_empty());
        dom.put("days", &html);
        if let Some(listeners) = &this.listeners {
            listeners.page_env.show_day(&listeners.root);
        }
    }
    if dirty.has(Dirty::DIALOG) {
        dialog_region(this, effects.focus == Some(Focus::Dialog));
    }
    if [Dirty::LIVE, Dirty::BAR, Dirty::HIDDEN].into_iter().any(|part| dirty.has(part)) {
        live(this);
    }
    if dirty.has(Dirty::NEWS) {
        news(this);
    }
    if dirty.has(Dirty::MAIN) {
        let held = find(this, ".main :focus")
            .filter(|_| keep_focus && effects.focus.is_none())
            .and_then(|held| held.closest("[data-s]").ok()?);
        let held = held.and_then(|card| card.get_attribute("data-s"));
        this.mounted.main(&this.state);
        now_markers::put(this);
        if let Some(session) = held {
            reach(this, &[&item("data-s", &session), " a"].concat());
        }
    } else {
        if !effects.pieces.is_empty() {
            patch(this, &effects.pieces);
        }
        if dirty.has(Dirty::MARKS) {
            now_markers::put(this);
        }
        if dirty.has(Dirty::HIDDEN) {
            this.mounted.hide(&this.state);
            grid::dim(this);
        }
    }
    if dirty.has(Dirty::MAIN) || dirty.has(Dirty::HIDDEN) {
        highlight(this);
    }
}

/// Updates the number of starred sessions in the tab of *My agenda*; returns whether that tab exists and stays.
fn retitle_mine(this: &WidgetCore) -> bool {
    let is_offered = this.state.views().contains(&View::Mine);
    let Some(listeners) = this.listeners.as_ref().filter(|_| is_offered) else { return false };
    listeners.page_env.retitle(&listeners.root, "tab-mine", &view::mine_tab(&this.state), &view::mine_number(&this.state))
}

/// Highlights matches of the search in cards.
pub(crate) fn highlight(this: &WidgetCore) {
    if let Some(listeners) = &this.listeners {
        listeners.page_env.highlight(&listeners.root, &this.state.found_words());
    }
}

/// Updates the stars in cards and in the dialog, and their notices of overlaps.
fn marks(this: &WidgetCore, changed: &[SessionId]) {
    let Some(listeners) = &this.listeners else { return };
    for id in changed {
        let session = this.state.agenda.session(id);
        let clash = session.map_or_else(String::new, |session| view::clash_text(&this.state, session));
        let chunks = session.map_or_else(Vec::new, |session| this.mounted.chunks_with(&this.state, session));
        listeners.page_env.mark(&listeners.root, id, this.state.is_starred(id), &clash, &chunks);
    }
}

/// Updates the line of current sessions, if its content changed.
fn live(this: &mut WidgetCore) {
    let html = view::live(&this.state).into_string();
    if this.listeners.as_ref().is_some_and(|listeners| listeners.live != html) {
        put_folding(this, "live", &html);
        if let Some(listeners) = &mut this.listeners {
            listeners.live = html;
        }
    }
    now_markers::retell(this);
}

/// Updates the line of changes. If it is expanded, it stays expanded.
fn news(this: &mut WidgetCore) {
    put_folding(this, "news", &view::news(&this.state).into_string());
}

/// Fills a region that may contain a `details` element. If that is open, it stays open, so a control in it can get the focus back.
fn put_folding(this: &WidgetCore, region: &str, html: &str) {
    let is_open = find(this, &["[data-r=", region, "] details[open]"].concat()).is_some();
    let html = if is_open { html.replacen("<details", "<details open", 1) } else { html.to_string() };
    this.mounted.dom.put(region, &html);
}

/// Re-renders parts of the list that are in the DOM.
fn patch(this: &mut WidgetCore, pieces: &[Piece]) {
    let Some(listeners) = &this.listeners else { return };
    for piece in pieces {
        let (chunk, slot, card) = match *piece {
            Piece::Chunk(chunk) => {
                this.mounted.refill(&this.state, chunk);
                continue;
            }
            Piece::Slot(chunk, slot) => (chunk, slot, None),
            Piece::Card(chunk, slot, card) => (chunk, slot, Some(card)),
        };
        if this.mounted.is_filled(chunk) {
            let html = match card {
                Some(card) => view::card_of(&this.state, chunk, slot, card),
                None => view::slot_of(&this.state, chunk, slot),
            };
            this.mounted.dom.put("made", &html.into_string());
            listeners.page_env.replace_piece(&listeners.root, chunk, slot, card);
        }
    }
}

/// The selector of a link or button that opens an overlay.
fn link_to(overlay: &Overlay) -> Option<String> {
    match overlay {
        Overlay::Session(id) => Some([".main ", &item("data-s", id), " a"].concat()),
        Overlay::Person(id) => Some([".main [data-act=person]", &item("data-v", id)].concat()),
        Overlay::Share => Some("[data-k=share]".to_string()),
        Overlay::Zones => Some("[data-k=picker]".to_string()),
        Overlay::Offer => None,
    }
}

fn set(this: &WidgetCore, selector: &str, attribute: &str, value: bool) {
    if let Some(element) = find(this, selector) {
        let _ = element.set_attribute(attribute, if value { "true" } else { "false" });
    }
}

fn zone_picker(this: &WidgetCore) {
    let (state, dom) = (&this.state, &this.mounted.dom);
    set(this, "[data-act=picker]", "aria-expanded", state.picker.is_some());
    let field = find(this, "[data-act=zone-text]");
    match (&field, &state.picker) {
        (Some(field), Some(_)) => {
            // The field is not re-rendered, which preserves its text and the position of the cursor.
            let (list, active) = view::zone_list(state);
            dom.put("zones", &list.into_string());
            let _ = field.set_attribute("aria-activedescendant", &active);
            if let Some(option) = find(this, "#zone-list [aria-selected=true]") {
                scroll_to(this, &option, ScrollLogicalPosition::Nearest);
            }
        }
        (None, Some(_)) => {
            dom.put("picker", &view::picker(state).into_string());
            dom.show("picker", true);
        }
        (_, None) => {
            // After Escape, the focus is still in the picker and returns to its button; otherwise it is elsewhere already.
            let typing = find(this, ".pop :focus").is_some();
            dom.put("picker", "");
            dom.show("picker", false);
            if typing {
                dom.focus("picker");
            }
        }
    }
}

/// Opens, closes or re-renders the dialog. If `begins` is set, its content is scrolled to the top; otherwise scroll position and focus are kept.
fn dialog_region(this: &mut WidgetCore, begins: bool) {
    let Some(dialog) = this.listeners.as_ref().and_then(|listeners| dialog(&listeners.root)) else { return };
    let Some(overlay) = this.state.overlay.clone() else {
        dialog.close();
        this.mounted.dom.put("dialog", "");
        return;
    };
    let Some(listeners) = &mut this.listeners else { return };
    let is_share = overlay == Overlay::Share;
    if !dialog.open() {
        listeners.opened = Some(overlay);
    }
    let (hold, scroll) = (listeners.page_env.hold(&dialog), dialog.scroll_top());
    let (state, dom) = (&this.state, &this.mounted.dom);
    dom.put("dialog", &view::dialog(state).into_string());
    if is_share {
        listeners.page_env.share(&dialog);
    }
    // Expands the past year that contains the session, in the view behind the dialog.
    if let Some(year) = state.past_year_of_open()
        && let Some(year) = find(this, &["[data-y=\"", &digits(year as usize), "\"]"].concat())
    {
        let _ = year.set_attribute("open", "");
    }
    if !dialog.open() {
        // `showModal` fails in a document that is not displayed, where no dialog is needed.
        let _ = dialog.show_modal();
        if let Some(listeners) = &this.listeners {
            listeners.page_env.lock(&dialog);
        }
    } else if !begins {
        dialog.set_scroll_top(scroll);
        let _ = hold.call0(&JsValue::NULL);
    }
}
