//! Choosing among weighted alternatives in constant time (Walker's alias method, built as by Vose 1991).

use super::{Stream, open_unit};

/// A table from which one of `n` alternatives is drawn with probability proportional to its weight.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    /// Each cell: the probability of staying in it, and the alternative it gives otherwise.
    cells: Vec<(f64, u32)>,
}

impl Alias {
    /// Builds the table. Weights are non-negative with a positive sum; there are at most 2³² of them.
    ///
    /// An empty or all-zero list gives a table that always draws the first alternative.
    #[must_use]
    pub fn new(weights: &[f64]) -> Self {
        let total: f64 = weights.iter().sum();
        if weights.is_empty() || total <= 0.0 {
            return Self { cells: vec![(1.0, 0)] };
        }
        let mut cells: Vec<(f64, u32)> =
            weights.iter().map(|weight| (weight * weights.len() as f64 / total, 0)).collect();
        let (mut small, mut large): (Vec<u32>, Vec<u32>) =
            (0..cells.len() as u32).partition(|&cell| cells[cell as usize].0 < 1.0);
        while let (Some(&poor), Some(&rich)) = (small.last(), large.last()) {
            small.pop();
            cells[poor as usize].1 = rich;
            // Subtracting what was given away in this order keeps the rounding error small.
            cells[rich as usize].0 = (cells[rich as usize].0 + cells[poor as usize].0) - 1.0;
            if cells[rich as usize].0 < 1.0 {
                large.pop();
                small.push(rich);
            }
        }
        // What is left over is 1 but for rounding.
        for cell in small.into_iter().chain(large) {
            cells[cell as usize].0 = 1.0;
        }
        Self { cells }
    }

    /// Draws an alternative's index.
    #[inline]
    pub fn draw(&self, stream: &mut Stream) -> usize {
        let place = open_unit(stream) * self.cells.len() as f64;
        let cell = (place as usize).min(self.cells.len() - 1);
        let (stay, other) = self.cells[cell];
        if place - (cell as f64) < stay { cell } else { other as usize }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Purpose, Streams};

    #[test]
    fn draws_in_proportion() {
        let weights = [5.0, 0.0, 1.0, 3.0, 1.0];
        let table = Alias::new(&weights);
        let mut stream = Streams::new(1, 0).stream(Purpose::OrderContent, 0, 0);
        let mut seen = [0_u32; 5];
        let draws = 200_000;
        for _ in 0..draws {
            seen[table.draw(&mut stream)] += 1;
        }
        // Pearson's χ² with 3 degrees of freedom; 16.27 is its 99.9 % point, the seed is fixed.
        let chi: f64 = weights
            .iter()
            .zip(seen)
            .filter(|(weight, _)| **weight > 0.0)
            .map(|(weight, seen)| {
                let expected = weight / 10.0 * f64::from(draws);
                (f64::from(seen) - expected).powi(2) / expected
            })
            .sum();
        assert!(chi < 16.27, "chi squared {chi}");
        assert_eq!(seen[1], 0, "an alternative of weight 0 was drawn");
    }

    #[test]
    fn odd_tables_draw_something() {
        let mut stream = Streams::new(1, 0).stream(Purpose::OrderContent, 0, 0);
        assert_eq!(Alias::new(&[]).draw(&mut stream), 0);
        assert_eq!(Alias::new(&[0.0, 0.0]).draw(&mut stream), 0);
        assert_eq!(Alias::new(&[2.0]).draw(&mut stream), 0);
    }
}
