//! The sentences of the Journal page, and of whatever is sent through the journal.

use crate::journal::{Blocked, Kind, Loss, NotBegun, Unclear};

/// The sentences.
#[allow(missing_docs, reason = "each field is named after the English sentence that stands in it")]
pub struct Journal {
    pub lead: &'static str,
    pub empty: &'static str,
    pub not_readable: &'static str,
    pub unreadable_entries: fn(u64) -> String,
    pub kind: fn(Kind) -> &'static str,
    pub open: &'static str,
    pub done: &'static str,
    pub refused: &'static str,
    pub never_sent: &'static str,
    pub unknown: &'static str,
    pub not_done: &'static str,
    pub waived: &'static str,
    pub loss: fn(&Loss) -> String,
    pub unclear: fn(Unclear) -> &'static str,
    pub not_begun: fn(&NotBegun) -> &'static str,
    pub unknown_next: &'static str,
    pub outcome_not_stored: &'static str,
    pub waiting_for_other_tab: &'static str,
    pub unsettled: fn(u64) -> String,
    pub unsettled_elsewhere: fn(&str) -> String,
    pub settle: &'static str,
    pub settling: &'static str,
    pub settled_done: &'static str,
    pub settled_not_done: &'static str,
    pub still_unknown: &'static str,
    pub undo: &'static str,
    pub undone: &'static str,
    pub when: &'static str,
    pub what: &'static str,
    pub account: &'static str,
    pub outcome: &'static str,
    pub price: &'static str,
    pub details: &'static str,
    pub request: &'static str,
    pub intended: &'static str,
    pub sent: &'static str,
    pub ended: &'static str,
    pub not_sent: &'static str,
    pub balance_before: &'static str,
    pub balance_after: &'static str,
    pub proxies: &'static str,
    pub order: &'static str,
    pub known_by_list: &'static str,
    pub filter_kind: &'static str,
    pub filter_outcome: &'static str,
    pub all: &'static str,
    pub export_lines: &'static str,
    pub export_csv: &'static str,
    pub refresh: &'static str,
    pub spent_by_month: &'static str,
    pub month: &'static str,
    pub nothing_spent: &'static str,
    pub table: &'static str,
}

/// English.
pub const ENGLISH: Journal = Journal {
    lead: "Everything that changed something or cost money, and what came of it. It stays in this browser; keys and passwords are not in it.",
    empty: "Nothing yet. Whatever you buy, extend, change or delete is written down here before it is sent.",
    not_readable: "The browser does not give the journal out. Without it nothing is sent.",
    unreadable_entries: |count| {
        format!("{count} entries cannot be read by this version. Until they can, nothing is bought.")
    },
    kind: |kind| match kind {
        Kind::Buy => "Purchase",
        Kind::Prolong => "Extension",
        Kind::Delete => "Deletion",
        Kind::SetType => "Change of type",
        Kind::SetComment => "Change of comment",
        Kind::IpAuth => "API addresses",
        Kind::UpdateIp => "Whitelist: addresses set",
        Kind::DetachIp => "Whitelist: slots freed",
    },
    open: "under way",
    done: "done",
    refused: "refused",
    never_sent: "never sent",
    unknown: "unknown",
    not_done: "not done",
    waived: "left unknown",
    loss: |loss| match loss {
        Loss::Timeout => "No answer in time.".to_owned(),
        Loss::Aborted => "The waiting was given up.".to_owned(),
        Loss::Connection => "The connection broke.".to_owned(),
        Loss::TabClosed => "The tab was closed before the answer came.".to_owned(),
        Loss::TooManyRequests => "Too many requests: the answer did not say whether it was carried out.".to_owned(),
        Loss::Unreadable { status, .. } => format!("The answer (HTTP {status}) cannot be read."),
    },
    unclear: |unclear| match unclear {
        Unclear::BalanceMoved { .. } => {
            "The balance is another than before, yet no new proxies are there: another program may have used the account. Look in the account at the provider."
        }
        Unclear::NoBalance => "The balance before or after is not known.",
        Unclear::OthersCame { .. } => "Proxies have come that may or may not be of this purchase.",
        _ => "What can be read does not tell.",
    },
    not_begun: |why| match why {
        NotBegun::NoLocks => {
            "Nothing was sent: in this insecure context another tab could send the same. Open the app over https or from 127.0.0.1."
        }
        NotBegun::NotLoaded => "Nothing was sent: the browser does not give the journal out.",
        NotBegun::Blocked(Blocked::Unsettled(_)) => {
            "Nothing was sent: what came of an earlier entry is unknown and must be settled first. See the Journal."
        }
        NotBegun::Blocked(Blocked::UnreadableEntries(_)) => {
            "Nothing was sent: some entries of the journal cannot be read by this version. See the Journal."
        }
        NotBegun::Blocked(Blocked::PerPurchase { .. }) => {
            "Nothing was sent: it costs more than your limit for one purchase. The limit is in Settings."
        }
        NotBegun::Blocked(Blocked::PerDay { .. }) => {
            "Nothing was sent: with what was spent today it costs more than your limit for one day. The limit is in Settings."
        }
        NotBegun::NotSurveyed => "Nothing was sent: the provider could not be read. Try again.",
        NotBegun::OtherAccount => "Nothing was sent: the key now belongs to another account.",
        NotBegun::NoPrice => "Nothing was sent: the provider gave no price.",
        NotBegun::NothingThere => {
            "Nothing was sent: none of the chosen proxies or slots is there any more. Refresh the list."
        }
        NotBegun::NamedTwice => "Nothing was sent: the same proxy is named twice.",
        NotBegun::Declined => "Nothing was sent.",
        NotBegun::NotStored => "Nothing was sent: the browser's storage refused to keep the journal.",
        NotBegun::Cancelled => "Stopped. What was not sent yet stays as it was.",
        NotBegun::CallBeforeFailed => "The calls after it were not sent.",
    },
    unknown_next: "It is written down in the Journal; press “Settle now” there to find out.",
    outcome_not_stored: "The browser's storage refused the outcome; it will be settled anew.",
    waiting_for_other_tab: "Another tab is working on this account; waiting for it.",
    unsettled: |count| {
        if count == 1 {
            "One entry is unknown. Until it is settled, nothing more is spent on its account.".to_owned()
        } else {
            format!("{count} entries are unknown. Until they are settled, nothing more is spent on their account.")
        }
    },
    unsettled_elsewhere: |account| format!("Add the key of account {account} to settle it."),
    settle: "Settle now",
    settling: "Reading what the provider shows…",
    settled_done: "Settled: it was carried out.",
    settled_not_done: "Settled: it was not carried out, nothing was charged.",
    still_unknown: "It is still unknown. See the entry for what can be done.",
    undo: "Undo",
    undone: "Undone.",
    when: "When",
    what: "What",
    account: "Account",
    outcome: "Outcome",
    price: "Price",
    details: "Details",
    request: "Request",
    intended: "Intended",
    sent: "Sent",
    ended: "Ended",
    not_sent: "not sent",
    balance_before: "Balance before",
    balance_after: "Balance after",
    proxies: "Proxies",
    order: "Order",
    known_by_list: "known by the provider's list",
    filter_kind: "Kind",
    filter_outcome: "Outcome",
    all: "All",
    export_lines: "Export as JSON Lines",
    export_csv: "Export as CSV",
    refresh: "Refresh",
    spent_by_month: "Spent by month",
    month: "Month",
    nothing_spent: "Nothing has been spent yet.",
    table: "Journal",
};

/// Russian.
pub const RUSSIAN: Journal = Journal {
    lead: "Всё, что что-либо изменило или стоило денег, и чем это закончилось. Журнал хранится в этом браузере; ключей и паролей в нём нет.",
    empty: "Пока пусто. Любая покупка, продление, изменение или удаление записывается сюда до отправки.",
    not_readable: "Браузер не отдаёт журнал. Без него ничего не отправляется.",
    unreadable_entries: |count| {
        format!("Записей, которые эта версия не может прочитать: {count}. Пока это так, покупки невозможны.")
    },
    kind: |kind| match kind {
        Kind::Buy => "Покупка",
        Kind::Prolong => "Продление",
        Kind::Delete => "Удаление",
        Kind::SetType => "Смена типа",
        Kind::SetComment => "Смена комментария",
        Kind::IpAuth => "Адреса для API",
        Kind::UpdateIp => "Белый список: запись адресов",
        Kind::DetachIp => "Белый список: освобождение слотов",
    },
    open: "выполняется",
    done: "выполнено",
    refused: "отказ",
    never_sent: "не отправлено",
    unknown: "неизвестно",
    not_done: "не выполнено",
    waived: "осталось неизвестным",
    loss: |loss| match loss {
        Loss::Timeout => "Ответ не пришёл вовремя.".to_owned(),
        Loss::Aborted => "Ожидание прервано.".to_owned(),
        Loss::Connection => "Соединение оборвалось.".to_owned(),
        Loss::TabClosed => "Вкладку закрыли раньше, чем пришёл ответ.".to_owned(),
        Loss::TooManyRequests => "Слишком много запросов: из ответа неясно, выполнен ли этот.".to_owned(),
        Loss::Unreadable { status, .. } => format!("Ответ (HTTP {status}) не читается."),
    },
    unclear: |unclear| match unclear {
        Unclear::BalanceMoved { .. } => {
            "Баланс изменился, но новых прокси нет: возможно, аккаунтом пользовалась другая программа. Посмотрите в личном кабинете провайдера."
        }
        Unclear::NoBalance => "Баланс до или после неизвестен.",
        Unclear::OthersCame { .. } => "Появились прокси, которые могут относиться к этой покупке, а могут и нет.",
        _ => "По тому, что можно прочитать, установить это нельзя.",
    },
    not_begun: |why| match why {
        NotBegun::NoLocks => {
            "Ничего не отправлено: в незащищённом контексте то же самое может отправить другая вкладка. Откройте приложение по https или с адреса 127.0.0.1."
        }
        NotBegun::NotLoaded => "Ничего не отправлено: браузер не отдаёт журнал.",
        NotBegun::Blocked(Blocked::Unsettled(_)) => {
            "Ничего не отправлено: сначала нужно выяснить, чем закончилась прежняя операция. Смотрите журнал."
        }
        NotBegun::Blocked(Blocked::UnreadableEntries(_)) => {
            "Ничего не отправлено: часть записей журнала эта версия не может прочитать. Смотрите журнал."
        }
        NotBegun::Blocked(Blocked::PerPurchase { .. }) => {
            "Ничего не отправлено: это дороже вашего лимита на одну покупку. Лимит задан в настройках."
        }
        NotBegun::Blocked(Blocked::PerDay { .. }) => {
            "Ничего не отправлено: вместе с потраченным сегодня это больше вашего лимита на день. Лимит задан в настройках."
        }
        NotBegun::NotSurveyed => "Ничего не отправлено: не удалось получить сведения от провайдера. Повторите.",
        NotBegun::OtherAccount => "Ничего не отправлено: ключ теперь относится к другому аккаунту.",
        NotBegun::NoPrice => "Ничего не отправлено: провайдер не назвал цену.",
        NotBegun::NothingThere => "Ничего не отправлено: выбранных прокси или слотов больше нет. Обновите список.",
        NotBegun::NamedTwice => "Ничего не отправлено: один и тот же прокси указан дважды.",
        NotBegun::Declined => "Ничего не отправлено.",
        NotBegun::NotStored => "Ничего не отправлено: браузер не дал сохранить запись в журнал.",
        NotBegun::Cancelled => "Остановлено. Что не успело уйти, осталось как было.",
        NotBegun::CallBeforeFailed => "Следующие за ним запросы не отправлены.",
    },
    unknown_next: "Это записано в журнале; нажмите там «Выяснить», чтобы узнать исход.",
    outcome_not_stored: "Браузер не дал сохранить исход; его придётся выяснить заново.",
    waiting_for_other_tab: "С этим аккаунтом работает другая вкладка, ждём её.",
    unsettled: |count| {
        format!("Записей с неизвестным исходом: {count}. Пока он не выяснен, деньги с этого аккаунта не тратятся.")
    },
    unsettled_elsewhere: |account| format!("Чтобы выяснить исход, добавьте ключ аккаунта {account}."),
    settle: "Выяснить",
    settling: "Смотрим, что показывает провайдер…",
    settled_done: "Выяснено: запрос выполнен.",
    settled_not_done: "Выяснено: запрос не выполнен, деньги не списаны.",
    still_unknown: "Исход по-прежнему неизвестен. Что можно сделать, написано в самой записи.",
    undo: "Вернуть как было",
    undone: "Возвращено.",
    when: "Когда",
    what: "Что",
    account: "Аккаунт",
    outcome: "Исход",
    price: "Цена",
    details: "Подробности",
    request: "Запрос",
    intended: "Задумано",
    sent: "Отправлено",
    ended: "Завершено",
    not_sent: "не отправлено",
    balance_before: "Баланс до",
    balance_after: "Баланс после",
    proxies: "Прокси",
    order: "Заказ",
    known_by_list: "известно по списку у провайдера",
    filter_kind: "Вид",
    filter_outcome: "Исход",
    all: "Все",
    export_lines: "Выгрузить в JSON Lines",
    export_csv: "Выгрузить в CSV",
    refresh: "Обновить",
    spent_by_month: "Расходы по месяцам",
    month: "Месяц",
    nothing_spent: "Расходов пока нет.",
    table: "Журнал",
};
