//! What a worker does, without the worker: requests come in, work goes on in slices, answers come out.

use std::sync::Arc;

use crate::experiment::{PieceRun, Prepared};
use crate::model::Scenario;
use crate::persist::complaint_text;

use super::{Answer, Request};

/// A worker's state: the scenario it knows, and the piece it is at.
#[derive(Debug, Default)]
pub struct Handler {
    /// The scenario last asked for: pieces of one experiment share its preparation.
    known: Option<(Vec<u8>, Arc<Prepared>)>,
    work: Option<(u32, PieceRun)>,
}

impl Handler {
    /// Takes a request. A new one takes the place of what was being run.
    pub fn take(&mut self, request: Request) -> Option<Answer> {
        self.work = None;
        let Request::Run { job, scenario, seed, first, end } = request else { return None };
        match self.prepared(scenario) {
            Ok(prepared) => {
                self.work = Some((job, PieceRun::new(prepared, seed, first, end)));
                None
            }
            Err(reason) => Some(Answer::Refused { job, reason }),
        }
    }

    fn prepared(&mut self, bytes: Vec<u8>) -> Result<Arc<Prepared>, String> {
        if let Some((known, prepared)) = &self.known
            && *known == bytes
        {
            return Ok(Arc::clone(prepared));
        }
        let text = str::from_utf8(&bytes).map_err(|error| error.to_string())?;
        let scenario = Scenario::from_text(text)
            .map_err(|complaints| complaints.iter().map(complaint_text).collect::<Vec<_>>().join("; "))?;
        let prepared = Arc::new(Prepared::new(scenario));
        self.known = Some((bytes, Arc::clone(&prepared)));
        Ok(prepared)
    }

    /// Whether there is work to go on with.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.work.is_some()
    }

    /// Goes on for about a number of events; answers when the piece is done.
    pub fn work(&mut self, event_budget: u32) -> Option<Answer> {
        let (job, run) = self.work.as_mut()?;
        let answer = Answer::Done { job: *job, piece: Box::new(run.advance(event_budget)?) };
        self.work = None;
        Some(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(scenario: &str, first: u32, end: u32) -> Request {
        Request::Run { job: 1, scenario: scenario.as_bytes().to_vec(), seed: 2718, first, end }
    }

    #[test]
    fn a_piece_in_slices_is_the_piece_at_once() {
        let scenario = r#"{"run": {"run_days": 14}}"#;
        let mut handler = Handler::default();
        assert_eq!(handler.take(request(scenario, 0, 3)), None);
        let mut slices = 0;
        let sliced = loop {
            slices += 1;
            if let Some(answer) = handler.work(37) {
                break answer;
            }
        };
        assert!(slices > 10 && !handler.is_busy());
        let prepared = Arc::new(Prepared::new(Scenario::from_text(scenario).unwrap()));
        let whole = PieceRun::new(prepared, 2718, 0, 3).finish();
        assert_eq!(sliced, Answer::Done { job: 1, piece: Box::new(whole) });
    }

    #[test]
    fn a_bad_scenario_is_refused_with_its_complaints() {
        let answer = Handler::default().take(request(r#"{"demand": {"gap_cv": 9}}"#, 0, 1));
        let reason = "demand.gap_cv: 9 is too large (at most 3)".to_owned();
        assert_eq!(answer, Some(Answer::Refused { job: 1, reason }));
    }

    #[test]
    fn cancelling_leaves_no_work_behind() {
        let mut handler = Handler::default();
        handler.take(request("{}", 0, 100));
        handler.work(10);
        handler.take(Request::Cancel);
        assert!(!handler.is_busy());
        assert_eq!(handler.work(u32::MAX), None);
    }
}
