//! Orders told one by one, and the measures that must come of them: the fills and the perfect order by hand.

use super::*;
use crate::measure::{CATALOGUE, ClockHistograms, Kind, LabObserver};
use crate::model::Scenario;

/// What a tally says of one measure, after it was told of some orders.
fn measures(orders: &[Order]) -> impl Fn(&str) -> f64 + use<> {
    let text = r#"{"run": {"run_days": 7}, "demand": {"items": {"kind": "listed", "list": [
        {"weight": 1, "price": 1}, {"weight": 1, "price": 5}, {"weight": 1, "price": 10}]}}}"#;
    let frame = Arc::new(Frame::new(&Scenario::from_text(text).unwrap(), 0));
    let mut lab = LabObserver::new(&frame, Strategy::BuildToStock, false);
    for order in orders {
        lab.see(order.checked, &Event::Checked { order });
        lab.see(order.delivered, &Event::Delivered { order });
    }
    let totals = lab.finish(&mut ClockHistograms::default()).0.totals;
    move |id| {
        let measure = CATALOGUE.iter().find(|measure| measure.id == id).unwrap();
        let Kind::OfTotals(of) = measure.kind else { panic!("{id}") };
        of(&totals).unwrap()
    }
}

fn line(item: u32, met: u32) -> Line {
    Line { item, units: 10, met, ..Line::default() }
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-12, "{found} and not {expected}");
}

/// Three lines of 10 units at 1, 5 and 10, with 10, 5 and 0 units met: order 0 %, line 33.3 %, unit 50 %,
/// value (10 + 25) ÷ 160 = 21.9 %.
#[test]
fn fill_rates_of_an_order_half_met() {
    let order = Order { counted: true, lines: vec![line(0, 10), line(1, 5), line(2, 0)], ..Order::default() };
    let of = measures(&[order]);
    close(of("order_fill_rate"), 0.0);
    close(of("line_fill_rate"), 1.0 / 3.0);
    close(of("unit_fill_rate"), 0.5);
    close(of("value_fill_rate"), 0.218_75);
}

/// A hundred orders of which 10 are late, 20 incomplete and 30 at the wrong place, by their numbers.
fn hundred(
    late: fn(u64) -> bool,
    incomplete: fn(u64) -> bool,
    wrong: fn(u64) -> bool,
) -> impl Fn(&str) -> f64 {
    let order = |number: u64| Order {
        number,
        counted: true,
        due: Time::DAY,
        delivered: if late(number) { Time(Time::DAY.0 + 1) } else { Time::DAY },
        lines: vec![Line { short_picked: incomplete(number), ..line(0, 10) }],
        wrong_place: wrong(number),
        ..Order::default()
    };
    let of = measures(&(0..100).map(order).collect::<Vec<_>>());
    close(of("on_time_delivery_rate"), 0.9);
    close(of("complete_rate"), 0.8);
    close(of("right_rate"), 0.7);
    // However the failures fall, the rates say the same: product 50.4 %, between 40 % and 70 %.
    close(of("perfect_order_product"), 0.504);
    close(of("perfect_order_lower_bound"), 0.4);
    close(of("perfect_order_upper_bound"), 0.7);
    of
}

/// Counted, both bounds are reached: failures that never meet, and failures that fall upon each other.
#[test]
fn the_perfect_order_is_counted_between_its_bounds() {
    let apart = hundred(|n| n < 10, |n| (10..30).contains(&n), |n| (30..60).contains(&n));
    close(apart("perfect_order_rate"), 0.4);
    let together = hundred(|n| n < 10, |n| n < 20, |n| n < 30);
    close(together("perfect_order_rate"), 0.7);
}
