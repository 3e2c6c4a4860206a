//! Random scenarios for the engine's tests: each field from the table of bounds, narrowed so that a run takes milliseconds.
//!
//! Narrowed, not tame: idle and hopelessly overloaded production, every fault from impossible to certain, gaps from regular to very
//! bursty, closed days, items that nobody asks for, reorder points below zero, lead times of nothing. Durations of whole quarters of a
//! day with regular orders make many events fall on one instant. Not here: what must hold, which each test says itself.

use std::ops::RangeInclusive;

use perfect_order_lab::model::{Bound, Scenario, bounds};
use proptest::prelude::*;
use proptest::strategy::Union;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

/// A runner whose cases are the same on every machine and every day.
pub fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 2000, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// The checked scenario; the generator keeps to the bounds, so a complaint is a failed test.
pub fn checked(value: &Value) -> Scenario {
    Scenario::from_json(value).unwrap_or_else(|complaints| panic!("{complaints:?} in {value}"))
}

/// A field's values within a part of its bound.
fn part(bound: &'static Bound, range: RangeInclusive<f64>) -> BoxedStrategy<Value> {
    assert!(bound.min <= *range.start() && *range.end() <= bound.max, "{} has no such range", bound.path);
    if bound.whole {
        (*range.start() as i64..=*range.end() as i64).prop_map(Value::from).boxed()
    } else {
        range.prop_map(Value::from).boxed()
    }
}

/// A share: often impossible, sometimes certain, mostly in between.
fn share(bound: &'static Bound, most: f64) -> BoxedStrategy<Value> {
    prop_oneof![
        2 => Just(json!(bound.min)),
        1 => Just(json!(most)),
        3 => part(bound, bound.min..=most),
    ]
    .boxed()
}

/// A coefficient of variation: none, 1, or anything its bound allows.
fn spread(bound: &'static Bound) -> BoxedStrategy<Value> {
    prop_oneof![Just(json!(0)), Just(json!(1)), part(bound, bound.min..=bound.max)].boxed()
}

/// Any law of durations with a mean of a few days at the most.
fn duration(most: f64) -> BoxedStrategy<Value> {
    let limits = [(bounds::MIN_DAYS.min, most), (bounds::MODE_DAYS.min, most), (bounds::MAX_DAYS.min, most)];
    assert!(limits.iter().all(|(_, most)| *most <= bounds::MAX_DAYS.max));
    prop_oneof![
        3 => Just(json!(0)),
        3 => (0..=8_u32).prop_map(|quarters| json!(f64::from(quarters) / 4.0)),
        1 => (0.0..=most, 0.0..=most).prop_map(|(a, b)| json!({"kind": "uniform", "min": a.min(b), "max": a.max(b)})),
        1 => [0.0..=most, 0.0..=most, 0.0..=most].prop_map(|mut days| {
            days.sort_by(f64::total_cmp);
            json!({"kind": "triangular", "min": days[0], "mode": days[1], "max": days[2]})
        }),
        1 => part(&bounds::MEAN_DAYS, 0.0..=most).prop_map(|mean| json!({"kind": "exponential", "mean": mean})),
        1 => (part(&bounds::MEAN_DAYS, 0.0..=most), spread(&bounds::DURATION_CV))
            .prop_map(|(mean, cv)| json!({"kind": "gamma", "mean": mean, "cv": cv})),
        1 => (part(&bounds::MEAN_DAYS, 0.0..=most), spread(&bounds::DURATION_CV))
            .prop_map(|(mean, cv)| json!({"kind": "lognormal", "mean": mean, "cv": cv})),
        1 => Just(json!({"kind": "empirical", "values": [[0, 2], [most / 2.0, 1], [most, 1]]})),
    ]
    .boxed()
}

/// A duration within known limits, so that a test can tell too early and too late.
fn limited_duration() -> BoxedStrategy<Value> {
    prop_oneof![
        Just(json!(0)),
        Just(json!(0.25)),
        (0.0..=0.2, 0.0..=0.5)
            .prop_map(|(min, more)| json!({"kind": "uniform", "min": min, "max": min + more})),
    ]
    .boxed()
}

/// Any law of counts with a mean of at most `most`.
fn count(most: f64) -> BoxedStrategy<Value> {
    prop_oneof![
        2 => Just(json!(1)),
        1 => part(&bounds::FIXED_COUNT, 1.0..=most),
        1 => part(&bounds::MEAN_COUNT, 1.0..=most).prop_map(|mean| json!({"kind": "geometric", "mean": mean})),
        1 => part(&bounds::MEAN_COUNT, 1.0..=most).prop_map(|mean| json!({"kind": "one_plus_poisson", "mean": mean})),
        1 => Just(json!({"kind": "empirical", "values": [[1, 5], [2, 1], [12, 0.5]]})),
    ]
    .boxed()
}

/// Multipliers of which some are zero, and one is not.
fn multipliers(count: usize) -> BoxedStrategy<Value> {
    let one = prop_oneof![2 => Just(1.0), 1 => Just(0.0), 1 => 0.0..=5.0_f64];
    let some = prop::collection::vec(one, count).prop_map(|mut list| {
        if list.iter().all(|multiplier| *multiplier == 0.0) {
            list[0] = 1.0;
        }
        json!(list)
    });
    prop_oneof![2 => Just(json!(vec![1.0; count])), 1 => some].boxed()
}

/// A run short enough for hundreds of cases; the warm-up is given, and the run-out may cut orders off.
fn run() -> BoxedStrategy<Value> {
    let run_out = prop_oneof![Just(json!(0)), part(&bounds::RUN_OUT_DAYS, 1.0..=14.0), Just(json!(182))];
    (
        part(&bounds::WARM_UP_DAYS, 0.0..=28.0),
        part(&bounds::RUN_DAYS, 7.0..=42.0),
        run_out,
        part(&bounds::SEED, bounds::SEED.min..=bounds::SEED.max),
    )
        .prop_map(|(warm_up, days, run_out, seed)| {
            json!({"warm_up_days": warm_up, "run_days": days, "run_out_days": run_out, "seed": seed})
        })
        .boxed()
}

fn demand() -> BoxedStrategy<Value> {
    let items = prop_oneof![
        part(&bounds::ITEM_COUNT, 1.0..=6.0).prop_map(|count| json!({"kind": "uniform", "count": count})),
        (part(&bounds::ITEM_COUNT, 1.0..=6.0), part(&bounds::ZIPF_EXPONENT, 0.0..=3.0))
            .prop_map(|(count, exponent)| json!({"kind": "zipf", "count": count, "exponent": exponent})),
        Just(json!({"kind": "listed", "list": [{"weight": 3}, {"weight": 0}, {"weight": 1, "price": 7}]})),
        listed_items(),
    ];
    // Two or four orders a day with gaps of no spread come at whole quarters of a day.
    let rate = prop_oneof![Just(json!(2)), Just(json!(4)), part(&bounds::ORDERS_PER_DAY, 0.2..=16.0)];
    let rush = share(&bounds::RUSH_SHARE, bounds::RUSH_SHARE.max);
    let usual =
        (rate, spread(&bounds::GAP_CV), multipliers(7), multipliers(12), count(4.0), count(4.0), items, rush)
            .prop_map(|(rate, cv, weekday, season, lines, units, items, rush)| {
                json!({
                    "orders_per_day": rate, "gap_cv": cv, "weekday": weekday, "season": season,
                    "lines": lines, "units": units, "items": items, "rush_share": rush,
                })
            });
    let trend = prop_oneof![3 => Just(json!(0)), 1 => part(&bounds::TREND, -0.9..=3.0)];
    (usual, trend, surges(), classes(), content())
        .prop_map(|(mut demand, trend, surges, classes, content)| {
            demand["trend"] = trend;
            demand["surges"] = surges;
            demand["classes"] = classes;
            for (field, value) in content {
                demand[field] = value;
            }
            demand
        })
        .boxed()
}

/// Items that say themselves when and how much of them is ordered, and how long it takes; each says what it likes.
fn listed_items() -> BoxedStrategy<Value> {
    let point = prop::option::of(part(&bounds::ITEM_REORDER_POINT, -20.0..=30.0));
    let above = prop::option::of(1..=30_i64);
    let lot = prop::option::of(part(&bounds::ITEM_ORDER_QUANTITY, 1.0..=30.0));
    let item = (part(&bounds::WEIGHT, 0.1..=5.0), point, above, lot, prop::option::of(duration(6.0)))
        .prop_map(|(weight, point, above, lot, lead_time)| {
            // A level lies above its reorder point, where both are given.
            let level = above.map(|above| point.as_ref().and_then(Value::as_i64).unwrap_or(0).max(0) + above);
            let mut item = json!({"weight": weight});
            let own =
                [("reorder_point", json!(point)), ("level", json!(level)), ("order_quantity", json!(lot))];
            for (field, value) in own.into_iter().chain([("lead_time", json!(lead_time))]) {
                if !value.is_null() {
                    item[field] = value;
                }
            }
            item
        });
    prop::collection::vec(item, 1..=4).prop_map(|list| json!({"kind": "listed", "list": list})).boxed()
}

/// Spells in which something does not work; mostly none.
fn disruptions() -> BoxedStrategy<Value> {
    let kind = prop_oneof![
        Just(json!({"kind": "supplier_outage"})),
        Just(json!({"kind": "line_breakdown"})),
        Just(json!({"kind": "transport_stop"})),
        part(&bounds::DISRUPTION_FACTOR, 0.0..=4.0)
            .prop_map(|factor| json!({"kind": "demand_surge", "factor": factor})),
        part(&bounds::DISRUPTION_FACTOR, 0.0..=4.0)
            .prop_map(|factor| json!({"kind": "faults", "factor": factor})),
    ];
    let spell =
        (kind, part(&bounds::DISRUPTION_START, 0.0..=30.0), part(&bounds::DISRUPTION_DAYS, 1.0..=12.0))
            .prop_map(|(mut kind, start, days)| {
                kind["start_day"] = start;
                kind["days"] = days;
                kind
            });
    prop_oneof![3 => Just(json!([])), 1 => prop::collection::vec(spell, 1..=4).prop_map(|spells| json!(spells))].boxed()
}

/// Spells of more, less, or no demand; mostly none.
fn surges() -> BoxedStrategy<Value> {
    let surge = (
        part(&bounds::SURGE_START, -10.0..=40.0),
        part(&bounds::SURGE_DAYS, 1.0..=20.0),
        part(&bounds::SURGE_FACTOR, 0.0..=4.0),
    )
        .prop_map(|(start, days, factor)| json!({"start_day": start, "days": days, "factor": factor}));
    prop_oneof![3 => Just(json!([])), 1 => prop::collection::vec(surge, 1..=3).prop_map(|surges| json!(surges))]
        .boxed()
}

/// Customer classes, some with a promise of their own; mostly none.
fn classes() -> BoxedStrategy<Value> {
    let class = (
        part(&bounds::WEIGHT, 0.1..=5.0),
        prop::option::of(part(&bounds::PROMISE_BTS, 0.0..=8.0)),
        prop::option::of(share(&bounds::CLASS_RUSH_SHARE, 1.0)),
    )
        .prop_map(|(weight, days, rush)| {
            let mut class = json!({"weight": weight, "bts_days": days, "bto_days": days});
            if let Some(rush) = rush {
                class["rush_share"] = rush;
            }
            class
        });
    prop_oneof![3 => Just(json!([])), 1 => prop::collection::vec(class, 1..=3).prop_map(|classes| json!(classes))]
        .boxed()
}

/// What orders ask for instead of lines drawn one by one: order types, or a history; mostly neither.
fn content() -> BoxedStrategy<Vec<(&'static str, Value)>> {
    let items = || ("items", json!({"kind": "uniform", "count": 4}));
    let units = || prop::collection::vec(0..=3_u32, 4);
    let lines = |units: &[u32]| -> Vec<[u32; 2]> {
        let wanted: Vec<[u32; 2]> =
            (1..).zip(units).filter(|(_, units)| **units > 0).map(|(item, units)| [item, *units]).collect();
        if wanted.is_empty() { vec![[1, 1]] } else { wanted }
    };
    let basket = (part(&bounds::WEIGHT, 0.1..=5.0), units())
        .prop_map(move |(weight, units)| json!({"weight": weight, "lines": lines(&units)}));
    let replayed = (part(&bounds::REPLAY_AT, 0.0..=14.0), units()).prop_map(move |(at, units)| {
        let mut order = vec![at];
        order.extend(lines(&units).into_iter().flatten().map(Value::from));
        json!(order)
    });
    prop_oneof![
        3 => Just(Vec::new()),
        1 => prop::collection::vec(basket, 1..=3).prop_map(move |baskets| vec![items(), ("baskets", json!(baskets))]),
        1 => prop::collection::vec(replayed, 1..=30)
            .prop_map(move |orders| vec![items(), ("replay", json!({"days": 14, "orders": orders}))]),
    ]
    .boxed()
}

fn order_cycle() -> BoxedStrategy<Value> {
    const STEPS: [&str; 16] = [
        "preparation",
        "transmittal",
        "accuracy_check",
        "order_return",
        "availability_check",
        "notice",
        "credit_check",
        "credit_hold",
        "recording",
        "documents",
        "scheduling",
        "packing",
        "delivery_documents",
        "transport",
        "transport_delay",
        "status_report",
    ];
    let some = (prop::collection::vec(duration(2.0), STEPS.len()), limited_duration()).prop_map(
        |(durations, collect)| {
            let mut steps: serde_json::Map<String, Value> =
                STEPS.iter().map(|step| (*step).to_owned()).zip(durations).collect();
            steps.insert("collect".to_owned(), collect);
            Value::Object(steps)
        },
    );
    let nothing: serde_json::Map<String, Value> =
        STEPS.iter().chain(&["collect"]).map(|step| ((*step).to_owned(), json!(0))).collect();
    prop_oneof![3 => some, 1 => Just(Value::Object(nothing))].boxed()
}

fn replenishment() -> BoxedStrategy<Value> {
    let target = || part(&bounds::SERVICE_TARGET, bounds::SERVICE_TARGET.min..=bounds::SERVICE_TARGET.max);
    let policy = Union::new([
        (target(), part(&bounds::COVER_DAYS, 0.0..=20.0))
            .prop_map(|(target, cover)| {
                json!({"policy": "s_nq", "set_by": "target", "cycle_service_level": target, "cover_days": cover})
            })
            .boxed(),
        (part(&bounds::REORDER_POINT, -20.0..=40.0), part(&bounds::ORDER_QUANTITY, 1.0..=40.0))
            .prop_map(|(point, lot)| {
                json!({"policy": "s_nq", "set_by": "explicit", "reorder_point": point, "order_quantity": lot})
            })
            .boxed(),
        (target(), part(&bounds::COVER_DAYS, 0.0..=20.0))
            .prop_map(|(target, cover)| {
                json!({"policy": "s_s", "set_by": "target", "cycle_service_level": target, "cover_days": cover})
            })
            .boxed(),
        (part(&bounds::REORDER_POINT, -20.0..=40.0), 1..=40_i64)
            .prop_map(|(point, more)| {
                let level = point.as_i64().unwrap() + more;
                json!({"policy": "s_s", "set_by": "explicit", "reorder_point": point, "order_up_to": level})
            })
            .boxed(),
        target()
            .prop_map(|target| json!({"policy": "base_stock", "set_by": "target", "cycle_service_level": target}))
            .boxed(),
        part(&bounds::BASE_STOCK_LEVEL, 0.0..=40.0)
            .prop_map(|level| json!({"policy": "base_stock", "set_by": "explicit", "level": level}))
            .boxed(),
    ]);
    let review = prop_oneof![
        3 => Just(json!(0)),
        1 => Just(json!(1)),
        1 => part(&bounds::REVIEW_DAYS, 0.25..=10.0),
    ];
    let initial = prop::option::weighted(0.3, part(&bounds::INITIAL_STOCK, 0.0..=60.0));
    let line = (
        part(&bounds::LINE_SERVERS, 1.0..=3.0),
        part(&bounds::LINE_SETUP_DAYS, 0.0..=1.0),
        part(&bounds::LINE_UNIT_DAYS, 0.0..=0.2),
        spread(&bounds::LINE_CV),
    )
        .prop_map(|(servers, setup, unit, cv)| json!({"servers": servers, "setup_days": setup, "unit_days": unit, "cv": cv}));
    (policy, duration(8.0), any::<bool>(), review, initial, prop::option::weighted(0.25, line))
        .prop_map(|(mut policy, lead_time, crossing, review, initial, line)| {
            policy["lead_time"] = lead_time;
            policy["crossing"] = json!(crossing);
            policy["review_days"] = review;
            policy["initial_stock"] = json!(initial);
            policy["own_line"] = json!(line);
            policy
        })
        .boxed()
}

/// Every way to meet a shortage and to ship, and vehicles from never waited for to one every three days.
fn service() -> BoxedStrategy<Value> {
    let shortage = prop_oneof![3 => Just("back_order"), 1 => Just("lose_units"), 1 => Just("lose_line"), 1 => Just("lose_order")];
    let interval = prop_oneof![
        3 => Just(json!(0)),
        1 => Just(json!(0.25)),
        1 => Just(json!(1)),
        1 => part(&bounds::VEHICLE_INTERVAL, 0.0..=3.0),
    ];
    (shortage, prop_oneof![Just("complete"), Just("partial")], interval)
        .prop_map(|(shortage, shipping, interval)| {
            json!({"shortage": shortage, "shipping": shipping, "vehicle_interval": interval})
        })
        .boxed()
}

/// Capacity from a quarter of the largest demand to far more than enough.
fn production() -> BoxedStrategy<Value> {
    let pace = Union::new([
        (part(&bounds::CAPACITY, 0.5..=60.0), part(&bounds::SETUP_SHARE, 0.0..=1.0))
            .prop_map(
                |(rate, setup)| json!({"set_by": "capacity", "orders_per_day": rate, "setup_share": setup}),
            )
            .boxed(),
        (part(&bounds::SETUP_DAYS, 0.0..=0.5), part(&bounds::UNIT_DAYS, 0.0..=0.2))
            .prop_map(|(setup, unit)| json!({"set_by": "times", "setup_days": setup, "unit_days": unit}))
            .boxed(),
        Just(json!({"set_by": "times", "setup_days": 0.25, "unit_days": 0})).boxed(),
        Just(json!({"set_by": "times", "setup_days": 0, "unit_days": 0})).boxed(),
    ]);
    (
        pace,
        part(&bounds::SERVERS, 1.0..=5.0),
        spread(&bounds::PRODUCTION_CV),
        share(&bounds::MATERIAL_SHORTAGE, bounds::MATERIAL_SHORTAGE.max),
        duration(4.0),
        prop_oneof![Just("fcfs"), Just("edd"), Just("shortest"), Just("rush_first")],
    )
        .prop_map(|(mut production, servers, cv, shortage, delay, rule)| {
            production["rule"] = json!(rule);
            production["servers"] = servers;
            production["cv"] = cv;
            production["materials"] = json!({"shortage": shortage, "delay": delay});
            production
        })
        .boxed()
}

fn quality() -> BoxedStrategy<Value> {
    const FAULTS: [(&str, &Bound); 10] = [
        ("wrong_order", &bounds::WRONG_ORDER),
        ("credit_hold", &bounds::CREDIT_HOLD),
        ("credit_cancel", &bounds::CREDIT_CANCEL),
        ("wrong_documents", &bounds::WRONG_DOCUMENTS),
        ("transport_delay", &bounds::TRANSPORT_DELAY),
        ("wrong_place", &bounds::WRONG_PLACE),
        ("short_pick", &bounds::SHORT_PICK),
        ("wrong_item", &bounds::WRONG_ITEM),
        ("damage", &bounds::DAMAGE),
        ("no_notice", &bounds::NO_NOTICE),
    ];
    let faults: Vec<BoxedStrategy<Value>> = FAULTS
        .iter()
        .map(|(_, bound)| prop_oneof![9 => share(bound, 0.4), 1 => Just(json!(bound.max))].boxed())
        .collect();
    (faults, share(&bounds::FAULT_CORRELATION, bounds::FAULT_CORRELATION.max))
        .prop_map(|(shares, correlation)| {
            let mut quality: serde_json::Map<String, Value> =
                FAULTS.iter().map(|(name, _)| (*name).to_owned()).zip(shares).collect();
            quality.insert("correlation".to_owned(), correlation);
            Value::Object(quality)
        })
        .boxed()
}

/// Promises fixed or quoted, to customers of any patience.
fn promise() -> BoxedStrategy<Value> {
    let kind = prop_oneof![
        1 => (part(&bounds::PROMISE_BTO, 0.0..=8.0), part(&bounds::PROMISE_RUSH_BTO, 0.0..=4.0))
            .prop_map(|(days, rush)| json!({"bto_kind": "fixed", "bto_days": days, "rush_bto_days": rush})),
        1 => part(&bounds::SAFETY_FACTOR, 0.5..=2.0)
            .prop_map(|factor| json!({"bto_kind": "quoted", "safety_factor": factor})),
    ];
    let patience =
        prop_oneof![2 => Just(Value::Null), 1 => (0.0..=6.0_f64).prop_map(Value::from), 1 => duration(8.0)];
    let stock = [part(&bounds::PROMISE_BTS, 0.0..=8.0), part(&bounds::PROMISE_RUSH_BTS, 0.0..=4.0)];
    (stock, kind, part(&bounds::DELIVERY_ALLOWANCE, 0.0..=2.0), patience)
        .prop_map(|([bts, rush_bts], mut promise, allowance, patience)| {
            promise["bts_days"] = bts;
            promise["rush_bts_days"] = rush_bts;
            promise["delivery_allowance"] = allowance;
            promise["patience"] = patience;
            promise
        })
        .boxed()
}

/// Corrections, with or without a warranty and with too few or enough technicians; mostly nothing follows delivery.
fn after_delivery() -> BoxedStrategy<Value> {
    let warranty = (
        part(&bounds::WARRANTY_DAYS, 0.0..=30.0),
        share(&bounds::CLAIM_RATE, bounds::CLAIM_RATE.max),
        part(&bounds::TECHNICIANS, 1.0..=3.0),
        duration(2.0),
        part(&bounds::REFUND_AFTER_DAYS, 0.0..=6.0),
    )
        .prop_map(|(days, rate, technicians, repair, refund)| {
            json!({
                "days": days, "claim_rate": rate, "technicians": technicians, "repair": repair, "refund_after_days": refund
            })
        });
    let replaced = share(&bounds::REPLACEMENT_SHARE, bounds::REPLACEMENT_SHARE.max);
    let some = (duration(4.0), replaced, duration(4.0), prop::option::of(warranty)).prop_map(
        |(report, replaced, credit, warranty)| {
            json!({"report": report, "replacement_share": replaced, "credit_time": credit, "warranty": warranty})
        },
    );
    prop_oneof![3 => Just(Value::Null), 1 => some].boxed()
}

/// Any small scenario, as JSON.
pub fn scenarios() -> BoxedStrategy<Value> {
    let faults = (quality(), after_delivery(), disruptions());
    (run(), demand(), order_cycle(), promise(), service(), replenishment(), production(), faults)
        .prop_map(|(run, demand, order_cycle, promise, service, replenishment, production, (quality, after, disruptions))| {
            json!({
                "run": run, "demand": demand, "order_cycle": order_cycle, "promise": promise, "service": service,
                "replenishment": replenishment, "production": production, "quality": quality, "after_delivery": after,
                "disruptions": disruptions,
            })
        })
        .boxed()
}
