//! Proxy6's error codes.

/// A code of `proxy6.txt`, "Error codes", or of `proxy6-in-practice.md`, "Beyond the document" (270 and 280). A refusal
/// costs nothing and changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorCode {
    /// 30 `Error unknown`. Cause: Proxy6 does not say; from settype, that every proxy has the type already. Remedy:
    /// after settype none is needed; otherwise look at balance and proxies before another try, and ask Proxy6's support
    /// if it stays.
    Unspecified,
    /// 100 `Error key`. Cause: the key is wrong, or was renewed. Remedy: copy the key anew from the account page.
    Key,
    /// 105 `Error ip`. Cause: the account admits the API from other addresses only, or an address in `ip` is malformed.
    /// Remedy: admit this address in the account or use the one admitted; correct the address.
    Ip,
    /// 110 `Error method`. Cause: Proxy6 does not know the method at this host. Remedy: choose another host, or do
    /// without.
    Method,
    /// 200 `Error count`. Cause: the number of proxies is missing, malformed or outside what is sold at once. Remedy:
    /// another number.
    Count,
    /// 210 `Error period`. Cause: the number of days is missing, malformed or not sold. Remedy: a period of the price
    /// table.
    Period,
    /// 220 `Error country`. Cause: the country is missing, malformed or not sold in this version. Remedy: a country
    /// that getcountry lists for the version.
    Country,
    /// 230 `Error ids`. Cause: the list of proxy numbers is missing or malformed, or a number is not the account's.
    /// Remedy: load the proxies anew and select again.
    Ids,
    /// 240 `Error version`. Cause: no such version, or none for this request. Remedy: another version.
    Version,
    /// 250 `Error descr`. Cause: the comment is missing, malformed or longer than 50 characters. Remedy: another
    /// comment.
    Descr,
    /// 260 `Error type`. Cause: the protocol is missing or neither `http` nor `socks`. Remedy: one of the two.
    Type,
    /// 270 `Error port`. Cause: the port in the proxy string is malformed. Remedy: correct it.
    Port,
    /// 280 `Error proxy str`. Cause: the proxy string is not of the form `ip:port:user:pass`. Remedy: correct it.
    ProxyString,
    /// 300 `Error active proxy allow`. Cause: more proxies were ordered than are in stock. Remedy: fewer, or another
    /// country or version; getcount tells the stock.
    ActiveProxyAllow,
    /// 400 `Error no money`. Cause: the balance does not cover the price. Remedy: top up at Proxy6, or order less.
    NoMoney,
    /// 404 `Error not found`. Cause: the proxy or comment that was named is not in the account. Remedy: load the
    /// proxies anew.
    NotFound,
    /// 410 `Error price`. Cause: the total comes to zero or less. Remedy: another count or period.
    Price,
    /// A number that no document names; 0 where the refusal has no number. Cause and remedy: the refusal's own text.
    Unknown(u32),
}

impl ErrorCode {
    /// Every known code, by number.
    pub const ALL: [Self; 17] = [
        Self::Unspecified,
        Self::Key,
        Self::Ip,
        Self::Method,
        Self::Count,
        Self::Period,
        Self::Country,
        Self::Ids,
        Self::Version,
        Self::Descr,
        Self::Type,
        Self::Port,
        Self::ProxyString,
        Self::ActiveProxyAllow,
        Self::NoMoney,
        Self::NotFound,
        Self::Price,
    ];

    /// The code of a number.
    pub fn from_number(number: u32) -> Self {
        Self::ALL.into_iter().find(|code| code.number() == number).unwrap_or(Self::Unknown(number))
    }

    /// The number in the document.
    pub fn number(self) -> u32 {
        self.row().0
    }

    /// The text that the document gives the code; `None` for an unknown one.
    pub fn documented_text(self) -> Option<&'static str> {
        let text = self.row().1;
        (!text.is_empty()).then_some(text)
    }

    fn row(self) -> (u32, &'static str) {
        match self {
            Self::Unspecified => (30, "Error unknown"),
            Self::Key => (100, "Error key"),
            Self::Ip => (105, "Error ip"),
            Self::Method => (110, "Error method"),
            Self::Count => (200, "Error count"),
            Self::Period => (210, "Error period"),
            Self::Country => (220, "Error country"),
            Self::Ids => (230, "Error ids"),
            Self::Version => (240, "Error version"),
            Self::Descr => (250, "Error descr"),
            Self::Type => (260, "Error type"),
            Self::Port => (270, "Error port"),
            Self::ProxyString => (280, "Error proxy str"),
            Self::ActiveProxyAllow => (300, "Error active proxy allow"),
            Self::NoMoney => (400, "Error no money"),
            Self::NotFound => (404, "Error not found"),
            Self::Price => (410, "Error price"),
            Self::Unknown(number) => (number, ""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ErrorCode;

    /// `proxy6.txt`, "Error codes", and the two of `proxy6-in-practice.md`.
    const DOCUMENTED: [(u32, &str); 17] = [
        (30, "Error unknown"),
        (100, "Error key"),
        (105, "Error ip"),
        (110, "Error method"),
        (200, "Error count"),
        (210, "Error period"),
        (220, "Error country"),
        (230, "Error ids"),
        (240, "Error version"),
        (250, "Error descr"),
        (260, "Error type"),
        (270, "Error port"),
        (280, "Error proxy str"),
        (300, "Error active proxy allow"),
        (400, "Error no money"),
        (404, "Error not found"),
        (410, "Error price"),
    ];

    #[test]
    fn every_documented_code_is_known() {
        for (number, text) in DOCUMENTED {
            let code = ErrorCode::from_number(number);
            assert_ne!(code, ErrorCode::Unknown(number));
            assert_eq!((code.number(), code.documented_text()), (number, Some(text)));
        }
        assert_eq!(ErrorCode::ALL.map(ErrorCode::number), DOCUMENTED.map(|(number, _)| number));
    }

    #[test]
    fn an_unknown_number_survives() {
        assert_eq!(ErrorCode::from_number(777), ErrorCode::Unknown(777));
        assert_eq!(ErrorCode::Unknown(777).number(), 777);
        assert_eq!(ErrorCode::Unknown(777).documented_text(), None);
    }
}
