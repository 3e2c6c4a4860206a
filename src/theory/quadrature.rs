//! Integrals of smooth functions: Gauss and Legendre's rule of ten points, halving panels until halves agree.
//!
//! Not here: transforms (`inversion`).

/// Nodes and weights on −1 … 1, of one half: the rule is symmetric. Source: Abramowitz and Stegun, table 25.4.
const RULE: [(f64, f64); 5] = [
    (0.148_874_338_981_631_2, 0.295_524_224_714_752_9),
    (0.433_395_394_129_247_2, 0.269_266_719_309_996_3),
    (0.679_409_568_299_024_4, 0.219_086_362_515_982),
    (0.865_063_366_688_984_5, 0.149_451_349_150_580_6),
    (0.973_906_528_517_171_7, 0.066_671_344_308_688_1),
];

/// Panels at the most: what is still unsettled then is at most as wrong as its last halving changed it.
const MOST_PANELS: usize = 4_000;

/// ∫ `function` over the panels between `breaks`, each to about 1e-13 of `scale`.
pub(super) fn integrate(function: impl Fn(f64) -> f64, breaks: &[f64], scale: f64) -> f64 {
    let mut waiting: Vec<(f64, f64, f64)> = breaks
        .windows(2)
        .filter(|panel| panel[1] > panel[0])
        .map(|panel| (panel[0], panel[1], rule(&function, panel[0], panel[1])))
        .collect();
    let (mut sum, mut panels) = (0.0, waiting.len());
    while let Some((low, high, whole)) = waiting.pop() {
        let middle = 0.5 * (low + high);
        let (left, right) = (rule(&function, low, middle), rule(&function, middle, high));
        panels += 2;
        let settled = (left + right - whole).abs() <= 1e-14 * scale;
        if settled || panels > MOST_PANELS || middle <= low || middle >= high {
            sum += left + right;
        } else {
            waiting.push((low, middle, left));
            waiting.push((middle, high, right));
        }
    }
    sum
}

fn rule(function: &impl Fn(f64) -> f64, low: f64, high: f64) -> f64 {
    let (middle, half) = (0.5 * (low + high), 0.5 * (high - low));
    half * RULE
        .iter()
        .map(|(x, w)| w * (function(middle - half * x) + function(middle + half * x)))
        .sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smooth_and_steep_functions_are_met() {
        let got = integrate(libm::exp, &[0.0, 3.0], 1.0);
        assert!((got - libm::expm1(3.0)).abs() < 1e-13);
        let steep = integrate(|x| 1.0 / (1e-6 + x * x), &[-1.0, 0.0, 1.0], 1e3);
        assert!((steep / (2e3 * libm::atan(1e3)) - 1.0).abs() < 1e-12);
    }
}
