//! Nothing is lost, nothing appears from nowhere, nothing happens too early: invariants of a replication on random scenarios.
//!
//! An observer keeps books of its own from what the engine tells: a naive shelf and a naive queue, written from the sequence of events
//! in `sim`'s documentation and not from its code. After every event the books must agree with the engine's stock and line; whenever an
//! instant is over, the balances must hold; when all is over, the totals must be what the books add up to. Not here: whether the numbers
//! are right in the mean (`simulated_against_exact`).

// Tests may unwrap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "conservation/books.rs"]
mod books;
#[path = "conservation/parts.rs"]
mod parts;
#[path = "scenarios/mod.rs"]
mod scenarios;

use std::sync::Arc;

use books::{Books, Endings};
use perfect_order_lab::experiment::Prepared;
use perfect_order_lab::measure::{ClockHistograms, LabObserver};
use perfect_order_lab::sim::{Replication, Strategy};
use proptest::test_runner::TestCaseError;

#[test]
fn books_balance_on_random_scenarios() {
    const CASES: u32 = 1000;
    let endings = std::cell::RefCell::new(Endings::default());
    let outcome = scenarios::runner(CASES).run(&scenarios::scenarios(), |mut value| {
        // The books know nothing of disruptions: the straight loop (`naive`) and `disruptions` look after those.
        value["disruptions"] = serde_json::json!([]);
        let scenario = scenarios::checked(&value);
        let prepared = Prepared::new(scenario.clone());
        for strategy in Strategy::BOTH {
            let books = Books::new(&scenario, &prepared, strategy);
            let lab = LabObserver::new(&prepared.frame, strategy, false);
            let plan = Arc::clone(&prepared.plan);
            let (mut books, lab) =
                Replication::new(plan, strategy, scenario.run.seed, 0, (books, lab)).finish();
            let (record, _) = lab.finish(&mut ClockHistograms::default());
            books.close(&scenario, &record.totals);
            if !books.trouble.is_empty() {
                let text = format!("{strategy:?}: {}\nin {value}", books.trouble.join("\n"));
                return Err(TestCaseError::fail(text));
            }
            endings.borrow_mut().add(&books);
        }
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    let endings = endings.into_inner();
    println!("{endings:#?}");
    assert!(endings.rarest() >= 50, "the generator hardly reaches one of these: {endings:#?}");
}
