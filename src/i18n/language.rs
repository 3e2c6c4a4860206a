//! The languages of the page.

/// A language in which every text of the page exists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Vietnamese.
    Vietnamese,
    /// English.
    #[default]
    English,
    /// English, doubled and with marks on its letters: shows where a longer text would not fit.
    Pseudo,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Vietnamese, Self::English, Self::Pseudo];

    /// Those that a reader may choose.
    pub const OFFERED: [Self; 2] = [Self::Vietnamese, Self::English];

    /// Its tag, for the `lang` attribute, for links and for storage.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
            Self::Pseudo => "en-x-pseudo",
        }
    }

    /// The language of a tag; regions do not matter.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        if tag == Self::Pseudo.tag() || tag == "pseudo" {
            return Some(Self::Pseudo);
        }
        match tag.split(['-', '_']).next() {
            Some("vi") => Some(Self::Vietnamese),
            Some("en") => Some(Self::English),
            _ => None,
        }
    }

    /// The first of a list of wished-for tags that the page speaks.
    #[must_use]
    pub fn best_of<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        tags.into_iter().find_map(Self::of_tag).unwrap_or_default()
    }

    /// What stands between whole numbers and decimals.
    #[must_use]
    pub const fn decimal_mark(self) -> char {
        match self {
            Self::Vietnamese => ',',
            Self::English | Self::Pseudo => '.',
        }
    }

    /// What stands between groups of three digits.
    #[must_use]
    pub const fn group_mark(self) -> char {
        match self {
            Self::Vietnamese => '.',
            Self::English | Self::Pseudo => ',',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags() {
        for language in Language::ALL {
            assert_eq!(Language::of_tag(language.tag()), Some(language));
        }
        assert_eq!(Language::best_of(["fr-FR", "vi-VN", "en"]), Language::Vietnamese);
        assert_eq!(Language::best_of(["fr"]), Language::English);
    }
}
