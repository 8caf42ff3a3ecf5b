//! The words of other programs in plenary's own, where there is one; else as they are.

/// What kind of session it is: `"Talk (30 min)"` is `talk`.
pub(super) fn kind(word: &str) -> String {
    let folded = word.to_lowercase();
    let known = [
        ("keynote", "keynote"),
        ("lightning", "lightning"),
        ("panel", "panel"),
        ("roundtable", "roundtable"),
        ("round table", "roundtable"),
        ("workshop", "workshop"),
        ("tutorial", "workshop"),
        ("devroom", "devroom"),
        ("poster", "poster"),
        ("demo", "demo"),
        ("opening", "opening"),
        ("closing", "closing"),
        ("plenary", "plenary"),
        ("discussion", "discussion"),
        ("registration", "registration"),
        ("coffee", "break"),
        ("break", "break"),
        ("lunch", "meal"),
        ("dinner", "meal"),
        ("breakfast", "meal"),
        ("reception", "social"),
        ("social", "social"),
        ("party", "social"),
        ("talk", "talk"),
        ("lecture", "talk"),
        ("presentation", "presentation"),
    ];
    let words = |text: &str| text.split(|c: char| !c.is_alphanumeric()).map(str::to_string).collect::<Vec<_>>();
    let of = words(&folded);
    let is_there = |wanted: &str| of.windows(words(wanted).len()).any(|some| some == words(wanted));
    known.iter().find(|(wanted, _)| is_there(wanted)).map_or_else(|| super::clean::line(word), |(_, kind)| kind.to_string())
}

/// What somebody does in a session.
pub(super) fn role(word: &str) -> String {
    let folded = word.trim().to_lowercase().replace(['_', ' '], "-");
    match folded.as_str() {
        "" | "speaker" | "presenter" | "participant" => "speaker",
        "moderator" | "chair" | "session-chair" | "convener" | "mod" | "moderation" => "moderator",
        "panelist" | "panellist" => "panelist",
        "host" | "organizer" | "organiser" => "host",
        _ => return super::clean::line(&word.replace('_', " ")).to_lowercase(),
    }
    .to_string()
}

/// What a link leads to, by the program's word for it, its title, or else as given.
pub(super) fn link<'k>(word: &str, title: &str, otherwise: &'k str) -> &'k str {
    let folded = [word, " ", title].concat().to_lowercase();
    let known: [(&str, &'static str); 14] = [
        ("slide", "slides"),
        ("presentation", "slides"),
        ("recording", "recording"),
        ("video", "recording"),
        ("youtube", "recording"),
        ("livestream", "livestream"),
        ("live stream", "livestream"),
        ("stream", "livestream"),
        ("paper", "paper"),
        ("poster", "document"),
        ("feedback", "feedback"),
        ("signup", "registration"),
        ("meeting", "livestream"),
        ("notes", "document"),
    ];
    known.iter().find(|(wanted, _)| folded.contains(wanted)).map_or(otherwise, |(_, kind)| kind)
}
