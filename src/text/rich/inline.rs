//! The inline parser: text, emphasis, code, links, tags.

use super::builder::{Builder, Space};
use super::emphasis;
use super::entities::entity;
use super::html::Tag;
use super::literal::{self, Form, clean};
use super::scan::{WHITE, byte, cut, find, is_any, is_at, past, to};
use super::tags::{self, Found, Kind};
use super::token::Token;
use super::urls;

/// Parses a text. The block structure is in `blocks`.
pub(super) struct InlineParser<'t, 'w> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    /// The start of the text that is not part of a token yet.
    pub(super) from: usize,
    pub(super) builder: Builder<'w>,
    pub(super) tokens: Vec<Token<'t>>,
    /// The indices of tokens that may open a link.
    brackets: Vec<usize>,
    /// Resolves the URL of a link.
    resolve_url: &'t dyn Fn(&str) -> Option<String>,
    /// Whether tags structure the text, so that line breaks are white space.
    pub(super) is_structured: bool,
    /// Whether an element is open in which lines do not start Markdown blocks.
    pub(super) in_element: bool,
    /// The range of closing markers of a heading or table row.
    pub(super) closing: (usize, usize),
    /// The length of the previous line.
    pub(super) line_len: usize,
    /// The number of open HTML tables, and whether the current row already has a cell.
    tables: usize,
    is_in_cell: bool,
    /// The offset of the next empty line.
    bound: usize,
    /// The lookahead budget in bytes. Failed lookahead spends it; it is proportional to the length of the text, so parsing stays linear.
    lookahead_budget: usize,
}

impl<'t, 'w> InlineParser<'t, 'w> {
    pub(super) fn new(
        text: &'t str,
        resolve_url: &'t dyn Fn(&str) -> Option<String>,
        builder: Builder<'w>,
    ) -> InlineParser<'t, 'w> {
        InlineParser {
            text,
            at: 0,
            from: 0,
            builder,
            tokens: Vec::new(),
            brackets: Vec::new(),
            resolve_url,
            is_structured: literal::is_structured(text),
            in_element: false,
            closing: (usize::MAX, 0),
            line_len: 0,
            tables: 0,
            is_in_cell: false,
            bound: 0,
            lookahead_budget: 8 * text.len() + 10_000,
        }
    }

    pub(super) fn read(&mut self) {
        self.line();
        while self.at < self.text.len() {
            match self.special() {
                Some(end) => {
                    self.words();
                    (self.at, self.from) = (end, end);
                    if byte(self.text, end.wrapping_sub(1)) == b'\n' {
                        self.line();
                    }
                }
                // The continuation bytes of a multibyte character are never special.
                None => self.at += 1,
            }
        }
        self.flush();
        self.builder.keep(0);
    }

    /// Creates a token for the text before another one.
    #[inline(never)]
    fn words(&mut self) {
        if self.from < self.at {
            self.tokens.push(Token::Text(cut(self.text, self.from, self.at)));
            self.from = self.at;
        }
    }

    /// Adds a token after the pending text.
    #[inline(never)]
    pub(super) fn put(&mut self, token: Token<'t>) {
        self.words();
        self.tokens.push(token);
    }

    /// Unwraps the result of lookahead. A failure spends the number of bytes inspected from the budget.
    pub(super) fn spend_if_failed<T>(&mut self, found: Result<T, usize>) -> Option<T> {
        found.map_err(|seen| self.lookahead_budget = self.lookahead_budget.saturating_sub(seen + 1)).ok()
    }

    /// The rest of the text, while the lookahead budget lasts.
    pub(super) fn lines(&self) -> Option<&'t str> {
        (self.lookahead_budget > 0).then_some(self.text)
    }

    /// The rest of the paragraph; empty if the lookahead budget is spent.
    fn ahead(&mut self) -> &'t str {
        if self.lookahead_budget == 0 {
            return cut(self.text, 0, self.at);
        }
        if self.bound <= self.at {
            let mut at = self.at;
            self.bound = loop {
                let line = to(self.text, at, "\n") + 1;
                at = past(self.text, line, " \t\r>");
                if line >= self.text.len() || matches!(byte(self.text, at), b'\n' | 0) {
                    break line.min(self.text.len());
                }
            };
        }
        cut(self.text, 0, self.bound)
    }

    /// Parses markup at the current offset, and returns its end.
    fn special(&mut self) -> Option<usize> {
        let (text, at) = (self.text, self.at);
        match byte(text, at) {
            b'\n' => {
                if self.builder.is_heading && !self.in_element {
                    self.flush();
                }
                Some(at + 1)
            }
            b'\\' => self.escape(),
            b'`' => self.code(),
            b'$' => self.math(),
            b'*' | b'_' | b'~' => {
                let run = emphasis::run(text, at);
                let end = at + run.text.len();
                self.put(Token::Run(run));
                Some(end)
            }
            b'[' | b'!' => {
                let end = at + 1 + usize::from(byte(text, at) == b'!');
                if byte(text, end - 1) != b'[' {
                    return None;
                }
                self.words();
                self.brackets.push(self.tokens.len());
                self.put(Token::Bracket(cut(text, at, end)));
                Some(end)
            }
            b']' => self.bracket(),
            b'&' => {
                let (c, len) = entity(cut(text, at, text.len()))?;
                self.put(Token::Char(c));
                Some(at + len)
            }
            b'<' => self.tag().or_else(|| self.angle_bracketed()),
            b'|' | b'#' if at == self.closing.0 => Some(self.closing.1),
            b'h' | b'H' | b'w' | b'W' => {
                let end = urls::bare(text, at)?;
                let url = clean(cut(text, at, end), Form::Address);
                let scheme = if byte(text, at) | 32 == b'w' { "https://" } else { "" };
                self.link(scheme, url);
                Some(end)
            }
            _ => None,
        }
    }

    /// The resolved URL of a link, if the link is allowed.
    #[inline(never)]
    fn follow(&self, url: &str) -> Option<String> {
        let is_odd = url.is_empty() || url.chars().any(|c| c != ' ' && !matches!(Space::of(c), None | Some(Space::Fixed)));
        if is_odd { None } else { (self.resolve_url)(url) }
    }

    /// Adds an autolink, whose text is its URL.
    fn link(&mut self, scheme: &str, url: String) {
        let link = self.follow(&[scheme, &url].concat());
        let is_link = link.is_some();
        if let Some(link) = link {
            self.put(Token::Link(link));
        }
        self.put(Token::Made(url));
        if is_link {
            self.put(Token::Close(Tag::Link));
        }
    }

    fn escape(&mut self) -> Option<usize> {
        let next = self.at + 1;
        if let Some(end) = self.math() {
            return Some(end);
        }
        match byte(self.text, next) {
            // Where line breaks are kept, the newline itself is one.
            b'\n' | b'\r' => {
                if self.is_structured {
                    self.put(Token::Break);
                }
                Some(next)
            }
            byte if literal::may_be_escaped(byte) => {
                self.put(Token::Text(cut(self.text, next, next + 1)));
                Some(next + 1)
            }
            _ => None,
        }
    }

    fn code(&mut self) -> Option<usize> {
        let (at, ahead) = (self.at, self.ahead());
        let start = past(self.text, at, "`");
        let mut found = literal::code_end(ahead, start, start - at);
        if let Ok(end) = found {
            let inner = cut(ahead, start, end);
            let is_white = |at: usize| is_any(byte(inner, at), WHITE);
            // Backticks in different paragraphs do not delimit code, nor do quotation marks as in `this'.
            let is_torn = self.is_structured && (to(inner, 0, "\n") < inner.len() || find(inner, 0, "</p").is_some());
            if is_torn || (is_white(inner.len() - 1) && !is_white(0)) {
                found = Err(end - at);
            }
        }
        let Some(end) = self.spend_if_failed(found) else {
            self.put(Token::Text(cut(self.text, at, start)));
            return Some(start);
        };
        let inner = cut(ahead, start, end);
        self.whole_code(if self.is_structured { clean(inner, Form::Words) } else { inner.to_string() });
        Some(end + start - at)
    }

    fn whole_code(&mut self, code: String) {
        self.put(Token::Open(Tag::Code));
        self.put(Token::Made(code));
        self.put(Token::Close(Tag::Code));
    }

    /// Parses LaTeX, in which no Markdown is recognized.
    fn math(&mut self) -> Option<usize> {
        let (at, ahead) = (self.at, self.ahead());
        let end = self.spend_if_failed(literal::math_end(ahead, at))?;
        self.put(Token::Made(clean(cut(ahead, at, end), Form::Words)));
        Some(end)
    }

    /// Parses a closing bracket, which ends a link if a target follows.
    fn bracket(&mut self) -> Option<usize> {
        let place = self.brackets.pop()?;
        let (at, ahead) = (self.at, self.ahead());
        let (url, end) = self.spend_if_failed(urls::link_target(ahead, at + 1))?;
        self.words();
        let is_image = matches!(self.tokens[place], Token::Bracket("!["));
        self.tokens[place] = Token::Text("");
        if let Some(url) = self.follow(&clean(url, Form::Address)).filter(|_| !is_image) {
            self.tokens[place] = Token::Link(url);
            self.put(Token::Close(Tag::Link));
            // Links cannot be nested.
            self.brackets.clear();
        }
        Some(end)
    }

    /// Parses a URL in angle brackets.
    fn angle_bracketed(&mut self) -> Option<usize> {
        let (at, ahead) = (self.at, self.ahead());
        let end = self.spend_if_failed(urls::angle_bracketed(ahead, at))?;
        let start = at + if is_at(ahead, at + 1, "mailto:") { 8 } else { 1 };
        let url = clean(cut(ahead, start, end), Form::Address);
        let is_mail = start > at + 1 || to(&url, 0, ":") == url.len();
        self.link(if is_mail { "mailto:" } else { "" }, url);
        Some(end + 1)
    }

    fn tag(&mut self) -> Option<usize> {
        let text = self.lines()?;
        let found = self.spend_if_failed(tags::tag(text, self.at))?;
        self.words();
        if matches!(found.kind, Kind::Hidden | Kind::Pre | Kind::Inline(Tag::Code)) && !found.is_end {
            let end = tags::end_of(text, found.end, found.name).ok_or(text.len() - found.end);
            if let Some((inner, end)) = self.spend_if_failed(end) {
                let code = cut(text, found.end, inner);
                match found.kind {
                    Kind::Hidden => {}
                    Kind::Pre => {
                        self.flush();
                        self.builder.pre(&clean(code, Form::Code));
                    }
                    _ => self.whole_code(clean(code, Form::Code)),
                }
                return Some(end);
            }
        }
        self.act(&found);
        Some(found.end)
    }

    fn act(&mut self, found: &Found<'t>) {
        let (kind, is_end) = (found.kind, found.is_end);
        // Paragraphs within a cell do not break its row.
        match kind {
            Kind::Block | Kind::Cell if self.tables > 0 => {
                let is_next = kind == Kind::Cell && !is_end && self.is_in_cell;
                self.is_in_cell |= kind == Kind::Cell;
                return self.put(Token::Text(if is_next { " | " } else { " " }));
            }
            Kind::Row if self.tables > 0 => {
                self.is_in_cell = false;
                return self.put(if is_end { Token::Text(" ") } else { Token::Break });
            }
            _ => {}
        }
        if kind.is_block() {
            self.flush();
            self.in_element = !is_end && kind != Kind::Rule;
        }
        match kind {
            Kind::Inline(Tag::Link) if !is_end => {
                if let Some(url) = self.follow(&clean(found.value, Form::Words)) {
                    self.put(Token::Link(url));
                }
            }
            Kind::Inline(tag) => self.put(if is_end { Token::Close(tag) } else { Token::Open(tag) }),
            Kind::Break => self.put(Token::Break),
            Kind::Image => self.put(Token::Made(clean(found.value, Form::Words))),
            Kind::Heading => self.builder.is_heading = !is_end,
            Kind::Rule => self.builder.rule(),
            Kind::Table => self.tables = if is_end { self.tables.saturating_sub(1) } else { self.tables + 1 },
            Kind::Container(tag) if !is_end => self.builder.push(tag, literal::first_number(found.value), None),
            Kind::Container(tag) => {
                let left = self.builder.find_block(|known| known == tag || (known.is_list() && tag.is_list()));
                self.builder.keep(left.unwrap_or(usize::MAX));
            }
            Kind::Item => {
                match self.builder.find_block(Tag::is_list) {
                    Some(list) => self.builder.keep(list + 1),
                    None if is_end => {}
                    None => self.builder.push(Tag::List, "", None),
                }
                if !is_end {
                    self.builder.push(Tag::Item, "", None);
                }
            }
            Kind::Block | Kind::Pre | Kind::Row | Kind::Cell | Kind::Hidden | Kind::Nothing => {}
        }
    }

    /// Passes the tokens of the current paragraph to the builder.
    #[inline(never)]
    pub(super) fn flush(&mut self) {
        self.words();
        self.brackets.clear();
        emphasis::pair(&mut self.tokens);
        let builder = &mut self.builder;
        for token in &self.tokens {
            match token {
                Token::Text(text) | Token::Bracket(text) => builder.text(text),
                Token::Made(text) => builder.text(text),
                Token::Char(c) => builder.text(c.encode_utf8(&mut [0; 4])),
                Token::Run(run) => run.build(builder),
                Token::Open(tag) => builder.want(*tag, ""),
                Token::Link(url) => builder.want(Tag::Link, url),
                Token::Close(tag) => builder.unwant(*tag),
                Token::Break => builder.line_break(),
            }
        }
        self.tokens.clear();
        builder.end();
    }
}
