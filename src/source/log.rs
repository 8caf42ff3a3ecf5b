//! The log of a reader: diagnostics, and for importers, which values were read.

use std::cell::RefCell;

use super::json::Json;
use crate::diagnostic::Diagnostic;

/// The notes of a reader.
#[derive(Default)]
pub(crate) struct Log {
    diagnostics: RefCell<Vec<Diagnostic>>,
    /// Only where somebody asks what was not read.
    #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
    reads: Option<RefCell<Reads>>,
}

impl Log {
    pub(crate) fn push(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// The problems so far, which it has no more.
    pub(crate) fn take(&self) -> Vec<Diagnostic> {
        self.diagnostics.take()
    }

    /// Notes that a value was read, or that its members or items are read one by one.
    #[inline]
    pub(crate) fn read(&self, _json: &Json<'_>) {
        #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
        if let Some(reads) = &self.reads {
            reads.borrow_mut().values.push(std::ptr::from_ref(_json).addr());
        }
    }

    /// Notes an object whose keys are data, such as names or ids.
    #[cfg(any(feature = "import", not(target_arch = "wasm32")))]
    pub(crate) fn read_map(&self, _json: &Json<'_>) {
        #[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
        if let Some(reads) = &self.reads {
            reads.borrow_mut().maps.push(std::ptr::from_ref(_json).addr());
        }
    }

    /// Whether there is such a problem.
    #[cfg(any(feature = "import", not(target_arch = "wasm32")))]
    pub(crate) fn has(&self, is: impl Fn(&Diagnostic) -> bool) -> bool {
        self.diagnostics.borrow().iter().any(is)
    }
}

/// Which values of a tree were read, by their addresses: the tree is there, and is not changed, as long as it is read.
#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
#[derive(Default)]
pub(crate) struct Reads {
    values: Vec<usize>,
    maps: Vec<usize>,
}

#[cfg(any(feature = "tool", not(target_arch = "wasm32")))]
impl Log {
    /// One that notes what is read.
    pub(crate) fn tracking() -> Log {
        Log { reads: Some(RefCell::default()), ..Log::default() }
    }

    /// What was read; nothing where that was not noted.
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
