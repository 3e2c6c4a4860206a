//! What the page has to tell its user apart from results: data, worded by the language tables.

use crate::model::Complaint;

/// A message to the user. Whatever it is about was not done, and nothing that was there is lost.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// What was typed is no number.
    NotANumber {
        /// The control, or `seed`.
        control: &'static str,
        /// What was typed.
        text: String,
    },
    /// What was typed into the box of a parameter is no number.
    NotANumberAt {
        /// The parameter's path.
        path: String,
        /// What was typed.
        text: String,
    },
    /// A value was refused.
    Refused {
        /// The complaints.
        complaints: Vec<Complaint>,
    },
    /// A scenario file was refused.
    FileRefused {
        /// The file's name.
        name: String,
        /// The complaints.
        complaints: Vec<Complaint>,
    },
    /// A file could not be read at all.
    FileUnreadable {
        /// The file's name.
        name: String,
    },
    /// A preset could not be fetched.
    PresetUnavailable {
        /// The preset.
        id: &'static str,
    },
    /// Workers refused the scenario that was to be run: a fault of the page's own.
    RunRefused {
        /// What they say.
        reason: String,
    },
    /// An address names a place that there is not.
    NoSuchPlace {
        /// The place.
        path: String,
    },
    /// A link could not be used as it stands.
    Link {
        /// What is wrong with it.
        faults: Vec<LinkFault>,
        /// The preset that is shown or awaited; none for a file of the user's.
        shown: Option<&'static str>,
    },
}

/// Something about a link that its user must know.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkFault {
    /// A part makes no sense; the rest was used.
    Unreadable {
        /// That part.
        part: String,
    },
    /// A newer program wrote it: its settings were not used.
    Newer {
        /// Its version.
        version: u32,
        /// The newest that this program reads.
        newest: u32,
    },
    /// Another engine gave the results that its sender saw.
    OtherEngine {
        /// That engine's version.
        engine: u32,
        /// This program's.
        own: u32,
    },
    /// There is no preset of that name: the first one is shown as it is.
    UnknownPreset {
        /// The name.
        id: String,
    },
    /// Some settings were refused and left as they are in the scenario that the link starts from.
    Settings {
        /// Why.
        complaints: Vec<Complaint>,
    },
    /// It is about a file of its sender's, which has to be opened here.
    FileWanted {
        /// What the scenario is called.
        name: String,
        /// Its digest.
        digest: String,
    },
    /// The file that was opened is not the one that the link is about.
    OtherFile {
        /// What the link's scenario is called.
        name: String,
        /// Its digest.
        digest: String,
    },
}
