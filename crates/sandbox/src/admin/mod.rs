//! What a test does to the sandbox from outside: `/admin/…`, as the README of this crate describes it.

mod patch;
mod report;

use crate::{
    answer::Answer,
    fault::{Armed, Fault},
    json::{Fields, Json, field},
    request::Request,
    shape::Shape,
    state::{Sandbox, Settings},
};
use serde::{Deserialize, de::DeserializeOwned};

const DAY_MILLIS: i64 = crate::calendar::DAY * 1000;

/// A body that an admin route does not take, and why.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Unusable(String);

impl Sandbox {
    /// Answers a request under `/admin/`. `now_millis` is the clock that [`Sandbox::answer`] is given.
    pub fn admin(&mut self, request: &Request, now_millis: i64) -> Answer {
        let done = match (request.method.as_str(), request.path()) {
            ("GET", "/admin/ledger") => return Answer::json(200, &self.ledger.to_json()),
            ("GET", "/admin/state") => {
                self.renew(self.now(now_millis));
                return Answer::json(200, &report::state(self, now_millis));
            }
            ("POST", "/admin/fault") => self.arm(&request.body),
            ("DELETE", "/admin/fault") => {
                self.faults.disarm();
                Ok(())
            }
            ("POST", "/admin/state") => self.patch(&request.body, now_millis),
            ("POST", "/admin/advance") => self.advance(&request.body),
            ("POST", "/admin/reset") => self.reset(&request.body, now_millis),
            (_, "/admin/ledger" | "/admin/state" | "/admin/fault" | "/admin/advance" | "/admin/reset") => {
                return Answer::web_error(405, Shape::Documented);
            }
            _ => return Answer::web_error(404, Shape::Documented),
        };
        match done {
            Ok(()) => {
                self.revision += 1;
                let fields: Fields = vec![
                    field("revision", Json::number(self.revision)),
                    field("now", Json::number(self.now(now_millis))),
                ];
                Answer::json(200, &fields.into())
            }
            Err(unusable) => Answer::json(400, &vec![field("error", unusable.to_string())].into()),
        }
    }

    fn arm(&mut self, body: &[u8]) -> Result<(), Unusable> {
        let armed: Vec<Armed> = read(body)?;
        let faults: Vec<Fault> = armed.into_iter().map(Fault::try_from).collect::<Result<_, _>>().map_err(Unusable)?;
        self.faults.arm(faults);
        Ok(())
    }

    fn advance(&mut self, body: &[u8]) -> Result<(), Unusable> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Advance {
            #[serde(default)]
            seconds: u32,
            #[serde(default)]
            days: u32,
        }
        let advance: Advance = read(body)?;
        let millis = i64::from(advance.seconds) * 1000 + i64::from(advance.days) * DAY_MILLIS;
        self.advanced_millis = self.advanced_millis.saturating_add(millis);
        Ok(())
    }

    /// Starts afresh, with another shape or seed where the body has them. The ledger's limit stays, and the revision grows on.
    fn reset(&mut self, body: &[u8], now_millis: i64) -> Result<(), Unusable> {
        #[derive(Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Reset {
            shape: Option<Shape>,
            seed: Option<u64>,
        }
        let reset: Reset = if body.is_empty() { Reset::default() } else { read(body)? };
        let settings = Settings {
            shape: reset.shape.unwrap_or(self.settings.shape),
            seed: reset.seed.unwrap_or(self.settings.seed),
            now: now_millis,
        };
        let mut fresh = Self::new(settings);
        fresh.revision = self.revision;
        fresh.keep_ledger(self.ledger.limit());
        *self = fresh;
        Ok(())
    }
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Unusable> {
    serde_json::from_slice(body).map_err(|error| Unusable(error.to_string()))
}
