//! Which zone may have been meant where one does not exist.

use super::canonical;
use crate::host::Host;
use crate::problem::{Code, Problem};
use crate::text::slips;
use crate::time::city;

/// In how many letters a name may differ to be taken for another.
const SLIPS: usize = 3;

/// Adds to what is said of zones that do not exist which ones may have been meant.
pub fn explain<'p>(problems: impl IntoIterator<Item = &'p mut Problem>, host: &dyn Host) {
    for problem in problems {
        let text = || problem.value.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or_default();
        let name = match problem.code {
            Code::NoTime | Code::NoDate => {
                problem.help = canonical::help(text());
                continue;
            }
            Code::NoZone => text(),
            Code::NoZoneThere => problem.value.split(['[', ']']).nth(1).unwrap_or_default().trim_start_matches('!'),
            _ => continue,
        };
        problem.meant = nearest_zone(name, host);
    }
}

/// The zone whose name is nearest to one that does not exist; `None` where none is near.
pub fn nearest_zone(name: &str, host: &dyn Host) -> Option<String> {
    let wanted = name.to_ascii_lowercase();
    let of_city = city(&wanted);
    // A city by itself is short, and soon like another.
    let near = |one: &str, other: &str, share: usize| {
        Some(slips(one.as_bytes(), other.as_bytes())).filter(|&count| count <= SLIPS.min(one.len() / share))
    };
    let distance = |zone: &str| {
        let zone = zone.to_ascii_lowercase();
        let (whole, city) = (near(&wanted, &zone, 3), near(&of_city, &city(&zone), 4));
        whole.into_iter().chain(city).min()
    };
    let nearest = host.zones().into_iter().filter_map(|zone| Some((distance(&zone)?, zone))).min();
    nearest.map(|(_, zone)| zone)
}
