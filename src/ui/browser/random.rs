//! Chance from the browser, for seeds: from there on nothing is left to it.

/// A seed of four digits, easy to read out and to type.
pub fn seed() -> u32 {
    1000 + (js_sys::Math::random() * 9000.0) as u32
}
