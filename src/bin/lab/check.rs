//! `lab check`: everything that is wrong with a scenario, at once.

use std::path::Path;

use crate::{Failure, read_scenario};

pub(crate) fn check(path: &Path, print: bool) -> Result<(), Failure> {
    let scenario = read_scenario(path)?;
    if print {
        println!("{:#}", scenario.to_json());
    } else {
        println!("{} is sound.", path.display());
    }
    Ok(())
}
