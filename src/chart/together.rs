//! Several drawings as one: side by side, or one below the other, so that a figure of two parts is one
//! picture on the page and in a file.
//!
//! Not here: how each is drawn.

use super::node::{Drawing, Node};
use super::sheet::{number, tenths};

impl Drawing {
    /// Drawings side by side, `gap` apart [px].
    pub fn beside(drawings: Vec<Drawing>, gap: f64) -> Drawing {
        together(drawings, |whole| (whole.width + gap, 0.0))
    }

    /// Drawings one below the other, `gap` apart [px].
    pub fn below(drawings: Vec<Drawing>, gap: f64) -> Drawing {
        together(drawings, |whole| (0.0, whole.height + gap))
    }
}

/// Puts each drawing where what is there already leaves room. Names of panels and marks must differ.
fn together(drawings: Vec<Drawing>, next: impl Fn(&Drawing) -> (f64, f64)) -> Drawing {
    let mut drawings = drawings.into_iter();
    let mut whole = drawings.next().unwrap_or_default();
    for drawing in drawings {
        let (right, down) = next(&whole);
        let place = format!("translate({} {})", number(tenths(right)), number(tenths(down)));
        let mut group = Node::new("g", "", vec![("transform", place)]);
        group.children = drawing.nodes;
        whole.nodes.push(group);
        whole.hits.extend(drawing.hits.into_iter().map(|mut hit| {
            (hit.left, hit.top) = (hit.left + right, hit.top + down);
            hit
        }));
        whole.plots.extend(drawing.plots.into_iter().map(|mut plot| {
            (plot.left, plot.right) = (plot.left + right, plot.right + right);
            (plot.top, plot.bottom) = (plot.top + down, plot.bottom + down);
            plot
        }));
        whole.width = whole.width.max(right + drawing.width);
        whole.height = whole.height.max(down + drawing.height);
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(width: f64, height: f64) -> Drawing {
        let nodes = vec![Node::new("rect", "", Vec::new())];
        Drawing { width, height, text_size: 13.0, nodes, ..Drawing::default() }
    }

    #[test]
    fn the_second_stands_beside_or_below_the_first() {
        let both = || vec![drawing(100.0, 50.0), drawing(80.0, 60.0)];
        let beside = Drawing::beside(both(), 20.0);
        assert_eq!((beside.width, beside.height, beside.text_size), (200.0, 60.0, 13.0));
        assert_eq!(beside.nodes[1].attribute("transform"), Some("translate(120 0)"));
        assert_eq!(beside.nodes[1].children.len(), 1);
        let below = Drawing::below(both(), 20.0);
        assert_eq!((below.width, below.height), (100.0, 130.0));
        assert_eq!(below.nodes[1].attribute("transform"), Some("translate(0 70)"));
        assert_eq!(Drawing::below(Vec::new(), 20.0), Drawing::default());
    }
}
