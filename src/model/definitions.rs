//! Parameters of measures: they change what is counted, never what happens.

use serde::Serialize;

use super::bounds;
use super::walk::Walk;

/// What "on time" and "soon" mean where a measure asks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Definitions {
    /// Within so many days from receipt customers request delivery, whatever was promised [days].
    pub request_days: f64,
    /// So many days after the promise or the request still count as on time, where a measure has a window [days].
    pub window_days: f64,
    /// A wait of at most so many days from the availability check, for measures of waiting [days].
    pub wait_within_days: f64,
}

impl Definitions {
    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        Self {
            request_days: walk.number(&bounds::REQUEST_DAYS),
            window_days: walk.number(&bounds::WINDOW_DAYS),
            wait_within_days: walk.number(&bounds::WAIT_WITHIN_DAYS),
        }
    }
}
