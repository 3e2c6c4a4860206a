//! A trade-off of both strategies in numbers and words.

use super::super::{Cell, Table, Texts, decimals_needed, family_name, format_number};
use super::{CurveSpot, MeasureScale, Names, any_measure_name, cells, column, inside, largest, shown_factor};
use crate::experiment::{Curve, OnCurve, SPENT, TradeOff};
use crate::measure::measure;
use crate::sim::Strategy;
use crate::stats::Estimate;

/// What service is held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FrontierAxis {
    /// The average value of inventory.
    #[default]
    Inventory,
    /// The cost of an order without service penalties.
    Cost,
    /// The promise, which costs nothing but patience.
    Promise,
}

impl FrontierAxis {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Inventory, Self::Cost, Self::Promise];

    /// Its name in the page.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Inventory => SPENT[0],
            Self::Cost => SPENT[1],
            Self::Promise => "promised_mean",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self, texts: Texts) -> &'static str {
        let words = texts.experiments;
        match self {
            Self::Inventory => words.axis_inventory(),
            Self::Cost => words.axis_cost(),
            Self::Promise => words.axis_promise(),
        }
    }

    fn of(self, point: &OnCurve) -> Estimate {
        match self {
            Self::Inventory => point.spent[0],
            Self::Cost => point.spent[1],
            Self::Promise => point.promised,
        }
    }
}

/// One strategy's curve, in the figure's units.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontierCurve {
    /// Whose.
    pub strategy: Strategy,
    /// The points, by the value of what was turned.
    pub points: Vec<CurveSpot>,
    /// The point of the scenario as it is.
    pub now: Option<CurveSpot>,
    /// What the formula says of the same policies.
    pub formula: Vec<(f64, f64)>,
}

/// Everything the figure shows, in its units.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontierFacts {
    /// "On time and what it costs".
    pub title: String,
    /// "On time, %".
    pub service: String,
    /// "inventory value, million ₫".
    pub spent: String,
    /// Both curves.
    pub curves: Vec<FrontierCurve>,
    axis: FrontierAxis,
    service_scale: MeasureScale,
    spent_scale: MeasureScale,
}

/// Reads the figure's numbers; none before the study is done.
#[must_use]
pub fn frontier_facts(
    texts: Texts,
    study: &TradeOff,
    axis: FrontierAxis,
    names: Names,
) -> Option<FrontierFacts> {
    let curves = study.curves(None);
    let of_axis: Vec<Estimate> =
        curves.iter().flat_map(|curve| &curve.points).map(|point| axis.of(point)).collect();
    let of_service: Vec<Estimate> =
        curves.iter().flat_map(|curve| &curve.points).map(|point| point.service).collect();
    let spent_scale = MeasureScale::of(texts, measure(axis.id())?, names.currency, largest(of_axis.iter()));
    let service_scale = MeasureScale::of(texts, study.service(), names.currency, largest(of_service.iter()));
    let spot = |point: &OnCurve| {
        CurveSpot::of(spent_scale.shown(axis.of(point).value?), &point.service, &service_scale)
    };
    let formula = |point: &OnCurve| {
        let formula = point.formula?;
        let own = formula.inventory.filter(|_| axis == FrontierAxis::Inventory);
        Some((spent_scale.shown(own.or(axis.of(point).value)?), service_scale.shown(formula.value)))
    };
    let curve = |curve: &Curve| FrontierCurve {
        strategy: curve.strategy,
        points: curve.points.iter().filter_map(spot).collect(),
        now: curve.points.iter().find(|point| point.value == curve.knob.base).and_then(spot),
        formula: curve.points.iter().filter_map(formula).collect(),
    };
    let name = any_measure_name(texts.language, study.service().id);
    let drawn: Vec<FrontierCurve> = curves.iter().map(curve).collect();
    (!drawn.is_empty()).then(|| FrontierFacts {
        title: texts.experiments.frontier_title(name),
        service: service_scale.named(name),
        spent: spent_scale.named(axis.name(texts)),
        curves: drawn,
        axis,
        service_scale,
        spent_scale,
    })
}

fn short(strategy: Strategy) -> &'static str {
    if strategy == Strategy::BuildToStock { "BTS" } else { "BTO" }
}

/// What the next amount buys under each strategy, and how far its formula can be trusted.
#[must_use]
pub fn frontier_sentence(texts: Texts, study: &TradeOff, facts: &FrontierFacts) -> String {
    let words = texts.experiments;
    let mut said = Vec::new();
    for curve in &study.curves(None) {
        let strategy = short(curve.strategy);
        let next = match facts.axis {
            FrontierAxis::Inventory => Some(curve.next[0]),
            FrontierAxis::Cost => Some(curve.next[1]),
            FrontierAxis::Promise => None,
        };
        let spent = facts.axis.name(texts);
        match next {
            Some(Some(next)) => {
                let shown = |amount: f64| format_number(texts.language, facts.spent_scale.shown(amount), 1);
                let amount = facts.spent_scale.shown(next.to - next.from);
                // The step is round, but for what the sum left of it.
                let amount = format_number(texts.language, amount, decimals_needed(amount, 2));
                let gain = facts.service_scale.difference(texts, &next.gain);
                let measure = inside(any_measure_name(texts.language, study.service().id));
                let amount = texts.figures.amount(&amount, &facts.spent_scale.unit);
                let span = words.span(&shown(next.from), &shown(next.to));
                said.push(words.buys(strategy, &amount, spent, &span, &gain, &measure));
            }
            Some(None) => said.push(words.buys_nothing(strategy, spent)),
            None => {}
        }
    }
    for curve in &study.curves(None) {
        let strategy = short(curve.strategy);
        said.push(match curve.points.iter().find_map(|point| point.formula) {
            None => words.formula_none(strategy),
            Some(formula) if formula.broken == 0 => {
                words.formula_exact(strategy, family_name(texts, formula.family))
            }
            Some(formula) => {
                let count = format_number(texts.language, formula.broken as f64, 0);
                words.formula_broken(strategy, family_name(texts, formula.family), &count)
            }
        });
    }
    said.join(" ")
}

/// Both curves as a table: every point with what it costs on every axis.
#[must_use]
pub fn frontier_table(texts: Texts, study: &TradeOff, facts: &FrontierFacts, names: Names) -> Table {
    let words = texts.experiments;
    let curves = study.curves(None);
    let points = || curves.iter().flat_map(|curve| &curve.points);
    let scales = FrontierAxis::ALL.map(|axis| {
        let all: Vec<Estimate> = points().map(|point| axis.of(point)).collect();
        // The catalogue has all three.
        let of = measure(axis.id()).unwrap_or(study.service());
        (axis, MeasureScale::of(texts, of, names.currency, largest(all.iter())))
    });
    let mut columns = vec![
        column("strategy", words.column_strategy().to_owned(), 0),
        column("path", words.path().to_owned(), 0),
        column("value", words.column_now().to_owned(), 4),
        column("service", facts.service.clone(), 2),
        column("service_low", format!("{}, {}", facts.service, words.column_low()), 2),
        column("service_high", format!("{}, {}", facts.service, words.column_high()), 2),
    ];
    let ids = ["inventory_value_mean", "cost_per_order_without_penalties", "promised_mean"];
    columns.extend(
        scales.iter().zip(ids).map(|((axis, scale), id)| column(id, scale.named(axis.name(texts)), 2)),
    );
    columns.push(column("formula", facts.service_scale.named(words.column_formula()), 2));
    columns.push(column("formula_inventory", scales[0].1.named(words.column_formula_inventory()), 2));
    // What was turned stands in a column of its own: here it is only a value.
    if let Some(value) = columns.get_mut(2) {
        value.label = words.value().to_owned();
    }
    let row = |curve: &Curve, point: &OnCurve| -> Vec<Cell> {
        let path = &curve.knob.path;
        let mut row = vec![
            Cell::Text(short(curve.strategy).to_owned()),
            Cell::Text((names.number)(path)),
            Cell::from(point.value * shown_factor(path)),
        ];
        row.extend(cells(&point.service, &facts.service_scale));
        row.extend(scales.iter().map(|(axis, scale)| {
            axis.of(point).value.map_or(Cell::None, |value| Cell::from(scale.shown(value)))
        }));
        let formula = point.formula;
        row.push(formula.map_or(Cell::None, |formula| Cell::from(facts.service_scale.shown(formula.value))));
        let inventory = formula.and_then(|formula| formula.inventory);
        row.push(inventory.map_or(Cell::None, |value| Cell::from(scales[0].1.shown(value))));
        row
    };
    let rows = curves.iter().flat_map(|curve| curve.points.iter().map(move |point| row(curve, point)));
    Table { columns, rows: rows.collect() }
}
