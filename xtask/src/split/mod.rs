//! Divides the built WebAssembly module in two: what the first answer needs, and the rest, which the page fetches
//! afterwards. Which functions go out is said by `rules.txt`, beside this file.

mod bytes;
mod code;
mod data;
mod halves;
mod linked;
mod module;
mod reach;
mod site;

pub use site::split;

/// Says of every function, by its name, whether it goes out.
struct Rules {
    /// Paths, and whether what has one of them in its name goes out: the last one that fits counts.
    paths: Vec<(bool, String)>,
}

impl Rules {
    /// The rules of this repository.
    fn own() -> Self {
        Self::read(include_str!("rules.txt"))
    }

    fn read(text: &str) -> Self {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let rule = |line: &str| match line.strip_prefix("stays ") {
            Some(path) => (false, path.to_owned()),
            None => (true, line.to_owned()),
        };
        Self { paths: lines.map(rule).collect() }
    }

    /// Whether a function goes out.
    fn go(&self, name: &str) -> bool {
        let name = without_digests(name);
        self.paths.iter().rev().find(|(_, path)| name.contains(path)).is_some_and(|(goes, _)| *goes)
    }
}

/// A name without what the compiler puts behind the names of crates: `yew[a263ddd6]::html` becomes `yew::html`.
fn without_digests(name: &str) -> String {
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((digest, rest))
                if digest.len() > 4 && digest.bytes().all(|byte| byte.is_ascii_hexdigit()) =>
            {
                plain.push_str(rest);
            }
            _ => {
                plain.push('[');
                plain.push_str(part);
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_rule_that_fits_counts() {
        let rules = Rules::read("# said\n\nlab::ui::learn::\nstays lab::ui::learn::list::\n");
        assert!(rules.go("<lab[0123456789abcdef]::ui::learn::Page as yew[fedcba98]::Html>::view"));
        assert!(!rules.go("lab[0123456789abcdef]::ui::learn::list::view"));
        assert!(!rules.go("lab[0123456789abcdef]::ui::lab::view"));
    }

    #[test]
    fn only_digests_leave_a_name() {
        assert_eq!(without_digests("a[0123456789abcdef]::b<[u8]>[2]::[T; 4]"), "a::b<[u8]>[2]::[T; 4]");
        assert_eq!(without_digests("plain"), "plain");
    }

    #[test]
    fn no_rule_is_there_twice() {
        let mut paths = Rules::own().paths;
        let before = paths.len();
        paths.sort();
        paths.dedup();
        assert_eq!(paths.len(), before);
        assert!(before > 20);
    }
}
