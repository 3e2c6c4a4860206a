//! Hostile input: whatever a scenario, a link or an order history says, there is no panic, no hang, and no run beyond its declared bound.
//!
//! Inputs are a kept corpus (`tests/corpus`) and what a spoiler makes of it. How many stands in `HOSTILE_INPUTS`; `cargo xtask hostile`
//! tries a million. An input that does harm is printed, and belongs into the corpus. Not here: what complaints say (`model`, `cli`).

// Tests may unwrap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "hostile/attack.rs"]
mod attack;
#[path = "hostile/extremes.rs"]
mod extremes;
#[path = "hostile/mutate.rs"]
mod mutate;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use attack::{Kind, Tally, attack, text};
use mutate::Spoiler;
use serde_json::Value;

/// No input of these sizes may take longer than this, however busy the machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// The kept inputs, in the order of their names.
fn corpus() -> Vec<(Kind, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let kind = |path: &Path| match path.extension().and_then(|end| end.to_str()) {
        Some("json") => Kind::Scenario,
        Some("link") => Kind::Link,
        Some("csv") => Kind::History,
        end => panic!("a corpus of {end:?}"),
    };
    paths.iter().map(|path| (kind(path), std::fs::read(path).unwrap())).collect()
}

/// Attacks with one input; what it did, if it did harm.
fn try_one(kind: Kind, input: &[u8], tally: &mut Tally) -> Result<Duration, String> {
    let start = Instant::now();
    let survived = catch_unwind(AssertUnwindSafe(|| attack(kind, input, tally))).is_ok();
    let took = start.elapsed();
    if survived && took < PATIENCE {
        return Ok(took);
    }
    let what = if survived { "took too long" } else { "panicked" };
    let shown: String = String::from_utf8_lossy(input).chars().take(6000).collect();
    Err(format!("{kind:?} {what} after {took:?}:\n{shown}"))
}

#[test]
fn the_corpus_does_no_harm() {
    let (corpus, mut tally) = (corpus(), Tally::default());
    assert!(corpus.len() >= 15);
    for (kind, input) in &corpus {
        try_one(*kind, input, &mut tally).unwrap_or_else(|harm| panic!("{harm}"));
    }
    assert!(tally.refused >= 3 && tally.run >= 10, "{tally:?}");
}

#[test]
fn spoiled_inputs_do_no_harm() {
    let inputs = std::env::var("HOSTILE_INPUTS").ok().map_or(3000, |count| count.parse().unwrap());
    let start = Instant::now();
    let corpus = corpus();
    let scenarios: Vec<Value> = (corpus.iter().filter(|(kind, _)| *kind == Kind::Scenario))
        .filter_map(|(_, input)| serde_json::from_slice(input).ok())
        .collect();
    let scenarios: Vec<&Value> = scenarios.iter().collect();
    let (mut tally, mut harms, mut slowest) = (Tally::default(), Vec::new(), Duration::ZERO);
    for nth in 0..inputs {
        let mut spoiler = Spoiler::new(nth);
        // One in five is a scenario that is mostly still sound.
        let (kind, input) = if nth % 5 == 0 {
            let scenario = spoiler.one(&scenarios);
            (Kind::Scenario, text(&spoiler.scenario(scenario)))
        } else {
            let (kind, input) = &corpus[spoiler.below(corpus.len())];
            (*kind, spoiler.bytes(input))
        };
        match try_one(kind, &input, &mut tally) {
            Ok(took) => slowest = slowest.max(took),
            Err(harm) if harms.len() < 5 => harms.push(format!("input {nth}: {harm}")),
            Err(_) => {}
        }
        if nth % 100_000 == 99_999 {
            println!("{} inputs in {:.0?}: {tally:?}", nth + 1, start.elapsed());
        }
    }
    println!("{inputs} inputs in {:.1?}, the slowest {slowest:.1?}: {tally:#?}", start.elapsed());
    assert!(harms.is_empty(), "{}", harms.join("\n\n"));
    let tenth = inputs / 10;
    assert!(tally.refused > tenth && tally.run > tenth, "hardly any input reached its end: {tally:?}");
}
