//! A curve as it is drawn: where its points stand, and what a hand may do with them.

use super::{Said, Walk};
use crate::chart::Handle;
use crate::i18n::Texts;
use crate::lessons::Prediction;

impl Walk {
    /// Where the points of a curve stand on its level axis; none without a curve.
    #[must_use]
    pub fn places(&self) -> Vec<f64> {
        match &self.lesson.prediction {
            Prediction::Curve { points, .. } => points.iter().map(|(at, _)| *at).collect(),
            Prediction::Number(_) | Prediction::Choice { .. } => Vec::new(),
        }
    }

    /// How high the points of a curve were drawn.
    #[must_use]
    pub fn heights(&self) -> Vec<Option<f64>> {
        match &self.said {
            Said::Curve(heights) => heights.clone(),
            Said::Number(_) | Said::Choice(_) => Vec::new(),
        }
    }

    /// The handle of a point of a curve; before it was drawn it waits where the last one before it was drawn, at
    /// what is given, or in the middle.
    #[must_use]
    pub fn handle(&self, texts: Texts, point: usize, label: String, given: Option<f64>) -> Option<Handle> {
        let (scale, heights) = (self.scale()?, self.heights());
        let drawn = heights.iter().take(point + 1).rev().find_map(|height| *height);
        let value = drawn.or(given).unwrap_or_else(|| scale.middle()).clamp(scale.low, scale.high);
        let value_text = scale.text(texts, value);
        Some(Handle { label, value_text, value, min: scale.low, max: scale.high, step: scale.step() })
    }
}
