//! The one table of bounds: for every number of a scenario its field, unit, smallest and largest value,
//! default and step. Checks, sliders, the documentation and the test generators are all made from it.

use serde_json::Value;

use super::complaint::Problem;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Orders a day.
    OrdersPerDay,
    /// Days of 24 hours.
    Days,
    /// A coefficient of variation: standard deviation ÷ mean.
    CoefficientOfVariation,
    /// A share or probability from 0 to 1, shown in per cent.
    Share,
    /// Units of stock.
    Units,
    /// A plain count of the thing that the field names.
    Count,
    /// Money, in the scenario's currency.
    Money,
    /// A multiplier or another number without a unit.
    Plain,
}

/// The bound of one field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// The field, for example `demand.orders_per_day`.
    pub path: &'static str,
    /// What it counts.
    pub unit: Unit,
    /// The smallest value.
    pub min: f64,
    /// The largest value.
    pub max: f64,
    /// The value when the file does not give one.
    pub default: f64,
    /// One step of a slider.
    pub step: f64,
    /// Whether only whole numbers will do.
    pub whole: bool,
}

impl Bound {
    /// The last part of the path: the field's name within its group.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.path.rsplit('.').next().unwrap_or(self.path)
    }

    /// The same bound for a field of another name.
    pub(super) const fn called(self, name: &'static str) -> Self {
        Self { path: name, ..self }
    }

    /// Checks a JSON value against the bound.
    ///
    /// # Errors
    /// What is wrong with it, and the limit it breaks.
    pub fn check(&self, value: &Value) -> Result<f64, Problem> {
        self.check_number(value.as_f64().ok_or(Problem::NotANumber)?)
    }

    /// Checks a number against the bound.
    ///
    /// # Errors
    /// What is wrong with it, and the limit it breaks.
    pub fn check_number(&self, number: f64) -> Result<f64, Problem> {
        if !number.is_finite() {
            Err(Problem::NotANumber)
        } else if self.whole && number.trunc() != number {
            Err(Problem::NotWhole)
        } else if number < self.min {
            Err(Problem::TooSmall { min: self.min })
        } else if number > self.max {
            Err(Problem::TooLarge { max: self.max })
        } else {
            Ok(number)
        }
    }
}

/// Writes the table: name, path, unit, range, default, step.
macro_rules! bounds {
    ($($(#[doc = $doc:literal])* $name:ident $path:literal $unit:ident $min:literal ..= $max:literal, $default:literal, step $step:literal $($whole:ident)?;)*) => {
        $($(#[doc = $doc])* pub const $name: Bound = Bound {
            path: $path, unit: Unit::$unit, min: $min, max: $max, default: $default, step: $step,
            whole: bounds!(@whole $($whole)?),
        };)*

        /// Every bound, in the order of the file.
        pub const ALL: &[Bound] = &[$($name),*];

        /// What each number is, in a sentence, by its path: the comments of the table.
        pub(super) const ABOUT: &[(&str, &str)] = &[$(($path, concat!($($doc),*))),*];
    };
    (@whole whole) => { true };
    (@whole) => { false };
}

bounds! {
    /// Length of the measured window.
    RUN_DAYS "run.run_days" Days 7.0..=3640.0, 126.0, step 7.0 whole;
    /// Length of the warm-up; chosen by the program when the file does not give it.
    WARM_UP_DAYS "run.warm_up_days" Days 0.0..=3640.0, 28.0, step 7.0 whole;
    /// How long after the window open orders are followed at the most.
    RUN_OUT_DAYS "run.run_out_days" Days 0.0..=3640.0, 182.0, step 7.0 whole;
    /// Number of replications.
    REPLICATIONS "run.replications" Count 1.0..=100000.0, 1000.0, step 100.0 whole;
    /// The random seed.
    SEED "run.seed" Count 0.0..=4294967295.0, 2718.0, step 1.0 whole;

    /// Mean number of orders a calendar day, over weeks and seasons.
    ORDERS_PER_DAY "demand.orders_per_day" OrdersPerDay 0.01..=1000.0, 6.0, step 0.1;
    /// Coefficient of variation of the gaps between orders; 1 is Poisson, 0 is regular.
    GAP_CV "demand.gap_cv" CoefficientOfVariation 0.0..=3.0, 1.0, step 0.05;
    /// A weekday's or a season's share of demand, relative to the others.
    MULTIPLIER "demand.multiplier" Plain 0.0..=1000.0, 1.0, step 0.1;
    /// Growth of demand over a model year of 364 days; it compounds.
    TREND "demand.trend" Plain -0.9..=9.0, 0.0, step 0.05;
    /// First day of a surge; 0 is the first of the measured window.
    SURGE_START "demand.surges.start_day" Days -3640.0..=7280.0, 0.0, step 1.0 whole;
    /// Length of a surge.
    SURGE_DAYS "demand.surges.days" Days 1.0..=3640.0, 7.0, step 1.0 whole;
    /// Demand in a surge, relative to what it would have been.
    SURGE_FACTOR "demand.surges.factor" Plain 0.0..=100.0, 2.0, step 0.1;
    /// Share of orders that are rush orders, with a promise of their own.
    RUSH_SHARE "demand.rush_share" Share 0.0..=1.0, 0.0, step 0.01;
    /// Number of items.
    ITEM_COUNT "demand.items.count" Count 1.0..=10000.0, 8.0, step 1.0 whole;
    /// How steeply popularity falls from item to item (Zipf's law); 0 is even.
    ZIPF_EXPONENT "demand.items.exponent" Plain 0.0..=3.0, 0.6, step 0.1;
    /// An item's place in the list, from 1.
    ITEM_NUMBER "demand.items.number" Count 1.0..=10000.0, 1.0, step 1.0 whole;
    /// Length of a history that is replayed in a cycle: whole weeks.
    REPLAY_DAYS "demand.replay.days" Days 7.0..=3640.0, 28.0, step 7.0 whole;
    /// When a replayed order was placed, from the start of the history.
    REPLAY_AT "demand.replay.orders.at" Days 0.0..=3640.0, 0.0, step 0.01;
    /// Popularity of a listed item, relative to the others.
    WEIGHT "demand.items.list.weight" Plain 0.0..=1000000000000.0, 1.0, step 1.0;

    /// A listed item's own base stock or order-up-to level, in place of the policy's.
    ITEM_LEVEL "demand.items.list.level" Units 0.0..=1000000.0, 20.0, step 1.0 whole;
    /// A listed item's own reorder point, in place of the policy's.
    ITEM_REORDER_POINT "demand.items.list.reorder_point" Units -100000.0..=1000000.0, 10.0, step 1.0 whole;
    /// A listed item's own order quantity, in place of the policy's.
    ITEM_ORDER_QUANTITY "demand.items.list.order_quantity" Units 1.0..=1000000.0, 10.0, step 1.0 whole;
    /// Share of rush orders among the orders of a customer class.
    CLASS_RUSH_SHARE "demand.classes.rush_share" Share 0.0..=1.0, 0.0, step 0.01;

    /// A fixed duration.
    FIXED_DAYS "duration.days" Days 0.0..=365.0, 0.0, step 0.01;
    /// Smallest duration.
    MIN_DAYS "duration.min" Days 0.0..=365.0, 0.0, step 0.01;
    /// Likeliest duration.
    MODE_DAYS "duration.mode" Days 0.0..=365.0, 0.0, step 0.01;
    /// Largest duration.
    MAX_DAYS "duration.max" Days 0.0..=365.0, 0.0, step 0.01;
    /// Mean duration.
    MEAN_DAYS "duration.mean" Days 0.0..=365.0, 1.0, step 0.1;
    /// Coefficient of variation of a duration.
    DURATION_CV "duration.cv" CoefficientOfVariation 0.0..=3.0, 0.5, step 0.05;

    /// A fixed count.
    FIXED_COUNT "count.value" Count 1.0..=100000.0, 1.0, step 1.0 whole;
    /// Mean of a count.
    MEAN_COUNT "count.mean" Count 1.0..=1000.0, 2.0, step 0.1;

    /// Mean of the supplier's lead time.
    LEAD_TIME_MEAN "replenishment.lead_time.mean" Days 0.0..=365.0, 7.0, step 0.5;
    /// Coefficient of variation of the supplier's lead time.
    LEAD_TIME_CV "replenishment.lead_time.cv" CoefficientOfVariation 0.0..=3.0, 0.4, step 0.05;
    /// Target: the share of replenishment cycles without a shortage.
    SERVICE_TARGET "replenishment.cycle_service_level" Share 0.01..=0.9999, 0.95, step 0.001;
    /// Target: the share of units met at once.
    UNIT_FILL_TARGET "replenishment.unit_fill_rate" Share 0.01..=0.9999, 0.98, step 0.001;
    /// Target: the share of orders met at once as a whole.
    ORDER_FILL_TARGET "replenishment.order_fill_rate" Share 0.01..=0.9999, 0.95, step 0.001;
    /// Days of demand that one replenishment covers.
    COVER_DAYS "replenishment.cover_days" Days 0.0..=365.0, 9.0, step 1.0;
    /// Reorder point: a replenishment is ordered as soon as the position is at or below it.
    REORDER_POINT "replenishment.reorder_point" Units -100000.0..=1000000.0, 10.0, step 1.0 whole;
    /// Order-up-to level.
    ORDER_UP_TO "replenishment.order_up_to" Units -100000.0..=1000000.0, 20.0, step 1.0 whole;
    /// Order quantity.
    ORDER_QUANTITY "replenishment.order_quantity" Units 1.0..=1000000.0, 10.0, step 1.0 whole;
    /// Base stock level.
    BASE_STOCK_LEVEL "replenishment.level" Units 0.0..=1000000.0, 20.0, step 1.0 whole;

    /// Days between two reviews of stock; 0 is continuous review.
    REVIEW_DAYS "replenishment.review_days" Days 0.0..=91.0, 0.0, step 1.0;
    /// Stock of each item at the start of the warm-up; the policy's mean position when the file does not give it.
    INITIAL_STOCK "replenishment.initial_stock" Units 0.0..=1000000.0, 20.0, step 1.0 whole;
    /// Number of servers of the firm's own line that makes for stock.
    LINE_SERVERS "replenishment.own_line.servers" Count 1.0..=200.0, 1.0, step 1.0 whole;
    /// Set-up time of a lot on the firm's own line.
    LINE_SETUP_DAYS "replenishment.own_line.setup_days" Days 0.0..=365.0, 0.2, step 0.01;
    /// Production time of a unit on the firm's own line.
    LINE_UNIT_DAYS "replenishment.own_line.unit_days" Days 0.0..=365.0, 0.02, step 0.01;
    /// Coefficient of variation of a lot's production time on the firm's own line.
    LINE_CV "replenishment.own_line.cv" CoefficientOfVariation 0.0..=3.0, 0.5, step 0.05;

    /// Number of servers that produce to order.
    SERVERS "production.servers" Count 1.0..=200.0, 2.0, step 1.0 whole;
    /// Orders of average size that all servers together can produce a day.
    CAPACITY "production.orders_per_day" OrdersPerDay 0.01..=2000.0, 7.4, step 0.1;
    /// Share of an average order's production time that is set-up.
    SETUP_SHARE "production.setup_share" Share 0.0..=1.0, 0.4, step 0.05;
    /// Set-up time of an order.
    SETUP_DAYS "production.setup_days" Days 0.0..=365.0, 0.1, step 0.01;
    /// Production time of a unit.
    UNIT_DAYS "production.unit_days" Days 0.0..=365.0, 0.05, step 0.01;
    /// Coefficient of variation of an order's production time.
    PRODUCTION_CV "production.cv" CoefficientOfVariation 0.0..=3.0, 0.6, step 0.05;
    /// Days of demand for which materials are held.
    MATERIAL_DAYS "production.materials.days_of_supply" Days 0.0..=365.0, 10.0, step 1.0;
    /// Materials' share of a unit's cost.
    MATERIAL_SHARE "production.materials.cost_share" Share 0.0..=1.0, 0.5, step 0.05;
    /// Probability that the materials of an order are short.
    MATERIAL_SHORTAGE "production.materials.shortage" Share 0.0..=1.0, 0.01, step 0.005;

    /// Days from receipt within which an order is promised under build to stock.
    PROMISE_BTS "promise.bts_days" Days 0.0..=365.0, 2.0, step 0.25;
    /// Days from receipt within which an order is promised under build to order.
    PROMISE_BTO "promise.bto_days" Days 0.0..=365.0, 4.0, step 0.25;

    /// The same for rush orders under build to stock.
    PROMISE_RUSH_BTS "promise.rush_bts_days" Days 0.0..=365.0, 1.5, step 0.25;
    /// The same for rush orders under build to order.
    PROMISE_RUSH_BTO "promise.rush_bto_days" Days 0.0..=365.0, 2.5, step 0.25;
    /// What a quote multiplies the expected time of production by, waiting included.
    SAFETY_FACTOR "promise.safety_factor" Plain 0.1..=10.0, 1.2, step 0.05;
    /// Delivery allowance: days before the promise by which production is to be finished.
    DELIVERY_ALLOWANCE "promise.delivery_allowance" Days 0.0..=365.0, 1.5, step 0.25;

    /// Days between two vehicles; 0 is at once.
    VEHICLE_INTERVAL "service.vehicle_interval" Days 0.0..=30.0, 0.0, step 0.25;

    /// Probability that an order is wrong when it arrives, goes back to the customer once and loses time.
    WRONG_ORDER "quality.wrong_order" Share 0.0..=1.0, 0.02, step 0.005;
    /// Probability that an order is held at the credit check.
    CREDIT_HOLD "quality.credit_hold" Share 0.0..=1.0, 0.01, step 0.005;
    /// Probability that an order is cancelled at the credit check.
    CREDIT_CANCEL "quality.credit_cancel" Share 0.0..=1.0, 0.003, step 0.001;
    /// Probability of faulty documents.
    WRONG_DOCUMENTS "quality.wrong_documents" Share 0.0..=1.0, 0.01, step 0.001;
    /// Probability of a delay on the road.
    TRANSPORT_DELAY "quality.transport_delay" Share 0.0..=1.0, 0.02, step 0.005;
    /// Probability of delivery to the wrong place.
    WRONG_PLACE "quality.wrong_place" Share 0.0..=1.0, 0.003, step 0.001;
    /// Probability that a line is one unit short when it is packed.
    SHORT_PICK "quality.short_pick" Share 0.0..=1.0, 0.004, step 0.001;
    /// Probability that a line holds a wrong item.
    WRONG_ITEM "quality.wrong_item" Share 0.0..=1.0, 0.004, step 0.001;
    /// Probability that a line is damaged.
    DAMAGE "quality.damage" Share 0.0..=1.0, 0.006, step 0.001;
    /// Probability that the customer of a late order is not told of it.
    NO_NOTICE "quality.no_notice" Share 0.0..=1.0, 0.1, step 0.05;
    /// Correlation of the faults of one order.
    FAULT_CORRELATION "quality.correlation" Plain 0.0..=0.95, 0.0, step 0.05;

    /// First day of a disruption; 0 is the first of the measured window.
    DISRUPTION_START "disruptions.start_day" Days 0.0..=3640.0, 28.0, step 1.0 whole;
    /// Length of a disruption.
    DISRUPTION_DAYS "disruptions.days" Days 1.0..=364.0, 14.0, step 1.0 whole;
    /// Demand, or the probability of faults, in a disruption, relative to what it would have been.
    DISRUPTION_FACTOR "disruptions.factor" Plain 0.0..=100.0, 2.0, step 0.1;
    /// Share of faulty lines that are replaced; the others are credited.
    REPLACEMENT_SHARE "after_delivery.replacement_share" Share 0.0..=1.0, 0.8, step 0.05;
    /// How long the warranty of a line lasts from delivery.
    WARRANTY_DAYS "after_delivery.warranty.days" Days 0.0..=3640.0, 90.0, step 7.0;
    /// Probability that a line fails within its warranty.
    CLAIM_RATE "after_delivery.warranty.claim_rate" Share 0.0..=1.0, 0.02, step 0.005;
    /// Number of technicians who repair.
    TECHNICIANS "after_delivery.warranty.technicians" Count 1.0..=200.0, 1.0, step 1.0 whole;
    /// A claim that is not repaired so long after it was raised is refunded.
    REFUND_AFTER_DAYS "after_delivery.warranty.refund_after_days" Days 0.0..=3640.0, 14.0, step 1.0;

    /// Days from receipt within which customers request delivery, whatever was promised.
    REQUEST_DAYS "measures.request_days" Days 0.0..=365.0, 3.0, step 0.25;
    /// Days after the promise or the request that still count as on time, where a measure has a window.
    WINDOW_DAYS "measures.window_days" Days 0.0..=60.0, 0.0, step 0.25;
    /// A wait of at most so many days from the availability check.
    WAIT_WITHIN_DAYS "measures.wait_within_days" Days 0.0..=365.0, 0.5, step 0.25;

    /// Selling price of a unit.
    PRICE "money.price" Money 0.0..=1000000000000.0, 250000.0, step 1000.0;
    /// Cost of a unit: its materials and, where it is bought, its purchase price.
    UNIT_COST "money.unit_cost" Money 0.0..=1000000000000.0, 150000.0, step 1000.0;
    /// Holding cost of a year, as a share of the value that is held.
    HOLDING_RATE "money.holding_rate" Share 0.0..=2.0, 0.22, step 0.01;
    /// Cost of a replenishment.
    REPLENISHMENT_COST "money.replenishment" Money 0.0..=1000000000000.0, 60000.0, step 1000.0;
    /// Cost of a set-up for an order that is built to order.
    SETUP_COST "money.setup" Money 0.0..=1000000000000.0, 5000.0, step 1000.0;
    /// Cost of processing an order.
    ORDER_COST "money.order" Money 0.0..=1000000000000.0, 8000.0, step 1000.0;
    /// Cost of picking a line.
    LINE_COST "money.line" Money 0.0..=1000000000000.0, 2000.0, step 500.0;
    /// Cost of a shipment.
    SHIPMENT_COST "money.shipment" Money 0.0..=1000000000000.0, 25000.0, step 1000.0;
    /// Cost of a server a day.
    SERVER_COST "money.server_day" Money 0.0..=1000000000000.0, 120000.0, step 1000.0;
    /// Cost of a back-order a day, up to the promise.
    BACK_ORDER_COST "money.back_order_day" Money 0.0..=1000000000000.0, 5000.0, step 1000.0;
    /// Cost of a late order a day, after the promise.
    LATE_COST "money.late_day" Money 0.0..=1000000000000.0, 20000.0, step 1000.0;
    /// Goodwill lost with a lost unit, beyond its margin.
    GOODWILL_COST "money.lost_unit" Money 0.0..=1000000000000.0, 30000.0, step 1000.0;
    /// Cost of correcting a faulty line.
    CORRECTION_COST "money.correction" Money 0.0..=1000000000000.0, 40000.0, step 1000.0;
    /// Cost of taking a faulty line back, where corrections are followed; 15,000 when the file does not give it.
    RETURN_COST "money.return_line" Money 0.0..=1000000000000.0, 15000.0, step 1000.0;
    /// Cost of a repair under warranty; 60,000 when the file does not give it.
    REPAIR_COST "money.repair" Money 0.0..=1000000000000.0, 60000.0, step 1000.0;
    /// What a credited or refunded line costs; what was paid for it when the file does not give it.
    REFUND "money.refund" Money 0.0..=1000000000000.0, 250000.0, step 1000.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound() {
        let mut paths: Vec<&str> = ALL.iter().map(|bound| bound.path).collect();
        paths.sort_unstable();
        let rows = paths.len();
        paths.dedup();
        assert_eq!(paths.len(), rows, "a path stands twice");
        for bound in ALL {
            assert!(bound.min < bound.max && bound.step > 0.0, "{}", bound.path);
            assert_eq!(bound.check_number(bound.default), Ok(bound.default), "{}", bound.path);
        }
    }

    #[test]
    fn a_bound_says_which_limit_is_broken() {
        assert_eq!(SERVERS.check_number(0.0), Err(Problem::TooSmall { min: 1.0 }));
        assert_eq!(SERVERS.check_number(201.0), Err(Problem::TooLarge { max: 200.0 }));
        assert_eq!(SERVERS.check_number(1.5), Err(Problem::NotWhole));
        assert_eq!(SERVERS.check_number(f64::NAN), Err(Problem::NotANumber));
        assert_eq!(SERVERS.check(&Value::from("2")), Err(Problem::NotANumber));
    }
}
