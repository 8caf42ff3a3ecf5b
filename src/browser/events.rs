//! Converts DOM events to actions.

use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Element, Event, FocusEvent, HtmlInputElement, KeyboardEvent, MouseEvent};

use crate::grid::Move;
use crate::query::Facet;
use crate::state::{Action, Selection, State, View, ZoneChoice};
use crate::time::{Hours, date};

/// Event for a new value of the element's property `starred`: `detail` has the ids.
pub(super) const SET_STARS: &str = "plenary-set-stars";
/// Event for a file chosen for import: `detail` has its text.
pub(super) const PICKED: &str = "plenary-picked";

/// The action of a DOM event, if it has one.
pub(super) fn read(event: &Event, state: &State) -> Option<Action> {
    // Unchecked casts: in an element adopted from another document, nodes have the classes of another window.
    let target: Element = event.target()?.unchecked_into();
    match event.type_().as_str() {
        // Selects an option without moving the focus from the field: `focusout` would close the list.
        "mousedown" => {
            if target.closest("[role=option]").ok()?.is_some() {
                event.prevent_default();
            }
            None
        }
        "focusout" => {
            let next = event.unchecked_ref::<FocusEvent>().related_target().map(|next| next.unchecked_into::<Element>());
            let stays = next.is_some_and(|next| next.closest("[data-r=zone]").ok().flatten().is_some());
            let leaves = state.picker.is_some() && !stays && target.closest("[data-r=zone]").ok()?.is_some();
            leaves.then_some(Action::Picker(false))
        }
        // Autofill in some browsers dispatches `keydown` events without a key.
        "keydown" if js_sys::Reflect::has(event, &"key".into()).unwrap_or_default() => key(event.unchecked_ref(), &target, state),
        "keydown" => None,
        "input" => match target.get_attribute("data-act")?.as_str() {
            "search" => Some(Action::Search(value(&target))),
            "zone-text" => Some(Action::PickerText(value(&target))),
            "facet-text" => Some(Action::FacetText(Facet::from_key(&target.get_attribute("data-f")?)?, value(&target))),
            // A zone chosen from the browser's suggestions. Typed text is submitted with Enter, since leaving the field does not imply a choice.
            "compare-with" if value(&target).contains('/') && state.zones.has(&value(&target)) => {
                Some(Action::CompareWith(value(&target)))
            }
            _ => None,
        },
        "change" => match target.get_attribute("data-act")?.as_str() {
            "facet" => facet(&target),
            "room" => Some(Action::ShowRoom(value(&target))),
            act @ ("hours-from" | "hours-to") => {
                let minute = value(&target).parse().ok()?;
                let hours = state.hours();
                let hours = if act == "hours-from" { Hours { from: minute, ..hours } } else { Hours { to: minute, ..hours } };
                Some(Action::Hours(hours))
            }
            _ => None,
        },
        "plenary-width" => Some(Action::Width(target.client_width() as u32)),
        SET_STARS => {
            let ids = js_sys::Array::from(&event.unchecked_ref::<CustomEvent>().detail());
            Some(Action::SetStars(ids.iter().filter_map(|id| Some(id.as_string()?.into())).collect()))
        }
        PICKED => Some(Action::Import(event.unchecked_ref::<CustomEvent>().detail().as_string()?)),
        _ => click(event, &target, state),
    }
}

/// The value of a form control of any type.
fn value(field: &Element) -> String {
    field.unchecked_ref::<HtmlInputElement>().value()
}

/// Whether a modifier key requests another way to open a link.
fn is_modified(event: &MouseEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.shift_key()
}

fn click(event: &Event, target: &Element, state: &State) -> Option<Action> {
    // A click on the backdrop of a dialog. The sheet of the filters has no region of its own.
    if target.tag_name() == "DIALOG" {
        return Some(if target.has_attribute("data-r") { Action::Close } else { Action::Filters });
    }
    let inside = |selector: &str| target.closest(selector).ok().flatten();
    let Some(actor) = inside("[data-act]") else {
        // A click on a card opens its session, except on controls in the card, and while text is being selected.
        let card = inside("[data-s]").filter(|_| inside("a,button,input,summary").is_none() && !is_selecting());
        if let Some(card) = card {
            return Some(Action::OpenSession(card.get_attribute("data-s")?.into()));
        }
        let leaves = state.picker.is_some() && inside("[data-r=zone]").is_none();
        return leaves.then_some(Action::Picker(false));
    };
    let value = || actor.get_attribute("data-v");
    let action = match actor.get_attribute("data-act")?.as_str() {
        // The browser handles clicks that request a new tab or window.
        "session" | "person" if is_modified(event.unchecked_ref()) => {
            return None;
        }
        "session" => Action::OpenSession(value()?.into()),
        "person" => Action::OpenPerson(value()?.into()),
        "view" => Action::Show(View::from_key(&value()?)?),
        "day" => Action::ShowDay(date(&value()?)?),
        "room-before" => Action::StepRoom(-1),
        "room-after" => Action::StepRoom(1),
        "hide-others" => Action::HideOthers,
        "filters" => Action::Filters,
        "clear" => Action::Clear,
        "close" => Action::Close,
        "all" => Action::AllOf(Facet::from_key(&actor.get_attribute("data-f")?)?),
        "picker" => Action::Picker(state.picker.is_none()),
        "zone" => Action::Zone(choice(&value()?)),
        "compare" => Action::Compare,
        "seen" => Action::Seen,
        "dismiss" => Action::Dismiss,
        "fold" => Action::Fold,
        "now" => Action::ShowNow,
        "facet" if actor.tag_name() == "BUTTON" => return facet(&actor),
        "star" => Action::Star(value().or_else(|| inside("[data-s]")?.get_attribute("data-s"))?.into()),
        "share" => Action::Share,
        "send" => Action::Send,
        "ics" => Action::SaveCalendar(match value() {
            Some(id) => Selection::Session(id.into()),
            None if actor.has_attribute("data-mine") => Selection::Mine,
            None => Selection::Shown,
        }),
        "export" => Action::Export,
        "import" => Action::Pick,
        "print" => Action::Print,
        "take-offer" => Action::TakeOffer,
        "view-offer" => Action::ViewOffer,
        "leave-offer" => Action::LeaveOffer,
        "copy" => Action::CopyLink,
        "letter" => Action::Letter(value()?.into()),
        _ => return None,
    };
    event.prevent_default();
    Some(action)
}

fn facet(actor: &Element) -> Option<Action> {
    let facet = Facet::from_key(&actor.get_attribute("data-f")?)?;
    Some(Action::Toggle(facet, actor.get_attribute("data-v")?))
}

fn choice(key: &str) -> ZoneChoice {
    match key {
        "event" => ZoneChoice::Event,
        "mine" => ZoneChoice::Mine,
        zone => ZoneChoice::Named(zone.to_string()),
    }
}

fn key(event: &KeyboardEvent, target: &Element, state: &State) -> Option<Action> {
    let act = target.get_attribute("data-act").unwrap_or_default();
    let key = event.key();
    if act == "session" && target.closest("[role=gridcell]").ok()?.is_some() {
        let session = target.get_attribute("data-v")?.into();
        let is_star = key.eq_ignore_ascii_case("s") && !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        let action = if is_star { Action::Star(session) } else { Action::MoveInGrid(session, grid_move(event, &key, state)?) };
        event.prevent_default();
        return Some(action);
    }
    let action = match (act.as_str(), key.as_str()) {
        ("zone-text", "ArrowDown") => Action::PickerMove(1),
        ("zone-text", "ArrowUp") => Action::PickerMove(-1),
        ("zone-text", "Enter") => Action::PickerTake,
        ("compare-with", "Enter") => Action::CompareWith(value(target)),
        ("zone-text" | "picker", "Escape") if state.picker.is_some() => Action::Picker(false),
        ("view", "ArrowRight" | "ArrowLeft") => {
            let forward = (key == "ArrowRight") != state.is_right_to_left();
            Action::Tab(if forward { 1 } else { -1 })
        }
        _ => return None,
    };
    event.prevent_default();
    Some(action)
}

/// The move in the grid for a key.
fn grid_move(event: &KeyboardEvent, key: &str, state: &State) -> Option<Move> {
    if event.alt_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    let is_mirrored = state.is_right_to_left();
    Some(match (key, event.ctrl_key()) {
        ("Home", true) => Move::First,
        ("End", true) => Move::Last,
        (_, true) => return None,
        ("ArrowUp", _) => Move::Up,
        ("ArrowDown", _) => Move::Down,
        ("ArrowLeft" | "ArrowRight", _) => {
            if (key == "ArrowLeft") != is_mirrored {
                Move::Before
            } else {
                Move::After
            }
        }
        ("Home", _) => Move::RowStart,
        ("End", _) => Move::RowEnd,
        ("PageUp", _) => Move::DayBefore,
        ("PageDown", _) => Move::DayAfter,
        _ => return None,
    })
}

fn is_selecting() -> bool {
    let selection = web_sys::window().and_then(|w| w.get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}
