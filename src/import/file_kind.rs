//! Identifies files that no importer supports, with advice for their type.

use crate::source::json::Json;

/// The type of a file, with help; `None` for an unknown type.
pub(crate) fn identify(bytes: &[u8], text: &str) -> Option<(&'static str, String)> {
    of_bytes(bytes).or_else(|| of_text(text))
}

/// Whether this is the command line, which supports more formats than a page.
const IS_TOOL: bool = cfg!(any(feature = "tool", not(target_arch = "wasm32")));

const EXPORT: &str = "Export the schedule as JSON, CSV or iCalendar where it was made.";
const WORKBOOK: &str = if IS_TOOL { "Save it as .xlsx, .ods or CSV." } else { "Save it as CSV." };
const EXCEL: &str = if IS_TOOL { "an Excel workbook that cannot be unpacked" } else { "an Excel workbook" };
const OPEN_DOCUMENT: &str =
    if IS_TOOL { "an OpenDocument spreadsheet that cannot be unpacked" } else { "an OpenDocument spreadsheet" };
const YAML: &str = if IS_TOOL {
    "Convert it to JSON, for example with: yq -o json agenda.yaml."
} else {
    "Convert it: npx plenary convert agenda.yaml -o agenda.json."
};
const SCHEDULE_XML: &str = if IS_TOOL {
    "Use schedule.json, which the same program offers beside schedule.xml."
} else {
    "Use schedule.json, which the same program offers, or convert it: npx plenary convert schedule.xml -o agenda.json."
};

fn of_bytes(bytes: &[u8]) -> Option<(&'static str, String)> {
    let has = |needle: &str| {
        let head = &bytes[..bytes.len().min(4096)];
        let tail = &bytes[bytes.len() - bytes.len().min(65_536)..];
        [head, tail].iter().any(|part| part.windows(needle.len()).any(|window| window == needle.as_bytes()))
    };
    Some(match bytes {
        [b'P', b'K', 3 | 5, 4 | 6, ..] if has("xl/") => (EXCEL, WORKBOOK.into()),
        [b'P', b'K', 3 | 5, 4 | 6, ..] if has("opendocument.spreadsheet") => (OPEN_DOCUMENT, WORKBOOK.into()),
        [b'P', b'K', 3 | 5, 4 | 6, ..] if has("Index/Document.iwa") => {
            ("a Numbers document", "Export it as CSV or Excel.".into())
        }
        [b'P', b'K', 3 | 5, 4 | 6, ..] if has("word/") => ("a Word document", EXPORT.into()),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => ("a ZIP archive", "Unpack it, and take the JSON file in it.".into()),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => ("an old Excel or Word file", WORKBOOK.into()),
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
    if starts("<!doctype html") || starts("<html") || starts("<head") || starts("<body") {
        if text.contains("accounts.google.com") {
            return Some((
                "a page of Google to sign in",
                "In Google Sheets: Share, General access, Anyone with the link.".into(),
            ));
        }
        return Some((
            "a web page without an Event of schema.org",
            "Take the address of the file (JSON, CSV or iCalendar) instead of that of the page.".into(),
        ));
    }
    if starts("<") {
        let help = if text.contains("<schedule") { SCHEDULE_XML } else { EXPORT };
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
    if let Some((name, separator)) = [("CSV without headers", ','), ("CSV without headers", ';'), ("TSV without headers", '\t')]
        .into_iter()
        .find(|(_, separator)| is_table(first, second, *separator))
    {
        return Some((name, of_table(first, separator)));
    }
    if is_toml(first) && (first.starts_with('[') || !first.contains(": ")) {
        return Some(("TOML", "Convert it to JSON, for example with: yq -p toml -o json agenda.toml.".into()));
    }
    if first == "---" || first.starts_with("%YAML") || is_yaml(first) {
        return Some(("YAML", YAML.into()));
    }
    let has_letters = text.chars().any(char::is_alphabetic);
    (has_letters && !text.contains(['{', '[', '"'])).then(|| {
        (
            "plain text",
            "Make a table of it, with the names of the columns in its first row: Date,Start,End,Title,Room,Speakers.".into(),
        )
    })
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

/// Suggests headers for a table that has none.
fn of_table(first: &str, separator: char) -> String {
    let separator = separator.to_string();
    let count = cells(first, separator.chars().next().unwrap_or(',')).len();
    let names = ["Date", "Start", "End", "Title", "Room", "Speakers"];
    let known: Vec<&str> = names.into_iter().take(count.max(3)).collect();
    ["Write the names of the columns into its first row, such as ", &known.join(&separator), "."].concat()
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
