//! The icons of the interface, drawn in the color of the surrounding text.

use maud::{Markup, html};

fn icon(path: &str) -> Markup {
    html! {
        svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" { path d=(path) {} }
    }
}

pub(super) fn search() -> Markup {
    icon("M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.5 10.5 14 14")
}

pub(super) fn filter() -> Markup {
    icon("M2 4h12M4.5 8h7M6.5 12h3")
}

pub(super) fn close() -> Markup {
    icon("m4 4 8 8M12 4l-8 8")
}

pub(super) fn back() -> Markup {
    icon("m10 3-5 5 5 5")
}

pub(super) fn forward() -> Markup {
    icon("m6 3 5 5-5 5")
}

pub(super) fn clock() -> Markup {
    icon("M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2m0 3v3.2l2 1.3")
}

pub(super) fn moon() -> Markup {
    icon("M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5")
}

pub(super) fn down() -> Markup {
    icon("m4 6 4 4 4-4")
}

pub(super) fn play() -> Markup {
    icon("M5 3.5v9l7.5-4.5z")
}

pub(super) fn plus() -> Markup {
    icon("M8 3v10M3 8h10")
}

pub(super) fn share() -> Markup {
    icon("M8 10V2M5 5l3-3 3 3M4 8H3v6h10V8h-1")
}

pub(super) fn link() -> Markup {
    icon("M6.5 9.5a3 3 0 0 0 4.3 0l2-2a3 3 0 0 0-4.3-4.3l-.8.8M9.5 6.5a3 3 0 0 0-4.3 0l-2 2a3 3 0 0 0 4.3 4.3l.8-.8")
}
