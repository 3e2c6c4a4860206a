//! Order cycle time as a sum of independent stages of any laws: its whole distribution.
//!
//! Fixed, uniform, triangular and listed stages are taken apart into delays, which are exact; gamma and lognormal stages
//! multiply their transforms, which are inverted numerically. Not here: the moments alone, and gamma stages of one
//! scale, which are closed (`stages`).

use super::complex::Complex;
use super::inversion::{invert, reach};
use super::law::Law;
use super::{Invalid, LARGEST, Limit, between, inner_probability};

/// The most stages, and the most delays that stages with jumps and corners may come apart into.
const MOST_STAGES: usize = 100;
const MOST_DELAYS: usize = 4_096;

/// The sum of independent stages.
///
/// Each law's transform is Σ c e^(−ds) s^(−p) times a smooth one (1 for the laws without one): a uniform stage on a … b
/// is (e^(−as) − e^(−bs))/((b − a)s). Multiplied out, P(sum ≤ t) = Σ c G(t − d), where G has the transform of the smooth
/// stages ÷ s^(p+1). Source: the convolution theorem; Abate and Whitt (1995) for the inversion, to about 1e-10.
///
/// ```
/// use perfect_order_engine::theory::{law::Law, stage_sum::StageSum};
/// // Three lognormal stages and a quarter of a day: 79 % within a week, where the normal law says 74 %.
/// let cycle = StageSum::new(&[
///     Law::Fixed(0.25), Law::Lognormal(0.5, 0.5), Law::Lognormal(3.0, 0.6), Law::Lognormal(2.0, 0.4),
/// ])?;
/// assert!((cycle.probability_within(7.0)? - 0.791_524_66).abs() < 1e-7);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct StageSum {
    mean: f64,
    variance: f64,
    smooth: Vec<Law>,
    delays: Vec<Delay>,
    /// The narrowest thing that the sum's law can show \[time\].
    width: f64,
}

/// c e^(−ds) s^(−p).
#[derive(Debug, Clone, Copy, PartialEq)]
struct Delay {
    weight: f64,
    length: f64,
    order: u32,
}

impl StageSum {
    /// 1 to 100 `stages`.
    ///
    /// # Errors
    /// If a stage is not sound, or those with jumps and corners come apart into more than 4 096 delays.
    pub fn new(stages: &[Law]) -> Result<Self, Invalid> {
        if stages.is_empty() || stages.len() > MOST_STAGES {
            let value = stages.len() as f64;
            return Err(Invalid { argument: "stages", value, limit: Limit::Length(MOST_STAGES) });
        }
        let mut sum = Self {
            mean: 0.0,
            variance: 0.0,
            smooth: Vec::new(),
            delays: vec![Delay { weight: 1.0, length: 0.0, order: 0 }],
            width: 0.0,
        };
        for stage in stages {
            let stage = stage.clone().checked()?;
            sum.mean += stage.mean();
            sum.variance += stage.variance();
            if stage.is_smooth() {
                sum.width += stage.variance();
                sum.smooth.push(stage);
            } else {
                sum.delay(&stage)?;
            }
        }
        sum.width = sum.width.sqrt();
        Ok(sum)
    }

    /// Multiplies the delays by those of one stage.
    fn delay(&mut self, stage: &Law) -> Result<(), Invalid> {
        let part = |weight, length, order| Delay { weight, length, order };
        let parts: Vec<Delay> = match stage {
            Law::Fixed(length) => vec![part(1.0, *length, 0)],
            Law::Possible(lengths) => {
                lengths.iter().map(|(length, share)| part(*share, *length, 0)).collect()
            }
            Law::Uniform(min, max) => {
                let height = 1.0 / (max - min);
                vec![part(height, *min, 1), part(-height, *max, 1)]
            }
            Law::Triangular(min, mode, max) => {
                let top = 2.0 / (max - min);
                // Where an edge is upright, the density jumps there; elsewhere it has a corner.
                if mode == min {
                    let slope = top / (max - min);
                    vec![part(top, *min, 1), part(-slope, *min, 2), part(slope, *max, 2)]
                } else if mode == max {
                    let slope = top / (max - min);
                    vec![part(slope, *min, 2), part(-slope, *max, 2), part(-top, *max, 1)]
                } else {
                    let (up, down) = (top / (mode - min), top / (max - mode));
                    vec![part(up, *min, 2), part(-up - down, *mode, 2), part(down, *max, 2)]
                }
            }
            Law::Gamma(..) | Law::Lognormal(..) | Law::Hyperexponential(..) => return Ok(()),
        };
        let count = self.delays.len() * parts.len();
        if count > MOST_DELAYS {
            return Err(Invalid {
                argument: "stages",
                value: count as f64,
                limit: Limit::Length(MOST_DELAYS),
            });
        }
        self.delays = self
            .delays
            .iter()
            .flat_map(|delay| {
                parts.iter().map(|part| Delay {
                    weight: delay.weight * part.weight,
                    length: delay.length + part.length,
                    order: delay.order + part.order,
                })
            })
            .collect();
        Ok(())
    }

    /// Mean \[time\].
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// Variance \[time²\]: variances add.
    pub fn variance(&self) -> f64 {
        self.variance
    }

    /// P(sum ≤ `promise`), `promise` \[time\] ≥ 0.
    ///
    /// # Errors
    /// If `promise` is negative or not finite.
    pub fn probability_within(&self, promise: f64) -> Result<f64, Invalid> {
        between("promise", promise, 0.0, LARGEST)?;
        Ok(self.within(promise))
    }

    fn within(&self, promise: f64) -> f64 {
        let total: f64 = self.delays.iter().map(|delay| delay.weight * self.part(promise, *delay)).sum();
        total.clamp(0.0, 1.0)
    }

    /// G(t − d): the inverse of the smooth transforms ÷ s^(p+1).
    fn part(&self, promise: f64, delay: Delay) -> f64 {
        // A promise that a fixed length meets exactly is met, whatever rounding says.
        let time = promise - delay.length;
        if self.smooth.is_empty() {
            if time < -1e-12 * promise {
                return 0.0;
            }
            return (1..=delay.order).fold(1.0, |power, n| power * time.max(0.0) / f64::from(n));
        }
        if time <= 0.0 {
            return 0.0;
        }
        let transform = |s: Complex| {
            let product = self.smooth.iter().fold(Complex::ONE, |product, law| product * law.transform(s));
            product / s.power(delay.order + 1)
        };
        // Far in the tail the law is as smooth as the time is long.
        let far = time > 20.0 * (self.mean + self.width);
        invert(transform, time, if far { 0.1 * time } else { self.width })
    }

    /// The time \[time\] that a share `p` of orders keeps within.
    ///
    /// # Errors
    /// If `p` is not strictly between 0 and 1.
    pub fn percentile(&self, p: f64) -> Result<f64, Invalid> {
        inner_probability("p", p)?;
        if self.variance == 0.0 {
            return Ok(self.mean);
        }
        Ok(reach(|time| self.within(time), p, self.mean + 2.0 * self.variance.sqrt()))
    }
}

/// A time that is one of several, each with its share: say express orders and ordinary ones.
///
/// Symbols: shares w, times X; mean Σ wE\[X\], variance Σ wVar\[X\] + Σ w(E\[X\] − mean)², the second term the one between
/// groups. Source: the law of total variance; Ross (2014).
///
/// ```
/// use perfect_order_engine::theory::{law::Law, stage_sum::MixedTimes};
/// let mix = MixedTimes::new(&[0.5, 0.5], &[Law::Fixed(1.0), Law::Fixed(3.0)])?;
/// assert_eq!((mix.mean(), mix.variance()), (2.0, 1.0));
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct MixedTimes {
    shares: Vec<f64>,
    times: Vec<Law>,
}

impl MixedTimes {
    /// 1 to 100 `shares`, which sum to one, and as many `times`.
    ///
    /// # Errors
    /// If the shares do not sum to one, the lists differ in length, or a law is unsound.
    pub fn new(shares: &[f64], times: &[Law]) -> Result<Self, Invalid> {
        super::probabilities("shares", shares, MOST_STAGES)?;
        if shares.len() != times.len() {
            let wanted = shares.len() as f64;
            let value = times.len() as f64;
            return Err(Invalid { argument: "times", value, limit: Limit::Between(wanted, wanted) });
        }
        let times = times.iter().map(|law| law.clone().checked()).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { shares: shares.to_vec(), times })
    }

    fn over(&self, value: impl Fn(&Law) -> f64) -> f64 {
        self.shares.iter().zip(&self.times).map(|(share, law)| share * value(law)).sum()
    }

    /// Mean \[time\].
    pub fn mean(&self) -> f64 {
        self.over(Law::mean)
    }

    /// Variance \[time²\].
    pub fn variance(&self) -> f64 {
        let mean = self.mean();
        self.over(|law| law.variance() + (law.mean() - mean) * (law.mean() - mean))
    }

    /// P(X ≤ `promise`), `promise` \[time\] ≥ 0.
    ///
    /// # Errors
    /// If `promise` is negative or not finite.
    pub fn probability_within(&self, promise: f64) -> Result<f64, Invalid> {
        between("promise", promise, 0.0, LARGEST)?;
        Ok(self.over(|law| law.distribution(promise)).min(1.0))
    }

    /// The smallest time \[time\] that a share `p` keeps within.
    ///
    /// # Errors
    /// If `p` is not strictly between 0 and 1.
    pub fn percentile(&self, p: f64) -> Result<f64, Invalid> {
        inner_probability("p", p)?;
        if self.variance() == 0.0 {
            return Ok(self.mean());
        }
        Ok(reach(
            |time| self.over(|law| law.distribution(time)),
            p,
            self.mean() + 2.0 * self.variance().sqrt(),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theory::stages::GammaStages;

    #[test]
    fn gamma_stages_of_one_scale_are_met_by_their_closed_form() {
        let shapes = [1.0_f64, 2.0, 4.0, 3.0];
        let closed = GammaStages::new(&shapes, 0.5).unwrap();
        let laws: Vec<Law> = shapes.iter().map(|k| Law::Gamma(0.5 * k, 1.0 / k.sqrt())).collect();
        let sum = StageSum::new(&laws).unwrap();
        for promise in [0.3, 2.0, 5.0, 9.0, 30.0] {
            let (got, want) =
                (sum.probability_within(promise).unwrap(), closed.probability_within(promise).unwrap());
            assert!((got - want).abs() < 2e-11, "{promise}: {got} {want}");
        }
        assert!((sum.percentile(0.95).unwrap() - closed.percentile(0.95).unwrap()).abs() < 1e-8);
    }

    #[test]
    fn delays_are_exact() {
        // Two dice-like uniforms: a triangle.
        let sum = StageSum::new(&[Law::Uniform(0.0, 1.0), Law::Uniform(0.0, 1.0)]).unwrap();
        let triangle = StageSum::new(&[Law::Triangular(0.0, 1.0, 2.0)]).unwrap();
        for promise in [0.0, 0.4, 1.0, 1.7, 2.0, 5.0] {
            let want = Law::Triangular(0.0, 1.0, 2.0).distribution(promise);
            assert!((sum.probability_within(promise).unwrap() - want).abs() < 1e-14);
            assert!((triangle.probability_within(promise).unwrap() - want).abs() < 1e-14);
        }
        // A uniform and an exponential: P(U + X ≤ t) = t − (1 − e^(−t)) for t ≤ 1.
        let mixed = StageSum::new(&[Law::Uniform(0.0, 1.0), Law::exponential(1.0)]).unwrap();
        assert!((mixed.probability_within(0.8).unwrap() - (libm::exp(-0.8) - 0.2)).abs() < 1e-10);
        for upright in [Law::Triangular(1.0, 1.0, 3.0), Law::Triangular(1.0, 3.0, 3.0)] {
            let sum = StageSum::new(std::slice::from_ref(&upright)).unwrap();
            assert!((sum.probability_within(2.2).unwrap() - upright.distribution(2.2)).abs() < 1e-14);
        }
        let fixed = StageSum::new(&[Law::Fixed(0.1), Law::Fixed(0.2)]).unwrap();
        assert_eq!(
            (fixed.probability_within(0.3).unwrap(), fixed.probability_within(0.29).unwrap()),
            (1.0, 0.0)
        );
    }

    #[test]
    fn bad_arguments_are_named() {
        assert_eq!(StageSum::new(&[]).unwrap_err().argument, "stages");
        let many = vec![Law::Uniform(0.0, 1.0); 13];
        assert_eq!(StageSum::new(&many).unwrap_err().argument, "stages");
        assert!(StageSum::new(&[Law::exponential(1.0)]).unwrap().probability_within(-1.0).is_err());
    }
}
