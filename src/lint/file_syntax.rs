//! Rewrites help for the syntax of the file. Help is written for JSON; in spreadsheets, calendars, XML and YAML the same fix has another location and other code.

use super::fix::members;
use crate::diagnostic::{Code, Diagnostic};
use crate::import::Format;
use crate::source::json::Json;
use crate::source::json_text::{plain, quoted};

/// The syntax of a file that is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    Sheet,
    Calendar,
    Xml,
    Yaml,
}

/// Help that replaces the one for JSON.
const HELP: &[(Syntax, Code, &str)] = &[
    (
        Syntax::Sheet,
        Code::DateMissing,
        "Write the date into the row, or, if the event has one day, add the row \"Date: YYYY-MM-DD\" above the table.",
    ),
    (Syntax::Sheet, Code::Untitled, "Write a title into the row."),
    (Syntax::Sheet, Code::NoName, "Write a name into the row."),
    (Syntax::Sheet, Code::NoTime, "Write a time as hh:mm, or a date and a time as YYYY-MM-DD hh:mm."),
    (Syntax::Sheet, Code::LongTitle, "Move a part of it to a column \"Subtitle\" or \"Abstract\"."),
    (Syntax::Sheet, Code::TooLong, "Correct the end, or write start and end as dates without times."),
    (Syntax::Sheet, Code::OutsideEvent, "Correct the date, or the rows \"Start\" and \"End\" above the table."),
    (
        Syntax::Sheet,
        Code::DescribedTwice,
        "Describe the person in one row, or give each a number of their own in a column \"ID\".",
    ),
    (
        Syntax::Sheet,
        Code::NameWithWork,
        "Write it into a table of speakers below the sessions, with the columns \"Name\" and \"Affiliation\".",
    ),
    (Syntax::Calendar, Code::Untitled, "Give the event a SUMMARY."),
    (Syntax::Calendar, Code::LongTitle, "Move a part of the SUMMARY to the DESCRIPTION."),
    (Syntax::Calendar, Code::TooLong, "Correct DTEND, or write DTSTART and DTEND as dates without times."),
    (Syntax::Xml, Code::Untitled, "Write a title between <title> and </title>."),
    (Syntax::Xml, Code::NoName, "Write a name between <person> and </person>."),
    (Syntax::Xml, Code::LongTitle, "Move a part of it to <subtitle> or <abstract>."),
    (Syntax::Xml, Code::NoTime, "Write <start> as hh:mm, or <date> as YYYY-MM-DDThh:mm with its offset."),
    (Syntax::Xml, Code::NoLength, "Write hours and minutes as hh:mm."),
    (Syntax::Yaml, Code::NoObject, "Write its keys and values on lines of their own, indented."),
];

impl Syntax {
    /// The syntax of a document, derived from its format if the syntax determines that.
    pub(super) fn of(format: Option<Format>) -> Syntax {
        match format {
            Some(Format::Sheet) => Syntax::Sheet,
            Some(Format::Calendar) => Syntax::Calendar,
            Some(Format::Pentabarf) => Syntax::Xml,
            _ => Syntax::Yaml,
        }
    }

    /// Rewrites the help of a diagnostic for this syntax.
    pub(super) fn rewrite(self, diagnostic: &mut Diagnostic) {
        if let Some(help) = self.zone_help(diagnostic) {
            diagnostic.help = Some(help);
        } else if let Some((_, _, help)) =
            HELP.iter().find(|(syntax, code, _)| *syntax == self && *code == diagnostic.code && diagnostic.help.is_none())
        {
            diagnostic.help = Some((*help).into());
        } else if self == Syntax::Yaml {
            diagnostic.help = in_yaml(&diagnostic.help()).or(diagnostic.help.take());
        }
    }

    /// Help on how to set the zone of the event.
    fn zone_help(self, diagnostic: &Diagnostic) -> Option<String> {
        if !matches!(diagnostic.code, Code::ZoneNeeded | Code::ZoneUnsaid) {
            return None;
        }
        let zone = diagnostic.suggestion.as_deref().unwrap_or("Region/City");
        let code = match self {
            Syntax::Sheet => ["Add the row \"Timezone: ", zone, "\" above the table"].concat(),
            Syntax::Calendar => ["Add the line \"X-WR-TIMEZONE:", zone, "\" below BEGIN:VCALENDAR"].concat(),
            Syntax::Xml => ["Add <time_zone_name>", zone, "</time_zone_name> to <conference>"].concat(),
            Syntax::Yaml if diagnostic.code == Code::ZoneUnsaid => ["Add \"timezone: ", zone, "\" to the event"].concat(),
            Syntax::Yaml => return None,
        };
        let (before, name) = match diagnostic.suggestion {
            Some(_) => (["Did you mean ", zone, "? "].concat(), ""),
            None => (String::new(), ", with the IANA name of the event's zone"),
        };
        Some([&before, &code, name, ", or set event-timezone of the element or --timezone of the command to it."].concat())
    }
}

/// Converts the code in a help text to YAML: `Write "timezone": "Europe/Paris".` becomes `Write timezone: Europe/Paris.` `None` if it has no code.
fn in_yaml(help: &str) -> Option<String> {
    let code = members(help)?;
    let object = ["{", code, "}"].concat();
    let Ok(Json::Object(members)) = Json::read(&object) else { return None };
    let lines: Vec<String> = members.iter().map(|(key, value)| [key, ": ", &scalar(value)].concat()).collect();
    let before = help.strip_suffix('.')?.strip_suffix(code)?;
    // In block style each member is on a line of its own.
    Some([before, &lines.join(", and on the next line "), "."].concat())
}

/// A value on one line. Lists and objects are written in flow style, which equals JSON.
fn scalar(value: &Json<'_>) -> String {
    let Json::Text(text) = value else {
        let mut out = String::new();
        plain(&mut out, value, false);
        return out;
    };
    let is_date = text.len() >= 10
        && text.as_bytes()[4] == b'-'
        && text.bytes().all(|byte| byte.is_ascii_digit() || b"-:T".contains(&byte));
    let is_word = text.starts_with(|c: char| c.is_alphabetic())
        && !text.ends_with(' ')
        && text.chars().all(|c| c.is_alphanumeric() || " /_-+.".contains(c))
        && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(&text.to_lowercase().as_str());
    if is_date || is_word { text.to_string() } else { quoted(text) }
}
