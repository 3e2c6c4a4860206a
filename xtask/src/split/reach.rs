//! What the first half can get at: from its exports, by calls, by addresses of data, by places of the table.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    linked::{Linked, Uses},
    module::{Module, data_segments, kind, section},
};

/// What was found of every function, and of every piece of data.
pub struct Reach {
    pub functions: Vec<bool>,
    /// Of every piece whether it has to be there from the start. `None`: all data have to.
    pub pieces: Option<Vec<bool>>,
}

/// Follows everything but what goes out. Without `linked`, or if it does not belong to the module, whatever is in the table
/// can be got at.
pub fn reach(
    module: &Module<'_>,
    calls: &[Vec<u32>],
    linked: Option<&Linked<'_>>,
    is_out: &[bool],
) -> Option<Reach> {
    let linked = linked.filter(|linked| belongs(module, linked));
    let mut search = Search {
        functions: vec![false; module.functions.len()],
        pieces: linked.map(|linked| vec![false; linked.pieces.len()]).unwrap_or_default(),
        open_functions: Vec::new(),
        open_pieces: Vec::new(),
        slots: slots(module),
    };
    let exported = module.exports.iter().filter(|(_, which, _)| *which == kind::FUNCTION);
    search.open_functions.extend(exported.map(|(.., number)| *number as usize));
    match linked {
        None => {
            let listed = module.segments.iter().flat_map(|segment| &segment.functions);
            search.open_functions.extend(listed.map(|at| *at as usize));
        }
        Some(linked) => search.start(linked),
    }
    let none = Uses::default();
    loop {
        if let Some(at) = search.open_functions.pop() {
            if std::mem::replace(search.functions.get_mut(at)?, true) || is_out[at] {
                continue;
            }
            if let Some(own) = at.checked_sub(module.imported_functions) {
                search.open_functions.extend(calls[own].iter().map(|called| *called as usize));
                let uses = linked.and_then(|linked| linked.functions.get(&linked.names[at]));
                search.follow(uses.unwrap_or(&none));
            }
        } else if let Some(at) = search.open_pieces.pop() {
            if !std::mem::replace(search.pieces.get_mut(at)?, true) {
                search.follow(&linked?.pieces[at].uses);
            }
        } else {
            let pieces = linked.is_some().then_some(search.pieces);
            return Some(Reach { functions: search.functions, pieces });
        }
    }
}

struct Search {
    functions: Vec<bool>,
    pieces: Vec<bool>,
    open_functions: Vec<usize>,
    open_pieces: Vec<usize>,
    slots: BTreeMap<u32, usize>,
}

impl Search {
    fn follow(&mut self, uses: &Uses) {
        self.open_pieces.extend(&uses.pieces);
        self.open_functions.extend(uses.slots.iter().filter_map(|slot| self.slots.get(slot)));
    }

    /// Where it begins: what may be written into, what nobody is known to own, and the functions in the table to which
    /// the linker saw no reference.
    fn start(&mut self, linked: &Linked<'_>) {
        let changing = linked.pieces.iter().enumerate().filter(|(_, piece)| !piece.is_constant);
        self.open_pieces.extend(changing.map(|(at, _)| at));
        self.follow(&linked.others);
        // What wasm-bindgen has taken out or renamed: what it referred to may be referred to by something else now.
        let names: BTreeSet<&String> = linked.names.iter().collect();
        for (_, uses) in linked.functions.iter().filter(|(name, _)| !names.contains(name)) {
            self.follow(uses);
        }
        let all = linked.functions.values().chain(linked.pieces.iter().map(|piece| &piece.uses));
        let referred: BTreeSet<u32> = all.flat_map(|uses| &uses.slots).copied().collect();
        let alone = self.slots.iter().filter(|(slot, _)| !referred.contains(slot));
        self.open_functions.extend(alone.map(|(_, function)| *function));
    }
}

/// The functions of the module by their places in the table.
fn slots(module: &Module<'_>) -> BTreeMap<u32, usize> {
    let known = module.segments.iter().filter_map(|segment| Some((segment.at?, &segment.functions)));
    known.flat_map(|(at, functions)| (at..).zip(functions.iter().map(|at| *at as usize))).collect()
}

/// Whether the same data lie at the same addresses, and every place of the table is still filled.
fn belongs(module: &Module<'_>, linked: &Linked<'_>) -> bool {
    let Some(data) = data_segments(module.content(section::DATA)) else { return false };
    let has = |segment: &(u32, &[u8])| data.iter().any(|own| (own.address, own.bytes) == *segment);
    let slots = slots(module);
    module.segments.iter().all(|segment| segment.at.is_some())
        && linked.segments.iter().all(has)
        && linked.table.iter().all(|slot| slots.contains_key(slot))
}
