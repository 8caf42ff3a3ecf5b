//! An independent reading of schedules: who takes part in which session, in which room and track, by nothing but JSON.

use std::collections::BTreeMap;

use serde_json::Value;

/// A session in a line: title, people, room and track, without case, spaces and punctuation.
pub fn line(title: &str, mut people: Vec<String>, room: &str, track: &str) -> String {
    for name in &mut people {
        // Of an e-mail address in the place of a name, only the account is kept.
        let own = |word: &str| squash(word.split_once('@').map_or(word, |(own, host)| if own.is_empty() { host } else { own }));
        // "EXAMPLE, Ada" is Ada Example.
        let mut words: Vec<String> = name.split(|c: char| c.is_whitespace() || ",()".contains(c)).map(own).collect();
        words.sort();
        words.dedup();
        *name = words.concat();
    }
    people.retain(|name| !name.is_empty());
    people.sort();
    people.dedup();
    format!("{} | {} | {} | {}", squash(title), people.join(", "), squash(room), squash(track))
}

/// What of a text does not depend on how it was cleaned: letters and digits, without tags and entities.
fn squash(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('<') {
        out += before;
        rest = match behind.split_once('>') {
            Some((tag, after)) if tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') => after,
            _ => behind,
        };
    }
    out += rest;
    for (entity, c) in
        [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#039;", "'"), ("&nbsp;", " ")]
    {
        out = out.replace(entity, c);
    }
    out.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A text, a number, the name of a thing, or the first of several languages.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_string(),
        Value::Number(number) => number.to_string(),
        Value::Object(members) => {
            let known = ["name", "title", "label_en", "en"].into_iter().find_map(|key| members.get(key));
            known.or_else(|| members.values().find(|value| value.is_string())).map_or_else(String::new, text)
        }
        _ => String::new(),
    }
}

fn first(value: &Value, keys: &[&str]) -> String {
    keys.iter().map(|key| text(&value[*key])).find(|text| !text.is_empty()).unwrap_or_default()
}

fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().collect(),
        Value::Null => Vec::new(),
        other => vec![other],
    }
}

/// Names by ids, of a list.
fn names(value: &Value, id: &str, keys: &[&str]) -> BTreeMap<String, String> {
    list(value).into_iter().map(|one| (text(&one[id]), first(one, keys))).collect()
}

fn is_off(session: &Value) -> bool {
    ["state", "status"].into_iter().any(|key| {
        let word = text(&session[key]).to_lowercase();
        ["reject", "withdraw", "delet", "draft", "submitted", "declin", "nominat", "waitlist", "pending"]
            .iter()
            .any(|off| word.starts_with(off))
    })
}

/// The sessions of a schedule of that format, each in a line; nothing of a format that has no reading here.
pub fn sessions(format: &str, raw: &Value) -> Option<Vec<String>> {
    Some(match format {
        "frab" => frab(raw),
        "schedule2" => schedule2(raw),
        "pretalx-widget" => widget(raw),
        "pretalx-api" => submissions(raw),
        "sessionize-all" => sessionize(raw),
        "sessionize-gridsmart" => grid(raw),
        "sessionize-sessions" => groups(raw),
        "opass" => opass(raw),
        "openplanner" => openplanner(raw),
        "conclar" => conclar(raw),
        "indico-event" => indico_event(raw),
        "indico-timetable" => indico_timetable(raw),
        "table" => table(raw),
        "jsonld" => jsonld(raw),
        _ => return None,
    })
}

fn frab(raw: &Value) -> Vec<String> {
    let mut out = Vec::new();
    for day in list(&raw["schedule"]["conference"]["days"]) {
        for (hall, events) in day["rooms"].as_object().into_iter().flatten() {
            for event in list(events) {
                let people = list(&event["persons"]).into_iter().map(|one| first(one, &["public_name", "name"])).collect();
                let room = text(&event["room"]);
                let room = if room.is_empty() { hall.clone() } else { room };
                out.push(line(&text(&event["title"]), people, &room, &text(&event["track"])));
            }
        }
    }
    out
}

fn schedule2(raw: &Value) -> Vec<String> {
    let schedule = &raw["schedule"];
    let tracks = names(&schedule["conference"]["tracks"], "slug", &["name"]);
    let of = |event: &&Value| {
        let people = list(&event["participants"]).into_iter().chain(list(&event["persons"]));
        let people = people.map(|one| first(one, &["public_name", "name"])).collect();
        let track = tracks.get(&text(&event["track"]["slug"])).cloned().unwrap_or_default();
        line(&text(&event["title"]), people, &text(&event["room"]), &track)
    };
    list(&schedule["events"]).iter().map(of).collect()
}

fn widget(raw: &Value) -> Vec<String> {
    let (rooms, tracks) = (names(&raw["rooms"], "id", &["name"]), names(&raw["tracks"], "id", &["name"]));
    let people = names(&raw["speakers"], "code", &["name"]);
    let known = |map: &BTreeMap<String, String>, id: &Value| map.get(&text(id)).cloned().unwrap_or_default();
    let talks = list(&raw["talks"]).into_iter().filter(|talk| !is_off(talk) && text(&talk["slot_type"]) != "blocker");
    let of = |talk: &Value| {
        let people = list(&talk["speakers"]).into_iter().map(|code| known(&people, code)).collect();
        line(&text(&talk["title"]), people, &known(&rooms, &talk["room"]), &known(&tracks, &talk["track"]))
    };
    talks.map(of).collect()
}

fn submissions(raw: &Value) -> Vec<String> {
    let all = if raw.is_array() { raw } else { &raw["results"] };
    let mut out = Vec::new();
    for talk in list(all).into_iter().filter(|talk| !is_off(talk)) {
        let people: Vec<String> = list(&talk["speakers"]).into_iter().map(|one| text(&one["name"])).collect();
        let slots = list(&talk["slot"]).into_iter().chain(list(&talk["slots"])).filter(|slot| slot["start"].is_string());
        let rooms: Vec<String> = slots.map(|slot| text(&slot["room"])).collect();
        for room in if rooms.is_empty() { vec![String::new()] } else { rooms } {
            out.push(line(&text(&talk["title"]), people.clone(), &room, &text(&talk["track"])));
        }
    }
    out
}

/// The first choice of a category that is called a track, else of one of topics.
fn track_of(choices: &[(String, String)]) -> String {
    let of = |word: &str| {
        let is = |title: &str| {
            title.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|part| part.trim_end_matches('s') == word)
        };
        choices.iter().find(|(title, _)| is(title)).map(|(_, name)| name.clone())
    };
    of("track").or_else(|| of("topic")).unwrap_or_default()
}

fn sessionize(raw: &Value) -> Vec<String> {
    let rooms = names(&raw["rooms"], "id", &["name"]);
    let people: BTreeMap<String, String> = list(&raw["speakers"])
        .into_iter()
        .map(|one| (text(&one["id"]), first(one, &["fullName"])))
        .map(|(id, name)| (id, if name.is_empty() { String::new() } else { name }))
        .collect();
    let mut items = BTreeMap::new();
    for category in list(&raw["categories"]) {
        for item in list(&category["items"]) {
            items.insert(text(&item["id"]), (text(&category["title"]), text(&item["name"])));
        }
    }
    let of = |session: &Value| {
        let who = list(&session["speakers"]).into_iter().map(|id| people.get(&text(id)).cloned().unwrap_or_default()).collect();
        let choices: Vec<(String, String)> =
            list(&session["categoryItems"]).into_iter().filter_map(|id| items.get(&text(id)).cloned()).collect();
        let room = rooms.get(&text(&session["roomId"])).cloned().unwrap_or_default();
        line(&text(&session["title"]), who, &room, &track_of(&choices))
    };
    list(&raw["sessions"]).into_iter().filter(|session| !is_off(session)).map(of).collect()
}

fn of_grid(session: &Value) -> String {
    let mut choices = Vec::new();
    for category in list(&session["categories"]) {
        for item in list(&category["categoryItems"]) {
            choices.push((first(category, &["name", "title"]), text(&item["name"])));
        }
    }
    let who = list(&session["speakers"]).into_iter().map(|one| text(&one["name"])).collect();
    line(&text(&session["title"]), who, &text(&session["room"]), &track_of(&choices))
}

fn grid(raw: &Value) -> Vec<String> {
    let mut found = BTreeMap::new();
    for day in list(raw) {
        for session in list(&day["rooms"]).into_iter().flat_map(|room| list(&room["sessions"])) {
            found.entry(text(&session["id"])).or_insert_with(|| of_grid(session));
        }
        for session in list(&day["timeSlots"]).into_iter().flat_map(|slot| list(&slot["rooms"])).map(|room| &room["session"]) {
            found.entry(text(&session["id"])).or_insert_with(|| of_grid(session));
        }
    }
    found.into_values().collect()
}

fn groups(raw: &Value) -> Vec<String> {
    let all = list(raw).into_iter().flat_map(|group| list(&group["sessions"]));
    all.map(|session| (text(&session["id"]), of_grid(session))).collect::<BTreeMap<_, _>>().into_values().collect()
}

/// What an object says in its first language.
fn spoken(value: &Value, key: &str) -> String {
    let own = text(&value[key]);
    let languages = ["en", "zh"].into_iter().map(|language| text(&value[language][key]));
    std::iter::once(own).chain(languages).find(|text| !text.is_empty()).unwrap_or_default()
}

fn opass(raw: &Value) -> Vec<String> {
    let of =
        |key: &str| list(&raw[key]).into_iter().map(|one| (text(&one["id"]), spoken(one, "name"))).collect::<BTreeMap<_, _>>();
    let (rooms, tracks) = (of("rooms"), of("session_types"));
    // Whoever has another name in another language is shown with both.
    let both = |one: &Value| {
        let names: Vec<String> =
            one.as_object().into_iter().flat_map(|one| one.values()).map(|language| text(&language["name"])).collect();
        (text(&one["id"]), names.join(" "))
    };
    let people: BTreeMap<String, String> = list(&raw["speakers"]).into_iter().map(both).collect();
    let known = |map: &BTreeMap<String, String>, id: &Value| map.get(&text(id)).cloned().unwrap_or_default();
    let session = |session: &Value| {
        let who = list(&session["speakers"]).into_iter().map(|id| known(&people, id)).collect();
        line(&spoken(session, "title"), who, &known(&rooms, &session["room"]), &known(&tracks, &session["type"]))
    };
    list(&raw["sessions"]).into_iter().map(session).collect()
}

fn openplanner(raw: &Value) -> Vec<String> {
    let event = &raw["event"];
    let (rooms, tracks) = (names(&event["tracks"], "id", &["name"]), names(&event["categories"], "id", &["name"]));
    let people = names(&raw["speakers"], "id", &["name"]);
    let known = |map: &BTreeMap<String, String>, id: &Value| map.get(&text(id)).cloned().unwrap_or_default();
    let session = |session: &Value| {
        let who = list(&session["speakerIds"]).into_iter().map(|id| known(&people, id)).collect();
        line(&text(&session["title"]), who, &known(&rooms, &session["trackId"]), &known(&tracks, &session["categoryId"]))
    };
    list(&raw["sessions"]).into_iter().map(session).collect()
}

fn conclar(raw: &Value) -> Vec<String> {
    let items = if raw.is_array() {
        raw
    } else if raw["schedule"].is_array() {
        &raw["schedule"]
    } else {
        &raw["program"]
    };
    let session = |item: &Value| {
        let name = |one: &Value| match &one["name"] {
            Value::Array(parts) => {
                let part = |at: usize| parts.get(at).map_or_else(String::new, text);
                [part(2), part(0), part(1), part(3)].join(" ")
            }
            name => text(name),
        };
        let who = list(&item["people"]).into_iter().map(|one| name(one).to_lowercase().replace("(moderator)", "")).collect();
        let rooms: Vec<String> = list(&item["loc"]).into_iter().map(text).collect();
        let tags = list(&item["tags"]).into_iter().map(text);
        let track = tags.filter_map(|tag| tag.strip_prefix("Track:").map(str::to_string)).next().unwrap_or_default();
        line(&text(&item["title"]), who, &rooms.concat(), &track)
    };
    list(items).into_iter().map(session).collect()
}

fn indico_name(one: &Value) -> String {
    let (given, family) = (first(one, &["first_name", "firstName"]), first(one, &["last_name", "familyName"]));
    if given.is_empty() || family.is_empty() {
        first(one, &["fullName", "name", "last_name", "familyName"])
    } else {
        [given, family].join(" ")
    }
}

fn indico_people(one: &Value, keys: &[&str]) -> Vec<String> {
    keys.iter().flat_map(|key| list(&one[*key])).map(indico_name).collect()
}

fn indico_event(raw: &Value) -> Vec<String> {
    let mut out = Vec::new();
    let mut seen = Vec::new();
    for event in list(&raw["results"]) {
        let mut contribution = |one: &Value, out: &mut Vec<String>| {
            if seen.contains(&text(&one["id"])) {
                return;
            }
            seen.push(text(&one["id"]));
            let place = text(&one["location"]);
            let elsewhere = if place == text(&event["location"]) { String::new() } else { place };
            let room =
                [first(one, &["roomFullname", "room"]), elsewhere].into_iter().find(|room| !room.is_empty()).unwrap_or_default();
            out.push(line(&text(&one["title"]), indico_people(one, &["speakers"]), &room, &first(one, &["track", "session"])));
            for part in list(&one["subContributions"]) {
                out.push(line(
                    &text(&part["title"]),
                    indico_people(part, &["speakers"]),
                    &first(part, &["roomFullname", "room"]),
                    "",
                ));
            }
        };
        for block in list(&event["sessions"]) {
            out.push(line(
                &text(&block["title"]),
                indico_people(block, &["conveners"]),
                &first(block, &["roomFullname", "room"]),
                "",
            ));
            list(&block["contributions"]).into_iter().for_each(|one| contribution(one, &mut out));
        }
        list(&event["contributions"]).into_iter().for_each(|one| contribution(one, &mut out));
        if out.is_empty() && matches!(text(&event["type"]).as_str(), "simple_event" | "lecture") {
            out.push(line(
                &text(&event["title"]),
                indico_people(event, &["chairs"]),
                &first(event, &["roomFullname", "room"]),
                "",
            ));
        }
    }
    out
}

fn indico_timetable(raw: &Value) -> Vec<String> {
    let mut found = BTreeMap::new();
    let mut blocks: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let days = raw["results"].as_object().into_iter().flat_map(|events| events.values()).filter_map(Value::as_object);
    let entries: Vec<&Value> =
        days.flat_map(|event| event.values()).filter_map(Value::as_object).flat_map(|day| day.values()).collect();
    let id = |one: &Value| [text(&one["id"]), one["startDate"].to_string()].concat();
    for one in &entries {
        if one["entries"].is_object() {
            let all = blocks.entry([text(&one["sessionId"]), text(&one["title"])].join(" ")).or_default();
            if !all.contains(&id(one)) {
                all.push(id(one));
            }
        }
    }
    for one in &entries {
        let theme = [text(&one["sessionId"]), text(&one["title"])].join(" ");
        let track = if blocks.get(&theme).is_some_and(|all| all.len() > 1) { text(&one["title"]) } else { String::new() };
        let people = |one: &Value| indico_people(one, &["presenters", "speakers", "conveners"]);
        found.insert(id(one), line(&text(&one["title"]), people(one), &first(one, &["room"]), &track));
        for inner in one["entries"].as_object().into_iter().flat_map(|inner| inner.values()) {
            found.insert(id(one) + &id(inner), line(&text(&inner["title"]), people(inner), &first(inner, &["room"]), ""));
        }
    }
    found.into_values().collect()
}

/// Lists whose keys are those of the files that are tried.
fn table(raw: &Value) -> Vec<String> {
    let people = names(&raw["speakers"], "id", &["name"]);
    let rows = if raw.is_array() { raw } else { &raw["sessions"] };
    let session = |row: &Value| {
        let mut who = Vec::new();
        for one in ["speakerIds", "speakers", "Speakers", "presenter"].iter().flat_map(|key| list(&row[*key])) {
            match one {
                Value::Object(_) => who.push(text(&one["name"])),
                _ => match people.get(&text(one)) {
                    Some(name) => who.push(name.clone()),
                    None => who.extend(text(one).split([',', ';', '&']).flat_map(|some| some.split(" and ")).map(str::to_string)),
                },
            }
        }
        let track = first(row, &["track", "track_name", "Topic"]);
        line(&first(row, &["title", "Name"]), who, &first(row, &["location", "Location", "room_name"]), &track)
    };
    list(rows).into_iter().map(session).collect()
}

/// An event with its parts; one that has none is a session itself.
fn jsonld(raw: &Value) -> Vec<String> {
    let parts: Vec<&Value> = list(&raw["subEvent"]).into_iter().chain(list(&raw["subEvents"])).collect();
    let people = list(&raw["performer"]).into_iter().chain(list(&raw["performers"])).map(text).collect();
    if parts.is_empty() {
        return vec![line(&text(&raw["name"]), people, "", "")];
    }
    parts.into_iter().flat_map(jsonld).collect()
}
