//! Checking any proxy by its string, which goes to Proxy6.

use super::{form::ConfirmForm, list::list};
use crate::browser::task::Task;
use crate::effects::effect;
use crate::lasting::Lasting;
use crate::session::{trouble::Trouble, words::words};
use crate::transport::Urgency;
use crate::ui::{dialog::Dialog, failure::Failure, field::TextField};
use connection::{Format, List, Scheme, Verdict, write};
use leptos::prelude::*;
use proxy6::{ProxyString, check};

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Outcome {
    None,
    Asking,
    Working(Option<check::Seconds>),
    Dead,
    Failed(Trouble),
}

/// The dialog.
#[component]
pub fn CheckStringDialog(
    /// Whether it is on show.
    open: Lasting<bool>,
) -> impl IntoView {
    let words = words();
    view! {
        <Dialog open title=Signal::derive(move || words.proxies.check_string.to_owned())>
            <Form />
        </Dialog>
    }
}

#[component]
fn Form() -> impl IntoView {
    let (words, list) = (words(), list());
    let text = RwSignal::new(String::new());
    let outcome = RwSignal::new(Outcome::None);
    let asking: StoredValue<Option<Task>, LocalStorage> = StoredValue::new_local(None);
    let read = Memo::new(move |_| text.with(|text| proxy_string(text)));
    let complaint = Signal::derive(move || {
        let wrong = text.with(|text| !text.trim().is_empty()) && read.with(Option::is_none);
        if wrong { words.proxies.bad_string.to_owned() } else { String::new() }
    });
    effect(move || {
        text.track();
        // What was said of another string is not said of this one.
        asking.set_value(None);
        outcome.set(Outcome::None);
    });
    let ask = move || {
        let (Some(proxy6), Some(proxy)) = (list.proxy6.get_untracked(), read.get_untracked()) else { return };
        outcome.set(Outcome::Asking);
        asking.set_value(Some(Task::spawn(async move {
            outcome.set(match proxy6.ask(&check::Request::Proxy(proxy), Urgency::Person).await {
                Ok(answer) if answer.content.working => Outcome::Working(answer.content.seconds),
                Ok(_) => Outcome::Dead,
                Err(trouble) => Outcome::Failed(trouble),
            });
        })));
    };
    let off = move || read.with(Option::is_none) || outcome.with(|outcome| *outcome == Outcome::Asking);
    view! {
        <ConfirmForm
            label=Signal::derive(move || words.proxies.check.to_owned())
            off=Signal::derive(off)
            confirm=Callback::new(move |()| ask())
        >
            <p class="warn">{move || words.proxies.string_goes_to_proxy6}</p>
            <TextField
                label=Signal::derive(move || words.proxies.proxy_string.to_owned())
                value=text
                complaint
                hint=Signal::derive(move || words.proxies.proxy_string_hint.to_owned())
            />
            <div class="proxies-checked" aria-live="polite">
                {move || match outcome.get() {
                    Outcome::None => ().into_any(),
                    Outcome::Asking => view! { <p class="soft">{words.proxies.being_checked}</p> }.into_any(),
                    Outcome::Dead => view! { <p class="bad">{words.proxies.dead}</p> }.into_any(),
                    Outcome::Working(seconds) => {
                        let seconds = seconds.map(|seconds| format!(" · {}", words.seconds(&seconds.to_string())));
                        view! { <p class="good">{words.proxies.works} {seconds}</p> }.into_any()
                    }
                    Outcome::Failed(trouble) => {
                        view! { <Failure trouble again=Callback::new(move |()| ask()) /> }.into_any()
                    }
                }}
            </div>
        </ConfirmForm>
    }
}

/// `ip:port:user:pass`, the one form that Proxy6 takes, of a line in any form that can be read in one way; a line in that very
/// form is meant so.
fn proxy_string(text: &str) -> Option<ProxyString> {
    let line = List::new(text.trim(), Scheme::Http, &[Format::ColonSeparated]).next()?;
    let Verdict::Read { endpoint, .. } = line.verdict else { return None };
    ProxyString::new(write(Format::ColonSeparated, &endpoint).ok()?).ok()
}
