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

    /// The value after a key was pressed; none for keys that do not move it.
    pub fn after_key(&self, key: &str) -> Option<f64> {
        let steps = match key {
            "ArrowRight" | "ArrowUp" => 1.0,
            "ArrowLeft" | "ArrowDown" => -1.0,
            "PageUp" => 10.0,
            "PageDown" => -10.0,
            "Home" => return Some(self.min),
            "End" => return Some(self.max),
            _ => return None,
        };
        Some(self.settle(self.value + steps * self.step))
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
/// and once in every exported file. Each cause of failure has its own, so that hue is never alone.
pub fn pattern_defs() -> Vec<Node> {
    let diagonal = Some("rotate(45)");
    vec![
        pattern("h-warm", 6, diagonal, None, "hw", "M0 0V6"),
        pattern("h-late", 5, diagonal, Some("c-late"), "hl", "M0 0V5"),
        pattern("h-inc", 5, None, Some("c-inc"), "hl", "M0 2.5H5"),
        pattern("h-dam", 5, diagonal, Some("c-dam"), "hl", "M0 0V5M0 0H5"),
        pattern("h-wrong", 5, None, Some("c-wrong"), "hd", "M1.5 2.5a1 1 0 1 0 2 0a1 1 0 1 0 -2 0Z"),
        pattern("h-doc", 5, Some("rotate(-45)"), Some("paper"), "hk", "M1 0V5"),
    ]
}

/// A square tile with its strokes, on a ground if it has one.
fn pattern(
    id: &str,
    size: u8,
    turn: Option<&str>,
    ground: Option<&'static str>,
    class: &'static str,
    strokes: &str,
) -> Node {
    let side = || [("width", size.to_string()), ("height", size.to_string())];
    let mut attributes = side().to_vec();
    attributes.push(("patternUnits", "userSpaceOnUse".to_owned()));
    attributes.extend(turn.map(|turn| ("patternTransform", turn.to_owned())));
    let ground = ground.map(|class| Node::new("rect", class, side().to_vec()));
    let strokes = Node::new("path", class, vec![("d", strokes.to_owned())]);
    Node {
        id: Some(id.to_owned()),
        children: ground.into_iter().chain([strokes]).collect(),
        ..Node::new("pattern", "", attributes)
    }
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

    #[test]
    fn keys_move_by_steps_and_to_the_ends() {
        let near =
            |key: &str, value: f64| promise().after_key(key).is_some_and(|to| (to - value).abs() < 1e-12);
        assert!(near("ArrowUp", 2.1) && near("ArrowLeft", 1.9) && near("PageUp", 3.0));
        assert!(near("PageDown", 1.0) && near("Home", 0.5) && near("End", 6.0));
        assert_eq!(promise().after_key("Tab"), None);
    }

    #[test]
    fn every_hatching_and_its_classes_are_known_to_the_style_sheet() {
        let sheet = include_str!("../../static/css/chart.css");
        for pattern in pattern_defs() {
            let id = pattern.id.unwrap();
            assert!(sheet.contains(&format!("fill:url(#{id})")), "{id}");
            for part in pattern.children {
                assert!(sheet.contains(&format!(".{}", part.class)), "{}", part.class);
            }
        }
    }
}
