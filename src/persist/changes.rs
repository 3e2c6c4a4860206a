//! What a scenario differs in from another one, field by field, for people to read.
//!
//! Not here: what fields are called, how values are written in a language: `i18n`.

use super::patch;
use crate::model::Scenario;

/// A field with another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field, for example `demand.orders_per_day`.
    pub path: String,
    /// Its value before; empty where it was not given.
    pub before: String,
    /// Its value now; empty where it is not given any more.
    pub now: String,
}

/// Every field that differs, in the order of the file; a list counts as one.
#[must_use]
pub fn changes(from: &Scenario, to: &Scenario) -> Vec<Change> {
    let [from, to] = [from, to].map(Scenario::to_json);
    let before = patch::pairs(&patch::difference(&to, &from));
    let now = patch::pairs(&patch::difference(&from, &to));
    let old = |path: &str| before.iter().find(|(known, _)| known == path).map(|(_, text)| text.clone());
    let gone = before.iter().filter(|(path, _)| !now.iter().any(|(known, _)| known == path));
    let gone =
        gone.map(|(path, text)| Change { path: path.clone(), before: text.clone(), now: String::new() });
    let changed = now.iter().map(|(path, text)| Change {
        path: path.clone(),
        before: old(path).unwrap_or_default(),
        now: text.clone(),
    });
    changed.chain(gone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::bounds;

    #[test]
    fn only_what_differs() {
        let from = Scenario::default();
        assert_eq!(changes(&from, &from), []);
        let mut to = from.clone();
        to.run.seed = 7;
        let mut file = to.to_json();
        file["demand"]["gap_cv"] = 0.5.into();
        let to = Scenario::from_json(&file).unwrap();
        let expected =
            [("demand.gap_cv", "1", "0.5"), ("run.seed", "2718", "7")].map(|(path, before, now)| Change {
                path: path.to_owned(),
                before: before.to_owned(),
                now: now.to_owned(),
            });
        assert_eq!(changes(&from, &to), expected);
        assert_eq!(bounds::GAP_CV.path, expected[0].path);
    }
}
