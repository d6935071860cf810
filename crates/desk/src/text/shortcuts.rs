//! What keys do.

/// The sentences.
#[allow(missing_docs, reason = "each field is named after the English sentence that stands in it")]
pub struct Shortcuts {
    pub title: &'static str,
    pub everywhere: &'static str,
    pub palette: &'static str,
    pub filter: &'static str,
    pub this_list: &'static str,
    pub close: &'static str,
    pub undo: &'static str,
    pub in_table: &'static str,
    pub rows: &'static str,
    pub select: &'static str,
    pub select_range: &'static str,
    pub select_all: &'static str,
    pub invert: &'static str,
    pub copy: &'static str,
    pub copy_url: &'static str,
    pub copy_password: &'static str,
    pub space: &'static str,
}

/// English.
pub const ENGLISH: Shortcuts = Shortcuts {
    title: "Keyboard shortcuts",
    everywhere: "Everywhere",
    palette: "Commands: pages, actions, countries, proxies",
    filter: "Go to the filter",
    this_list: "Show this list",
    close: "Close a dialog",
    undo: "Take back what was just done, where that is offered",
    in_table: "On a row of the proxy table",
    rows: "Go from row to row",
    select: "Select the proxy, or no longer",
    select_range: "Select from the last one to here",
    select_all: "Select all that match",
    invert: "Invert the selection",
    copy: "Copy host:port:user:password",
    copy_url: "Copy as URL",
    copy_password: "Copy the password",
    space: "Space",
};

/// Russian.
pub const RUSSIAN: Shortcuts = Shortcuts {
    title: "Горячие клавиши",
    everywhere: "Везде",
    palette: "Команды: разделы, действия, страны, прокси",
    filter: "К фильтру",
    this_list: "Показать этот список",
    close: "Закрыть окно",
    undo: "Отменить только что сделанное, если это предложено",
    in_table: "В строке таблицы прокси",
    rows: "Переход по строкам",
    select: "Выбрать прокси или снять выбор",
    select_range: "Выбрать от последнего до этого",
    select_all: "Выбрать все подходящие",
    invert: "Обратить выбор",
    copy: "Копировать host:port:user:password",
    copy_url: "Копировать как URL",
    copy_password: "Копировать пароль",
    space: "Пробел",
};
