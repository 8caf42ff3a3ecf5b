//! Workbooks of Excel and LibreOffice, by the XML files in them.

use plenary::import::Workbook;

use crate::import_kit::outline;
use crate::schedules::faultless;

fn csv(parts: &[(&str, &str)]) -> Option<String> {
    let mut workbook = Workbook::default();
    parts.iter().for_each(|(name, text)| workbook.add(name.to_string(), text.as_bytes().to_vec()));
    workbook.csv()
}

const XLSX: [(&str, &str); 6] = [
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="m" xmlns:r="rel"><sheets><sheet name="Program" sheetId="1" r:id="rId1"/><sheet name="Hidden" state="hidden" sheetId="2" r:id="rId2"/><sheet name="Speakers" sheetId="3" r:id="rId2"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="p"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>"#,
    ),
    (
        "xl/sharedStrings.xml",
        r#"<sst xmlns="m"><si><t>Date</t></si><si><t>Start</t></si><si><t>Title</t></si><si><t>Speakers</t></si><si><r><t>Knots, </t></r><r><t>ropes</t></r><rPh><t>x</t></rPh></si><si><t>Ada Example
Ben Sample</t></si></sst>"#,
    ),
    (
        "xl/styles.xml",
        r#"<styleSheet xmlns="m"><numFmts><numFmt numFmtId="164" formatCode="dddd\, d mmmm yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>"#,
    ),
    (
        "xl/worksheets/sheet1.xml",
        r#"<worksheet xmlns="m"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row><row r="3"><c r="A3" s="1"><v>46559</v></c><c r="B3" s="2"><v>0.39583333333333331</v></c><c r="C3" t="s"><v>4</v></c><c r="D3" t="s"><v>5</v></c></row></sheetData></worksheet>"#,
    ),
    (
        "xl/worksheets/sheet2.xml",
        r#"<worksheet xmlns="m"><sheetData><row r="1"><c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>Affiliation</t></is></c></row><row r="2"><c t="inlineStr"><is><t>Ada Example</t></is></c><c t="inlineStr"><is><t>Knots Ltd</t></is></c></row></sheetData></worksheet>"#,
    ),
];

#[test]
fn excel_is_read() {
    let text = csv(&XLSX).unwrap();
    assert_eq!(
        text,
        "Date,Start,Title,Speakers\n\n2027-06-21,09:30,\"Knots, ropes\",Ada Example\u{2028}Ben Sample\n\nName,Affiliation\nAda Example,Knots Ltd\n"
    );
    let agenda = faultless(&text, "Europe/Paris");
    assert_eq!(outline(&agenda), ["2027-06-21T07:30:00Z Knots, ropes =Ada Example/ =Ben Sample/"]);
    assert_eq!(agenda.people[0].affiliation.get("en"), "Knots Ltd");
}

#[test]
fn open_document_is_read() {
    let content = r#"<d xmlns:t="t" xmlns:o="o" xmlns:x="x"><t:table t:name="Program"><t:table-row><t:table-cell o:value-type="string"><x:p>Date</x:p></t:table-cell><t:table-cell o:value-type="string"><x:p>Start</x:p></t:table-cell><t:table-cell o:value-type="string"><x:p>Title</x:p></t:table-cell><t:table-cell t:number-columns-repeated="16381"/></t:table-row><t:table-row><t:table-cell o:value-type="date" o:date-value="2027-06-21"><x:p>21.06.27</x:p></t:table-cell><t:table-cell o:value-type="time" o:time-value="PT09H30M00S"><x:p>09:30</x:p></t:table-cell><t:table-cell o:value-type="string"><x:p>Knots</x:p><x:p>and<x:s/>ropes</x:p></t:table-cell></t:table-row><t:table-row t:number-rows-repeated="1048574"><t:table-cell t:number-columns-repeated="16384"/></t:table-row></t:table></d>"#;
    let text = csv(&[("content.xml", content)]).unwrap();
    assert_eq!(text, "Date,Start,Title\n2027-06-21,09:30,Knots\u{2028}and ropes\n");
    assert_eq!(outline(&faultless(&text, "Europe/Paris")), ["2027-06-21T07:30:00Z Knots and ropes"]);
}

#[test]
fn a_row_that_is_repeated_is_limited() {
    let content = r#"<d xmlns:t="t" xmlns:x="x"><t:table><t:table-row t:number-rows-repeated="99999999"><t:table-cell t:number-columns-repeated="99999999"><x:p>Date</x:p></t:table-cell></t:table-row></t:table></d>"#;
    assert!(csv(&[("content.xml", content)]).unwrap().len() < 5_000_000);
    assert_eq!(csv(&[("word/document.xml", "<x/>")]), None);
}
