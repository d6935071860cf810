//! The conversion as it goes on: done anew at every change, in the strings' worker.

use super::input::{SHOWN, Source};
use crate::browser::{blob::Text, clock, task::Task};
use crate::effects::effect;
use crate::strings::{self, NotDone, wire::Progress};
use connection::{Findings, Wanted};
use leptos::prelude::*;

/// How long typing must rest before the list is read again, in milliseconds.
const REST: u32 = 150;

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// What is shown is what the fields ask for.
    Done,
    /// It is being done.
    Working(Progress),
    /// The person gave it up.
    Cancelled,
    /// The worker did not do it.
    Failed,
}

/// The conversion. What came of the last one stays until the next is there.
#[derive(Clone, Copy)]
pub struct Work {
    stage: RwSignal<Stage>,
    findings: RwSignal<Findings>,
    written: RwSignal<Option<Text>, LocalStorage>,
    beginning: RwSignal<String>,
    task: StoredValue<Option<Task>, LocalStorage>,
    turn: RwSignal<u32>,
}

impl Work {
    /// Converts the list whenever it or what is wanted of it changes.
    pub fn new(source: RwSignal<Source, LocalStorage>, wanted: Memo<Option<Wanted>>) -> Self {
        let work = Self {
            stage: RwSignal::new(Stage::Done),
            findings: RwSignal::new(Findings::default()),
            written: RwSignal::new_local(None),
            beginning: RwSignal::new(String::new()),
            task: StoredValue::new_local(None),
            turn: RwSignal::new(0),
        };
        effect(move || {
            work.turn.track();
            let (source, Some(wanted)) = (source.get(), wanted.get()) else { return };
            work.task.set_value(Some(Task::spawn(work.convert(source, wanted))));
        });
        work
    }

    /// How far it is, reactively.
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// What was found.
    pub fn findings(self) -> RwSignal<Findings> {
        self.findings
    }

    /// The new list, where there is anything in it.
    pub fn written(self) -> RwSignal<Option<Text>, LocalStorage> {
        self.written
    }

    /// As much of it as is shown, reactively.
    pub fn beginning(self) -> String {
        self.beginning.get()
    }

    /// Gives it up. What stands there is no longer what the fields ask for, and goes.
    pub fn cancel(self) {
        self.task.set_value(None);
        self.show(Findings::default(), None, String::new(), Stage::Cancelled);
    }

    /// Begins anew.
    pub fn again(self) {
        self.turn.update(|turn| *turn += 1);
    }

    async fn convert(self, source: Source, wanted: Wanted) {
        let held = match source {
            Source::Held { text, .. } => Ok(text),
            Source::Typed(text) => {
                clock::sleep(REST).await;
                Text::new(&text).map_err(|_| NotDone)
            }
        };
        self.stage.set(Stage::Working(Progress::default()));
        let watch = move |progress| {
            if self.stage.with_untracked(|stage| matches!(stage, Stage::Working(_))) {
                self.stage.set(Stage::Working(progress));
            }
        };
        let converted = match held {
            Ok(text) => strings::convert(&text, wanted, watch).await,
            Err(NotDone) => Err(NotDone),
        };
        let shown = match converted {
            Ok((findings, text)) => text.beginning(SHOWN).await.map(|beginning| (findings, text, beginning)).ok(),
            Err(NotDone) => None,
        };
        match shown {
            Some((findings, text, beginning)) => {
                let text = Some(text).filter(|text| text.bytes() > 0);
                self.show(findings, text, beginning, Stage::Done);
            }
            None => self.show(Findings::default(), None, String::new(), Stage::Failed),
        }
    }

    fn show(self, findings: Findings, written: Option<Text>, beginning: String, stage: Stage) {
        self.findings.set(findings);
        self.written.set(written);
        self.beginning.set(beginning);
        self.stage.set(stage);
    }
}
