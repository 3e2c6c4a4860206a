//! Text files that are dropped or chosen together, also as a folder.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{DragEvent, File, FileList, HtmlInputElement};

use super::fetch::read_file;
use crate::app::TextFile;

/// More files are not read: a lesson has four.
const MOST: u32 = 40;

/// The texts of the files of an input; the choice is forgotten, so that the same files can be chosen again.
pub fn of_input(input: &HtmlInputElement, tell: impl FnOnce(Vec<TextFile>) + 'static) {
    let files = input.files().map(|files| listed(&files)).unwrap_or_default();
    read(files, tell);
    input.set_value("");
}

/// The texts of what was dropped: files, or the files of a folder.
pub fn of_drop(event: &DragEvent, tell: impl FnOnce(Vec<TextFile>) + 'static) {
    let Some(data) = event.data_transfer() else { return tell(Vec::new()) };
    match folder_of(&data) {
        Some(folder) => read_folder(&folder, tell),
        None => read(data.files().map(|files| listed(&files)).unwrap_or_default(), tell),
    }
}

fn listed(files: &FileList) -> Vec<File> {
    (0..files.length().min(MOST)).filter_map(|place| files.get(place)).collect()
}

/// Calls a method of an object of the browser; none where it has no such method.
fn call(object: &JsValue, method: &str, arguments: &Array) -> Option<JsValue> {
    let method = Reflect::get(object, &method.into()).ok()?.dyn_into::<Function>().ok()?;
    method.apply(object, arguments).ok().filter(|value| !value.is_null())
}

fn is_true(object: &JsValue, property: &str) -> bool {
    Reflect::get(object, &property.into()).is_ok_and(|value| value.is_truthy())
}

/// The folder that was dropped, in browsers that can tell.
fn folder_of(data: &JsValue) -> Option<JsValue> {
    let items = Reflect::get(data, &"items".into()).ok()?;
    let first = Reflect::get_u32(&items, 0).ok()?;
    let entry = call(&first, "webkitGetAsEntry", &Array::new())?;
    is_true(&entry, "isDirectory").then_some(entry)
}

/// Reads the files that lie in a folder; folders in it are left alone.
fn read_folder(folder: &JsValue, tell: impl FnOnce(Vec<TextFile>) + 'static) {
    let Some(reader) = call(folder, "createReader", &Array::new()) else { return tell(Vec::new()) };
    let came = Closure::once_into_js(move |entries: Array| {
        let entries: Vec<JsValue> = entries.iter().filter(|entry| is_true(entry, "isFile")).collect();
        let gathered = Gathered::new(entries.len().min(MOST as usize), tell);
        for entry in entries.into_iter().take(MOST as usize) {
            let gathered = Rc::clone(&gathered);
            let file = Closure::once_into_js(move |file: File| take(&gathered, &file));
            let _ = call(&entry, "file", &Array::of1(&file));
        }
    });
    let _ = call(&reader, "readEntries", &Array::of1(&came));
}

fn read(files: Vec<File>, tell: impl FnOnce(Vec<TextFile>) + 'static) {
    let gathered = Gathered::new(files.len(), tell);
    for file in files {
        take(&gathered, &file);
    }
}

type Tell = Box<dyn FnOnce(Vec<TextFile>)>;

/// Texts that come one by one, told when all have come.
struct Gathered {
    wanted: usize,
    came: usize,
    files: Vec<TextFile>,
    tell: Option<Tell>,
}

impl Gathered {
    fn new(wanted: usize, tell: impl FnOnce(Vec<TextFile>) + 'static) -> Rc<RefCell<Self>> {
        let mut gathered = Self { wanted, came: 0, files: Vec::new(), tell: Some(Box::new(tell)) };
        gathered.tell_if_all();
        Rc::new(RefCell::new(gathered))
    }

    fn tell_if_all(&mut self) {
        if self.came >= self.wanted
            && let Some(tell) = self.tell.take()
        {
            tell(std::mem::take(&mut self.files));
        }
    }
}

fn take(gathered: &Rc<RefCell<Gathered>>, file: &File) {
    let (gathered, name) = (Rc::clone(gathered), file.name());
    read_file(file, move |text| {
        let mut gathered = gathered.borrow_mut();
        gathered.came += 1;
        gathered.files.extend(text.map(|text| TextFile { name, text }));
        gathered.tell_if_all();
    });
}
