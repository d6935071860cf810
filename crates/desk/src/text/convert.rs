//! The sentences of the Convert page.

use super::{english_plural, russian_plural};
use connection::{Field, NotTemplate, Rejected};

/// The sentences.
#[allow(missing_docs, reason = "each field is named after the English sentence that stands in it")]
pub struct Convert {
    pub lead: &'static str,
    pub input: &'static str,
    pub input_hint: &'static str,
    pub open_file: &'static str,
    pub scheme: &'static str,
    pub scheme_hint: &'static str,
    pub format: &'static str,
    pub template_choice: &'static str,
    pub template: &'static str,
    pub template_hint: &'static str,
    pub bad_template: fn(NotTemplate) -> String,
    pub output: &'static str,
    pub working: fn(&str) -> String,
    pub held: fn(Option<&str>, &str) -> String,
    pub unreadable: &'static str,
    pub too_long: &'static str,
    pub beginning_only: &'static str,
    pub cancelled: &'static str,
    pub not_done: &'static str,
    pub read: fn(u64) -> String,
    pub duplicates: fn(u64) -> String,
    pub keep_duplicates: &'static str,
    pub rejected: fn(u64) -> String,
    pub not_carried: fn(u64) -> String,
    pub ambiguous: fn(u64) -> String,
    pub settled: fn(u64) -> String,
    pub read_as: fn(&str) -> String,
    pub line: fn(u64) -> String,
    pub reason: fn(Rejected) -> String,
    pub and_more: fn(u64) -> String,
    pub empty: &'static str,
    pub clear: &'static str,
}

/// English.
pub const ENGLISH: Convert = Convert {
    lead: "Any proxy list into any format. Nothing leaves this page: no account, no network.",
    input: "Paste list",
    input_hint: "Lines in any mixture of formats, CSV, JSON, or a whole Proxy6 reply. Paste, type or drop a file.",
    open_file: "Open a file",
    scheme: "Type",
    scheme_hint: "For lines that do not say it themselves.",
    format: "Format",
    template_choice: "Your own template",
    template: "Template",
    template_hint: "Such as {user}:{password:url}@{host}:{port}. Also: {scheme}, {name}, {country}, {expires}.",
    bad_template: |why| match why {
        NotTemplate::NotClosed(at) => format!("The brace at character {at} is not closed."),
        NotTemplate::NotOpened(at) => {
            format!("The brace at character {at} was not opened. A brace itself is written twice.")
        }
        NotTemplate::UnknownName(at) => format!("There is no value with the name at character {at}."),
        NotTemplate::UnknownSpelling(at) => {
            format!("There is no spelling with the name at character {at}: url, json or bare.")
        }
        NotTemplate::UnknownEscape(at) => {
            format!("The backslash at character {at} changes nothing. A backslash itself is written twice.")
        }
    },
    output: "Result",
    working: |lines| format!("{lines} lines so far"),
    held: |name, size| {
        let what = name.map_or_else(|| "The list".to_owned(), |name| format!("“{name}”"));
        format!("{what}: {size} kB. Only the beginning is shown, and all of it is converted.")
    },
    unreadable: "The browser could not read this file. Choose it again.",
    too_long: "This is longer than 100 MB. Divide it first.",
    beginning_only: "Only the beginning is shown. Copy and Download give all of it.",
    cancelled: "Cancelled: nothing was converted.",
    not_done: "The list could not be converted: the code for it did not come, or the list could not be read. Nothing is lost.",
    read: |count| format!("{count} {} read", english_plural(count, "proxy", "proxies")),
    duplicates: |count| format!("{count} {}", english_plural(count, "duplicate", "duplicates")),
    keep_duplicates: "Keep duplicates",
    rejected: |count| format!("{count} {} not be read", english_plural(count, "line could", "lines could")),
    not_carried: |count| format!("{count} left out: this format cannot carry them"),
    ambiguous: |count| {
        format!(
            "{count} {} be read in more than one way. Choose once for all of them:",
            english_plural(count, "line can", "lines can")
        )
    },
    settled: |count| {
        format!("{count} {} read as you chose:", english_plural(count, "ambiguous line was", "ambiguous lines were"))
    },
    read_as: |format| format!("Read as {format}"),
    line: |number| format!("Line {number}:"),
    reason: |why| {
        let field = |field| match field {
            Field::Scheme => "the protocol",
            Field::Host => "the host",
            Field::Port => "the port",
            Field::User => "the user name",
            Field::Password => "the password",
            Field::Name => "the name",
            Field::Country => "the country",
            Field::Expires => "the date",
        };
        match why {
            Rejected::Empty => "there is nothing here".to_owned(),
            Rejected::Missing(missing) => format!("{} is missing", field(missing)),
            Rejected::Malformed(malformed) => format!("{} is not of its form", field(malformed)),
            Rejected::NotOfFormat | Rejected::NotRead => "this is no proxy in any format known here".to_owned(),
        }
    },
    and_more: |more| format!("…and {more} more."),
    empty: "The result appears here as you type.",
    clear: "Clear",
};

/// Russian.
pub const RUSSIAN: Convert = Convert {
    lead: "Любой список прокси в любой формат. Ничего не покидает эту страницу: ни аккаунта, ни сети.",
    input: "Вставьте список",
    input_hint: "Строки вперемешку в любых форматах, CSV, JSON или ответ Proxy6 целиком. Вставьте, введите или перетащите файл.",
    open_file: "Открыть файл",
    scheme: "Тип",
    scheme_hint: "Для строк, в которых он не указан.",
    format: "Формат",
    template_choice: "Свой шаблон",
    template: "Шаблон",
    template_hint: "Например, {user}:{password:url}@{host}:{port}. Ещё есть {scheme}, {name}, {country}, {expires}.",
    bad_template: |why| match why {
        NotTemplate::NotClosed(at) => format!("Скобка (знак {at}) не закрыта."),
        NotTemplate::NotOpened(at) => format!("Скобка (знак {at}) не была открыта. Сама скобка пишется дважды."),
        NotTemplate::UnknownName(at) => format!("Значения с таким именем нет (знак {at})."),
        NotTemplate::UnknownSpelling(at) => format!("Такого написания нет (знак {at}): бывает url, json или bare."),
        NotTemplate::UnknownEscape(at) => {
            format!("Обратная косая черта (знак {at}) ничего не меняет. Сама она пишется дважды.")
        }
    },
    output: "Результат",
    working: |lines| format!("обработано строк: {lines}"),
    held: |name, size| {
        let what = name.map_or_else(|| "Список".to_owned(), |name| format!("«{name}»"));
        format!("{what}: {size} кБ. Показано только начало, преобразуется всё.")
    },
    unreadable: "Браузер не смог прочитать этот файл. Выберите его ещё раз.",
    too_long: "Здесь больше 100 МБ. Сначала разделите список.",
    beginning_only: "Показано только начало. «Копировать» и «Скачать» дают всё целиком.",
    cancelled: "Отменено: ничего не преобразовано.",
    not_done: "Преобразовать не удалось: не загрузился нужный код или список не читается. Ничего не потеряно.",
    read: |count| format!("прочитано {count} прокси"),
    duplicates: |count| format!("{count} {}", russian_plural(count, "повтор", "повтора", "повторов")),
    keep_duplicates: "Оставить повторы",
    rejected: |count| {
        format!(
            "не {} {count} {}",
            russian_plural(count, "прочитана", "прочитаны", "прочитано"),
            russian_plural(count, "строка", "строки", "строк")
        )
    },
    not_carried: |count| format!("пропущено {count}: этот формат не может их передать"),
    ambiguous: |count| {
        format!(
            "{count} {} прочитать по-разному. Выберите один раз для всех:",
            russian_plural(count, "строку можно", "строки можно", "строк можно")
        )
    },
    settled: |count| {
        format!(
            "По вашему выбору {} {count} {}:",
            russian_plural(count, "прочитана", "прочитаны", "прочитано"),
            russian_plural(count, "неоднозначная строка", "неоднозначные строки", "неоднозначных строк")
        )
    },
    read_as: |format| format!("Читать как {format}"),
    line: |number| format!("Строка {number}:"),
    reason: |why| {
        let field = |field| match field {
            Field::Scheme => "протокол",
            Field::Host => "хост",
            Field::Port => "порт",
            Field::User => "логин",
            Field::Password => "пароль",
            Field::Name => "название",
            Field::Country => "страна",
            Field::Expires => "дата",
        };
        match why {
            Rejected::Empty => "здесь ничего нет".to_owned(),
            Rejected::Missing(missing) => format!("нет поля «{}»", field(missing)),
            Rejected::Malformed(malformed) => format!("поле «{}» записано неверно", field(malformed)),
            Rejected::NotOfFormat | Rejected::NotRead => "это не прокси ни в одном из известных форматов".to_owned(),
        }
    },
    and_more: |more| format!("…и ещё {more}."),
    empty: "Результат появится здесь по мере ввода.",
    clear: "Очистить",
};
