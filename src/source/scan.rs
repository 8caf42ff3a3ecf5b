//! A streaming scanner: cuts a feed into pieces while its bytes arrive.
//!
//! A piece is a member of the outermost object, or an item of a list member. Complete pieces can be shown immediately, and a syntax error
//! in an item costs only that item.

/// A piece of a feed: a member of the outermost object, or one item of a list member.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Piece<'b> {
    /// The member's key.
    pub key: &'b str,
    /// The index of the item; `None` for a member that is not a list.
    pub index: Option<usize>,
    /// Its JSON text.
    pub json: &'b [u8],
    /// The 1-based line of the feed on which it begins.
    pub line: usize,
}

/// The reason why a feed cannot be read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// The feed is not an object: it begins with something else.
    NotAnObject,
    /// A syntax error between pieces: a comma, colon, key or bracket was expected.
    Unexpected,
    /// The feed ends before it is complete.
    CutOff,
}

#[derive(Clone, Copy, PartialEq)]
enum Expect {
    Object,
    KeyOrEnd,
    Colon,
    Value,
    ItemOrEnd,
    CommaOrEnd,
    CommaOrEndOfList,
    Nothing,
}

pub(crate) struct Scan {
    buffer: Vec<u8>,
    /// Offset of the first byte that has not been returned as part of a piece.
    pub(crate) at: usize,
    line: usize,
    expect: Expect,
    key: String,
    index: usize,
    /// The progress in scanning the current value: offset, depth, and whether it is in a string.
    value: Option<Value>,
}

#[derive(Clone, Copy)]
struct Value {
    to: usize,
    depth: usize,
    string: bool,
}

impl Scan {
    pub(crate) fn new() -> Scan {
        Scan { buffer: Vec::new(), at: 0, line: 1, expect: Expect::Object, key: String::new(), index: 0, value: None }
    }

    /// Appends the next bytes, in chunks of any size.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.buffer.drain(..self.at);
        if let Some(value) = &mut self.value {
            value.to -= self.at;
        }
        self.at = 0;
        self.buffer.extend_from_slice(bytes);
        // U+0000 is dropped: it is not text, and it is used as a separator internally.
        if bytes.contains(&0) {
            self.buffer.retain(|&byte| byte != 0);
        }
    }

    /// The current 1-based line.
    pub(crate) fn line(&self) -> usize {
        self.line
    }

    /// Whether the outermost object was closed.
    pub(crate) fn is_complete(&self) -> bool {
        self.expect == Expect::Nothing
    }

    /// The next complete piece, or `None` until more bytes are pushed.
    pub(crate) fn next(&mut self) -> Result<Option<Piece<'_>>, Broken> {
        loop {
            if self.value.is_none() {
                self.skip_space();
            }
            let Some(&byte) = self.buffer.get(self.at) else { return Ok(None) };
            match (self.expect, byte) {
                (Expect::Object, b'{') => self.take(Expect::KeyOrEnd),
                (Expect::Object, 0xEF | 0xBB | 0xBF) => self.at += 1,
                (Expect::Object, _) => return Err(Broken::NotAnObject),
                (Expect::KeyOrEnd, b'}') | (Expect::CommaOrEnd, b'}') => self.take(Expect::Nothing),
                (Expect::KeyOrEnd, b'"') => {
                    let Some(key) = self.pass_value() else { return Ok(None) };
                    self.key = str::from_utf8(&self.buffer[key.start + 1..key.end - 1]).unwrap_or_default().to_string();
                    self.expect = Expect::Colon;
                }
                (Expect::Colon, b':') => self.take(Expect::Value),
                (Expect::Value, b'[') => {
                    self.index = 0;
                    self.take(Expect::ItemOrEnd);
                }
                (Expect::ItemOrEnd, b']') | (Expect::CommaOrEndOfList, b']') => self.take(Expect::CommaOrEnd),
                (Expect::CommaOrEnd, b',') => self.take(Expect::KeyOrEnd),
                (Expect::CommaOrEndOfList, b',') => self.take(Expect::ItemOrEnd),
                // Tolerates a missing comma between items or members, since the next token is unambiguous.
                (Expect::CommaOrEndOfList, b'{') => self.expect = Expect::ItemOrEnd,
                (Expect::CommaOrEnd, b'"') => self.expect = Expect::KeyOrEnd,
                (Expect::Value | Expect::ItemOrEnd, b'}' | b']' | b':' | b',') => return Err(Broken::Unexpected),
                (Expect::Value | Expect::ItemOrEnd, _) => {
                    let line = self.line;
                    let Some(range) = self.pass_value() else { return Ok(None) };
                    let index = (self.expect == Expect::ItemOrEnd).then_some(self.index);
                    self.index += 1;
                    self.expect = if index.is_some() { Expect::CommaOrEndOfList } else { Expect::CommaOrEnd };
                    return Ok(Some(Piece { key: &self.key, index, json: &self.buffer[range], line }));
                }
                (Expect::Nothing, _) => return Ok(None),
                _ => return Err(Broken::Unexpected),
            }
        }
    }

    fn take(&mut self, expect: Expect) {
        self.at += 1;
        self.expect = expect;
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.buffer.get(self.at) {
            self.line += usize::from(self.buffer[self.at] == b'\n');
            self.at += 1;
        }
    }

    /// Scans to the end of the current value; `None` until all of it has arrived.
    fn pass_value(&mut self) -> Option<std::ops::Range<usize>> {
        let begin = self.at;
        let Value { mut to, mut depth, mut string } = self.value.unwrap_or(Value { to: begin, depth: 0, string: false });
        let end = loop {
            let Some(&byte) = self.buffer.get(to) else {
                self.value = Some(Value { to, depth, string });
                return None;
            };
            to += 1;
            if string {
                match byte {
                    // An escape is skipped as a whole, or not until its second byte has arrived.
                    b'\\' if to < self.buffer.len() => to += 1,
                    b'\\' => {
                        self.value = Some(Value { to: to - 1, depth, string });
                        return None;
                    }
                    b'"' => {
                        string = false;
                        if depth == 0 {
                            break to;
                        }
                    }
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' => string = true,
                b'{' | b'[' => depth += 1,
                b'}' | b']' | b',' if depth == 0 => break to - 1,
                b'}' | b']' => {
                    depth -= 1;
                    if depth == 0 {
                        break to;
                    }
                }
                _ => {}
            }
        };
        self.value = None;
        self.line += self.buffer[begin..end].iter().filter(|&&b| b == b'\n').count();
        self.at = end;
        Some(begin..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, step: usize) -> (Vec<String>, Option<Broken>) {
        let (mut scan, mut out) = (Scan::new(), Vec::new());
        for bytes in text.as_bytes().chunks(step) {
            scan.push(bytes);
            loop {
                match scan.next() {
                    Ok(Some(p)) => {
                        let index = p.index.map_or(String::new(), |i| format!("[{i}]"));
                        out.push(format!("{}{index}@{}={}", p.key, p.line, String::from_utf8_lossy(p.json).trim()));
                    }
                    Ok(None) => break,
                    Err(broken) => return (out, Some(broken)),
                }
            }
        }
        let cut_off = (!scan.is_complete()).then_some(Broken::CutOff);
        (out, cut_off)
    }

    #[test]
    fn parts_are_the_same_however_the_bytes_arrive() {
        let text = "\u{feff}{ \"a\": 1, \"b\": \"x\\\"]}\\\\\",\n \"list\": [ {\"k\": [1, {\"z\": \"}\"}]},\n 2 , \"é\"\n ], \"o\": {\"p\": []}, \"e\": [] , \"t\": true}";
        let expected = [
            "a@1=1",
            "b@1=\"x\\\"]}\\\\\"",
            "list[0]@2={\"k\": [1, {\"z\": \"}\"}]}",
            "list[1]@3=2",
            "list[2]@3=\"é\"",
            "o@4={\"p\": []}",
            "t@4=true",
        ];
        for step in 1..text.len() + 1 {
            let (found, broken) = pieces(text, step);
            assert_eq!(found, expected, "in pieces of {step}");
            assert_eq!(broken, None, "in pieces of {step}");
        }
    }

    #[test]
    fn a_forgotten_comma_costs_nothing() {
        let (found, broken) = pieces("{\"s\": [{\"a\":1} {\"b\":2}] \"t\": 3}", 5);
        assert_eq!(found, ["s[0]@1={\"a\":1}", "s[1]@1={\"b\":2}", "t@1=3"]);
        assert_eq!(broken, None);
    }

    #[test]
    fn what_is_broken_is_named() {
        assert_eq!(pieces("[1]", 9).1, Some(Broken::NotAnObject));
        assert_eq!(pieces("<html>", 9).1, Some(Broken::NotAnObject));
        assert_eq!(pieces("{\"a\" 1}", 9).1, Some(Broken::Unexpected));
        assert_eq!(pieces("{\"a\": [1, 2", 9), (vec!["a[0]@1=1".to_string()], Some(Broken::CutOff)));
        assert_eq!(pieces(" ", 9).1, Some(Broken::CutOff));
    }
}
