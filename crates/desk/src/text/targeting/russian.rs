//! The sentences of the Targeting page, in Russian.

use super::{Meaning, Targeting};
use crate::text::{formats::character, russian_plural};
use soax::{
    ConnectionType,
    targeting::{CannotCarry, Dialect, Field, NotTargeting, Why},
};

/// Russian.
pub const RUSSIAN: Targeting = Targeting {
    lead: "Откуда пакет SOAX выходит в интернет, решает его логин. Выберите место и сессию: строка меняется, пока вы вводите.",
    where_to: "Откуда выходить",
    package: "Пакет",
    connection_type: |kind| match kind {
        ConnectionType::Wifi => "резидентный (wifi)",
        ConnectionType::Mobile => "мобильный",
    },
    no_password: "У пакета здесь не указан пароль, поэтому строки заканчиваются без него. Добавьте пакет с паролем в настройках.",
    country: "Страна",
    country_hint: "Пусто: любая страна.",
    no_such_country: "Страны с таким названием нет. Выберите её из списка или оставьте поле пустым.",
    choose_country: "Это ещё не страна.",
    region: "Регион",
    city: "Город",
    isp: "Провайдер",
    operator: "Оператор",
    reading_list: "Читаем список SOAX…",
    country_first: "Сначала выберите страну.",
    in_list: |count| format!("В списке: {count}. Пусто: любое."),
    list_empty: "Сейчас у SOAX здесь ничего нет. Введите название сами или возьмите область шире.",
    list_failed: "Список SOAX прочитать не удалось. Введите название сами или возьмите область шире.",
    not_whole: "Название ещё не полное.",
    not_in_list: "Сейчас этого нет в списке SOAX: записано как введено, но адресов может не быть.",
    leave_out: |field| match field {
        Field::City => "Убрать город",
        Field::Region => "Убрать регион",
        Field::Operator => "Убрать оператора",
        _ => "Убрать провайдера",
    },
    other_type: "SOAX сообщает, что тип подключения у этого пакета другой.",
    switch_to: |kind| match kind {
        ConnectionType::Wifi => "Сменить на резидентный (wifi)",
        ConnectionType::Mobile => "Сменить на мобильный",
    },
    switched: |kind| match kind {
        ConnectionType::Wifi => "Теперь пакет считается резидентным (wifi).",
        ConnectionType::Mobile => "Теперь пакет считается мобильным.",
    },
    session: "Сессия",
    session_id: "ID сессии",
    session_hint_none: "Пусто: новый адрес при каждом запросе.",
    session_hint_one: "Запросы с одинаковым ID выходят с одного адреса.",
    session_hint_many: |first, last| {
        format!("От {first} до {last}. {{n}} — номер, {{n:04}} — номер с нулями, {{random}} — случайное имя.")
    },
    new_id: "Новый ID",
    session_seconds: "Длина сессии (секунды)",
    seconds_hint_none: "Пусто: решает SOAX.",
    seconds_without_session: "Без ID сессии ничего не значит.",
    not_seconds: "Укажите целое число секунд, например 600.",
    duration,
    every_request: "0: новый адрес при каждом запросе.",
    sessions: "Сессий",
    sessions_hint: "По строке на каждую.",
    not_sessions: "Укажите целое число от 1 до 100 000.",
    writing: "Как записать",
    dialect: "Диалект",
    dialect_name: |dialect| match dialect {
        Dialect::Documented => "documented",
        Dialect::Package => "package (справочный центр)",
        Dialect::Rules => "rules (2026)",
        Dialect::Legacy => "legacy (2021–23)",
    },
    dialect_explained: |dialect| match dialect {
        Dialect::Documented => "Как в документации API: логин_country-US_city-… с паролем пакета.",
        Dialect::Package => "Как в справочном центре: package-номер-country-us-…, пароль — ключ пакета.",
        Dialect::Rules => "Платформа 2026 года: country-us-…, пароль — ключ пакета; обычно порт 1337.",
        Dialect::Legacy => {
            "Как в 2021–2023 годах: место указывается в пароле; порты с 9000 по 9999, у каждого своя сессия."
        }
    },
    package_number: "Номер пакета",
    package_number_hint: "Как в личном кабинете SOAX.",
    isp_package: "ISP-пакет: сессии до суток",
    format: "Формат",
    protocol: "Протокол",
    host: "Хост",
    port: "Порт",
    not_host: "Укажите имя хоста, например proxy.soax.com.",
    not_port: "Укажите порт от 1 до 65535, например 5000.",
    preview: "Строка таргетинга",
    whole_line: "Вся строка",
    user_name: "Логин",
    password_says_it: "Пароль",
    parts: "Что означает каждая часть",
    meaning: |meaning| match meaning {
        Meaning::Package => "пакет, с которого списывается трафик".to_owned(),
        Meaning::ConnectionType(ConnectionType::Wifi) => "резидентный адрес".to_owned(),
        Meaning::ConnectionType(ConnectionType::Mobile) => "мобильный адрес".to_owned(),
        Meaning::Country(name) => format!("страна выхода: {name}"),
        Meaning::Region(name) => format!("регион: {name}"),
        Meaning::City(name) => format!("город: {name}"),
        Meaning::Isp(name) => format!("сеть провайдера {name}"),
        Meaning::Operator(name) => format!("сеть оператора {name}"),
        Meaning::Session => "запросы с этим ID выходят с одного адреса".to_owned(),
        Meaning::Seconds(0) => "новый адрес при каждом запросе".to_owned(),
        Meaning::Seconds(seconds) => format!("адрес сохраняется {}", duration(*seconds)),
    },
    and_so_on: |more, written| format!("и ещё {written} {}", russian_plural(more, "строка", "строки", "строк")),
    not_yet: "Строка появится здесь, когда поля будут заполнены верно.",
    making: |done, all| format!("Строк готово: {done} из {all}"),
    lines_copied: |count| format!("Скопировано строк: {count}."),
    lines_downloaded: |count| format!("Скачано строк: {count}."),
    stopped: "Остановлено. Ничего не скопировано и не скачано.",
    download_failed: "Браузер не дал странице сохранить файл.",
    one_login_by_address: "Эта программа хранит один логин на каждую пару «хост и порт», поэтому из нескольких сессий на одном шлюзе заработает только одна.",
    check: "Проверить адрес выхода",
    check_explained: "Веб-страница не может отправить запрос через выбранный прокси. Запустите одну из этих программ: SOAX ответит, какой адрес и какое место он видит.",
    cannot_carry: |CannotCarry { field, why }| match why {
        Why::Empty => format!("{}: пусто.", of(field)),
        Why::Holds(held) => {
            format!("{}: символ «{}» в этом диалекте недопустим.{}", of(field), character(held), instead(field))
        }
        Why::LongerThan(characters) => format!("{}: в этом диалекте не больше {characters} знаков.", of(field)),
        Why::NotBetween { from, to } => format!("{}: в этом диалекте от {from} до {to}.", of(field)),
        Why::NoWord => format!("{}: в этом диалекте так не записать. Выберите другой диалект или уберите.", of(field)),
        Why::Excludes(other) => format!("{}: несовместимо с полем «{}».", of(field), of(other)),
        Why::OtherConnectionType => format!("{}: у пакета с таким типом подключения этого нет.", of(field)),
    },
    lost: |CannotCarry { field, why }| match why {
        Why::Empty => format!("{}: пусто", of(field)),
        Why::Holds(held) => format!("{}: символ «{}»", of(field), character(held)),
        Why::LongerThan(characters) => format!("{}: больше {characters} знаков", of(field)),
        Why::NotBetween { from, to } => format!("{}: не от {from} до {to}", of(field)),
        Why::NoWord => format!("{}: так не записать", of(field)),
        Why::Excludes(other) => format!("{}: несовместимо с полем «{}»", of(field), of(other)),
        Why::OtherConnectionType => format!("{}: не для этого типа подключения", of(field)),
    },
    not_targeting: |why| match why {
        NotTargeting::UnknownPart(part) => format!("Часть {part} этому диалекту незнакома."),
        NotTargeting::Twice(field) => format!("{}: указано дважды.", of(field)),
        NotTargeting::Malformed(field) => format!("{}: записано не по правилам.", of(field)),
        NotTargeting::TwoCarriers => {
            "Указаны и провайдер, и оператор, а у пакета бывает только один из них.".to_owned()
        }
        NotTargeting::LengthAlone => "Указана длина сессии, но нет ID сессии.".to_owned(),
        NotTargeting::CannotCarry(refused) => (RUSSIAN.cannot_carry)(refused),
    },
    extras: "Дополнительно",
    extra: |field| match field {
        Field::Asn => "ASN",
        Field::Zip => "Почтовый индекс",
        Field::Network => "Сеть",
        Field::RotateRequests => "Новый адрес через (запросов)",
        Field::OnError => "Если узел отказал",
        Field::BindNode => "Никогда не менять узел",
        Field::BindSeconds => "Время привязки (секунды)",
        Field::IdleSeconds => "Время простоя (секунды)",
        Field::UniqueIp => "Только новые адреса",
        Field::Lookalike => "Заменять узел похожим",
        Field::Wb => "Опция SOAX wb",
        other => of(other),
    },
    extra_choice: |field, word| match (field, word) {
        (Field::Network, "") => "любая".to_owned(),
        (Field::Network, "res") => "резидентная".to_owned(),
        (Field::Network, "mob") => "мобильная".to_owned(),
        (Field::Network, "res_mob") => "резидентная или мобильная".to_owned(),
        (_, "") => "решает SOAX".to_owned(),
        (_, "replace") => "взять другой узел".to_owned(),
        (_, "fail") => "вернуть ошибку".to_owned(),
        (_, word) => {
            let times = word.trim_start_matches("retry_");
            format!("повторить на том же узле: {times}")
        }
    },
    not_number: "Укажите целое число.",
};

fn of(field: Field) -> &'static str {
    match field {
        Field::Package => "Логин пакета",
        Field::ConnectionType => "Тип подключения",
        Field::Country => "Страна",
        Field::Region => "Регион",
        Field::City => "Город",
        Field::Isp => "Провайдер",
        Field::Operator => "Оператор",
        Field::SessionId => "ID сессии",
        Field::SessionSeconds => "Длина сессии",
        Field::Asn => "ASN",
        Field::Zip => "Почтовый индекс",
        Field::Network => "Сеть",
        Field::BindSeconds => "Время привязки",
        Field::IdleSeconds => "Время простоя",
        Field::UniqueIp => "Уникальный адрес",
        Field::Lookalike => "Похожий узел",
        Field::Wb => "Опция wb",
        Field::RotateRequests => "Смена по числу запросов",
        Field::BindNode => "Привязка к узлу",
        Field::OnError => "Действие при ошибке",
    }
}

fn instead(field: Field) -> &'static str {
    match field {
        Field::City | Field::Region => " Возьмите область шире или другой диалект.",
        Field::SessionId => " Используйте буквы и цифры.",
        _ => "",
    }
}

fn duration(seconds: u32) -> String {
    let units = [
        (86_400, ["день", "дня", "дней"]),
        (3_600, ["час", "часа", "часов"]),
        (60, ["минуту", "минуты", "минут"]),
        (1, ["секунду", "секунды", "секунд"]),
    ];
    let mut rest = seconds;
    let mut said = Vec::new();
    for (length, [one, few, many]) in units {
        let count = rest / length;
        rest %= length;
        if count > 0 {
            said.push(format!("{count} {}", russian_plural(count.into(), one, few, many)));
        }
    }
    if said.is_empty() { "0 секунд".to_owned() } else { said.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn durations() {
        for (seconds, said) in
            [(0, "0 секунд"), (600, "10 минут"), (61, "1 минуту 1 секунду"), (7_322, "2 часа 2 минуты 2 секунды")]
        {
            assert_eq!(duration(seconds), said);
        }
    }
}
