//! Names in the notations of lists.

use super::*;

fn all(text: &str) -> String {
    let Names { people, text } = names(text, Form::Free);
    let mut out = Vec::new();
    for one in people {
        let mut line = one.name;
        for (mark, part) in [(" [", one.role), (" {", one.affiliation), (" @", one.presence.to_string()), (" <", one.bio)] {
            if !part.is_empty() {
                line = [&line, mark, &part.replace('\n', "\\n")].concat();
            }
        }
        out.push(line);
    }
    if !text.is_empty() {
        out.push(["= ", &text].concat());
    }
    out.join("|")
}

#[test]
fn names_are_split_where_one_ends() {
    for &(text, names) in &[
        ("Ada Example", "Ada Example"),
        ("Ada Example, Ph.D., Ben Sample and Cem Probe", "Ada Example, Ph.D.|Ben Sample|Cem Probe"),
        ("Ada & Ben; Cem, and Dora", "Ada|Ben|Cem|Dora"),
        ("Ada, Ben", "Ada|Ben"),
        ("Example, Ada B.; Sample, Ben", "Ada B. Example|Ben Sample"),
        ("Example, Ada; Sample, Ben", "Example|Ada|Sample|Ben"),
        ("王小明、李四", "王小明|李四"),
        ("Anders Andersson", "Anders Andersson"),
        (" , ", ""),
        ("Ada Example/Ben Sample", "Ada Example|Ben Sample"),
        ("Ada Example & Ben Sample", "Ada Example|Ben Sample"),
        ("Ada Example\nBen Sample\r\nCem Probe", "Ada Example|Ben Sample|Cem Probe"),
        ("1. Ada Example\n2. Ben Sample", "Ada Example|Ben Sample"),
        ("- Ada Example\n• Ben Sample", "Ada Example|Ben Sample"),
        ("Ana García y Luis Pérez", "Ana García|Luis Pérez"),
        ("José Ortega y Gasset", "José Ortega y Gasset"),
        ("Ludwig van Beethoven, Ursula von der Leyen", "Ludwig van Beethoven|Ursula von der Leyen"),
        ("Анна Иванова и Борис Петров", "Анна Иванова|Борис Петров"),
        ("nicolas17, ada", "nicolas17|ada"),
        ("Dr. Ada B. Example, Prof. Ben Sample", "Dr. Ada B. Example|Prof. Ben Sample"),
        ("TBA", ""),
        ("Ada Example (she/her)", "Ada Example"),
        ("Ada Example, ada@example.org", "Ada Example"),
    ] {
        assert_eq!(all(text), names, "{text}");
    }
}

#[test]
fn markup_never_becomes_a_name() {
    for &(text, names) in &[
        ("<a href=\"https://x.example/u/W%C3%A9\" title=\"a, b\">W&#xE9;nda Alpha</a>, Xaver Beta", "Wénda Alpha|Xaver Beta"),
        ("<ul><li>Ada Example</li><li>Ben Sample</li></ul>", "Ada Example|Ben Sample"),
        ("Ada Example<br>Ben Sample<br/>Cem Probe", "Ada Example|Ben Sample|Cem Probe"),
        ("<p>Ada Example</p><p>Ben Sample</p>", "Ada Example|Ben Sample"),
        ("&lt;b&gt;Ada Example&lt;/b&gt;", "Ada Example"),
        ("<span class='x'>Ada</span> <em>Example</em>", "Ada Example"),
        ("<table><tr><td>Ada Example</td><td>Ben Sample</td></tr></table>", "Ada Example|Ben Sample"),
    ] {
        assert_eq!(all(text), names, "{text}");
    }
}

#[test]
fn sentences_are_no_names() {
    for &(text, names) in &[
        (
            "Wanda Alpha\r\nBorn in a small town, in 1990. She began to tie knots in 2001, in her father's shop.",
            "Wanda Alpha <Born in a small town, in 1990. She began to tie knots in 2001, in her father's shop.",
        ),
        (
            "Xaver Beta, director of Ropes Ltd \r\n\r\nYara Gamma, secretary of Lines \r\nShe studied in Lima, Quito and Bonn.",
            "Xaver Beta {director of Ropes Ltd|Yara Gamma {secretary of Lines <She studied in Lima, Quito and Bonn.",
        ),
        ("A talk about knots, ropes and lines.", "= A talk about knots, ropes and lines."),
        ("Speakers will be announced soon!", "= Speakers will be announced soon!"),
        ("Ada Example is a researcher. She lives in Bonn.", "= Ada Example is a researcher. She lives in Bonn."),
        ("Ada Example, who wrote two books, and Ben Sample", "Ada Example <who wrote two books, and Ben Sample"),
        ("Eva Muster, Geschäftsführerin der Knoten GmbH", "Eva Muster {Geschäftsführerin der Knoten GmbH"),
        ("Eva Muster ist seit 2001 bei uns, in Bonn und Köln.", "= Eva Muster ist seit 2001 bei uns, in Bonn und Köln."),
        ("Jean Exemple est directeur de la société.", "= Jean Exemple est directeur de la société."),
    ] {
        assert_eq!(all(text), names, "{text}");
    }
}

#[test]
fn roles_and_affiliations_are_not_part_of_a_name() {
    for &(text, names) in &[
        (
            "Moderator: Ada Example; Panelists: Ben Sample, Cem Probe",
            "Ada Example [moderator|Ben Sample [panelist|Cem Probe [panelist",
        ),
        ("Ada Example (moderator), Ben Sample", "Ada Example [moderator|Ben Sample"),
        ("Ada Example (Acme, Berlin), Ben Sample", "Ada Example {Acme, Berlin|Ben Sample"),
        ("Ada Example - CEO, Acme", "Ada Example {CEO, Acme"),
        ("Ada Example, Senior Engineer at Acme, Ben Sample", "Ada Example {Senior Engineer at Acme|Ben Sample"),
        ("Ada Example and Knots Foundation", "Ada Example|Knots Foundation"),
    ] {
        assert_eq!(all(text), names, "{text}");
    }
}
#[test]
fn a_label_holds_for_those_it_is_of() {
    for &(text, names) in &[
        ("Moderator: Ada Example; Ben Sample; Cem Probe", "Ada Example [moderator|Ben Sample|Cem Probe"),
        (
            "Panelists: Ada Example; Ben Sample; Moderator: Cem Probe",
            "Ada Example [panelist|Ben Sample [panelist|Cem Probe [moderator",
        ),
        (
            "Moderation: Ada Example; Podium: Ben Sample, Cem Probe",
            "Ada Example [moderator|Ben Sample [panelist|Cem Probe [panelist",
        ),
        ("Moderator: Ada Example\nBen Sample", "Ada Example [moderator|Ben Sample"),
        ("司会：王小明；李四", "王小明 [moderator|李四"),
    ] {
        assert_eq!(all(text), names, "{text}");
    }
}

#[test]
fn names_behind_what_is_no_name_are_read() {
    for &(text, names) in &[
        ("Ada Example, joined Acme in 2020; Ben Sample; Cem Probe", "Ada Example <joined Acme in 2020|Ben Sample|Cem Probe"),
        ("Martin Luther King Jr.; Ben Sample", "Martin Luther King Jr.|Ben Sample"),
        ("Ada Example, Martin Luther King Jr., Ben Sample", "Ada Example|Martin Luther King Jr.|Ben Sample"),
        ("Ada Example, born in 1990; raised in Bonn; now in Rome", "Ada Example <born in 1990\\nraised in Bonn\\nnow in Rome"),
    ] {
        assert_eq!(all(text), names, "{text}");
    }
}

#[test]
fn what_follows_a_comma_in_each_of_several_is_an_affiliation() {
    for &(text, names) in &[
        ("Ada Example, Google; Ben Sample, Microsoft", "Ada Example {Google|Ben Sample {Microsoft"),
        ("Ada Example, UN, New York; Ben Sample, WHO, Geneva", "Ada Example {UN, New York|Ben Sample {WHO, Geneva"),
        ("Ada Example, Google\nBen Sample, World Bank", "Ada Example {Google|Ben Sample {World Bank"),
        ("Ada Example, Google (moderator); Ben Sample, SAP", "Ada Example [moderator {Google|Ben Sample {SAP"),
        ("Ada Example, Ben Sample; Cem Probe, Dora Test", "Ada Example|Ben Sample|Cem Probe|Dora Test"),
        ("Ada Example, Ph.D.; Ben Sample, MD", "Ada Example, Ph.D.|Ben Sample, MD"),
        ("Ada Example, UN", "Ada Example {UN"),
        (
            "H.E. Ms. Ada Example, Permanent Representative of Kenya; Ben Sample",
            "H.E. Ms. Ada Example {Permanent Representative of Kenya|Ben Sample",
        ),
        ("Ada Example, Minister of Health and Social Affairs", "Ada Example {Minister of Health and Social Affairs"),
        ("Ada Example, Head of Research and Ben Sample", "Ada Example {Head of Research|Ben Sample"),
    ] {
        assert_eq!(all(text), names, "{text}");
    }
}

#[test]
fn brackets_stay_whole_and_say_several_things() {
    for &(text, names) in &[
        ("Ada Example (she/her), Ben Sample (he/him)", "Ada Example|Ben Sample"),
        ("Ada Example (TCP/IP group), Ben Sample", "Ada Example {TCP/IP group|Ben Sample"),
        ("Ada Example (Johns Hopkins; WHO), Ben Sample", "Ada Example {Johns Hopkins, WHO|Ben Sample"),
        ("Ada Example (UN) (moderator)", "Ada Example [moderator {UN"),
        ("Ada Example (Moderator, UN)", "Ada Example [moderator {UN"),
        ("Ada Example (remote)", "Ada Example @remote"),
        (
            "Ada Example (online, moderator); Ben Sample (UN, in person)",
            "Ada Example [moderator @remote|Ben Sample {UN @in-person",
        ),
        ("王小明（司会）", "王小明 [moderator"),
        ("Ada Example (Acme; Ben Sample", "Ada Example (Acme|Ben Sample"),
    ] {
        assert_eq!(all(text), names, "{text}");
    }
}

#[test]
fn how_to_reach_somebody_is_not_kept() {
    for &(text, names) in &[
        ("Ada Example (ada@example.org)", "Ada Example"),
        ("Ada Example - ada@example.org", "Ada Example"),
        ("Ada Example (Acme, ada@example.org)", "Ada Example {Acme"),
        ("Ada Example, +1 212 555 0100", "Ada Example"),
        ("Ada Example, Tel. 0170 1234567; Ben Sample", "Ada Example|Ben Sample"),
        ("Ada Example <ada@example.org>, Ben Sample", "Ada Example|Ben Sample"),
        ("Ada Example: ada@example.org", "Ada Example"),
        ("Ada Example: ada@example.org, Ben Sample: ben@example.org", "Ada Example|Ben Sample"),
        ("tel:+33612345678 Ada Example", "Ada Example"),
        ("Moderator: ada@example.org", ""),
        ("Moderator: Ada Example ada@example.org; Ben Sample +49 170 1234567", "Ada Example [moderator|Ben Sample"),
        ("Ada Example, CEO, Acme, Mail: ada@example.org", "Ada Example {CEO|Acme"),
    ] {
        assert_eq!(all(text), names, "{text}");
    }
}

#[test]
fn what_is_behind_a_dash_is_about_the_person_in_front() {
    for &(text, names) in &[
        ("Ada Example - Acme Inc, Ben Sample - Knots Ltd", "Ada Example {Acme Inc|Ben Sample {Knots Ltd"),
        ("Ada Example – CEO, Ben Sample – CTO", "Ada Example {CEO|Ben Sample {CTO"),
        ("Ada Example - Acme and Ben Sample - Knots", "Ada Example {Acme|Ben Sample {Knots"),
        ("Ada Example (Acme) - moderator, Ben Sample", "Ada Example [moderator {Acme|Ben Sample"),
        ("Ada Example - Acme Inc, Ben Sample", "Ada Example {Acme Inc|Ben Sample"),
        ("Ben Sample, Ada Example - Acme Inc", "Ben Sample|Ada Example {Acme Inc"),
        ("Ada Example - Acme, Berlin, Ben Sample - Knots, Bonn", "Ada Example {Acme, Berlin|Ben Sample {Knots, Bonn"),
        ("Ada Example - Head of Knots, Acme", "Ada Example {Head of Knots, Acme"),
        ("Ada Example - online", "Ada Example @remote"),
        // Two words behind a comma belong to the details, unless they begin with a common given name.
        ("Ada Example - Stanford University, United States", "Ada Example {Stanford University, United States"),
        ("Ada Example - World Bank, United States", "Ada Example {World Bank, United States"),
        ("Ben Sample - University of Bern, Computer Science", "Ben Sample {University of Bern, Computer Science"),
        ("Cleo Third – Acme GmbH, New York", "Cleo Third {Acme GmbH, New York"),
        ("Dan Fourth - Host, Morning Show", "Dan Fourth [host {Morning Show"),
        ("Ada Example - Chair, Data Committee", "Ada Example [moderator {Data Committee"),
        (
            "Ben Sample — Knots Inc., Los Angeles; Cleo Third — Acme Ltd, San Diego",
            "Ben Sample {Knots Inc., Los Angeles|Cleo Third {Acme Ltd, San Diego",
        ),
        ("Ada Example - Acme Inc, New York, Ben Sample - Knots", "Ada Example {Acme Inc, New York|Ben Sample {Knots"),
        ("Ana-Maria Example, Ben Sample-Probe", "Ana-Maria Example|Ben Sample-Probe"),
    ] {
        assert_eq!(all(text), names, "{text}");
    }
}

#[test]
fn labels_and_words_for_nobody_are_no_part_of_a_name() {
    for &(text, names) in &[
        ("Keynote speaker: Ada Example", "Ada Example [keynote speaker"),
        ("Invited speakers: Ada Example, Ben Sample", "Ada Example [invited speaker|Ben Sample [invited speaker"),
        ("Session chair: Ada Example", "Ada Example [moderator"),
        ("Speaker 1: Ada Example; Speaker 2: Ben Sample", "Ada Example|Ben Sample"),
        ("Panelist #2: Ada Example", "Ada Example [panelist"),
        ("Speaker(s): Ada Example", "Ada Example"),
        ("Ada Example et al.", "Ada Example"),
        ("Jean Exemple et Al Sample", "Jean Exemple|Al Sample"),
        ("Ada Example [Acme]; Ben Sample [Knots]", "Ada Example {Acme|Ben Sample {Knots"),
        ("Ada Example [moderator, Acme], Ben Sample", "Ada Example [moderator {Acme|Ben Sample"),
        ("Guest speaker – Ada Example", "Ada Example [guest speaker"),
        ("Panel chair: Ada Example", "Ada Example [moderator"),
        ("Referentin: Ada Example", "Ada Example"),
        ("1st speaker: Ada Example", "Ada Example [1st speaker"),
        ("Ada Example (TBC)", "Ada Example"),
        ("Speaker TBC", ""),
        ("Speakers to be announced", ""),
        ("Ada Example (cancelled), Ben Sample", "Ada Example|Ben Sample|= Ada Example (cancelled)"),
        ("Ada Example (Reporter)", "Ada Example {Reporter"),
        ("Ada Example (Reporter, ARD)", "Ada Example {Reporter, ARD"),
        ("Ada Example (Delayed Gratification)", "Ada Example {Delayed Gratification"),
        ("Ada Example (Moved Studio)", "Ada Example {Moved Studio"),
        ("Ada Example (reporté)", "Ada Example|= Ada Example (reporté)"),
        ("Ada Example (is cancelled!)", "Ada Example|= Ada Example (is cancelled!)"),
        ("Ada Example (fällt aus)", "Ada Example|= Ada Example (fällt aus)"),
        ("Ada Example (Cancel Culture Lab)", "Ada Example {Cancel Culture Lab"),
        ("Ada Example, https://ada.example, Ben Sample", "Ada Example|Ben Sample"),
    ] {
        assert_eq!(all(text), names, "{text}");
    }
}

#[test]
fn a_family_name_is_first_where_it_is_in_all_of_a_list() {
    for (texts, form) in [
        (&["Example, Ada B.", "Sample, Ben"][..], Form::FamilyFirst),
        (&["Example, Ada; Third, Chi M.", "von der Probe, Ben", "TBA"], Form::FamilyFirst),
        (&["Example, Ada (Acme)", "García Márquez, Ana", "Sample, Ben M."], Form::FamilyFirst),
        (&["Example, Ada", "Sample, Ben Carl", "Third, Chi"], Form::FamilyFirst),
        (&["EXAMPLE, Ada", "SAMPLE, Chidi"], Form::FamilyFirst),
        (&["Example, Ada", "Sample, Ben", "Third, Anna"], Form::FamilyFirst),
        // Without evidence, what follows a comma may be anything.
        (&["Example, Ada", "Third, Chi"], Form::Free),
        (&["Müller, ETHZ", "Dupont, CNRS", "Rossi, INFN"], Form::Free),
        (&["Tocotronic, Hamburg", "Caribou, Toronto"], Form::Free),
        (&["Caribou, New York", "Moby, Los Angeles", "Björk, San Diego"], Form::Free),
        (&["CERN, Geneva", "NASA, Houston"], Form::Free),
        (&["Ada, Moderator", "Ben, Panelist"], Form::Free),
        (&["Ada, Germany", "Ben, online"], Form::Free),
        (&["Müller, MdB", "Maier, MdL"], Form::Free),
        (&["Acme, SA", "Knots, Lda", "Sample, Co."], Form::Free),
        (&["Ada, Ben", "Cleo, Dan", "Eve, Finn"], Form::Free),
        (&["Smith, Jones", "Garcia, Lopez"], Form::Free),
        (&["Moby, Mute", "Björk, OneLittle"], Form::Free),
        (&["Ada, Ben", "Ben, Chi"], Form::Free),
        (&["Ada, Ben", "Chi"], Form::Free),
        (&["Ada, Ben", "Ada, Ben"], Form::Free),
        (&["Ada Example, Acme", "Ben Sample, Knots"], Form::OneEach),
        (&["Example, Ada"], Form::Free),
    ] {
        let texts: Vec<String> = texts.iter().map(|text| text.to_string()).collect();
        assert_eq!(Form::of(&texts), form, "{texts:?}");
    }
    assert_eq!(all("Example, Ada B. (Acme); Sample, Ben (moderator)"), "Ada B. Example {Acme|Ben Sample [moderator");
    assert_eq!(all("Müller, ETHZ"), "Müller {ETHZ");
    assert_eq!(all("Panelists: Ada, Ben"), "Ada [panelist|Ben [panelist");
}

#[test]
fn words_between_names_in_more_languages() {
    for &(text, names) in &[
        ("Anna Nowak i Jan Kowalski", "Anna Nowak|Jan Kowalski"),
        ("Jan de Vries en Piet van Dam", "Jan de Vries|Piet van Dam"),
        ("Pep Ferrer i Sala", "Pep Ferrer i Sala"),
    ] {
        assert_eq!(all(text), names, "{text}");
    }
}
