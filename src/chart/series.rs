//! Series made fit for drawing: gaps where a value is not a number, lines cut at the edges of
//! their plot, steps spelt out.
//!
//! Not here: elements and inks.

use super::node::Plot;

/// A point in the units of the axes.
pub(super) type Point = (f64, f64);

/// Runs of neighbouring items for which `whole` holds.
pub(super) fn runs<T: Copy>(items: &[T], whole: impl Fn(&T) -> bool) -> Vec<Vec<T>> {
    items.split(|item| !whole(item)).filter(|run| !run.is_empty()).map(<[T]>::to_vec).collect()
}

/// A line in unbroken pieces, each inside the plot.
pub(super) fn line(points: &[Point], plot: &Plot) -> Vec<Vec<Point>> {
    let inside = |(x, y): Point| plot.x.contains(x) && plot.y.contains(y);
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    for run in runs(points, |(x, y)| x.is_finite() && y.is_finite()) {
        if run.iter().all(|point| inside(*point)) {
            pieces.push(run);
            continue;
        }
        let mut piece: Vec<Point> = Vec::new();
        for pair in run.windows(2) {
            let Some((from, to)) = cut(pair[0], pair[1], plot) else { continue };
            if piece.last() != Some(&from) {
                pieces.push(std::mem::take(&mut piece));
                piece.push(from);
            }
            piece.push(to);
        }
        pieces.push(piece);
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The part of a straight way that lies inside the plot (Liang and Barsky).
fn cut(from: Point, to: Point, plot: &Plot) -> Option<(Point, Point)> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut begin, mut end) = (0.0_f64, 1.0_f64);
    let edges = [
        (-dx, from.0 - plot.x.low()),
        (dx, plot.x.high() - from.0),
        (-dy, from.1 - plot.y.low()),
        (dy, plot.y.high() - from.1),
    ];
    for (towards, room) in edges {
        if towards == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if towards < 0.0 {
            begin = begin.max(room / towards);
        } else {
            end = end.min(room / towards);
        }
    }
    let along = |share: f64| match share {
        0.0 => from,
        1.0 => to,
        _ => (from.0 + share * dx, from.1 + share * dy),
    };
    (begin <= end).then(|| (along(begin), along(end)))
}

/// Each value held until the next place.
pub(super) fn steps(points: &[Point]) -> Vec<Point> {
    let mut out: Vec<Point> = Vec::with_capacity(points.len() * 2);
    for &(x, y) in points {
        if let Some(&(_, before)) = out.last() {
            out.push((x, before));
        }
        out.push((x, y));
    }
    out
}

/// The outline of a band: along its upper line and back along its lower one, held inside the plot.
pub(super) fn band(points: &[(f64, f64, f64)], plot: &Plot) -> Vec<Vec<Point>> {
    let whole = |(x, low, high): &(f64, f64, f64)| plot.x.contains(*x) && low.is_finite() && high.is_finite();
    let hold = |y: f64| y.clamp(plot.y.low(), plot.y.high());
    runs(points, whole)
        .into_iter()
        .map(|run| {
            let upper = run.iter().map(|(x, low, high)| (*x, hold(low.max(*high))));
            let lower = run.iter().rev().map(|(x, low, high)| (*x, hold(low.min(*high))));
            upper.chain(lower).collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scale::Scale;

    fn plot() -> Plot {
        let (x, y) = (Scale::linear(0.0, 10.0), Scale::linear(40.0, 100.0));
        Plot { panel: String::new(), left: 0.0, top: 0.0, right: 100.0, bottom: 60.0, x, y, hangs: false }
    }

    #[test]
    fn a_line_breaks_at_gaps_and_at_the_edges() {
        let points =
            [(0.0, 50.0), (1.0, 60.0), (2.0, f64::NAN), (3.0, 30.0), (4.0, 50.0), (5.0, 110.0), (6.0, 90.0)];
        let pieces = line(&points, &plot());
        assert_eq!(pieces.len(), 3, "{pieces:?}");
        assert_eq!(pieces[0], [(0.0, 50.0), (1.0, 60.0)]);
        assert_eq!(pieces[1][0], (3.5, 40.0));
        assert!((pieces[1][2].1 - 100.0).abs() < 1e-9);
        assert_eq!(pieces[2], [(5.5, 100.0), (6.0, 90.0)]);
    }

    #[test]
    fn steps_hold_their_value() {
        assert_eq!(steps(&[(0.0, 1.0), (2.0, 3.0)]), [(0.0, 1.0), (2.0, 1.0), (2.0, 3.0)]);
    }

    #[test]
    fn a_band_goes_there_and_back_in_the_right_order() {
        let outline = band(&[(0.0, 50.0, 60.0), (1.0, 70.0, 45.0), (2.0, f64::NAN, 9.0)], &plot());
        assert_eq!(outline, [[(0.0, 60.0), (1.0, 70.0), (1.0, 45.0), (0.0, 50.0)]]);
    }
}
