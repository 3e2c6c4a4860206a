//! The list of lessons and their texts, fetched when they are asked for; and what the device remembers of
//! them.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::super::browser::{fetch, storage};
use crate::app::{Course, TextFile, read_lesson, wanted_of_site, with_done};
use crate::lessons::{Complaint, Lesson};

/// Something of the site that is fetched.
#[derive(Clone, PartialEq)]
pub enum Coming<T> {
    /// It is on its way.
    Loading,
    /// It could not be had.
    Failed,
    /// It came.
    Here(T),
}

/// A lesson of the site, as it was fetched.
#[derive(Clone, PartialEq)]
pub struct Loaded {
    /// The course that it belongs to.
    pub course: Rc<Course>,
    /// The lesson; none where there is none of that name, complaints where it is not sound.
    pub lesson: Option<Result<Rc<Lesson>, Rc<Vec<Complaint>>>>,
}

/// The list of lessons. `attempt` counts how often it was asked for.
#[hook]
pub fn use_course(attempt: u32) -> Coming<Rc<Course>> {
    let course = use_state(|| Coming::Loading);
    let setter = course.setter();
    use_effect_with(attempt, move |_| {
        setter.set(Coming::Loading);
        fetch_course(move |found| setter.set(found.map_or(Coming::Failed, Coming::Here)));
    });
    (*course).clone()
}

/// A lesson, by its folder.
#[hook]
pub fn use_lesson(folder: &str, attempt: u32) -> Coming<Loaded> {
    let loaded = use_state(|| Coming::Loading);
    let setter = loaded.setter();
    use_effect_with((folder.to_owned(), attempt), move |(folder, _)| {
        setter.set(Coming::Loading);
        let folder = folder.clone();
        fetch_course(move |course| match course {
            Some(course) => fetch_lesson(course, &folder, move |found| setter.set(found)),
            None => setter.set(Coming::Failed),
        });
    });
    (*loaded).clone()
}

fn fetch_course(tell: impl FnOnce(Option<Rc<Course>>) + 'static) {
    fetch::fetch_text(Course::ADDRESS, move |text| {
        tell(text.and_then(|text| Course::read(&text)).map(Rc::new));
    });
}

fn fetch_lesson(course: Rc<Course>, folder: &str, tell: impl FnOnce(Coming<Loaded>) + 'static) {
    let Some((_, entry)) = course.find(folder) else {
        return tell(Coming::Here(Loaded { course, lesson: None }));
    };
    fetch_all(entry.files(), move |files| {
        let Some(mut files) = files else { return tell(Coming::Failed) };
        for file in &mut files {
            file.name = file.name.rsplit('/').next().unwrap_or_default().to_owned();
        }
        lesson_of(files, move |lesson| {
            tell(match lesson {
                Some(lesson) => Coming::Here(Loaded { course, lesson: Some(lesson.map_err(Rc::new)) }),
                None => Coming::Failed,
            });
        });
    });
}

/// The lesson of some files, with what it wants of the site; `None` where that could not be had.
pub fn lesson_of(
    files: Vec<TextFile>,
    tell: impl FnOnce(Option<Result<Rc<Lesson>, Vec<Complaint>>>) + 'static,
) {
    let addresses = wanted_of_site(&files).into_iter().map(str::to_owned).collect();
    fetch_all(addresses, move |of_site| {
        tell(of_site.map(|of_site| read_lesson(&files, &of_site).map(Rc::new)));
    });
}

/// The texts behind some addresses, by which they are named; `None` as soon as one cannot be had.
fn fetch_all(addresses: Vec<String>, tell: impl FnOnce(Option<Vec<TextFile>>) + 'static) {
    let wanted = addresses.len();
    if wanted == 0 {
        return tell(Some(Vec::new()));
    }
    let so_far = Rc::new(RefCell::new(Some((Vec::new(), tell))));
    for name in addresses {
        let so_far = Rc::clone(&so_far);
        fetch::fetch_text(&name.clone(), move |text| {
            let Some((mut files, tell)) = so_far.take() else { return };
            let Some(text) = text else { return tell(None) };
            files.push(TextFile { name, text });
            if files.len() == wanted {
                tell(Some(files));
            } else {
                so_far.replace(Some((files, tell)));
            }
        });
    }
}

/// Under which name the device remembers what is done.
const DONE: &str = "lessons-done";

/// The lessons that are done, as the device remembers them; nothing where storage is blocked.
pub fn lessons_done() -> String {
    storage::of_device(DONE).unwrap_or_default()
}

/// Remembers that a lesson is done.
pub fn remember_done(folder: &str) {
    storage::remember(DONE, Some(&with_done(&lessons_done(), folder)));
}
