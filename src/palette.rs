//! The command palette, which Ctrl+K opens: pages, actions, countries, proxies by their address.

use crate::browser::{intl, page};
use crate::on_demand::{OnDemand, pieces};
use crate::router::router;
use crate::session::{
    connection::connection,
    preferences::PreferencesSignal,
    roster::roster,
    vault::{State, Vault, vault},
    words::words,
};
use crate::ui::{
    combobox::{Combobox, Suggestion},
    dialog::Dialog,
    shortcut,
};
use api::Country;
use desk::names::Names;
use desk::preferences::{Mode, Theme};
use desk::route::{Page, Route};
use desk::text::{Language, Messages};
use leptos::prelude::*;

/// How many proxies are offered.
const PROXIES: usize = 8;
/// From how many characters on proxies are searched.
const LONG_ENOUGH: usize = 3;

pieces! {
    palette in palette_keys: Commands;
}

/// What is typed between Ctrl+K and the moment when the field is there to take it.
#[derive(Clone, Copy)]
struct TypedAhead(RwSignal<Option<String>>);

impl TypedAhead {
    /// Begins to collect: nothing that is typed now reaches the page below.
    fn begin(self) {
        self.0.set(Some(String::new()));
    }

    /// Ends it, and gives what was collected.
    fn end(self) -> String {
        self.0.try_update(Option::take).flatten().unwrap_or_default()
    }

    fn provide() -> Self {
        let ahead = Self(RwSignal::new(None));
        provide_context(ahead);
        page::on_key_first(move |event| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return false;
            }
            let key = event.key();
            let mut characters = key.chars();
            let character = characters.next().filter(|_| characters.next().is_none());
            let takes = ahead.0.with_untracked(Option::is_some)
                && (character.is_some() || matches!(&*key, "Backspace" | "Enter"));
            if takes {
                ahead.0.update_untracked(|text| match (text, character) {
                    (Some(text), Some(character)) => text.push(character),
                    (Some(text), None) if key == "Backspace" => drop(text.pop()),
                    _ => {}
                });
            }
            takes
        });
        ahead
    }
}

/// The palette. Its code comes with the first Ctrl+K.
#[component]
pub fn Palette() -> impl IntoView {
    let asked_for = RwSignal::new(false);
    let ahead = TypedAhead::provide();
    shortcut::on_control("KeyK", move || {
        if !asked_for.get_untracked() {
            ahead.begin();
            asked_for.set(true);
            leptos::task::spawn_local(async move {
                // Where the code does not come there is no field to type into.
                if palette().fetch().await.is_err() {
                    ahead.end();
                }
            });
        }
    });
    view! { <Show when=move || asked_for.get()><OnDemand piece=palette() /></Show> }
}

/// What a line does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    GoTo(Page),
    BuyIn(Country),
    Lock,
    Unlock,
    Sandbox,
    LeaveSandbox,
    Theme(Theme),
    Language(Language),
}

impl Command {
    fn label(self, messages: &Messages, language: Language) -> String {
        let words = &messages.palette;
        match self {
            Self::GoTo(page) => (messages.shell.page)(page).to_owned(),
            Self::BuyIn(country) => (words.buy_in)(&intl::country(language, country)),
            Self::Lock => words.lock.to_owned(),
            Self::Unlock => words.unlock.to_owned(),
            Self::Sandbox => words.sandbox.to_owned(),
            Self::LeaveSandbox => messages.shell.leave_sandbox.to_owned(),
            Self::Theme(theme) => (words.theme)((messages.shell.theme)(theme)),
            Self::Language(language) => (words.language)(language.own_name()),
        }
    }
}

fn commands(vault: Vault, mode: Mode) -> Vec<Command> {
    let mut commands: Vec<Command> = Page::ALL.map(Command::GoTo).to_vec();
    match vault.state() {
        State::Off => {}
        State::Locked => commands.push(Command::Unlock),
        State::Open => commands.push(Command::Lock),
    }
    commands.push(if mode == Mode::Sandbox { Command::LeaveSandbox } else { Command::Sandbox });
    commands.extend(Theme::ALL.map(Command::Theme));
    commands.extend(Language::ALL.map(Command::Language));
    commands.extend(Country::all().map(Command::BuyIn));
    commands
}

/// The dialog, open at first.
#[component]
fn Commands() -> impl IntoView {
    let words = words();
    let open = RwSignal::new(true);
    let ahead: TypedAhead = expect_context();
    shortcut::on_control("KeyK", move || {
        if !open.get_untracked() {
            ahead.begin();
        }
        open.update(|open| *open = !*open);
    });
    view! {
        <Dialog open title=Signal::derive(move || words.palette.title.to_owned())>
            <Field open />
        </Dialog>
    }
}

#[component]
fn Field(open: RwSignal<bool>) -> impl IntoView {
    let (words, router, roster, vault, connection) = (words(), router(), roster(), vault(), connection());
    let preferences: PreferencesSignal = expect_context();
    let commands = StoredValue::new(untrack(|| commands(vault, connection.mode())));
    // Found by their names in both languages, whichever the keyboard writes.
    let names = commands.with_value(|commands| {
        let spellings = commands
            .iter()
            .map(|command| Language::ALL.map(|language| command.label(language.messages(), language)).to_vec());
        let spellings: Vec<Vec<String>> = spellings.collect();
        StoredValue::new(Names::new(spellings.iter().map(|all| all.iter().map(String::as_str))))
    });
    let suggest = Callback::new(move |typed: String| {
        let found = names.with_value(|names| names.search(&typed));
        let language = words.language();
        let line = |index: usize| {
            let command = commands.with_value(|commands| commands.get(index).copied())?;
            let country = match command {
                Command::BuyIn(country) => Some(country),
                _ => None,
            };
            let label = command.label(language.messages(), language);
            Some(Suggestion { value: format!("command {index}"), label, note: String::new(), country })
        };
        let mut lines: Vec<Suggestion> = found.into_iter().filter_map(line).collect();
        let wanted = typed.trim();
        if wanted.len() >= LONG_ENOUGH {
            let proxies = roster.with_untracked(|roster| {
                let fits = roster.iter().filter(|row| format!("{}:{}", row.host(), row.port()).contains(wanted));
                let line = |row: desk::roster::RowView<'_>| {
                    let address = format!("{}:{}", row.host(), row.port());
                    let (value, note) = (format!("proxy {address}"), row.comment().to_owned());
                    Suggestion { value, label: address, note, country: row.country() }
                };
                fits.take(PROXIES).map(line).collect::<Vec<_>>()
            });
            lines.splice(0..0, proxies);
        }
        lines
    });
    let carry_out = move |command: Command| match command {
        Command::GoTo(page) => router.go(&Route::of(page)),
        Command::BuyIn(country) => {
            let settings = vec![("country".to_owned(), country.lower().to_owned())];
            router.go(&Route { page: Page::Buy, settings });
        }
        Command::Lock => vault.lock(),
        Command::Unlock => vault.unlocking.set(true),
        Command::Sandbox => preferences.change(|own| own.choose_mode(Mode::Sandbox)),
        Command::LeaveSandbox => preferences.change(|own| own.leave_sandbox()),
        Command::Theme(theme) => preferences.change(|own| own.theme = theme),
        Command::Language(language) => preferences.change(|own| own.language = Some(language)),
    };
    let choose = Callback::new(move |line: Suggestion| {
        open.set(false);
        match line.value.split_once(' ') {
            Some(("command", index)) => {
                let command =
                    index.parse().ok().and_then(|index: usize| commands.with_value(|all| all.get(index).copied()));
                if let Some(command) = command {
                    carry_out(command);
                }
            }
            Some(("proxy", address)) => {
                let host = address.rsplit_once(':').map_or(address, |(host, _)| host);
                router.go(&Route { page: Page::Proxies, settings: vec![("filter".to_owned(), host.to_owned())] });
            }
            _ => {}
        }
    });
    let ahead: TypedAhead = expect_context();
    // Another dialog may be open below.
    request_animation_frame(move || page::type_into(".palette input", &ahead.end()));
    view! {
        <div class="palette">
            <Combobox
                label=Signal::derive(move || words.palette.field.to_owned())
                text=RwSignal::new(String::new())
                suggest
                choose
                nothing=Signal::derive(move || words.palette.nothing.to_owned())
            />
        </div>
    }
}
