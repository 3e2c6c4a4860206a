//! What a worker does, without the worker: requests come in, work goes on in slices, answers come out.

use std::sync::Arc;

use crate::experiment::{FollowRun, PieceRun, Prepared};
use crate::model::Scenario;
use crate::persist::complaint_text;

use super::{Answer, Request};

/// A worker's state: the scenario it knows, and the piece it is at.
#[derive(Debug, Default)]
pub struct Handler {
    /// The scenario last asked for: pieces of one experiment share its preparation.
    known: Option<(Vec<u8>, Arc<Prepared>)>,
    work: Option<(u32, Work)>,
}

/// What a worker is at.
#[derive(Debug)]
enum Work {
    Piece(Box<PieceRun>),
    Follow(Box<FollowRun>),
}

impl Handler {
    /// Takes a request. A new one takes the place of what was being run.
    pub fn take(&mut self, request: Request) -> Option<Answer> {
        self.work = None;
        let (job, scenario) = match &request {
            Request::Run { job, scenario, .. } | Request::Follow { job, scenario, .. } => (*job, scenario),
            Request::Cancel | Request::Orders(_) => return None,
        };
        let prepared = match self.prepared(scenario) {
            Ok(prepared) => prepared,
            Err(reason) => return Some(Answer::Refused { job, reason }),
        };
        let work = match request {
            Request::Run { seed, first, end, .. } => {
                Work::Piece(Box::new(PieceRun::new(prepared, seed, first, end)))
            }
            Request::Follow { seed, replication, order, .. } => {
                Work::Follow(Box::new(FollowRun::new(prepared, seed, replication, order)))
            }
            Request::Cancel | Request::Orders(_) => return None,
        };
        self.work = Some((job, work));
        None
    }

    fn prepared(&mut self, bytes: &[u8]) -> Result<Arc<Prepared>, String> {
        if let Some((known, prepared)) = &self.known
            && known == bytes
        {
            return Ok(Arc::clone(prepared));
        }
        let text = str::from_utf8(bytes).map_err(|error| error.to_string())?;
        let scenario = Scenario::from_text(text)
            .map_err(|complaints| complaints.iter().map(complaint_text).collect::<Vec<_>>().join("; "))?;
        let prepared = Arc::new(Prepared::new(scenario));
        self.known = Some((bytes.to_vec(), Arc::clone(&prepared)));
        Ok(prepared)
    }

    /// Whether there is work to go on with.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.work.is_some()
    }

    /// Goes on for about a number of events; answers when the piece is done.
    pub fn work(&mut self, event_budget: u32) -> Option<Answer> {
        let (job, work) = self.work.as_mut()?;
        let job = *job;
        let answer = match work {
            Work::Piece(run) => Answer::Done { job, piece: Box::new(run.advance(event_budget)?) },
            Work::Follow(run) => Answer::Followed { job, followed: Box::new(run.advance(event_budget)?) },
        };
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

    /// In slices as at once, and the message travels whole.
    #[test]
    fn orders_are_followed_in_slices() {
        use crate::worker::{read_answer, read_request, write_answer, write_request};
        let scenario = r#"{"run": {"run_days": 14}}"#;
        let (job, seed, replication, order) = (4, 2718, 1, None);
        let request = Request::Follow { job, scenario: scenario.into(), seed, replication, order };
        let mut handler = Handler::default();
        assert_eq!(handler.take(read_request(&write_request(&request)).unwrap()), None);
        let answer = loop {
            if let Some(answer) = handler.work(53) {
                break answer;
            }
        };
        let prepared = Arc::new(Prepared::new(Scenario::from_text(scenario).unwrap()));
        let whole = FollowRun::new(prepared, seed, replication, order).finish();
        assert!(whole.story.is_some());
        assert_eq!(
            read_answer(&write_answer(&answer)),
            Ok(Answer::Followed { job, followed: Box::new(whole) })
        );
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
