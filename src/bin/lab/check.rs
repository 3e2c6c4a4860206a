//! `lab check`: everything that is wrong with a scenario, at once.

use std::path::Path;

use crate::{Failure, print, read_scenario};

pub(crate) fn check(path: &Path, whole: bool) -> Result<(), Failure> {
    let scenario = read_scenario(path)?;
    if whole {
        print(&format!("{:#}\n", scenario.to_json()))
    } else {
        print(&format!("{} is sound.\n", path.display()))
    }
}
