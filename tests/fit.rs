//! From a CSV of order lines to a fitted demand, on real data.
//!
//! The data and their attribution: `tests/data/README.md`, `static/data/README.md`. With
//! `ORDER_HISTORY=…/online-retail-export.csv` the whole export is read too, and compared with the
//! compact form that is shipped; `ORDER_HISTORY_WRITE=1` beside it writes that form anew.

use std::path::{Path, PathBuf};

use perfect_order_lab::data::{
    Complaint, DateOrder, Options, OrderHistory, Progress, Reader, Role, SkipReason, Summary, compact, dates,
    dialect::DecimalMark, fit, read, scenario_json,
};
use perfect_order_lab::stats::inclusion::inclusion_probabilities;
use proptest::prelude::*;

const UNTIDY: &[u8] = include_bytes!("data/online-retail-2010-12.csv");
const SAMPLE: &[u8] = include_bytes!("data/online-retail-sample.csv");

const REMARKS: &str = "Chen, D. (2015), Online Retail, UCI Machine Learning Repository, doi:10.24432/C5BW33, CC BY 4.0.\n\
    Made from the orders of the customers abroad by tests/fit.rs; see README.md beside this file.";

fn export_path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("static/data/online-retail-export.orders")
}

fn skipped(history: &OrderHistory, reason: SkipReason) -> u64 {
    history.tally.skipped.get(&reason).map_or(0, |skipped| skipped.lines)
}

fn given(order: DateOrder) -> Options {
    Options { date_order: Some(order), ..Options::default() }
}

fn complaint(text: &str) -> Complaint {
    match read(text.as_bytes(), Options::default()) {
        Ok((history, _)) => panic!("{text:?} was read: {history:?}"),
        Err(complaint) => complaint,
    }
}

/// Every line of the file is kept or left out for one reason.
fn assert_accounted_for(history: &OrderHistory) {
    let left_out: u64 = history.tally.skipped.values().map(|skipped| skipped.lines).sum();
    assert_eq!(history.tally.lines, history.tally.kept + left_out);
    assert_eq!(history.tally.kept, history.lines() as u64 + history.tally.merged);
}

/// The counts of the whole export. Its README speaks of 1,887 orders with goods and 2,784 items:
/// those are all invoices with a positive line, 63 of them with nothing but postage, carriage or a
/// manual entry, and all codes on them, `POST`, `C2` and `M` among them. Without what is no goods,
/// 1,824 orders and 2,781 items are left; the sums hold.
fn assert_export(history: &OrderHistory) {
    let tally = &history.tally;
    assert_eq!(tally.lines, 44_951);
    assert_eq!((history.orders.len(), tally.orders_without_goods), (1824, 63));
    assert_eq!(history.orders.len() as u64 + tally.orders_without_goods, 1887);
    assert_eq!((history.items.len(), tally.codes_without_goods), (2781, 3));
    assert_eq!(history.items.len() as u64 + tally.codes_without_goods, 2784);
    assert_eq!(tally.cancelled_orders, 446);
    assert_eq!((tally.kept, tally.merged), (42_365, 151));
    assert_eq!(skipped(history, SkipReason::StockCorrection), 0);
    assert_eq!(
        (dates::iso(history.first_day), dates::iso(history.last_day)),
        ("2010-12-01".into(), "2011-12-09".into())
    );
    assert_accounted_for(history);
}

#[test]
fn the_untidy_extract_asks_for_the_date_order_and_is_read_in_steps() {
    let mut reader = Reader::new(UNTIDY, Options::default()).unwrap();
    let (mut asked, mut last) = (0, 0);
    let (history, dialect) = loop {
        match reader.advance(1000).unwrap() {
            Progress::Reading { done, of } => {
                assert!(done >= last && done <= of && of >= 20_000);
                last = done;
            }
            Progress::Ask(question) => {
                asked += 1;
                assert_eq!(question.suggested, Some(DateOrder::DayMonthYear));
                assert_eq!(question.readings[0].example, "2010-12-01");
                assert_eq!(question.readings[1].example, "2010-01-12");
                reader.answer(DateOrder::DayMonthYear);
            }
            Progress::Done => break reader.finish().unwrap(),
        }
    };
    assert_eq!((asked, dialect.separator, dialect.decimal_mark), (1, ';', DecimalMark::Comma));
    assert!(!dialect.decimal_mark_assumed && dialect.coded);
    // README: 439 orders. 16 of them have nothing but postage, or stock found (price 0, no customer).
    let tally = &history.tally;
    assert_eq!((history.orders.len(), tally.orders_without_goods), (423, 16));
    assert_eq!((tally.lines, tally.cancelled_orders), (10_000, 43));
    assert_eq!(skipped(&history, SkipReason::StockCorrection), 30);
    assert_eq!(skipped(&history, SkipReason::FreeWithoutCustomer), 15);
    assert_accounted_for(&history);
    assert_eq!(dates::iso(history.first_day), "2010-12-01");
    assert_eq!(dates::iso(history.last_day), "2010-12-05");
    assert_eq!((history.orders[0].id.as_str(), history.orders[0].at.second), ("536365", 8 * 3600 + 26 * 60));
    assert_eq!(history.items[0].code, "85123A");
    assert_eq!(history.items[0].price, Some(2.95));

    let fitted = fit(&history).unwrap();
    let summary = Summary::new(&history, Some(&dialect), &fitted);
    assert_eq!((summary.days, summary.trading_days), (5, 4));
    assert_eq!(
        (summary.weekdays_unknown.as_slice(), summary.weekdays_closed.as_slice()),
        (&[0, 1][..], &[5][..])
    );
    assert_eq!((fitted.season.weekday[0], fitted.season.weekday[5]), (1.0, 0.0));
    assert!(fitted.gap_cv_assumed && fitted.gap_cv == 1.0);
    assert_eq!(fitted.orders_per_day, 423.0 / 5.0);
}

#[test]
fn the_sample_of_the_export_fits() {
    let (history, dialect) = read(SAMPLE, Options::default()).unwrap();
    assert_eq!((dialect.separator, dialect.date_order), (',', DateOrder::MonthDayYear));
    assert_accounted_for(&history);
    assert!(history.tally.cancelled_orders > 5);
    let fitted = fit(&history).unwrap();
    let mean = history.lines() as f64 / history.orders.len() as f64;
    assert_eq!(fitted.lines.mean(), mean);
    assert!((fitted.items.iter().map(|item| item.order_share).sum::<f64>() - mean).abs() < 1e-9);
    assert!((fitted.season.weekday.iter().sum::<f64>() - 7.0).abs() < 1e-9);
    assert!((fitted.season.month.iter().sum::<f64>() - 12.0).abs() < 1e-9);
}

/// The weights bring each item back onto the share of orders on which it was observed.
#[test]
fn the_built_in_case_reads_back_and_its_weights_give_the_observed_shares() {
    let text = std::fs::read_to_string(export_path()).unwrap();
    let history = compact::read(&text).unwrap();
    assert_export(&history);
    assert_eq!(compact::write(&history, REMARKS), text);
    let fitted = fit(&history).unwrap();
    assert_eq!((fitted.orders, fitted.days), (1824, 374));
    let weights: Vec<f64> = fitted.items.iter().map(|item| item.weight).collect();
    let sizes: Vec<(usize, f64)> =
        fitted.lines.shares().into_iter().map(|(lines, share)| (lines as usize, share)).collect();
    let reached = inclusion_probabilities(&weights, &sizes);
    for (item, share) in fitted.items.iter().zip(reached) {
        assert!((share - item.order_share).abs() < 1e-6 * item.order_share, "{item:?}: {share}");
    }
    assert_eq!(fitted.season.weekday[5], 0.0);
    assert!(fitted.season.month[10] > fitted.season.month[3]);
    assert!((1.2..1.6).contains(&fitted.gap_cv) && !fitted.gap_cv_assumed, "{}", fitted.gap_cv);
    assert!(fitted.lines.points().len() <= 60 && fitted.units.points().len() <= 60);

    let scenario = scenario_json(&fitted, "Online Retail");
    assert_eq!(scenario["demand"]["items"]["list"][0]["name"], "22728");
    assert_eq!(scenario["demand"]["items"]["list"][0]["price"], 3.75);
    let size = scenario.to_string().len();
    assert!(size < 200_000, "{size} bytes");
}

#[test]
fn the_whole_export_and_its_compact_form_agree() {
    let Some(path) = std::env::var_os("ORDER_HISTORY") else { return };
    let bytes = std::fs::read(path).unwrap();
    let (history, dialect) = read(&bytes, Options::default()).unwrap();
    assert_eq!((dialect.separator, dialect.date_order), (',', DateOrder::MonthDayYear));
    assert_export(&history);
    let text = compact::write(&history, REMARKS);
    if std::env::var_os("ORDER_HISTORY_WRITE").is_some() {
        std::fs::write(export_path(), &text).unwrap();
    }
    assert!(std::fs::read_to_string(export_path()).unwrap() == text, "the shipped file is not this export's");
    let back = compact::read(&text).unwrap();
    assert_eq!(back.items, history.items);
    for (a, b) in back.orders.iter().zip(&history.orders) {
        assert_eq!((&a.id, a.at, &a.customer), (&b.id, b.at, &b.customer));
        let bare = |order: &perfect_order_lab::data::history::Order| -> Vec<(usize, u64)> {
            order.lines.iter().map(|line| (line.item, line.units)).collect()
        };
        assert_eq!(bare(a), bare(b));
    }
    let fitted = fit(&history).unwrap();
    let summary = Summary::new(&history, Some(&dialect), &fitted);
    println!("{}", serde_json::to_string(&summary).unwrap());
}

#[test]
fn a_file_that_is_no_history_gets_a_complaint() {
    assert_eq!(complaint(""), Complaint::Empty);
    assert_eq!(complaint("\u{feff}\r\n\r\n"), Complaint::Empty);
    assert_eq!(complaint("orders\n1\n"), Complaint::OneColumn { value: "orders".into() });
    let headers: Vec<String> = ["order", "date", "item", "qty"].map(String::from).to_vec();
    assert_eq!(complaint("order,date,item,qty\n\n"), Complaint::HeaderOnly { headers });
    assert!(matches!(complaint("a,b\n1,2\n"), Complaint::RoleMissing { role: Role::Order, .. }));
    assert_eq!(
        complaint("order,date,item,qty\n1,2010-12-01,tea,1\n2,2010-12-01,\"tea,1\n3,2010-12-01,tea,1\n"),
        Complaint::UnclosedQuote { line: 3, column: 3, value: "tea,1\n3,2010-12-01,tea,1\n".into() }
    );
    assert_eq!(
        complaint("order,date,item,qty\n1,2010-12-01,tea,x\n2,nix,tea,1\n3,nix,tea,1\n"),
        Complaint::NoOrders { lines: 3, most: Some((SkipReason::DateUnreadable, 2, 3)) }
    );
    assert!(matches!(
        complaint("order,date,item,qty\n1,1/2/2010,tea,1\n"),
        Complaint::DateOrderAmbiguous { .. }
    ));
}

#[test]
fn a_file_of_too_many_lines_is_refused_with_the_limit() {
    let text = "a,b\n".repeat(2_000_001);
    assert_eq!(complaint(&text), Complaint::TooManyLines { value: 2_000_001, limit: 2_000_000 });
}

#[test]
fn a_bad_line_is_skipped_with_its_place() {
    let long = "x".repeat(100_000);
    let text = format!(
        "Monthly report,,,,\r\norder,date,item,qty,price\r\n\
         1,2010-12-01,tea,1,2\r\n,2010-12-01,tea,1,2\r\n2,2010-12-01,,1,2\r\n\
         3,2010-12-01,tea,1e308,2\r\n4,2010-12-01,tea,1.5,2\r\n5,2010-12-01,tea,0,2\r\n\
         6,2010-12-01,tea,-1,2\r\n\r\nC7,2010-12-01,tea,-1,2\r\n8,2010-13-01,tea,1,2\r\n9,2010-12-01\r\n\
         10,2010-12-01,tea,1,2,3\r\n11,2099-12-01,tea,1,2\r\n12,2010-12-01,tea,1,-2\r\n\
         {long},2010-12-01,tea,1,2\r\n13,2010-12-01,Shipping,1,2\r\n1,2010-12-01,TEA,2,4\r\n\
         14,2010-12-01,\"two\r\nlines\",1,\r\n15,2010-12-01,tea,many,2\r\n"
    );
    for text in [text.clone(), text.replace("\r\n", "\n"), text.replace("\r\n", "\r")] {
        let today = Options { today: Some(dates::day_number(2026, 1, 1)), ..Options::default() };
        let (history, _) = read(text.as_bytes(), today).unwrap();
        assert_accounted_for(&history);
        assert_eq!((history.orders.len(), history.tally.merged), (2, 1));
        assert_eq!(
            (history.orders[0].lines[0].units, history.orders[0].lines[0].price),
            (3, Some(10.0 / 3.0))
        );
        let places: Vec<(SkipReason, u64, usize)> = history
            .tally
            .skipped
            .iter()
            .flat_map(|(&reason, skipped)| {
                skipped.first.iter().map(move |sample| (reason, sample.line, sample.column))
            })
            .collect();
        use SkipReason as Why;
        assert_eq!(
            places,
            [
                (Why::Cancelled, 11, 1),
                (Why::StockCorrection, 9, 4),
                (Why::NotGoods, 18, 3),
                (Why::NegativePrice, 16, 5),
                (Why::EmptyOrder, 4, 1),
                (Why::EmptyItem, 5, 3),
                (Why::CodeTooLong, 17, 1),
                (Why::QuantityUnreadable, 22, 4),
                (Why::QuantityZero, 8, 4),
                (Why::QuantityNotWhole, 7, 4),
                (Why::QuantityTooLarge, 6, 4),
                (Why::DateUnreadable, 12, 2),
                (Why::DateInFuture, 15, 2),
                (Why::Ragged, 13, 3),
                (Why::Ragged, 14, 6),
            ]
        );
    }
}

#[test]
fn a_vietnamese_file_in_dong() {
    let text = "sep=;\nMã đơn;Ngày đặt;Mặt hàng;Số lượng;Đơn giá;Khách hàng;Ngày hẹn;Ngày giao\n\
        DH1;25/12/2025 08:30;Bút bi;2;45.000 ₫;An;27/12/2025;26/12/2025\nDH1;25/12/2025 08:30;Phí vận chuyển;1;30.000 ₫;An;;\n\
        DH2;26/12/2025;Vở;10;1.250.000;;28/12/2025;\nDH3;26/12/2025;Vở;1;0;;28/12/2025;\n";
    let (history, dialect) = read(text.as_bytes(), Options::default()).unwrap();
    assert_eq!((dialect.decimal_mark, dialect.coded), (DecimalMark::Comma, false));
    assert_eq!(history.orders.len(), 2);
    assert_eq!(history.items[0].price, Some(45_000.0));
    assert_eq!(history.items[1].price, Some(1_250_000.0));
    assert_eq!(history.orders[0].promised.map(|stamp| dates::iso(stamp.day)), Some("2025-12-27".into()));
    assert_eq!(history.orders[1].delivered, None);
    assert_eq!(history.tally.skipped[&SkipReason::NotGoods].first[0].line, 4);
    assert_eq!(compact::read(&compact::write(&history, "")).map(|back| back.orders.len()), Ok(2));
}

#[test]
fn a_damaged_compact_file_names_the_line() {
    let text = std::fs::read_to_string(export_path()).unwrap();
    for cut in [0, 10, 30, 400, 5000, 200_000] {
        assert!(matches!(compact::read(&text[..cut]), Err(Complaint::CompactBroken { .. })), "{cut}");
    }
}

/// As many lines as a big shop has in a year; the time is for the reader of the test's output.
#[test]
fn a_hundred_thousand_lines() {
    let mut text = String::from("order,date,item,qty,price\n");
    for line in 0..100_000_u32 {
        let day = dates::iso(14_000 + (line / 300) as i32);
        text += &format!(
            "{},{day} 10:{:02},SKU{:04},{},{}.5\n",
            line / 4,
            line % 60,
            line * 7919 % 3000,
            line % 9 + 1,
            line % 50
        );
    }
    let start = std::time::Instant::now();
    let (history, _) = read(text.as_bytes(), Options::default()).unwrap();
    let reading = start.elapsed();
    let fitted = fit(&history).unwrap();
    println!("read {reading:?}, fitted {:?}", start.elapsed() - reading);
    assert_eq!((fitted.orders, history.orders.len()), (25_000, 25_000));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok((history, _)) = read(&bytes, given(DateOrder::DayMonthYear)) {
            _ = fit(&history);
        }
    }

    #[test]
    fn random_lines_never_panic_and_are_accounted_for(
        lines in proptest::collection::vec("[0-9C]{0,3}[,;\"]{0,2}[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}( [0-9:PA]{0,6})?,[A-Cđ\"]{0,2},[-0-9.,e\"(]{0,6},[0-9.,-]{0,5}\r?\n?", 0..60),
        mark in prop::sample::select(vec![",", ";", "\t", "|"]),
    ) {
        let text = format!("order,date,item,qty,price\n{}", lines.concat()).replace(',', mark);
        if let Ok((history, _)) = read(text.as_bytes(), given(DateOrder::MonthDayYear)) {
            assert_accounted_for(&history);
            let text = compact::write(&history, "x");
            let back = compact::read(&text).unwrap();
            prop_assert_eq!(back.orders.len(), history.orders.len());
            prop_assert_eq!(compact::write(&back, "x"), text);
            if let Ok(fitted) = fit(&history) {
                let text = scenario_json(&fitted, "x").to_string();
                prop_assert!(!text.contains("null") && !text.contains("NaN"));
            }
        }
    }

    #[test]
    fn random_compact_text_never_panics(text in "(items|orders|tally|first_day|[0-9:+=\t {}-]){0,30}\n?") {
        _ = compact::read(&format!("perfect-order-lab orders 1\ntally {{}}\n{text}"));
    }
}
