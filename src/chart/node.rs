//! A drawing: what every chart ends as. Elements with classes, regions a hand can grasp, and the
//! scales by which a pixel becomes a value again. The page turns the nodes into its own; `svg`
//! writes them to a file.
//!
//! Not here: how a drawing is made.

use super::scale::Scale;

/// One SVG element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// Name of the element: `path`, `rect`, `circle`, `line`, `text`, `g`, `pattern`.
    pub tag: &'static str,
    /// Value of its `class` attribute; empty for none.
    pub class: &'static str,
    /// Identity of the mark, where the specification gave it one; also that of its hit region.
    pub id: Option<String>,
    /// The other attributes; lengths in pixels, to a tenth.
    pub attributes: Vec<(&'static str, String)>,
    /// Text of a `text` element, not escaped.
    pub text: String,
    /// Elements inside a `g` or a `pattern`.
    pub children: Vec<Node>,
}

impl Node {
    /// An element with a class and attributes.
    pub fn new(tag: &'static str, class: &'static str, attributes: Vec<(&'static str, String)>) -> Node {
        Node { tag, class, attributes, ..Node::default() }
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }
}

/// A place that takes the pointer: it belongs to the node with the same id.
#[derive(Clone, Debug, PartialEq)]
pub struct HitRegion {
    /// Identity of the mark, as the specification gave it.
    pub id: String,
    /// The panel whose scale turns a pixel into the handle's value.
    pub panel: String,
    /// Left edge [px].
    pub left: f64,
    /// Upper edge [px].
    pub top: f64,
    /// Width [px]; a finger's 44 at least.
    pub width: f64,
    /// Height [px].
    pub height: f64,
    /// What the handle says and may do.
    pub handle: Handle,
}

impl HitRegion {
    /// Whether a point of the drawing [px] lies in the region.
    pub fn contains(&self, x: f64, y: f64) -> bool {
        (self.left..=self.left + self.width).contains(&x) && (self.top..=self.top + self.height).contains(&y)
    }
}

/// A value that can be dragged, or moved with the arrow keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Handle {
    /// Name for a screen reader: "Promise, BTS".
    pub label: String,
    /// Value in words: "2.0 days: 45 of 50".
    pub value_text: String,
    /// Current value [units of the axis].
    pub value: f64,
    /// Least value [units of the axis].
    pub min: f64,
    /// Greatest value [units of the axis].
    pub max: f64,
    /// Step of an arrow key, and the grain a dragged value is rounded to [units of the axis].
    pub step: f64,
}

impl Handle {
    /// A dragged value rounded to the handle's step and held between its limits.
    pub fn settle(&self, value: f64) -> f64 {
        let (min, max) = (self.min.min(self.max), self.max.max(self.min));
        if !value.is_finite() || !min.is_finite() || !max.is_finite() {
            return self.value;
        }
        let stepped = if self.step > 0.0 { (value / self.step).round() * self.step } else { value };
        stepped.clamp(min, max)
    }
}

/// Where a panel's data stand in a drawing, both ways.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// Identity of the panel.
    pub panel: String,
    /// Left edge of the data [px].
    pub left: f64,
    /// Upper edge of the data [px].
    pub top: f64,
    /// Right edge of the data [px].
    pub right: f64,
    /// Lower edge of the data [px].
    pub bottom: f64,
    /// Scale across.
    pub x: Scale,
    /// Scale upwards, or downwards where the panel hangs.
    pub y: Scale,
    /// Whether the panel's values grow downwards.
    pub hangs: bool,
}

impl Plot {
    /// The value across at a pixel of the drawing; pixels beside the plot give its nearer limit.
    pub fn x_at(&self, pixel: f64) -> f64 {
        self.x.value(pixel, self.left, self.right)
    }

    /// The pixel of a value across.
    pub fn x_of(&self, value: f64) -> f64 {
        self.x.position(value, self.left, self.right)
    }

    /// The value at a height [px] of the drawing.
    pub fn y_at(&self, pixel: f64) -> f64 {
        let (from, to) = self.upwards();
        self.y.value(pixel, from, to)
    }

    /// The height [px] of a value.
    pub fn y_of(&self, value: f64) -> f64 {
        let (from, to) = self.upwards();
        self.y.position(value, from, to)
    }

    fn upwards(&self) -> (f64, f64) {
        if self.hangs { (self.top, self.bottom) } else { (self.bottom, self.top) }
    }
}

/// A finished chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Width [px].
    pub width: f64,
    /// Height [px].
    pub height: f64,
    /// Size of its text [px]; the `font-size` attribute of the `svg` element.
    pub text_size: f64,
    /// The elements, back to front.
    pub nodes: Vec<Node>,
    /// The regions a hand can grasp.
    pub hits: Vec<HitRegion>,
    /// The panels' scales, top to bottom.
    pub plots: Vec<Plot>,
}

impl Drawing {
    /// The scales of a panel.
    pub fn plot(&self, panel: &str) -> Option<&Plot> {
        self.plots.iter().find(|plot| plot.panel == panel)
    }

    /// The hit region of a mark.
    pub fn hit(&self, id: &str) -> Option<&HitRegion> {
        self.hits.iter().find(|hit| hit.id == id)
    }

    /// Turns a pixel across into the value a handle takes: by its panel's scale, rounded to its
    /// step, within its limits.
    pub fn dragged(&self, id: &str, pixel: f64) -> Option<f64> {
        let hit = self.hit(id)?;
        Some(hit.handle.settle(self.plot(&hit.panel)?.x_at(pixel)))
    }
}

/// The hatchings that classes refer to by `url(#…)`. They stand once in a page, in a hidden `svg`,
/// and once in every exported file.
pub fn pattern_defs() -> Vec<Node> {
    let mut warm_up = Node::new(
        "pattern",
        "",
        vec![
            ("width", "6".to_owned()),
            ("height", "6".to_owned()),
            ("patternUnits", "userSpaceOnUse".to_owned()),
            ("patternTransform", "rotate(45)".to_owned()),
        ],
    );
    warm_up.id = Some("h-warm".to_owned());
    let stroke =
        [("x1", "0"), ("y1", "0"), ("x2", "0"), ("y2", "6")].map(|(key, value)| (key, value.to_owned()));
    warm_up.children.push(Node::new("line", "hw", stroke.to_vec()));
    vec![warm_up]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn promise() -> Handle {
        Handle { label: String::new(), value_text: String::new(), value: 2.0, min: 0.5, max: 6.0, step: 0.1 }
    }

    #[test]
    fn a_dragged_value_is_rounded_and_held() {
        assert!((promise().settle(2.3449) - 2.3).abs() < 1e-12);
        assert_eq!(promise().settle(-3.0), 0.5);
        assert_eq!(promise().settle(99.0), 6.0);
        assert_eq!(promise().settle(f64::NAN), 2.0);
    }
}
