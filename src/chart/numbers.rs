//! Numbers beside ticks, in the reader's notation: plain data, no language table.
//!
//! Not here: sentences and units, which arrive translated.

/// How a language writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// Between whole and fraction: `.` in English, `,` in Vietnamese.
    pub decimal: char,
    /// Between groups of three digits: `,` in English, `.` in Vietnamese.
    pub group: char,
}

impl Numbers {
    /// 1,234.5
    pub const ENGLISH: Numbers = Numbers { decimal: '.', group: ',' };
    /// 1.234,5
    pub const VIETNAMESE: Numbers = Numbers { decimal: ',', group: '.' };

    /// Writes a value with so many decimals; what is not a number is a dash.
    pub fn write(&self, value: f64, decimals: usize) -> String {
        if !value.is_finite() {
            return "—".to_owned();
        }
        let plain = format!("{:.*}", decimals, value.abs());
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut text = String::with_capacity(plain.len() + 4);
        if value < 0.0 && plain.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
            text.push('−');
        }
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                text.push(self.group);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(self.decimal);
            text.push_str(fraction);
        }
        text
    }
}

/// A number with its unit, as the language counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// For one: "1 day".
    pub one: String,
    /// Template for any other number: "{} days".
    pub many: String,
}

/// The words of an axis. A template holds `{}` where the number goes.
#[derive(Clone, Debug, PartialEq)]
pub struct TickText {
    /// The language's notation.
    pub numbers: Numbers,
    /// What stands at zero instead of the number: "day 0", "ordered".
    pub zero: Option<String>,
    /// Names the unit at the first tick that is not zero.
    pub first: Option<Counted>,
    /// Template of the last tick: "{}%".
    pub last: Option<String>,
    /// Names instead of numbers, at these ticks; where there is one, ticks without a name say nothing.
    pub names: Vec<(f64, String)>,
}

impl TickText {
    /// Bare numbers.
    pub fn plain(numbers: Numbers) -> TickText {
        TickText { numbers, zero: None, first: None, last: None, names: Vec::new() }
    }

    /// One label a tick, with the decimals that the ticks' distance needs.
    pub fn labels(&self, ticks: &[f64]) -> Vec<String> {
        if !self.names.is_empty() {
            let name = |tick: &f64| self.names.iter().find(|(named, _)| named == tick);
            return ticks
                .iter()
                .map(|tick| name(tick).map_or(String::new(), |(_, name)| name.clone()))
                .collect();
        }
        let step = ticks.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
        let decimals =
            decimals_of(if step.is_finite() { step } else { ticks.first().copied().unwrap_or(0.0) });
        let first = ticks.iter().position(|tick| *tick != 0.0);
        let last = ticks.len().saturating_sub(1);
        let label = |(at, &tick): (usize, &f64)| {
            let number = self.numbers.write(tick, decimals);
            match (&self.zero, &self.first, &self.last) {
                (Some(zero), _, _) if tick == 0.0 => zero.clone(),
                (_, Some(unit), _) if Some(at) == first && tick == 1.0 => unit.one.clone(),
                (_, Some(unit), _) if Some(at) == first => unit.many.replace("{}", &number),
                (_, _, Some(template)) if at == last => template.replace("{}", &number),
                _ => number,
            }
        };
        ticks.iter().enumerate().map(label).collect()
    }
}

/// Decimals that show a step exactly, six at most.
fn decimals_of(step: f64) -> usize {
    let mut scaled = step.abs();
    for decimals in 0..6 {
        if (scaled - scaled.round()).abs() < 1e-6 * scaled.max(1.0) {
            return decimals;
        }
        scaled *= 10.0;
    }
    6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_its_own_way() {
        assert_eq!(Numbers::ENGLISH.write(1234567.25, 1), "1,234,567.2");
        assert_eq!(Numbers::VIETNAMESE.write(1234.5, 2), "1.234,50");
        assert_eq!(Numbers::ENGLISH.write(-0.04, 1), "0.0");
        assert_eq!(Numbers::ENGLISH.write(-3.0, 0), "−3");
        assert_eq!(Numbers::ENGLISH.write(f64::NAN, 0), "—");
    }

    #[test]
    fn labels_follow_the_step_and_the_templates() {
        let text = TickText {
            numbers: Numbers::VIETNAMESE,
            zero: Some("đặt".into()),
            first: Some(Counted { one: "1 ngày".into(), many: "{} ngày".into() }),
            last: Some("{} %".into()),
            names: Vec::new(),
        };
        assert_eq!(text.labels(&[0.0, 0.5, 1.0]), ["đặt", "0,5 ngày", "1,0 %"]);
        assert_eq!(text.labels(&[0.0, 1.0, 2.0]), ["đặt", "1 ngày", "2 %"]);
        assert_eq!(TickText::plain(Numbers::ENGLISH).labels(&[0.0, 1000.0]), ["0", "1,000"]);
        assert!(TickText::plain(Numbers::ENGLISH).labels(&[]).is_empty());
    }
}
