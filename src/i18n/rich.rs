//! Sentences in which some words are marked: the strategies' names in their ink, what is strong, and terms that
//! the glossary explains (`<t entry>`).

/// How a span is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Style {
    /// As the text around it.
    Plain,
    /// In build to stock's ink, underlined (`<s>`).
    BuildToStock,
    /// In build to order's ink, underlined with dashes (`<o>`).
    BuildToOrder,
    /// Strong (`<b>`).
    Strong,
    /// A term, with the name of its entry in the glossary (`<t entry>`).
    Term(String),
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// How it is shown.
    pub style: Style,
    /// Its words.
    pub text: String,
}

/// A sentence in spans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich(pub Vec<Span>);

impl Rich {
    /// Reads the tags of a text. A tag that is not closed runs to the end.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut spans = Vec::new();
        let mut style = Style::Plain;
        let mut rest = text;
        while let Some((at, tag, next)) = next_tag(rest) {
            push(&mut spans, std::mem::replace(&mut style, next), &rest[..at]);
            rest = &rest[at + tag..];
        }
        push(&mut spans, style, rest);
        Self(spans)
    }

    /// The words alone.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }

    /// This sentence, a space, and another.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        push(&mut self.0, Style::Plain, " ");
        self.0.extend(other.0);
        self
    }
}

/// The next tag: where it begins, how long it is, and the style after it.
fn next_tag(text: &str) -> Option<(usize, usize, Style)> {
    const TAGS: [(&str, Style); 7] = [
        ("<s>", Style::BuildToStock),
        ("<o>", Style::BuildToOrder),
        ("<b>", Style::Strong),
        ("</s>", Style::Plain),
        ("</o>", Style::Plain),
        ("</b>", Style::Plain),
        ("</t>", Style::Plain),
    ];
    text.match_indices('<').find_map(|(at, _)| {
        let here = &text[at..];
        if let Some((name, _)) = here.strip_prefix("<t ").and_then(|name| name.split_once('>')) {
            return Some((at, "<t >".len() + name.len(), Style::Term(name.to_owned())));
        }
        let (tag, style) = TAGS.into_iter().find(|(tag, _)| here.starts_with(tag))?;
        Some((at, tag.len(), style))
    })
}

fn push(spans: &mut Vec<Span>, style: Style, text: &str) {
    if !text.is_empty() {
        spans.push(Span { style, text: text.to_owned() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_spans() {
        let rich = Rich::of("Of 100, <s>stock</s> gets <b>85</b> < 90");
        let styles: Vec<Style> = rich.0.iter().map(|span| span.style.clone()).collect();
        use Style::*;
        assert_eq!(styles, [Plain, BuildToStock, Plain, Strong, Plain]);
        assert_eq!(rich.plain(), "Of 100, stock gets 85 < 90");
        let term = Rich::of("another <t reorder-point>point</t>");
        assert_eq!(
            term.0[1],
            super::Span { style: Term("reorder-point".to_owned()), text: "point".to_owned() }
        );
        assert_eq!(Rich::of("a").then(Rich::of("b")).plain(), "a b");
    }
}
