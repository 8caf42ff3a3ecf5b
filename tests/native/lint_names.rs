//! Names of people: nearly those of others, several in one, with a job behind them.

use crate::lint_kit::{assert_said, of_members, said};

#[test]
fn names_that_may_be_one_persons() {
    assert_said(
        &[
            (
                r#""people": [{"id": "a", "name": "Shelby Switzer"}, {"id": "b", "name": "Lacina Koné"}],
"sessions": [{"title": "A", "people": ["a"]},
{"title": "B", "people": ["b", "Shelby Switser"]},
{"title": "C", "people": ["Kone, Lacina", "Ben Sample"]}]"#,
                &[
                    r#"warning similar-name 4:32+16 $.sessions[1].people[1]: "Shelby Switser""#,
                    r#"warning similar-name 5:27+14 $.sessions[2].people[0]: "Kone, Lacina""#,
                ],
            ),
            // Brothers who speak together, a daughter and her father, names that are short.
            (
                r#""sessions": [{"title": "A", "people": ["Wolfram Berger", "Wolfgram Berger", "Jan Novak", "Jana Novak"]},
{"title": "B", "people": ["Martin Example", "Li Wei"]}, {"title": "C", "people": ["Martina Example", "Li Wen"]}]"#,
                &[],
            ),
        ],
        of_members,
    );
}

#[test]
fn names_that_hold_more_than_a_name() {
    assert_said(
        &[(
            r#""sessions": [{"title": "A", "people": ["Jacob Green & Sachiko Muto", "Bo Third - CEO, Some Org"]},
{"title": "B", "people": [{"name": "Ada Example; Ben Sample"}, {"name": "Cem Probe, Acme Labs"}]}]"#,
            &[
                r#"warning several-people 2:40+28 $.sessions[0].people[0]: "Jacob Green & Sachiko Muto""#,
                r#"warning name-with-work 2:70+26 $.sessions[0].people[1]: "Bo Third - CEO, Some Org""#,
                r#"warning several-people 3:27+35 $.sessions[1].people[0]: "Ada Example; Ben Sample""#,
                r#"warning name-with-work 3:64+32 $.sessions[1].people[1]: "Cem Probe, Acme Labs""#,
            ],
        )],
        of_members,
    );
}

#[test]
fn the_help_is_made_of_the_names() {
    let report = crate::lint_kit::report(
        of_members(r#""sessions": [{"title": "A", "people": ["Ada Examples", "Bo Third (Acme Labs)"]}, {"title": "B", "people": ["Ada Exxamples"]}]"#)
            .as_bytes(),
        "",
    );
    let help: Vec<String> = report.diagnostics.iter().map(|found| found.diagnostic.help()).collect();
    assert_eq!(
        help,
        [
            r#"If so, write "name": "Bo Third", "affiliation": "Acme Labs"."#,
            r#"Is this "Ada Examples" ($.sessions[0].people[0])? Then write the name in one way. If they are two people, nothing has to be done."#,
        ]
    );
    assert_eq!(said(&of_members(r#""sessions": [{"title": "A", "people": ["Ada Example"]}]"#)), [""; 0]);
}
