//! What the page asks of the browser: thin calls that never panic, each with a plain fall-back.

pub mod address;
pub mod clipboard;
pub mod document;
pub mod faults;
pub mod fetch;
pub mod files;
pub mod folder;
pub mod module;
pub mod random;
pub mod storage;
