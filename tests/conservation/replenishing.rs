//! What the books say of replenishments: when they may be ordered, how much, and which one comes.
//!
//! Not here: the shelf that they fill (`books`).

use perfect_order_lab::sim::{ItemPolicy, Refill};

use super::Books;

impl Books {
    pub(super) fn replenished(&mut self, item: usize, units: i64, nth: u32) {
        let ItemPolicy { reorder_point, refill } = self.policies[item];
        let before = self.shelves[item].stock.position();
        let nothing = units == 0 && self.orders_each_review && self.review_period.is_some();
        must!(self, before <= reorder_point || nothing, "item {item}: position {before}");
        let reviewed = self.review_period.is_none_or(|period| self.now.0 % period.0 == 0);
        must!(self, reviewed, "item {item} ordered between reviews");
        let after = before + units;
        match refill {
            Refill::Multiples { lot } => {
                must!(self, units > 0 && units % lot == 0, "item {item}: {units} by {lot}");
                let least = after > reorder_point && after - lot <= reorder_point;
                must!(self, least, "item {item}: {before} + {units}");
            }
            Refill::UpTo { level } => {
                must!(
                    self,
                    after == level || nothing && before > reorder_point,
                    "item {item}: {before} + {units} for {level}"
                )
            }
        }
        let shelf = &mut self.shelves[item];
        let number = shelf.orders;
        shelf.orders += 1;
        shelf.ordered += units;
        shelf.stock.on_order += units;
        shelf.coming.push_back((nth, units));
        self.lots += usize::from(self.own_line.is_some());
        must!(self, nth == number, "item {item}: replenishment {nth} after {number}");
    }

    pub(super) fn received(&mut self, item: usize, units: i64, net_before: i64, nth: u32) {
        let shelf = &mut self.shelves[item];
        let net = shelf.stock.available - shelf.stock.owed;
        let first = shelf.coming.front().copied();
        let place = shelf.coming.iter().position(|coming| *coming == (nth, units));
        if let Some(place) = place {
            shelf.coming.remove(place);
        }
        self.lots -= usize::from(self.own_line.is_some());
        shelf.received += units;
        shelf.stock.on_order -= units;
        shelf.stock.available += units;
        must!(self, place.is_some(), "item {item}: {units} units came that nobody ordered");
        must!(self, self.crossing || first == Some((nth, units)), "item {item}: {units} overtook {first:?}");
        must!(self, net_before == net, "item {item}: {net_before} for {net}");
        self.serve(item);
    }
}
