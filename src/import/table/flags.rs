//! Boolean properties of sessions: all day, open end, remote.

use super::row::Row;
use crate::import::common::draft::{DraftObject, Value, path_of};
use crate::import::common::localized_text::json_text;
use crate::source::json::Json;
use crate::time::{Date, Fault, Stamp, printed, stamp};

const ALL_DAY: [&str; 7] = ["allday", "isallday", "alldayevent", "wholeday", "fullday", "ganztagig", "journeeentiere"];
const OPEN_END: [&str; 4] = ["openend", "isopenend", "openended", "isopenended"];
/// Flags of remote participation, of a person or of all people of a session.
pub(super) const REMOTE: [&str; 6] = ["remote", "isremote", "virtual", "isvirtual", "onlineonly", "isonlineonly"];
/// Further flags, which count only without a room: with a room, there may be an audience on site as well.
const ONLINE: [&str; 2] = ["online", "isonline"];

/// Applies the boolean properties of a session.
pub(super) fn tell(session: &mut DraftObject, row: &Row<'_>) {
    let is = |words: &[&str]| words.iter().any(|word| row.is(word));
    if session.has("start") && is(&ALL_DAY) && all_day(session) {
        session.put("allDay", Json::Bool(true), path_of(row.r));
    }
    if session.has("start") && !session.has("end") && !session.has("duration") && is(&OPEN_END) {
        session.put("openEnd", Json::Bool(true), path_of(row.r));
    }
    if session.has("people") && (is(&REMOTE) || (!session.has("room") && is(&ONLINE))) {
        for (key, value, _) in &mut session.members {
            if let Value::List(people) = value
                && *key == "people"
            {
                for one in people.iter_mut().filter(|one| !one.has("presence")) {
                    one.say("presence", "remote");
                }
            }
        }
    }
}

/// Converts midnight to midnight into whole days: the last day is the one before the final midnight. Returns whether it takes whole days: beside
/// other times, the flag does not mean that there are none, but that a workshop is long.
fn all_day(session: &mut DraftObject) -> bool {
    // The date of a time at the start or end of a day, and whether it is the start (midnight).
    let day = |key: &str, last_minute: &str| {
        let text = session.get(key)?;
        let Stamp::Date(date) = stamp(text.get(..10)?)? else { return None };
        let clock = text.get(11..16);
        clock.is_none_or(|clock| clock == "00:00" || clock == last_minute).then_some((date, clock == Some("00:00")))
    };
    let is_time = |text: &str| matches!(printed(text), Ok(_) | Err(Fault::MeridiemUnknown));
    if session.get("time").is_some_and(is_time) {
        return false;
    }
    let Some((first, _)) = day("start", "00:00") else { return false };
    let last = day("end", "23:59").map(|(end, is_midnight)| Date(end.0 - i32::from(is_midnight)));
    if last.is_none() && session.has("end") {
        return false;
    }
    for (key, value, _) in &mut session.members {
        if let (&mut ("start" | "end"), Value::Plain(json)) = (&mut *key, value) {
            let date = if *key == "start" { first } else { last.unwrap_or(first) };
            *json = json_text(date.to_iso());
        }
    }
    session.forget(&["duration"]);
    if last.is_some_and(|last| last <= first) {
        session.forget(&["end"]);
    }
    true
}
