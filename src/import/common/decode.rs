//! Decodes a file (UTF-8, UTF-16, Windows-1252), and extracts the JSON-LD of a web page.

use crate::import::detect::GENERIC_FORMATS;
use crate::import::jsonld;
use crate::source::json::Json;

/// A decoded text, and the range of its JSON.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) begin: usize,
    pub(crate) end: usize,
    /// Whether some bytes could not be decoded.
    pub(crate) lossy: bool,
    /// Whether it is not UTF-8 and was decoded as Windows-1252, which older spreadsheets use.
    pub(crate) is_windows: bool,
}

/// Decodes UTF-8 and UTF-16 in either byte order, with or without a byte order mark (RFC 8259, section 8.1; RFC 4627,
/// section 3). In a web page, the JSON is its JSON-LD.
pub(crate) fn decode(bytes: &[u8]) -> Decoded {
    let mut is_windows = false;
    let (text, lossy) = match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        // The first two characters of a JSON text are ASCII.
        [1..=255, 0, 1..=255, 0, ..] => wide(bytes, u16::from_le_bytes),
        [0, 1..=255, 0, 1..=255, ..] => wide(bytes, u16::from_be_bytes),
        _ => match narrow(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)) {
            // JSON is UTF-8, and XML declares its encoding; other text falls back to Windows-1252.
            (text, true) if !text.trim_start().starts_with(['{', '[', '<']) => {
                is_windows = true;
                (windows(bytes), false)
            }
            read => read,
        },
    };
    if !GENERIC_FORMATS || !text.trim_start().starts_with('<') {
        return Decoded { begin: 0, end: text.len(), text, lossy, is_windows };
    }
    match &scripts(&text)[..] {
        [] => Decoded { begin: 0, end: text.len(), text, lossy, is_windows },
        [(begin, end)] => Decoded { begin: *begin, end: *end, text, lossy, is_windows },
        several => {
            let (begin, end) = (several[0].0 - 1, several[several.len() - 1].1 + 1);
            Decoded { begin, end, text: joined(&text, several), lossy, is_windows }
        }
    }
}

fn narrow(bytes: &[u8]) -> (String, bool) {
    // U+0000 is dropped: it is not text, and it is used as a separator internally.
    let stripped: Vec<u8>;
    let bytes = if bytes.contains(&0) {
        stripped = bytes.iter().copied().filter(|&byte| byte != 0).collect();
        &stripped
    } else {
        bytes
    };
    let text = String::from_utf8_lossy(bytes);
    let lossy = matches!(text, std::borrow::Cow::Owned(_));
    (text.into_owned(), lossy)
}

/// Characters of Windows-1252 that differ from Latin-1: bytes 0x80 to 0x9F.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’', '“', '”',
    '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Decodes Windows-1252 (<https://encoding.spec.whatwg.org/#windows-1252>).
fn windows(bytes: &[u8]) -> String {
    let character = |&byte: &u8| if (0x80..0xA0).contains(&byte) { WINDOWS[usize::from(byte - 0x80)] } else { char::from(byte) };
    bytes.iter().filter(|byte| **byte != 0).map(character).collect()
}

#[inline(never)]
fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, bool) {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut lossy = bytes.len() % 2 == 1;
    let read = char::decode_utf16(units).map(|c| {
        c.unwrap_or_else(|_| {
            lossy = true;
            char::REPLACEMENT_CHARACTER
        })
    });
    let text = read.collect();
    (text, lossy)
}

/// The ranges of a page's JSON-LD scripts with events (<https://schema.org/docs/gs.html>); if there are none, another JSON-LD script.
fn scripts(page: &str) -> Vec<(usize, usize)> {
    // XML has no scripts, and may be long.
    let is_script = |tag: usize| page.as_bytes()[tag..].get(1..7).is_some_and(|name| name.eq_ignore_ascii_case(b"script"));
    if !page.match_indices('<').any(|(tag, _)| is_script(tag)) {
        return Vec::new();
    }
    let folded = page.to_ascii_lowercase();
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(tag) = folded[at..].find('<').map(|place| at + place) {
        // Skips comments.
        if folded[tag..].starts_with("<!--") {
            let Some(end) = folded[tag..].find("-->") else { break };
            at = tag + end;
            continue;
        }
        if !folded[tag..].starts_with("<script") {
            at = tag + 1;
            continue;
        }
        let Some(open) = folded[tag..].find('>').map(|place| tag + place + 1) else { break };
        let close = folded[open..].find("</script").map_or(folded.len(), |place| open + place);
        // Some template engines escape the plus sign.
        let kind = folded[tag..open].replace("&#43;", "+").replace("&#x2b;", "+");
        if kind.contains("application/ld+json") {
            all.push(bare(page, open, close));
        }
        at = close;
    }
    let is_event = |&(begin, end): &(usize, usize)| Json::read(&page[begin..end]).is_ok_and(|json| jsonld::has_event(&json));
    let events: Vec<(usize, usize)> = all.iter().copied().filter(is_event).collect();
    // An invalid script may be the intended one.
    let likely = all.iter().find(|(begin, end)| page[*begin..*end].contains("Event")).or(all.first());
    if events.is_empty() { likely.copied().into_iter().collect() } else { events }
}

/// Removes comment or CDATA markers around a script, which were once used to hide scripts from old
/// browsers.
fn bare(page: &str, begin: usize, end: usize) -> (usize, usize) {
    let (mut begin, mut end) = (begin, end);
    loop {
        let text = &page[begin..end];
        let trimmed = text.trim_start();
        let front = ["<!--", "<![CDATA[", "//", "/*", "*/"].into_iter().find(|mark| trimmed.starts_with(mark));
        let back = ["-->", "]]>", "//", "/*", "*/"].into_iter().find(|mark| text.trim_end().ends_with(mark));
        match (front, back) {
            (Some(mark), _) => begin += text.len() - trimmed.len() + mark.len(),
            (None, Some(mark)) => end = begin + text.trim_end().len() - mark.len(),
            (None, None) => return (begin, end),
        }
    }
}

/// Joins the scripts to a list, and blanks out the rest of the page, so that their positions are unchanged.
fn joined(page: &str, scripts: &[(usize, usize)]) -> String {
    let blank = |text: &str| -> String { text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect() };
    let mut out = String::with_capacity(page.len());
    for (index, (begin, end)) in scripts.iter().enumerate() {
        out.push_str(&blank(&page[out.len()..*begin]));
        out.pop();
        out.push(if index == 0 { '[' } else { ',' });
        out.push_str(&page[*begin..*end]);
    }
    out.push(']');
    out.push_str(&blank(&page[(out.len()).min(page.len())..]));
    out
}
