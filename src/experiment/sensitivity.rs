//! Sensitivity: which number of the scenario moves a measure most. Each is made smaller and larger alone, on the
//! same orders with the same luck, and the change of the measure is paired with the scenario as it is.

use super::refusal::{Refusal, measure_of};
use super::setting::{Setting, bound_of, settings_of};
use super::study::{InOneWave, OneWave, to_run};
use super::{Point, with_settings};
use crate::measure::{Form, Measure};
use crate::model::{Problem, Scenario};
use crate::sim::Strategy;
use crate::sorting::sort_by;
use crate::stats::Estimate;

/// By how much numbers are changed when nothing else is said: a tenth.
pub const USUAL_SHARE: f64 = 0.1;

/// A number made smaller and larger.
#[derive(Clone, Debug, PartialEq)]
struct Bar {
    setting: Setting,
    /// The smaller and the larger value, and the place of its point; none where a limit leaves no room.
    ends: [Option<(f64, usize)>; 2],
}

/// What one number does to the measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The number.
    pub path: String,
    /// Its value in the scenario.
    pub value: f64,
    /// The smaller value, and the change of the measure with it; `None` where a limit leaves no room.
    pub smaller: Option<(f64, Estimate)>,
    /// The larger value, and the change of the measure with it.
    pub larger: Option<(f64, Estimate)>,
    /// The larger of the two changes, without its sign.
    pub size: f64,
    /// Whether a change of it can be told from none at all: with 95 % confidence for all numbers together.
    pub is_told: bool,
}

/// Which numbers move a measure.
#[derive(Clone, Debug)]
pub struct Sensitivity {
    bars: Vec<Bar>,
    runs: OneWave,
}

impl Sensitivity {
    /// Every number of the scenario that may matter to a measure, changed by a share of itself; one that is 0 by a
    /// step of its slider.
    ///
    /// # Errors
    /// If there is no such measure, or the share is not above 0.
    pub fn new(
        scenario: &Scenario,
        measure: &str,
        share: f64,
        seed: u64,
        replications: u32,
    ) -> Result<Self, Refusal> {
        let measure = measure_of(measure)?;
        let wanted: Vec<Setting> =
            settings_of(scenario).into_iter().filter(|setting| may_matter(setting, measure)).collect();
        Self::over(scenario, measure, wanted, share, seed, replications)
    }

    /// The same of some numbers only.
    ///
    /// # Errors
    /// If there is no such measure or number, or the share is not above 0.
    pub fn of_paths(
        scenario: &Scenario,
        measure: &str,
        paths: &[impl AsRef<str>],
        share: f64,
        seed: u64,
        replications: u32,
    ) -> Result<Self, Refusal> {
        let all = settings_of(scenario);
        let find = |path: &str| {
            let found = all.iter().find(|setting| setting.path == path);
            found.cloned().ok_or_else(|| super::setting::no_such_number(scenario, path))
        };
        let wanted = paths.iter().map(|path| find(path.as_ref())).collect::<Result<_, _>>()?;
        Self::over(scenario, measure_of(measure)?, wanted, share, seed, replications)
    }

    fn over(
        scenario: &Scenario,
        measure: &'static Measure,
        wanted: Vec<Setting>,
        share: f64,
        seed: u64,
        replications: u32,
    ) -> Result<Self, Refusal> {
        if wanted.is_empty() {
            return Err(Refusal::Nothing);
        }
        if !(share > 0.0 && share.is_finite()) {
            return Err(Refusal::BadRange { from: 0.0, to: share });
        }
        let mut scenarios = vec![to_run(scenario.clone(), seed, replications)];
        let bars = wanted
            .into_iter()
            .map(|setting| {
                let ends = [-1.0, 1.0].map(|sign| {
                    let (value, changed) = moved(scenario, &setting, sign * share)?;
                    scenarios.push(to_run(changed, seed, replications));
                    Some((value, scenarios.len() - 1))
                });
                Bar { setting, ends }
            })
            .collect();
        Ok(Self { bars, runs: OneWave::new(vec![measure], scenarios) })
    }

    /// The measure as the scenario is; `None` until the study is done.
    #[must_use]
    pub fn base(&self) -> Option<&Point> {
        self.runs.points.first()
    }

    /// What each number does under a strategy, the largest change first; numbers of the same size in the order of
    /// the file.
    #[must_use]
    pub fn effects(&self, strategy: Strategy) -> Vec<Effect> {
        const LEVEL: f64 = 0.05;
        let Some(base) = self.base() else { return Vec::new() };
        // Each of many numbers could be told by chance: they share the probability of being wrong (Bonferroni).
        let changes = self.bars.iter().flat_map(|bar| bar.ends).flatten().count();
        let tail = LEVEL / 2.0 / changes.max(1) as f64;
        let effect = |bar: &Bar| {
            let [smaller, larger] = bar.ends.map(|end| {
                let (value, place) = end?;
                Some((value, self.runs.points.get(place)?))
            });
            let change = |end: Option<(f64, &Point)>| {
                end.map(|(value, point)| (value, point.change(base, 0, strategy)))
            };
            let told = |end: Option<(f64, &Point)>| {
                let point = end.map(|(_, point)| point).filter(|point| !point.is_same_run(base, strategy));
                let samples = point.and_then(|point| point.sample(0, strategy).zip(base.sample(0, strategy)));
                samples.is_some_and(|(here, there)| {
                    let change = here.less(there);
                    change.value.abs() > change.reach(tail)
                })
            };
            let is_told = told(smaller) || told(larger);
            let (smaller, larger) = (change(smaller), change(larger));
            let size = |end: Option<(f64, Estimate)>| {
                end.and_then(|(_, estimate)| estimate.value).unwrap_or(0.0).abs()
            };
            Effect {
                path: bar.setting.path.clone(),
                value: bar.setting.value,
                smaller,
                larger,
                size: size(smaller).max(size(larger)),
                is_told,
            }
        };
        let mut effects: Vec<Effect> = self.bars.iter().map(effect).collect();
        sort_by(&mut effects, |one, other| other.size.total_cmp(&one.size));
        effects
    }
}

impl InOneWave for Sensitivity {
    fn runs(&self) -> &OneWave {
        &self.runs
    }

    fn runs_mut(&mut self) -> &mut OneWave {
        &mut self.runs
    }
}

/// Whether a number may matter to a measure. Left out are the length of runs, the long lists of items, order types
/// and histories, and prices and costs where no money is measured.
fn may_matter(setting: &Setting, measure: &Measure) -> bool {
    let path = setting.path.as_str();
    let in_list = path.contains('[') && !path.starts_with("disruptions[");
    let is_money = path.starts_with("money.") || path.ends_with("cost_share");
    !(in_list || path.starts_with("run.") || (is_money && measure.form != Form::Money && !of_worth(measure)))
}

/// Measures without money in their unit that worth enters all the same.
fn of_worth(measure: &Measure) -> bool {
    ["value_fill_rate", "inventory_turns", "days_of_supply"].contains(&measure.id)
}

/// A number moved by a share of itself, as far as its limits allow: whole numbers by one at least, zeros by a step
/// of the table. The value, and the scenario with it; `None` where there is no room.
fn moved(scenario: &Scenario, setting: &Setting, share: f64) -> Option<(f64, Scenario)> {
    let Setting { path, value } = setting;
    let step = if *value == 0.0 {
        bound_of(path).map_or(0.0, |bound| bound.step) * share.signum()
    } else {
        value.abs() * share
    };
    let mut wished = *value + step;
    // Each refusal says what would do instead; a number has three limits at the most.
    for _ in 0..4 {
        let problem = match with_settings(scenario, &[(path, wished)]) {
            Ok(changed) => return (wished != *value).then_some((wished, changed)),
            Err(Refusal::Unsound(complaints)) => {
                complaints.into_iter().find(|complaint| complaint.path == *path)?.problem
            }
            Err(_) => return None,
        };
        wished = match problem {
            Problem::NotWhole => away(wished, 1.0, share),
            Problem::NotAMultiple { of } => away(wished, of, share),
            Problem::TooSmall { min } if wished < min => min,
            Problem::TooLarge { max } if wished > max => max,
            _ => return None,
        };
    }
    None
}

/// The next multiple of a number on the far side.
fn away(value: f64, of: f64, share: f64) -> f64 {
    let multiple = value / of;
    of * if share < 0.0 { libm::floor(multiple) } else { libm::ceil(multiple) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::conduct;

    fn conducted(text: &str, measure: &str) -> Sensitivity {
        let scenario = Scenario::from_text(text).unwrap();
        let mut study = Sensitivity::new(&scenario, measure, USUAL_SHARE, 3, 24).unwrap();
        assert!(conduct(&mut study, 2, &|_| true));
        study
    }

    const SHORT: &str = r#"{"run": {"run_days": 28, "warm_up_days": 14}}"#;

    fn place(effects: &[Effect], path: &str) -> usize {
        effects.iter().position(|effect| effect.path == path).unwrap_or_else(|| panic!("no {path}"))
    }

    #[test]
    fn what_moves_a_measure_comes_first() {
        let study = conducted(SHORT, "unit_fill_rate");
        let effects = study.effects(Strategy::BuildToStock);
        assert!(effects.windows(2).all(|pair| pair[0].size >= pair[1].size));
        // What it is made of moves it; what comes after the shelf does not move it at all.
        let target = &effects[place(&effects, "replenishment.cycle_service_level")];
        assert!(target.is_told && place(&effects, &target.path) < 6, "{effects:#?}");
        let transport = &effects[place(&effects, "quality.damage")];
        assert!(!transport.is_told && transport.size == 0.0, "{transport:?}");
        // Nothing of it speaks of build to order, and prices are no matter.
        assert!(
            study.effects(Strategy::BuildToOrder).iter().all(|effect| !effect.is_told && effect.size == 0.0)
        );
        assert!(
            effects
                .iter()
                .all(|effect| !effect.path.starts_with("money.") && !effect.path.starts_with("run."))
        );
    }

    /// A price of 10 % more earns 10 % more, to the last digit; the other numbers' signs are those of common sense.
    #[test]
    fn known_effects_are_found() {
        let study = conducted(SHORT, "revenue_per_order");
        let base = study.base().unwrap().results[0].each[0].value.unwrap();
        let effects = study.effects(Strategy::BuildToStock);
        let price = &effects[place(&effects, "money.price")];
        let (_, larger) = price.larger.as_ref().unwrap();
        assert!(price.is_told && (larger.value.unwrap() / base - 0.1).abs() < 1e-9, "{price:?} of {base}");
        let queue = conducted(SHORT, "queue_time_mean").effects(Strategy::BuildToOrder);
        let change = |path: &str| queue[place(&queue, path)].larger.as_ref().unwrap().1.value.unwrap();
        assert!(change("demand.orders_per_day") > 0.0 && change("production.orders_per_day") < 0.0);
    }

    #[test]
    fn limits_leave_the_room_there_is() {
        let scenario = Scenario::from_text(r#"{"production": {"servers": 1}}"#).unwrap();
        let moved = |path: &str, value: f64, share: f64| {
            let setting = Setting { path: path.to_owned(), value };
            super::moved(&scenario, &setting, share).map(|(value, _)| value)
        };
        assert_eq!(moved("production.servers", 1.0, 0.1), Some(2.0));
        assert_eq!(moved("production.servers", 1.0, -0.1), None);
        assert_eq!(moved("replenishment.cycle_service_level", 0.95, 0.1), Some(0.9999));
        assert_eq!(moved("demand.rush_share", 0.0, 0.1), Some(0.01));
        assert_eq!(moved("demand.rush_share", 0.0, -0.1), None);
        assert_eq!(moved("demand.trend", 0.0, -0.1), Some(-0.05));
    }

    #[test]
    fn what_cannot_be_asked_is_refused() {
        let scenario = Scenario::default();
        let new = |measure: &str, share: f64| Sensitivity::new(&scenario, measure, share, 1, 10).map(drop);
        assert!(matches!(new("perfect_order_rates", 0.1), Err(Refusal::NoSuchMeasure { .. })));
        assert!(matches!(new("perfect_order_rate", 0.0), Err(Refusal::BadRange { .. })));
        assert!(matches!(new("perfect_order_rate", f64::NAN), Err(Refusal::BadRange { .. })));
        let of = Sensitivity::of_paths(&scenario, "perfect_order_rate", &["production.sevrers"], 0.1, 1, 10);
        assert!(matches!(of.map(drop), Err(Refusal::NoSuchNumber { .. })));
    }
}
