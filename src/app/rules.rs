//! What a link allows whoever opens it: a lecturer's choice, carried in four readable keys.
//!
//! `embed=1` shows the Lab without the site around it, `predict=1` asks for a prediction before the first
//! result, `lock=` and `hide=` name parts of the panel. It is a help for a class and no lock: whoever
//! edits the address is free again.

use super::{CONTROLS, LinkFault};
use crate::persist::View;

/// What may be done with a part of the panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Freedom {
    /// It can be changed.
    #[default]
    Free,
    /// It is shown and stays as it is.
    Locked,
    /// It is not shown.
    Hidden,
}

impl Freedom {
    /// Each, from most to least.
    pub const ALL: [Self; 3] = [Self::Free, Self::Locked, Self::Hidden];
}

/// Parts of the panel besides its controls: the choice of a scenario and files, the seed, and the groups of
/// all other parameters.
pub const PARTS: [&str; 3] = ["scenario", "seed", "parameters"];

/// What a link allows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Whether the Lab stands alone, for a frame in another page.
    pub is_embedded: bool,
    /// Whether results wait for a prediction.
    pub asks_first: bool,
    /// Parts that are not free, in the panel's order.
    pub(super) parts: Vec<(&'static str, Freedom)>,
}

/// Every part that can be locked or hidden, in the panel's order.
fn names() -> impl Iterator<Item = &'static str> {
    let [scenario, rest @ ..] = PARTS;
    std::iter::once(scenario).chain(CONTROLS.iter().map(|control| control.id)).chain(rest)
}

impl Rules {
    /// What may be done with a part: a control by its name, or one of [`PARTS`].
    #[must_use]
    pub fn of(&self, part: &str) -> Freedom {
        self.parts.iter().find(|(name, _)| *name == part).map_or(Freedom::Free, |(_, freedom)| *freedom)
    }

    /// Whether a part can be changed.
    #[must_use]
    pub fn allows(&self, part: &str) -> bool {
        self.of(part) == Freedom::Free
    }

    /// Whether a parameter of the scenario can be changed, by its path: those of the controls as the
    /// controls can, every other with the groups of all parameters.
    #[must_use]
    pub fn allows_path(&self, path: &str) -> bool {
        let control = CONTROLS.iter().find(|control| control.bound.path == path);
        self.allows(control.map_or("parameters", |control| control.id))
    }

    /// The same with another freedom for a part; an unknown part changes nothing.
    #[must_use]
    pub fn with(&self, part: &str, freedom: Freedom) -> Self {
        let of = |name: &'static str| (name, if name == part { freedom } else { self.of(name) });
        let parts = names().map(of).filter(|(_, freedom)| *freedom != Freedom::Free);
        Self { parts: parts.collect(), ..self.clone() }
    }

    /// Writes the keys of a link.
    pub(super) fn write(&self, view: &mut View) {
        let list = |wanted: Freedom| {
            let named = self.parts.iter().filter(|(_, freedom)| *freedom == wanted).map(|(name, _)| *name);
            Some(named.collect::<Vec<_>>().join(",")).filter(|list| !list.is_empty())
        };
        let flag = |holds: bool| holds.then(|| "1".to_owned());
        view.embed = flag(self.is_embedded);
        view.predict = flag(self.asks_first);
        view.lock = list(Freedom::Locked);
        view.hide = list(Freedom::Hidden);
    }

    /// Reads the keys of a link. Where a part is locked and hidden it is hidden.
    pub(super) fn read(view: &View, faults: &mut Vec<LinkFault>) -> Self {
        let mut rules = Self::default();
        let mut flag = |key: &str, value: &Option<String>| match value.as_deref() {
            Some("1") => true,
            None | Some("0") => false,
            Some(other) => {
                faults.push(LinkFault::Unreadable { part: format!("{key}={other}") });
                false
            }
        };
        rules.is_embedded = flag("embed", &view.embed);
        rules.asks_first = flag("predict", &view.predict);
        for (key, list, freedom) in
            [("lock", &view.lock, Freedom::Locked), ("hide", &view.hide, Freedom::Hidden)]
        {
            for name in list.iter().flat_map(|list| list.split(',')).filter(|name| !name.is_empty()) {
                if names().any(|known| known == name) {
                    rules = rules.with(name, freedom);
                } else {
                    faults.push(LinkFault::Unreadable { part: format!("{key}={name}") });
                }
            }
        }
        rules
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let rules = Rules { is_embedded: true, asks_first: true, parts: Vec::new() };
        let rules = rules.with("gap_cv", Freedom::Locked).with("capacity", Freedom::Hidden);
        let rules = rules.with("scenario", Freedom::Hidden).with("parameters", Freedom::Locked);
        let mut view = View::default();
        rules.write(&mut view);
        assert_eq!(view.lock.as_deref(), Some("gap_cv,parameters"));
        assert_eq!(view.hide.as_deref(), Some("scenario,capacity"));
        let mut faults = Vec::new();
        assert_eq!(Rules::read(&view, &mut faults), rules);
        assert_eq!(faults, []);
        let free = rules.with("capacity", Freedom::Free);
        assert!(free.allows("capacity") && !free.allows("gap_cv"));
    }

    #[test]
    fn without_keys_all_is_free() {
        let mut view = View::default();
        Rules::default().write(&mut view);
        assert_eq!(view, View::default());
        assert!(names().all(|name| Rules::default().allows(name)));
        assert!(Rules::default().allows_path("money.price"));
    }

    #[test]
    fn what_makes_no_sense_is_told_and_the_rest_used() {
        let text = |text: &str| Some(text.to_owned());
        let view = View { embed: text("yes"), lock: text("moon,seed,"), ..View::default() };
        let mut faults = Vec::new();
        let rules = Rules::read(&view, &mut faults);
        assert_eq!(rules, Rules::default().with("seed", Freedom::Locked));
        let told = ["embed=yes", "lock=moon"].map(|part| LinkFault::Unreadable { part: part.to_owned() });
        assert_eq!(faults, told);
    }

    #[test]
    fn a_path_is_as_free_as_its_control_or_its_group() {
        let rules = Rules::default().with("gap_cv", Freedom::Locked).with("parameters", Freedom::Hidden);
        assert!(!rules.allows_path("demand.gap_cv") && !rules.allows_path("money.price"));
        assert!(rules.allows_path("demand.orders_per_day"));
    }
}
