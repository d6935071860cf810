//! The sentences about the addresses that may use a Proxy6 key (`ipauth`).

/// The sentences.
#[allow(missing_docs, reason = "each field is named after the English sentence that stands in it")]
pub struct ApiAddresses {
    pub title: &'static str,
    pub lead: &'static str,
    pub field: &'static str,
    pub hint: &'static str,
    pub malformed: fn(&str) -> String,
    pub none: &'static str,
    pub bind: &'static str,
    pub clear: &'static str,
    pub confirm_bind: fn(&str) -> String,
    pub confirm_clear: &'static str,
    pub warning: &'static str,
    pub confirm: &'static str,
    pub bound: &'static str,
    pub cleared: &'static str,
}

/// English.
pub const ENGLISH: ApiAddresses = ApiAddresses {
    title: "API addresses",
    lead: "Proxy6 can take this key from certain addresses only. The list cannot be read back: what you set here replaces it whole.",
    field: "IP addresses that may use this key",
    hint: "One a line, or divided by commas.",
    malformed: |text| format!("“{text}” is not an IP address."),
    none: "Write at least one address, or press “Clear” to let every address in.",
    bind: "Replace the list",
    clear: "Clear",
    confirm_bind: |addresses| format!("From now on Proxy6 will take this key only from: {addresses}."),
    confirm_clear: "From now on Proxy6 will take this key from every address.",
    warning: "If the address that you call from is not on the list, Proxy6 answers everything with error 105, this page included. Then only the list at Proxy6 itself helps.",
    confirm: "Confirm",
    bound: "The list of API addresses is replaced.",
    cleared: "Every address may use the key now.",
};

/// Russian.
pub const RUSSIAN: ApiAddresses = ApiAddresses {
    title: "Адреса для API",
    lead: "Proxy6 может принимать этот ключ только с определённых адресов. Прочитать список нельзя: заданное здесь заменяет его целиком.",
    field: "IP-адреса, с которых можно пользоваться ключом",
    hint: "По одному в строке или через запятую.",
    malformed: |text| format!("«{text}» — не IP-адрес."),
    none: "Укажите хотя бы один адрес или нажмите «Очистить», чтобы разрешить любые.",
    bind: "Заменить список",
    clear: "Очистить",
    confirm_bind: |addresses| {
        format!("С этого момента Proxy6 будет принимать этот ключ только с адресов: {addresses}.")
    },
    confirm_clear: "С этого момента Proxy6 будет принимать этот ключ с любого адреса.",
    warning: "Если адреса, с которого вы обращаетесь, в списке нет, Proxy6 на всё отвечает ошибкой 105, в том числе этой странице. Тогда поможет только список в личном кабинете Proxy6.",
    confirm: "Подтвердить",
    bound: "Список адресов для API заменён.",
    cleared: "Теперь ключом можно пользоваться с любого адреса.",
};
