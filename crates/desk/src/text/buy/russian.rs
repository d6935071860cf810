//! The sentences of the Buy page, in Russian.

use super::Buy;
use crate::text::russian_plural;
use crate::whole_number::NotWhole;
use proxy6::{Protocol, Version};

/// Russian.
pub const RUSSIAN: Buy = Buy {
    price: "Цена",
    count: "Количество",
    period: "Срок (дней)",
    version: "Версия",
    country: "Страна",
    protocol: "Тип",
    comment: "Комментарий",
    auto_renew: "Автопродление",
    auto_renew_warning: "Proxy6 будет сам продлевать прокси и списывать деньги с баланса. Отключить это через API потом нельзя, только на сайте Proxy6.",
    version_name: |version| match version {
        Version::Ipv4Shared => "IPv4 Shared",
        Version::Ipv4 => "IPv4",
        Version::MtProto => "MTProto",
        Version::Ipv6 => "IPv6",
    },
    protocol_name: |protocol| match protocol {
        Protocol::Http => "HTTPS",
        Protocol::Socks => "SOCKS5",
    },
    bad_number: |why| match why {
        NotWhole::Missing => "Введите число.",
        NotWhole::NotANumber => "Это не число.",
        NotWhole::Fraction => "Подойдёт только целое число.",
        NotWhole::BelowOne => "Не меньше 1.",
        NotWhole::TooLarge => "Слишком большое число.",
    },
    characters: |used, most| format!("{used} из {most} символов"),
    comment_too_long: |used, most| {
        format!(
            "{used} {}, а Proxy6 хранит не больше {most}.",
            russian_plural(used as u64, "символ", "символа", "символов")
        )
    },
    each: |one, day| format!("{one} за штуку, {day} в день"),
    balance: |balance| format!("Баланс {balance}"),
    balance_after: |after| format!("после покупки {after}"),
    balance_short: |missing| format!("не хватает {missing}"),
    allows: |count| format!("Баланса хватит не больше чем на {count}."),
    allows_at_least: |count| format!("Баланса хватит на {count} или больше."),
    allows_none: "Баланса не хватит даже на один прокси.",
    buy: "Купить",
    bought: |count, price| {
        format!("{} {count} прокси за {price}.", russian_plural(count, "Куплен", "Куплено", "Куплено"))
    },
    bought_last: "Последняя покупка",
    see_in_proxies: "Открыть в списке прокси",

    country_hint: "Код или название, по-русски или по-английски.",
    nothing_found: "Такой страны нет.",
    country_missing: "Выберите страну.",
    country_unknown: "Такой страны нет.",
    did_you_mean: |name| format!("Такой страны нет. Возможно, {name}?"),
    country_not_sold: |version, country| format!("{country}: {version} в этой стране Proxy6 не продаёт."),
    in_stock: |count| format!("в наличии {count}"),
    out_of_stock: "нет в наличии",
    asking_stock: "узнаём наличие…",

    all_prices: "Все цены: один прокси в день",
    days: |days| format!("{days} {}", russian_plural(days, "день", "дня", "дней")),
    cheapest: "дешевле всего",
    cell: |version, days, price| {
        format!("{version}, {days} {}: {price} в день", russian_plural(days, "день", "дня", "дней"))
    },
    not_sold: "не продаётся",

    stock: |version| format!("Наличие, {version}"),
    by_name: "Название",
    by_stock: "Наличие",
    sort_by: "Порядок",
    nowhere_sold: "Сейчас Proxy6 нигде не продаёт эту версию.",
    map: "Карта",
    map_of: |version| format!("Карта наличия, {version}"),
    legend: "Обозначения",
    section: "Часть карты",
    world: "Весь мир",
    europe: "Европа",
    as_table: "Таблицей",

    progress: |done, total| format!("{done} из {total}"),
    cancelled: |done, total| format!("Остановлено: {done} из {total}."),
    go_on: "Продолжить",
    refresh: "Обновить",

    check_order: "Проверьте заказ",
    account: "Аккаунт",
    what: "Прокси",
    total: "Цена",
    balance_now: "Баланс сейчас",
    balance_then: "Баланс после покупки",
    available: "В наличии",
    auto_renew_on: "Включено. Отключить его через API потом нельзя, только на сайте Proxy6.",
    auto_renew_off: "Выключено",
    no_comment: "Нет",
    asking: "Узнаём цену, баланс и наличие…",
    ask_again: "Узнать ещё раз",
    stock_short: |country, _, count| {
        format!("{country}: в наличии только {count}. Закажите меньше или выберите другую страну или версию.")
    },
    stock_gone: |country| format!("{country}: в наличии ничего нет. Выберите другую страну или версию."),
    money_short: |missing| {
        format!("На балансе не хватает {missing}. Пополните его на сайте Proxy6, закажите меньше или на меньший срок.")
    },
    type_count: |count| format!("Цена выше заданной вами суммы. Чтобы подтвердить, введите количество: {count}"),
    confirm: "Подтвердить покупку",
    sending: "Покупаем. Запрос отправлен: если закрыть это окно, покупка не остановится, и мы сообщим, чем она закончилась.",
    outcome_unknown: "Неизвестно, состоялась ли покупка. Не покупайте ещё раз, пока не проверите.",
    look_in_list: "Посмотреть в списке",
    open_journal: "Открыть журнал",
    lock_scope: "Друг друга ждут только вкладки этого браузера по этому адресу. Другой браузер и то же приложение по другому адресу (страница самого реле) об этой покупке не знают: не покупайте там одновременно.",
    recent: "Куплено на этом аккаунте за последние 5 минут",
    no_recent: "За последние 5 минут на этом аккаунте ничего не куплено.",
    looking_for_recent: |read| format!("Ищем в списке покупки за последние 5 минут. Просмотрено прокси: {read}."),
    stop_looking: "Не искать дальше",
    stopped_looking: |read| {
        format!(
            "Список просмотрен не весь: вы остановили поиск, просмотрено прокси: {read}. Какие-то покупки за последние 5 минут могут быть не показаны."
        )
    },
    minutes_ago: |minutes| match minutes {
        0 => "меньше минуты назад".to_owned(),
        _ => format!("{minutes} {} назад", russian_plural(minutes, "минуту", "минуты", "минут")),
    },
    settled: "Исход выяснен:",
    bought_of_plan: |countries| format!("Куплено: {countries}."),
    not_sent_of_plan: |countries| format!("Не отправлено, деньги не списаны: {countries}."),

    add_country: "Добавить ещё страну",
    countries: "Страны этой покупки",
    take_out: |country| format!("Убрать: {country}"),
    plan_hint: "Каждая страна покупается отдельно, а подтверждаются все сразу.",
};
