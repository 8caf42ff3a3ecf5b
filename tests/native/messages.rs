//! The texts of the interface: every language has all of them, with the same placeholders.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use plenary::text::Messages;

/// The placeholders of a text, such as `{n}`.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn every_language_has_all_texts_with_the_same_placeholders() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/lang");
    let keys = Messages::KEYS;
    let mut languages = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let texts: BTreeMap<String, String> = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let name = path.display();
        languages += 1;
        for (key, english) in keys {
            let text = texts.get(*key).unwrap_or_else(|| panic!("{name}: no {key}"));
            assert!(!text.trim().is_empty(), "{name}: {key} is empty");
            assert_eq!(placeholders(text), placeholders(english), "{name}: {key}");
        }
        for (key, text) in &texts {
            let known = |key: &str| keys.iter().find(|(known, _)| *known == key);
            let plural = key
                .rsplit_once('_')
                .and_then(|(key, form)| ["zero", "one", "two", "few", "many"].contains(&form).then(|| known(key)).flatten());
            let (_, english) = known(key).or(plural).unwrap_or_else(|| panic!("{name}: {key} is no key"));
            // Arabic says "one" and "two" without a digit.
            assert!(placeholders(text).is_subset(&placeholders(english)), "{name}: {key}");
        }
    }
    assert!(languages >= 5);
}
