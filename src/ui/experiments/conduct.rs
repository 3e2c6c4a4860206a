//! A study on workers of its own: they begin with the first study and go with the place.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::super::browser::document;
use super::super::hooks::{Refused, tell, use_refused, workers};
use super::ExperimentsDispatch;
use crate::app::{Conducted, Done, Experiment, ExperimentsAction};
use crate::worker::{Course, Engine, News, Step, Update};

/// Between two pictures of the progress [ms].
const BETWEEN: u32 = 100;

/// What happens between the engine and the place.
#[derive(Default)]
struct Desk {
    engine: Option<Engine>,
    /// What was asked for, and its way through the pool.
    running: Option<(Done, Course<Experiment>)>,
    show: Option<Timeout>,
}

/// Whoever conducts the place's studies, one at a time.
#[derive(Clone)]
pub struct Conductor {
    desk: Rc<RefCell<Desk>>,
    dispatch: ExperimentsDispatch,
    refused: Option<Refused>,
}

/// The conductor of a place. Whoever leaves the place ends its study.
#[hook]
pub fn use_conductor(dispatch: &ExperimentsDispatch) -> Conductor {
    let desk = use_memo((), |()| Rc::<RefCell<Desk>>::default());
    let refused = use_refused();
    use_effect_with((), {
        let desk = Rc::clone(&desk);
        move |()| {
            move || {
                let left = std::mem::take(&mut *desk.borrow_mut());
                if let Some(engine) = left.engine {
                    engine.dismiss();
                }
            }
        }
    });
    Conductor { desk: Rc::clone(&desk), dispatch: dispatch.clone(), refused }
}

impl Conductor {
    /// Begins a study; whatever was running ends.
    pub fn begin(&self, asked: Done) {
        let (course, scenarios) = Course::start(asked.experiment.clone());
        let conducted = Conducted { kind: asked.kind(), progress: course.progress() };
        let engine = {
            let mut desk = self.desk.borrow_mut();
            desk.running = Some((asked, course));
            desk.show = None;
            desk.engine.get_or_insert_with(|| self.engine()).clone()
        };
        self.dispatch.dispatch(ExperimentsAction::Progress(conducted));
        engine.run(&scenarios);
    }

    /// Ends the study that is running.
    pub fn cancel(&self) {
        let engine = {
            let mut desk = self.desk.borrow_mut();
            (desk.running, desk.show) = (None, None);
            desk.engine.clone()
        };
        if let Some(engine) = engine {
            engine.run(&[]);
        }
        self.dispatch.dispatch(ExperimentsAction::Cancel);
    }

    fn engine(&self) -> Engine {
        let script = document::data("worker").unwrap_or_default();
        let own = self.clone();
        Engine::new(&script, workers(&script), move |news| match news {
            News::Folded(update) => own.hear(&update),
            News::Refused(reason) => {
                own.cancel();
                tell(own.refused.as_ref(), reason);
            }
        })
    }

    fn hear(&self, update: &Update) {
        let mut desk = self.desk.borrow_mut();
        let Some((_, course)) = &mut desk.running else { return };
        match course.take(update.place, &update.fold) {
            Step::Going => {
                if desk.show.is_none() {
                    let own = self.clone();
                    desk.show = Some(Timeout::new(BETWEEN, move || own.show()));
                }
            }
            Step::Wave(scenarios) => {
                let engine = desk.engine.clone();
                drop(desk);
                if let Some(engine) = engine {
                    engine.run(&scenarios);
                }
            }
            Step::Done => {
                desk.show = None;
                let Some((asked, course)) = desk.running.take() else { return };
                drop(desk);
                let done = Done { experiment: course.into_study(), ..asked };
                self.dispatch.dispatch(ExperimentsAction::End(Rc::new(done)));
            }
        }
    }

    /// Shows how far the study is.
    fn show(&self) {
        let conducted = {
            let mut desk = self.desk.borrow_mut();
            desk.show = None;
            desk.running
                .as_ref()
                .map(|(asked, course)| Conducted { kind: asked.kind(), progress: course.progress() })
        };
        if let Some(conducted) = conducted {
            self.dispatch.dispatch(ExperimentsAction::Progress(conducted));
        }
    }
}
