//! Money in a unit in which it reads well: thousand, million, billion.

use super::Texts;
use super::precision::Form;

/// The unit of a column of money.
#[derive(Clone, Debug, PartialEq)]
pub struct MoneyScale {
    /// Money in one shown unit.
    unit: f64,
    /// "million ₫".
    pub name: String,
}

impl MoneyScale {
    /// The unit in which the largest of some amounts has one to three digits before the decimals.
    #[must_use]
    pub fn of(texts: Texts, currency: &str, largest: f64) -> Self {
        let words = texts.results;
        let (unit, name) = match largest {
            amount if amount >= 1e9 => (1e9, words.billion(currency)),
            amount if amount >= 1e6 => (1e6, words.million(currency)),
            amount if amount >= 1e3 => (1e3, words.thousand(currency)),
            _ => (1.0, words.plain_money(currency)),
        };
        Self { unit, name }
    }

    /// How amounts are written.
    #[must_use]
    pub fn form(&self) -> Form {
        Form { factor: 1.0 / self.unit, most_decimals: 1, suffix: "" }
    }

    /// An amount in the unit.
    #[must_use]
    pub fn shown(&self, amount: f64) -> f64 {
        amount / self.unit
    }
}
