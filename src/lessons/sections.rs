//! Reads the words of a lesson (`vi.md`, `en.md`): a title, and sections of paragraphs and answers. A small
//! part of Markdown, so that any editor shows it as it is meant; which sections must be there, and how
//! they must read, is not said here.

/// A piece of text and the line on which it begins.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Passage {
    pub(super) line: usize,
    pub(super) text: String,
}

/// `- name: words`, and below it `  > why it is wrong`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answer {
    pub(super) name: String,
    pub(super) words: Passage,
    pub(super) reason: Option<Passage>,
}

/// What stands below a heading `## name`; the first has no name, and stands below the title.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Section {
    pub(super) line: usize,
    pub(super) name: String,
    pub(super) paragraphs: Vec<Passage>,
    pub(super) answers: Vec<Answer>,
}

/// A whole file of words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sections {
    pub(super) title: Option<Passage>,
    pub(super) list: Vec<Section>,
}

/// Where a further line of text belongs.
#[derive(Clone, Copy)]
enum Open {
    Nothing,
    Paragraph,
    Words,
    Reason,
}

impl Sections {
    /// Reads a file: headings, paragraphs between empty lines, answers.
    pub(super) fn of(text: &str) -> Self {
        let mut found = Self { title: None, list: vec![Section { line: 1, ..Section::default() }] };
        let mut open = Open::Nothing;
        for (place, whole) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let line = place + 1;
            let text = whole.trim();
            let passage = |text: &str| Passage { line, text: text.trim().to_owned() };
            if let Some(name) = text.strip_prefix("## ") {
                let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
                found.list.push(Section { line, name, ..Section::default() });
                open = Open::Nothing;
                continue;
            }
            if let (Some(title), None) = (text.strip_prefix("# "), &found.title) {
                found.title = Some(passage(title));
                continue;
            }
            let Some(section) = found.list.last_mut() else { continue };
            let named = text.strip_prefix("- ").and_then(|answer| answer.split_once(':'));
            if text.is_empty() {
                open = Open::Nothing;
            } else if let Some((name, words)) = named {
                let (name, words) = (name.trim().to_owned(), passage(words));
                section.answers.push(Answer { name, words, reason: None });
                open = Open::Words;
            } else if let (Some(reason), Some(answer)) = (text.strip_prefix('>'), section.answers.last_mut())
            {
                match &mut answer.reason {
                    Some(known) => known.go_on(reason),
                    none => *none = Some(passage(reason)),
                }
                open = Open::Reason;
            } else {
                open = section.take(open, passage(text));
            }
        }
        found
    }

    /// The section of a name.
    pub(super) fn of_name(&self, name: &str) -> Option<&Section> {
        self.list.iter().find(|section| section.name == name)
    }
}

impl Section {
    /// A line of plain text: it goes on with what is open, or begins a paragraph.
    fn take(&mut self, open: Open, passage: Passage) -> Open {
        let last = self.answers.last_mut();
        match (open, self.paragraphs.last_mut(), last) {
            (Open::Paragraph, Some(paragraph), _) => paragraph.go_on(&passage.text),
            (Open::Words, _, Some(answer)) => answer.words.go_on(&passage.text),
            (Open::Reason, _, Some(Answer { reason: Some(reason), .. })) => reason.go_on(&passage.text),
            _ => {
                self.paragraphs.push(passage);
                return Open::Paragraph;
            }
        }
        open
    }
}

impl Passage {
    fn go_on(&mut self, text: &str) {
        self.text.push(' ');
        self.text.push_str(text.trim());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_with_its_lines() {
        let text = "# Title\n\nIntro goes\non.\n\n## check  first\nWhich?\n- a: One\n  and more\n  > Because\n  > not.\n- b: Two\n\nLast.\n";
        let found = Sections::of(text);
        assert_eq!(found.title, Some(Passage { line: 1, text: "Title".into() }));
        assert_eq!(found.list[0].paragraphs, [Passage { line: 3, text: "Intro goes on.".into() }]);
        let check = found.of_name("check first").unwrap();
        assert_eq!(check.line, 6);
        assert_eq!(
            check.paragraphs,
            [Passage { line: 7, text: "Which?".into() }, Passage { line: 14, text: "Last.".into() }]
        );
        assert_eq!(check.answers[0].words, Passage { line: 8, text: "One and more".into() });
        assert_eq!(check.answers[0].reason, Some(Passage { line: 10, text: "Because not.".into() }));
        assert_eq!(check.answers[1].reason, None);
    }
}
