//! Cleans texts: removes markup, control characters and extra space.

use std::borrow::Cow;

use super::compose::composed;

/// Cleans a single-line text, such as a title or name: no markup, no control characters, single spaces.
pub(in crate::import) fn line(text: &str) -> String {
    let text = if text.contains('<') { Cow::Owned(without_tags(text)) } else { Cow::Borrowed(text) };
    let text = if text.contains('&') { Cow::Owned(entities(&text)) } else { text };
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() && c != '\u{A0}' && c != '\u{202F}' {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_unwanted(c) && !is_invisible(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    match composed(&out) {
        Cow::Borrowed(_) => out,
        Cow::Owned(whole) => whole,
    }
}

/// Takes the first nonempty text.
#[inline(never)]
pub(in crate::import) fn first(texts: &mut [String]) -> String {
    for text in texts {
        if !text.is_empty() {
            return std::mem::take(text);
        }
    }
    String::new()
}

/// The sort name `Example, Ada`; empty unless both parts are known.
pub(in crate::import) fn sort_name(given: &str, family: &str) -> String {
    if given.is_empty() || family.is_empty() { String::new() } else { [family, ", ", given].concat() }
}

/// Joins nonempty texts with a separator.
#[inline(never)]
pub(in crate::import) fn joined(texts: &[String], between: &str) -> String {
    let mut out = String::new();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        if !out.is_empty() {
            out.push_str(between);
        }
        out.push_str(text);
    }
    out
}

/// Cleans a multi-line text with any markup: no control characters, trimmed.
pub(in crate::import) fn paragraphs(text: &str) -> String {
    // Fast path: most texts are long and clean.
    if !text.contains(|c: char| matches!(c, '\u{2028}' | '\u{2029}') || (is_unwanted(c) && c != '\n' && c != '\t')) {
        return text.trim().to_string();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\u{2028}' | '\u{B}' | '\u{C}' => out.push('\n'),
            '\u{2029}' => out.push_str("\n\n"),
            c if is_unwanted(c) && c != '\n' && c != '\t' => {}
            c => out.push(c),
        }
    }
    out.trim().to_string()
}

/// Resolves a URL against a base URL (RFC 3986, section 5.2, simplified for schedules). An absolute URL is returned unchanged, as is any
/// URL if the base is not absolute.
pub(in crate::import) fn absolute(base: &str, url: &str) -> String {
    let url = url.trim();
    let scheme = url.find(':').is_some_and(|colon| !url[..colon].contains(['/', '?', '#']));
    let Some(host) = base.find("://").map(|at| at + 3).filter(|_| !scheme && !url.is_empty()) else { return url.to_string() };
    if url.starts_with("//") {
        return [&base[..host - 2], url].concat();
    }
    let root = base[host..].find('/').map_or(base.len(), |at| host + at);
    if url.starts_with('/') {
        return [&base[..root], url].concat();
    }
    let folder = base[root..].rfind('/').map_or(base.len(), |at| root + at);
    [&base[..folder], "/", url].concat()
}

/// Control characters and bidirectional overrides, which nobody types.
fn is_unwanted(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Characters without width that join or part nothing that is seen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{180E}' | '\u{200B}' | '\u{2060}')
}

/// Removes HTML tags from a title. A `<` that does not begin a tag is kept.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // After the last closing bracket, no tag is possible.
    let last = text.rfind('>').unwrap_or(0);
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let name = after.strip_prefix('/').unwrap_or(after);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = if end <= 10 { name[..end].to_ascii_lowercase() } else { String::new() };
        let is_any = |names: &str| !name.is_empty() && names.split(' ').any(|known| known == name);
        let is_tag = is_any(TAGS) && text.len() - after.len() <= last;
        match is_tag.then(|| after.split_once('>')).flatten() {
            Some((_, behind)) => {
                if is_any(BLOCKS) {
                    out.push(' ');
                }
                rest = behind;
            }
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// HTML elements that occur in titles and names.
const TAGS: &str = "a abbr article b bdi bdo blockquote br center cite code dd del div dl dt em figure font h1 h2 h3 h4 h5 h6 hr i iframe img ins kbd li \
    mark ol p pre q s script section small span strike strong style sub sup table tbody td th thead tr tt u ul wbr";
/// Those of them that end a line.
const BLOCKS: &str =
    "article blockquote br center dd div dl dt figure h1 h2 h3 h4 h5 h6 hr li ol p pre section table td th tr ul";

/// Maximum length in bytes of a character reference name.
const LONGEST: usize = 32;

/// Decodes character references (HTML, section 13.2.5.72) that programs write for special characters.
fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let name = &after[..after.bytes().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count()];
        let meant = after[name.len()..].strip_prefix(';').and_then(|behind| Some((reference(name)?, behind)));
        if let Some((c, behind)) = meant {
            out.push(c);
            rest = behind;
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => i64::from_str_radix(hex, 16),
            None => number.parse::<i64>(),
        };
        return u32::try_from(code.ok()?).ok().and_then(char::from_u32);
    }
    let known = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{A0}'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("copy", '©'),
        ("auml", 'ä'),
        ("ouml", 'ö'),
        ("uuml", 'ü'),
        ("Auml", 'Ä'),
        ("Ouml", 'Ö'),
        ("Uuml", 'Ü'),
        ("szlig", 'ß'),
        ("aacute", 'á'),
        ("acirc", 'â'),
        ("atilde", 'ã'),
        ("aring", 'å'),
        ("aelig", 'æ'),
        ("agrave", 'à'),
        ("ccedil", 'ç'),
        ("eacute", 'é'),
        ("egrave", 'è'),
        ("ecirc", 'ê'),
        ("euml", 'ë'),
        ("iacute", 'í'),
        ("igrave", 'ì'),
        ("icirc", 'î'),
        ("iuml", 'ï'),
        ("ntilde", 'ñ'),
        ("oacute", 'ó'),
        ("ograve", 'ò'),
        ("ocirc", 'ô'),
        ("otilde", 'õ'),
        ("oslash", 'ø'),
        ("uacute", 'ú'),
        ("ugrave", 'ù'),
        ("ucirc", 'û'),
        ("yacute", 'ý'),
        ("Aacute", 'Á'),
        ("Aring", 'Å'),
        ("AElig", 'Æ'),
        ("Agrave", 'À'),
        ("Ccedil", 'Ç'),
        ("Eacute", 'É'),
        ("Egrave", 'È'),
        ("Iacute", 'Í'),
        ("Ntilde", 'Ñ'),
        ("Oacute", 'Ó'),
        ("Oslash", 'Ø'),
        ("Uacute", 'Ú'),
        ("reg", '®'),
        ("trade", '™'),
        ("deg", '°'),
        ("middot", '·'),
        ("bull", '•'),
        ("euro", '€'),
        ("times", '×'),
        ("iexcl", '¡'),
        ("iquest", '¿'),
        ("lsaquo", '‹'),
        ("rsaquo", '›'),
        ("sbquo", '‚'),
        ("bdquo", '„'),
        ("rarr", '→'),
        ("larr", '←'),
        ("ensp", ' '),
        ("emsp", ' '),
        ("thinsp", ' '),
        ("shy", '\u{AD}'),
        ("zwj", '\u{200D}'),
        ("zwnj", '\u{200C}'),
        ("lrm", '\u{200E}'),
        ("rlm", '\u{200F}'),
    ];
    known.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_line_of_plain_text() {
        assert_eq!(line("  Rock &amp; Roll\r\n\tfor <b>all</b>\u{8} "), "Rock & Roll for all");
        assert_eq!(line("List<String> &lt;3 a < b &unknown; &#x41;&#66;"), "List<String> <3 a < b &unknown; AB");
        assert_eq!(line("\u{202E}evil\u{202C} ok\u{2028}next"), "evil ok next");
        assert_eq!(line("<p>"), "");
        assert_eq!(line("a <b"), "a <b");
    }

    #[test]
    fn an_address_may_be_relative_to_the_one_that_the_schedule_names() {
        let base = "https://example.org/2024/schedule/";
        for &(url, whole) in &[
            ("talk/A/", "https://example.org/2024/schedule/talk/A/"),
            ("/2024/talk/A/", "https://example.org/2024/talk/A/"),
            ("//cdn.example.org/x", "https://cdn.example.org/x"),
            ("https://other.example/", "https://other.example/"),
            ("javascript:alert(1)", "javascript:alert(1)"),
            ("", ""),
        ] {
            assert_eq!(absolute(base, url), whole);
            assert_eq!(absolute("", url), url);
        }
        assert_eq!(absolute("https://example.org", "a"), "https://example.org/a");
    }

    #[test]
    fn paragraphs_keep_their_lines() {
        assert_eq!(paragraphs("\r\none\r\ntwo\rthree\u{2028}four\u{2029}five\u{0} "), "one\ntwo\nthree\nfour\n\nfive");
    }
}
