//! Adjusts the colors of a feed to be readable in light and dark themes.

use crate::model::Track;
use crate::text::digits;

/// Default colors of tracks: hues that remain distinguishable for most kinds of color blindness.
const PALETTE: [[u8; 3]; 8] =
    [[4, 104, 177], [178, 74, 0], [0, 122, 94], [140, 60, 150], [168, 30, 70], [90, 96, 16], [60, 80, 190], [120, 84, 60]];

const LIGHT: [u8; 3] = [255, 255, 255];
const DARK: [u8; 3] = [20, 23, 27];

/// CSS rules for the tracks of an agenda: a class for each, with a color that has a contrast ratio of at least 4.5:1 on
/// the light and on the dark background.
pub fn theme(tracks: &[Track]) -> String {
    let mut out = String::new();
    for (position, track) in tracks.iter().enumerate() {
        let color = track.color.unwrap_or(PALETTE[position % PALETTE.len()]);
        for (scheme, background) in [("", LIGHT), (".dark ", DARK)] {
            let [r, g, b] = readable(color, background);
            for part in [scheme, ".t", &digits(position), "{--track:#"] {
                out.push_str(part);
            }
            for half in [r >> 4, r & 15, g >> 4, g & 15, b >> 4, b & 15] {
                out.push(char::from(b"0123456789abcdef"[usize::from(half)]));
            }
            out.push('}');
        }
    }
    out
}

/// Mixes a color with black or white as little as necessary to be readable on a background.
pub(crate) fn readable(color: [u8; 3], background: [u8; 3]) -> [u8; 3] {
    let towards = if luminance(background) > 0.2 { 0.0 } else { 255.0 };
    // A little more than 4.5, since cards are tinted with the color on hover.
    (0..=20).map(|step| mix(color, towards, step as f32 / 20.0)).find(|c| contrast(*c, background) >= 5.2).unwrap_or(color)
}

fn mix(color: [u8; 3], towards: f32, part: f32) -> [u8; 3] {
    color.map(|c| (f32::from(c) * (1.0 - part) + towards * part) as u8)
}

/// The contrast ratio of WCAG 2.2.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The relative luminance of WCAG 2.2, with a polynomial approximation of the power function (error about 0.002) instead of a table.
fn luminance(color: [u8; 3]) -> f32 {
    let [r, g, b] = color.map(|c| {
        let c = f32::from(c) / 255.0;
        c * (c * (c * 0.305_306 + 0.682_171) + 0.012_523)
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact_contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
        let luminance = |color: [u8; 3]| {
            let [r, g, b] = color.map(|c| {
                let c = f64::from(c) / 255.0;
                if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
            });
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_colour_a_feed_may_bring_is_readable_on_light_and_dark() {
        for r in (0..=255).step_by(15) {
            for g in (0..=255).step_by(15) {
                for b in (0..=255).step_by(15) {
                    for background in [LIGHT, DARK] {
                        let color = readable([r as u8, g as u8, b as u8], background);
                        let contrast = exact_contrast(color, background);
                        assert!(contrast >= 4.5, "{color:?} on {background:?} has {contrast}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_colour_that_is_readable_stays_as_it_is() {
        assert_eq!(readable([4, 104, 177], LIGHT), [4, 104, 177]);
    }

    #[test]
    fn each_track_has_a_rule_for_light_and_dark() {
        let rules = theme(&[Track::default(), Track { color: Some([255, 255, 0]), ..Track::default() }]);
        assert!(rules.starts_with(".t0{--track:#0468b1}.dark .t0{--track:#"), "{rules}");
        assert_eq!(rules.matches("--track").count(), 4);
    }
}
