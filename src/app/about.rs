//! What a file or a printed page must say of the state that it shows: scenario, parameters, link.

use super::State;
use super::preset::scenario_name;
use crate::experiment::{ENGINE_VERSION, scenario_digest};
use crate::i18n::{Texts, parameter_text, parameters_text};
use crate::model::{Scenario, bounds};
use crate::persist::{Change, changes};

/// The parameters that every report names, changed or not.
const MAIN: [&str; 16] = [
    bounds::ORDERS_PER_DAY.path,
    bounds::GAP_CV.path,
    "demand.items.count",
    bounds::LEAD_TIME_MEAN.path,
    bounds::LEAD_TIME_CV.path,
    bounds::SERVICE_TARGET.path,
    "replenishment.cover_days",
    bounds::PROMISE_BTS.path,
    "production.servers",
    bounds::CAPACITY.path,
    "production.cv",
    bounds::PROMISE_BTO.path,
    bounds::FAULT_CORRELATION.path,
    "run.run_days",
    "run.replications",
    "run.seed",
];

/// What is said of a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The scenario's name.
    pub scenario: String,
    /// The main parameters: name and value.
    pub main: Vec<[String; 2]>,
    /// What differs from the scenario as it was chosen or opened: name, value, value before.
    pub changed: Vec<[String; 3]>,
    /// The link to the state, without the `#`.
    pub link: String,
    /// Engine version and digest of the scenario.
    pub engine: String,
}

/// What differs between two scenarios: name, value now, value before.
fn changed(texts: Texts, before: &Scenario, now: &Scenario) -> Vec<[String; 3]> {
    let in_words = |change: Change| {
        let [name, now] = parameter_text(texts, &change.path, &change.now);
        let [_, before] = parameter_text(texts, &change.path, &change.before);
        [name, now, before]
    };
    changes(before, now).into_iter().map(in_words).collect()
}

impl State {
    /// What is to be said of this state, in its language.
    #[must_use]
    pub fn about(&self) -> About {
        let texts = Texts::of(self.language());
        let scenario = self.scenario();
        let main = MAIN.iter().filter_map(|path| {
            let value = scenario.number_at(path)?;
            Some(parameter_text(texts, path, &value.to_string()))
        });
        let digest = scenario_digest(scenario).to_string();
        About {
            scenario: scenario_name(texts, self.preset(), scenario),
            main: main.collect(),
            changed: changed(texts, self.base(), scenario),
            link: self.link(),
            engine: texts.take_away.engine(&ENGINE_VERSION.to_string(), &digest),
        }
    }

    /// What differs from the pinned state A: name, value, value in A; none if no state is pinned.
    #[must_use]
    pub fn changed_from_pinned(&self) -> Option<Vec<[String; 3]>> {
        Some(changed(Texts::of(self.language()), self.pinned()?, self.scenario()))
    }

    /// The same in one paragraph, for the foot of a picture.
    #[must_use]
    pub fn about_line(&self) -> String {
        let texts = Texts::of(self.language());
        let about = self.about();
        let changed: Vec<[String; 2]> = about
            .changed
            .into_iter()
            .filter(|[name, ..]| !about.main.iter().any(|[known, _]| known == name))
            .map(|[name, now, _]| [name, now])
            .collect();
        let parameters = parameters_text(&[about.main, changed].concat());
        format!("{} {parameters}.", texts.take_away.scenario(&about.scenario))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Action;
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn main_parameters_and_what_was_changed() {
        let state = State::default();
        let about = state.about();
        assert_eq!(about.changed, Vec::<[String; 3]>::new());
        assert!(about.main.len() >= 12, "{:?}", about.main);
        let state = state
            .reduce(Action::Speak(Language::Vietnamese))
            .reduce(Action::Set { control: "gap_cv", value: 0.5 })
            .reduce(Action::TypeSeed("42".to_owned()));
        let about = state.about();
        assert_eq!(about.changed.len(), 2, "{:?}", about.changed);
        assert_eq!(about.changed[0][1..], ["0,5", "1"].map(str::to_owned));
        assert!(about.link.contains("demand.gap_cv=0.5"), "{}", about.link);
        let line = state.about_line();
        assert!(
            line.starts_with("Kịch bản: Cửa hàng phụ kiện điện thoại.")
                && line.contains("Hạt giống ngẫu nhiên: 42"),
            "{line}"
        );
    }

    /// A path that no scenario has would silently be left out of every report.
    #[test]
    fn the_main_parameters_are_fields() {
        for path in MAIN {
            assert!(bounds::ALL.iter().any(|bound| bound.path == path), "{path}");
        }
    }
}
