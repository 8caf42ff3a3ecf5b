//! Excel workbooks (ECMA-376, part 1, SpreadsheetML).

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::Sheet;
use crate::import::common::draft::local;
use crate::time::Date;

/// Days from the epochs 1899-12-30 and 1904-01-01 to 1970-01-01.
const EPOCHS: [i32; 2] = [25_569, 24_107];

/// The number format of a cell.
#[derive(Clone, Copy, Default)]
struct Style {
    has_date: bool,
    has_time: bool,
}

fn named<'a, 'i>(node: Node<'a, 'i>, name: &str) -> impl Iterator<Item = Node<'a, 'i>> {
    let name = name.to_string();
    node.children().filter(move |child| child.tag_name().name() == name)
}

/// The value of an attribute in any namespace.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The visible sheets; `None` if the files are not an Excel workbook.
pub(super) fn sheets(parts: &BTreeMap<String, String>) -> Option<Vec<Sheet>> {
    let workbook = Document::parse(parts.get("xl/workbook.xml")?).ok()?;
    let relations = parts.get("xl/_rels/workbook.xml.rels").and_then(|text| Document::parse(text).ok());
    let strings = parts.get("xl/sharedStrings.xml").and_then(|text| Document::parse(text).ok());
    let strings: Vec<String> = strings.map_or_else(Vec::new, |document| named(document.root_element(), "si").map(text).collect());
    let styles = parts
        .get("xl/styles.xml")
        .and_then(|text| Document::parse(text).ok())
        .map_or_else(Vec::new, |styles| self::styles(&styles));
    let root = workbook.root_element();
    let is_1904 = named(root, "workbookPr").any(|node| matches!(attribute(node, "date1904"), Some("1" | "true")));
    let target = |id: &str| {
        let relations = relations.as_ref()?.root_element();
        let found = named(relations, "Relationship").find(|relation| attribute(*relation, "Id") == Some(id))?;
        let target = attribute(found, "Target")?;
        Some(target.strip_prefix('/').map_or_else(|| ["xl/", target].concat(), str::to_string))
    };
    let mut out = Vec::new();
    for sheet in named(root, "sheets").flat_map(|sheets| named(sheets, "sheet")) {
        if attribute(sheet, "state").is_some_and(|state| state != "visible") {
            continue;
        }
        let id = sheet.attributes().find(|attribute| attribute.name() == "id" && attribute.namespace().is_some());
        let part = id.and_then(|id| parts.get(&target(id.value())?)).and_then(|text| Document::parse(text).ok());
        if let Some(part) = part {
            out.push(self::sheet(&part, &strings, &styles, EPOCHS[usize::from(is_1904)]));
        }
    }
    Some(out)
}

/// The text of a string, without phonetic readings.
fn text(node: Node<'_, '_>) -> String {
    let is_read =
        |node: &Node<'_, '_>| node.tag_name().name() == "t" && !node.ancestors().any(|around| around.tag_name().name() == "rPh");
    node.descendants().filter(is_read).filter_map(|node| node.text()).collect()
}

/// The number format of each style.
fn styles(document: &Document<'_>) -> Vec<Style> {
    let root = document.root_element();
    let mut own: BTreeMap<&str, Style> = BTreeMap::new();
    for format in named(root, "numFmts").flat_map(|formats| named(formats, "numFmt")) {
        if let (Some(id), Some(code)) = (attribute(format, "numFmtId"), attribute(format, "formatCode")) {
            own.insert(id, style_of(code));
        }
    }
    let of = |format: Node<'_, '_>| {
        let id = attribute(format, "numFmtId").unwrap_or_default();
        own.get(id).copied().unwrap_or_else(|| match id.parse().unwrap_or(0) {
            14..=17 | 27..=31 | 36 | 50..=58 => Style { has_date: true, has_time: false },
            18..=21 | 32..=35 | 45..=47 => Style { has_date: false, has_time: true },
            22 => Style { has_date: true, has_time: true },
            _ => Style::default(),
        })
    };
    named(root, "cellXfs").flat_map(|formats| named(formats, "xf")).map(of).collect()
}

/// Classifies a format code by its letters, except those in quotation marks and brackets.
fn style_of(code: &str) -> Style {
    let (mut style, mut is_quoted, mut depth) = (Style::default(), false, 0u32);
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => is_quoted = !is_quoted,
            '\\' | '_' | '*' => _ = chars.next(),
            '[' if !is_quoted => depth += 1,
            ']' if !is_quoted => depth = depth.saturating_sub(1),
            'd' | 'D' | 'y' | 'Y' if !is_quoted && depth == 0 => style.has_date = true,
            'h' | 'H' | 's' | 'S' if !is_quoted => style.has_time = true,
            ';' if !is_quoted => break,
            _ => {}
        }
    }
    style
}

fn sheet(document: &Document<'_>, strings: &[String], styles: &[Style], epoch: i32) -> Sheet {
    let mut sheet = Sheet::default();
    let mut next_row = 0;
    for row in named(document.root_element(), "sheetData").flat_map(|data| named(data, "row")) {
        let number = attribute(row, "r").and_then(|number| number.parse::<usize>().ok());
        let place = number.and_then(|number| number.checked_sub(1)).unwrap_or(next_row);
        next_row = place + 1;
        let mut next_column = 0;
        for cell in named(row, "c") {
            let column = attribute(cell, "r").and_then(column_of).unwrap_or(next_column);
            next_column = column + 1;
            let value = named(cell, "v").next().and_then(|value| value.text()).unwrap_or_default();
            let style =
                attribute(cell, "s").and_then(|style| styles.get(style.parse::<usize>().ok()?)).copied().unwrap_or_default();
            let text = match attribute(cell, "t").unwrap_or("n") {
                "s" => value.trim().parse::<usize>().ok().and_then(|index| strings.get(index)).cloned().unwrap_or_default(),
                "inlineStr" => named(cell, "is").map(text).collect(),
                "n" => number_as(value, style, epoch),
                "b" => if value == "1" { "true" } else { "false" }.to_string(),
                "e" => String::new(),
                _ => value.to_string(),
            };
            sheet.set(place, column, text);
        }
    }
    sheet
}

/// The 0-based column of a cell reference: `AB12` is 27.
fn column_of(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.take(4).fold(0, |number, letter| number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}

/// Formats a number according to its style.
fn number_as(value: &str, style: Style, epoch: i32) -> String {
    let Ok(number) = value.trim().parse::<f64>() else { return value.to_string() };
    let is_time = style.has_date || style.has_time;
    if !is_time || !(0.0..3_000_000.0).contains(&number) {
        return value.to_string();
    }
    // Excel stores 9:30 as 0.39583333333333331.
    let minutes = (number * 1440.0).round() as i64;
    let (days, minutes) = (minutes.div_euclid(1440) as i32, minutes.rem_euclid(1440) as u32);
    let date = Date(days - epoch).to_iso();
    match (days > 0 && style.has_date, style.has_time || minutes > 0) {
        (true, true) if minutes > 0 || style.has_time => local(&date, minutes),
        (true, _) => date,
        _ => local("", minutes)[1..].to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_by_their_formats() {
        let both = Style { has_date: true, has_time: true };
        for (value, style, expected) in [
            ("46559", style_of("dd/mm/yyyy"), "2027-06-21"),
            ("46559.395833333336", both, "2027-06-21T09:30"),
            ("0.39583333333333331", style_of("h:mm AM/PM"), "09:30"),
            ("0.39583333333333331", style_of("[h]:mm"), "09:30"),
            ("30", style_of("0\" days\""), "30"),
            ("30", Style::default(), "30"),
        ] {
            assert_eq!(number_as(value, style, EPOCHS[0]), expected, "{value}");
        }
        assert_eq!(column_of("AB12"), Some(27));
        assert_eq!(column_of("12"), None);
    }
}
