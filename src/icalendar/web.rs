//! Links that open a web calendar with a session filled in. Their formats are unspecified; they are those that the calendars' own
//! pages accept. Hosts are constants, and all values from a feed are percent-encoded in the query.

use super::Options;
use super::event::Writer;
use super::lines::{date, date_time};
use crate::model::{Agenda, When};
use crate::text::percent_encode;
use crate::time::{Date, Zones};

/// A web calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebCalendar {
    /// Google Calendar.
    Google,
    /// Outlook.com, for personal accounts.
    Outlook,
    /// Outlook of Microsoft 365, for work and school accounts.
    Office365,
}

impl WebCalendar {
    /// All web calendars, in display order.
    pub const ALL: [WebCalendar; 3] = [WebCalendar::Google, WebCalendar::Outlook, WebCalendar::Office365];

    /// The brand name, which is the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            WebCalendar::Google => "Google Calendar",
            WebCalendar::Outlook => "Outlook.com",
            WebCalendar::Office365 => "Office 365",
        }
    }
}

/// Maximum lengths, in bytes after encoding, of a title or location, and of a description. Servers reject URLs of several thousand bytes.
const SHORT: usize = 600;
const LONG: usize = 1_500;

/// The link that adds a session to a calendar; `None` if its time is unknown. A session without an end ends at its start.
pub fn web_link(calendar: WebCalendar, agenda: &Agenda, zones: &Zones, options: &Options<'_>, position: usize) -> Option<String> {
    let writer = Writer { agenda, zones, options };
    let session = &agenda.sessions[position];
    let (start, end, is_all_day) = match agenda.when(position) {
        When::Clock(start, _) => {
            let end = agenda.when(position).end().filter(|end| *end > start).unwrap_or(start);
            date_time(start).zip(date_time(end)).map(|(from, to)| match calendar {
                WebCalendar::Google => (from, to, false),
                _ => (start.to_rfc3339(), end.to_rfc3339(), false),
            })?
        }
        When::Dates(from, to) => {
            // The end date is exclusive, as in iCalendar.
            let to = Date(to.max(from).0.saturating_add(1));
            date(from).zip(date(to)).map(|(first, last)| match calendar {
                WebCalendar::Google => (first, last, true),
                _ => (from.to_iso(), to.to_iso(), true),
            })?
        }
        When::Unknown => return None,
    };
    let title = cut(writer.title(session), SHORT);
    let place = cut(&writer.location(session).1, SHORT);
    let page = writer.page_of(session);
    // The link comes first, so that truncation never removes it.
    let about = writer.description(position);
    let about = [page.as_str(), about.strip_suffix(&page).unwrap_or(&about).trim_ascii()].join("\n\n");
    let details = cut(about.trim_ascii(), LONG + page.len());
    Some(match calendar {
        WebCalendar::Google => [
            "https://calendar.google.com/calendar/render?action=TEMPLATE&text=",
            &title,
            "&dates=",
            &start,
            "/",
            &end,
            "&location=",
            &place,
            "&details=",
            &details,
        ]
        .concat(),
        _ => [
            if calendar == WebCalendar::Outlook { "https://outlook.live.com" } else { "https://outlook.office.com" },
            "/calendar/deeplink/compose?path=/calendar/action/compose&rru=addevent&subject=",
            &title,
            "&startdt=",
            &start,
            "&enddt=",
            &end,
            if is_all_day { "&allday=true" } else { "" },
            "&location=",
            &place,
            "&body=",
            &details,
        ]
        .concat(),
    })
}

/// A text, percent-encoded, truncated to a maximum length.
fn cut(text: &str, most: usize) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let encoded = percent_encode(c.encode_utf8(&mut [0; 4]));
        if out.len() + encoded.len() > most {
            return out + "%E2%80%A6";
        }
        out += &encoded;
    }
    out
}
