//! The typed inputs of a family.
//!
//! Not here: reading them from text or JSON (`read`), or from a scenario (`scene`).

use std::collections::BTreeMap;

use crate::theory::base_stock::BatchSize;
use crate::theory::law::Law;
use crate::theory::perfect_order::Lines;

/// The law of a demand.
#[derive(Debug, Clone, PartialEq)]
pub enum Demand {
    /// Normal, by mean and standard deviation \[units\].
    Normal(f64, f64),
    /// Poisson, by mean \[units\].
    Poisson(f64),
    /// The probabilities of 0, 1, 2, … units.
    Discrete(Vec<f64>),
    /// A law on a continuous range \[units\].
    Continuous(Law),
}

impl Demand {
    /// Mean \[units\].
    #[must_use]
    pub fn mean(&self) -> f64 {
        match self {
            Self::Normal(mean, _) | Self::Poisson(mean) => *mean,
            Self::Discrete(shares) => shares.iter().enumerate().map(|(n, share)| n as f64 * share).sum(),
            Self::Continuous(law) => law.mean(),
        }
    }

    /// Standard deviation \[units\].
    #[must_use]
    pub fn standard_deviation(&self) -> f64 {
        match self {
            Self::Normal(_, sd) => *sd,
            Self::Poisson(mean) => mean.sqrt(),
            Self::Discrete(shares) => {
                let mean = self.mean();
                let square = |n: usize| (n as f64 - mean) * (n as f64 - mean);
                shares.iter().enumerate().map(|(n, share)| square(n) * share).sum::<f64>().sqrt()
            }
            Self::Continuous(law) => law.variance().sqrt(),
        }
    }
}

/// How many units a customer takes, or lines an order has: a whole number from 1 on.
#[derive(Debug, Clone, PartialEq)]
pub enum Count {
    /// Always this many.
    Fixed(u32),
    /// Geometric with this mean.
    Geometric(f64),
    /// 1 + Poisson, with this mean of the whole.
    OnePlusPoisson(f64),
    /// The probabilities of 1, 2, ….
    Listed(Vec<f64>),
}

impl Count {
    /// The law as a size of batches.
    pub(super) fn batch(&self) -> Result<BatchSize, super::Invalid> {
        match self {
            Self::Geometric(mean) => BatchSize::geometric(*mean),
            Self::Fixed(count) => {
                let mut shares = vec![0.0; (*count).clamp(1, 10_000) as usize];
                if let Some(last) = shares.last_mut() {
                    *last = 1.0;
                }
                BatchSize::table(&shares)
            }
            Self::OnePlusPoisson(mean) => {
                crate::theory::between("mean", *mean, 1.0, 1_000.0)?;
                let reach = (mean + 60.0 + 12.0 * mean.sqrt()) as i64;
                let mut shares: Vec<f64> =
                    (0..reach).map(|n| crate::stats::poisson::pmf(n, mean - 1.0)).collect();
                let total: f64 = shares.iter().sum();
                shares.iter_mut().for_each(|share| *share /= total);
                BatchSize::table(&shares)
            }
            Self::Listed(shares) => BatchSize::table(shares),
        }
    }

    /// The law as a number of lines; none where it is listed.
    pub(super) fn lines(&self) -> Option<Lines> {
        match self {
            Self::Fixed(count) => Some(Lines::Fixed(*count)),
            Self::Geometric(mean) => Some(Lines::Geometric(*mean)),
            Self::OnePlusPoisson(mean) => Some(Lines::OnePlusPoisson(*mean)),
            Self::Listed(_) => None,
        }
    }
}

/// One input.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A number.
    Number(f64),
    /// A whole number.
    Whole(i64),
    /// Numbers.
    Numbers(Vec<f64>),
    /// Rows of whole numbers.
    Table(Vec<Vec<i64>>),
    /// The law of a time.
    Law(Law),
    /// The laws of several times.
    Laws(Vec<Law>),
    /// The law of a demand.
    Demand(Demand),
    /// The law of a count.
    Count(Count),
}

/// Inputs by the names of their parameters. What is missing reads as NaN, which every formula refuses by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Inputs(BTreeMap<&'static str, Input>);

impl Inputs {
    /// With one more input.
    #[must_use]
    pub fn with(mut self, id: &'static str, input: Input) -> Self {
        self.0.insert(id, input);
        self
    }

    /// With one more number.
    #[must_use]
    pub fn and(self, id: &'static str, number: f64) -> Self {
        self.with(id, Input::Number(number))
    }

    /// With one more whole number.
    #[must_use]
    pub fn and_whole(self, id: &'static str, number: i64) -> Self {
        self.with(id, Input::Whole(number))
    }

    /// The input of a name.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Input> {
        self.0.get(id)
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Input)> {
        self.0.iter().map(|(id, input)| (*id, input))
    }

    /// A number; NaN where there is none.
    #[must_use]
    pub fn number(&self, id: &str) -> f64 {
        match self.0.get(id) {
            Some(Input::Number(number)) => *number,
            Some(Input::Whole(number)) => *number as f64,
            _ => f64::NAN,
        }
    }

    /// A whole number; the smallest there is where there is none.
    #[must_use]
    pub fn whole(&self, id: &str) -> i64 {
        match self.0.get(id) {
            Some(Input::Whole(number)) => *number,
            Some(Input::Number(number)) => *number as i64,
            _ => i64::MIN,
        }
    }

    /// A count of things that is not negative.
    #[must_use]
    pub fn count(&self, id: &str) -> u32 {
        u32::try_from(self.whole(id)).unwrap_or(0)
    }

    /// A list of numbers.
    #[must_use]
    pub fn numbers(&self, id: &str) -> Vec<f64> {
        match self.0.get(id) {
            Some(Input::Numbers(numbers)) => numbers.clone(),
            Some(Input::Number(number)) => vec![*number],
            _ => Vec::new(),
        }
    }

    /// Rows of whole numbers.
    #[must_use]
    pub fn table(&self, id: &str) -> Vec<Vec<i64>> {
        match self.0.get(id) {
            Some(Input::Table(rows)) => rows.clone(),
            _ => Vec::new(),
        }
    }

    /// The law of a time.
    #[must_use]
    pub fn law(&self, id: &str) -> Law {
        match self.0.get(id) {
            Some(Input::Law(law)) => law.clone(),
            _ => Law::Fixed(f64::NAN),
        }
    }

    /// The laws of several times.
    #[must_use]
    pub fn laws(&self, id: &str) -> Vec<Law> {
        match self.0.get(id) {
            Some(Input::Laws(laws)) => laws.clone(),
            Some(Input::Law(law)) => vec![law.clone()],
            _ => Vec::new(),
        }
    }

    /// The law of a demand.
    #[must_use]
    pub fn demand(&self, id: &str) -> Demand {
        match self.0.get(id) {
            Some(Input::Demand(demand)) => demand.clone(),
            _ => Demand::Poisson(f64::NAN),
        }
    }

    /// The law of a count.
    #[must_use]
    pub fn units(&self, id: &str) -> Count {
        match self.0.get(id) {
            Some(Input::Count(count)) => count.clone(),
            _ => Count::Geometric(f64::NAN),
        }
    }
}
