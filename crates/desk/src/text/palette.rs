//! The sentences of the command palette.

/// The sentences.
#[allow(missing_docs, reason = "each field is named after the English sentence that stands in it")]
pub struct Palette {
    pub title: &'static str,
    pub field: &'static str,
    pub nothing: &'static str,
    pub buy_in: fn(&str) -> String,
    pub lock: &'static str,
    pub unlock: &'static str,
    pub sandbox: &'static str,
    pub theme: fn(&str) -> String,
    pub language: fn(&str) -> String,
}

/// English.
pub const ENGLISH: Palette = Palette {
    title: "Commands",
    field: "Page, action, country or proxy",
    nothing: "Nothing is called so.",
    buy_in: |country| format!("Buy: {country}"),
    lock: "Lock the vault",
    unlock: "Unlock the vault",
    sandbox: "Try the sandbox",
    theme: |theme| format!("Theme: {theme}"),
    language: |language| format!("Language: {language}"),
};

/// Russian.
pub const RUSSIAN: Palette = Palette {
    title: "Команды",
    field: "Раздел, действие, страна или прокси",
    nothing: "Ничего с таким названием нет.",
    buy_in: |country| format!("Купить: {country}"),
    lock: "Запереть хранилище",
    unlock: "Отпереть хранилище",
    sandbox: "Открыть песочницу",
    theme: |theme| format!("Тема: {theme}"),
    language: |language| format!("Язык: {language}"),
};
