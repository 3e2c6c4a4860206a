//! One module made into two: what the page needs at once, and the rest, which is fetched when it is called.
//!
//! A function that goes out leaves a stub in the first half: it makes sure that the second half is there and calls
//! on through the table. The second half imports memory, tables, globals and functions from the first, and puts its
//! own functions into new places of the table. What nothing but functions that go out gets at goes with them: functions
//! and, where the linker has told who refers to which, data. All keep their places in the table and in memory.

use super::{
    bytes::{put, put_constant, put_list, put_part},
    code::{self, called, renumbered},
    data::{self, Divided},
    linked::Linked,
    module::{FUNCTION_REFERENCE, Module, NOTHING, Table, assembled, kind, put_table, section},
    reach::reach,
};

/// The import by which the first half fetches the second: static/engine.js gives it.
const FETCH: (&[u8], &[u8]) = (b"later", b"load");
/// From where the second half imports, and that gives it too.
const FIRST: &[u8] = b"first";
/// What is no longer than this stays: its stub would weigh as much [bytes].
const SMALL: usize = 64;
/// A global that says whether the second half is there: a number that changes.
const FLAG: &[u8] = &[0x7f, 1];

/// A divided module.
pub struct Halves {
    pub first: Vec<u8>,
    pub later: Vec<u8>,
    /// How many functions went out.
    pub moved: usize,
    /// How many of them the first half has a stub for.
    pub stubs: usize,
    /// How many bytes of data went along.
    pub data: usize,
    /// The functions of the first half: their numbers there, as a browser's stack calls them, sizes (0: a stub), names.
    pub names: Vec<(usize, usize, String)>,
}

/// The same module in other states, as far as they are there.
#[derive(Default)]
pub struct Notes {
    /// Before wasm-bindgen.
    pub linked: Vec<u8>,
    /// After it, with the linker's names.
    pub named: Vec<u8>,
}

/// Divides a module by the names of its functions. `None` if it is not as expected, or if nothing goes out.
pub fn divide(bytes: &[u8], notes: &Notes, goes: impl Fn(&str) -> bool) -> Option<Halves> {
    let module = Module::read(bytes)?;
    let linked = Linked::read(&notes.linked, &notes.named, &module);
    let plan = Plan::new(module, linked.as_ref(), goes)?;
    Some(Halves {
        first: plan.first()?,
        later: plan.later()?,
        moved: plan.moved.len(),
        stubs: plan.stubs.len(),
        data: plan.data.as_ref().map_or(0, |data| data.later.len()),
        names: plan.names(),
    })
}

struct Plan<'a> {
    module: Module<'a>,
    /// The functions that go out.
    moved: Vec<usize>,
    /// Those of them that the first half calls, exports, or has in its table.
    stubs: Vec<usize>,
    /// What the first half consists of, in its order: what stays, and the stubs.
    here: Vec<usize>,
    /// What the second half takes from the first: kind, number, description.
    shared: Vec<(u8, usize, Vec<u8>)>,
    /// The data of both halves, where they are divided.
    data: Option<Divided>,
    /// The type of what is given nothing and gives nothing.
    nothing: u32,
}

impl<'a> Plan<'a> {
    fn new(mut module: Module<'a>, linked: Option<&Linked<'_>>, goes: impl Fn(&str) -> bool) -> Option<Self> {
        let nothing = module.type_number(NOTHING);
        let calls = module.bodies.iter().map(|body| called(body)).collect::<Option<Vec<_>>>()?;
        let calls_of =
            |at: usize| at.checked_sub(module.imported_functions).map_or(&[][..], |own| &calls[own]);
        let own = module.imported_functions..module.functions.len();
        let is_large = |at: usize| module.bodies[at - own.start].len() > SMALL;
        let goes_out = |(at, name): (usize, &String)| own.contains(&at) && is_large(at) && goes(name);
        let is_out: Vec<bool> = module.names.iter().enumerate().map(goes_out).collect();
        // Whatever the first half can reach from outside, or through others that it has, stays; the rest follows.
        let reach = reach(&module, &calls, linked, &is_out)?;
        let reached = reach.functions;
        let pieces = linked.zip(reach.pieces);
        let data = pieces
            .and_then(|(linked, stays)| data::divide(module.content(section::DATA), &linked.pieces, &stays));
        let stays = |at: usize| at < own.start || (reached[at] && !is_out[at]);
        let moved: Vec<usize> = own.clone().filter(|at| !stays(*at)).collect();
        let stubs: Vec<usize> = moved.iter().copied().filter(|at| reached[*at]).collect();
        let mut wanted: Vec<usize> = moved
            .iter()
            .flat_map(|at| calls_of(*at))
            .map(|at| *at as usize)
            .filter(|at| stays(*at))
            .collect();
        wanted.sort_unstable();
        wanted.dedup();
        if moved.is_empty() || module.tables.first()?.holds != FUNCTION_REFERENCE {
            return None;
        }
        let mut uses = vec![0_usize; module.functions.len()];
        for called in calls.iter().flatten() {
            uses[*called as usize] += 1;
        }
        let here = own.clone().filter(|at| stays(*at) || reached[*at]).collect();
        let mut plan = Self { module, moved, stubs, here, shared: Vec::new(), data, nothing };
        plan.here = plan.in_order(plan.here.clone(), &uses);
        plan.moved = plan.in_order(plan.moved.clone(), &uses);
        plan.shared = plan.shared(&wanted);
        Some(plan)
    }

    /// The most used functions first, whose numbers are then short; the others by their names: what the compiler made of
    /// the same source for different types is alike, and compresses well side by side.
    fn in_order(&self, mut functions: Vec<usize>, uses: &[usize]) -> Vec<usize> {
        const SHORT: usize = 100;
        functions.sort_by_key(|at| std::cmp::Reverse(uses[*at]));
        let rest = functions.len().min(SHORT);
        functions[rest..].sort_by(|one, other| self.module.names[*one].cmp(&self.module.names[*other]));
        functions
    }

    /// The wanted functions come first: their places here are their numbers in the second half.
    fn shared(&self, wanted: &[usize]) -> Vec<(u8, usize, Vec<u8>)> {
        let module = &self.module;
        let functions = wanted.iter().map(|at| (kind::FUNCTION, *at, number(module.functions[*at])));
        let tables =
            self.tables().into_iter().enumerate().map(|(at, table)| (kind::TABLE, at, written(table)));
        let memories =
            module.memories.iter().enumerate().map(|(at, memory)| (kind::MEMORY, at, memory.to_vec()));
        let globals =
            module.globals.iter().enumerate().map(|(at, (global, _))| (kind::GLOBAL, at, global.to_vec()));
        let flag = (kind::GLOBAL, module.globals.len(), FLAG.to_vec());
        functions.chain(tables).chain(memories).chain(globals).chain([flag]).collect()
    }

    /// The tables, the first one with a place more for every stub.
    fn tables(&self) -> Vec<Table> {
        let mut tables = self.module.tables.clone();
        let more = self.stubs.len() as u32;
        tables[0].least += more;
        tables[0].most = tables[0].most.map(|most| most + more);
        tables
    }

    /// The numbers of functions in the first half, which has one import more.
    fn numbers(&self) -> Vec<Option<u32>> {
        let imported = self.module.imported_functions;
        let mut numbers: Vec<Option<u32>> = (0..imported as u32).map(Some).collect();
        numbers.resize(self.module.functions.len(), None);
        for (place, at) in self.here.iter().enumerate() {
            numbers[*at] = Some((imported + 1 + place) as u32);
        }
        numbers
    }

    fn names(&self) -> Vec<(usize, usize, String)> {
        let imported = self.module.imported_functions;
        let named = |(place, at): (usize, &usize)| {
            let size = if self.stubs.contains(at) { 0 } else { self.module.bodies[at - imported].len() };
            (imported + 1 + place, size, self.module.names[*at].clone())
        };
        self.here.iter().enumerate().map(named).collect()
    }

    fn first(&self) -> Option<Vec<u8>> {
        let module = &self.module;
        let numbers = self.numbers();
        let renumber = |function: u32| *numbers.get(function as usize)?;
        let fetch = module.imported_functions as u32;
        let ensure = numbers.iter().flatten().max()? + 1;
        let nowhere = ensure + 1;
        let flag = module.globals.len() as u32;

        let mut types = Vec::new();
        let mut bodies = Vec::new();
        for at in self.here.iter().copied() {
            types.push(number(module.functions[at]));
            if let Ok(place) = self.stubs.binary_search(&at) {
                let slot = module.tables[0].least + place as u32;
                bodies.push(part(&stub(module.given(at)?, ensure, slot, module.functions[at])));
            } else {
                bodies.push(part(&renumbered(module.bodies[at - module.imported_functions], renumber)?));
            }
        }
        types.push(number(self.nothing));
        bodies.push(part(&fetching(flag, fetch)));
        types.push(number(self.nothing));
        bodies.push(part(&[0, code::UNREACHABLE, code::END]));

        let mut imports: Vec<Vec<u8>> = module.imports.iter().map(|import| import.to_vec()).collect();
        imports.push([part(FETCH.0), part(FETCH.1), vec![kind::FUNCTION], number(self.nothing)].concat());
        let mut globals: Vec<Vec<u8>> = module.globals.iter().map(|(_, global)| global.to_vec()).collect();
        globals.push([FLAG, &[code::CONSTANT, 0, code::END]].concat());
        let mut exports = Vec::new();
        for (name, which, at) in &module.exports {
            let at = if *which == kind::FUNCTION { renumber(*at)? } else { *at };
            exports.push([part(name), vec![*which], number(at)].concat());
        }
        for (place, (which, at, _)) in self.shared.iter().enumerate() {
            let at = if *which == kind::FUNCTION { numbers[*at]? } else { *at as u32 };
            exports.push([part(&shared_name(place)), vec![*which], number(at)].concat());
        }
        let mut segments = Vec::new();
        for segment in &module.segments {
            // A place that only the second half uses is filled by it.
            let functions = segment.functions.iter().map(|at| number(renumber(*at).unwrap_or(nowhere)));
            segments.push([segment.head, &list(&functions.collect::<Vec<_>>())].concat());
        }

        let mut sections = Vec::new();
        for (id, content) in &module.sections {
            let content = match *id {
                // For people and tools only.
                section::CUSTOM => continue,
                section::TYPES => self.types(),
                section::IMPORTS => list(&imports),
                section::FUNCTIONS => list(&types),
                section::TABLES => list(&self.tables().into_iter().map(written).collect::<Vec<_>>()),
                section::GLOBALS => list(&globals),
                section::EXPORTS => list(&exports),
                section::ELEMENTS => list(&segments),
                section::CODE => list(&bodies),
                section::DATA_COUNT => match &self.data {
                    Some(data) => number(data.segments),
                    None => content.to_vec(),
                },
                section::DATA => self.data.as_ref().map_or(content.to_vec(), |data| data.first.clone()),
                _ => content.to_vec(),
            };
            sections.push((*id, content));
        }
        Some(assembled(&sections))
    }

    fn later(&self) -> Option<Vec<u8>> {
        let module = &self.module;
        let mut numbers = vec![None; module.functions.len()];
        let taken = self.shared.iter().filter(|(which, ..)| *which == kind::FUNCTION).map(|(_, at, _)| at);
        for (place, at) in taken.chain(&self.moved).enumerate() {
            numbers[*at] = Some(place as u32);
        }
        let start = numbers.iter().flatten().max()? + 1;
        let own = start - self.moved.len() as u32;
        let flag = module.globals.len() as u32;

        let imports = self.shared.iter().enumerate().map(|(place, (which, _, what))| {
            [part(FIRST), part(&shared_name(place)), vec![*which], what.clone()].concat()
        });
        let mut types: Vec<Vec<u8>> = self.moved.iter().map(|at| number(module.functions[*at])).collect();
        types.push(number(self.nothing));
        let mut bodies = Vec::new();
        for at in &self.moved {
            let body = module.bodies[at - module.imported_functions];
            bodies.push(part(&renumbered(body, |function| *numbers.get(function as usize)?)?));
        }
        // Runs once the places of the table are filled.
        let mut says_so = vec![0, code::CONSTANT, 1, code::SET_GLOBAL];
        put(&mut says_so, flag);
        says_so.push(code::END);
        bodies.push(part(&says_so));
        let functions = self.stubs.iter().map(|at| numbers[*at].map(number)).collect::<Option<Vec<_>>>()?;
        let mut segments = vec![segment_at(module.tables[0].least, &functions)];
        for segment in &module.segments {
            // Without those that have stubs, which lead here as well.
            let has_stub = |at: &u32| self.stubs.binary_search(&(*at as usize)).is_ok();
            let place = |at: &u32| numbers[*at as usize].filter(|place| *place >= own && !has_stub(at));
            let mut run: Vec<Vec<u8>> = Vec::new();
            let places = segment.functions.iter().map(place).chain([None]);
            for (slot, place) in places.enumerate() {
                if let Some(place) = place {
                    run.push(number(place));
                } else if !run.is_empty() {
                    segments.push(segment_at(segment.at? + (slot - run.len()) as u32, &run));
                    run.clear();
                }
            }
        }

        let mut sections = vec![
            (section::TYPES, self.types()),
            (section::IMPORTS, list(&imports.collect::<Vec<_>>())),
            (section::FUNCTIONS, list(&types)),
            (section::START, number(start)),
            (section::ELEMENTS, list(&segments)),
            (section::CODE, list(&bodies)),
        ];
        sections.extend(self.data.as_ref().map(|data| (section::DATA, data.later.clone())));
        Some(assembled(&sections))
    }

    fn types(&self) -> Vec<u8> {
        list(&self.module.types.iter().map(|(_, bytes)| *bytes).collect::<Vec<_>>())
    }
}

/// Functions for the table, from a place on.
fn segment_at(slot: u32, functions: &[Vec<u8>]) -> Vec<u8> {
    let mut segment = vec![0, code::CONSTANT];
    put_constant(&mut segment, slot);
    segment.push(code::END);
    segment.extend(list(functions));
    segment
}

/// What stands in the first half for a function that went out.
fn stub(given: usize, ensure: u32, slot: u32, its_type: u32) -> Vec<u8> {
    let mut body = vec![0, code::CALL];
    put(&mut body, ensure);
    for value in 0..given as u32 {
        body.push(code::GET_LOCAL);
        put(&mut body, value);
    }
    body.push(code::CONSTANT);
    put_constant(&mut body, slot);
    body.push(code::CALL_BY_TABLE);
    put(&mut body, its_type);
    body.extend([0, code::END]);
    body
}

/// Fetches the second half unless it is there.
fn fetching(flag: u32, fetch: u32) -> Vec<u8> {
    let mut body = vec![0, code::GET_GLOBAL];
    put(&mut body, flag);
    body.extend([code::IS_ZERO, code::IF, code::NO_VALUE, code::CALL]);
    put(&mut body, fetch);
    body.extend([code::END, code::END]);
    body
}

/// Short, since there are many; no export of the compiler's is a bare number.
fn shared_name(place: usize) -> Vec<u8> {
    place.to_string().into_bytes()
}

fn number(value: u32) -> Vec<u8> {
    let mut out = Vec::new();
    put(&mut out, value);
    out
}

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

fn written(table: Table) -> Vec<u8> {
    let mut out = Vec::new();
    put_table(&mut out, table);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOP: u8 = 0x01;

    /// A module: imported 0; 1 `kept` is exported and calls 2; 2 `out` is given a number, calls 0 and 3, and is in the
    /// table; 3 `helper` is small; 4 `out small` is exported.
    fn module() -> Vec<u8> {
        let body = |code: &[u8]| part(&[&[0], code, &[code::END]].concat());
        let long = [&[NOP; SMALL][..], &[code::CALL, 0, code::CALL, 3, code::GET_LOCAL, 0]].concat();
        let named = |at: u8, name: &str| [&[at], &part(name.as_bytes())[..]].concat();
        let names = [named(1, "kept"), named(2, "out"), named(3, "helper"), named(4, "out small")];
        assembled(&[
            (section::TYPES, list(&[NOTHING, &[0x60, 1, 0x7f, 1, 0x7f]])),
            (section::IMPORTS, list(&[[part(b"x"), part(b"y"), vec![kind::FUNCTION, 0]].concat()])),
            (section::FUNCTIONS, vec![4, 0, 1, 0, 0]),
            (section::TABLES, vec![1, FUNCTION_REFERENCE, 1, 2, 2]),
            (section::MEMORIES, vec![1, 0, 1]),
            (
                section::EXPORTS,
                list(&[(b"k", 1), (b"s", 4)].map(|(name, at)| [part(name), vec![0, at]].concat())),
            ),
            (section::ELEMENTS, vec![1, 0, code::CONSTANT, 1, code::END, 1, 2]),
            (
                section::CODE,
                list(&[body(&[code::CONSTANT, 7, code::CALL, 2, 0x1a]), body(&long), body(&[]), body(&[])]),
            ),
            (section::CUSTOM, [part(b"name"), vec![1], part(&list(&names))].concat()),
        ])
    }

    #[test]
    fn a_stub_stands_for_what_went_out() {
        let halves = divide(&module(), &Notes::default(), |name| name.starts_with("out"))
            .unwrap_or_else(|| panic!("is divided"));
        // `helper` is called by nothing else, so it goes along; `out small` is not worth it.
        assert_eq!((halves.moved, halves.stubs), (2, 1));
        let first = Module::read(&halves.first).unwrap_or_else(|| panic!("is a module"));
        // 0 is as before, 1 fetches; then the stub, which is called most, `kept`, `out small`, and what sees that the rest is
        // there.
        assert_eq!(first.imported_functions, 2);
        let stub =
            [0, code::CALL, 5, code::GET_LOCAL, 0, code::CONSTANT, 2, code::CALL_BY_TABLE, 1, 0, code::END];
        assert_eq!(first.bodies[0], stub);
        assert_eq!(called(first.bodies[1]), Some(vec![2]));
        assert_eq!(called(first.bodies[3]), Some(vec![1]));
        assert_eq!(first.segments[0].functions, [2]);
        assert_eq!((first.tables[0].least, first.tables[0].most), (3, Some(3)));
        assert!(first.names.iter().all(String::is_empty));
        // What the second half takes: the imported function, table, memory, and the flag.
        let shared: Vec<_> = first.exports[2..].iter().map(|(_, which, at)| (*which, *at)).collect();
        assert_eq!(shared, [(kind::FUNCTION, 0), (kind::TABLE, 0), (kind::MEMORY, 0), (kind::GLOBAL, 0)]);
    }

    #[test]
    fn where_nothing_goes_out_nothing_is_divided() {
        assert!(divide(&module(), &Notes::default(), |_| false).is_none());
        assert!(divide(b"no module", &Notes::default(), |_| true).is_none());
    }
}
