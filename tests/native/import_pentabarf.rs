//! schedule.xml of Pentabarf, frab and pretalx.

use crate::import_kit::{outline, people};
use crate::lint_kit::{lines, report};
use crate::schedules::{faultless, translated};

const XML: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<schedule>
  <version>1</version>
  <conference><acronym>k27</acronym><title>Knot Days</title><start>2027-06-05</start><end>2027-06-06</end><time_zone_name>Europe/Brussels</time_zone_name></conference>
  <day index="1" date="2027-06-05" start="2027-06-05T09:00:00+02:00" end="2027-06-05T19:00:00+02:00">
    <room name="Attic">
      <event guid="b1c1f2a0-0000-4000-8000-000000000001" id="1">
        <date>2027-06-05T09:30:00+02:00</date><start>09:30</start><duration>00:25</duration><room>Attic</room>
        <title>Knots &amp; ropes</title><subtitle/><track>Sailing</track><type>keynote</type><language>en</language>
        <abstract><![CDATA[<p>All about <b>knots</b>.</p>]]></abstract><description></description>
        <persons><person id="6">Ada Example</person><person id="7">Ben Sample</person></persons>
        <links><link href="https://example.org/k">Page</link></links>
        <attachments><attachment type="slides" href="https://example.org/k.pdf">Slides</attachment></attachments>
      </event>
    </room>
    <room name="Cellar"/>
  </day>
</schedule>
"#;

#[test]
fn events_are_sessions() {
    let agenda = faultless(XML, "");
    assert_eq!(translated(XML.as_bytes(), "").format.key(), "pentabarf");
    assert_eq!(agenda.event.title.get("en"), "Knot Days");
    assert_eq!(
        outline(&agenda),
        [
            "2027-06-05T07:30:00Z/2027-06-05T07:55:00Z Knots & ropes (keynote) @Attic #Sailing en =Ada Example/ =Ben Sample/ <website https://example.org/k Page> <slides https://example.org/k.pdf Slides>"
        ]
    );
    assert_eq!(people(&agenda), ["Ada Example", "Ben Sample"]);
    assert!(agenda.sessions[0].summary.get("en").contains("<b>knots</b>"));
}

#[test]
fn diagnostics_point_into_the_xml() {
    let broken = XML.replace("2027-06-05T09:30:00+02:00</date><start>09:30", "2027-06-99</date><start>late");
    let found = lines(&report(broken.as_bytes(), ""));
    assert!(found.iter().any(|line| line.contains(" 8:")), "{found:?}");
    let report = report(XML.replace("</room>\n    <room", "</rom>\n    <room").as_bytes(), "");
    assert_eq!(report.diagnostics[0].diagnostic.name(), "not-xml");
    assert_eq!(report.diagnostics[0].line, 15, "{:?}", report.diagnostics);
    assert!(!report.readable);
}

#[test]
fn entities_are_not_expanded() {
    let bomb = XML.replace("<schedule>", "<!DOCTYPE s [<!ENTITY a \"x\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><schedule>");
    let report = report(bomb.as_bytes(), "");
    assert_eq!(report.diagnostics[0].diagnostic.name(), "not-xml");
}
