//! How a passage must read: short, without exclamation marks, without praise, and with the same numbers in
//! both languages.

use crate::i18n::Language;

use super::complaint::Problem;

/// The most words of a step.
pub const MOST_WORDS: usize = 60;

/// Praise, and words that belittle whoever does not find it plain.
const NOT_SAID: [(Language, &[&str]); 2] = [
    (
        Language::English,
        &[
            "well done",
            "great",
            "good job",
            "excellent",
            "congratulations",
            "bravo",
            "awesome",
            "brilliant",
            "amazing",
            "fantastic",
            "wonderful",
            "impressive",
            "clever",
            "simply",
            "obviously",
            "of course",
            "trivial",
            "trivially",
        ],
    ),
    (
        Language::Vietnamese,
        &[
            "tuyệt vời",
            "xuất sắc",
            "hoan hô",
            "chúc mừng",
            "làm tốt lắm",
            "giỏi lắm",
            "giỏi quá",
            "quá giỏi",
            "tuyệt lắm",
            "ấn tượng",
            "hiển nhiên",
            "dĩ nhiên",
            "tất nhiên",
            "đơn giản là",
            "quá dễ",
        ],
    ),
];

/// What is wrong with how a passage reads.
pub(super) fn problems(language: Language, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let found = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    if found > MOST_WORDS {
        problems.push(Problem::TooManyWords { found, most: MOST_WORDS });
    }
    if text.contains(['!', '！']) {
        problems.push(Problem::ExclamationMark);
    }
    let words = spaced(text);
    let not_said = NOT_SAID.iter().filter(|(spoken, _)| *spoken == language).flat_map(|(_, words)| *words);
    let praise = not_said.filter(|word| words.contains(&format!(" {word} ")));
    problems.extend(praise.map(|word| Problem::Praise((*word).to_owned())));
    problems
}

/// Lower-case words with single spaces around each.
fn spaced(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

/// The names in braces.
pub(super) fn placeholders(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

/// The numbers of a passage as a reader of its language takes them, in the order of size.
pub(super) fn numbers(language: Language, text: &str) -> Vec<String> {
    let is_part = |letter: char| letter.is_ascii_digit() || letter == '.' || letter == ',';
    let bare = text.split('{').enumerate().map(|(place, part)| match part.split_once('}') {
        Some((_, rest)) if place > 0 => rest,
        _ => part,
    });
    let words = bare.flat_map(|part| part.split(|letter| !is_part(letter)));
    let marks: &[char] = &['.', ','];
    let mut numbers: Vec<f64> = words
        .map(|word| word.trim_matches(marks))
        .filter(|word| !word.is_empty())
        .filter_map(|word| {
            let plain: String = word.chars().filter(|letter| *letter != language.group_mark()).collect();
            plain.replace(language.decimal_mark(), ".").parse().ok()
        })
        .collect();
    numbers.sort_by(f64::total_cmp);
    numbers.iter().map(f64::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_loud_and_praising_passages_are_found() {
        let long = "a word ".repeat(31);
        assert_eq!(problems(Language::English, &long), [Problem::TooManyWords { found: 62, most: 60 }]);
        assert_eq!(problems(Language::English, &"a – word ".repeat(30)), [], "a dash is no word");
        assert_eq!(
            problems(Language::English, "Well done, greater than 3!"),
            [Problem::ExclamationMark, Problem::Praise("well done".into())]
        );
        assert_eq!(problems(Language::Vietnamese, "Bạn giỏi lắm."), [Problem::Praise("giỏi lắm".into())]);
    }

    #[test]
    fn numbers_are_those_of_the_language() {
        let english = numbers(Language::English, "From 1,250.5 to 3 of {answer2} (0.95).");
        let vietnamese = numbers(Language::Vietnamese, "Từ 1.250,5 đến 3 trên {answer2} (0,95).");
        assert_eq!(english, ["0.95", "3", "1250.5"]);
        assert_eq!(english, vietnamese);
        assert_eq!(placeholders("a {b} c {d}"), ["b", "d"]);
    }
}
