//! Character references (entities): `&amp;`, `&#39;`, `&#x27;`.

use super::scan::{byte, cut, index_of};

/// Names of consecutive characters, each row with its first character. Unknown references are kept as text.
const ROWS: [(char, &str); 19] = [
    ('&', "amp apos"),
    ('<', "lt"),
    ('>', "gt"),
    ('"', "quot"),
    (
        '\u{a0}',
        "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para \
         middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest",
    ),
    ('×', "times"),
    ('ß', "szlig"),
    (
        'à',
        "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve \
         oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml",
    ),
    (
        'α',
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi \
         psi omega",
    ),
    ('–', "ndash mdash"),
    ('‘', "lsquo rsquo sbquo"),
    ('“', "ldquo rdquo bdquo"),
    ('•', "bull"),
    ('…', "hellip"),
    ('‹', "lsaquo rsaquo"),
    ('€', "euro"),
    ('™', "trade"),
    ('←', "larr uarr rarr darr"),
    ('≤', "le ge"),
];

/// Parses the character reference at the start of a text: the character, and the length of the reference.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    let end = (1..10).find(|&at| byte(text, at) == b';')?;
    let name = cut(text, 1, end);
    let code = if byte(name, 0) == b'#' { numbered(name)? } else { named(name)? };
    Some((char::from_u32(code)?, end + 1))
}

fn numbered(name: &str) -> Option<u32> {
    let (start, base) = if byte(name, 1) | 32 == b'x' { (2, 16) } else { (1, 10) };
    let mut code = 0;
    for at in start..name.len().max(start + 1) {
        code = code * base + char::from(byte(name, at)).to_digit(base)?;
    }
    Some(code)
}

fn named(name: &str) -> Option<u32> {
    let is_capital = byte(name, 0).is_ascii_uppercase();
    for &(first, names) in &ROWS {
        if let Some(place) = index_of(names, name) {
            // The code point of a capital letter is 32 less: `Eacute`.
            let capital = if is_capital && matches!(first, 'à' | 'α') { 32 } else { 0 };
            return Some(first as u32 + place as u32 - capital);
        }
    }
    None
}
