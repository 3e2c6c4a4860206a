//! A drawing as a file of its own: an SVG with title, description and style, for export.
//!
//! Not here: the style sheet's text, which the caller brings with its colours filled in.

use super::node::{Drawing, Node, pattern_defs};
use super::sheet::{number, tenths};

/// Writes a drawing as a standalone SVG. `style` is a style sheet in which every class is given
/// (`static/css/chart.css` and the tokens it needs). Handles are left out: a file has no hands.
pub fn to_svg(drawing: &Drawing, title: &str, description: &str, style: &str) -> String {
    let mut text = String::with_capacity(16_384);
    let (width, height) = (number(tenths(drawing.width)), number(tenths(drawing.height)));
    for part in [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" aria-labelledby=\"title desc\" width=\"",
        &width,
        "\" height=\"",
        &height,
        "\" viewBox=\"0 0 ",
        &width,
        " ",
        &height,
        "\" font-size=\"",
        &number(tenths(drawing.text_size)),
        "\">\n",
    ] {
        text.push_str(part);
    }
    let parts = [("title id=\"title\"", title), ("desc id=\"desc\"", description), ("style", style)];
    for (tag, words) in parts.into_iter().filter(|(_, words)| !words.is_empty()) {
        text.push('<');
        text.push_str(tag);
        text.push('>');
        escape(&mut text, words);
        text.push_str("</");
        text.push_str(tag.split(' ').next().unwrap_or(tag));
        text.push_str(">\n");
    }
    text.push_str("<defs>");
    for pattern in pattern_defs() {
        write_node(&mut text, &pattern);
    }
    text.push_str("</defs>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
    for node in drawing.nodes.iter().filter(|node| node.class != "handle") {
        write_node(&mut text, node);
        text.push('\n');
    }
    text.push_str("</svg>\n");
    text
}

fn write_node(text: &mut String, node: &Node) {
    text.push('<');
    text.push_str(node.tag);
    let id = node.id.as_deref().map(|id| ("id", id));
    let class = (!node.class.is_empty()).then_some(("class", node.class));
    let others = node.attributes.iter().map(|(key, value)| (*key, value.as_str()));
    for (key, value) in id.into_iter().chain(class).chain(others) {
        text.push(' ');
        text.push_str(key);
        text.push_str("=\"");
        escape(text, value);
        text.push('"');
    }
    if node.text.is_empty() && node.children.is_empty() {
        text.push_str("/>");
        return;
    }
    text.push('>');
    escape(text, &node.text);
    for child in &node.children {
        write_node(text, child);
    }
    text.push_str("</");
    text.push_str(node.tag);
    text.push('>');
}

/// Writes text so that it is text in XML, in content and in attributes alike; characters that XML
/// cannot hold are left out.
fn escape(into: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\t' | '\n' | '\r' => into.push(letter),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => into.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_caller_says_becomes_markup() {
        let hostile = "</title><script>alert(\"1\" & '2')</script>\u{0}";
        let node = Node {
            id: Some("a\"b".to_owned()),
            text: hostile.to_owned(),
            ..Node::new("text", "tick", vec![("x", "\"/><b>".to_owned())])
        };
        let drawing =
            Drawing { width: 10.0, height: 5.5, text_size: 13.0, nodes: vec![node], ..Drawing::default() };
        let svg = to_svg(&drawing, hostile, hostile, "a>b{content:\"<\"}");
        assert!(!svg.contains("<script") && !svg.contains("<b>") && !svg.contains('\u{0}'));
        assert_eq!(svg.matches("&lt;script&gt;alert(&quot;1&quot; &amp; '2')").count(), 3);
        assert!(svg.contains("a&gt;b{content:&quot;&lt;&quot;}"));
        assert!(svg.contains("viewBox=\"0 0 10 5.5\"") && svg.contains("id=\"a&quot;b\""));
        assert_eq!(svg.matches("<title").count(), 1);
    }
}
