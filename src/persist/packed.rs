//! JSON in few characters, and in those that an address may hold: `(demand:(gap_cv:0.5,weekday:(1,1,0)))`.
//! What stands in parentheses is a group where its entries have names, and a list otherwise; `(:)` is the
//! empty group. Words go without quotation marks where nothing else could be meant.
//!
//! Not here: escapes for whatever else is in a word (`escape`).

use serde_json::{Map, Value};

/// Groups and lists lie at most so deep in each other: a scenario has four levels, and a link from elsewhere
/// must not use up the stack.
const MOST_DEPTH: usize = 16;
/// What ends a word that has no quotation marks, or would begin one that has.
const MARKS: [char; 5] = ['(', ')', ',', ':', '"'];

/// A value as a text.
pub(super) fn write(value: &Value) -> String {
    let mut text = String::new();
    put(&mut text, value);
    text
}

fn put(text: &mut String, value: &Value) {
    match value {
        Value::Object(fields) if fields.is_empty() => text.push_str("(:)"),
        Value::Object(fields) => {
            for (place, (name, value)) in fields.iter().enumerate() {
                text.push(if place == 0 { '(' } else { ',' });
                put_word(text, name, is_plain(name));
                text.push(':');
                put(text, value);
            }
            text.push(')');
        }
        Value::Array(entries) => {
            text.push('(');
            for (place, entry) in entries.iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                put(text, entry);
            }
            text.push(')');
        }
        Value::String(word) => put_word(text, word, is_plain(word) && meaning(word) == *value),
        other => text.push_str(&other.to_string()),
    }
}

fn put_word(text: &mut String, word: &str, is_plain: bool) {
    if is_plain {
        text.push_str(word);
    } else {
        text.push_str(&Value::from(word).to_string());
    }
}

fn is_plain(word: &str) -> bool {
    !word.is_empty() && !word.contains(MARKS)
}

/// What a word without quotation marks stands for: a number, `true`, `false`, `null`, or itself.
fn meaning(word: &str) -> Value {
    serde_json::from_str(word).unwrap_or_else(|_| Value::from(word))
}

/// The value of a text; none if it is not sound.
pub(super) fn read(text: &str) -> Option<Value> {
    let mut reader = Reader { rest: text };
    let value = reader.value(0)?;
    reader.rest.is_empty().then_some(value)
}

/// A word as it was read, before it is known whether it is a name or a value.
enum Word {
    Bare(String),
    Quoted(String),
}

struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    /// Goes past a mark; whether it was there.
    fn passes(&mut self, mark: char) -> bool {
        let behind = self.rest.strip_prefix(mark);
        self.rest = behind.unwrap_or(self.rest);
        behind.is_some()
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        if !self.passes('(') {
            return Some(value_of(self.word()?));
        }
        if depth == MOST_DEPTH {
            return None;
        }
        if self.passes(')') {
            return Some(Value::Array(Vec::new()));
        }
        if self.passes(':') {
            return self.passes(')').then(|| Value::Object(Map::new()));
        }
        self.entries(depth + 1)
    }

    /// What stands between parentheses, after the first of them; the first entry tells a group from a list.
    fn entries(&mut self, depth: usize) -> Option<Value> {
        let mut fields = Map::new();
        let mut list = Vec::new();
        loop {
            if self.rest.starts_with('(') {
                list.push(self.value(depth)?);
            } else {
                let word = self.word()?;
                if self.passes(':') {
                    let (Word::Bare(name) | Word::Quoted(name)) = word;
                    fields.insert(name, self.value(depth)?);
                } else {
                    list.push(value_of(word));
                }
            }
            if !self.passes(',') {
                break;
            }
        }
        match (self.passes(')'), fields.is_empty(), list.is_empty()) {
            (true, false, true) => Some(Value::Object(fields)),
            (true, true, false) => Some(Value::Array(list)),
            // Names for some entries and none for others.
            _ => None,
        }
    }

    fn word(&mut self) -> Option<Word> {
        if !self.rest.starts_with('"') {
            let (word, rest) = self.rest.split_at(self.rest.find(MARKS).unwrap_or(self.rest.len()));
            self.rest = rest;
            return (!word.is_empty()).then(|| Word::Bare(word.to_owned()));
        }
        // In quotation marks as JSON writes it: up to the next such mark that no backslash precedes.
        let mut is_escaped = false;
        let end = self.rest.char_indices().skip(1).find(|(_, letter)| {
            let is_end = *letter == '"' && !is_escaped;
            is_escaped = *letter == '\\' && !is_escaped;
            is_end
        });
        let (word, rest) = self.rest.split_at(end?.0 + 1);
        self.rest = rest;
        match serde_json::from_str(word).ok()? {
            Value::String(word) => Some(Word::Quoted(word)),
            _ => None,
        }
    }
}

fn value_of(word: Word) -> Value {
    match word {
        Word::Bare(word) => meaning(&word),
        Word::Quoted(word) => Value::String(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn words_need_quotation_marks_only_where_they_could_be_something_else() {
        for (value, text) in [
            (json!({"a": {"b_c": 0.5, "d": [1, 1, 0]}, "e": null}), "(a:(b_c:0.5,d:(1,1,0)),e:null)"),
            (
                json!(["s_nq", "true", true, "12", "", "a,b", "12a"]),
                r#"(s_nq,"true",true,"12","","a,b",12a)"#,
            ),
            (json!([[], {}, [[]], [{}]]), "((),(:),(()),((:)))"),
            (json!({"12": "£ \"1\"", "": "(x)"}), r#"("":"(x)",12:"£ \"1\"")"#),
            (json!("a b"), "a b"),
            (json!(-1.5e-7), "-1.5e-7"),
        ] {
            assert_eq!(write(&value), text);
            assert_eq!(read(text), Some(value));
        }
    }

    #[test]
    fn what_is_not_sound_is_refused() {
        for text in [
            "",
            "(",
            ")",
            "(a",
            "(a:",
            "(a:)",
            "(a:1",
            "(a:1,)",
            "(a:1,2)",
            "(1,a:2)",
            "(,)",
            "(1,)",
            "a:1",
            "1,2",
            "()()",
            "(:",
            "(:1)",
            "(::)",
            "\"",
            "\"a",
            "\"\\\"",
            "\"a\"b",
            "(a:\"b\"c)",
            "\"\\x\"",
            "((a):1)",
            "(a:b:c)",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_stack_is_not_used_up() {
        let nested = |depth: usize| format!("{}1{}", "(".repeat(depth), ")".repeat(depth));
        assert!(read(&nested(MOST_DEPTH)).is_some());
        assert_eq!(read(&nested(MOST_DEPTH + 1)), None);
        assert_eq!(read(&"(".repeat(20_000)), None);
        assert_eq!(read(&"(a:".repeat(20_000)), None);
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let word =
            prop_oneof!["\\PC*", "[a-z_]{1,8}", "[(),:\"\\\\0-9a]{0,6}", "true|false|null|-?[0-9]{1,3}"];
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(Value::from),
            word.clone().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, move |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                proptest::collection::btree_map(word.clone(), inner, 0..5)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_value_comes_back(value in any_value()) {
            prop_assert_eq!(read(&write(&value)), Some(value));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[(),:\"\\\\a1 .é-]{0,30}") {
            if let Some(value) = read(&text) {
                prop_assert_eq!(read(&write(&value)), Some(value));
            }
        }
    }
}
