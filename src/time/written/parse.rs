//! Parses written dates: finds the date in a text, and parses the rest as a time.

use super::names::{month, weekdays};
use super::tokens::{Kind, Tokens};
use super::{Fields, Written};
use crate::time::printed::plain;
use crate::time::{Fault, Printed, printed};

/// Maximum length in bytes. Longer texts are prose.
pub(super) const LONGEST: usize = 200;

/// Words before a date and between its parts.
pub(super) const BEFORE: [&str; 12] = ["on", "the", "le", "el", "am", "den", "dem", "в", "во", "يوم", "في", "dia"];
const OF: [&str; 6] = ["of", "de", "del", "du", "von", "من"];
const ORDINALS: [&str; 8] = ["st", "nd", "rd", "th", "er", "re", "го", "е"];
const YEAR: [&str; 5] = ["г", "год", "года", "году", "年"];
/// Prefixes such as in `Day 1: 4 July 2027`.
const DAY: [&str; 7] = ["day", "tag", "jour", "dia", "jornada", "день", "اليوم"];
const WEEK: [&str; 3] = ["周", "週", "曜"];

/// Parses a date with or without a time beside it. `None` if some of the text is neither.
pub fn written(text: &str) -> Option<Written> {
    if text.len() > LONGEST {
        return None;
    }
    let plain = plain(text);
    let mut tokens = Tokens::of(&plain);
    let first = after_day_number(&mut tokens);
    for start in first..tokens.list.len() {
        tokens.at = start;
        if let Some((mut date, is_iso)) = tokens.date() {
            let before = &plain[tokens.list[first].start..tokens.list[start].start];
            let after = &plain[tokens.position()..];
            if let Some((time, words)) = time(before, after, is_iso) {
                (date.time, date.words) = (time, words);
                return Some(date);
            }
        }
    }
    None
}

/// The position of the token after `Day 1:`, or of the first token.
fn after_day_number(tokens: &mut Tokens<'_>) -> usize {
    let is_numbered = tokens.any(&DAY) && tokens.number(2).is_some();
    while is_numbered && (tokens.sign(':') || tokens.sign('-') || tokens.sign(',') || tokens.sign('(')) {}
    if is_numbered { tokens.at } else { 0 }
}

impl Tokens<'_> {
    /// A date, and whether it is numeric with a leading year.
    fn date(&mut self) -> Option<(Written, bool)> {
        while self.any(&BEFORE) {}
        let mut weekdays = self.weekday();
        if weekdays != 0 {
            while self.sign('.') || self.sign(',') || self.sign('،') || self.any(&BEFORE) {}
        }
        let (fields, year, is_iso) = self
            .attempt(Self::chinese)
            .or_else(|| self.attempt(Self::year_first))
            .or_else(|| self.attempt(Self::numeric))
            .or_else(|| self.attempt(Self::day_month))
            .or_else(|| self.attempt(Self::month_day))?;
        if weekdays == 0 {
            weekdays = self.attempt(Self::weekday_behind).unwrap_or(0);
        }
        Some((Written { year, fields, weekdays, time: None, words: String::new() }, is_iso))
    }

    fn weekday(&mut self) -> u8 {
        let named = |tokens: &mut Self| {
            let found = weekdays(&tokens.word()?);
            // `Mar 4` is a day in March, and `mar. 4 juillet` a Tuesday.
            let is_month = found == 0b10 && matches!(tokens.list.get(tokens.at).map(|next| next.kind), Some(Kind::Number(..)));
            let is_followed_by_month = is_month && {
                let here = tokens.at;
                let date = tokens.attempt(Self::day_month).is_some() || tokens.attempt(Self::numeric).is_some();
                tokens.at = here;
                date
            };
            (found != 0 && (!is_month || is_followed_by_month)).then_some(found)
        };
        self.attempt(named).or_else(|| self.attempt(Self::chinese_weekday)).unwrap_or(0)
    }

    /// `星期日`, `周日`, `礼拜天`.
    pub(super) fn chinese_weekday(&mut self) -> Option<u8> {
        let is_weekday =
            self.any(&WEEK) || (self.any(&["星"]) && self.any(&["期"])) || (self.any(&["礼", "禮"]) && self.any(&["拜"]));
        if !is_weekday {
            return None;
        }
        let day = self.word()?;
        let found = ["一", "二", "三", "四", "五", "六", "日"].iter().position(|name| *name == day);
        Some(1 << found.or((day == "天").then_some(6))?)
    }

    /// `, Sunday` or `(Sunday)`.
    fn weekday_behind(&mut self) -> Option<u8> {
        let is_inside = self.sign('(');
        if !is_inside {
            self.sign(',');
        }
        let found = self.weekday();
        if is_inside {
            self.sign('.');
        }
        (found != 0 && (!is_inside || self.sign(')'))).then_some(found)
    }

    /// `2027年7月4日`, `7月4号`.
    fn chinese(&mut self) -> Option<(Fields, Option<i32>, bool)> {
        let year = self.attempt(|tokens| {
            let (year, width) = tokens.number(4)?;
            (width == 4 && tokens.any(&["年"])).then_some(year as i32)
        });
        let (month, _) = self.number(2)?;
        if !self.any(&["月"]) {
            return None;
        }
        let (day, _) = self.number(2)?;
        if !self.any(&["日", "号", "號"]) {
            return None;
        }
        Some((Fields::Sure(day, month), year, false))
    }

    /// `2027-7-4`, `2027/07/04`, `2027 July 4`.
    fn year_first(&mut self) -> Option<(Fields, Option<i32>, bool)> {
        let (year, width) = self.number(4)?;
        if width != 4 || !is_year(year) {
            return None;
        }
        let sign = ['-', '/', '.'].into_iter().find(|sign| self.sign(*sign));
        let named = self.attempt(Self::month);
        let month = match named {
            Some(month) => month,
            None => self.number(2).filter(|_| sign.is_some())?.0,
        };
        match sign {
            Some(sign) => {
                if !self.sign(sign) {
                    return None;
                }
            }
            None => while self.sign('.') || self.sign(',') {},
        }
        let (day, _) = self.number(2)?;
        // Hungarian and Korean dates end with a dot.
        if sign == Some('.') {
            self.sign('.');
        }
        if named.is_some() {
            self.ordinal();
        }
        Some((Fields::Sure(day, month), Some(year as i32), named.is_none()))
    }

    /// `21.06.2023`, `6/21/2023`, `21-06-2023`, `21.06.`, `6/21`.
    fn numeric(&mut self) -> Option<(Fields, Option<i32>, bool)> {
        let (first, _) = self.number(2)?;
        let sign = ['.', '/', '-'].into_iter().find(|sign| self.sign(*sign))?;
        let (second, _) = self.number(2)?;
        let year = self.attempt(|tokens| {
            if !tokens.sign(sign) {
                return None;
            }
            let (year, width) = tokens.number(4)?;
            match width {
                4 if is_year(year) => Some(year as i32),
                2 if sign != '-' && !tokens.is_clock() => Some(year as i32 + 2000),
                _ => None,
            }
        });
        if year.is_none() && !(sign == '/' || sign == '.' && self.sign('.')) {
            return None;
        }
        // Dates with dots have the day first in every locale, unless the month would be invalid.
        let is_sure = sign == '.' && second <= 12;
        let fields = if is_sure { Fields::Sure(first, second) } else { Fields::Numbers(first, second) };
        let is_possible = (1..=31).contains(&first) && (1..=31).contains(&second) && (first <= 12 || second <= 12);
        (is_possible && !self.continues()).then_some((fields, year, false))
    }

    /// `4 July 2027`, `4th of July`, `1er mai`, `4. Juli`, `4-Jul-27`.
    fn day_month(&mut self) -> Option<(Fields, Option<i32>, bool)> {
        let (day, _) = self.number(2)?;
        self.ordinal();
        let is_dashed = self.sign('-') || self.sign('/');
        self.any(&OF);
        let month = self.month()?;
        let year = self.attempt(|tokens| tokens.year(is_dashed));
        Some((Fields::Sure(day, month), year, false))
    }

    /// `July 4, 2027`, `Jul. 4th`.
    fn month_day(&mut self) -> Option<(Fields, Option<i32>, bool)> {
        let month = self.month()?;
        self.sign('-');
        self.any(&["the"]);
        let (day, _) = self.number(2)?;
        if self.is_clock() {
            return None;
        }
        self.ordinal();
        let year = self.attempt(|tokens| tokens.year(false));
        Some((Fields::Sure(day, month), year, false))
    }

    /// A month name, or two names of the same month, as in `تموز/يوليو`.
    fn month(&mut self) -> Option<u32> {
        let name = |tokens: &mut Self| {
            let first = tokens.word()?;
            let two = tokens.attempt(|tokens| month(&[&first, "_", &tokens.word()?].concat()));
            two.or_else(|| month(&first))
        };
        let found = name(self)?;
        self.sign('.');
        self.attempt(|tokens| {
            let is_inside = tokens.sign('(');
            ((is_inside || tokens.sign('/')) && name(tokens)? == found && (!is_inside || tokens.sign(')'))).then_some(())
        });
        Some(found)
    }

    fn ordinal(&mut self) {
        if self.touches() && !self.any(&ORDINALS) && !self.sign('.') && !self.sign('º') {
            self.sign('°');
        }
    }

    /// The year after day and month.
    fn year(&mut self, is_dashed: bool) -> Option<i32> {
        let is_close = is_dashed && (self.sign('-') || self.sign('/'));
        if !is_close {
            self.sign(',');
            self.any(&OF);
        }
        let is_short = self.sign('\'') || self.sign('’');
        let (year, width) = self.number(4)?;
        if self.is_clock() {
            return None;
        }
        let year = match width {
            4 if is_year(year) => year as i32,
            2 if is_short || is_close => year as i32 + 2000,
            _ => return None,
        };
        if self.any(&YEAR) {
            self.sign('.');
        }
        Some(year)
    }

    /// Whether the number before is the hour of a time: `July 4 20:27`.
    fn is_clock(&self) -> bool {
        let kind = |at: usize| self.list.get(at).map(|token| token.kind);
        kind(self.at) == Some(Kind::Sign(':')) && matches!(kind(self.at + 1), Some(Kind::Number(..)))
    }

    /// Whether a number continues, as in `1.2.2023.4`.
    fn continues(&self) -> bool {
        self.touches() && matches!(self.list[self.at].kind, Kind::Sign('.' | '/') | Kind::Number(..))
    }
}

fn is_year(year: u32) -> bool {
    (1900..2200).contains(&year)
}

/// The time in the text before or after a date, with its text; `None` if that is something else.
fn time(before: &str, after: &str, is_iso: bool) -> Option<(Option<Result<Printed, Fault>>, String)> {
    let before = before.trim_matches([' ', ',', ';', '|', '·', '•', '،', '(', '/']).trim_end_matches(['-', ' ']);
    let before =
        before.strip_suffix(" on").or_else(|| before.strip_suffix(" am").filter(|_| before.contains("Uhr"))).unwrap_or(before);
    let after = after.trim_start_matches([' ', ',', ';', '|', '·', '•', '،', ')', ':']);
    let after = after.strip_prefix(['T', 't']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(after);
    let after = after.strip_prefix("- ").or_else(|| after.strip_prefix("-- ")).unwrap_or(after).trim();
    let text = match (before.trim(), after) {
        ("", "") => return Some((None, String::new())),
        (text, "") | ("", text) => text,
        _ => return None,
    };
    let words = as_printed(text, is_iso);
    match printed(&words) {
        Err(Fault::Unreadable) => None,
        found => Some((Some(found), words)),
    }
}

/// Converts a time as programs write it to the form of printed times: without seconds, which only 24-hour clocks have, and with an offset that
/// is not mistaken for an end (`10:00:00 -0400`).
fn as_printed(text: &str, is_iso: bool) -> String {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hour = digits(text);
    let Some(minutes) = text.get(hour..).and_then(|rest| rest.strip_prefix(':')).filter(|rest| digits(rest) == 2) else {
        return text.to_string();
    };
    let (minute, rest) = minutes.split_at(2);
    let (rest, has_seconds) = match rest.strip_prefix(':') {
        Some(seconds) if digits(seconds) == 2 => {
            let rest = &seconds[2..];
            (rest.strip_prefix('.').map_or(rest, |fraction| &fraction[digits(fraction)..]), true)
        }
        _ => (rest, false),
    };
    if !(has_seconds || is_iso) || hour == 0 || hour > 2 {
        return text.to_string();
    }
    let pad = if hour == 1 { "0" } else { "" };
    let mut zone = rest.trim_start();
    let is_offset = zone.starts_with('-') && matches!(digits(&zone[1..]), 2 | 4);
    // `GMT+0200 (Central European Summer Time)`, as browsers format it.
    if zone.starts_with("GMT") || zone.starts_with('+') || is_offset {
        zone = zone.split('(').next().unwrap_or_default().trim_end();
    }
    [pad, &text[..hour], ":", minute, " ", if is_offset { "UTC" } else { "" }, zone].concat().trim_end().to_string()
}
