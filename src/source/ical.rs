//! Parses iCalendar (RFC 5545) to a tree with spans: components are lists of objects, whose members are the properties by name.
//!
//! The value of a property is its text, unfolded but with its escapes; if it has parameters, it is an object with `value` and the parameters. Repeated properties
//! become a list. A line that is not a property continues the one before, since some programs fold long lines incorrectly.

use std::borrow::Cow;
use std::ops::Range;

use super::json::Json;
use super::spans::Span;

/// Maximum depth of nested components.
const DEPTH: usize = 8;

/// Maximum number of distinct property names of a component.
const NAMES: usize = 256;

/// A fault of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Fault {
    /// Neither a property nor a continuation line; treated as a continuation.
    Line,
    /// An END of another component, or without BEGIN.
    End,
    /// The text ends within a component.
    CutOff,
    /// Components are nested too deeply.
    Depth,
}

/// A parsed calendar: its tree, its spans, and faults with byte offsets.
pub(crate) type Parsed<'t> = (Json<'t>, Span<'t>, Vec<(Fault, usize)>);

/// Whether a text is an iCalendar file.
pub(crate) fn matches(text: &str) -> bool {
    text.trim_start().get(..15).is_some_and(|begin| begin.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
}

/// A property.
struct Property<'t> {
    name: Cow<'t, str>,
    key: Range<usize>,
    params: Vec<(Cow<'t, str>, Cow<'t, str>)>,
    value: Cow<'t, str>,
    span: Range<usize>,
}

/// A component under construction.
#[derive(Default)]
struct Component<'t> {
    name: String,
    begin: usize,
    key: Range<usize>,
    members: Vec<(Cow<'t, str>, Json<'t>)>,
    spans: Vec<Span<'t>>,
}

impl<'t> Component<'t> {
    /// Adds a value. A second one of the same name turns both into a list. `is_list` makes even a single value a list.
    fn add(&mut self, name: Cow<'t, str>, json: Json<'t>, span: Span<'t>, is_list: bool) {
        let Some(place) = self.members.iter().position(|(known, _)| *known == name) else {
            if self.members.len() >= NAMES {
                return;
            }
            let (json, span) = if is_list { list_of(json, span) } else { (json, span) };
            self.members.push((name, json));
            self.spans.push(span);
            return;
        };
        let (_, known) = &mut self.members[place];
        let of = &mut self.spans[place];
        if !matches!(known, Json::List(_)) {
            let (first, first_span) = (std::mem::replace(known, Json::Null), std::mem::take(of));
            let (name, key) = (first_span.name.clone(), first_span.key.clone());
            let (list, spans) = list_of(first, first_span);
            *known = list;
            *of = spans.named(name, key);
        }
        if let Json::List(items) = known {
            items.push(json);
            of.inner.push(span);
        }
    }
}

impl Component<'_> {
    /// Appends a line to the previous value: a continuation that was folded without a space.
    fn lengthen(&mut self, line: &str) {
        let Some((_, mut json)) = self.members.last_mut().map(|(name, json)| (name, json)) else { return };
        loop {
            json = match json {
                Json::Text(text) => {
                    *text = Cow::Owned([text.as_ref(), "\\n", line].concat());
                    return;
                }
                Json::List(items) => match items.last_mut() {
                    Some(last) => last,
                    None => return,
                },
                Json::Object(members) => match members.iter_mut().find(|(name, _)| name == "value") {
                    Some((_, value)) => value,
                    None => return,
                },
                _ => return,
            };
        }
    }
}

fn list_of<'t>(json: Json<'t>, span: Span<'t>) -> (Json<'t>, Span<'t>) {
    let (name, key) = (span.name.clone(), span.key.clone());
    let list = Span::new(span.value.clone(), vec![span]).named(name, key);
    (Json::List(vec![json]), list)
}

/// Parses a text.
pub(crate) fn read<'t>(text: &'t str) -> Parsed<'t> {
    let mut faults = Vec::new();
    let mut open = vec![Component::default()];
    let mut too_deep = 0usize;
    let mut at = 0;
    while at < text.len() {
        let begin = at;
        let (line, end, next) = unfolded(text, at);
        at = next;
        if line.trim().is_empty() {
            continue;
        }
        let Some(property) = property(&line, text, begin..end) else {
            faults.push((Fault::Line, begin));
            if let Some(component) = open.last_mut() {
                component.lengthen(line.trim());
            }
            continue;
        };
        let word = property.value.trim();
        match property.name.as_ref() {
            "BEGIN" if open.len() > DEPTH => {
                if too_deep == 0 {
                    faults.push((Fault::Depth, begin));
                }
                too_deep += 1;
            }
            "BEGIN" => open.push(Component {
                name: word.to_ascii_uppercase(),
                begin,
                key: property.span.clone(),
                ..Component::default()
            }),
            "END" if too_deep > 0 => too_deep -= 1,
            "END" => {
                match open.iter().rposition(|component| component.name.eq_ignore_ascii_case(word) && !component.name.is_empty()) {
                    Some(place) => {
                        if place + 1 < open.len() {
                            faults.push((Fault::End, begin));
                        }
                        while open.len() > place {
                            close(&mut open, end);
                        }
                    }
                    None => faults.push((Fault::End, begin)),
                }
            }
            _ if too_deep > 0 => {}
            _ => {
                let span = Span::new(property.span.clone(), Vec::new()).named(property.name.clone(), property.key.clone());
                let (json, span) = if property.params.is_empty() {
                    (Json::Text(property.value), span)
                } else {
                    let named =
                        |name: Cow<'t, str>| Span::new(property.span.clone(), Vec::new()).named(name, property.key.clone());
                    let mut members = vec![("value".into(), Json::Text(property.value))];
                    let mut inner = vec![named("value".into())];
                    for (name, value) in property.params {
                        inner.push(named(name.clone()));
                        members.push((name, Json::Text(value)));
                    }
                    (Json::Object(members), {
                        let mut span = span;
                        span.inner = inner;
                        span
                    })
                };
                if let Some(component) = open.last_mut() {
                    component.add(property.name, json, span, false);
                }
            }
        }
    }
    if open.len() > 1 {
        faults.push((Fault::CutOff, text.trim_end().len()));
    }
    while open.len() > 1 {
        close(&mut open, text.trim_end().len());
    }
    let root = open.pop().unwrap_or_default();
    (Json::Object(root.members), Span::new(0..text.len().min(1), root.spans), faults)
}

fn close(open: &mut Vec<Component<'_>>, end: usize) {
    let Some(Component { name, begin, key, members, spans }) = open.pop() else { return };
    if let Some(outer) = open.last_mut() {
        let span = Span::new(begin..end, spans).named(name.clone().into(), key);
        outer.add(name.into(), Json::Object(members), span, true);
    }
}

/// Unfolds a line: its text, its end, and the start of the next one.
fn unfolded(text: &str, from: usize) -> (Cow<'_, str>, usize, usize) {
    let mut whole: Option<String> = None;
    let (mut begin, mut last) = (from, from);
    loop {
        let rest = &text[begin..];
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let line = &rest[..length];
        let next = begin + length + if rest[length..].starts_with("\r\n") { 2 } else { usize::from(length < rest.len()) };
        match &mut whole {
            None if begin == from => {}
            None => whole = Some([&text[from..last], &line[1..]].concat()),
            Some(whole) => whole.push_str(&line[1..]),
        }
        last = begin + length;
        let follows = &text[next..];
        // A line that starts with a space continues the previous one.
        let is_folded = follows.starts_with([' ', '\t']);
        if !is_folded || next >= text.len() {
            return (whole.map_or_else(|| Cow::Borrowed(&text[from..last]), Cow::Owned), last, next);
        }
        begin = next;
    }
}

/// Parses a property: name, parameters and value. `None` if the line is not a property.
fn property<'t>(line: &Cow<'t, str>, text: &'t str, place: Range<usize>) -> Option<Property<'t>> {
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let end = line.find([':', ';'])?;
    let name = &line[..end];
    // Some programs prefix a property with a group: `item1.URL`.
    let name = name.rsplit('.').next().filter(|name| is_name(name))?;
    let key = place.start..place.start + end;
    let mut rest = &line[end..];
    let mut params = Vec::new();
    while let Some(param) = rest.strip_prefix(';') {
        let equals = param.find('=')?;
        let value = &param[equals + 1..];
        let (content, behind) = match value.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => value.split_at(value.find([':', ';'])?),
        };
        params.push((Cow::Owned(param[..equals].to_ascii_uppercase()), Cow::Owned(content.to_string())));
        rest = behind;
    }
    let value = rest.strip_prefix(':')?;
    let offset = line.len() - value.len();
    // In a folded line, positions refer to the first physical line as far as possible.
    let span = (place.start + offset).min(place.end)..place.end;
    let value = match line {
        Cow::Borrowed(_) => Cow::Borrowed(text.get(place.start + offset..place.end)?),
        Cow::Owned(_) => Cow::Owned(value.to_string()),
    };
    Some(Property { name: Cow::Owned(name.to_ascii_uppercase()), key, params, value, span })
}

/// Resolves the escapes of a text (RFC 5545, section 3.3.11).
pub(crate) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(c) => out.push(c),
                None => {}
            },
            c => out.push(c),
        }
    }
    out
}

/// The values of a list, separated by unescaped commas.
pub(crate) fn listed(text: &str) -> Vec<String> {
    let (mut out, mut begin, mut is_escaped) = (Vec::new(), 0, false);
    for (at, c) in text.char_indices() {
        if c == ',' && !is_escaped {
            out.push(unescaped(&text[begin..at]));
            begin = at + 1;
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    out.push(unescaped(&text[begin..]));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::json_text::code;

    fn json(text: &str) -> String {
        code(&read(text).0)
    }

    #[test]
    fn components_and_properties_are_a_tree() {
        assert_eq!(
            json(
                "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Knots\r\nBEGIN:VEVENT\r\nDTSTART;TZID=\"Europe/Paris\":20270601T090000\r\nEXDATE:1\r\nEXDATE:2\r\nDESCRIPTION:long\r\n er\\n text\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
            ),
            r#"{"VCALENDAR":[{"X-WR-CALNAME":"Knots","VEVENT":[{"DTSTART":{"value":"20270601T090000","TZID":"Europe/Paris"},"EXDATE":["1","2"],"DESCRIPTION":"longer\\n text"}]}]}"#
        );
    }

    #[test]
    fn broken_lines_cost_themselves() {
        let (tree, _, faults) =
            read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nnothing here\nUID:1\nEND:VCALENDAR\nEND:VEVENT\n");
        assert_eq!(faults, [(Fault::Line, 39), (Fault::End, 58), (Fault::End, 72)]);
        assert!(tree.get("VCALENDAR").is_some());
        assert_eq!(read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A").2, [(Fault::CutOff, 38)]);
        assert_eq!(read(&"BEGIN:A\n".repeat(1000)).2[0].0, Fault::Depth);
    }

    #[test]
    fn lists_are_split_at_commas_without_an_escape() {
        assert_eq!(listed("a\\, b,c\\n"), ["a, b", "c\n"]);
    }
}
