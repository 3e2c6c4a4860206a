//! On which line of a JSON text each of its values stands: complaints name it. serde_json says what a text
//! means, not where; this scans the same text a second time for nothing but places.

use std::collections::BTreeMap;

/// The lines of a JSON text's values, by path: names and list places joined by `/`, for example
/// `claims/0/alpha`.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    lines: BTreeMap<String, usize>,
    /// Names that stand twice in one group, of which all but the last would be lost without a word.
    pub(super) twice: Vec<String>,
}

impl Lines {
    /// The places in a text that is known to be JSON.
    pub(super) fn of(text: &str) -> Self {
        let mut scan = Scan { text: text.as_bytes(), at: 0, line: 1, found: Self::default() };
        scan.value("");
        scan.found
    }

    /// The line of a value; of the innermost group around it, where it is not there.
    pub(super) fn line(&self, path: &str) -> usize {
        let mut path = path;
        loop {
            match (self.lines.get(path), path.rsplit_once('/')) {
                (Some(line), _) => return *line,
                (None, Some((around, _))) => path = around,
                (None, None) => return self.lines.get("").copied().unwrap_or(1),
            }
        }
    }
}

struct Scan<'t> {
    text: &'t [u8],
    at: usize,
    line: usize,
    found: Lines,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn step(&mut self) {
        self.line += usize::from(self.peek() == Some(b'\n'));
        self.at += 1;
    }

    /// Skips space, and the commas and colons between values.
    fn space(&mut self) {
        while self.peek().is_some_and(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b',' | b':')) {
            self.step();
        }
    }

    fn value(&mut self, path: &str) {
        self.space();
        self.found.lines.entry(path.to_owned()).or_insert(self.line);
        match self.peek() {
            Some(b'{') => self.entries(b'}', path),
            Some(b'[') => self.entries(b']', path),
            Some(b'"') => {
                self.string();
            }
            _ => {
                while self.peek().is_some_and(|byte| !b" \n\r\t,:]}".contains(&byte)) {
                    self.step();
                }
            }
        }
    }

    fn entries(&mut self, end: u8, path: &str) {
        let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
        self.step();
        for place in 0.. {
            self.space();
            match self.peek() {
                None => return,
                Some(byte) if byte == end => return self.step(),
                Some(_) if end == b']' => self.value(&below(&place.to_string())),
                Some(_) => {
                    let line = self.line;
                    let path = below(&self.string());
                    if self.found.lines.insert(path.clone(), line).is_some() {
                        self.found.twice.push(path.clone());
                    }
                    self.value(&path);
                }
            }
        }
    }

    /// A text in quotation marks; escapes stay as they are written, which names need not use.
    fn string(&mut self) -> String {
        self.step();
        let start = self.at;
        while self.peek().is_some_and(|byte| byte != b'"') {
            if self.peek() == Some(b'\\') {
                self.step();
            }
            self.step();
        }
        let end = self.at.min(self.text.len());
        self.step();
        String::from_utf8_lossy(&self.text[start.min(end)..end]).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_line() {
        let text = "{\n \"a\": {\"b\": [1,\n  {\"c\\\"\": \"x,}\"}]},\n \"d.e\": -1e3\n}";
        assert!(serde_json::from_str::<serde_json::Value>(text).is_ok());
        let lines = Lines::of(text);
        for (path, line) in
            [("", 1), ("a", 2), ("a/b", 2), ("a/b/0", 2), ("a/b/1", 3), ("a/b/1/c\\\"", 3), ("d.e", 4)]
        {
            assert_eq!(lines.lines.get(path), Some(&line), "{path}");
        }
        assert_eq!(lines.line("a/b/1/missing"), 3, "what is missing is missing from the group around it");
        assert_eq!(lines.line("nowhere/at/all"), 1);
        assert_eq!(lines.twice, [""; 0]);
    }

    #[test]
    fn a_name_that_stands_twice_is_found() {
        assert_eq!(Lines::of("{\"a\": 1,\n \"b\": {\"a\": 1}, \"a\": 2}").twice, ["a"]);
    }
}
