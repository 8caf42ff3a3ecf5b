//! The log of a reader: its diagnostics and, for importers, the values that were read.

use std::cell::RefCell;

use super::json::Json;
use crate::diagnostic::Diagnostic;

/// The log of a reader.
#[derive(Default)]
pub(crate) struct Log {
    diagnostics: RefCell<Vec<Diagnostic>>,
    /// Tracks reads only if unread values are to be reported.
    #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
    reads: Option<RefCell<Reads>>,
}

impl Log {
    pub(crate) fn push(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// Takes the diagnostics collected so far.
    pub(crate) fn take(&self) -> Vec<Diagnostic> {
        self.diagnostics.take()
    }

    /// Marks a value as read; also if only its members or items are read.
    #[inline]
    pub(crate) fn read(&self, _json: &Json<'_>) {
        #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
        if let Some(reads) = &self.reads {
            reads.borrow_mut().values.push(std::ptr::from_ref(_json).addr());
        }
    }

    /// Marks an object whose keys are data, such as names or ids.
    #[cfg(any(feature = "import", not(target_arch = "wasm32")))]
    pub(crate) fn read_map(&self, _json: &Json<'_>) {
        #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
        if let Some(reads) = &self.reads {
            reads.borrow_mut().maps.push(std::ptr::from_ref(_json).addr());
        }
    }

    /// Whether the log has such a diagnostic.
    #[cfg(any(feature = "import", not(target_arch = "wasm32")))]
    pub(crate) fn has(&self, is: impl Fn(&Diagnostic) -> bool) -> bool {
        self.diagnostics.borrow().iter().any(is)
    }
}

/// The values of a tree that were read, by address. The tree outlives the reader and is not modified.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
#[derive(Default)]
pub(crate) struct Reads {
    values: Vec<usize>,
    maps: Vec<usize>,
}

#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
impl Log {
    /// A log that tracks reads.
    pub(crate) fn tracking() -> Log {
        Log { reads: Some(RefCell::default()), ..Log::default() }
    }

    /// The reads; `None` if they were not tracked.
    pub(crate) fn into_reads(self) -> Option<Reads> {
        let mut reads = self.reads?.into_inner();
        for list in [&mut reads.values, &mut reads.maps] {
            list.sort_unstable();
            list.dedup();
        }
        Some(reads)
    }
}

#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
impl Reads {
    /// Whether a value was read.
    pub(crate) fn has(&self, json: &Json<'_>) -> bool {
        self.values.binary_search(&std::ptr::from_ref(json).addr()).is_ok()
    }

    /// Whether the keys of an object are data.
    pub(crate) fn is_map(&self, json: &Json<'_>) -> bool {
        self.maps.binary_search(&std::ptr::from_ref(json).addr()).is_ok()
    }
}
