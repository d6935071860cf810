//! What every reply has in common (`proxy6.txt`, "For developers (API)").

use crate::{
    ErrorCode, Failure, Refusal,
    json::{Object, Unfit},
};
use api::{Currency, Money, Reply};

/// The account, as every successful reply shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// `user_id`: the account's number.
    pub user_id: String,
    /// `balance` after the call, in `currency`.
    pub balance: Money,
    /// `currency`: the account's, RUB or USD.
    pub currency: Currency,
    /// `date_mod`, where the reply has one: `YYYY-MM-DD HH:MM:SS` without a zone.
    pub date_mod: Option<String>,
}

/// A successful reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<T> {
    /// The account.
    pub envelope: Envelope,
    /// What the method itself answers.
    pub content: T,
}

/// Reads a reply: first the envelope, then with `content` what the method itself answers.
pub(crate) fn read<T>(
    reply: &Reply,
    content: impl FnOnce(&Object<'_>) -> Result<T, Unfit>,
) -> Result<Answer<T>, Failure> {
    let (envelope, object) = open(reply)?;
    let content = content(&object).map_err(|unfit| reply.unreadable(unfit))?;
    Ok(Answer { envelope, content })
}

fn open(reply: &Reply) -> Result<(Envelope, Object<'_>), Failure> {
    let over_the_limit = Failure::TooManyRequests { retry_after: reply.retry_after };
    let object = match Object::from_bytes(&reply.body) {
        Ok(object) => object,
        Err(_) if matches!(reply.status, 429 | 503) => return Err(over_the_limit),
        Err(problem) => return Err(reply.unreadable(problem).into()),
    };
    match object.optional_text("status").ok().flatten().as_deref() {
        Some("yes") => {
            let envelope = Envelope::read(&object).map_err(|unfit| reply.unreadable(unfit))?;
            Ok((envelope, object))
        }
        Some("no") => {
            let refusal = Refusal::read(&object);
            // The document calls it "error 429", and says neither where the number stands nor what the body is.
            let by_number = refusal.code == ErrorCode::Unknown(429);
            let by_status = reply.status == 429 && matches!(refusal.code, ErrorCode::Unknown(_));
            Err(if by_number || by_status { over_the_limit } else { Failure::Refused(refusal) })
        }
        _ if matches!(reply.status, 429 | 503) => Err(over_the_limit),
        _ => Err(reply.unreadable(Unfit { field: "status", wanted: "`yes` or `no`" }).into()),
    }
}

impl Envelope {
    fn read(object: &Object<'_>) -> Result<Self, Unfit> {
        let currency = object.text("currency")?;
        Ok(Self {
            user_id: object.text("user_id")?.into_owned(),
            balance: object.money("balance")?,
            currency: currency.parse().map_err(|_| Unfit { field: "currency", wanted: "a currency" })?,
            date_mod: object.optional_text("date_mod")?.map(Into::into),
        })
    }
}

impl Refusal {
    /// A refusal is a refusal however badly it is written: nothing was done, which is what matters most.
    fn read(object: &Object<'_>) -> Self {
        Self {
            code: ErrorCode::from_number(object.number("error_id").unwrap_or(0)),
            text: object.text("error").unwrap_or_default().into_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Answer;
    use crate::{ErrorCode, Failure, Refusal, account, example::envelope};
    use api::{Currency, Endpoint, Reply};

    fn read(status: u16, body: &str) -> Result<Answer<account::Response>, Failure> {
        account::Request.read(&Reply { retry_after: Some(2), ..Reply::new(status, body) })
    }

    fn refused(code: ErrorCode, text: &str) -> Result<Answer<account::Response>, Failure> {
        Err(Failure::Refused(Refusal { code, text: text.to_owned() }))
    }

    const OVER_THE_LIMIT: Result<Answer<account::Response>, Failure> =
        Err(Failure::TooManyRequests { retry_after: Some(2) });

    const YES: &str = r#"{"status":"yes","user_id":"1","balance":"48.80","currency":"RUB"}"#;

    /// `proxy6.txt`, "Incorrect reply".
    const NO: &str = r#"{
"status": "no",
"error_id": 100,
"error": "Error key"
}"#;

    #[test]
    fn the_envelopes_forms() {
        let yes = Answer { envelope: envelope("48.80"), content: account::Response };
        assert_eq!(read(200, YES), Ok(yes.clone()));
        assert_eq!(read(200, r#"{"status":"yes","user_id":1,"balance":48.8,"currency":"RUB"}"#), Ok(yes.clone()));
        assert_eq!(read(500, YES), Ok(yes.clone()));
        assert_eq!(read(503, YES), Ok(yes));
        let more = r#"{"new":[{}],"currency":"USD","date_mod":"2026-01-02 03:04:05","balance":-1,
            "user_id":"7","status":"yes"}"#;
        let more = read(200, more).unwrap().envelope;
        assert_eq!((more.currency, more.balance.to_string().as_str()), (Currency::USD, "-1"));
        assert_eq!(more.date_mod.as_deref(), Some("2026-01-02 03:04:05"));
    }

    #[test]
    fn a_refusal_at_any_status() {
        for status in [200, 400, 401, 403, 404, 429, 500, 502, 503] {
            assert_eq!(read(status, NO), refused(ErrorCode::Key, "Error key"), "{status}");
        }
    }

    #[test]
    fn every_code_as_number_and_string() {
        for code in ErrorCode::ALL {
            let (number, text) = (code.number(), code.documented_text().unwrap());
            let bare = format!(r#"{{"status":"no","error_id":{number},"error":"{text}"}}"#);
            let quoted = format!(r#"{{"status":"no","error_id":"{number}","error":"{text}"}}"#);
            assert_eq!(read(200, &bare), refused(code, text));
            assert_eq!(read(200, &quoted), refused(code, text));
        }
    }

    #[test]
    fn an_unknown_code_survives_with_its_text() {
        let unknown = read(200, r#"{"status":"no","error_id":777,"error":"Error moon \u2713"}"#);
        assert_eq!(unknown, refused(ErrorCode::Unknown(777), "Error moon ✓"));
        assert_eq!(unknown.unwrap_err().to_string(), "Proxy6 refused: unknown error 777: Error moon ✓");
        assert_eq!(read(200, r#"{"status":"no"}"#), refused(ErrorCode::Unknown(0), ""));
        assert_eq!(read(200, r#"{"status":"no","error_id":[],"error":{}}"#), refused(ErrorCode::Unknown(0), ""));
    }

    #[test]
    fn over_the_limit() {
        for body in ["", "<html>Too Many Requests</html>", "{}", "[]", "429", r#"{"error":"Too Many Requests"}"#] {
            assert_eq!(read(429, body), OVER_THE_LIMIT, "{body}");
            assert_eq!(read(503, body), OVER_THE_LIMIT, "{body}");
        }
        let numbered = r#"{"status":"no","error_id":429,"error":"Too Many Requests"}"#;
        assert_eq!(read(200, numbered), OVER_THE_LIMIT);
        assert_eq!(read(429, r#"{"status":"no","error":"Too Many Requests"}"#), OVER_THE_LIMIT);
    }

    #[test]
    fn what_cannot_be_read_keeps_its_body_and_shows_nothing_of_it() {
        for (status, body, why) in [
            (200, "<html>hunter2</html>", "it is not JSON from line 1, column 1"),
            (200, "", "the JSON ends too early"),
            (502, r#"{"status":"yes","user_id":"hunter2"#, "the JSON ends too early"),
            (200, r#""hunter2""#, "it is not a JSON object"),
            (200, "[]", "it is not a JSON object"),
            (200, r#"{"status":"hunter2"}"#, "the field `status` is missing or not `yes` or `no`"),
            (200, r#"{"status":"yes"}"#, "the field `currency` is missing or not a text"),
            (
                200,
                r#"{"status":"yes","user_id":1,"balance":"hunter2","currency":"RUB"}"#,
                "the field `balance` is missing or not an amount",
            ),
            (
                200,
                r#"{"status":"yes","user_id":1,"balance":1,"currency":"hunter2"}"#,
                "the field `currency` is missing or not a currency",
            ),
        ] {
            let failure = read(status, body).unwrap_err();
            assert!(!format!("{failure}{failure:?}").contains("hunter2"), "{failure}");
            let Failure::Unreadable(unreadable) = failure else { panic!("{failure}") };
            assert_eq!((unreadable.status(), unreadable.why()), (status, why));
            assert_eq!(unreadable.body(), body.as_bytes());
        }
    }
}
