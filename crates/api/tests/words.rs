//! How the shared words are kept and shown.

use api::{Country, Reply};

#[test]
fn a_country_is_kept_in_lower_case_and_read_in_any() {
    let germany: Country = "DE".parse().unwrap();
    assert_eq!(germany.to_string(), "de");
    assert_eq!(serde_json::to_string(&germany).unwrap(), "\"de\"");
    assert_eq!(serde_json::from_str::<Country>("\"De\"").unwrap(), germany);
    for none in ["\"\"", "\"deu\"", "\"d1\"", "7", "null"] {
        assert!(serde_json::from_str::<Country>(none).is_err(), "{none}");
    }
}

/// Bodies hold proxy passwords, and `{:?}` ends in logs.
#[test]
fn a_reply_shows_nothing_of_its_body() {
    let reply = Reply::new(200, "{\"pass\":\"hunter2\"}");
    assert_eq!(format!("{reply:?}"), "Reply(200, 18 bytes)");
    assert_eq!(reply.text(), "{\"pass\":\"hunter2\"}");
    assert_eq!(Reply::new(200, vec![b'a', 0xff]).text(), "a\u{fffd}");
}
