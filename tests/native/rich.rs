//! Longer texts: what their authors meant comes out, whatever they are written in, and nothing else does.

use std::path::Path;

use plenary::steps;
use plenary::text::rich::{plain_text, rich};

use crate::corpus::json_files;
use crate::seeds::rich::{address, checked};

fn html(text: &str) -> String {
    rich(text, &address).into_string()
}

/// Inputs and what becomes of them; a link is written without its `rel` here.
fn table(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        checked(text);
        assert_eq!(html(text).replace(" rel=\"noopener\"", ""), *expected, "{text:?}");
    }
}

#[test]
fn lines_and_paragraphs() {
    table(&[
        ("", ""),
        (" \n\t\n ", ""),
        ("one", "<p>one</p>"),
        ("one\ntwo", "<p>one<br>two</p>"),
        ("one\r\ntwo\r\n\r\nthree", "<p>one<br>two</p><p>three</p>"),
        ("one\n\n\n \n\ntwo", "<p>one</p><p>two</p>"),
        ("a   b\u{2028}c", "<p>a b<br>c</p>"),
        ("one  \ntwo\\\nthree", "<p>one<br>two<br>three</p>"),
        ("    not code", "<p>not code</p>"),
        ("a\n---\nb\n\n***\n\n_ _ _\n=====", "<h4>a</h4><p>b</p><hr><hr><hr>"),
        ("Title\n=====\ntext", "<h4>Title</h4><p>text</p>"),
        ("text\nTitle\n-----", "<p>text</p><h4>Title</h4>"),
        ("# One\n## Two ##\n###### Six\ntext", "<h4>One</h4><h4>Two</h4><h4>Six</h4><p>text</p>"),
        ("#hashtag\n####### seven", "<p>#hashtag<br>####### seven</p>"),
        ("# C# and F#", "<h4>C# and F#</h4>"),
    ]);
    let long = format!("{}\n---\nnext", "word ".repeat(40));
    assert!(html(&long).ends_with("word</p><hr><p>next</p>"), "{}", html(&long));
}

#[test]
fn emphasis() {
    table(&[
        ("**a** __b__ *c* _d_ ~~e~~", "<p><strong>a</strong> <strong>b</strong> <em>c</em> <em>d</em> <del>e</del></p>"),
        ("***a***", "<p><strong><em>a</em></strong></p>"),
        ("**a *b***", "<p><strong>a <em>b</em></strong></p>"),
        ("snake_case_name my_var __init__", "<p>snake_case_name my_var <strong>init</strong></p>"),
        ("2*3*4, 2 * 3 * 4, * a", "<p>2*3*4, 2 * 3 * 4, * a</p>"),
        ("Leser*innen und Freund*innen", "<p>Leser*innen und Freund*innen</p>"),
        ("**bold**er, wh**a**t", "<p><strong>bold</strong>er, wh<strong>a</strong>t</p>"),
        ("**「重要」**文字、*強調*です", "<p><strong>「重要」</strong>文字、<em>強調</em>です</p>"),
        ("**重要。**文字", "<p><strong>重要。</strong>文字</p>"),
        ("“_a_” (_b_) «*c*»", "<p>“<em>a</em>” (<em>b</em>) «<em>c</em>»</p>"),
        ("**open *and open", "<p>**open *and open</p>"),
        ("**open\n\nclosed**", "<p>**open</p><p>closed**</p>"),
        ("*a __b* c__", "<p><em>a <strong>b</strong></em> <strong>c</strong></p>"),
        ("~one~ ~~~~", "<p>~one~ ~~~~</p>"),
        ("\\*a\\* \\_b\\_ \\[c\\](d) \\\\", "<p>*a* _b_ [c](d) \\</p>"),
    ]);
}

#[test]
fn lists() {
    table(&[
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("* a\n+ b\n• c\n•d", "<ul><li>a</li><li>b</li><li>c</li><li>d</li></ul>"),
        ("-\u{a0}a", "<ul><li>a</li></ul>"),
        ("text:\n- a\n- b\n\nafter", "<p>text:</p><ul><li>a</li><li>b</li></ul><p>after</p>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("3) a\n4) b", "<ol start=\"3\"><li>a</li><li>b</li></ol>"),
        ("- a\n\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n  - b\n    - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"),
        ("1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
        ("1. a\n- b\n2. c", "<ol><li>a</li></ol><ul><li>b</li></ul><ol start=\"2\"><li>c</li></ol>"),
        ("- a\n  wrapped\n- b\nnot", "<ul><li>a wrapped</li><li>b<br>not</li></ul>"),
        ("1. a\n\n   more\n\nout", "<ol><li>a<p>more</p></li></ol><p>out</p>"),
        ("born in\n1985. It was", "<p>born in<br>1985. It was</p>"),
        ("2024. A year", "<p>2024. A year</p>"),
        ("-a\n+b\n1.c\n-", "<p>-a<br>+b<br>1.c<br>-</p>"),
        ("- # not", "<ul><li># not</li></ul>"),
    ]);
}

#[test]
fn quotes_code_and_tables() {
    table(&[
        ("> a\n> b\nlazy\n\nout", "<blockquote><p>a<br>b<br>lazy</p></blockquote><p>out</p>"),
        ("> a\n>\n> - b\n>\n> > c", "<blockquote><p>a</p><ul><li>b</li></ul><blockquote><p>c</p></blockquote></blockquote>"),
        ("`a*b*` ``c`d`` `<b>`", "<p><code>a*b*</code> <code>c`d</code> <code>&lt;b&gt;</code></p>"),
        ("`open and ``more", "<p>`open and ``more</p>"),
        ("`this' and `that' of ` a `", "<p>`this' and `that' of <code>a</code></p>"),
        ("```rust\nlet a: Vec<u8>;\n\n  *b*\n```\nafter", "<pre>let a: Vec&lt;u8&gt;;\n\n  *b*</pre><p>after</p>"),
        ("- a\n  ~~~\n  b\n  ~~~", "<ul><li>a<pre>b</pre></li></ul>"),
        ("```\nnever closed", "<p>```<br>never closed</p>"),
        ("| a | b |\n|---|:-:|\n| c | d |", "<p>a | b<br>c | d</p>"),
        ("a | b\n--- | ---\nc | d", "<p>a | b<br>c | d</p>"),
    ]);
}

#[test]
fn links() {
    table(&[
        ("[a](https://a.org)", "<p><a href=\"https://a.org\">a</a></p>"),
        (
            "[a *b*](<https://a.org> \"title\") [c]( https://c.org 'd' )",
            "<p><a href=\"https://a.org\">a <em>b</em></a> <a href=\"https://c.org\">c</a></p>",
        ),
        ("[a](https://a.org/b_(c))", "<p><a href=\"https://a.org/b_(c)\">a</a></p>"),
        ("[a](https://a.org)[b](https://b.org)", "<p><a href=\"https://a.org\">a</a><a href=\"https://b.org\">b</a></p>"),
        ("[a](javascript:alert(1)) [b](data:x)", "<p>a b</p>"),
        ("[a] (b) [c](d e) [f", "<p>[a] (b) [c](d e) [f</p>"),
        (
            "[a [b](https://b.org) c](https://c.org)",
            "<p>[a <a href=\"https://b.org\">b</a> c](<a href=\"https://c.org\">https://c.org</a>)</p>",
        ),
        ("![alt](x.png) [![in](x.png)](https://a.org)", "<p>alt <a href=\"https://a.org\">in</a></p>"),
        (
            "<https://a.org/?b=1&c=2> <mailto:a@b.org> <c@d.org>",
            "<p><a href=\"https://a.org/?b=1&amp;c=2\">https://a.org/?b=1&amp;c=2</a> <a href=\"mailto:a@b.org\">a@b.org</a> <a href=\"mailto:c@d.org\">c@d.org</a></p>",
        ),
        (
            "See https://a.org/b_c_d. (www.e.org/f), a@b.org",
            "<p>See <a href=\"https://a.org/b_c_d\">https://a.org/b_c_d</a>. (<a href=\"https://www.e.org/f\">www.e.org/f</a>), a@b.org</p>",
        ),
        (
            "**https://a.org**: _http://b.org/_",
            "<p><strong><a href=\"https://a.org\">https://a.org</a></strong>: <em><a href=\"http://b.org/\">http://b.org/</a></em></p>",
        ),
        ("[https://a.org](https://a.org)", "<p><a href=\"https://a.org\">https://a.org</a></p>"),
        ("見https://a.org。見", "<p>見<a href=\"https://a.org\">https://a.org</a>。見</p>"),
        ("https:// www. xhttps://a.org http", "<p>https:// www. xhttps://a.org http</p>"),
        (
            "https://a.org/?b=1&amp;c=2&nbsp;x",
            "<p><a href=\"https://a.org/?b=1&amp;c=2\">https://a.org/?b=1&amp;c=2</a>\u{a0}x</p>",
        ),
    ]);
}

#[test]
fn html_is_read_too() {
    table(&[
        ("<p>one\ntwo</p>\n\n<p>three<br/>\nfour</p>", "<p>one two</p><p>three<br>four</p>"),
        ("<P>a</P><DIV>b</DIV>", "<p>a</p><p>b</p>"),
        (
            "<b>a</b> <i>b</i> <code>c_d_e</code> <s>f</s> <u>g</u> H<sub>2</sub>O",
            "<p><strong>a</strong> <em>b</em> <code>c_d_e</code> <del>f</del> g H<sub>2</sub>O</p>",
        ),
        ("<h2 class=\"x\">a</h2>b", "<h4>a</h4><p>b</p>"),
        (
            "<ul>\n  <li>a</li>\n  <li>b\n    <ol start=\"3\"><li>c</ol>\n</ul>d",
            "<ul><li>a</li><li>b<ol start=\"3\"><li>c</li></ol></li></ul><p>d</p>",
        ),
        ("<ul><li><p>a</p><p>b</p></li><li></li></ul>", "<ul><li>a<p>b</p></li></ul>"),
        ("<blockquote><p>a</p></blockquote><hr>b", "<blockquote><p>a</p></blockquote><hr><p>b</p>"),
        ("<pre class=x>\n a\n  <span>b</span> &lt;\n</pre>c", "<pre> a\n  b &lt;</pre><p>c</p>"),
        (
            "<a href=\"https://a.org/?b&amp;c\" onclick=\"x\">a</a> <a href='javascript:x'>b</a> <a name=c>d</a>",
            "<p><a href=\"https://a.org/?b&amp;c\">a</a> b d</p>",
        ),
        ("<a href=https://a.org>https://a.org</a>", "<p><a href=\"https://a.org\">https://a.org</a></p>"),
        ("<table><tr><th>a<th>b</tr><tr><td><p>c</p></td><td>d</td></tr></table>e", "<p>a | b<br>c | d</p><p>e</p>"),
        ("<img src=x onerror=alert(1) alt=\"a &amp; b\"><span style=\"color:red\">c</span>", "<p>a &amp; bc</p>"),
        ("<p>&nbsp;</p><p><strong></strong></p><p>a&nbsp;b</p><br><br>", "<p>a\u{a0}b</p>"),
        ("<p>**a** and\n- b</p>\n\n- c", "<p><strong>a</strong> and - b</p><ul><li>c</li></ul>"),
        ("<div>\n\n# a\n\n- b\n\n</div>c", "<h4>a</h4><ul><li>b</li></ul><p>c</p>"),
        ("a<!-- b\n\n<p> -->c<?xml x?><!DOCTYPE html>", "<p>ac</p>"),
        ("text with <b>bold</b>\nand lines", "<p>text with <strong>bold</strong><br>and lines</p>"),
        ("Learn `<div>`\nand more", "<p>Learn <code>&lt;div&gt;</code><br>and more</p>"),
    ]);
}

#[test]
fn what_is_no_tag_stays() {
    table(&[
        ("List<String>, <T>, a < b, c > d, <3, <-", "<p>List&lt;String&gt;, &lt;T&gt;, a &lt; b, c &gt; d, &lt;3, &lt;-</p>"),
        (
            "Vec<Object> <Button> <std::string> <unknown>",
            "<p>Vec&lt;Object&gt; &lt;Button&gt; &lt;std::string&gt; &lt;unknown&gt;</p>",
        ),
        ("a <b", "<p>a &lt;b</p>"),
        ("<b title=\"x", "<p>&lt;b title=&quot;x</p>"),
        ("&lt;b&gt; &amp;lt; AT&T &nope; &#xZ; &;", "<p>&lt;b&gt; &amp;lt; AT&amp;T &amp;nope; &amp;#xZ; &amp;;</p>"),
    ]);
}

#[test]
fn what_is_left_open_ends_with_its_paragraph() {
    table(&[
        ("<b>a\n\nb", "<p><strong>a</strong></p><p>b</p>"),
        ("<b>a<p>b", "<p><strong>a</strong></p><p>b</p>"),
        ("<a href=\"https://a.org\">a\n\nb</a>", "<p><a href=\"https://a.org\">a</a></p><p>b</p>"),
        ("</b></p></ul></li></a>a", "<p>a</p>"),
        ("<i><b>a</i>b</b>", "<p><em><strong>a</strong></em><strong>b</strong></p>"),
        ("<li>a</ul>b", "<ul><li>a</li></ul><p>b</p>"),
        ("<h1>a\n\nb", "<h4>a</h4><p>b</p>"),
        ("a<script>b", "<p>ab</p>"),
        ("a<!-- b", "<p>a&lt;!-- b</p>"),
        ("<pre>a\n\n*b*", "<p>a</p><p><em>b</em></p>"),
    ]);
}

#[test]
fn what_is_for_browsers_is_dropped() {
    for name in ["script", "style", "iframe", "object", "svg", "math", "template", "noscript", "textarea", "select", "title"] {
        for text in [format!("a<{name} x=\"y\">b<p>**c**</{name}>d"), format!("a<{0}>b</{0} >d", name.to_uppercase())] {
            checked(&text);
            assert_eq!((html(&text).as_str(), plain_text(&text).as_str()), ("<p>ad</p>", "ad"), "{text}");
        }
    }
}

#[test]
fn a_list_without_numbers_has_no_first_number() {
    table(&[("<ul start=\"3\"><li>one</li></ul>", "<ul><li>one</li></ul>")]);
}

#[test]
fn an_address_with_a_control_character_is_none() {
    table(&[("[e](https://ex\u{b}ample.org)", "<p>e</p>"), ("[e](https://ex\u{2028}ample.org)", "<p>e</p>")]);
}

#[test]
fn characters() {
    table(&[
        ("&amp;&quot;&#39;&#x27;&apos;&eacute;&Uuml;&szlig;&euro;&hellip;&alpha;&Omega;&le;", "<p>&amp;&quot;'''éÜß€…αΩ≤</p>"),
        ("a\u{202e}b\u{2066}c\u{0}d\u{7f}e\u{9b}f&#x202e;g&#0;h", "<p>abcdefgh</p>"),
        ("👩\u{200d}🚀 می\u{200c}خواهم a\u{a0}b", "<p>👩\u{200d}🚀 می\u{200c}خواهم a\u{a0}b</p>"),
        ("a\u{2029}b\u{b}c", "<p>a<br>b c</p>"),
    ]);
}

#[test]
fn formulas_come_through() {
    for text in [
        "$a_b$ and $c_d$ with *",
        "$$\\sum_{i}^* x_i * y_i *$$",
        "\\(a_i\\) \\[x_1 = y_2\\]",
        "the \\alpha, \\mathbf{x}_i and H_0 of 5\\,TeV",
        "$p \\to \\_x_y_$, $\\{a\\}$",
        "from $10 to $20",
    ] {
        assert_eq!(checked(text).text(), text);
        assert_eq!(plain_text(text), text);
    }
    table(&[
        ("$5 *and* $10", "<p>$5 <em>and</em> $10</p>"),
        ("$a &lt; b_c_$", "<p>$a &lt; b_c_$</p>"),
        ("\\[1\\] *a*", "<p>[1] <em>a</em></p>"),
        ("<p>5$</p><p>6$</p>", "<p>5$</p><p>6$</p>"),
    ]);
}

#[test]
fn without_markup() {
    for (text, expected) in [
        ("# a\n\n*b* `c`\nd\n\n- e\n  - f\n- g\n\n1. h\n2. i", "a\n\nb c\nd\n\n- e\n  - f\n- g\n\n1. h\n2. i"),
        ("<p>a &amp; b</p><ul><li>c</li></ul><p>d<br>e</p>", "a & b\n\n- c\n\nd\ne"),
        (
            "[a](https://a.org) [b](javascript:x) https://c.org/ [d.org](https://d.org/)",
            "a (https://a.org) b https://c.org/ d.org",
        ),
        ("<a@b.org> [mail](mailto:c@d.org)", "a@b.org mail (mailto:c@d.org)"),
        ("> a\n\n---\n\n```\nb\n  c\n```\nd", "a\n\nb\n  c\n\nd"),
        ("a<br><br>b<script>c</script>", "a\n\nb"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("a < b & c", "a < b & c"),
    ] {
        assert_eq!(plain_text(text), expected, "{text:?}");
    }
}

/// A text that is read again says the same and is as safe.
#[test]
fn markup_that_is_read_again_stays() {
    for text in [
        "a **b** <i>c</i>\n\n- d\n- e https://f.org\n\n> g",
        "<p>a</p><ol start=\"2\"><li>b<pre>c\n d</pre></li></ol><hr>",
        "List<T> & \"c\"",
    ] {
        let once = html(text);
        assert_eq!(html(&once), once, "{text:?}");
    }
}

/// Marsaglia's xorshift, so that a run can be had again.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % end
    }
}

const FRAGMENTS: [&str; 118] = [
    "*",
    "**",
    "***",
    "_",
    "__",
    "~~",
    "`",
    "``",
    "```",
    "\n```\n",
    "[",
    "]",
    "](",
    "](https://a.org)",
    "![",
    "(",
    ")",
    "<",
    ">",
    "</",
    "/>",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "    ",
    "\t",
    "\n- ",
    "\n  * ",
    "\n1. ",
    "\n12) ",
    "\n• ",
    "\n> ",
    "\n>> ",
    "\n# ",
    "\n---\n",
    "\n===\n",
    "\n| a | b |\n",
    "|---|",
    "\\",
    "\\(",
    "\\)",
    "\\[",
    "$",
    "$$",
    "$a_b$",
    "&",
    "&amp;",
    "&lt;",
    "&#60;",
    "&#x3c;",
    "&#x202e;",
    "&nbsp;",
    "&#0;",
    "&quot;",
    ";",
    "#",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<br>",
    "<br/>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href=\"https://b.org\">",
    "<a href='javascript:alert(1)'>",
    "<a href=",
    "</a>",
    "<ul>",
    "</ul>",
    "<ol start=\"7\">",
    "<ol start=x>",
    "</ol>",
    "<li>",
    "</li>",
    "<blockquote>",
    "</blockquote>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<h2>",
    "</h2>",
    "<hr>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "</td>",
    "<img alt=\"<b>\" src=x>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<svg onload=alert(1)>",
    "</svg>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    " onclick=\"x\"",
    "\"",
    "'",
    "=",
    "https://c.org/d_e",
    "www.f.org",
    "<https://g.org>",
    "<a@b.org>",
    "javascript:x",
    "word",
    "é",
    "重要",
    "\u{202e}",
    "\u{2028}",
];

#[test]
fn whatever_is_mixed_nothing_else_comes_out() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..40_000 {
        let len = 1 + random.below(30);
        let text: String = (0..len).map(|_| FRAGMENTS[random.below(FRAGMENTS.len())]).collect();
        checked(&text);
    }
}

#[test]
fn no_tag_is_left_in_what_has_no_markup() {
    let tags = [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<ul>",
        "<li class=\"x\">",
        "</ul>",
        "<br/>",
        "<a href=\"https://a.org\">",
        "</a>",
        "<h1>",
        "</h1>",
        "<span>",
        "</div>",
    ];
    let words = ["a", " ", "\n", "\n\n", "*b*", "- ", "c & d"];
    let mut random = Random(7);
    for _ in 0..10_000 {
        let text: String = (0..20)
            .map(|_| if random.below(2) == 0 { tags[random.below(tags.len())] } else { words[random.below(words.len())] })
            .collect();
        let plain_text = plain_text(&text);
        assert!(!plain_text.contains(['<', '>']), "{text:?} as {plain_text:?}");
    }
}

/// What makes careless readers look at everything again and again.
const SLOW: [&str; 58] = [
    "*",
    "**a ",
    "_a",
    "*_",
    "* _ ",
    "*a_b",
    "~~a",
    "[",
    "[a](",
    "[a](b",
    "![",
    "]",
    "](",
    "(",
    "<",
    "<a",
    "<a ",
    "<a \"",
    "<a '\"",
    "<a b='",
    "</",
    "<!--",
    "<script>",
    "<b>",
    "<b><p>",
    "<ul>",
    "<ul><li>",
    "<blockquote>",
    "<pre>",
    "<pre><b ",
    "<table><tr><td>",
    "`",
    "` ``",
    "$",
    "$ a$ ",
    "$$ ",
    "\\(",
    "&",
    "&#",
    "> ",
    ">",
    "\n```\n",
    "\n- ",
    "| # ",
    "https://a.org/((",
    "www.a.b!",
    "- - ",
    "# ",
    "\n|---",
    "\n# a #",
    "1. ",
    "a\n===\n",
    "`a",
    "\n  ",
    "</b",
    "<script",
    "&nbsp",
    "http://a(",
];

#[test]
fn steps_grow_with_the_text_and_no_faster() {
    let steps = |text: &str| {
        let before = steps::taken();
        let out = html(text);
        assert!(out.len() < 12 * text.len() + 100, "{} of {}", out.len(), text.len());
        steps::taken() - before
    };
    for fragment in SLOW {
        let [short, long] = [2_500, 80_000].map(|size| fragment.repeat(size / fragment.len()));
        checked(&short);
        // 32 times as much text: a reader whose work is squared takes 1,024 times as many steps.
        let (few, many) = (steps(&short), steps(&long));
        assert!(many < 64 * (few + 100), "{fragment:?}: {few} and {many}");
    }
}

#[test]
fn a_megabyte_is_read() {
    for fragment in ["*_", "[", "<a", "((", "****", "`", "> "] {
        let text = fragment.repeat(1_000_000 / fragment.len());
        assert!(html(&text).len() < 12 * text.len() + 100, "{fragment:?}");
    }
}

/// `PLENARY_CORPUS` names a folder of feeds of all sorts.
#[test]
fn every_text_of_the_corpus_becomes_markup() {
    let Some(folder) = std::env::var_os("PLENARY_CORPUS") else {
        eprintln!("skipped: PLENARY_CORPUS is not set");
        return;
    };
    fn texts(value: &serde_json::Value) {
        match value {
            serde_json::Value::String(text) => drop(checked(text)),
            serde_json::Value::Array(list) => list.iter().for_each(texts),
            serde_json::Value::Object(map) => map.values().for_each(texts),
            _ => {}
        }
    }
    let mut files = Vec::new();
    json_files(Path::new(&folder), &mut files);
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        serde_json::from_slice(&bytes).iter().for_each(texts);
    }
}
