//! Parses the text of a printed time.

use super::cursor::{Cursor, plain};
use super::meridiem::{ClockReading, Meridiem, Span};
use super::{Fault, Meaning, Printed, PrintedZone, abbreviation};

/// Maximum length in bytes. Longer texts are prose.
const LONGEST: usize = 200;

const FROM: [&str; 13] = ["from", "ab", "von", "à partir de", "dès", "de", "desde las", "desde", "с", "от", "من", "从", "自"];
const AT: [&str; 8] = ["kl.", "kl", "at", "um", "à", "a las", "в", "@"];
const TO: [&str; 17] =
    ["-", "~", "to", "until", "till", "til", "à", "a las", "a", "bis", "hasta", "до", "по", "至", "到", "إلى", "حتى"];
const ONWARDS: [&str; 6] = ["onwards", "onward", "en adelante", "и далее", "起", "فصاعدا"];
const LATE: [&str; 4] = ["late", "open end", "open", "?"];
const NOON: [&str; 3] = ["noon", "midday", "midi"];
const MIDNIGHT: [&str; 2] = ["midnight", "minuit"];
const BEFORE_NOON: [&str; 3] = ["上午", "صباحا", "ص"];
const AFTER_NOON: [&str; 3] = ["下午", "مساء", "م"];
const HOURS: [&str; 9] = ["h", "hrs", "hours", "uhr", "ч.", "ч", "时", "点", "點"];
const MINUTES: [&str; 4] = ["min", "мин.", "мин", "分"];

/// Parses a printed time: one time, or a range with a word or dash for "to". It knows the six official languages of
/// the United Nations and German, and Latin and Arabic digits, including full-width ones.
///
/// # Errors
///
/// [`Fault::Unreadable`], [`Fault::Impossible`] or [`Fault::MeridiemUnknown`] if the first time cannot be read. Faults of
/// the times in other zones are in [`Printed::others`].
pub fn printed(text: &str) -> Result<Printed, Fault> {
    if text.len() > LONGEST {
        return Err(Fault::Unreadable);
    }
    Cursor { rest: plain(text).as_bytes() }.whole().unwrap_or(Err(Fault::Unreadable))
}

impl Cursor<'_> {
    /// Parses the whole text; `None` if some of it is not understood.
    fn whole(&mut self) -> Option<Result<Printed, Fault>> {
        let main = self.span()?;
        if main.start.bare && main.end.is_none() && !main.open {
            return None;
        }
        let mut others = Vec::new();
        let mut inside = false;
        loop {
            self.space();
            match self.rest.first() {
                None if !inside => break,
                Some(b')') if inside => {
                    self.skip();
                    inside = false;
                    continue;
                }
                Some(b'(') if !inside => inside = true,
                Some(b'/' | b'|' | b';' | b',' | b'=') => {}
                _ => return None,
            }
            self.skip();
            // A second time is meaningful only with its zone.
            let other = self.span().filter(|other| other.zone.is_some())?;
            others.push(other.meaning(Vec::new()));
        }
        Some(main.meaning(others))
    }

    fn span(&mut self) -> Option<Span> {
        let mut open = self.any(&FROM);
        let at = self.any(&AT);
        let mut start = self.clock()?;
        start.bare &= !at;
        let zone_of_start = self.zone()?;
        let mut end = None;
        if self.any(&ONWARDS) {
            open = true;
        } else {
            let dash = self.word("-");
            while self.word("-") {}
            if dash || self.any(&TO) {
                if self.any(&LATE) {
                    open = true;
                } else {
                    let here = self.rest;
                    end = self.clock();
                    open = end.is_none();
                    if open {
                        self.rest = here;
                        if !dash {
                            return None;
                        }
                    }
                }
            }
        }
        if end.is_some() {
            open = false;
        }
        let mut zone = self.zone()?;
        if zone_of_start.is_some() {
            if zone.is_some() && zone != zone_of_start {
                return None;
            }
            zone = zone_of_start;
        }
        Some(Span { start, end, open, zone: self.zone_in_brackets(zone)? })
    }

    /// Parses brackets after a time: `(EST)`, `(local time)`, or the offset of the preceding abbreviation: `CST (UTC-6)`.
    fn zone_in_brackets(&mut self, zone: Option<PrintedZone>) -> Option<Option<PrintedZone>> {
        let here = self.rest;
        if self.word("(") {
            let inner = self.zone()?;
            if self.word(")") {
                return match (&zone, &inner) {
                    (_, None) => Some(zone),
                    (None, _) => Some(inner),
                    (Some(PrintedZone::Name(name)), Some(PrintedZone::Offset(offset))) => {
                        has_offset(name, *offset).then_some(inner)
                    }
                    _ => None,
                };
            }
        }
        self.rest = here;
        Some(zone)
    }

    fn clock(&mut self) -> Option<ClockReading> {
        let mut shown = ClockReading {
            hour: 12,
            minute: 0,
            meridiem: Meridiem::Unknown,
            padded: false,
            hours: false,
            bare: false,
            midnight: false,
        };
        if self.any(&NOON) {
            shown.meridiem = Meridiem::Pm;
            return Some(shown);
        }
        if self.any(&MIDNIGHT) {
            shown.midnight = true;
            return Some(shown);
        }
        shown.meridiem = self.meridiem_word();
        self.space();
        let padded = self.rest.first() == Some(&b'0');
        let (number, width) = self.number()?;
        shown.hour = number;
        shown.padded = padded && width % 2 == 0;
        shown.bare = !(padded && width == 4);
        if width > 2 {
            (shown.hour, shown.minute) = (number / 100, number % 100);
        } else if let [b':' | b'.', b'0'..=b'9', ..] = self.rest {
            self.skip();
            shown.minute = self.two_digits()?;
            shown.bare = false;
            if let [b':', ..] = self.rest {
                self.skip();
                self.two_digits().filter(|seconds| *seconds == 0)?;
            }
        }
        if self.any(&HOURS) {
            shown.hours = true;
            if shown.bare && width <= 2 {
                self.space();
                if let [b'0'..=b'9', ..] = self.rest {
                    shown.minute = self.two_digits()?;
                    self.any(&MINUTES);
                }
            }
            shown.bare = false;
        }
        if shown.meridiem == Meridiem::Unknown {
            shown.meridiem = self.meridiem();
        }
        shown.bare &= shown.meridiem == Meridiem::Unknown;
        let (noon, midnight) = (self.any(&NOON), self.any(&MIDNIGHT));
        if noon || midnight {
            if shown.hour != 12 || shown.minute != 0 || shown.meridiem != Meridiem::Unknown {
                shown.hour = u32::MAX;
            }
            shown.meridiem = Meridiem::Pm;
            shown.midnight = midnight;
            shown.bare = false;
        }
        Some(shown)
    }

    fn meridiem_word(&mut self) -> Meridiem {
        if self.any(&BEFORE_NOON) {
            Meridiem::Am
        } else if self.any(&AFTER_NOON) {
            Meridiem::Pm
        } else {
            Meridiem::Unknown
        }
    }

    /// Parses `am`, `PM`, `a.m.`, `p. m.`, `a`, `p`, or a word for them.
    fn meridiem(&mut self) -> Meridiem {
        let mut ahead = Cursor { rest: self.rest };
        ahead.space();
        let spaced = ahead.rest.len() != self.rest.len();
        let meridiem = match ahead.rest.first() {
            Some(b'a' | b'A') => Meridiem::Am,
            Some(b'p' | b'P') => Meridiem::Pm,
            _ => return self.meridiem_word(),
        };
        ahead.skip();
        let dot = ahead.skip_if(b'.');
        if dot {
            ahead.space();
        }
        let whole = ahead.skip_if(b'm') || ahead.skip_if(b'M');
        if whole {
            ahead.skip_if(b'.');
        }
        if ahead.rest.first().is_some_and(u8::is_ascii_alphabetic) {
            return Meridiem::Unknown;
        }
        // Spanish "9:30 a 10:15" is a range.
        if spaced && !whole && !dot && ahead.rest.trim_ascii_start().first().is_some_and(u8::is_ascii_digit) {
            return Meridiem::Unknown;
        }
        self.rest = ahead.rest;
        meridiem
    }

    /// Parses an optional zone. `None` if the text looks like a zone and is not one.
    fn zone(&mut self) -> Option<Option<PrintedZone>> {
        if self.word("local time") {
            return Some(None);
        }
        if self.word("z") {
            return Some(Some(PrintedZone::Offset(0)));
        }
        let mut ahead = Cursor { rest: self.rest };
        if ahead.any(&TO) || ahead.any(&["am", "pm"]) {
            return Some(None);
        }
        ahead.space();
        if let [b'+', ..] = ahead.rest {
            let offset = ahead.offset()?;
            self.rest = ahead.rest;
            return Some(Some(PrintedZone::Offset(offset)));
        }
        let named = ["UTC", "GMT"].into_iter().find(|name| ahead.word(name));
        let zone = if let Some(name) = named {
            // A dash after a space introduces an end.
            let plus = ahead.rest.trim_ascii_start();
            if let [b'+', ..] = plus {
                ahead.rest = plus;
            }
            match ahead.rest {
                [b'+' | b'-', b'0'..=b'9', ..] => PrintedZone::Offset(ahead.offset()?),
                _ if name == "UTC" => PrintedZone::Offset(0),
                _ => PrintedZone::Name(name.to_string()),
            }
        } else {
            let mut name = String::new();
            let mut capitals = true;
            let mut path = false;
            while let [letter, after @ ..] = ahead.rest {
                let part = letter.is_ascii_alphabetic()
                    || path && matches!(letter, b'_' | b'-' | b'+' | b'0'..=b'9')
                    || *letter == b'/' && !name.is_empty() && after.first().is_some_and(u8::is_ascii_alphabetic);
                if !part {
                    break;
                }
                path |= *letter == b'/';
                capitals &= letter.is_ascii_uppercase();
                name.push(*letter as char);
                ahead.rest = after;
            }
            if !path && (!capitals || name.len() < 2 || name.len() > 5) {
                return Some(None);
            }
            PrintedZone::Name(name)
        };
        self.rest = ahead.rest;
        Some(Some(zone))
    }

    /// Parses `+2`, `-04:00`, `+0530` to seconds. No zone is more than fourteen hours from UTC.
    fn offset(&mut self) -> Option<i32> {
        let west = self.rest.first() == Some(&b'-');
        self.skip();
        let (mut hours, width) = self.number()?;
        let mut minutes = 0;
        if width > 2 {
            (hours, minutes) = (hours / 100, hours % 100);
        } else if self.skip_if(b':') {
            minutes = self.two_digits()?;
        }
        let seconds = (hours * 60 + minutes) as i32 * 60;
        (minutes < 60 && seconds <= 14 * 3_600).then_some(if west { -seconds } else { seconds })
    }
}

fn has_offset(name: &str, offset: i32) -> bool {
    match abbreviation(name) {
        Meaning::Known(meant) => meant.offset == offset,
        Meaning::Ambiguous(meanings, _) => meanings.iter().any(|meant| meant.offset == offset),
        _ => false,
    }
}
