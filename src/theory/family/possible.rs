//! Reads the few values that something may have, as people write them: `{2: 0.2, 4: 0.8}`, `1 w.p. 0.5, 4 w.p. 0.5`,
//! `P(1) = 0.5, P(4) = 0.5`, `uniform on {1, …, 5}`, `3 or 7, each with probability 1/2`.
//!
//! And the parts of a hyperexponential law: `0.9 exp(mean 0.5) + 0.1 exp(mean 5.5)`, `hyperexponential(p=0.5, means 1, 7)`.
//!
//! Not here: other laws with a name (`read`), whether shares sum to one (whoever takes them).

use super::read::{LAW_KINDS, Words, law_of, number_of};
use crate::theory::law::Law;

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

/// Two exponential laws and how often each: as a sum with shares, by `p` and two means or rates, or by mean and cv, which is
/// the law of balanced means.
pub(super) fn hyperexponential(text: &str) -> Option<Law> {
    let lower = text.to_lowercase();
    // The parts of `p1=0.9, mean_2=5` are numbered; `h2` is a name.
    let plain = ["p", "mean", "rate"].iter().fold(
        lower.replace("mu", "rate").replace("h2", "").replace(" and ", ", "),
        |text, name| {
            ["_1", "_2", "1", "2"]
                .iter()
                .fold(text, |text, place| text.replace(&format!("{name}{place}="), name))
        },
    );
    if plain.contains('+') {
        let parts: Option<Vec<(f64, f64)>> = plain
            .split('+')
            .map(|part| {
                let at = part.find("exp").filter(|at| *at > 0)?;
                let share = numbers(&part[..at]).pop()?;
                match law_of(&Words::of(part.get(at..)?, &LAW_KINDS))? {
                    Law::Gamma(mean, 1.0) => Some((mean, share)),
                    _ => None,
                }
            })
            .collect();
        return parts.map(Law::Hyperexponential);
    }
    let words = Words::of(&plain, &[]);
    let all = |name: &str| -> Vec<f64> {
        words.named.iter().filter(|(known, _)| known == name).map(|(_, number)| *number).collect()
    };
    let means = match (all("mean"), all("rate")) {
        (means, _) if means.len() == 2 => means,
        (_, rates) if rates.len() == 2 => rates.into_iter().map(|rate| 1.0 / rate).collect(),
        (means, _) => {
            let cv = words.get("cv").or_else(|| words.get("scv").map(f64::sqrt))?;
            return Law::balanced(*means.first()?, cv).ok();
        }
    };
    let often = words.get("p")?;
    Some(Law::Hyperexponential(vec![(means[0], often), (means[1], 1.0 - often)]))
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
    fn two_exponential_laws_are_read() {
        let law = Some(Law::Hyperexponential(vec![(0.5, 0.75), (2.5, 0.25)]));
        for text in [
            "H2: 0.75 exp(mean 0.5) + 0.25 exp(mean 2.5)",
            "0.75*Exp(0.5) + 0.25*Exp(2.5)",
            "Hyperexponential(p=0.75, means 0.5, 2.5)",
            "hyperexponential: p=0.75 mean 0.5, else mean 2.5",
            "Hyperexponential-2 (p1=0.75, mu1=2, mu2=0.4)",
            "H2(p=0.75, rates 2 and 0.4)",
        ] {
            assert_eq!(hyperexponential(text), law, "{text}");
        }
        let balanced = hyperexponential("Hyperexponential mean 1 scv 4 (balanced means)").unwrap();
        assert!((balanced.mean() - 1.0).abs() < 1e-15 && (balanced.cv() - 2.0).abs() < 1e-12);
        assert_eq!(hyperexponential("hyperexponential mean 1"), None);
    }

    #[test]
    fn what_is_a_law_of_another_kind_is_left_alone() {
        for text in ["uniform(1, 3)", "uniform on [1,3]", "Geometric on {1,2,..}, mean 2 (p=0.5)", "4"] {
            assert_eq!(possible(text), None, "{text}");
        }
    }
}
