//! A drawing with what a file must say of itself: a title above, and below what it shows and how it came about.
//!
//! Not here: the words.

use super::glyphs::{LINE_HEIGHT, Weight, wrap};
use super::node::{Drawing, Node};
use super::sheet::{number, tenths};

/// Around the drawing [px]: a file has no page around it.
const MARGIN: f64 = 20.0;
/// Between title, drawing and foot [px].
const GAP: f64 = 14.0;
/// How much larger the title is than the text; the class `read` says the same.
const TITLE: f64 = 1.15;

impl Drawing {
    /// The drawing under a title and over paragraphs of small text. Handles and their regions are left out: a file
    /// has no hands.
    #[must_use]
    pub fn titled(&self, title: &str, foot: &[String]) -> Drawing {
        let mut whole = Drawing { text_size: self.text_size, ..Drawing::default() };
        let mut down = MARGIN;
        let write = |nodes: &mut Vec<Node>, down: &mut f64, text: &str, large: bool| {
            let (size, weight, class) = match large {
                true => (self.text_size * TITLE, Weight::SemiBold, "read"),
                false => (self.text_size, Weight::Regular, "tick"),
            };
            for line in wrap(text, self.width, size, weight) {
                *down += size * LINE_HEIGHT;
                let place = [("x", MARGIN), ("y", *down - size * (LINE_HEIGHT - 1.0))];
                let place = place.map(|(name, at)| (name, number(tenths(at)))).to_vec();
                nodes.push(Node { text: line, ..Node::new("text", class, place) });
            }
        };
        write(&mut whole.nodes, &mut down, title, true);
        down += GAP;
        let place = format!("translate({} {})", number(tenths(MARGIN)), number(tenths(down)));
        let mut group = Node::new("g", "", vec![("transform", place)]);
        group.children = self.nodes.iter().filter(|node| node.class != "handle").cloned().collect();
        whole.nodes.push(group);
        down += self.height + GAP;
        for paragraph in foot.iter().filter(|paragraph| !paragraph.is_empty()) {
            write(&mut whole.nodes, &mut down, paragraph, false);
        }
        (whole.width, whole.height) = (self.width + 2.0 * MARGIN, down + MARGIN);
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_and_foot_make_room_for_themselves() {
        let inside = Node::new("rect", "paper", Vec::new());
        let handle = Node::new("g", "handle", Vec::new());
        let drawing = Drawing {
            width: 200.0,
            height: 100.0,
            text_size: 13.0,
            nodes: vec![inside.clone(), handle],
            ..Drawing::default()
        };
        let foot = ["Ể Ỗ Ặ ".repeat(20), String::new(), "Hạt giống 42".to_owned()];
        let whole = drawing.titled("Khách hàng chờ bao lâu", &foot);
        assert_eq!(whole.width, 240.0);
        let texts: Vec<&Node> = whole.nodes.iter().filter(|node| node.tag == "text").collect();
        assert_eq!(texts[0].text, "Khách hàng chờ bao lâu");
        assert!(texts.len() >= 4 && texts.last().unwrap().text == "Hạt giống 42");
        let y = |node: &Node| node.attribute("y").unwrap().parse::<f64>().unwrap();
        assert!(texts.windows(2).all(|pair| y(pair[0]) < y(pair[1])));
        assert!(y(texts.last().unwrap()) < whole.height - 10.0);
        let group = whole.nodes.iter().find(|node| node.tag == "g").unwrap();
        assert_eq!(group.children, [inside]);
        // Between the title and the foot there is room for the drawing.
        assert!(y(texts[1]) - y(texts[0]) > 100.0);
    }
}
