//! Which rooms of the crate a file mentions: `crate::room`, `perfect_order_lab::room` (or `perfect_order_engine::`), and
//! `super::super::room`, in `use` trees as well as in plain paths.

use super::source::{Source, Token};

/// A room mentioned in a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Import {
    pub room: String,
    pub line: usize,
    pub in_test: bool,
}

/// Every room that a file mentions, its own included.
pub fn of(source: &Source) -> Vec<Import> {
    let tokens = &source.tokens;
    let mut imports = Vec::new();
    let mut inline = InlineModules::default();
    let mut at = 0;
    while at < tokens.len() {
        inline.see(tokens, at);
        let from_root =
            matches!(tokens[at].text.as_str(), "crate" | "perfect_order_lab" | "perfect_order_engine");
        if from_root && is(tokens, at + 1, "::") {
            imports.extend(heads(tokens, at + 2).map(|head| import(source, head)));
        } else if tokens[at].text == "super" {
            let start = at;
            while is(tokens, at + 1, "::") && is(tokens, at + 2, "super") {
                at += 2;
            }
            let supers = (at - start) / 2 + 1;
            let depth = source.modules.len() + inline.depth();
            // Only what climbs to the root can leave the room.
            if supers == depth && is(tokens, at + 1, "::") {
                imports.extend(heads(tokens, at + 2).map(|head| import(source, head)));
            }
        }
        at += 1;
    }
    imports
}

fn import(source: &Source, head: &Token) -> Import {
    Import { room: head.text.clone(), line: head.line, in_test: source.is_test || head.in_test }
}

/// The first names of a path or of a tree of paths in braces.
fn heads(tokens: &[Token], at: usize) -> impl Iterator<Item = &Token> {
    let mut heads = Vec::new();
    if is(tokens, at, "{") {
        let mut depth = 0;
        for (at, token) in tokens.iter().enumerate().skip(at) {
            match token.text.as_str() {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ if depth == 1 && (is(tokens, at - 1, "{") || is(tokens, at - 1, ",")) => heads.push(token),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    } else {
        heads.extend(tokens.get(at));
    }
    heads.into_iter()
}

fn is(tokens: &[Token], at: usize, text: &str) -> bool {
    tokens.get(at).is_some_and(|token| token.text == text)
}

/// The modules written out within the file that are open at a token: each makes `super` one step
/// longer.
#[derive(Default)]
struct InlineModules {
    braces: usize,
    /// How many braces were open before each.
    opened: Vec<usize>,
}

impl InlineModules {
    fn see(&mut self, tokens: &[Token], at: usize) {
        match tokens[at].text.as_str() {
            "{" => {
                if at >= 2 && tokens[at - 2].text == "mod" {
                    self.opened.push(self.braces);
                }
                self.braces += 1;
            }
            "}" => {
                self.braces = self.braces.saturating_sub(1);
                if self.opened.last() == Some(&self.braces) {
                    self.opened.pop();
                }
            }
            _ => {}
        }
    }

    fn depth(&self) -> usize {
        self.opened.len()
    }
}
