//! Formulas as MathML, element by element.

use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

use crate::i18n::Math;

/// A formula: the symbol, a sign of equality, and what it is.
pub fn equation(parts: &[&Math], equals: &str) -> Html {
    let mut math = VTag::new("math");
    // Fractions at their full size, though they stand in a line.
    math.add_attribute("displaystyle", "true");
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            math.add_child(leaf("mo", equals));
        }
        math.add_child(view(part));
    }
    math.into()
}

fn leaf(tag: &'static str, text: &str) -> VNode {
    let mut tag = VTag::new(tag);
    tag.add_child(VNode::from(text.to_owned()));
    tag.into()
}

fn element(tag: &'static str, parts: &[Math]) -> VNode {
    let mut tag = VTag::new(tag);
    tag.add_children(parts.iter().map(view));
    tag.into()
}

fn view(math: &Math) -> VNode {
    match math {
        Math::Row(parts) => element("mrow", parts),
        Math::Symbol(text) => leaf("mi", text),
        Math::Number(text) => leaf("mn", text),
        Math::Sign(text) => leaf("mo", text),
        Math::Words(text) => leaf("mtext", &format!("\u{a0}{text}\u{a0}")),
        Math::Fraction(two) => element("mfrac", &two[..]),
        Math::Root(one) => element("msqrt", std::slice::from_ref(one)),
        Math::Index(two) => element("msub", &two[..]),
        Math::Power(two) => element("msup", &two[..]),
    }
}
