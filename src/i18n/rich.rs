//! Sentences in which some words are marked: the strategies' names in their ink, what is strong.

/// How a span is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As the text around it.
    Plain,
    /// In build to stock's ink, underlined (`<s>`).
    BuildToStock,
    /// In build to order's ink, underlined with dashes (`<o>`).
    BuildToOrder,
    /// Strong (`<b>`).
    Strong,
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
            push(&mut spans, style, &rest[..at]);
            style = next;
            rest = &rest[at + tag.len()..];
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

/// The next tag: where it begins, what it is, and the style after it.
fn next_tag(text: &str) -> Option<(usize, &'static str, Style)> {
    const TAGS: [(&str, Style); 6] = [
        ("<s>", Style::BuildToStock),
        ("<o>", Style::BuildToOrder),
        ("<b>", Style::Strong),
        ("</s>", Style::Plain),
        ("</o>", Style::Plain),
        ("</b>", Style::Plain),
    ];
    TAGS.iter()
        .filter_map(|(tag, style)| text.find(tag).map(|at| (at, *tag, *style)))
        .min_by_key(|(at, ..)| *at)
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
        let styles: Vec<Style> = rich.0.iter().map(|span| span.style).collect();
        use Style::*;
        assert_eq!(styles, [Plain, BuildToStock, Plain, Strong, Plain]);
        assert_eq!(rich.plain(), "Of 100, stock gets 85 < 90");
        assert_eq!(Rich::of("a").then(Rich::of("b")).plain(), "a b");
    }
}
