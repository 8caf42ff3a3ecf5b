//! Day tabs: in the list they scroll to a day, in the grid they select the displayed day.

use maud::{Markup, html};

use crate::platform::DateForm;
use crate::state::{State, View};

/// A tab for each day, if there are at least two. Days without matches are dimmed.
pub fn day_tabs(state: &State) -> Markup {
    let days = state.tab_days();
    if days.is_empty() || !matches!(state.view, View::Agenda | View::Grid) {
        return Markup::default();
    }
    let current = state.current_day();
    html! {
        div.pills role="group" aria-label=(state.words.facet_day()) {
            @for date in days {
                @let iso = date.to_iso();
                button.empty[!state.has_match_on(date)] type="button" part="day-tab" data-act="day" data-v=(iso) data-k=(["day-", &iso].concat())
                    aria-current=[(current == Some(date)).then_some("date")] { (state.date(date, DateForm::Short)) }
            }
        }
    }
}
