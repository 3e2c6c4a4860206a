//! "Why orders were not perfect" as a whole: 100 cells, triangles where their numbers are, rows in
//! order, totals that are sums, and no words upon words.

use super::causes::{COMBINATIONS, Cause, totals};
use super::tests::{Dice, WIDTHS, assert_sound, assert_words_apart, count, each_node};
use super::why::{Labels, Why, bar_end, why};
use super::*;

fn combinations(of: &[(usize, f64)]) -> [f64; COMBINATIONS] {
    let mut all = [0.0; COMBINATIONS];
    for &(mask, orders) in of {
        all[mask] = orders;
    }
    all
}

fn mock(vietnamese: bool) -> Why {
    let pick = |english: &str, other: &str| if vietnamese { other.to_owned() } else { english.to_owned() };
    let mix = [(3, 6.6), (1, 3.7), (2, 1.9), (4, 1.0), (16, 0.8), (8, 0.7), (7, 0.4), (5, 0.2), (17, 0.1)];
    Why {
        strategy: StrategyKey::Bts,
        title: Some(pick("BTS", "BTS: làm sẵn")),
        counted: 84.6,
        product: 78.7,
        bounds: Some((77.0, 89.3)),
        combinations: combinations(&mix),
        bar_end: 8.0,
        decimals: 1,
        labels: Labels {
            causes: [
                pick("Late", "trễ hạn"),
                pick("Incomplete", "thiếu"),
                pick("Damaged", "hỏng"),
                pick("Wrong", "sai hàng"),
                pick("Documents", "chứng từ"),
            ],
            causes_short: [
                pick("Late", "trễ"),
                pick("Short", "thiếu"),
                pick("Dam.", "hỏng"),
                pick("Wrong", "sai hàng"),
                pick("Docs", "chứng từ"),
            ],
            counted: pick("counted", "đếm được"),
            product: pick("product of the five rates", "tích của năm tỷ lệ"),
            bounds: pick("possible: 77.0 to 89.3", "có thể: 77,0 đến 89,3"),
            of_100: pick("of 100 orders", "trên 100 đơn hàng"),
            others: pick("all other combinations", "tất cả các tổ hợp khác"),
            in_total: pick("in total", "tổng cộng"),
        },
        numbers: if vietnamese { Numbers::VIETNAMESE } else { Numbers::ENGLISH },
    }
}

/// The path of the strip in an ink, if it has cells.
fn cells(drawing: &Drawing, ink: Ink) -> usize {
    let mut found = 0;
    each_node(&drawing.nodes, &mut |node| {
        if node.tag == "path" && node.class == ink.class() {
            found += node.attribute("d").unwrap().matches('M').count();
        }
    });
    found
}

/// Left edges of the strip's cells in all inks, each once however many bands it has.
fn lefts(drawing: &Drawing) -> Vec<String> {
    let inks: Vec<Ink> =
        Cause::ALL.map(Cause::ink).into_iter().chain([Ink::Perfect, Ink::OtherCauses]).collect();
    let mut lefts = Vec::new();
    each_node(&drawing.nodes, &mut |node| {
        if node.tag == "path" && inks.iter().any(|ink| ink.class() == node.class) {
            let pieces = node.attribute("d").unwrap().split('M').skip(1);
            lefts.extend(pieces.map(|piece| piece.split(' ').next().unwrap().to_owned()));
        }
    });
    lefts.sort();
    lefts.dedup();
    lefts
}

fn node<'a>(drawing: &'a Drawing, id: &str) -> &'a Node {
    drawing.nodes.iter().find(|node| node.id.as_deref() == Some(id)).unwrap_or_else(|| panic!("no {id}"))
}

/// The tip of a triangle: where its path begins [px].
fn tip(drawing: &Drawing, id: &str) -> f64 {
    let data = node(drawing, id).attribute("d").unwrap();
    data[1..].split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn the_strip_has_a_hundred_cells_whatever_the_shares() {
    let mut dice = Dice(3);
    for round in 0..200 {
        let mut data = mock(false);
        data.counted = dice.below(100.0);
        let left = 100.0 - data.counted;
        for (mask, orders) in data.combinations.iter_mut().enumerate() {
            *orders = if mask % (1 + round % 7) == 0 { dice.below(left / 8.0) } else { 0.0 };
        }
        assert_eq!(lefts(&why(&data, Frame::new(562.0, false))).len(), 100, "{round}");
    }
    let drawing = why(&mock(false), Frame::new(562.0, false));
    let inks = [Ink::Perfect, Ink::Damaged, Ink::Documents, Ink::Wrong, Ink::OtherCauses];
    assert_eq!(inks.map(|ink| cells(&drawing, ink)), [84, 1, 1, 1, 1], "largest remainder");
    // Late alone and with incomplete; incomplete alone and with late: bands, not a blend.
    assert_eq!((cells(&drawing, Ink::Late), cells(&drawing, Ink::Incomplete)), (6 + 4, 6 + 2));
}

#[test]
fn triangles_stand_at_their_numbers() {
    for width in WIDTHS {
        for value in [0.0, 3.0, 50.0, 84.6, 99.7, 100.0] {
            let data = Why { counted: value, product: value / 2.0, ..mock(true) };
            let drawing = why(&data, Frame::new(width, false));
            let strip = drawing.plot("strip").unwrap();
            let at = |share: f64| 1.0 + (width - 2.0) * share / 100.0;
            assert!((tip(&drawing, "why-bts-counted") - at(value)).abs() <= 0.051, "{width} {value}");
            assert!((tip(&drawing, "why-bts-product") - at(value / 2.0)).abs() <= 0.051);
            assert!((strip.x_of(value) - at(value)).abs() < 1e-9);
        }
    }
    let drawing = why(&mock(false), Frame::new(562.0, false));
    assert_eq!(node(&drawing, "why-bts-counted").class, "tri");
    assert_eq!(node(&drawing, "why-bts-product").class, "tri-o");
    assert_eq!(count(&drawing, "brk"), 1);
    let none = Why { bounds: None, ..mock(false) };
    assert_eq!(count(&why(&none, Frame::new(562.0, false)), "brk"), 0);
}

#[test]
fn rows_are_in_order_and_the_rest_is_summed() {
    let drawing = why(&mock(false), Frame::new(562.0, false));
    let top = |id: &str| node(&drawing, id).attribute("y").unwrap().parse::<f64>().unwrap();
    let rows: Vec<f64> =
        [3, 1, 2, 4, 16, 8].map(|mask| top(&format!("why-bts-row-{mask}"))).into_iter().collect();
    assert!(rows.windows(2).all(|pair| pair[0] < pair[1]), "{rows:?}");
    assert!(top("why-bts-row-others") > rows[5]);
    assert!(!drawing.nodes.iter().any(|node| node.id.as_deref() == Some("why-bts-row-7")));
    let mut texts = Vec::new();
    each_node(&drawing.nodes, &mut |node| texts.push(node.text.clone()));
    assert!(texts.contains(&"6.6".to_owned()) && texts.contains(&"0.7".to_owned()));
    // Dots joined by a line: one line, two dots in the first row.
    assert_eq!((count(&drawing, "conn"), count(&drawing, "upoff")), (1, 6 * 5 - 7));
    // A bar is as long as its orders are many.
    let width = |id: &str| node(&drawing, id).attribute("width").unwrap().parse::<f64>().unwrap();
    assert!((width("why-bts-row-3") / width("why-bts-row-1") - 6.6 / 3.7).abs() < 0.01);
}

#[test]
fn totals_are_sums_over_the_combinations() {
    let data = mock(false);
    for (total, expected) in totals(&data.combinations).iter().zip([11.0, 8.9, 1.6, 0.7, 0.9]) {
        assert!((total - expected).abs() < 1e-9, "{total} {expected}");
    }
    let drawing = why(&data, Frame::new(358.0, false));
    let mut strong = Vec::new();
    each_node(&drawing.nodes, &mut |node| {
        if node.class == "lab b" {
            strong.push(node.text.clone());
        }
    });
    assert_eq!(strong[strong.len() - 5..], ["11.0", "8.9", "1.6", "0.7", "0.9"]);
}

#[test]
fn drawings_of_one_figure_share_their_bars() {
    let other = combinations(&[(1, 8.0), (2, 1.2)]);
    assert_eq!(bar_end([&mock(false).combinations, &other]), 8.0);
    assert_eq!(bar_end([&[0.0; COMBINATIONS]]), 1.0);
    // The height does not jump with the data.
    let calm = Why { combinations: [0.0; COMBINATIONS], counted: 100.0, ..mock(false) };
    let frame = Frame::new(562.0, false);
    assert_eq!(why(&calm, frame).height, why(&mock(false), frame).height);
    assert_eq!(count(&why(&calm, frame), Ink::OtherCauses.class()), 0, "no bar of no orders");
    // Nothing counted yet: no orders, no triangle.
    let waiting = why(&Why { counted: f64::NAN, ..mock(false) }, frame);
    assert!(lefts(&waiting).is_empty() && count(&waiting, "tri") == 0);
}

#[test]
fn words_never_lie_upon_words() {
    for width in WIDTHS {
        for vietnamese in [false, true] {
            for projected in [false, true] {
                if projected && width < 900.0 {
                    continue;
                }
                for counted in [0.0, 4.0, 30.0, 50.0, 70.0, 84.6, 97.0, 100.0] {
                    let mut data = Why { counted, product: 100.0 - counted, ..mock(vietnamese) };
                    let what = format!("{width} {vietnamese} {projected} {counted}");
                    assert_words_apart(&why(&data, Frame::new(width, projected)), &what);
                    for text in data.labels.causes.iter_mut().chain(&mut data.labels.causes_short) {
                        *text = format!("{text} {text}");
                    }
                    for text in [
                        &mut data.labels.counted,
                        &mut data.labels.product,
                        &mut data.labels.bounds,
                        &mut data.labels.of_100,
                        &mut data.labels.others,
                        &mut data.labels.in_total,
                    ] {
                        *text = format!("{text} {text}");
                    }
                    assert_words_apart(&why(&data, Frame::new(width, projected)), &format!("{what} doubled"));
                }
            }
        }
    }
}

#[test]
fn nothing_that_is_not_a_number_reaches_the_page() {
    for value in [f64::NAN, f64::INFINITY, -1e300, -4.0, 0.0, 1e300, 250.0] {
        let all = [[value; COMBINATIONS], [0.0; COMBINATIONS]];
        for combinations in all {
            let odd = Why {
                strategy: StrategyKey::Bto,
                counted: value,
                product: value,
                bounds: Some((value, -value)),
                combinations,
                bar_end: value,
                ..mock(true)
            };
            for width in [f64::NAN, 1.0, 320.0, 562.0, 1e9] {
                assert_sound(&why(&odd, Frame::new(width, false)), &format!("{value} at {width}"));
            }
        }
    }
}

#[test]
fn a_redraw_is_well_under_its_budget() {
    let data = mock(true);
    let mut quickest = std::time::Duration::MAX;
    for _ in 0..30 {
        let begin = std::time::Instant::now();
        assert!(!why(&data, Frame::new(562.0, false)).nodes.is_empty());
        quickest = quickest.min(begin.elapsed());
    }
    assert!(quickest < std::time::Duration::from_millis(4), "{quickest:?}");
}
