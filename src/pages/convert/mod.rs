//! The Convert page: any proxy list into any format; nothing leaves the page.

mod conversion;
mod findings;

use crate::browser::{clock, download, task::Task};
use crate::router::router;
use crate::session::{announcer::announcer, words::words};
use crate::ui::copy::CopyButton;
use crate::ui::field::{Checkbox, Choice, TextField, next_id};
use connection::{Format, Scheme, Template};
use conversion::{Conversion, Target, Wanted};
use desk::route::Page;
use leptos::prelude::*;

/// The value of the choice "your own template".
const TEMPLATE: &str = "template";
/// How long typing must rest before the list is read again, in milliseconds.
const REST: u32 = 150;
const SCHEMES: [Scheme; 3] = [Scheme::Http, Scheme::Https, Scheme::Socks5];

/// The page.
#[component]
pub fn Convert() -> impl IntoView {
    let (words, router, announcer) = (words(), router(), announcer());
    // Lists hold passwords: what is pasted is kept nowhere but here.
    let input = RwSignal::new(String::new());
    let format = RwSignal::new(router.setting("format").unwrap_or_else(|| Format::Url.as_str().to_owned()));
    let scheme = RwSignal::new("http".to_owned());
    let template = RwSignal::new("{user}:{password}@{host}:{port}".to_owned());
    let preferred = RwSignal::new(None::<Format>);
    let keep_duplicates = RwSignal::new(false);
    let conversion = RwSignal::new(Conversion::default());
    let progress = RwSignal::new(None::<u64>);
    let task = StoredValue::new_local(None::<Task>);
    let parsed = Memo::new(move |_| template.with(|template| template.parse::<Template>()));
    Effect::new(move || router.keep(Page::Convert, vec![("format", format.get())]));
    Effect::new(move || {
        let target = if format.with(|format| format == TEMPLATE) {
            parsed.get().ok().map(Target::Template)
        } else {
            format.with(|format| format.parse().ok()).map(Target::Format)
        };
        let Some(target) = target else { return };
        let scheme =
            scheme.with(|name| SCHEMES.into_iter().find(|scheme| scheme.as_str() == name)).unwrap_or(Scheme::Http);
        let wanted = Wanted { target, scheme, preferred: preferred.get(), keep_duplicates: keep_duplicates.get() };
        let text = input.get();
        task.set_value(Some(Task::spawn(async move {
            clock::sleep(REST).await;
            let done = conversion::convert(&text, wanted, |lines| progress.set(Some(lines))).await;
            progress.set(None);
            conversion.set(done);
        })));
    });
    let complaint = move || match parsed.get() {
        Err(why) => (words.convert.bad_template)(why),
        Ok(_) => String::new(),
    };
    let output = Memo::new(move |_| conversion.with(|done| done.text.clone()));
    let (input_id, output_id) = (next_id("convert"), next_id("convert"));
    let save = move |_| {
        let chosen = format.with_untracked(|format| format.parse::<Format>().ok());
        let name = format!("proxies.{}", chosen.map_or("txt", Format::extension));
        if download::offer(&name, "text/plain", &output.get_untracked()).is_err() {
            announcer.failure(untrack(|| words.shell.copy_failed));
        }
    };
    view! {
        <h1 tabindex="-1">{move || (words.shell.page)(Page::Convert)}</h1>
        <p class="soft">{move || words.convert.lead}</p>
        <div class="convert">
            <section class="card">
                <div class="content">
                    <div class="field">
                        <label for=input_id.clone()>{move || words.convert.input}</label>
                        <textarea
                            id=input_id.clone()
                            rows="14"
                            spellcheck="false"
                            autocomplete="off"
                            aria-describedby=format!("{input_id}-hint")
                            prop:value=input
                            on:input:target=move |event| input.set(event.target().value())
                        ></textarea>
                        <p class="hint" id=format!("{input_id}-hint")>{move || words.convert.input_hint}</p>
                    </div>
                    <div class="convert-choices">
                        <Choice
                            label=Signal::derive(move || words.convert.scheme.to_owned())
                            value=scheme
                            options=Signal::derive(move || {
                                SCHEMES.map(|scheme| (scheme.as_str().to_owned(), (words.formats.scheme)(scheme).to_owned())).to_vec()
                            })
                        />
                        <Choice
                            label=Signal::derive(move || words.convert.format.to_owned())
                            value=format
                            options=Signal::derive(move || {
                                let known = Format::ALL.iter().map(|format| (format.as_str().to_owned(), (words.formats.name)(*format).to_owned()));
                                known.chain([(TEMPLATE.to_owned(), words.convert.template_choice.to_owned())]).collect()
                            })
                        />
                    </div>
                    <p class="soft">{move || words.convert.scheme_hint}</p>
                    <Show when=move || format.with(|format| format == TEMPLATE)>
                        <TextField
                            label=Signal::derive(move || words.convert.template.to_owned())
                            value=template
                            complaint=Signal::derive(complaint)
                            hint=Signal::derive(move || words.convert.template_hint.to_owned())
                        />
                    </Show>
                    <div class="row">
                        <Checkbox label=Signal::derive(move || words.convert.keep_duplicates.to_owned()) value=keep_duplicates />
                        <button type="button" class="push" on:click=move |_| input.set(String::new())>{move || words.convert.clear}</button>
                    </div>
                </div>
            </section>
            <section class="card">
                <div class="content">
                    <div class="field">
                        <label for=output_id.clone()>{move || words.convert.output}</label>
                        <textarea
                            id=output_id
                            rows="14"
                            readonly
                            spellcheck="false"
                            placeholder=move || words.convert.empty
                            prop:value=move || output.get()
                        ></textarea>
                    </div>
                    <div class="row">
                        <CopyButton text=Callback::new(move |()| output.get_untracked()) />
                        <button type="button" disabled=move || output.with(String::is_empty) on:click=save>
                            {move || words.shell.download}
                        </button>
                        <span class="soft">{move || progress.get().map(words.convert.working)}</span>
                    </div>
                    <findings::Findings conversion preferred />
                </div>
            </section>
        </div>
    }
}
