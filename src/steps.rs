//! Steps of work, counted where it would grow with the square of a feed if anybody sought through a list per item. Tests compare
//! the steps of feeds of several sizes, since milliseconds depend on the machine. In WebAssembly nothing is counted.

#[cfg(not(target_arch = "wasm32"))]
thread_local! {
    static TAKEN: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Adds steps to those that were taken.
#[inline(always)]
pub(crate) fn count(steps: usize) {
    #[cfg(not(target_arch = "wasm32"))]
    TAKEN.with(|taken| taken.set(taken.get() + steps as u64));
    #[cfg(target_arch = "wasm32")]
    let _ = steps;
}

/// How many steps this thread has taken so far.
#[cfg(not(target_arch = "wasm32"))]
pub fn taken() -> u64 {
    TAKEN.with(std::cell::Cell::get)
}
