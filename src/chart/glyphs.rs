//! How wide a piece of text is, without a browser: advance widths of Be Vietnam Pro (weights 400
//! and 600, digits of POL Figures), read from the fonts' `hmtx` tables in thousandths of an em.
//! Kerning is left out (under 1 % of a line). `σ` and `√` are not in the fonts: guesses.
//!
//! Not here: fonts themselves, line layout beyond breaking at spaces.

/// The two weights of the family that the page loads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    SemiBold,
}

/// Share of an em that a capital rises above the baseline.
pub const CAP_HEIGHT: f64 = 0.7;
/// Distance of two baselines, in ems; roomy enough for stacked Vietnamese marks.
pub const LINE_HEIGHT: f64 = 1.3;
/// What an unknown letter is taken to measure [1/1000 em].
const UNKNOWN: u16 = 650;

/// Width of `text` set at `size` pixels [px].
pub fn text_width(text: &str, size: f64, weight: Weight) -> f64 {
    let thousandths: u32 = text.chars().map(|letter| u32::from(advance(letter, weight))).sum();
    f64::from(thousandths) * size / 1000.0
}

/// Advance width of one letter [1/1000 em].
fn advance(letter: char, weight: Weight) -> u16 {
    let (ascii, latin, vietnamese) = match weight {
        Weight::Regular => (&ASCII_REGULAR, &LATIN_REGULAR, &VIETNAMESE_REGULAR),
        Weight::SemiBold => (&ASCII_SEMIBOLD, &LATIN_SEMIBOLD, &VIETNAMESE_SEMIBOLD),
    };
    let code = letter as usize;
    match code {
        0x20..=0x7e => ascii[code - 0x20],
        0xa0..=0xff => latin[code - 0xa0],
        0x1ea0..=0x1ef9 => vietnamese[code - 0x1ea0],
        0x300..=0x36f => 0,
        _ => match OTHERS.binary_search_by_key(&letter, |&(known, _, _)| known) {
            Ok(at) if weight == Weight::Regular => OTHERS[at].1,
            Ok(at) => OTHERS[at].2,
            Err(_) => UNKNOWN,
        },
    }
}

/// Breaks `text` at its spaces into as few lines as fit into `width` [px], where its words allow,
/// and these as even as may be; no line is ever empty, and text without letters gives no line.
pub fn wrap(text: &str, width: f64, size: f64, weight: Weight) -> Vec<String> {
    let mut lines = fill(text, width, size, weight);
    // Narrower as long as that costs no line: each round makes the widest line narrower.
    loop {
        let narrower = widest(&lines, size, weight) - 0.01;
        let closer = fill(text, narrower, size, weight);
        if lines.len() < 2 || closer.len() > lines.len() || widest(&closer, size, weight) > narrower {
            return lines;
        }
        lines = closer;
    }
}

/// Breaks `text` greedily: each line takes the words it can.
fn fill(text: &str, width: f64, size: f64, weight: Weight) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // The no-break space holds a number and its unit together, so it is not a place to break.
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line)
                if text_width(line, size, weight)
                    + text_width(" ", size, weight)
                    + text_width(word, size, weight)
                    <= width =>
            {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Width of the widest of `lines` [px].
pub fn widest(lines: &[String], size: f64, weight: Weight) -> f64 {
    lines.iter().map(|line| text_width(line, size, weight)).fold(0.0, f64::max)
}

#[rustfmt::skip]
const ASCII_REGULAR: [u16; 95] = [
    230, 280, 318, 807, 645, 849, 740, 179, 439, 439, 497, 608, 303, 608, 286, 503, 650, 650, 650,
    650, 650, 650, 650, 650, 650, 650, 286, 303, 556, 726, 556, 573, 1005, 736, 674, 775, 728, 620,
    633, 783, 709, 258, 465, 679, 624, 853, 732, 826, 644, 822, 668, 635, 650, 725, 706, 1005, 720,
    665, 660, 459, 485, 459, 559, 702, 202, 642, 652, 613, 652, 599, 386, 643, 583, 264, 274, 555,
    255, 893, 573, 642, 652, 652, 392, 508, 428, 566, 576, 870, 559, 583, 502, 426, 408, 426, 468,
];
#[rustfmt::skip]
const ASCII_SEMIBOLD: [u16; 95] = [
    230, 320, 367, 833, 648, 863, 755, 208, 449, 449, 508, 637, 332, 607, 319, 528, 664, 664, 664,
    664, 664, 664, 664, 664, 664, 664, 319, 332, 568, 744, 568, 605, 1014, 758, 698, 778, 743, 634,
    640, 788, 725, 280, 482, 703, 637, 877, 743, 828, 667, 825, 697, 656, 674, 733, 732, 1039, 753,
    701, 664, 489, 515, 489, 594, 724, 260, 652, 662, 624, 662, 611, 401, 654, 600, 285, 292, 584,
    277, 895, 590, 652, 662, 662, 416, 527, 434, 581, 588, 879, 591, 592, 514, 462, 426, 462, 483,
];
#[rustfmt::skip]
const LATIN_REGULAR: [u16; 96] = [
    230, 280, 613, 606, 594, 665, 408, 692, 265, 826, 422, 644, 655, 600, 434, 340, 475, 647, 435,
    444, 202, 602, 504, 255, 234, 314, 456, 644, 781, 800, 797, 573, 736, 736, 736, 736, 736, 736,
    1020, 775, 630, 630, 630, 630, 278, 278, 278, 278, 788, 752, 826, 826, 826, 826, 826, 579, 826,
    745, 745, 745, 745, 665, 644, 676, 653, 653, 653, 653, 653, 653, 966, 623, 609, 609, 609, 609,
    276, 276, 276, 276, 640, 598, 652, 652, 652, 652, 652, 664, 642, 591, 591, 591, 591, 583, 652,
    583,
];
#[rustfmt::skip]
const LATIN_SEMIBOLD: [u16; 96] = [
    230, 320, 624, 648, 642, 701, 426, 704, 387, 811, 426, 707, 655, 600, 432, 364, 472, 661, 450,
    462, 260, 627, 546, 288, 249, 329, 456, 707, 799, 802, 817, 605, 758, 758, 758, 758, 758, 758,
    1034, 778, 640, 640, 640, 640, 292, 292, 292, 292, 786, 755, 828, 828, 828, 828, 828, 612, 828,
    745, 745, 745, 745, 701, 667, 701, 660, 660, 660, 660, 660, 660, 960, 627, 615, 615, 615, 615,
    294, 294, 294, 294, 653, 607, 656, 656, 656, 656, 656, 698, 652, 598, 598, 598, 598, 592, 662,
    592,
];
#[rustfmt::skip]
const VIETNAMESE_REGULAR: [u16; 90] = [
    736, 653, 736, 653, 736, 653, 736, 653, 736, 653, 736, 653, 736, 653, 736, 653, 736, 653, 736,
    653, 736, 653, 736, 653, 630, 609, 630, 609, 630, 609, 630, 609, 630, 609, 630, 609, 630, 609,
    630, 609, 278, 276, 278, 276, 826, 652, 826, 652, 826, 652, 826, 652, 826, 652, 826, 652, 826,
    652, 826, 652, 826, 652, 826, 652, 826, 652, 826, 652, 745, 591, 745, 591, 745, 591, 745, 591,
    745, 591, 745, 591, 745, 591, 665, 583, 665, 583, 665, 583, 665, 583,
];
#[rustfmt::skip]
const VIETNAMESE_SEMIBOLD: [u16; 90] = [
    758, 660, 758, 660, 758, 660, 758, 660, 758, 660, 758, 660, 758, 660, 758, 660, 758, 660, 758,
    660, 758, 660, 758, 660, 640, 615, 640, 615, 640, 615, 640, 615, 640, 615, 640, 615, 640, 615,
    640, 615, 292, 294, 292, 294, 828, 656, 828, 656, 828, 656, 828, 656, 828, 656, 828, 656, 828,
    656, 828, 656, 828, 656, 828, 656, 828, 651, 828, 656, 745, 598, 745, 598, 745, 598, 745, 598,
    745, 598, 745, 598, 745, 598, 701, 592, 701, 592, 701, 592, 701, 592,
];
#[rustfmt::skip]
const OTHERS: [(char, u16, u16); 40] = [
    ('\u{d}', 600, 600), ('Ă', 736, 758), ('ă', 653, 660), ('Đ', 788, 786), ('đ', 662, 677),
    ('Ĩ', 278, 292), ('ĩ', 276, 294), ('ı', 276, 294), ('Œ', 1000, 1028), ('œ', 1025, 1018),
    ('Ũ', 745, 745), ('ũ', 591, 598), ('Ơ', 826, 828), ('ơ', 642, 660), ('Ư', 745, 745),
    ('ư', 576, 587), ('\u{2c6}', 559, 594), ('\u{2da}', 377, 375), ('\u{2dc}', 370, 387),
    ('σ', 600, 620), ('\u{2011}', 608, 607), ('\u{2013}', 682, 696), ('\u{2014}', 868, 868),
    ('\u{2018}', 287, 270), ('\u{2019}', 217, 228), ('\u{201a}', 294, 300), ('\u{201c}', 370, 420),
    ('\u{201d}', 407, 440), ('\u{201e}', 481, 536), ('\u{2022}', 553, 564), ('\u{2026}', 726, 817),
    ('\u{2039}', 403, 432), ('\u{203a}', 403, 432), ('\u{2044}', 559, 573), ('\u{20ab}', 591, 621),
    ('\u{20ac}', 729, 702), ('\u{2122}', 834, 850), ('\u{2212}', 636, 653), ('\u{2215}', 485, 517),
    ('\u{221a}', 620, 640),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Sums of `hmtx` advances by fontTools 4 over the woff2 files, in thousandths of an em.
    const BY_FONTTOOLS: [(&str, f64, f64); 4] = [
        ("BTS: units on the shelf", 10660.0, 10987.0),
        ("Đơn hàng chờ một trạm sản xuất", 15962.0, 16233.0),
        ("45 of 50 orders within 2 days", 14210.0, 14543.0),
        ("Tỷ lệ đơn hàng hoàn hảo: 84,6 % ± 0,1", 18463.0, 18900.0),
    ];

    #[test]
    fn widths_are_those_of_the_fonts() {
        for (text, regular, semibold) in BY_FONTTOOLS {
            for (weight, expected) in [(Weight::Regular, regular), (Weight::SemiBold, semibold)] {
                let width = text_width(text, 1000.0, weight);
                assert!((width / expected - 1.0).abs() < 0.02, "{text}: {width}, not {expected}");
            }
        }
    }

    #[test]
    fn digits_have_one_width_and_the_table_of_others_is_sorted() {
        for weight in [Weight::Regular, Weight::SemiBold] {
            assert!(('0'..='9').all(|digit| advance(digit, weight) == advance('0', weight)));
        }
        assert!(OTHERS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!("₫–−…σ√đưƠ".chars().all(|letter| OTHERS.iter().any(|other| other.0 == letter)));
    }

    #[test]
    fn composed_and_decomposed_vietnamese_measure_alike() {
        let composed = text_width("Ể ỗ ặ", 13.0, Weight::Regular);
        let decomposed = text_width("E\u{302}\u{309} o\u{302}\u{303} a\u{323}\u{306}", 13.0, Weight::Regular);
        assert!((composed - decomposed).abs() < 0.6, "{composed} {decomposed}");
    }

    #[test]
    fn lines_break_at_spaces_only() {
        assert_eq!(wrap("5.6% of item-days", 70.0, 13.0, Weight::Regular), ["5.6% of", "item-days"]);
        assert_eq!(wrap("warm-up, not counted", 110.0, 13.0, Weight::Regular), ["warm-up,", "not counted"]);
        assert_eq!(wrap("one\u{a0}run", 1.0, 13.0, Weight::Regular), ["one\u{a0}run"]);
        assert!(wrap("  ", 10.0, 13.0, Weight::Regular).is_empty());
    }
}
