//! A strict reader of HTML: nothing but the elements and attributes that the views write, every one of them well-formed.
//!
//! A browser mends what is broken; this refuses it, so that text which became markup is met where it happens.

const VOID: [&str; 4] = ["br", "hr", "img", "input"];

/// Elements whose text a browser would throw away, or put elsewhere.
const WITHOUT_TEXT: [&str; 10] = ["blockquote", "datalist", "dl", "ol", "select", "svg", "table", "tbody", "tr", "ul"];

/// Elements that may hold only text and what flows in it.
const PHRASING_ONLY: [&str; 28] = [
    "a", "abbr", "b", "bdi", "button", "caption", "code", "del", "dt", "em", "h1", "h2", "h3", "h4", "h5", "i", "label",
    "legend", "p", "pre", "small", "span", "strong", "sub", "summary", "sup", "svg", "time",
];

const PHRASING: [&str; 25] = [
    "a", "abbr", "b", "bdi", "br", "button", "code", "datalist", "del", "em", "i", "img", "input", "label", "option", "path",
    "rect", "select", "small", "span", "strong", "sub", "sup", "svg", "time",
];

/// What stands in lines of its own.
const FLOW: [&str; 28] = [
    "article",
    "blockquote",
    "caption",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "h2",
    "h3",
    "h4",
    "hr",
    "legend",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements that stand in these others and nowhere else.
const ONLY_IN: [(&str, &[&str]); 11] = [
    ("caption", &["table"]),
    ("dd", &["dl"]),
    ("dt", &["dl"]),
    ("li", &["ol", "ul"]),
    ("option", &["datalist", "select"]),
    ("path", &["svg"]),
    ("rect", &["svg"]),
    ("tbody", &["table"]),
    ("td", &["tr"]),
    ("thead", &["table"]),
    ("tr", &["tbody", "thead"]),
];

/// What besides is rendered ahead.
const AHEAD: [&str; 5] = ["h1", "h5", "header", "main", "nav"];

const ATTRIBUTES: [&str; 40] = [
    "alt",
    "autocapitalize",
    "autocomplete",
    "autofocus",
    "checked",
    "class",
    "d",
    "datetime",
    "decoding",
    "dir",
    "disabled",
    "enterkeyhint",
    "focusable",
    "height",
    "hidden",
    "href",
    "id",
    "lang",
    "list",
    "loading",
    "open",
    "part",
    "placeholder",
    "preserveAspectRatio",
    "rel",
    "role",
    "scope",
    "selected",
    "spellcheck",
    "src",
    "start",
    "tabindex",
    "target",
    "title",
    "type",
    "value",
    "viewBox",
    "width",
    "x",
    "y",
];

const FAMILIES: [(&str, &[&str]); 2] = [
    ("data-", &["act", "clash", "f", "facet", "failed", "k", "mine", "n", "p", "page", "qr", "r", "s", "said", "url", "v", "y"]),
    (
        "aria-",
        &[
            "activedescendant",
            "autocomplete",
            "controls",
            "rowindex",
            "rowcount",
            "pressed",
            "current",
            "colspan",
            "colindex",
            "colcount",
            "disabled",
            "expanded",
            "haspopup",
            "hidden",
            "label",
            "labelledby",
            "level",
            "pressed",
            "selected",
        ],
    ),
];

/// An element with what is in it.
#[derive(Clone, Debug, Default)]
pub struct Node {
    pub tag: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Child>,
}

/// What an element holds.
#[derive(Clone, Debug)]
pub enum Child {
    Text(String),
    Node(Node),
}

impl Node {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether it is of that class.
    pub fn is(&self, class: &str) -> bool {
        self.get("class").is_some_and(|all| all.split(' ').any(|one| one == class))
    }

    /// All text in it.
    pub fn text(&self) -> String {
        let one = |child: &Child| match child {
            Child::Text(text) => text.clone(),
            Child::Node(node) => node.text(),
        };
        self.children.iter().map(one).collect()
    }

    /// The text that is seen: all but texts for screen readers only.
    pub fn seen(&self) -> String {
        fn collect(node: &Node, out: &mut String) {
            for child in &node.children {
                match child {
                    Child::Text(text) => out.push_str(text),
                    Child::Node(node) if node.is("hidden-label") => {}
                    Child::Node(node) => collect(node, out),
                }
            }
        }
        let mut out = String::new();
        collect(self, &mut out);
        out.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Every element in it, in order.
    pub fn all(&self) -> Vec<&Node> {
        let nodes = self.children.iter().filter_map(|child| if let Child::Node(node) = child { Some(node) } else { None });
        nodes.flat_map(|node| std::iter::once(node).chain(node.all())).collect()
    }

    /// Every element in it of that tag.
    pub fn tags(&self, tag: &str) -> Vec<&Node> {
        self.all().into_iter().filter(|node| node.tag == tag).collect()
    }

    /// Every element in it of that class.
    pub fn classes(&self, class: &str) -> Vec<&Node> {
        self.all().into_iter().filter(|node| node.is(class)).collect()
    }
}

/// Reads a piece of HTML; the error says what is wrong, and what stands there.
pub fn parse(html: &str) -> Result<Node, String> {
    let root = parse_ahead(html)?;
    for node in root.all() {
        if AHEAD.contains(&node.tag.as_str()) {
            return Err(format!("<{}> is no element of the widget", node.tag));
        }
        if node.get("datetime").is_some_and(|time| !time.ends_with('Z')) {
            return Err(format!("{:?} is not in UTC", node.get("datetime")));
        }
    }
    Ok(root)
}

/// The same of what is rendered ahead, where times are written with their offset, and dates are.
pub fn parse_ahead(html: &str) -> Result<Node, String> {
    let mut open = vec![Node::default()];
    let mut rest = html;
    while !rest.is_empty() {
        let text = &rest[..rest.find('<').unwrap_or(rest.len())];
        let around = || format!("{:?}", rest.chars().take(80).collect::<String>());
        rest = &rest[text.len()..];
        let top = open.last_mut().expect("the root is never closed");
        if !text.is_empty() {
            if WITHOUT_TEXT.contains(&top.tag.as_str()) {
                return Err(format!("text in <{}>: {}", top.tag, around()));
            }
            top.children.push(Child::Text(unescape(text)?));
        }
        if let Some(after) = rest.strip_prefix("</") {
            let (tag, after) = after.split_once('>').ok_or_else(|| format!("an end that does not end: {}", around()))?;
            let node = open.pop().expect("the root is never closed");
            if open.is_empty() || node.tag != tag {
                return Err(format!("</{tag}> closes <{}>: {}", node.tag, around()));
            }
            open.last_mut().expect("just looked at").children.push(Child::Node(node));
            rest = after;
        } else if let Some(after) = rest.strip_prefix('<') {
            let (node, after) = start(after).map_err(|error| format!("{error}: {}", around()))?;
            nesting(&open, &node.tag).map_err(|error| format!("{error}: {}", around()))?;
            if VOID.contains(&node.tag.as_str()) {
                open.last_mut().expect("just looked at").children.push(Child::Node(node));
            } else {
                open.push(node);
            }
            rest = after;
        }
    }
    let root = open.pop().filter(|_| open.is_empty());
    root.ok_or_else(|| format!("not closed: {}", open.iter().map(|node| format!("<{}>", node.tag)).collect::<String>()))
}

fn start(text: &str) -> Result<(Node, &str), String> {
    let end = text.find(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit()).unwrap_or(text.len());
    let (tag, mut rest) = text.split_at(end);
    if !PHRASING.contains(&tag) && !FLOW.contains(&tag) && !AHEAD.contains(&tag) {
        return Err(format!("<{tag}> is no element that is written"));
    }
    let mut attributes: Vec<(String, String)> = Vec::new();
    while let Some(after) = rest.strip_prefix(' ') {
        let end = after.find(['=', ' ', '>']).ok_or("an attribute that does not end")?;
        let (name, after) = after.split_at(end);
        let (value, after) = match after.strip_prefix('=') {
            Some(quoted) => {
                let quoted = quoted.strip_prefix('"').ok_or_else(|| format!("{name} is not quoted"))?;
                quoted.split_once('"').ok_or_else(|| format!("{name} does not end"))?
            }
            None => ("", after),
        };
        let value = unescape(value)?;
        attribute(tag, name, &value)?;
        if attributes.iter().any(|(known, _)| known == name) {
            return Err(format!("{name} twice"));
        }
        attributes.push((name.to_string(), value));
        rest = after;
    }
    let rest = rest.strip_prefix('>').ok_or("a start that does not end")?;
    Ok((Node { tag: tag.to_string(), attributes, children: Vec::new() }, rest))
}

fn attribute(tag: &str, name: &str, value: &str) -> Result<(), String> {
    let in_family = |(prefix, names): &(&str, &[&str])| name.strip_prefix(prefix).is_some_and(|rest| names.contains(&rest));
    if !ATTRIBUTES.contains(&name) && !FAMILIES.iter().any(in_family) {
        return Err(format!("{name} is no attribute that is written"));
    }
    if ["href", "src"].contains(&name) {
        let is_own = name == "href" && value.starts_with('#');
        if !is_own
            && !["http://", "https://", "mailto:", "tel:", "webcal:"]
                .iter()
                .any(|scheme| value.to_ascii_lowercase().starts_with(scheme))
        {
            return Err(format!("{name} may not lead to {value}"));
        }
    }
    if name == "start" && (tag != "ol" || !value.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(format!("{value} is no first number of an <ol>"));
    }
    let is_time =
        || value.parse::<jiff::Timestamp>().is_ok() || (value.len() == 10 && value.parse::<jiff::civil::Date>().is_ok());
    if name == "datetime" && (tag != "time" || !is_time()) {
        return Err(format!("{value} is no RFC 3339 instant or date of a <time>"));
    }
    Ok(())
}

fn nesting(open: &[Node], tag: &str) -> Result<(), String> {
    let parent = open.last().map_or("", |node| node.tag.as_str());
    let fits = match (parent, tag) {
        ("ol" | "ul", tag) => tag == "li",
        ("dl", tag) => ["dt", "dd"].contains(&tag),
        ("svg", tag) => ["path", "rect"].contains(&tag),
        ("select" | "datalist", tag) => tag == "option",
        ("option", _) => false,
        ("table", tag) => ["caption", "thead", "tbody"].contains(&tag),
        ("thead" | "tbody", tag) => tag == "tr",
        ("tr", tag) => ["th", "td"].contains(&tag),
        ("summary", "h2" | "h3" | "h4" | "h5") => true,
        (parent, tag) if PHRASING_ONLY.contains(&parent) => PHRASING.contains(&tag),
        _ => true,
    };
    // A piece of a page may begin anywhere.
    let lost = |(child, parents): &(&str, &[&str])| *child == tag && !parent.is_empty() && !parents.contains(&parent);
    let is_active = |tag: &str| ["a", "button", "label"].contains(&tag);
    if !fits || ONLY_IN.iter().any(lost) || (is_active(tag) && open.iter().any(|node| is_active(&node.tag))) {
        return Err(format!("<{tag}> in <{parent}>"));
    }
    Ok(())
}

fn unescape(text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>']) {
        let entity =
            [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"')].into_iter().find(|(e, _)| rest[at..].starts_with(e));
        let Some((entity, character)) = entity else { return Err(format!("not escaped: {text:?}")) };
        out.push_str(&rest[..at]);
        out.push(character);
        rest = &rest[at + entity.len()..];
    }
    Ok(out + rest)
}

#[test]
fn what_is_well_formed_is_read() {
    let root = parse("<p class=\"a b\">x &lt;y&gt; <b>z</b><br></p><ul><li hidden>1</li></ul>").unwrap();
    assert_eq!(root.text(), "x <y> z1");
    assert!(root.tags("p")[0].is("b"));
    assert_eq!(root.tags("li")[0].get("hidden"), Some(""));
}

#[test]
fn what_is_not_well_formed_or_not_ours_is_refused() {
    for html in [
        "<p>",
        "</p>",
        "<p></div>",
        "<b><i></b></i>",
        "<script></script>",
        "<P></P>",
        "<p",
        "<p class=a></p>",
        "<p class='a'></p>",
        "<p class=\"a\"style=\"x\"></p>",
        "<p style=\"color:red\"></p>",
        "<p onclick=\"x\"></p>",
        "<p class=\"a\" class=\"b\"></p>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"other.html\">x</a>",
        "<img src=\"#x\">",
        "<time datetime=\"2024-07-09\">x</time>",
        "<time datetime=\"2024-07-09T09:00:00-04:00\">x</time>",
        "a & b",
        "a > b",
        "<p class=\"<\"></p>",
        "<ul>x</ul>",
        "<ol><p></p></ol>",
        "<ul start=\"2\"></ul>",
        "<blockquote>x</blockquote>",
        "<strong><p></p></strong>",
        "<p><div></div></p>",
        "<a href=\"#a\"><span><a href=\"#b\"></a></span></a>",
        "<!-- x -->",
        "<svg>x</svg>",
        "<svg><foreignObject></foreignObject></svg>",
        "<svg><rect style=\"fill:red\"></rect></svg>",
        "<div><rect></rect></div>",
        "<select><b></b></select>",
        "<select>x</select>",
        "<select><option><b></b></option></select>",
        "<select onchange=\"x\"></select>",
        "<div><option></option></div>",
        "<table><tr></tr></table>",
        "<table><tbody><td></td></tbody></table>",
        "<table><tbody>x</tbody></table>",
        "<div><td></td></div>",
    ] {
        assert!(parse(html).is_err(), "{html}");
    }
}
