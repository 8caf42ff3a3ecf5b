//! Files that are not JSON: identifies their type and suggests how to convert them.

use crate::import::quoted;
use crate::source::json::Json;

/// The type of a file and help; `None` for an unknown type.
pub(super) fn identify(bytes: &[u8], text: &str) -> Option<(&'static str, String)> {
    of_bytes(bytes).or_else(|| of_text(text))
}

const EXPORT: &str = "Export the schedule as JSON where it was made.";

fn of_bytes(bytes: &[u8]) -> Option<(&'static str, String)> {
    let has = |needle: &str| {
        let head = &bytes[..bytes.len().min(4096)];
        let tail = &bytes[bytes.len() - bytes.len().min(65_536)..];
        [head, tail].iter().any(|part| part.windows(needle.len()).any(|window| window == needle.as_bytes()))
    };
    let rows = "Write its rows as JSON: [{\"title\": \"…\", \"date\": \"…\", \"start\": \"…\", \"room\": \"…\"}].";
    Some(match bytes {
        [b'P', b'K', 3 | 5, 4 | 6, ..] if has("xl/") => ("an Excel workbook", rows.into()),
        [b'P', b'K', 3 | 5, 4 | 6, ..] if has("opendocument.spreadsheet") => ("an OpenDocument spreadsheet", rows.into()),
        [b'P', b'K', 3 | 5, 4 | 6, ..] if has("word/") => ("a Word document", EXPORT.into()),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => ("a ZIP archive", "Unpack it, and take the JSON file in it.".into()),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => ("an old Excel or Word file", rows.into()),
        [0x1F, 0x8B, ..] => ("a gzip archive", "Unpack it with gunzip.".into()),
        [b'%', b'P', b'D', b'F', ..] => ("a PDF document", EXPORT.into()),
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => ("a picture", EXPORT.into()),
        [b'S', b'Q', b'L', b'i', b't', b'e', ..] => ("an SQLite database", EXPORT.into()),
        _ => return None,
    })
}

fn of_text(text: &str) -> Option<(&'static str, String)> {
    let text = text.trim_start();
    let starts = |front: &str| text.get(..front.len()).is_some_and(|start| start.eq_ignore_ascii_case(front));
    if starts("BEGIN:VCALENDAR") {
        return Some(("an iCalendar file", "Export the schedule as JSON: a calendar has no speakers and no tracks.".into()));
    }
    if starts("<!doctype html") || starts("<html") || starts("<head") || starts("<body") {
        return Some((
            "a web page without an Event of schema.org",
            "Take the address of the schedule's JSON instead of that of the page.".into(),
        ));
    }
    if starts("<") {
        let help = if text.contains("<schedule") {
            "Use schedule.json, which the same program offers beside schedule.xml."
        } else {
            EXPORT
        };
        return Some(("XML", help.into()));
    }
    if starts("{\\rtf") {
        return Some(("an RTF document", EXPORT.into()));
    }
    const SCRIPTS: [&str; 7] = ["export ", "import ", "module.exports", "const ", "let ", "var ", "window."];
    if SCRIPTS.iter().any(|word| text.starts_with(word)) {
        return Some((
            "JavaScript",
            "Take the object alone, as JSON: with quotation marks around keys, and without comments.".into(),
        ));
    }
    if starts("{") || starts("[{") {
        let mut lines = text.lines().filter(|line| !line.trim().is_empty());
        let are_objects = lines.by_ref().take(2).filter(|line| matches!(Json::read(line), Ok(Json::Object(_)))).count() == 2;
        return are_objects
            .then(|| ("JSON Lines", "Put the objects into a list: between [ and ], with commas between them.".into()));
    }
    let mut lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.trim_start().starts_with('#'));
    let first = lines.next()?;
    let second = lines.next().unwrap_or_default();
    if let Some((name, separator)) =
        [("CSV", ','), ("CSV", ';'), ("TSV", '\t')].into_iter().find(|(_, separator)| is_table(first, second, *separator))
    {
        return Some((name, of_table(first, second, separator)));
    }
    if is_toml(first) && (first.starts_with('[') || !first.contains(": ")) {
        return Some(("TOML", "Convert it to JSON, for example with: yq -p toml -o json agenda.toml.".into()));
    }
    if first == "---" || first.starts_with("%YAML") || is_yaml(first) {
        return Some(("YAML", "Convert it to JSON, for example with: yq -o json agenda.yaml.".into()));
    }
    None
}

fn is_table(first: &str, second: &str, separator: char) -> bool {
    let columns = cells(first, separator);
    columns.len() >= 2
        && !first.starts_with(['{', '[', '-'])
        && columns.iter().all(|cell| cell.len() < 60 && !cell.ends_with(':'))
        && cells(second, separator).len().abs_diff(columns.len()) <= columns.len() / 2
}

fn cells(line: &str, separator: char) -> Vec<String> {
    let (mut out, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            c if c == separator && !is_quoted => out.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    out.push(cell);
    out.iter().map(|cell| cell.trim().to_string()).collect()
}

/// The first row of a table as a session in JSON.
fn of_table(first: &str, second: &str, separator: char) -> String {
    let (names, values) = (cells(first, separator), cells(second, separator));
    let pairs = names.iter().zip(&values).filter(|(name, value)| !name.is_empty() && !value.is_empty());
    let members: Vec<String> = pairs.take(6).map(|(name, value)| [&quoted(name), ": ", &quoted(value)[..]].concat()).collect();
    ["Write its rows as JSON: [{", &members.join(", "), "}]."].concat()
}

fn is_toml(line: &str) -> bool {
    let is_word = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | ' '))
    };
    let section = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
    section.is_some_and(|name| is_word(name.trim_matches(['[', ']'])))
        || line.split_once('=').is_some_and(|(key, value)| is_word(key.trim()) && !value.trim().is_empty())
}

fn is_yaml(line: &str) -> bool {
    let line = line.strip_prefix("- ").unwrap_or(line);
    let Some((key, value)) = line.split_once(':') else { return false };
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '$');
    (value.is_empty() || value.starts_with(' ')) && !key.is_empty() && key.chars().all(is_word)
}
