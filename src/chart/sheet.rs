//! The sheet: our own plotters backend. Its whole coordinates are tenths of a pixel, its colours
//! carry classes (`ink`), its text is measured by `glyphs`, and what it draws are nodes.
//!
//! Not here: what to draw where (`paint`).

use std::convert::Infallible;
use std::fmt::Write;

use plotters::drawing::DrawingArea;
use plotters::element::{Drawable, PointCollection};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::glyphs::{CAP_HEIGHT, LINE_HEIGHT, Weight, text_width};
use super::ink::{Finish, Ink, of_colour};
use super::node::Node;

/// What a plotters call on a sheet gives back; it never fails.
type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Which side of a text its position is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Text runs to the right of the position.
    Start,
    /// Text is centred on the position.
    Middle,
    /// Text ends at the position.
    End,
}

/// The drawing surface of one chart.
pub(super) struct Sheet<'a> {
    /// Width and height [tenths of a pixel].
    size: (u32, u32),
    nodes: &'a mut Vec<Node>,
    /// The group that is open, if one is.
    group: Option<Node>,
    /// Identity for the next element.
    next_id: Option<String>,
}

impl<'a> Sheet<'a> {
    /// An empty sheet of so many pixels.
    pub(super) fn new(width: f64, height: f64, nodes: &'a mut Vec<Node>) -> Sheet<'a> {
        Sheet {
            size: (tenths(width).unsigned_abs(), tenths(height).unsigned_abs()),
            nodes,
            group: None,
            next_id: None,
        }
    }

    /// Gives the next element an identity.
    pub(super) fn name_next(&mut self, id: Option<String>) {
        self.next_id = id;
    }

    /// Opens a group; what follows goes into it.
    pub(super) fn open(&mut self, class: &'static str, id: &str) {
        self.close();
        self.group = Some(Node { id: Some(id.to_owned()), ..Node::new("g", class, Vec::new()) });
    }

    /// Closes the open group.
    pub(super) fn close(&mut self) {
        if let Some(group) = self.group.take() {
            self.nodes.push(group);
        }
    }

    /// Text with its baseline at a position.
    pub(super) fn text(&mut self, text: &str, ink: Ink, anchor: Anchor, at: BackendCoord) {
        let mut attributes = vec![("x", number(at.0)), ("y", number(at.1))];
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => attributes.push(("text-anchor", "middle".to_owned())),
            Anchor::End => attributes.push(("text-anchor", "end".to_owned())),
        }
        self.push(Node { text: text.to_owned(), ..Node::new("text", ink.class(), attributes) });
    }

    /// A rectangle with round corners.
    pub(super) fn pill(&mut self, left_top: BackendCoord, size: (i32, i32), radius: i32, ink: Ink) {
        let mut attributes = rectangle(left_top, (left_top.0 + size.0, left_top.1 + size.1));
        if radius > 0 {
            attributes.push(("rx", number(radius)));
        }
        self.push(Node::new("rect", ink.class(), attributes));
    }

    /// Path data as they are, in one element.
    pub(super) fn path(&mut self, data: String, ink: Ink) {
        if !data.is_empty() {
            self.push(Node::new("path", ink.class(), vec![("d", data)]));
        }
    }

    fn push(&mut self, mut node: Node) {
        if let Some(id) = self.next_id.take() {
            node.id = Some(id);
        }
        match &mut self.group {
            Some(group) => group.children.push(node),
            None => self.nodes.push(node),
        }
    }

    /// Appends a rectangle to the path before it if that has the same ink and is open for more.
    fn join(&mut self, left_top: BackendCoord, right_bottom: BackendCoord, ink: Ink) {
        let mut data = String::with_capacity(28);
        write_point(&mut data, 'M', left_top);
        for (letter, length) in [('h', right_bottom.0 - left_top.0), ('v', right_bottom.1 - left_top.1)] {
            data.push(letter);
            push_number(&mut data, length);
        }
        data.push('h');
        push_number(&mut data, left_top.0 - right_bottom.0);
        data.push('Z');
        let open = self.next_id.is_none() && self.group.is_none();
        match self.nodes.last_mut() {
            Some(last) if open && last.tag == "path" && last.class == ink.class() => {
                if let Some((_, before)) = last.attributes.first_mut() {
                    before.push_str(&data);
                }
            }
            _ => self.path(data, ink),
        }
    }
}

impl DrawingBackend for Sheet<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.close();
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Drawn {
        self.draw_rect(point, (point.0 + 10, point.1 + 10), &colour, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        let attributes =
            vec![("x1", number(from.0)), ("y1", number(from.1)), ("x2", number(to.0)), ("y2", number(to.1))];
        self.push(Node::new("line", of_colour(style.color()).0.class(), attributes));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        one: BackendCoord,
        other: BackendCoord,
        style: &S,
        _: bool,
    ) -> Drawn {
        let left_top = (one.0.min(other.0), one.1.min(other.1));
        let right_bottom = (one.0.max(other.0), one.1.max(other.1));
        let (ink, finish) = of_colour(style.color());
        if finish == Finish::Joined {
            self.join(left_top, right_bottom, ink);
            return Ok(());
        }
        let mut attributes = rectangle(left_top, right_bottom);
        if finish == Finish::Rounded {
            attributes.push(("rx", "1".to_owned()));
        }
        self.push(Node::new("rect", ink.class(), attributes));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let ink = of_colour(style.color()).0;
        self.path(path_data(path, false), ink);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        _: bool,
    ) -> Drawn {
        let radius = i32::try_from(radius).unwrap_or(i32::MAX);
        let attributes = vec![("cx", number(centre.0)), ("cy", number(centre.1)), ("r", number(radius))];
        self.push(Node::new("circle", of_colour(style.color()).0.class(), attributes));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        let ink = of_colour(style.color()).0;
        self.path(path_data(corners, true), ink);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        let rise = match style.anchor().v_pos {
            VPos::Top => 1.0,
            VPos::Center => 0.5,
            VPos::Bottom => 0.0,
        };
        let baseline = at.1 + (style.size() * CAP_HEIGHT * rise).round() as i32;
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        self.text(text, of_colour(style.color()).0, anchor, (at.0, baseline));
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let ink = of_colour(style.color()).0;
        let weight: Weight = ink.weight();
        Ok((text_width(text, style.size(), weight).ceil() as u32, (style.size() * LINE_HEIGHT).ceil() as u32))
    }

    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Drawn {
        Ok(())
    }
}

/// A plotters element that does something with the sheet at one point of an area's coordinates.
pub(super) struct At<C, F> {
    point: C,
    hand: F,
}

impl<'a, C, F> PointCollection<'a, C> for &'a At<C, F> {
    type Point = &'a C;
    type IntoIter = std::iter::Once<&'a C>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(&self.point)
    }
}

impl<'s, C, F: Fn(&mut Sheet<'s>, BackendCoord)> Drawable<Sheet<'s>> for At<C, F> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        sheet: &mut Sheet<'s>,
        _: (u32, u32),
    ) -> Drawn {
        if let Some(point) = points.next() {
            (self.hand)(sheet, point);
        }
        Ok(())
    }
}

/// An element made of a point and what to do with the sheet there.
pub(super) fn at<'s, C, F: Fn(&mut Sheet<'s>, BackendCoord)>(point: C, hand: F) -> At<C, F> {
    At { point, hand }
}

/// Draws an element. The sheet's error is uninhabited, so there is nothing to report.
pub(super) fn put<'s, C, E>(area: &DrawingArea<Sheet<'s>, C>, element: &E)
where
    C: plotters::coord::CoordTranslate,
    E: Drawable<Sheet<'s>>,
    for<'e> &'e E: PointCollection<'e, C::From>,
{
    // Only an area lent out at this very moment could refuse, and no element draws another.
    let drawn = area.draw(element);
    debug_assert!(drawn.is_ok());
}

/// Tenths of a pixel, within what coordinates may be.
pub(super) fn tenths(pixels: f64) -> i32 {
    if pixels.is_finite() { (pixels * 10.0).round().clamp(-1e8, 1e8) as i32 } else { 0 }
}

/// The shortest way to write tenths: `344` → "34.4", `340` → "34".
pub(super) fn number(tenths: i32) -> String {
    let mut text = String::with_capacity(8);
    push_number(&mut text, tenths);
    text
}

fn push_number(text: &mut String, tenths: i32) {
    if tenths < 0 {
        text.push('-');
    }
    let size = tenths.unsigned_abs();
    // Writing to a string cannot fail.
    let _ = if size.is_multiple_of(10) {
        write!(text, "{}", size / 10)
    } else {
        write!(text, "{}.{}", size / 10, size % 10)
    };
}

fn write_point(data: &mut String, letter: char, (x, y): BackendCoord) {
    data.push(letter);
    push_number(data, x);
    data.push(' ');
    push_number(data, y);
}

fn rectangle(left_top: BackendCoord, right_bottom: BackendCoord) -> Vec<(&'static str, String)> {
    vec![
        ("x", number(left_top.0)),
        ("y", number(left_top.1)),
        ("width", number(right_bottom.0 - left_top.0)),
        ("height", number(right_bottom.1 - left_top.1)),
    ]
}

/// Path data through the points, without those that lie on the way from one neighbour to the next.
fn path_data(points: impl IntoIterator<Item = BackendCoord>, closed: bool) -> String {
    let mut kept: Vec<BackendCoord> = Vec::new();
    for point in points {
        if kept.last() == Some(&point) {
            continue;
        }
        if let [.., before, last] = kept[..]
            && on_the_way(before, last, point)
        {
            kept.pop();
        }
        kept.push(point);
    }
    if kept.len() < 2 {
        return String::new();
    }
    let mut data = String::with_capacity(kept.len() * 11 + 1);
    for (at, &point) in kept.iter().enumerate() {
        write_point(&mut data, if at == 0 { 'M' } else { 'L' }, point);
    }
    if closed {
        data.push('Z');
    }
    data
}

/// Whether `middle` lies exactly on the straight way from `from` to `to`.
fn on_the_way(from: BackendCoord, middle: BackendCoord, to: BackendCoord) -> bool {
    let first = (i64::from(middle.0 - from.0), i64::from(middle.1 - from.1));
    let second = (i64::from(to.0 - middle.0), i64::from(to.1 - middle.1));
    first.0 * second.1 == first.1 * second.0 && first.0 * second.0 + first.1 * second.1 > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::ink::style;
    use plotters::prelude::{IntoDrawingArea, IntoFont, PathElement, Rectangle, Text};

    #[test]
    fn tenths_are_written_short() {
        for (value, text) in [(344, "34.4"), (340, "34"), (-5, "-0.5"), (0, "0"), (-120, "-12")] {
            assert_eq!(number(value), text);
        }
        assert_eq!(tenths(f64::NAN), 0);
    }

    #[test]
    fn points_on_the_way_are_left_out_but_turning_points_are_not() {
        let points = [(0, 0), (10, 0), (10, 0), (20, 0), (15, 0), (15, 30)];
        assert_eq!(path_data(points, false), "M0 0L2 0L1.5 0L1.5 3");
        assert_eq!(path_data([(0, 0), (0, 0)], true), "");
    }

    #[test]
    fn plotters_own_elements_become_nodes_with_classes() {
        let mut nodes = Vec::new();
        {
            let root = Sheet::new(100.0, 50.0, &mut nodes).into_drawing_area();
            put(&root, &PathElement::new(vec![(0, 5), (100, 105)], style(Ink::LineBto, Finish::Plain)));
            for left in [0, 20] {
                put(&root, &Rectangle::new([(left + 9, 30), (left, 0)], style(Ink::Owed, Finish::Joined)));
            }
            let ink = style(Ink::Tick, Finish::Plain).color;
            put(&root, &Text::new("a < b", (0, 0), ("any", 130).into_font().color(&ink)));
        }
        assert_eq!(nodes.len(), 3, "{nodes:?}");
        assert_eq!(
            (nodes[0].tag, nodes[0].class, nodes[0].attribute("d")),
            ("path", "l-bto", Some("M0 0.5L10 10.5"))
        );
        assert_eq!(nodes[1].attribute("d"), Some("M0 0h0.9v3h-0.9ZM2 0h0.9v3h-0.9Z"));
        assert_eq!((nodes[2].class, nodes[2].text.as_str()), ("tick", "a < b"));
    }
}
