//! The Convert page: any proxy list into any format; nothing leaves the page.

mod findings;
mod input;
mod result;
mod work;

use crate::effects::effect;
use crate::router::router;
use crate::session::words::words;
use crate::ui::field::{Checkbox, Choice, TextField};
use connection::{Format, Scheme, Target, Template, Wanted};
use desk::route::Page;
use input::Source;
use leptos::prelude::*;
use work::Work;

/// The value of the choice "your own template".
const TEMPLATE: &str = "template";
const SCHEMES: [Scheme; 3] = [Scheme::Http, Scheme::Https, Scheme::Socks5];

/// The page.
#[component]
pub fn Convert() -> impl IntoView {
    let (words, router) = (words(), router());
    // Lists hold passwords: what is pasted is kept nowhere but here.
    let source = RwSignal::new_local(Source::Typed(String::new()));
    let format = RwSignal::new(router.setting("format").unwrap_or_else(|| Format::Url.as_str().to_owned()));
    let scheme = RwSignal::new("http".to_owned());
    let template = RwSignal::new("{user}:{password}@{host}:{port}".to_owned());
    let preferred = RwSignal::new(Vec::<Format>::new());
    let keep_duplicates = RwSignal::new(false);
    let broken = Memo::new(move |_| template.with(|template| template.parse::<Template>()).err());
    effect(move || router.keep(Page::Convert, vec![("format", format.get())]));
    let wanted = Memo::new(move |_| {
        let target = if format.with(|format| format == TEMPLATE) {
            broken.with(Option::is_none).then(|| Target::Template(template.get()))
        } else {
            format.with(|format| format.parse().ok()).map(Target::Format)
        };
        let scheme =
            scheme.with(|name| SCHEMES.into_iter().find(|scheme| scheme.as_str() == name)).unwrap_or(Scheme::Http);
        Some(Wanted { target: target?, scheme, preferred: preferred.get(), keep_duplicates: keep_duplicates.get() })
    });
    let work = Work::new(source, wanted);
    let complaint = move || broken.get().map(words.convert.bad_template).unwrap_or_default();
    let proof = move || {
        let known = format.with(|format| format.parse::<Format>());
        known.map(|format| (words.formats.proof)(format.proof())).unwrap_or_default()
    };
    view! {
        <h1 tabindex="-1">{move || (words.shell.page)(Page::Convert)}</h1>
        <p class="soft">{move || words.convert.lead}</p>
        <div class="convert">
            <section class="card">
                <div class="content">
                    <input::Input source />
                    <div class="convert-choices">
                        <Choice
                            label=Signal::derive(move || words.convert.scheme.to_owned())
                            value=scheme
                            options=Signal::derive(move || {
                                SCHEMES.map(|scheme| (scheme.as_str().to_owned(), (words.formats.scheme)(scheme).to_owned())).to_vec()
                            })
                            hint=Signal::derive(move || words.convert.scheme_hint.to_owned())
                        />
                        <Choice
                            label=Signal::derive(move || words.convert.format.to_owned())
                            value=format
                            options=Signal::derive(move || {
                                let known = Format::ALL.iter().map(|format| (format.as_str().to_owned(), words.formats.listed(*format)));
                                known.chain([(TEMPLATE.to_owned(), words.convert.template_choice.to_owned())]).collect()
                            })
                            hint=Signal::derive(proof)
                        />
                    </div>
                    <Show when=move || format.with(|format| format == TEMPLATE)>
                        <TextField
                            label=Signal::derive(move || words.convert.template.to_owned())
                            value=template
                            complaint=Signal::derive(complaint)
                            hint=Signal::derive(move || words.convert.template_hint.to_owned())
                        />
                    </Show>
                    <Checkbox label=Signal::derive(move || words.convert.keep_duplicates.to_owned()) value=keep_duplicates />
                </div>
            </section>
            <section class="card">
                <div class="content">
                    <result::Outcome work format />
                    <findings::Findings found=work.findings() preferred format />
                </div>
            </section>
        </div>
    }
}
