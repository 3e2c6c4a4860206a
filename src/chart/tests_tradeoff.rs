//! "The trade-off" as a whole: marks where their numbers are, labels that keep off each other and
//! off the symbols, whatever the data, the width and the language.

use super::tests::{Dice, WIDTHS, assert_sound, assert_words_apart, box_of, count, each_node};
use super::tradeoff::{Below, Labels, Point, Spot, TradeOff, tradeoff};
use super::*;

fn spot(stock: f64, service: f64, name: &str, value: &str) -> Spot {
    Spot {
        point: Point { stock, service, interval: None },
        name: name.to_owned(),
        value: value.to_owned(),
        value_short: None,
    }
}

fn curve(stock: f64, bend: f64) -> f64 {
    97.0 - 50.0 * (-(stock - 21.0) / bend).exp()
}

fn mock(vietnamese: bool) -> TradeOff {
    let pick = |english: &str, other: &str| if vietnamese { other.to_owned() } else { english.to_owned() };
    let stocks = (0..12).map(|at| 21.0 + 7.5 * f64::from(at));
    let (now, bto) = if vietnamese {
        ("87,4% ở mức 60 triệu\u{a0}₫", "90,2% ở mức 13 triệu\u{a0}₫")
    } else {
        ("87.4% at 60 million\u{a0}₫", "90.2% at 13 million\u{a0}₫")
    };
    TradeOff {
        simulated: stocks
            .clone()
            .map(|stock| {
                let service = curve(stock, 25.0);
                Point { stock, service, interval: Some((service - 1.5, service + 1.5)) }
            })
            .collect(),
        formula: (0..80)
            .map(|at| 19.0 + 1.3 * f64::from(at))
            .map(|stock| (stock, curve(stock, 24.0)))
            .collect(),
        now: Some(spot(60.0, 87.4, &pick("BTS now", "BTS hiện tại"), now)),
        bto: Some(spot(12.7, 90.2, "BTO", bto)),
        below: vec![
            Below {
                id: "stockouts",
                title: pick("stockouts a year", "số lần hết hàng mỗi năm"),
                points: stocks.clone().map(|stock| (stock, 5000.0 / stock)).collect(),
                now: Some(83.0),
                bto: None,
            },
            Below {
                id: "owed",
                title: pick("units owed to customers", "số đơn vị còn nợ khách"),
                points: stocks.map(|stock| (stock, 300.0 / stock)).collect(),
                now: Some(5.0),
                bto: Some(0.0),
            },
        ],
        labels: Labels {
            service: pick("on time and complete", "đúng hạn và đầy đủ"),
            stock: pick("average inventory value, million ₫", "giá trị tồn kho bình quân, triệu ₫"),
            percent: "{}%".to_owned(),
            simulated: pick("simulated", "mô phỏng"),
            formula: pick("textbook formula", "công thức giáo khoa"),
            note: pick("more stock, little gain", "thêm tồn kho, ít lợi ích"),
        },
        numbers: if vietnamese { Numbers::VIETNAMESE } else { Numbers::ENGLISH },
    }
}

fn texts(drawing: &Drawing) -> Vec<&Node> {
    let mut found = Vec::new();
    each_node(&drawing.nodes, &mut |node| {
        if node.tag == "text" {
            found.push(node);
        }
    });
    found
}

fn label<'a>(drawing: &'a Drawing, text: &str) -> Option<&'a Node> {
    texts(drawing).into_iter().find(|node| node.text == text)
}

/// No words on words, nor on the symbol of a named point.
fn assert_labels_apart(data: &TradeOff, width: f64, what: &str) {
    let drawing = tradeoff(data, Frame::new(width, false));
    assert_words_apart(&drawing, what);
    let plot = drawing.plot("service").unwrap();
    for spot in data.now.iter().chain(&data.bto) {
        let (x, y) = (plot.x_of(spot.point.stock), plot.y_of(spot.point.service));
        for node in texts(&drawing) {
            let (left, top, right, bottom) = box_of(node, &drawing);
            let upon = left < x + 6.0 && right > x - 6.0 && top < y + 6.0 && bottom > y - 6.0;
            assert!(!upon, "{what}: {:?} lies upon {:?}", node.text, spot.name);
        }
    }
}

#[test]
fn labels_keep_off_words_and_points() {
    let mut dice = Dice(5);
    for width in WIDTHS {
        for vietnamese in [false, true] {
            let mut data = mock(vietnamese);
            assert_labels_apart(&data, width, &format!("{width} {vietnamese}"));
            data.below.clear();
            for round in 0..60 {
                data.now = data.now.map(|now| Spot {
                    point: Point {
                        stock: 5.0 + dice.below(110.0),
                        service: 45.0 + dice.below(55.0),
                        ..now.point
                    },
                    ..now
                });
                data.bto = data.bto.map(|bto| Spot {
                    point: Point {
                        stock: 5.0 + dice.below(60.0),
                        service: 45.0 + dice.below(55.0),
                        ..bto.point
                    },
                    ..bto
                });
                // Points upon points hide each other; their labels must still part.
                let drawing = tradeoff(&data, Frame::new(width, false));
                assert_words_apart(&drawing, &format!("{width} {vietnamese} {round}"));
                assert!(label(&drawing, "BTO").is_some(), "{width} {vietnamese} {round}");
            }
        }
    }
}

#[test]
fn a_label_without_room_on_the_right_goes_left() {
    let mut data = mock(false);
    let anchor = |data: &TradeOff| {
        let drawing = tradeoff(data, Frame::new(700.0, false));
        let now = label(&drawing, "BTS now").unwrap();
        (now.attribute("text-anchor").map(str::to_owned), box_of(now, &drawing))
    };
    assert_eq!(anchor(&data).0, None);
    data.now = Some(spot(112.0, 60.0, "BTS now", "60.0% at 112 million ₫"));
    data.simulated.clear();
    data.formula.clear();
    let (end, (left, _, right, _)) = anchor(&data);
    assert_eq!(end.as_deref(), Some("end"));
    assert!(left > 0.0 && right < 700.0 * 112.0 / 118.0);
}

#[test]
fn marks_stand_at_their_numbers() {
    let data = mock(false);
    for width in WIDTHS {
        let drawing = tradeoff(&data, Frame::new(width, false));
        let plot = drawing.plot("service").unwrap();
        assert_eq!((plot.x.low(), plot.y.low(), plot.y.high()), (0.0, 40.0, 100.0));
        assert!(plot.x.high() > 103.5 && plot.x.high() < 115.0);
        let node = |id: &str| drawing.nodes.iter().find(|node| node.id.as_deref() == Some(id)).unwrap();
        let number = |node: &Node, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
        let bto = node("tradeoff-bto");
        assert_eq!((bto.tag, bto.class), ("circle", "f-bto"));
        assert!((number(bto, "cx") - plot.x_of(12.7)).abs() <= 0.1);
        assert!((number(bto, "cy") - plot.y_of(90.2)).abs() <= 0.1);
        let now = node("tradeoff-bts");
        assert_eq!((now.tag, now.class), ("rect", "f-bts"));
        assert!((number(now, "x") + number(now, "width") / 2.0 - plot.x_of(60.0)).abs() <= 0.1);
        // The other panels stand over the same axis.
        let mut bottom = plot.bottom;
        for id in ["stockouts", "owed"] {
            let below = drawing.plot(id).unwrap();
            assert_eq!((below.left, below.right, below.x), (plot.left, plot.right, plot.x));
            assert!(below.top > bottom);
            bottom = below.bottom;
        }
        let now = node("tradeoff-stockouts-bts");
        let stockouts = drawing.plot("stockouts").unwrap();
        assert!((number(now, "y") + number(now, "height") / 2.0 - stockouts.y_of(83.0)).abs() <= 0.1);
        assert_eq!(count(&drawing, "f-bts"), 3 * (12 + 1));
        assert_eq!(count(&drawing, "f-bto"), 2);
        let whiskers = drawing.nodes.iter().find(|node| node.class == "whisk-bts").unwrap();
        assert_eq!(whiskers.attribute("d").unwrap().matches('V').count(), 12);
    }
}

#[test]
fn every_label_is_said_where_there_is_room() {
    for vietnamese in [false, true] {
        let data = mock(vietnamese);
        let words = &data.labels;
        let drawing = tradeoff(&data, Frame::new(700.0, false));
        for text in [&words.simulated, &words.formula, &words.note, &words.service, &words.stock] {
            assert!(label(&drawing, text).is_some(), "{text}");
        }
        let narrow = tradeoff(&data, Frame::new(358.0, false));
        for text in [&words.simulated, &words.formula, &words.service, &words.stock] {
            assert!(label(&narrow, text).is_some(), "{text}");
        }
        let quiet = Labels { note: String::new(), ..words.clone() };
        let quiet = tradeoff(&TradeOff { labels: quiet, ..data.clone() }, Frame::new(700.0, false));
        assert_eq!(texts(&quiet).len() + 1, texts(&drawing).len());
    }
}

#[test]
fn axes_suit_the_data() {
    let only = |services: [f64; 3]| {
        let points = services.iter().enumerate().map(|(at, service)| Point {
            stock: 10.0 + at as f64,
            service: *service,
            interval: None,
        });
        let data =
            TradeOff { simulated: points.collect(), now: None, bto: None, formula: vec![], ..mock(false) };
        let plot = tradeoff(&data, Frame::new(700.0, false)).plot("service").cloned().unwrap();
        (plot.y.low(), plot.y.high())
    };
    assert_eq!(only([97.2, 98.0, 99.0]), (97.0, 100.0));
    assert_eq!(only([90.0, 95.0, 99.0]), (88.0, 100.0));
    assert_eq!(only([1.0, 2.0, 5.0]), (0.0, 20.0));
    assert_eq!(only([100.0; 3]), (99.5, 100.0));
    assert_eq!(only([0.0; 3]), (0.0, 20.0));
}

#[test]
fn odd_data_still_make_a_drawing() {
    let ordinary = mock(true);
    let point = |stock: f64, service: f64| Point { stock, service, interval: Some((service, -service)) };
    let mut cases = Vec::new();
    for value in [f64::NAN, f64::INFINITY, -1e300, -7.0, 0.0, 50.0, 1e300] {
        for many in [0, 1, 3] {
            cases.push(TradeOff {
                simulated: vec![point(value, value); many],
                formula: vec![(value, value); many],
                now: (many > 0).then(|| spot(value, value, "BTS now", "")),
                bto: (many > 1).then(|| spot(value, value, "BTO", "x")),
                below: vec![
                    Below {
                        id: "stockouts",
                        title: String::new(),
                        points: vec![(value, value); many],
                        now: Some(value),
                        bto: Some(value),
                    };
                    many
                ],
                ..ordinary.clone()
            });
        }
    }
    let gap = Point { stock: f64::NAN, service: 70.0, interval: None };
    cases.push(TradeOff { simulated: vec![ordinary.simulated[0], gap, ordinary.simulated[5]], ..ordinary });
    for (at, case) in cases.iter().enumerate() {
        for width in [f64::NAN, 1.0, 320.0, 700.0, 1e9] {
            assert_sound(&tradeoff(case, Frame::new(width, false)), &format!("case {at} at {width}"));
        }
    }
}

#[test]
fn a_redraw_is_well_under_its_budget() {
    let data = mock(true);
    let mut quickest = std::time::Duration::MAX;
    for _ in 0..30 {
        let begin = std::time::Instant::now();
        assert!(!tradeoff(&data, Frame::new(700.0, false)).nodes.is_empty());
        quickest = quickest.min(begin.elapsed());
    }
    assert!(quickest < std::time::Duration::from_millis(4), "{quickest:?}");
}
