//! What the checks found: a heading and the seconds of each, and the sum at the end.
//!
//! Also here: reading how many tests a runner ran from the closing lines it prints.

use std::{process::ExitCode, time::Instant};

use crate::{Outcome, Problem};

/// How many tests, or checks, passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    passed: usize,
    failed: usize,
}

impl Count {
    /// From what `cargo test` prints: one line `test result: ok. 3 passed; 0 failed; …` a binary.
    pub fn in_cargo_test(output: &str) -> Self {
        let mut count = Self::default();
        for line in output.lines().map(without_colours) {
            if let Some(result) = line.strip_prefix("test result: ") {
                count.passed += number_before("passed", result);
                count.failed += number_before("failed", result);
            }
        }
        count
    }

    /// From what Playwright prints at its end: lines such as `  5 passed (3.2s)` and `  1 failed`.
    /// A test that did not get to run has not passed.
    pub fn in_playwright(output: &str) -> Self {
        let mut count = Self::default();
        for line in output.lines().map(without_colours) {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words[..] {
                [number, "passed" | "flaky", ..] => count.passed += parsed(number),
                [number, "failed" | "interrupted"] => count.failed += parsed(number),
                [number, "did", "not", "run"] => count.failed += parsed(number),
                _ => {}
            }
        }
        count
    }

    /// A runner that fails without a failed test has not even started some, for example because
    /// they do not compile; one that succeeds without a test has tested nothing.
    fn judged(self, success: bool) -> Self {
        let unexplained = (!success && self.failed == 0) || self == Self::default();
        Self { failed: self.failed + usize::from(unexplained), ..self }
    }
}

/// All checks so far.
#[derive(Default)]
pub struct Report {
    total: Count,
    failures: Vec<&'static str>,
}

impl Report {
    /// Runs one check that counts as one; whether it passed.
    pub fn check(&mut self, name: &'static str, run: impl FnOnce() -> Outcome<bool>) -> bool {
        self.timed(name, || {
            let success = run()?;
            Ok(Count { passed: usize::from(success), failed: usize::from(!success) })
        })
    }

    /// Runs a runner of many tests, which are counted from what it prints; whether all passed.
    pub fn suite(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&str) -> Count,
        run: impl FnOnce() -> Outcome<(bool, String)>,
    ) -> bool {
        self.timed(name, || {
            let (success, output) = run()?;
            Ok(read(&output).judged(success))
        })
    }

    /// Counts a check that could not be run as failed.
    pub fn skip(&mut self, name: &'static str, why: &str) {
        println!("\n== {name}: not run, because {why}");
        self.total.failed += 1;
        self.failures.push(name);
    }

    /// Says what failed, and the sum.
    pub fn close(self) -> ExitCode {
        println!();
        if !self.failures.is_empty() {
            println!("Failed: {}.", self.failures.join("; "));
        }
        println!("{} passed, {} failed", self.total.passed, self.total.failed);
        if self.total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn timed(&mut self, name: &'static str, run: impl FnOnce() -> Outcome<Count>) -> bool {
        println!("\n== {name}");
        let start = Instant::now();
        let count = run().unwrap_or_else(|Problem(sentence)| {
            println!("{sentence}");
            Count { passed: 0, failed: 1 }
        });
        let success = count.failed == 0;
        let verdict = if success { "passed" } else { "FAILED" };
        println!("-- {name}: {verdict} in {:.1} s", start.elapsed().as_secs_f64());
        self.total.passed += count.passed;
        self.total.failed += count.failed;
        if !success {
            self.failures.push(name);
        }
        success
    }
}

/// The number in front of a word, as in `3 passed; 0 failed`; 0 if there is none.
fn number_before(word: &str, text: &str) -> usize {
    let words: Vec<&str> = text.split([' ', ';', '.']).filter(|word| !word.is_empty()).collect();
    let pair = words.windows(2).find(|pair| pair[1] == word);
    pair.map_or(0, |pair| parsed(pair[0]))
}

fn parsed(number: &str) -> usize {
    number.parse().unwrap_or(0)
}

/// A line as it reads, without the escape sequences that colour it.
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, escape)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        let end = escape.find(|c: char| c.is_ascii_alphabetic());
        rest = end.map_or("", |end| &escape[end + 1..]);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARGO: &str = "\
running 3 tests
test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
   Doc-tests perfect_order_lab
test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.2s
";

    #[test]
    fn cargo_tests_are_summed_over_the_binaries() {
        assert_eq!(Count::in_cargo_test(CARGO), Count { passed: 7, failed: 2 });
        assert_eq!(Count::in_cargo_test("error: could not compile"), Count::default());
    }

    #[test]
    fn playwright_counts_what_did_not_run_as_failed() {
        let output = "  ✓ 1 a test that says 9 passed things (1s)\n  2 failed\n    one\n  1 did not run\n  5 passed (3.2s)\n";
        assert_eq!(Count::in_playwright(output), Count { passed: 5, failed: 3 });
        assert_eq!(
            Count::in_playwright("  \u{1b}[32m12 passed\u{1b}[39m (4s)"),
            Count { passed: 12, failed: 0 }
        );
    }

    #[test]
    fn a_runner_that_tested_nothing_has_failed() {
        assert_eq!(Count::default().judged(true).failed, 1);
        assert_eq!(Count::default().judged(false).failed, 1);
        let some = Count { passed: 3, failed: 0 };
        assert_eq!(some.judged(true), some);
        assert_eq!(some.judged(false).failed, 1);
        assert_eq!(Count { passed: 3, failed: 2 }.judged(false).failed, 2);
    }

    #[test]
    fn colours_are_left_out() {
        assert_eq!(without_colours("\u{1b}[1;31mred\u{1b}[0m plain"), "red plain");
        assert_eq!(without_colours("plain"), "plain");
    }
}
