//! Takes out of the built WebAssembly what only people and tools read: the names of functions, a debugger's comfort, and
//! the linker's notes, by which `split` divides. They would be half of what a phone had to fetch.

use std::{fs, path::Path};

use crate::{Outcome, Problem};

/// Shrinks every WebAssembly module in a folder; says how much was saved.
pub fn shrink(folder: &Path) -> Outcome<()> {
    let problem = |error: std::io::Error| Problem(format!("{} cannot be shrunk: {error}.", folder.display()));
    for entry in fs::read_dir(folder).map_err(problem)? {
        let path = entry.map_err(problem)?.path();
        if path.extension().is_none_or(|extension| extension != "wasm") {
            continue;
        }
        let module = fs::read(&path).map_err(problem)?;
        // A module that is not as expected is left as it is: it runs, it is only larger.
        let Some(small) = without_names(&module) else { continue };
        fs::write(&path, &small).map_err(problem)?;
        println!(
            "{}: {} kB, names and notes left out: {} kB.",
            path.display(),
            module.len() / 1000,
            small.len() / 1000
        );
    }
    Ok(())
}

/// What only people and tools read: the beginnings of sections' names, with their lengths.
fn is_for_tools(content: &[u8]) -> bool {
    let name = content.get(1..).unwrap_or_default();
    [&b"name"[..], b"linking", b"reloc."].iter().any(|known| name.starts_with(known))
}

/// A module without the custom sections that nothing runs by; `None` if the bytes are no module.
fn without_names(module: &[u8]) -> Option<Vec<u8>> {
    const HEADER: usize = 8;
    if !module.starts_with(b"\0asm") {
        return None;
    }
    let mut small = module.get(..HEADER)?.to_vec();
    let mut at = HEADER;
    while at < module.len() {
        let (size, content) = number(module, at + 1)?;
        let end = content.checked_add(size)?;
        let section = module.get(at..end)?;
        let is_custom = module[at] == 0;
        if !(is_custom && is_for_tools(module.get(content..end)?)) {
            small.extend_from_slice(section);
        }
        at = end;
    }
    Some(small)
}

/// An unsigned number in LEB128, and where it ends.
fn number(bytes: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let mut value = 0_usize;
    for shift in (0..35).step_by(7) {
        let byte = *bytes.get(at)?;
        at += 1;
        value |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some((value, at));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_names_go() {
        let header = b"\0asm\x01\0\0\0".to_vec();
        let code = [10, 2, 7, 7];
        let names = [&[0, 6, 4][..], b"name", &[9]].concat();
        let notes = [&[0, 12, 10][..], b"reloc.CODE", &[9]].concat();
        let other = [&[0, 5, 4][..], b"prod"].concat();
        let module = [&header[..], &code, &names, &notes, &other].concat();
        assert_eq!(without_names(&module), Some([&header[..], &code, &other].concat()));
    }

    #[test]
    fn what_is_no_module_is_left_alone() {
        assert_eq!(without_names(b"hello"), None);
        assert_eq!(without_names(b"\0asm\x01\0\0\0\x0a\xff"), None);
    }
}
