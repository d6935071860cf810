//! Connection strings as QR codes.

/// The sentences.
#[allow(missing_docs, reason = "each field is named after the English sentence that stands in it")]
pub struct QrCode {
    pub button: &'static str,
    /// What the picture is, with the address.
    pub label: fn(&str) -> String,
    pub how: &'static str,
    pub holds_password: &'static str,
    pub copy: &'static str,
    pub too_long: &'static str,
}

/// English.
pub const ENGLISH: QrCode = QrCode {
    button: "QR code",
    label: |whose| format!("QR code: the connection string of {whose}"),
    how: "Point the camera of a phone at it: Telegram takes a tg:// link, other apps a URL.",
    holds_password: "The code holds the password. Whoever photographs it can use the proxy.",
    copy: "Copy what is in it",
    too_long: "The string is too long for a QR code.",
};

/// Russian.
pub const RUSSIAN: QrCode = QrCode {
    button: "QR-код",
    label: |whose| format!("QR-код: строка подключения {whose}"),
    how: "Наведите камеру телефона: ссылку tg:// откроет Telegram, URL — другие приложения.",
    holds_password: "В коде есть пароль. Кто сфотографирует код, сможет пользоваться прокси.",
    copy: "Копировать содержимое",
    too_long: "Строка слишком длинная для QR-кода.",
};
