//! Digests: 64-bit FNV-1a, over a scenario's canonical JSON and over the bits of results.
//!
//! They tell whether two people look at the same numbers; they protect against nothing.

use std::fmt;

use crate::model::Scenario;

/// A digest on its way, or finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digest(u64);

impl Default for Digest {
    /// The offset basis of FNV-1a.
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    /// Takes in bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// Whether a text has the form in which digests are shown.
    #[must_use]
    pub fn is_digest(text: &str) -> bool {
        text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    }

    /// Takes in a word, least significant byte first.
    pub fn word(&mut self, word: u64) {
        self.bytes(&word.to_le_bytes());
    }
}

impl fmt::Display for Digest {
    /// Sixteen hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The digest of a scenario's canonical JSON.
#[must_use]
pub fn scenario_digest(scenario: &Scenario) -> Digest {
    let mut digest = Digest::default();
    digest.bytes(scenario.to_json().to_string().as_bytes());
    digest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published test vectors of FNV-1a, 64 bits (Fowler, Noll & Vo).
    #[test]
    fn test_vectors() {
        let digest = |text: &str| {
            let mut digest = Digest::default();
            digest.bytes(text.as_bytes());
            digest.to_string()
        };
        assert_eq!(digest(""), "cbf29ce484222325");
        assert_eq!(digest("a"), "af63dc4c8601ec8c");
        assert_eq!(digest("foobar"), "85944171f73967e8");
    }
}
