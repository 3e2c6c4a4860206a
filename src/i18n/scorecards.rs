//! The two scorecards: which measures each strategy is judged by, what they are called, what is divided by
//! what, and the sentence under them.

use crate::experiment::Summary;
use crate::stats::Estimate;

use super::precision::Form;
use super::texts::pick;
use super::{MoneyScale, Texts, UNDEFINED, days_text, format_number, per_100, show_estimate};

/// One row of a scorecard.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// The measure's name in results.
    pub id: &'static str,
    /// Its name on the screen.
    pub name: &'static str,
    /// What it means, with what it is divided by.
    pub meaning: &'static str,
    /// Its value with its unit: "95.3%", "1.74 days", "0.8 million ₫"; a dash where there is nothing to count.
    pub value: String,
    /// "±0.1", or what else is said of its precision.
    pub reach: String,
    /// "%", "days": for tables.
    pub unit: String,
    /// Value and interval in that unit.
    pub numbers: [Option<f64>; 3],
}

/// How a measure is written.
#[derive(Clone, Copy)]
enum Unit {
    Percent,
    Days,
    Orders,
    Money,
}

/// A measure with its Vietnamese and English names and meanings.
struct Row(&'static str, Unit, [&'static str; 2], [&'static str; 2]);

/// Build to stock: what was on the shelf. The five groups of DESIGN.md, in order.
const STOCK: [Row; 9] = [
    Row(
        "order_fill_rate",
        Unit::Percent,
        ["Tỷ lệ đơn hàng đáp ứng đủ", "Order fill rate"],
        [
            "đơn có đủ mọi thứ ngay trên kệ ÷ đơn được kiểm tra",
            "orders met whole from the shelf ÷ orders checked",
        ],
    ),
    Row(
        "line_fill_rate",
        Unit::Percent,
        ["Tỷ lệ đáp ứng theo dòng hàng", "Line fill rate"],
        [
            "dòng hàng có đủ ngay trên kệ ÷ dòng hàng được kiểm tra",
            "lines met whole from the shelf ÷ lines checked",
        ],
    ),
    ON_TIME,
    Row(
        "back_orders_open_mean",
        Unit::Orders,
        ["Số đơn hàng chờ bổ sung", "Back-orders open"],
        ["đơn đang chờ hàng vào một thời điểm, bình quân", "orders waiting for goods at a time, on average"],
    ),
    Row(
        "back_order_value_mean",
        Unit::Money,
        ["Giá trị chờ bổ sung", "Value of back-orders"],
        [
            "giá trị hàng còn nợ khách vào một thời điểm, bình quân",
            "value owed to customers at a time, on average",
        ],
    ),
    Row(
        "back_order_rate",
        Unit::Percent,
        ["Tần suất chờ bổ sung", "Back-order frequency"],
        ["đơn phải chờ bổ sung ÷ đơn được kiểm tra", "orders that wait for goods ÷ orders checked"],
    ),
    Row(
        "back_order_duration_mean",
        Unit::Days,
        ["Thời gian chờ bổ sung", "Back-order duration"],
        [
            "số ngày chờ đến khi đủ hàng ÷ đơn chờ đã có đủ hàng",
            "days until everything is held ÷ back-orders served",
        ],
    ),
    Row(
        "back_order_duration_over_all_mean",
        Unit::Days,
        ["Thời gian chờ bổ sung, mọi đơn", "Back-order duration, all orders"],
        ["cùng số ngày đó ÷ mọi đơn được kiểm tra", "the same days ÷ all orders checked"],
    ),
    RETURNS,
];

/// Build to order: was the promise kept.
const ORDER: [Row; 9] = [
    Row(
        "promised_mean",
        Unit::Days,
        ["Thời gian cam kết", "Promised response time"],
        [
            "số ngày cam kết với khách, bình quân trên mọi đơn",
            "days quoted to customers, on average over all orders",
        ],
    ),
    Row(
        "on_time_completion_rate",
        Unit::Percent,
        ["Tỷ lệ hoàn tất đúng hạn", "On-time completion rate"],
        [
            "đơn làm xong kịp để giao đúng cam kết ÷ đơn đã làm xong",
            "orders made in time to be delivered as promised ÷ orders made",
        ],
    ),
    ON_TIME,
    Row(
        "late_orders_open_mean",
        Unit::Orders,
        ["Số đơn hàng trễ hạn", "Late orders open"],
        [
            "đơn quá hạn chưa giao xong vào một thời điểm, bình quân",
            "past the promise, not yet delivered, at a time, on average",
        ],
    ),
    Row(
        "late_value_mean",
        Unit::Money,
        ["Giá trị đơn hàng trễ hạn", "Value of late orders"],
        ["giá trị các đơn đó vào một thời điểm, bình quân", "value of these orders at a time, on average"],
    ),
    Row(
        "late_order_rate",
        Unit::Percent,
        ["Tần suất trễ hạn", "Late-order frequency"],
        ["đơn trễ hạn ÷ đơn đã trao, không kể đơn bị hủy", "late orders ÷ orders placed and not cancelled"],
    ),
    Row(
        "days_late_mean",
        Unit::Days,
        ["Thời gian trễ hạn", "Lateness"],
        ["số ngày quá hạn ÷ đơn trễ hạn đã giao", "days past the promise ÷ late orders delivered"],
    ),
    Row(
        "days_late_over_all_mean",
        Unit::Days,
        ["Thời gian trễ hạn, mọi đơn", "Lateness, all orders"],
        ["cùng số ngày đó ÷ mọi đơn đã giao", "the same days ÷ all orders delivered"],
    ),
    RETURNS,
];

const ON_TIME: Row = Row(
    "on_time_delivery_rate",
    Unit::Percent,
    ["Tỷ lệ giao hàng đúng hạn", "On-time delivery rate"],
    [
        "đơn giao trong thời gian cam kết ÷ đơn đã trao, không kể đơn bị hủy",
        "orders delivered within the promise ÷ orders placed and not cancelled",
    ],
);
const RETURNS: Row = Row(
    "line_return_rate",
    Unit::Percent,
    ["Tỷ lệ dòng hàng bị trả lại", "Line-item return rate"],
    [
        "dòng hàng sai, hỏng hoặc giao nhầm nơi ÷ dòng hàng đã giao",
        "lines wrong, damaged or at the wrong place ÷ lines delivered",
    ],
);

/// Warranty returns and repairs: the fifth group of build to order, where there is a warranty.
const WARRANTY: [Row; 2] = [
    Row(
        "warranty_claim_rate",
        Unit::Percent,
        ["Tỷ lệ thu hồi để bảo hành", "Warranty returns"],
        [
            "dòng hàng hỏng trong thời hạn bảo hành ÷ dòng hàng giao không lỗi",
            "lines that fail under warranty ÷ lines delivered without a fault",
        ],
    ),
    Row(
        "repair_time_mean",
        Unit::Days,
        ["Thời gian sửa chữa", "Warranty repairs"],
        [
            "số ngày từ khi khách yêu cầu đến khi sửa xong ÷ yêu cầu đã sửa xong",
            "days from claim to repaired ÷ claims repaired",
        ],
    ),
];

/// Both scorecards, each with the measures that fit its strategy.
#[must_use]
pub fn scorecards(texts: Texts, summary: &Summary, currency: &str) -> [Vec<Score>; 2] {
    let card = |place: usize, rows: &[Row]| -> Vec<Score> {
        rows.iter().map(|row| score(texts, row, &summary.of(row.0).each[place], currency)).collect()
    };
    let mut to_order = card(1, &ORDER);
    // Without a warranty there is nothing to show.
    if summary.of(WARRANTY[0].0).each[1].value.is_some() {
        to_order.extend(card(1, &WARRANTY));
    }
    [card(0, &STOCK), to_order]
}

fn score(texts: Texts, row: &Row, estimate: &Estimate, currency: &str) -> Score {
    let Row(id, unit, names, meanings) = *row;
    let two_decimals = Form { factor: 1.0, most_decimals: 2, suffix: "" };
    let money = MoneyScale::of(texts, currency, estimate.value.unwrap_or(0.0));
    let (form, name) = match unit {
        Unit::Percent => (Form::PERCENT, "%".to_owned()),
        Unit::Days => (two_decimals, texts.figures.unit_days().to_owned()),
        Unit::Orders => (two_decimals, texts.figures.unit_orders().to_owned()),
        Unit::Money => (money.form(), money.name),
    };
    let shown = show_estimate(texts, estimate, form);
    let value = match unit {
        _ if estimate.value.is_none() => shown.value,
        Unit::Percent | Unit::Orders => shown.value,
        Unit::Days if is_given(estimate) => days_text(texts, estimate.value.unwrap_or(f64::NAN), 1),
        Unit::Days => texts.figures.days(&shown.value),
        Unit::Money => texts.figures.amount(&shown.value, &name),
    };
    // A promise that is the same for every order is no estimate.
    let reach = match is_given(estimate) {
        true if id == "promised_mean" => texts.figures.set_by_you().to_owned(),
        true => String::new(),
        false => shown.reach,
    };
    let numbers = [estimate.value, estimate.low, estimate.high].map(|number| number.map(|n| n * form.factor));
    let [name_shown, meaning] = [names, meanings].map(|both| pick(texts.language, both));
    Score { id, name: name_shown, meaning, value, reach, unit: name, numbers }
}

/// Whether a number is the same in every replication: its interval is only what rounding leaves.
fn is_given(estimate: &Estimate) -> bool {
    const ROUNDING: f64 = 1e-9;
    estimate.half_width().is_some_and(|half| half < ROUNDING)
}

/// The sentence under the scorecards: how each strategy fails its customers.
#[must_use]
pub fn scorecards_sentence(texts: Texts, summary: &Summary) -> String {
    let words = texts.figures;
    let of = |id: &str, place: usize| summary.of(id).each[place];
    let some = |estimate: &Estimate| {
        let orders = per_100(estimate).filter(|orders| *orders > 0.0)?;
        Some(format_number(texts.language, orders, 1))
    };
    let days = |id: &str, place: usize| {
        of(id, place).value.map_or(UNDEFINED.to_owned(), |days| days_text(texts, days, 1))
    };
    let stock = match (some(&of("back_order_rate", 0)), some(&of("lost_order_rate", 0))) {
        (Some(waiting), _) => words.stock_lets_wait(&waiting, &days("back_order_duration_mean", 0)),
        (None, Some(lost)) => words.stock_loses(&lost),
        (None, None) => words.stock_never_waits().to_owned(),
    };
    let order = match (some(&of("refused_rate", 1)), some(&of("late_order_rate", 1))) {
        // Refused orders are not on time either.
        (Some(refused), Some(late)) => words.order_is_refused(&refused, &late),
        (_, Some(late)) => words.order_is_late(&late, &days("days_late_mean", 1)),
        (_, None) => words.order_never_late().to_owned(),
    };
    words.scorecards_sentence(&stock, &order)
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;
    use crate::experiment::MeasureResult;

    fn about(value: f64, half: f64) -> Estimate {
        Estimate { value: Some(value), low: Some(value - half), high: Some(value + half) }
    }

    fn summary(measures: &[(&'static str, Estimate)]) -> Summary {
        let result = |(measure, each): &(&'static str, Estimate)| MeasureResult {
            measure,
            each: [*each; 2],
            difference: Estimate::UNDEFINED,
            saved: None,
        };
        Summary {
            replications: 1000,
            results: measures.iter().map(result).collect(),
            warnings: Vec::new(),
            digest: String::new(),
        }
    }

    #[test]
    fn every_row_is_a_measure() {
        for Row(id, ..) in STOCK.iter().chain(&ORDER).chain(&WARRANTY) {
            assert!(crate::measure::measure(id).is_some(), "{id}");
        }
    }

    #[test]
    fn values_have_their_units() {
        let summary = summary(&[
            ("line_fill_rate", about(0.953, 0.001)),
            ("back_order_value_mean", about(801_000.0, 20_000.0)),
            ("back_order_duration_mean", about(1.742, 0.02)),
            ("promised_mean", about(4.0, 0.0)),
        ]);
        // No warranty, no rows of it.
        assert_eq!(scorecards(Texts::of(Language::English), &summary, "₫")[1].len(), ORDER.len());
        let [stock, order] = scorecards(Texts::of(Language::English), &summary, "₫");
        let of = |cards: &[Score], id: &str| {
            let score = cards.iter().find(|score| score.id == id).unwrap();
            (score.value.clone(), score.reach.clone())
        };
        assert_eq!(of(&stock, "line_fill_rate"), ("95.3%".into(), "±0.1".into()));
        assert_eq!(of(&stock, "back_order_value_mean"), ("801 thousand ₫".into(), "±20".into()));
        assert_eq!(of(&stock, "back_order_duration_mean"), ("1.74 days".into(), "±0.02".into()));
        assert_eq!(of(&stock, "order_fill_rate"), ("—".into(), "".into()));
        assert_eq!(of(&order, "promised_mean"), ("4.0 days".into(), "set by you".into()));
    }

    #[test]
    fn the_sentence_says_how_each_fails() {
        let found = summary(&[
            ("back_order_rate", about(0.09, 0.001)),
            ("back_order_duration_mean", about(1.74, 0.02)),
            ("late_order_rate", about(0.084, 0.001)),
            ("days_late_mean", about(0.39, 0.01)),
        ]);
        assert_eq!(
            scorecards_sentence(Texts::of(Language::English), &found),
            "Building to stock lets 9.0 of 100 orders wait for goods, for 1.7 days on average; building to order \
             has 8.4 of 100 orders late, by 0.4 days on average."
        );
        let refused = [("refused_rate", about(0.05, 0.001)), ("late_order_rate", about(0.084, 0.001))];
        assert_eq!(
            scorecards_sentence(Texts::of(Language::English), &summary(&refused)),
            "Building to stock lets no order wait for goods; building to order has 5.0 of 100 orders refused for \
             too long a promise; 8.4 are late or refused."
        );
        let nothing = scorecards_sentence(Texts::of(Language::English), &summary(&[]));
        assert_eq!(
            nothing,
            "Building to stock lets no order wait for goods; building to order has no order late."
        );
    }
}
