//! How long the engine takes: the default scenario under both strategies with the Lab's observers, and the samplers under it.
//!
//! `replication/both` is what a slider waits for; divided by the number of orders (printed first, warm-up and run-out included) it is to be
//! compared with the budget of 0.7 µs an order. Run with `cargo bench --bench engine`. Not here: the page's own time.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use perfect_order_lab::experiment::{PieceRun, Prepared};
use perfect_order_lab::measure::{ClockHistograms, LabObserver};
use perfect_order_lab::model::{Scenario, Time};
use perfect_order_lab::random::{CountSampler, Purpose, Sampler, Streams, gamma_unit_mean, happens, normal};
use perfect_order_lab::sim::{Event, Observer, Replication, Strategy};

const SEED: u64 = 2718;

/// Counts orders.
#[derive(Default)]
struct Orders(u64);

impl Observer for Orders {
    fn see(&mut self, _: Time, event: &Event<'_>) {
        self.0 += u64::from(matches!(event, Event::Placed { .. }));
    }
}

fn prepared() -> Arc<Prepared> {
    Arc::new(Prepared::new(Scenario::default()))
}

/// Mean number of orders that a strategy's replication places, from the first of the warm-up to the last of the run-out.
fn orders(prepared: &Prepared, strategy: Strategy) -> u64 {
    const REPLICATIONS: u32 = 50;
    let placed = |number| {
        let plan = Arc::clone(&prepared.plan);
        Replication::new(plan, strategy, SEED, number, Orders::default()).finish().0
    };
    (0..REPLICATIONS).map(placed).sum::<u64>() / u64::from(REPLICATIONS)
}

/// One replication at a time, a different one each time. Throughput is in orders, each counted once although both strategies meet it.
fn replications(criterion: &mut Criterion) {
    let prepared = prepared();
    let [stock, order] = Strategy::BOTH.map(|strategy| orders(&prepared, strategy));
    println!("orders in a replication: {stock} under build to stock, {order} under build to order");
    let mut group = criterion.benchmark_group("replication");
    group.throughput(Throughput::Elements(stock.max(order)));
    group.bench_function("both", |bencher| {
        let mut number = 0;
        bencher.iter(|| {
            // Replication 0 keeps its path: it is not the usual one.
            number = number % 1000 + 1;
            black_box(PieceRun::new(Arc::clone(&prepared), SEED, number, number + 1).finish())
        });
    });
    for (strategy, name) in Strategy::BOTH.into_iter().zip(["build_to_stock", "build_to_order"]) {
        group.bench_function(name, |bencher| {
            let (mut number, mut histograms) = (0, ClockHistograms::default());
            bencher.iter(|| {
                number = number % 1000 + 1;
                let observer = LabObserver::new(&prepared.frame, strategy, false);
                let plan = Arc::clone(&prepared.plan);
                let observer = Replication::new(plan, strategy, SEED, number, observer).finish();
                black_box(observer.finish(&mut histograms))
            });
        });
        group.bench_function(format!("{name}_unobserved"), |bencher| {
            let mut number = 0;
            bencher.iter(|| {
                number = number % 1000 + 1;
                let () = Replication::new(Arc::clone(&prepared.plan), strategy, SEED, number, ()).finish();
            });
        });
    }
    group.finish();
}

/// The first answer to a moved slider: 20 replications, and the whole table of results.
fn first_answer(criterion: &mut Criterion) {
    let prepared = prepared();
    criterion.bench_function("first_answer", |bencher| {
        bencher.iter(|| black_box(perfect_order_lab::experiment::run(&prepared, SEED, 20, 1).summary()));
    });
    criterion.bench_function("prepare", |bencher| {
        bencher.iter_batched(
            Scenario::default,
            |scenario| black_box(Prepared::new(scenario)),
            BatchSize::SmallInput,
        );
    });
}

fn samplers(criterion: &mut Criterion) {
    let streams = Streams::new(SEED, 0);
    let mut group = criterion.benchmark_group("sampler");
    group.bench_function("open_a_stream", |bencher| {
        let mut order = 0;
        bencher.iter(|| {
            order += 1;
            black_box(streams.stream(Purpose::Transport, order, 0))
        });
    });
    let mut stream = streams.stream(Purpose::Transport, 0, 0);
    group.bench_function("bits", |bencher| bencher.iter(|| stream.bits()));
    group.bench_function("happens", |bencher| bencher.iter(|| happens(&mut stream, black_box(0.01))));
    group.bench_function("normal", |bencher| bencher.iter(|| normal(&mut stream)));
    let laws = [
        ("uniform", Sampler::Uniform { min: 0.0, width: 0.3 }),
        ("exponential", Sampler::Exponential { mean: 1.0 }),
        ("gamma_0.3", gamma_unit_mean(0.3)),
        ("gamma_2", gamma_unit_mean(2.0)),
        ("lognormal", Sampler::Lognormal { mu: 0.0, sigma: 0.5 }),
    ];
    for (name, law) in laws {
        group.bench_function(name, |bencher| bencher.iter(|| law.draw(&mut stream)));
    }
    let counts = [
        ("geometric", CountSampler::geometric(1.5)),
        ("one_plus_poisson", CountSampler::one_plus_poisson(0.8)),
    ];
    for (name, law) in counts {
        group.bench_function(name, |bencher| bencher.iter(|| law.draw(&mut stream)));
    }
    group.finish();
}

criterion_group!(benches, replications, first_answer, samplers);
criterion_main!(benches);
