//! What is in a WebAssembly module, as far as dividing it needs to know.

use super::{
    bytes::{Reader, put, put_part},
    code,
};

const HEADER: &[u8] = b"\0asm\x01\0\0\0";
/// The sections in the order in which a module has them; 0 is for sections of one's own, which stand anywhere.
pub mod section {
    pub const CUSTOM: u8 = 0;
    pub const TYPES: u8 = 1;
    pub const IMPORTS: u8 = 2;
    pub const FUNCTIONS: u8 = 3;
    pub const TABLES: u8 = 4;
    pub const MEMORIES: u8 = 5;
    pub const GLOBALS: u8 = 6;
    pub const EXPORTS: u8 = 7;
    pub const START: u8 = 8;
    pub const ELEMENTS: u8 = 9;
    pub const CODE: u8 = 10;
    pub const DATA: u8 = 11;
    pub const DATA_COUNT: u8 = 12;
}

/// The four kinds of thing that are imported and exported.
pub mod kind {
    pub const FUNCTION: u8 = 0;
    pub const TABLE: u8 = 1;
    pub const MEMORY: u8 = 2;
    pub const GLOBAL: u8 = 3;
}

/// The type of a function that is given nothing and gives nothing.
pub const NOTHING: &[u8] = &[0x60, 0, 0];
pub const FUNCTION_REFERENCE: u8 = 0x70;

/// A table: what it holds and how large it is.
#[derive(Clone, Copy)]
pub struct Table {
    pub holds: u8,
    pub least: u32,
    pub most: Option<u32>,
}

/// A segment of a table: functions from a place on.
pub struct Segment<'a> {
    /// Everything up to the functions, as it stands there.
    pub head: &'a [u8],
    /// The place of the first one, where it is a plain number of the first table.
    pub at: Option<u32>,
    pub functions: Vec<u32>,
}

/// A segment of memory that is there from the start.
pub struct DataSegment<'a> {
    pub address: u32,
    pub bytes: &'a [u8],
    /// Where the bytes begin, counted from the start of the section.
    pub at: usize,
}

/// A module that has been read. Lists that are only passed on stay bytes.
pub struct Module<'a> {
    pub sections: Vec<(u8, &'a [u8])>,
    /// Each type of a function, and how many values it is given.
    pub types: Vec<(usize, &'a [u8])>,
    pub imports: Vec<&'a [u8]>,
    /// The types of all functions by number, the imported ones first.
    pub functions: Vec<u32>,
    pub imported_functions: usize,
    pub tables: Vec<Table>,
    pub memories: Vec<&'a [u8]>,
    /// Each global: its type, and all of it.
    pub globals: Vec<(&'a [u8], &'a [u8])>,
    /// Name, kind and number.
    pub exports: Vec<(&'a [u8], u8, u32)>,
    pub segments: Vec<Segment<'a>>,
    pub bodies: Vec<&'a [u8]>,
    /// The names of functions, for people; a function without one has an empty one.
    pub names: Vec<String>,
}

impl<'a> Module<'a> {
    /// `None` if the bytes are no module, or one of a kind that compilers of Rust do not make.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes.strip_prefix(HEADER)?);
        let mut sections = Vec::new();
        while !reader.is_at_end() {
            sections.push((reader.byte()?, reader.part()?));
        }
        let of = |id: u8| sections.iter().find(|(at, _)| *at == id).map_or(&[0][..], |(_, content)| content);
        let bytes_of =
            |list: Vec<((), &'a [u8])>| list.into_iter().map(|(_, bytes)| bytes).collect::<Vec<_>>();
        let types = Reader::new(of(section::TYPES)).list(type_of_function)?;
        let imports = Reader::new(of(section::IMPORTS)).list(import)?;
        let mut functions: Vec<u32> = imports.iter().filter_map(|(function, _)| *function).collect();
        // Tables, memories and globals of others would shift the numbers of the module's own.
        let imported_functions = functions.len();
        if imported_functions != imports.len() {
            return None;
        }
        let own = Reader::new(of(section::FUNCTIONS)).list(Reader::number)?;
        functions.extend(own.iter().map(|(function, _)| function));
        let globals = Reader::new(of(section::GLOBALS)).list(|reader| {
            let start = reader.clone();
            reader.take(2)?;
            let global = reader.since(&start);
            expression(reader)?;
            Some(global)
        })?;
        let exports = Reader::new(of(section::EXPORTS))
            .list(|reader| Some((reader.part()?, reader.byte()?, reader.number()?)))?;
        let segments = Reader::new(of(section::ELEMENTS)).list(segment)?;
        let bodies = Reader::new(of(section::CODE)).list(Reader::part)?;
        if bodies.len() != own.len() || of(section::START) != [0] {
            return None;
        }
        let names = names(&sections, functions.len());
        Some(Self {
            types,
            imports: imports.into_iter().map(|(_, bytes)| bytes).collect(),
            functions,
            imported_functions,
            tables: first(Reader::new(of(section::TABLES)).list(table)?),
            memories: bytes_of(Reader::new(of(section::MEMORIES)).list(limits)?),
            globals,
            exports: first(exports),
            segments: first(segments),
            bodies: first(bodies),
            names,
            sections,
        })
    }

    /// What is in a section; nothing if there is none.
    pub fn content(&self, id: u8) -> &'a [u8] {
        self.sections.iter().find(|(at, _)| *at == id).map_or(&[][..], |(_, content)| content)
    }

    /// What is in a section of somebody's own, behind its name.
    pub fn custom(&self, name: &[u8]) -> Option<&'a [u8]> {
        self.sections.iter().filter(|(id, _)| *id == section::CUSTOM).find_map(|(_, content)| {
            let mut reader = Reader::new(content);
            (reader.part()? == name).then(|| &content[reader.place()..])
        })
    }

    /// How many values a function is given.
    pub fn given(&self, function: usize) -> Option<usize> {
        let (given, _) = self.types.get(*self.functions.get(function)? as usize)?;
        Some(*given)
    }

    /// The number of a type, which is added if there is none such.
    pub fn type_number(&mut self, wanted: &'static [u8]) -> u32 {
        let known = self.types.iter().position(|(_, bytes)| *bytes == wanted);
        known.unwrap_or_else(|| {
            self.types.push((0, wanted));
            self.types.len() - 1
        }) as u32
    }
}

/// Puts sections together again.
pub fn assembled(sections: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut module = HEADER.to_vec();
    for (id, content) in sections {
        module.push(*id);
        put_part(&mut module, content);
    }
    module
}

/// A table as it is written.
pub fn put_table(out: &mut Vec<u8>, table: Table) {
    out.extend([table.holds, u8::from(table.most.is_some())]);
    put(out, table.least);
    if let Some(most) = table.most {
        put(out, most);
    }
}

fn first<T>(list: Vec<(T, &[u8])>) -> Vec<T> {
    list.into_iter().map(|(item, _)| item).collect()
}

/// How many values a function is given.
fn type_of_function(reader: &mut Reader<'_>) -> Option<usize> {
    if reader.byte()? != NOTHING[0] {
        return None;
    }
    let given = reader.list(Reader::byte)?.len();
    reader.list(Reader::byte)?;
    Some(given)
}

/// The type of an imported function; nothing for what is no function.
fn import(reader: &mut Reader<'_>) -> Option<Option<u32>> {
    reader.part()?;
    reader.part()?;
    match reader.byte()? {
        kind::FUNCTION => reader.number().map(Some),
        kind::TABLE => table(reader).map(|_| None),
        kind::MEMORY => limits(reader).map(|()| None),
        kind::GLOBAL => reader.take(2).map(|_| None),
        _ => None,
    }
}

fn table(reader: &mut Reader<'_>) -> Option<Table> {
    let holds = reader.byte()?;
    let has_most = match reader.byte()? {
        0 => false,
        1 => true,
        _ => return None,
    };
    let least = reader.number()?;
    let most = if has_most { Some(reader.number()?) } else { None };
    Some(Table { holds, least, most })
}

fn limits(reader: &mut Reader<'_>) -> Option<()> {
    let flags = reader.byte()?;
    reader.number()?;
    match flags {
        0 => Some(()),
        1 | 3 => reader.number().map(|_| ()),
        _ => None,
    }
}

/// Up to the end of a constant expression.
fn expression(reader: &mut Reader<'_>) -> Option<()> {
    while code::skip(reader)? != code::END {}
    Some(())
}

/// Only segments of functions that are in their table from the start.
fn segment<'a>(reader: &mut Reader<'a>) -> Option<Segment<'a>> {
    let start = reader.clone();
    let at = match reader.number()? {
        0 => constant(&mut reader.clone()),
        2 => {
            reader.number()?;
            None
        }
        _ => return None,
    };
    expression(reader)?;
    // Behind the number of a table stands the kind of what it holds.
    if start.clone().number()? == 2 {
        reader.byte()?;
    }
    let head = reader.since(&start);
    Some(Segment { head, at, functions: first(reader.list(Reader::number)?) })
}

/// The segments of memory. `None` where one is not there from the start, or not at a plain address.
pub fn data_segments(content: &[u8]) -> Option<Vec<DataSegment<'_>>> {
    if content.is_empty() {
        return Some(Vec::new());
    }
    let read = Reader::new(content).list(|reader| {
        if reader.number()? != 0 {
            return None;
        }
        let address = constant(reader)?;
        let bytes = reader.part()?;
        Some(DataSegment { address, bytes, at: reader.place() - bytes.len() })
    })?;
    Some(first(read))
}

/// A constant expression that is a number and no more.
fn constant(reader: &mut Reader<'_>) -> Option<u32> {
    let number = (reader.byte()? == code::CONSTANT).then(|| reader.number())??;
    (reader.byte()? == code::END).then_some(number)
}

/// The names of functions. A section of names that cannot be read has none.
fn names(sections: &[(u8, &[u8])], functions: usize) -> Vec<String> {
    const FUNCTIONS: u8 = 1;
    let mut names = vec![String::new(); functions];
    let mut read = |content: &[u8]| {
        let mut reader = Reader::new(content);
        if reader.part()? != b"name" {
            return None;
        }
        while !reader.is_at_end() {
            let (which, part) = (reader.byte()?, reader.part()?);
            if which != FUNCTIONS {
                continue;
            }
            for ((function, name), _) in Reader::new(part).list(|one| Some((one.number()?, one.part()?)))? {
                *names.get_mut(usize::try_from(function).ok()?)? = String::from_utf8_lossy(name).into_owned();
            }
        }
        Some(())
    };
    for (id, content) in sections {
        if *id == section::CUSTOM {
            // Another section of somebody's own is no section of names, and that is all right.
            let _ = read(content);
        }
    }
    names
}
