//! Shared code of the importers: the draft, readers of common fields, identities, text cleaning, validation and output.

pub(in crate::import) mod accounts;
pub(in crate::import) mod case_fold;
pub(in crate::import) mod compose;
pub(crate) mod contacts;
pub(in crate::import) mod decode;
pub(in crate::import) mod draft;
pub(in crate::import) mod fields;
pub(in crate::import) mod format_keys;
pub(in crate::import) mod identity;
pub(in crate::import) mod iterate;
pub(in crate::import) mod key_map;
pub(in crate::import) mod language_names;
pub(in crate::import) mod link_kind;
pub(in crate::import) mod listed_items;
pub(in crate::import) mod localized_text;
pub(in crate::import) mod people_index;
pub(in crate::import) mod report;
pub(in crate::import) mod session_ids;
pub(in crate::import) mod shape;
pub(in crate::import) mod spaces;
pub(in crate::import) mod speakers;
pub(in crate::import) mod strip_markup;
pub(in crate::import) mod validate;
pub(in crate::import) mod vocabulary;
pub(in crate::import) mod write;
