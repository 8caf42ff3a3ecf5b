//! UIDs: stable identifiers of events in users' calendars (RFC 5545, section 3.8.4.7).

use super::lines::{date, hex, is_written};
use crate::model::{Agenda, When};
use crate::text::digits;
use crate::time::Zones;

/// The namespace of an agenda's UIDs.
#[derive(Clone, Copy)]
pub(super) struct Identity(u128);

impl Identity {
    /// The event's page and year; without a page, the event's `start`, else its year. Never the title,
    /// which may change (*Call for talks open!*) while the event remains the same.
    ///
    /// The page alone is not sufficient: many annual events use the same URL every year, and have a session with the id `opening` in each.
    pub(super) fn new(agenda: &Agenda, zones: &Zones) -> Identity {
        let page = page(&agenda.event.url);
        let year = year(agenda, zones);
        match agenda.event.start {
            Some(start) if page.is_empty() => BASIS.and("").and(&start.to_iso()),
            _ => BASIS.and(&page).in_year(year),
        }
    }

    /// The namespace in files of earlier versions: the title, for an event without a page.
    pub(super) fn by_title(agenda: &Agenda, zones: &Zones) -> Identity {
        let page = page(&agenda.event.url);
        let of = if page.is_empty() { agenda.event.title.get("").trim_ascii() } else { &page };
        BASIS.and(of).in_year(year(agenda, zones))
    }

    fn in_year(self, year: Option<i32>) -> Identity {
        year.map_or(self, |year| self.and(&digits(year.unsigned_abs() as usize)))
    }

    /// The UID of a session: a UUID, as recommended by RFC 7986 (section 5.3), of version 8, whose content RFC 9562 (section 5.8) leaves
    /// to the implementation.
    pub(super) fn uid(self, session: &str) -> String {
        let hash = self.and(session).0;
        let mut out = String::new();
        for place in 0..32 {
            if matches!(place, 8 | 12 | 16 | 20) {
                out.push('-');
            }
            let digit = (hash >> (124 - 4 * place)) as u8 & 15;
            out.push(hex(match place {
                12 => 8,
                16 => 8 | digit & 3,
                _ => digit,
            }));
        }
        out
    }

    /// Extends the FNV-1a hash (128 bits) with a text, terminated by a byte that UTF-8 never contains.
    fn and(self, text: &str) -> Identity {
        let hash =
            text.bytes().chain([0xff]).fold(self.0, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul((1 << 88) + 0x13b));
        Identity(hash)
    }
}

/// The FNV-1a offset basis for 128 bits.
const BASIS: Identity = Identity(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);

/// The year in which an event begins; `None` if it has no dates.
pub(super) fn year(agenda: &Agenda, zones: &Zones) -> Option<i32> {
    let event = &agenda.event;
    let begins = |when| match when {
        When::Clock(start, _) if is_written(start) => Some(zones.local(event.zone(), start).date),
        When::Dates(from, _) if date(from).is_some() => Some(from),
        _ => None,
    };
    let first = event.start.or_else(|| agenda.sessions.iter().filter_map(|session| begins(session.when)).min());
    first.map(|date| date.parts().0)
}

/// Whether a text has the form of a UID generated here.
pub(super) fn is_uid(uid: &str) -> bool {
    let fits = |(place, byte): (usize, u8)| match place {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
    };
    uid.len() == 36 && uid.bytes().enumerate().all(fits)
}

/// A URL without parts that may change while the page remains the same: scheme, `www.`, trailing slash, fragment.
fn page(url: &str) -> String {
    let url = url.trim_ascii().to_ascii_lowercase();
    let url = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let url = url.strip_prefix("www.").unwrap_or(url);
    url.split('#').next().unwrap_or_default().trim_end_matches('/').to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv() {
        // Test vectors from http://www.isthe.com/chongo/tech/comp/fnv: `a` and `foobar`, here without the terminating byte.
        let hash = |text: &str| {
            let basis = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
            text.bytes().fold(basis, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul((1 << 88) + 0x13b))
        };
        assert_eq!(hash("a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        assert_eq!(hash("foobar"), 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
        let closed = (hash("foobar") ^ 0xff).wrapping_mul((1 << 88) + 0x13b);
        assert_eq!(Identity(hash("")).and("foobar").0, closed);
    }

    #[test]
    fn a_page_is_the_same_by_another_way_of_writing_it() {
        for url in ["https://www.A.example/2027/", "http://a.example/2027", " https://a.example/2027#programme"] {
            assert_eq!(page(url), "a.example/2027", "{url}");
        }
        assert_eq!(page("https://a.example/?event=5"), "a.example/?event=5");
    }

    #[test]
    fn uids_are_uuids_of_version_8() {
        let uid = Identity(7).uid("opening");
        assert!(is_uid(&uid), "{uid}");
        assert_eq!(uid.as_bytes()[14], b'8');
        assert!(b"89ab".contains(&uid.as_bytes()[19]), "{uid}");
        for other in
            ["", "opening", "6c62272e-07bb-0142-62b8-21756295c58", "6c62272e-07bb-0142-62b8-21756295c58\n", &uid.to_uppercase()]
        {
            assert!(!is_uid(other), "{other}");
        }
    }
}
