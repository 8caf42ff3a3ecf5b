//! The text of a file, however it is encoded, and the JSON within it.

/// A text, and the part of it that is JSON.
pub(super) struct Found {
    pub(super) text: String,
    pub(super) begin: usize,
    pub(super) end: usize,
    /// Whether something in it was in no encoding that is known.
    pub(super) lossy: bool,
}

/// UTF-8 and UTF-16 in either order, with a mark at the beginning or without one (RFC 8259, section 8.1; RFC 4627,
/// section 3), and of a web page what it says in JSON-LD.
pub(super) fn decode(bytes: &[u8]) -> Found {
    let (text, lossy) = match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        // The first two characters of a JSON text are ASCII.
        [1..=255, 0, 1..=255, 0, ..] => wide(bytes, u16::from_le_bytes),
        [0, 1..=255, 0, 1..=255, ..] => wide(bytes, u16::from_be_bytes),
        _ => narrow(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)),
    };
    let (begin, end) = if text.trim_start().starts_with('<') { within(&text) } else { (0, text.len()) };
    Found { text, begin, end, lossy }
}

fn narrow(bytes: &[u8]) -> (String, bool) {
    let text = String::from_utf8_lossy(bytes);
    let lossy = matches!(text, std::borrow::Cow::Owned(_));
    (text.into_owned(), lossy)
}

fn wide(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> (String, bool) {
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

/// The `script` of a page that describes an event (https://schema.org/docs/gs.html), the first where none says `Event`.
fn within(page: &str) -> (usize, usize) {
    let folded = page.to_ascii_lowercase();
    let mut found = None;
    let mut at = 0;
    while let Some(tag) = folded[at..].find("<script").map(|place| at + place) {
        let Some(open) = folded[tag..].find('>').map(|place| tag + place + 1) else { break };
        let close = folded[open..].find("</script").map_or(folded.len(), |place| open + place);
        if folded[tag..open].contains("application/ld+json") {
            found = found.or(Some((open, close)));
            if folded[open..close].contains("event") {
                return (open, close);
            }
        }
        at = close;
    }
    found.unwrap_or((0, page.len()))
}
