//! The plain loop, the public simulators and the engine are the same model: their means agree.

use perfect_order_lab::experiment::Prepared;
use perfect_order_lab::measure::{ClockHistograms, Record, Total};
use perfect_order_lab::sim::Strategy;

use super::plain::{self, Found};
use super::{MODEL, SEED, record};

/// How many replications each of them gives.
pub const REPLICATIONS: u32 = 1000;
/// Standard errors that a difference may have. Some thirty figures from fixed seeds: by chance one of them would
/// exceed 5 once in 60,000 choices of seeds (normal law, two-sided 5.7e-7 each).
const MOST: f64 = 5.0;

type Pair = (&'static str, fn(&Record) -> f64, fn(&Found) -> f64);

macro_rules! totals {
    ($($total:ident => $of:expr,)*) => {
        &[$((stringify!($total), |record: &Record| record.totals.of(Total::$total), $of)),*]
    };
}

/// What both count.
const FIGURES: &[Pair] = totals! {
    Placed => |found| found.placed,
    OnTime => |found| found.on_time,
    Perfect => |found| found.on_time,
    DaysLate => |found| found.days_late,
    OrdersMet => |found| found.orders_met,
    CheckedUnits => |found| found.units,
    UnitsMet => |found| found.units_met,
    BackOrders => |found| found.back_orders,
    BackOrderWait => |found| found.back_order_wait,
    CustomerClock => |found| found.clock,
    CustomerClockSquared => |found| found.clock_squared,
    PhysicalStock => |found| found.physical,
    AvailableStock => |found| found.available,
    CommittedStock => |found| found.committed,
    OnOrder => |found| found.on_order,
    Owed => |found| found.owed,
    BackOrdersOpen => |found| found.back_orders_open,
    LateOpen => |found| found.late_open,
    OutDays => |found| found.out_days,
    Stockouts => |found| found.stockouts,
    StockoutSpells => |found| found.spells,
    SpellDays => |found| found.spell_days,
    Receipts => |found| found.receipts,
    ReceiptsCovered => |found| found.receipts_covered,
    CyclesNeverShort => |found| found.cycles_never_short,
    Replenishments => |found| found.replenishments,
    LeadTimeDemand => |found| found.lead_time_demand,
    LeadTimeDemandSquared => |found| found.lead_time_demand_squared,
    StockAtDayEnd => |found| found.stock_at_day_end,
};

/// Percentiles of the customer's clock, and the sum of the daily samples.
const MORE: &[Pair] = &[
    ("P50", |record| record.percentiles[3], |found| found.percentiles[0]),
    ("P90", |record| record.percentiles[4], |found| found.percentiles[1]),
    ("P95", |record| record.percentiles[5], |found| found.percentiles[2]),
    ("daily", |record| sum(&record.daily), |found| sum(&found.daily)),
];

fn sum(samples: &[u32]) -> f64 {
    samples.iter().map(|sample| f64::from(*sample)).sum()
}

/// Mean and squared standard error.
fn mean(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let spread: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (mean, spread / (count - 1.0) / count)
}

/// Runs both and compares every figure; says how many there are. Panics if one of them parts.
pub fn check(prepared: &Prepared) -> usize {
    let mut clocks = ClockHistograms::default();
    let engine: Vec<Record> = (1..=REPLICATIONS)
        .map(|number| record(prepared, Strategy::BuildToStock, number, &mut clocks))
        .collect();
    // Other numbers, so that the two share no random number.
    let plain: Vec<Found> =
        (1..=REPLICATIONS).map(|number| plain::run(MODEL, SEED, REPLICATIONS + number)).collect();
    for (name, of_engine, of_plain) in FIGURES.iter().chain(MORE) {
        let ours: Vec<f64> = engine.iter().map(of_engine).collect();
        let theirs: Vec<f64> = plain.iter().map(of_plain).collect();
        let [ours, _] = agreed(&format!("{name}: the plain loop"), &ours, &theirs);
        assert!(ours > 0.0, "{name} is never counted: it shows nothing");
    }
    FIGURES.len() + MORE.len()
}

/// Both means, the engine's first. Panics if they are too far apart.
pub fn agreed(name: &str, ours: &[f64], theirs: &[f64]) -> [f64; 2] {
    let (ours, theirs) = (mean(ours), mean(theirs));
    let error = (ours.1 + theirs.1).sqrt();
    assert!(
        (ours.0 - theirs.0).abs() <= MOST * error,
        "{name} finds {}, the engine {}, standard error {error}",
        theirs.0,
        ours.0
    );
    [ours.0, theirs.0]
}
