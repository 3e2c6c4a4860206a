//! Reads the few values that something may have, as people write them: `{2: 0.2, 4: 0.8}`, `1 w.p. 0.5, 4 w.p. 0.5`,
//! `P(1) = 0.5, P(4) = 0.5`, `uniform on {1, …, 5}`, `3 or 7, each with probability 1/2`.
//!
//! Not here: laws with a name (`read`), whether shares sum to one (whoever takes them).

use super::read::number_of;

/// Values and their shares; none where the text says no such thing.
pub(super) fn possible(text: &str) -> Option<Vec<(f64, f64)>> {
    let text = text.to_lowercase().replace(['"', '\''], "");
    let inner = text.split_once('{').and_then(|(_, rest)| Some(rest.split_once('}')?.0));
    if let Some(inner) = inner
        && inner.contains(':')
    {
        return inner.split(',').map(|pair| pair_of(pair, ":")).collect();
    }
    if ["exp", "gamma", "erlang", "lognorm", "geometric", "poisson"].iter().any(|law| text.contains(law)) {
        return None;
    }
    if text.contains("p(") {
        return text.split("p(").skip(1).map(|pair| pair_of(&pair.replace(')', ""), "=")).collect();
    }
    let said = ["with probability", "with prob.", "with prob", "w.p.", "wp "]
        .iter()
        .fold(text.clone(), |text, words| text.replace(words, "@"));
    if text.contains("each") || text.contains("equally") || text.contains("uniform") {
        // Without braces a uniform law is one of a range.
        let listed = match inner {
            Some(inner) => inner,
            None if said.contains('@') => said.split(['@']).next()?.split("each").next()?,
            None => return None,
        };
        return equally(listed);
    }
    if !said.contains('@') {
        return None;
    }
    let parts = said.replace(" or ", ",").replace(" and ", ",").replace(';', ",");
    let parts: Option<Vec<_>> = parts.split(',').map(|pair| pair_of(pair, "@")).collect();
    parts.filter(|parts| parts.len() > 1)
}

/// `value sign share`, whatever words are around them.
fn pair_of(text: &str, sign: &str) -> Option<(f64, f64)> {
    let (value, share) = text.split_once(sign)?;
    Some((numbers(value).pop()?, *numbers(share).first()?))
}

/// `3, 7`; `1, 2, …, 5`: all whole numbers of the range.
fn equally(text: &str) -> Option<Vec<(f64, f64)>> {
    let mut values = numbers(&text.replace("...", " ").replace("..", " "));
    if (text.contains("..") || text.contains('…')) && values.len() >= 2 {
        let (first, last) = (values[0], values[values.len() - 1]);
        if !(last - first <= 1_000.0 && first <= last) {
            return None;
        }
        values = (0..=(last - first) as u32).map(|n| first + f64::from(n)).collect();
    }
    let share = 1.0 / values.len() as f64;
    (!values.is_empty()).then(|| values.into_iter().map(|value| (value, share)).collect())
}

fn numbers(text: &str) -> Vec<f64> {
    text.split(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | '/'))
        .map(|word| word.trim_matches(['.', '/']))
        .filter_map(number_of)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_ways_to_put_it_are_read() {
        let two = Some(vec![(1.0, 0.5), (4.0, 0.5)]);
        for text in [
            "{1: 0.5, 4: 0.5}",
            "pmf {'1': 0.5, '4': 1/2}",
            "1 w.p. 0.5, 4 w.p. 0.5",
            "two-point: 1 with probability 0.5 or 4 with probability 0.5",
            "P(1)=0.5, P(4)=0.5",
            "two-point {1,4} w.p. 1/2 each",
            "1 or 4 days, each with probability 0.5",
            "{1, 4} equally likely",
        ] {
            assert_eq!(possible(text), two, "{text}");
        }
        let five = possible("uniform on {1,...,5}");
        assert_eq!(five.map(|values| values.len()), Some(5));
        assert_eq!(possible("Uniform{1..3}").map(|values| values[2].0), Some(3.0));
        assert_eq!(possible("discrete uniform {0.5, 1.5}"), Some(vec![(0.5, 0.5), (1.5, 0.5)]));
    }

    #[test]
    fn what_is_a_law_of_another_kind_is_left_alone() {
        for text in ["uniform(1, 3)", "uniform on [1,3]", "Geometric on {1,2,..}, mean 2 (p=0.5)", "4"] {
            assert_eq!(possible(text), None, "{text}");
        }
    }
}
