//! The sentences of the Proxies page, in Russian.

use super::Proxies;
use crate::journal::Kind;
use crate::roster::{FacetName, GroupBy, State, TimeLeft};
use crate::text::russian_plural;
use proxy6::{RowType, Version, VersionSeen};

/// Russian.
pub const RUSSIAN: Proxies = Proxies {
    table: "Прокси",
    select: "Выбор",
    select_one: |endpoint| format!("Выбрать {endpoint}"),
    select_all: "Выбрать все подходящие",
    endpoint: "Адрес",
    country: "Страна",
    version: "Версия",
    row_type: "Тип",
    user: "Логин",
    password: "Пароль",
    comment: "Комментарий",
    expires: "Осталось",
    days_left: "Дней",
    exit_ip: "Внешний IP",
    bought: "Куплен",
    state: |state| match state {
        State::Active => "активен",
        State::Expiring => "истекает",
        State::Expired => "истёк",
    },
    version_seen: |version| match version {
        VersionSeen::Known(Version::Ipv4Shared) => "IPv4 Shared",
        VersionSeen::Known(Version::Ipv4) => "IPv4",
        VersionSeen::Known(Version::MtProto) => "MTProto",
        VersionSeen::Known(Version::Ipv6) => "IPv6",
        VersionSeen::Ipv4OrShared => "IPv4 или Shared",
    },
    type_name: |row_type| match row_type {
        RowType::Http => "HTTPS".to_owned(),
        RowType::Socks => "SOCKS5".to_owned(),
        RowType::Auto => "Auto".to_owned(),
        RowType::Other(name) => name.clone(),
    },
    time_left: |left| match left {
        TimeLeft::Expired => "истёк".to_owned(),
        TimeLeft::Hours(0) => "до часа".to_owned(),
        TimeLeft::Hours(hours) => format!("{hours} {}", russian_plural(hours.into(), "час", "часа", "часов")),
        TimeLeft::Days(days) => format!("{days} {}", russian_plural(days.into(), "день", "дня", "дней")),
    },
    show_password: "Показать пароль",
    hide_password: "Скрыть пароль",
    copy: "В буфер",
    copy_password: "Копировать пароль",
    being_checked: "проверяется…",
    works: "работает",
    dead: "не работает",
    not_known: "неизвестно",
    columns: "Столбцы",
    dense: "Плотные строки",
    refresh: "Обновить",
    buy: "Купить",
    reading: |pages, rows| {
        format!("Загрузка: уже {rows}, {pages} {}", russian_plural(pages, "страница", "страницы", "страниц"))
    },
    count: |_, written| format!("{written} прокси"),
    incomplete: |_, written| format!("{written} прокси, загружены не все"),
    filter: "Фильтр",
    filter_hint: "Несколько слов через пробел. Ещё: country:de, type:socks, version:4, state:expiring, comment:shop, expires:<3d.",
    bad_facet: |bad| {
        let example = match bad.facet {
            FacetName::Country => "country:de, country:de,fr или country:германия",
            FacetName::Type => "type:http, type:socks или type:auto",
            FacetName::Version => "version:3 (IPv4 Shared), version:4 (IPv4), version:5 (MTProto) или version:6 (IPv6)",
            FacetName::State => "state:active, state:expiring или state:expired",
            FacetName::Comment => "comment:shop или, для точного совпадения, comment:=shop",
            FacetName::Expires => "expires:<3d, expires:>12h или expires:2026-07-12",
        };
        let facet = bad.facet.word();
        if bad.value.is_empty() {
            format!("После «{facet}:» нужно значение, например {example}.")
        } else {
            format!("Непонятно, что значит «{}» после «{facet}:». Напишите, например, {example}.", bad.value)
        }
    },
    only: |what| format!("Только {what}"),
    not_only: "Снова все",
    group_by: "Группировать",
    no_groups: "Не группировать",
    group_by_name: |by| match by {
        GroupBy::Country => "По стране",
        GroupBy::Comment => "По комментарию",
        GroupBy::ExpiryDay => "По дню окончания",
    },
    more_groups: |count| format!("и ещё {count}"),
    no_country: "без страны",
    no_comment: "без комментария",
    no_expiry: "без срока",
    none_fits: "Под фильтр не подходит ни один прокси.",
    clear_filter: "Сбросить фильтр",
    none_at_all: "В этом аккаунте пока нет прокси.",
    nothing_read: "Ещё ничего не загружено. Нажмите «Обновить».",
    selection: "Выбранные прокси",
    selected: |count, written| format!("{} {written}", russian_plural(count, "Выбран", "Выбрано", "Выбрано")),
    among: |shown, all| {
        if shown == all { format!("из {all}") } else { format!("показано {shown}, всего {all}") }
    },
    beyond: |count| format!("; вне фильтра {count}"),
    invert: "Обратить",
    select_none: "Снять",
    check: "Проверить",
    change_type: "Тип",
    change_comment: "Комментарий",
    export: "Экспорт",
    delete: "Удалить",
    extend: "Продлить",
    change_type_now: "Сменить тип",
    change_comment_now: "Изменить комментарий",
    extend_so_many: |count| format!("Продлить {count} прокси"),
    change_type_of: |count| format!("Сменить тип: {count} прокси"),
    change_comment_of: |count| format!("Изменить комментарий: {count} прокси"),
    delete_so_many: |count| format!("Удалить {count} прокси"),
    export_so_many: |count| format!("Экспорт: {count} прокси"),
    looking_first: "Смотрим, что есть сейчас…",
    sending: |call, of| format!("запрос {call} из {of}"),
    stopping: "Остановимся после текущего запроса…",
    done_of: |done, of| format!("{done} из {of}"),
    done: |kind, count, charged| match (kind, charged) {
        (Kind::Prolong, Some(charged)) => {
            format!("{} {count} прокси, списано {charged}.", russian_plural(count, "Продлён", "Продлено", "Продлено"))
        }
        (Kind::Prolong, None) => {
            format!("{} {count} прокси.", russian_plural(count, "Продлён", "Продлено", "Продлено"))
        }
        (Kind::SetType, _) => format!("Тип изменён: {count} прокси."),
        (Kind::SetComment, _) => format!("Комментарий изменён: {count} прокси."),
        _ => format!("{} {count} прокси.", russian_plural(count, "Удалён", "Удалено", "Удалено")),
    },
    price_rose: "Ничего не отправлено и не списано: с момента показа цена выросла. Нажмите «Продлить», чтобы увидеть новую.",
    extended_meanwhile: |count| {
        format!(
            "Ничего не отправлено и не списано: прокси, продлённых с тех пор в другой вкладке или другой программой, — {count}. \
             Список читается заново; продлите ещё раз, если это всё ещё нужно."
        )
    },
    already_of_that_type: "У них уже такой тип, поэтому Proxy6 ничего не изменил (ошибка 30). Деньги не списаны.",
    checked: |working, dead| format!("Проверено. Работают: {working}, не работают: {dead}."),
    report: |kind, done| {
        let what = match kind {
            Kind::Prolong => "Продление",
            Kind::SetType => "Смена типа",
            Kind::SetComment => "Смена комментария",
            _ => "Удаление",
        };
        format!("{what}: готово {done}, но не всё")
    },
    not_sent: "Для них ничего не отправлялось.",
    stay_selected: "То, что не выполнено, остаётся выбранным.",
    and_more: |count| format!("и ещё {count}"),
    already_are: |count, of| {
        if count == of {
            "Судя по списку, такой тип уже у всех.".to_owned()
        } else {
            format!("Судя по списку, такой тип уже у {count} из них.")
        }
    },
    comment_too_long: |length| format!("В комментарии может быть до 50 знаков, а здесь {length}."),
    comment_taken_away: "Если оставить поле пустым, комментарий будет убран.",
    comment_length: |length| format!("{length} из 50 знаков"),
    no_way_back: "Вернуть их будет нельзя, деньги не возвращаются.",
    still_working: |count| format!("{count} из них ещё {}.", russian_plural(count, "работает", "работают", "работают")),
    to_be_deleted: "Будут удалены",
    worth: "Стоимость",
    worth_left: |worth| format!("Оставшиеся дни стоят {worth} по сегодняшней цене за 30 дней."),
    asking_worth: "Узнаём, сколько стоят оставшиеся дни…",
    worth_unknown: "Сколько стоят оставшиеся дни, неизвестно: Proxy6 не назвал цену.",
    period: "Срок (дней)",
    bad_period: "Целое число дней, от 1.",
    asking_price: "Узнаём цену…",
    between: |least, most| format!("от {least} до {most}"),
    balance_now: |balance| format!("На балансе {balance}."),
    balance_after: |left| format!("Останется {left}."),
    price_by_version: "Цена по версиям",
    proxies: "Прокси",
    price: "Цена",
    why_a_range: "Proxy6 не сообщает, какие из них IPv4, а какие IPv4 Shared, поэтому цена — между двумя.",
    balance_short: "На балансе не хватает денег. Выберите меньше прокси, меньший срок или пополните баланс на Proxy6.",
    format: "Формат",
    preview: "Предпросмотр",
    show_passwords: "Показывать пароли в предпросмотре",
    left_out: |count| format!("Не войдёт: {count}."),
    in_text: |count| format!("{count} прокси"),
    being_written: |count| format!("Готовим текст: пока {count}"),
    not_written: "Не удалось подготовить текст в фоне.",
    downloaded: |name| format!("Сохранено как {name}."),
    download_failed: "Браузер не дал странице сохранить файл. Воспользуйтесь кнопкой «Копировать».",
    unknown_type: "Их тип не описан в документации Proxy6.",
    expiring_soon: "Скоро истекают",
    within_days: "Истекают в ближайшие (дней)",
    expire_within: |count, days| {
        format!(
            "В ближайшие {days} {} {} {count} прокси.",
            russian_plural(days, "день", "дня", "дней"),
            russian_plural(count, "истекает", "истекают", "истекает")
        )
    },
    select_and_extend: "Выбрать и продлить",
    rename_comment: "Переименовать комментарий",
    delete_by_comment: "Удалить по комментарию",
    delete_by_comment_explained: "У Proxy6 спрашивается, у каких прокси сейчас такой комментарий, в том числе среди не загруженных и не показанных здесь. Перед удалением вы увидите каждый из них, и удалены будут только те, что вы видели.",
    exactly_this_comment: "Точно так, как он записан: с теми же заглавными буквами и пробелами.",
    show_with_comment: "Показать",
    looking_for_comment: |found| format!("Спрашиваем у Proxy6. Найдено: {found}."),
    none_with_comment: |comment| {
        format!("Прокси с комментарием «{comment}» на этом аккаунте нет. Ничего не удаляется.")
    },
    rename_now: "Переименовать",
    rename_explained: "Новый комментарий одним запросом получат все прокси аккаунта с прежним, в том числе не загруженные и не показанные.",
    no_comments: "Ни у одного прокси нет комментария.",
    old_comment: "Комментарий",
    new_comment: "Новый комментарий",
    check_string: "Проверить строку",
    string_goes_to_proxy6: "Строка целиком, вместе с паролем, отправляется в Proxy6, который и проверяет прокси.",
    proxy_string: "Прокси",
    proxy_string_hint: "ip:порт:логин:пароль или любой другой понятный вид.",
    bad_string: "Это не прокси с адресом, портом, логином и паролем.",
    keep_filter: "Сохранить фильтр",
    kept_filters: "Сохранённые фильтры",
    forget_filter: |text| format!("Забыть фильтр {text}"),
    saved_list: |when, age| {
        format!(
            "Список, сохранённый {when}, {age}. Его можно читать и экспортировать; пока аккаунт не ответит, ничего не отправляется."
        )
    },
    age: |minutes| {
        let (hours, days) = (minutes / 60, minutes / 1_440);
        match minutes {
            0 => "меньше минуты назад".to_owned(),
            1..60 => format!("{minutes} {} назад", russian_plural(minutes, "минуту", "минуты", "минут")),
            60..2_880 => format!("{hours} {} назад", russian_plural(hours, "час", "часа", "часов")),
            _ => format!("{days} {} назад", russian_plural(days, "день", "дня", "дней")),
        }
    },
    undo_in_journal: "Идёт другое изменение, поэтому ничего не отправлено. Вернуть как было можно в журнале.",
    filter_forgotten: |text| format!("Фильтр «{text}» удалён."),
    how_to_change: "Как изменить",
    one_for_all: "Один комментарий для всех",
    find_and_replace: "Найти и заменить",
    find: "Найти",
    replace_with: "Заменить на",
    replaced: |changed, of| format!("Изменится {changed} из {of}."),
    replaced_too_long: |count| format!("{count} вышло бы длиннее 50 знаков: у них всё останется как есть."),
    move_left: |column| format!("Сдвинуть «{column}» влево"),
    move_right: |column| format!("Сдвинуть «{column}» вправо"),
    width_of: |column| format!("Ширина «{column}» (пикселей)"),
    usual_columns: "Как было",
    checked_before: |times| format!("раньше: {times}"),
    read_only: "Это часть списка.",
    read_state: "Состояние",
    state_wanted: |state| match state {
        proxy6::getproxy::State::Active => "активные",
        proxy6::getproxy::State::Expired => "истёкшие",
        proxy6::getproxy::State::Expiring => "истекающие",
        proxy6::getproxy::State::All => "все",
    },
    read_comment: "С каким комментарием",
    read_part: "Загрузить только их",
    long_list: "Список длинный. Proxy6 может прислать его часть, это быстрее.",
};
