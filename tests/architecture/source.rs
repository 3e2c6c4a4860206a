//! Reads Rust just far enough for the rules in `architecture.rs`: words and marks with their lines,
//! without comments and strings, and with a note of which of them are test code.
//!
//! Not a parser. It knows nothing of types; a rule sees spelling only.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// A word, a number, or a mark (`::` is one mark) of the program.
pub struct Token {
    pub text: String,
    /// Counted from 1.
    pub line: usize,
    /// Inside something that carries `#[cfg(test)]` or `#[test]`.
    pub in_test: bool,
}

/// One file.
pub struct Source {
    /// From the repository's root, with `/`.
    pub path: String,
    pub text: String,
    pub tokens: Vec<Token>,
    /// The modules that lead to it: `src/model/demand.rs` is `model`, `demand`.
    pub modules: Vec<String>,
    /// The whole file is a module declared under `#[cfg(test)]`.
    pub is_test: bool,
}

impl Source {
    /// A file with this path from the repository's root.
    pub fn new(path: String, text: String) -> Self {
        let mut tokens = tokens(&text);
        mark_tests(&mut tokens);
        // The engine's root is a second `lib.rs` (engine/Cargo.toml).
        let parts = path
            .trim_start_matches("src/engine.rs")
            .split('/')
            .skip(1)
            .map(|part| part.trim_end_matches(".rs"));
        let modules =
            parts.filter(|part| !matches!(*part, "mod" | "lib" | "main")).map(str::to_owned).collect();
        Self { path, text, tokens, modules, is_test: false }
    }

    /// The folder (or file) of `src` that it belongs to; none for the root of the crate.
    pub fn room(&self) -> Option<&str> {
        self.modules.first().map(String::as_str)
    }

    /// The tokens that end up in the program.
    pub fn program(&self) -> impl Iterator<Item = (usize, &Token)> {
        let shipped = |(_, token): &(usize, &Token)| !self.is_test && !token.in_test;
        self.tokens.iter().enumerate().filter(shipped)
    }

    /// Whether the tokens from `at` on read like this.
    pub fn reads(&self, at: usize, words: &[&str]) -> bool {
        let Some(tokens) = self.tokens.get(at..at + words.len()) else {
            return false;
        };
        tokens.iter().map(|token| token.text.as_str()).eq(words.iter().copied())
    }

    /// `file:line`, as editors and terminals understand it.
    pub fn place(&self, token: &Token) -> String {
        format!("{}:{}", self.path, token.line)
    }
}

/// Every Rust file below a folder of the repository, in order.
pub fn files_below(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    collect(&root.join(folder), &mut paths);
    paths.sort();
    let mut sources: Vec<Source> = paths.iter().map(|path| read(root, path)).collect();
    mark_test_files(&mut sources);
    sources
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

fn read(root: &Path, path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    Source::new(parts.join("/"), text)
}

/// Finds the files behind `#[cfg(test)] mod name;`, and what is below them.
fn mark_test_files(sources: &mut [Source]) {
    let mut declared: BTreeSet<Vec<String>> = BTreeSet::new();
    for source in sources.iter() {
        for (at, token) in source.tokens.iter().enumerate() {
            let ends = source.tokens.get(at + 2).is_some_and(|end| end.text == ";");
            if token.in_test && token.text == "mod" && ends {
                let name = source.tokens[at + 1].text.clone();
                declared.insert(source.modules.iter().cloned().chain([name]).collect());
            }
        }
    }
    for source in sources {
        source.is_test = declared.iter().any(|module| source.modules.starts_with(module));
    }
}

/// Splits a program into tokens, leaving out comments, strings and characters.
fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let end = match chars[at] {
            '/' if next(&chars, at) == '/' => end_of_line(&chars, at),
            '/' if next(&chars, at) == '*' => end_of_block_comment(&chars, at),
            '"' => end_of_string(&chars, at),
            '\'' => end_of_quote(&chars, at),
            c if c.is_alphanumeric() || c == '_' => end_of_word(&chars, at),
            _ => at + 1,
        };
        let end = end.min(chars.len());
        let piece: String = chars[at..end].iter().collect();
        let end = match raw_string_end(&chars, &piece, end) {
            Some(end) => end,
            None => {
                push(&mut tokens, piece, line);
                end
            }
        };
        line += chars[at..end].iter().filter(|c| **c == '\n').count();
        at = end;
    }
    tokens
}

fn push(tokens: &mut Vec<Token>, piece: String, line: usize) {
    let skipped = piece.starts_with(['"', '\'']) || piece.starts_with("//") || piece.starts_with("/*");
    if skipped || piece.trim().is_empty() {
        return;
    }
    match tokens.last_mut() {
        Some(last) if last.text == ":" && piece == ":" => last.text.push(':'),
        _ => tokens.push(Token { text: piece, line, in_test: false }),
    }
}

fn next(chars: &[char], at: usize) -> char {
    chars.get(at + 1).copied().unwrap_or('\0')
}

fn end_of_line(chars: &[char], at: usize) -> usize {
    at + chars[at..].iter().take_while(|c| **c != '\n').count()
}

/// Block comments nest.
fn end_of_block_comment(chars: &[char], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0);
    while at < chars.len() {
        match (chars[at], next(chars, at)) {
            ('/', '*') => (at, depth) = (at + 2, depth + 1),
            ('*', '/') => (at, depth) = (at + 2, depth - 1),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn end_of_string(chars: &[char], start: usize) -> usize {
    let mut at = start + 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// A character such as `'a'` or `'\n'`, or a lifetime such as `'a`.
fn end_of_quote(chars: &[char], start: usize) -> usize {
    if next(chars, start) == '\\' {
        let rest = chars.iter().skip(start + 3);
        return start + 4 + rest.take_while(|c| **c != '\'').count();
    }
    let closed = chars.get(start + 2) == Some(&'\'');
    if closed { start + 3 } else { end_of_word(chars, start + 1) }
}

/// A name, or a number with its point: `1.5` is one word, `1.max(2)` begins with `1`.
fn end_of_word(chars: &[char], start: usize) -> usize {
    let is_number = chars.get(start).is_some_and(char::is_ascii_digit);
    let mut at = start;
    while at < chars.len() {
        let point = is_number && chars[at] == '.' && next(chars, at).is_ascii_digit();
        if !(chars[at].is_alphanumeric() || chars[at] == '_' || point) {
            break;
        }
        at += 1;
    }
    at
}

/// The end of `r"…"`, `br#"…"#` and the like, if the word just read introduces one.
fn raw_string_end(chars: &[char], word: &str, after: usize) -> Option<usize> {
    if !matches!(word, "r" | "br" | "cr") {
        return None;
    }
    let hashes = chars[after..].iter().take_while(|c| **c == '#').count();
    if chars.get(after + hashes) != Some(&'"') {
        return None;
    }
    let closing: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let body = after + hashes + 1;
    let length = chars[body..].windows(closing.len()).position(|window| *window == closing[..])?;
    Some(body + length + closing.len())
}

/// Marks whatever an attribute with the word `test` in it stands on.
fn mark_tests(tokens: &mut [Token]) {
    let mut at = 0;
    while at < tokens.len() {
        let is_attribute = tokens[at].text == "#" && tokens.get(at + 1).is_some_and(|t| t.text == "[");
        if !is_attribute {
            at += 1;
            continue;
        }
        let end = closing(tokens, at + 1);
        let says = |word: &str| tokens[at..end].iter().any(|token| token.text == word);
        if says("test") && !says("not") {
            let item_end = end_of_item(tokens, end);
            tokens[at..item_end].iter_mut().for_each(|token| token.in_test = true);
            at = item_end;
        } else {
            at = end;
        }
    }
}

/// Behind the bracket that closes the one at `open`.
fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

/// Behind the item that begins at `start`: its block, or its semicolon.
fn end_of_item(tokens: &[Token], start: usize) -> usize {
    let mut at = start;
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            "{" => return closing(tokens, at),
            "(" | "[" => at = closing(tokens, at),
            ";" => return at + 1,
            _ => at += 1,
        }
    }
    at
}
