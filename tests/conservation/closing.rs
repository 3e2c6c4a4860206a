//! What must hold when a replication is over: every order has one end, and the totals are what the books add up to.

use perfect_order_lab::measure::{Total, Totals};
use perfect_order_lab::model::{Scenario, Time};
use perfect_order_lab::sim::Part;

use super::super::parts::{Seen, Shelf, Stage};
use super::Books;

impl Books {
    /// What must hold when the replication is over.
    pub fn close(&mut self, scenario: &Scenario, totals: &Totals) {
        let closed =
            |stage| [Stage::Delivered, Stage::Cancelled, Stage::Lost, Stage::StillOpen].contains(&stage);
        let open: Vec<(u64, Stage)> = self
            .orders
            .values()
            .filter(|seen| !closed(seen.stage))
            .map(|seen| (seen.placed.number, seen.stage))
            .collect();
        must!(self, open.is_empty(), "orders without an end: {open:?}");
        let days = scenario.run.run_days;
        must!(self, self.days == days, "{} of {days} days ended", self.days);
        // The last instant may be cut short, but not within the window.
        if self.now <= self.window_end {
            self.instant_over();
        }
        self.compare_orders_and_shelves();
        self.compare_totals(totals);
        self.close_afterwards(totals);
    }

    /// What the shelves still owe or hold is what the open orders still wait for or have not sent.
    fn compare_orders_and_shelves(&mut self) {
        let mut open = vec![0; self.shelves.len()];
        let unserved = |seen: &&Seen| seen.back_ordered && (seen.held != Time::NEVER) != seen.served;
        let unserved = self.orders.values().find(unserved).map(|seen| seen.placed.number);
        for seen in
            self.orders.values().filter(|seen| seen.stage == Stage::StillOpen && seen.checked != Time::NEVER)
        {
            for (index, line) in seen.placed.lines.iter().enumerate() {
                let gone: i64 = seen.left.iter().map(|(part, _)| seen.share(index, *part)).sum();
                open[line.item as usize] += seen.share(index, Part::Whole) - gone;
            }
        }
        let shelves: Vec<i64> = self.shelves.iter().map(Shelf::open).collect();
        must!(self, unserved.is_none(), "order {unserved:?} was not told of as served");
        must!(
            self,
            !self.is_stock() || open == shelves,
            "{open:?} by the orders, {shelves:?} by the shelves"
        );
    }

    /// The totals are what the orders add up to.
    fn compare_totals(&mut self, totals: &Totals) {
        let orders: Vec<&Seen> = self.orders.values().collect();
        let count = |is: &dyn Fn(&Seen) -> bool| {
            orders.iter().filter(|seen| seen.placed.counted && is(seen)).count() as f64
        };
        let ended = |stage: Stage| count(&|seen| seen.stage == stage && !self.is_condemned(seen));
        let [delivered, lost] = [Stage::Delivered, Stage::Lost].map(ended);
        let condemned = count(&|seen| self.is_condemned(seen));
        let late = count(&|seen| {
            seen.stage == Stage::StillOpen && !self.is_condemned(seen) && seen.ended > seen.placed.due
        });
        let open = ended(Stage::StillOpen);
        let cancelled = condemned + ended(Stage::Cancelled);
        let window = |from: Time, until: Time| {
            let clip = |at: Time| at.clamp(Time::ZERO, self.window_end);
            (clip(until.max(from)) - clip(from)).days()
        };
        let waiting = orders.iter().filter(|seen| seen.back_ordered && seen.placed.replaces.is_none());
        let waited: f64 = waiting.map(|seen| window(seen.checked, seen.held.min(seen.ended))).sum();
        let in_window = |at: Time| Time::ZERO <= at && at < self.window_end;
        let lost_units: i64 = orders.iter().filter(|s| in_window(s.checked)).flat_map(|s| &s.lost).sum();
        let expected = [
            (Total::Placed, count(&|_| true)),
            (Total::Delivered, delivered),
            (Total::Lost, lost),
            (Total::Cancelled, cancelled),
            (Total::StillOpen, open),
            (Total::Undecided, open - late),
            (Total::Cohort, delivered + lost + late),
            (Total::BackOrders, count(&|seen| seen.back_ordered)),
            (Total::BackOrdersServed, count(&|seen| seen.served)),
            (Total::BackOrdersOpen, waited),
            (Total::UnitsLost, lost_units as f64),
            (
                Total::Rush,
                count(&|seen| {
                    let ended_late = seen.stage == Stage::StillOpen && seen.ended > seen.placed.due;
                    let decided = [Stage::Delivered, Stage::Lost].contains(&seen.stage) || ended_late;
                    seen.placed.rush && decided && !self.is_condemned(seen)
                }),
            ),
        ];
        for (total, expected) in expected {
            let told = totals.of(total);
            let same = (told - expected).abs() <= 1e-9 * expected.abs().max(1.0);
            must!(self, same, "{total:?}: {told} for {expected}");
        }
    }

    /// The run ended while its cancellation was on its way.
    fn is_condemned(&self, seen: &Seen) -> bool {
        seen.stage == Stage::StillOpen && seen.condemned
    }
}
