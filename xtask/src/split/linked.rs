//! What the linker says of the module that it made: which pieces of data there are, and what every function and every
//! piece refers to. It keeps that when it is asked to (`--emit-relocs`), and wasm-bindgen, which works on the module
//! afterwards, leaves addresses of data and places of the table as they are, but neither functions' numbers nor their names.
//! So it is called once more, and told to leave the names: they tell which function is which.

use std::collections::BTreeMap;

use super::{
    bytes::Reader,
    code::renumbered,
    module::{Module, data_segments, section},
};

/// What something refers to.
#[derive(Default)]
pub struct Uses {
    /// Pieces of data, by their places in the list of them.
    pub pieces: Vec<usize>,
    /// Functions, by their places in the table.
    pub slots: Vec<u32>,
}

/// A piece of data: what has a name of its own for the linker.
pub struct Piece {
    /// Addresses in memory, the second one behind the end.
    pub from: u32,
    pub to: u32,
    /// Whether nothing ever writes into it.
    pub is_constant: bool,
    pub uses: Uses,
}

/// A module as it was linked.
pub struct Linked<'a> {
    pub pieces: Vec<Piece>,
    /// By the name of the function; functions of one name are taken together.
    pub functions: BTreeMap<String, Uses>,
    /// What data refer to that belong to no piece.
    pub others: Uses,
    /// The places of the table that hold functions.
    pub table: Vec<u32>,
    /// Address and bytes of each segment of data.
    pub segments: Vec<(u32, &'a [u8])>,
    /// The names that the linker gave to the functions of the module that is to be divided.
    pub names: Vec<String>,
}

/// What a number in the list of symbols stands for.
#[derive(Clone, Copy)]
enum Symbol {
    Function(u32),
    Piece(usize),
    Other,
}

/// What is written at a place of a section instead of a final number.
struct Reference {
    at: usize,
    to: Symbol,
    is_slot: bool,
}

impl<'a> Linked<'a> {
    /// `bytes` is the module as linked, `named` the one that is to be divided with the linker's names, `divided` itself. `None`
    /// where the linker kept nothing, or something that is not known here, or where these do not belong together.
    pub fn read(bytes: &'a [u8], named: &[u8], divided: &Module<'_>) -> Option<Self> {
        let named = Module::read(named)?;
        if !are_alike(&named, divided)? {
            return None;
        }
        let module = Module::read(bytes)?;
        let data = data_segments(module.content(section::DATA))?;
        let addresses: Vec<u32> = data.iter().map(|segment| segment.address).collect();
        let (symbols, pieces) = symbols(module.custom(b"linking")?, &addresses)?;
        let mut slot_of = BTreeMap::new();
        let mut table = Vec::new();
        for segment in &module.segments {
            for (slot, function) in (segment.at?..).zip(&segment.functions) {
                slot_of.insert(*function, slot);
                table.push(slot);
            }
        }
        let note = |uses: &mut Uses, reference: &Reference| {
            match reference.to {
                Symbol::Piece(piece) => uses.pieces.push(piece),
                Symbol::Function(function) if reference.is_slot => uses.slots.push(*slot_of.get(&function)?),
                _ => {}
            }
            Some(())
        };

        let mut functions: BTreeMap<String, Uses> = BTreeMap::new();
        let ends = ends(module.content(section::CODE))?;
        for name in &module.names {
            functions.entry(name.clone()).or_default();
        }
        for reference in references(module.custom(b"reloc.CODE")?, &symbols)? {
            let own = ends.partition_point(|end| *end <= reference.at);
            let name = module.names.get(module.imported_functions + own)?;
            note(functions.get_mut(name)?, &reference)?;
        }

        let mut linked = Self {
            pieces,
            functions,
            others: Uses::default(),
            table,
            segments: data.iter().map(|segment| (segment.address, segment.bytes)).collect(),
            names: named.names,
        };
        let order = Order::new(&linked.pieces);
        for reference in references(module.custom(b"reloc.DATA")?, &symbols)? {
            let holder = data.iter().rfind(|segment| segment.at <= reference.at)?;
            let address = holder.address + u32::try_from(reference.at - holder.at).ok()?;
            let mut is_owned = false;
            for place in order.around(address) {
                note(&mut linked.pieces.get_mut(place)?.uses, &reference)?;
                is_owned = true;
            }
            if !is_owned {
                note(&mut linked.others, &reference)?;
            }
        }
        Some(linked)
    }
}

/// Whether two modules differ in nothing but names, and the order of functions that refer to the same data: wasm-bindgen puts
/// functions of one size in the order of their names.
fn are_alike(one: &Module<'_>, other: &Module<'_>) -> Option<bool> {
    let same = [section::FUNCTIONS, section::DATA];
    if same.iter().any(|id| one.content(*id) != other.content(*id)) || one.bodies.len() != other.bodies.len()
    {
        return Some(false);
    }
    for (one, other) in one.bodies.iter().zip(&other.bodies) {
        if one != other && renumbered(one, |_| Some(0))? != renumbered(other, |_| Some(0))? {
            return Some(false);
        }
    }
    Some(true)
}

/// Pieces by their addresses. Some have bytes in common.
struct Order {
    /// Start, end, place in the list of pieces.
    pieces: Vec<(u32, u32, usize)>,
    /// How far the pieces up to this one reach.
    reach: Vec<u32>,
}

impl Order {
    fn new(pieces: &[Piece]) -> Self {
        let numbered = pieces.iter().enumerate().map(|(place, piece)| (piece.from, piece.to, place));
        let mut pieces: Vec<_> = numbered.collect();
        pieces.sort_unstable();
        let reach = pieces.iter().scan(0, |most, (_, to, _)| {
            *most = (*most).max(*to);
            Some(*most)
        });
        let reach = reach.collect();
        Self { pieces, reach }
    }

    /// The pieces that have the byte at this address.
    fn around(&self, address: u32) -> Vec<usize> {
        let upto = self.pieces.partition_point(|(from, ..)| *from <= address);
        let near = (0..upto).rev().take_while(|at| self.reach[*at] > address);
        near.filter(|at| self.pieces[*at].1 > address).map(|at| self.pieces[at].2).collect()
    }
}

/// Where each body ends, counted from the start of the section.
fn ends(code: &[u8]) -> Option<Vec<usize>> {
    let mut reader = Reader::new(code);
    let count = reader.number()?;
    (0..count).map(|_| reader.part().map(|_| reader.place())).collect()
}

/// The list of symbols, and the pieces of data among them.
fn symbols(linking: &[u8], addresses: &[u32]) -> Option<(Vec<Symbol>, Vec<Piece>)> {
    const VERSION: u32 = 2;
    const SEGMENTS: u8 = 5;
    const SYMBOLS: u8 = 8;
    let mut reader = Reader::new(linking);
    if reader.number()? != VERSION {
        return None;
    }
    let mut constant = Vec::new();
    let mut found = None;
    while !reader.is_at_end() {
        let (which, content) = (reader.byte()?, reader.part()?);
        if which == SEGMENTS {
            let segments = Reader::new(content).list(|one| {
                let name = one.part()?;
                one.skip_number()?;
                one.skip_number()?;
                Some(name.starts_with(b".rodata"))
            })?;
            constant = segments.into_iter().map(|(is, _)| is).collect();
        } else if which == SYMBOLS {
            found = Some(Reader::new(content).list(symbol)?);
        }
    }
    let mut pieces = Vec::new();
    let mut symbols = Vec::new();
    for (symbol, _) in found? {
        symbols.push(match symbol {
            Named::Function(number) => Symbol::Function(number),
            Named::Data { segment, offset, size } => {
                let from = addresses.get(segment)?.checked_add(offset)?;
                let is_constant = constant.get(segment).copied().unwrap_or(false);
                let to = from.checked_add(size)?;
                pieces.push(Piece { from, to, is_constant, uses: Uses::default() });
                Symbol::Piece(pieces.len() - 1)
            }
            Named::Other => Symbol::Other,
        });
    }
    Some((symbols, pieces))
}

enum Named {
    Function(u32),
    Data { segment: usize, offset: u32, size: u32 },
    Other,
}

/// One symbol, by the tool conventions for WebAssembly.
fn symbol(reader: &mut Reader<'_>) -> Option<Named> {
    const UNDEFINED: u32 = 0x10;
    const EXPLICIT_NAME: u32 = 0x40;
    let (which, flags) = (reader.byte()?, reader.number()?);
    let is_defined = flags & UNDEFINED == 0;
    match which {
        1 => {
            reader.part()?;
            if !is_defined {
                return Some(Named::Other);
            }
            let (segment, offset, size) = (reader.number()?, reader.number()?, reader.number()?);
            Some(Named::Data { segment: usize::try_from(segment).ok()?, offset, size })
        }
        3 => reader.number().map(|_| Named::Other),
        0 | 2 | 4 | 5 => {
            let number = reader.number()?;
            if is_defined || flags & EXPLICIT_NAME != 0 {
                reader.part()?;
            }
            Some(if which == 0 { Named::Function(number) } else { Named::Other })
        }
        _ => None,
    }
}

/// The references of a section.
fn references(content: &[u8], symbols: &[Symbol]) -> Option<Vec<Reference>> {
    let mut reader = Reader::new(content);
    reader.number()?;
    let read = reader.list(|one| {
        let (which, at, index) = (one.byte()?, one.number()?, one.number()?);
        let at = usize::try_from(at).ok()?;
        // A type is listed elsewhere; everything else is a symbol.
        let to = if which == 6 { Symbol::Other } else { *symbols.get(index as usize)? };
        match which {
            0 | 1 | 2 | 6 | 7 | 10 | 12 | 13 | 18 | 19 | 20 | 24 => {}
            3 | 4 | 5 | 8 | 9 | 11 | 14..=17 | 21 | 22 | 23 | 25 => one.skip_number()?,
            _ => return None,
        }
        Some(Reference { at, to, is_slot: matches!(which, 1 | 2 | 12 | 18 | 19 | 24) })
    })?;
    Some(read.into_iter().map(|(reference, _)| reference).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::split::{
        bytes::{put_list, put_part},
        code,
        halves::{Halves, Notes, divide},
        module::{FUNCTION_REFERENCE, NOTHING, assembled},
    };

    fn part(bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        put_part(&mut out, bytes);
        out
    }

    fn list<T: AsRef<[u8]>>(items: &[T]) -> Vec<u8> {
        let mut out = Vec::new();
        put_list(&mut out, items);
        out
    }

    /// 0 `kept` is exported, calls 1 and refers to the data `aaaa`; 1 `out` refers to `bbbb`; those to 2 `only`, which is in the
    /// table. With `notes`, as the linker leaves it.
    fn module(notes: bool) -> Vec<u8> {
        const ADDRESS: [u8; 2] = [0x80, 8];
        let kept = part(&[0, code::CONSTANT, ADDRESS[0], ADDRESS[1], 0x1a, code::CALL, 1, code::END]);
        let out = part(&[&[0][..], &[1; 80], &[code::CONSTANT, 0x84, 8, 0x1a, code::END]].concat());
        let only = part(&[0, code::END]);
        let after_kept = 1 + kept.len() as u8;
        let named = |at: u8, name: &str| [&[at], &part(name.as_bytes())[..]].concat();
        let custom = |name: &str, rest: &[u8]| (section::CUSTOM, [&part(name.as_bytes()), rest].concat());
        let data =
            [&[1, 0, code::CONSTANT, ADDRESS[0], ADDRESS[1], code::END][..], &part(b"aaaabbbb")].concat();
        let mut sections = vec![
            (section::TYPES, list(&[NOTHING])),
            (section::IMPORTS, vec![0]),
            (section::FUNCTIONS, vec![3, 0, 0, 0]),
            (section::TABLES, vec![1, FUNCTION_REFERENCE, 1, 2, 2]),
            (section::MEMORIES, vec![1, 0, 1]),
            (section::EXPORTS, vec![1, 1, b'k', 0, 0]),
            (section::ELEMENTS, vec![1, 0, code::CONSTANT, 1, code::END, 1, 2]),
            (section::CODE, list(&[kept, out, only])),
            (section::DATA, data),
            custom(
                "name",
                &[&[1], &part(&list(&[named(0, "kept"), named(1, "out"), named(2, "only")]))[..]].concat(),
            ),
        ];
        if notes {
            let segments = [&[1][..], &part(b".rodata"), &[0, 0]].concat();
            let piece =
                |name: &str, offset: u8| [&[1, 0], &part(name.as_bytes())[..], &[0, offset, 4]].concat();
            let function = [&[0, 0, 2][..], &part(b"only")].concat();
            let symbols = list(&[piece("a", 0), piece("b", 4), function]);
            let linking = [&[2, 5][..], &part(&segments), &[8], &part(&symbols)].concat();
            sections.push(custom("linking", &linking));
            sections.push(custom("reloc.CODE", &[6, 2, 4, 4, 0, 0, 4, after_kept + 82, 1, 0]));
            sections.push(custom("reloc.DATA", &[7, 1, 2, 11, 2]));
        }
        assembled(&sections)
    }

    fn halves(linked: Vec<u8>) -> Halves {
        let notes = Notes { linked, named: module(false) };
        divide(&module(false), &notes, |name| name == "out").unwrap_or_else(|| panic!("is divided"))
    }

    fn has(module: &[u8], bytes: &[u8]) -> bool {
        module.windows(bytes.len()).any(|window| window == bytes)
    }

    #[test]
    fn what_only_the_second_half_refers_to_goes_along() {
        let with = halves(module(true));
        assert_eq!((with.moved, with.stubs), (2, 1));
        assert!(has(&with.first, b"aaaa") && !has(&with.first, b"bbbb"));
        assert!(has(&with.later, b"bbbb") && !has(&with.later, b"aaaa"));
        let first = Module::read(&with.first).unwrap_or_else(|| panic!("is a module"));
        // In the table there is, until the second half is there, a function that only stops.
        let place = first.segments[0].functions[0] as usize - first.imported_functions;
        assert_eq!(first.bodies[place], [0, code::UNREACHABLE, code::END]);
        // The second half fills it: its functions are `out`, which is called, and `only`.
        assert!(has(&with.later, &[0, code::CONSTANT, 1, code::END, 1, 1]));
    }

    #[test]
    fn without_the_linkers_notes_data_and_table_stay() {
        for linked in [module(false), Vec::new()] {
            let without = halves(linked);
            assert_eq!((without.moved, without.stubs, without.data), (1, 1, 0));
            assert!(has(&without.first, b"aaaabbbb") && !has(&without.later, b"bbbb"));
        }
    }

    #[test]
    fn pieces_with_bytes_in_common_are_all_found() {
        let piece = |from, to| Piece { from, to, is_constant: true, uses: Uses::default() };
        let order = Order::new(&[piece(10, 40), piece(20, 24), piece(24, 30), piece(50, 60)]);
        let around = |address| {
            let mut found = order.around(address);
            found.sort_unstable();
            found
        };
        assert_eq!(around(26), [0, 2]);
        assert_eq!(around(39), [0]);
        assert_eq!(around(45), [0; 0]);
        assert_eq!(around(50), [3]);
    }
}
