//! Parameters as a reader sees them: their names, and their values with units.

use super::problems::number_text;
use super::{GivenIn, Texts, UNDEFINED, setting_name};
use crate::model::{Unit, bounds};

/// The longest value that is written out; lists of items can be far longer.
const LONGEST: usize = 60;

/// A parameter's name and value, from its path and the text that links write.
#[must_use]
pub fn parameter_text(texts: Texts, path: &str, value: &str) -> [String; 2] {
    let name = setting_name(texts, path);
    // Both strategies have a promise of the same name.
    let whose = ["bts", "bto"].into_iter().find(|key| path.starts_with(&format!("promise.{key}")));
    let name = match whose.map(str::to_uppercase) {
        Some(whose) if !name.contains(&whose) => format!("{name} ({whose})"),
        _ => name,
    };
    [name, value_text(texts, path, value)]
}

fn value_text(texts: Texts, path: &str, value: &str) -> String {
    let words = texts.controls;
    let bound = bounds::ALL.iter().find(|bound| bound.path == path);
    match (value.parse::<f64>(), bound.map(|bound| bound.unit)) {
        // A seed is a name made of digits.
        _ if path == bounds::SEED.path => value.to_owned(),
        (Ok(number), Some(unit)) if number.is_finite() => {
            let shown = number_text(texts, number, unit, GivenIn::Box);
            match unit {
                Unit::Days => words.says(&shown, words.days()),
                Unit::OrdersPerDay => words.says(&shown, words.orders_per_day()),
                Unit::Units => words.says(&shown, words.units()),
                _ => shown,
            }
        }
        _ if value.is_empty() => UNDEFINED.to_owned(),
        _ if value.chars().count() > LONGEST => value.chars().take(LONGEST).chain("…".chars()).collect(),
        _ => value.to_owned(),
    }
}

/// Parameters in a row: "Orders a day: 6 orders/day; Demand variability: 1".
#[must_use]
pub fn parameters_text(parameters: &[[String; 2]]) -> String {
    parameters.iter().map(|[name, value]| format!("{name}: {value}")).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    #[test]
    fn values_have_units_and_the_language_s_marks() {
        let vietnamese = Texts::of(Language::Vietnamese);
        let of = |path: &str, value: &str| parameter_text(vietnamese, path, value)[1].clone();
        assert_eq!(of("demand.orders_per_day", "6.5"), "6,5 đơn/ngày");
        assert_eq!(of("replenishment.cycle_service_level", "0.975"), "97,5%");
        assert_eq!(of("production.rule", "edd"), "edd");
        assert_eq!(of("run.seed", "2718"), "2718");
        assert_eq!(
            parameter_text(vietnamese, "promise.bts_days", "2"),
            ["Thời gian cam kết (BTS)", "2 ngày"]
        );
        assert_eq!(of("promise.patience", ""), UNDEFINED);
        assert_eq!(of("demand.items.list", &"x".repeat(100)).chars().count(), LONGEST + 1);
    }
}
