//! Reads the claims of a lesson, and the measures that claims and reveals name.

use crate::measure::{measure, scorecard};
use crate::model::bounds;
use crate::sim::Strategy;

use super::complaint::Problem;
use super::dip::{DIPS, PARTS};
use super::lesson::{Against, BASE, Claim, Other, Source, Test};
use super::node::{Node, Report};

/// What a source may name: the lesson's variants.
pub(super) struct Known<'k> {
    pub(super) variants: &'k [String],
}

pub(super) const STRATEGIES: [(&str, Strategy); 2] =
    [("bts", Strategy::BuildToStock), ("bto", Strategy::BuildToOrder)];
const LARGEST: f64 = 1e15;

impl Known<'_> {
    /// A variant's name, where there is such a variant.
    pub(super) fn variant(&self, node: &Node<'_>, report: &mut Report) -> Option<String> {
        let name = node.text(report)?;
        if name != BASE && !self.variants.iter().any(|known| known == name) {
            report.complain(&node.path, Problem::UnknownVariant(name.to_owned()));
            return None;
        }
        Some(name.to_owned())
    }

    /// A measure of a run or of the records. What is not said is as in `like`.
    pub(super) fn source(
        &self,
        node: &Node<'_>,
        report: &mut Report,
        like: Option<&Source>,
    ) -> Option<Source> {
        if let Some(records) = node.get("records") {
            let strategy = records.choice(report, &STRATEGIES)?;
            let measure = node.need(report, "measure")?;
            let name = measure.text(report)?;
            let Some(line) = scorecard(strategy, &[]).into_iter().find(|line| line.id == name) else {
                report.complain(&measure.path, Problem::UnknownMeasure(name.to_owned()));
                return None;
            };
            return Some(Source::Records { strategy, measure: line.id });
        }
        if let Some(dip) = self.dip(node, report, like) {
            return dip;
        }
        let like = match like {
            Some(Source::Run { variant, strategy, measure }) => Some((variant, strategy, measure)),
            _ => None,
        };
        let named = match (node.get("measure"), like) {
            (None, Some((_, _, measure))) => Some(*measure),
            _ => node.need(report, "measure").and_then(|node| {
                let name = node.text(report)?;
                let found = measure(name).map(|measure| measure.id);
                if found.is_none() {
                    report.complain(&node.path, Problem::UnknownMeasure(name.to_owned()));
                }
                found
            }),
        };
        let strategy = match (node.get("strategy"), like) {
            (None, Some((_, strategy, _))) => Some(*strategy),
            _ => node.need(report, "strategy").and_then(|node| node.choice(report, &STRATEGIES)),
        };
        let variant = match (node.get("variant"), like) {
            (Some(node), _) => self.variant(&node, report),
            (None, Some((variant, _, _))) => Some(variant.clone()),
            (None, None) => Some(BASE.to_owned()),
        };
        Some(Source::Run { variant: variant?, strategy: strategy?, measure: named? })
    }

    /// A number of a dip, where the node or what it is like speaks of one.
    fn dip(&self, node: &Node<'_>, report: &mut Report, like: Option<&Source>) -> Option<Option<Source>> {
        let like = match like {
            Some(Source::Dip { variant, strategy, of, part }) => Some((variant, *strategy, *of, *part)),
            _ => None,
        };
        let of = match (node.get("dip"), like) {
            (Some(dip), _) => dip.choice(report, &DIPS),
            (None, Some((_, _, of, _))) => Some(of),
            (None, None) => return None,
        };
        let part = match (node.get("measure"), like) {
            (None, Some((_, _, _, part))) => Some(part),
            _ => node.need(report, "measure").and_then(|part| part.choice(report, &PARTS)),
        };
        let strategy = match (node.get("strategy"), like) {
            (None, Some((_, strategy, ..))) => Some(strategy),
            _ => node.need(report, "strategy").and_then(|node| node.choice(report, &STRATEGIES)),
        };
        let variant = match (node.get("variant"), like) {
            (Some(node), _) => self.variant(&node, report),
            (None, Some((variant, ..))) => Some(variant.clone()),
            (None, None) => Some(BASE.to_owned()),
        };
        let source = || Some(Source::Dip { variant: variant?, strategy: strategy?, of: of?, part: part? });
        Some(source())
    }

    /// One claim.
    pub(super) fn claim(&self, node: &Node<'_>, report: &mut Report) -> Option<Claim> {
        const FIELDS: [&str; 16] = [
            "id",
            "measure",
            "strategy",
            "variant",
            "records",
            "dip",
            "equals",
            "greater_than",
            "less_than",
            "ratio_to",
            "margin",
            "between",
            "alpha",
            "replications",
            "run_days",
            "seed",
        ];
        node.fields(report, &[&FIELDS[..], &["warm_up_days"]].concat())?;
        let id = node.need(report, "id").and_then(|id| id.text(report).map(str::to_owned));
        let left = self.source(node, report, None);
        let exact = node.get("records").is_some();
        let comparison = self.comparison(node, report, left.as_ref(), exact);
        let is_dip = matches!(left, Some(Source::Dip { .. }));
        let test = if exact { Some(None) } else { test(node, report, is_dip).map(Some) };
        Some(Claim { id: id?, left: left?, comparison: comparison?, test: test? })
    }

    fn comparison(
        &self,
        node: &Node<'_>,
        report: &mut Report,
        left: Option<&Source>,
        exact: bool,
    ) -> Option<Against> {
        let said = ["equals", "greater_than", "less_than", "ratio_to"];
        let said: Vec<&str> = said.into_iter().filter(|name| node.get(name).is_some()).collect();
        let [how] = said[..] else {
            report.complain(&node.path, Problem::Comparisons(said.len()));
            return None;
        };
        let other = node.get(how)?;
        if left.is_none() && other.value.is_object() {
            // What it would share with the left side is not known: the complaint about that is enough.
            return None;
        }
        if how == "ratio_to" {
            other.fields(report, &["measure", "strategy", "variant", "dip"])?;
            let source = self.source(&other, report, left);
            let between = node.need(report, "between")?;
            let ends = between.list(report, 2..=2);
            let ends: Vec<f64> =
                ends.iter().filter_map(|end| end.number(report, -LARGEST..=LARGEST)).collect();
            let [low, high] = ends[..] else { return None };
            if low >= high {
                report.complain(&between.path, Problem::OutOfRange { value: high, low, high: LARGEST });
                return None;
            }
            return Some(Against::Ratio(source?, low, high));
        }
        let side = if other.value.is_object() {
            other.fields(report, &["measure", "strategy", "variant", "dip"])?;
            self.source(&other, report, left).map(Other::Source)
        } else {
            other.number(report, -LARGEST..=LARGEST).map(Other::Number)
        };
        // Records are exact: what they equal they equal to the last digit that anyone writes.
        const EXACT: f64 = 1e-9;
        let margin = match node.get("margin") {
            None if exact => Some(EXACT),
            _ => node.need(report, "margin").and_then(|margin| margin.number(report, 0.0..=LARGEST)),
        };
        let (side, margin) = (side?, margin?);
        Some(match how {
            "equals" => Against::Equals(side, margin),
            "greater_than" => Against::Greater(side, margin),
            _ => Against::Less(side, margin),
        })
    }
}

fn test(node: &Node<'_>, report: &mut Report, is_dip: bool) -> Option<Test> {
    const LARGEST_ALPHA: f64 = 0.05;
    const SMALLEST_ALPHA: f64 = 1e-9;
    // A dip is judged between ten batches of its replications; of fewer than ten a batch it is noise.
    let fewest = if is_dip { 100.0 } else { 2.0 };
    let alpha =
        node.need(report, "alpha").and_then(|alpha| alpha.number(report, SMALLEST_ALPHA..=LARGEST_ALPHA));
    let replications = node
        .need(report, "replications")
        .and_then(|count| count.whole(report, fewest..=bounds::REPLICATIONS.max));
    let mut days = |name, bound: &bounds::Bound| match node.get(name) {
        None => Some(None),
        Some(days) => days.whole(report, bound.min..=bound.max).map(Some),
    };
    let run_days = days("run_days", &bounds::RUN_DAYS);
    let warm_up_days = days("warm_up_days", &bounds::WARM_UP_DAYS);
    let seed = match node.get("seed") {
        None => Some(bounds::SEED.default as i64),
        Some(seed) => seed.whole(report, bounds::SEED.min..=bounds::SEED.max),
    };
    Some(Test {
        alpha: alpha?,
        replications: replications? as u32,
        seed: seed? as u64,
        run_days: run_days?,
        warm_up_days: warm_up_days?,
    })
}
