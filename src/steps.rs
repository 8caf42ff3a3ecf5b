//! Counts steps of work in loops that would be quadratic if they searched a list per item. Tests compare
//! the steps for feeds of several sizes, since timings depend on the machine. In WebAssembly nothing is counted.

#[cfg(not(target_arch = "wasm32"))]
thread_local! {
    static TAKEN: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Adds to the number of steps.
#[inline(always)]
pub(crate) fn count(steps: usize) {
    #[cfg(not(target_arch = "wasm32"))]
    TAKEN.with(|taken| taken.set(taken.get() + steps as u64));
    #[cfg(target_arch = "wasm32")]
    let _ = steps;
}

/// The number of steps taken by this thread.
#[cfg(not(target_arch = "wasm32"))]
pub fn taken() -> u64 {
    TAKEN.with(std::cell::Cell::get)
}
