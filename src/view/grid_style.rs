//! CSS rules for the positions of grid cells, in a style sheet constructed by the script, since `style` attributes are never written.

use crate::grid::Grid;
use crate::state::State;
use crate::text::digits;

/// Rules for the colors of tracks and for the displayed grid: a class for each row and track at which a cell may start or end, and one for the
/// rows of each segment. The height of a row is proportional to its duration, or more if its content needs that.
#[inline(never)]
pub fn grid_style(state: &State) -> String {
    let mut out = super::theme(&state.agenda.tracks);
    rules(&mut out, &state.grid, "");
    out
}

/// The rules of a grid, scoped by a selector.
pub(super) fn rules(out: &mut String, grid: &Grid, within: &str) {
    let rows = grid.segments.iter().map(|segment| segment.times.len()).max().unwrap_or(0);
    for (class, property, count, first) in [
        (".ra", "row-start", rows, 1),
        (".rb", "row-end", rows, 1),
        (".ca", "column-start", grid.tracks() + 1, 2),
        (".cb", "column-end", grid.tracks() + 1, 2),
    ] {
        for number in 0..count {
            put(out, &[within, class, &digits(number), "{grid-", property, ":", &digits(number + first), "}"]);
        }
    }
    put(out, &[within]);
    columns(out, grid, !within.is_empty());
    for (number, segment) in grid.segments.iter().enumerate() {
        put(out, &[within, ".g", &digits(number), "{grid-template-rows:"]);
        for times in segment.times.windows(2) {
            let minutes = (times[1].0 - times[0].0 + 59) / 60;
            put(out, &["minmax(calc(var(--minute)*", &digits(minutes as usize), "),auto) "]);
        }
        out.push('}');
    }
}

/// The tracks: that of the hours, and those of each room, which share its width. On paper, which does not scroll, all have the same width.
fn columns(out: &mut String, grid: &Grid, is_printed: bool) {
    out.push_str(".cols{grid-template-columns:var(--hours)");
    for column in &grid.columns {
        let lanes = column.tracks.len();
        for _ in column.tracks.clone() {
            let (least, part) = if lanes == 1 || is_printed { ("room", "1".to_string()) } else { ("lane", share(lanes)) };
            put(out, &[" minmax(var(--", least, "),", &part, "fr)"]);
        }
    }
    out.push('}');
}

/// The reciprocal of a number, to three digits.
fn share(of: usize) -> String {
    let thousandths = digits(1000 / of);
    ["0.", &"000"[thousandths.len().min(3)..], &thousandths].concat()
}

fn put(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}
