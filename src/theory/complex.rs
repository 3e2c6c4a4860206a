//! Complex numbers: as much as transforms of probability laws need. All mathematics is `libm`'s.
//!
//! Not here: the transforms (`law`) and their inversion (`inversion`).

use core::ops::{Add, Div, Mul, Neg, Sub};

/// A complex number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Complex {
    pub re: f64,
    pub im: f64,
}

impl Complex {
    pub const ONE: Self = Self { re: 1.0, im: 0.0 };

    pub const fn new(re: f64, im: f64) -> Self {
        Self { re, im }
    }

    pub const fn real(re: f64) -> Self {
        Self { re, im: 0.0 }
    }

    pub fn abs(self) -> f64 {
        libm::hypot(self.re, self.im)
    }

    pub fn exponential(self) -> Self {
        let size = libm::exp(self.re);
        Self::new(size * libm::cos(self.im), size * libm::sin(self.im))
    }

    /// ln(1 + z), accurate for small z too.
    pub fn log_1p(self) -> Self {
        // |1 + z|² − 1 = 2x + x² + y².
        let excess = self.re * (2.0 + self.re) + self.im * self.im;
        Self::new(0.5 * libm::log1p(excess), libm::atan2(self.im, 1.0 + self.re))
    }

    pub fn scale(self, by: f64) -> Self {
        Self::new(self.re * by, self.im * by)
    }

    /// zⁿ for a small whole n.
    pub fn power(self, n: u32) -> Self {
        (0..n).fold(Self::ONE, |product, _| product * self)
    }

    /// The principal branch of Lambert's W, w eʷ = z, for Re z ≥ 0, by Newton's steps in logarithms.
    pub fn lambert_w(self) -> Self {
        if self.abs() < 1e-300 {
            return Self::real(0.0);
        }
        let mut w = self.log_1p();
        for _ in 0..50 {
            // f = w − z e^(−w); f' = 1 + z e^(−w).
            let back = self * (-w).exponential();
            let step = (w - back) / (Self::ONE + back);
            w = w - step;
            if step.abs() <= 1e-15 * w.abs() {
                break;
            }
        }
        w
    }
}

impl Add for Complex {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.re + other.re, self.im + other.im)
    }
}

impl Sub for Complex {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.re - other.re, self.im - other.im)
    }
}

impl Mul for Complex {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self::new(self.re * other.re - self.im * other.im, self.re * other.im + self.im * other.re)
    }
}

impl Div for Complex {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        // Smith's method: no overflow where the quotient has none.
        if other.re.abs() >= other.im.abs() {
            let ratio = other.im / other.re;
            let under = other.re + other.im * ratio;
            Self::new((self.re + self.im * ratio) / under, (self.im - self.re * ratio) / under)
        } else {
            let ratio = other.re / other.im;
            let under = other.re * ratio + other.im;
            Self::new((self.re * ratio + self.im) / under, (self.im * ratio - self.re) / under)
        }
    }
}

impl Neg for Complex {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(-self.re, -self.im)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lambert_w_solves_its_equation() {
        for (re, im) in [(1e-9, 0.0), (0.3, 2.0), (0.0, 5.0), (40.0, -3.0), (1e6, 1e9)] {
            let z = Complex::new(re, im);
            let w = z.lambert_w();
            assert!((w * w.exponential() - z).abs() <= 1e-13 * z.abs(), "{z:?}");
        }
    }

    #[test]
    fn small_numbers_keep_their_digits() {
        let z = Complex::new(1e-12, -3e-12);
        assert!((z.log_1p() - z).abs() < 1e-22);
        let quotient = Complex::new(3.0, 4.0) / Complex::new(1.0, -2.0);
        assert!((quotient - Complex::new(-1.0, 2.0)).abs() < 1e-15);
        assert!(((-z).exponential() - Complex::ONE + z).abs() < 1e-15);
    }
}
