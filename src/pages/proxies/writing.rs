//! Writing the selected proxies as one text, in the strings' worker: the page hands them over a stretch at a time, and stays free.

use super::copying::LeftOut;
use crate::browser::{blob::Text, clock, task::Task};
use crate::effects::effect;
use crate::session::roster::{RosterSignal, roster};
use crate::strings::{self, NotDone, wire::Progress};
use connection::{Format, Scheme, Target, Wanted, Warning, Writer};
use js_sys::Array;
use leptos::prelude::*;
use proxy6::ProxyId;

/// As many proxies as are handed over at a time.
const STRETCH: usize = 1_000;

/// How far it is.
#[derive(Clone, Debug)]
pub enum Stage {
    /// It is being written.
    Working(Progress),
    /// It is written.
    Done(Whole),
    /// The worker did not do it.
    Failed,
}

/// All that was selected.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The text.
    pub text: Text,
    /// How many are in it.
    pub count: u64,
    /// Why others are not, and how many for each reason.
    pub left_out: Vec<(LeftOut, u64)>,
    /// What its program will not do well.
    pub warnings: Vec<Warning>,
}

/// The selection as the worker reads it.
#[derive(Clone)]
struct Handed {
    text: Text,
    left_out: Vec<(LeftOut, u64)>,
}

/// The writing: done anew when the selection changes, or the format.
#[derive(Clone, Copy)]
pub struct Writing {
    stage: RwSignal<Stage, LocalStorage>,
    handed: StoredValue<Option<Handed>, LocalStorage>,
    task: StoredValue<Option<Task>, LocalStorage>,
    turn: RwSignal<u32>,
}

impl Writing {
    /// Begins to write.
    pub fn new(format: Memo<Format>) -> Self {
        let roster = roster();
        let own = Self {
            stage: RwSignal::new_local(Stage::Working(Progress::default())),
            handed: StoredValue::new_local(None),
            task: StoredValue::new_local(None),
            turn: RwSignal::new(0),
        };
        // First, so that what was handed over of another selection is gone when the writing begins.
        effect(move || {
            roster.with(|_| ());
            roster.with_selection(|_| ());
            own.handed.set_value(None);
            own.again();
        });
        effect(move || {
            own.turn.track();
            let format = format.get();
            own.stage.set(Stage::Working(Progress::default()));
            own.task.set_value(Some(Task::spawn(async move {
                let stage = own.write(roster, format).await.map_or(Stage::Failed, Stage::Done);
                own.stage.set(stage);
            })));
        });
        on_cleanup(move || own.task.set_value(None));
        own
    }

    /// How far it is, reactively.
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// What is written, reactively.
    pub fn whole(self) -> Option<Whole> {
        match self.stage.get() {
            Stage::Done(whole) => Some(whole),
            Stage::Working(_) | Stage::Failed => None,
        }
    }

    /// Begins anew.
    pub fn again(self) {
        self.turn.update(|turn| *turn += 1);
    }

    async fn write(self, roster: RosterSignal, format: Format) -> Result<Whole, NotDone> {
        let handed = match self.handed.get_value() {
            Some(handed) => handed,
            None => {
                let handed = hand_over(roster, roster.selected()).await?;
                self.handed.set_value(Some(handed.clone()));
                handed
            }
        };
        let wanted = Wanted {
            target: Target::Format(format),
            scheme: Scheme::Http,
            preferred: vec![Format::JsonLines],
            keep_duplicates: true,
        };
        let watch = move |progress| self.stage.set(Stage::Working(progress));
        let (findings, text) = strings::convert(&handed.text, wanted, watch).await?;
        let refused = findings.refusals.into_iter().map(|(why, count)| (LeftOut::CannotCarry(why), count));
        let left_out = handed.left_out.into_iter().chain(refused).collect();
        Ok(Whole { text, count: findings.written, left_out, warnings: findings.warnings })
    }
}

/// The proxies in the format that carries all there is of them.
async fn hand_over(roster: RosterSignal, ids: Vec<ProxyId>) -> Result<Handed, NotDone> {
    let mut writer = Writer::new(Format::JsonLines);
    let mut left_out: Vec<(LeftOut, u64)> = Vec::new();
    let pieces = Array::new();
    for stretch in ids.chunks(STRETCH) {
        roster.with_untracked(|roster| {
            for proxy in stretch.iter().filter_map(|id| roster.get(*id)) {
                let written = match proxy.endpoint() {
                    Some(endpoint) => writer.push(&endpoint).map_err(LeftOut::CannotCarry),
                    None => Err(LeftOut::UnknownType),
                };
                if let Err(why) = written {
                    match left_out.iter_mut().find(|(known, _)| *known == why) {
                        Some((_, count)) => *count += 1,
                        None => left_out.push((why, 1)),
                    }
                }
            }
        });
        pieces.push(&writer.take().into());
        clock::sleep(0).await;
    }
    pieces.push(&writer.finish().into());
    let text = Text::of_pieces(&pieces).map_err(|_| NotDone)?;
    Ok(Handed { text, left_out })
}
