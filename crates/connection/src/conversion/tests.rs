use super::*;
use crate::{Field, Why};

fn converted(text: &str, wanted: &Wanted) -> (Findings, String) {
    let mut conversion = Conversion::new(text, wanted).unwrap();
    let mut written = String::new();
    while conversion.advance(2) {
        written += &conversion.written();
    }
    let (findings, rest) = conversion.finish();
    (findings, written + &rest)
}

fn into(format: Format) -> Wanted {
    Wanted { target: Target::Format(format), scheme: Scheme::Http, preferred: vec![], keep_duplicates: false }
}

#[test]
fn a_mixture_becomes_urls() {
    let text = "192.0.2.1:8080:user:pa ss\nsocks5://u:p@198.51.100.7:1080\nnonsense\n192.0.2.1:8080:user:pa ss\n";
    let (findings, written) = converted(text, &into(Format::Url));
    assert_eq!(written, "http://user:pa%20ss@192.0.2.1:8080\nsocks5://u:p@198.51.100.7:1080\n");
    assert_eq!((findings.lines, findings.read, findings.written, findings.duplicates), (4, 3, 2, 1));
    assert_eq!(findings.rejected, (1, vec![(3, Rejected::Missing(Field::Port))]));
    let (_, twice) = converted(text, &Wanted { keep_duplicates: true, ..into(Format::Url) });
    assert_eq!(twice.lines().count(), 3);
}

#[test]
fn findings_and_text_can_be_had_on_the_way() {
    let wanted = into(Format::Url);
    let mut conversion = Conversion::new("192.0.2.1:8080\nnonsense\n192.0.2.2:8080\n", &wanted).unwrap();
    assert!(conversion.advance(2));
    assert_eq!((conversion.findings().read, conversion.findings().rejected.0), (1, 1));
    assert_eq!(conversion.written(), "http://192.0.2.1:8080");
    assert_eq!(conversion.written(), "");
    assert_eq!(conversion.finish().1, "\n");
    let template = Wanted { target: Target::Template("{host} ".to_owned()), ..wanted };
    let mut conversion = Conversion::new("192.0.2.1:8080\n192.0.2.2:8080\n", &template).unwrap();
    assert!(conversion.advance(1));
    assert_eq!(conversion.written().trim_end(), "192.0.2.1");
}

#[test]
fn what_is_left_out_is_told() {
    let text = "http://us%3Aer:p@192.0.2.1:8080\nhttp://user:p@192.0.2.2:8080\n";
    let (findings, written) = converted(text, &into(Format::ColonSeparated));
    assert_eq!(written, "192.0.2.2:8080:user:p\n");
    let why = CannotCarry { field: Field::User, why: Why::Holds(':') };
    assert_eq!(findings.not_carried, (1, vec![(1, why)]));
    assert_eq!(findings.refusals, [(why, 1)]);
}

#[test]
fn reasons_are_counted() {
    let text = "http://us%3Aer:p@192.0.2.1:8080\nhttp://u%3As:p@192.0.2.2:8080\nhttp://user:p@[2001:db8::1]:8080\n";
    let (findings, _) = converted(text, &into(Format::ColonSeparated));
    let holds = CannotCarry { field: Field::User, why: Why::Holds(':') };
    assert_eq!(findings.refusals, [(holds, 2), (CannotCarry { field: Field::Host, why: Why::Ipv6 }, 1)]);
}

/// `host:port:user:password` or `user:password:host:port`: both halves could be an address.
#[test]
fn one_choice_settles_all_lines_and_can_be_taken_back() {
    let text = "192.0.2.1:8080:198.51.100.7:1080\n192.0.2.2:8080:198.51.100.8:1080\n";
    let (findings, written) = converted(text, &into(Format::Url));
    assert_eq!((findings.ambiguous, findings.settled, findings.written, written.as_str()), (2, 0, 0, ""));
    assert_eq!(findings.choices, [Format::ColonSeparated, Format::CredentialsFirst]);
    let preferred = Wanted { preferred: vec![Format::CredentialsFirst], ..into(Format::Url) };
    let (findings, written) = converted(text, &preferred);
    assert_eq!(written, "http://192.0.2.1:8080@198.51.100.7:1080\nhttp://192.0.2.2:8080@198.51.100.8:1080\n");
    assert_eq!((findings.ambiguous, findings.settled), (0, 2));
    assert_eq!(findings.choices, [Format::ColonSeparated, Format::CredentialsFirst]);
}

#[test]
fn by_a_template() {
    let wanted = Wanted { target: Target::Template("{password}@{port}".to_owned()), ..into(Format::Url) };
    assert_eq!(converted("192.0.2.1:8080:user:secret", &wanted).1, "secret@8080\n");
    let broken = Wanted { target: Target::Template("{".to_owned()), ..wanted };
    assert!(Conversion::new("", &broken).is_err());
}

#[test]
fn only_the_first_findings_are_kept() {
    let text = "nonsense\n".repeat(100);
    let (findings, _) = converted(&text, &into(Format::Url));
    assert_eq!((findings.rejected.0, findings.rejected.1.len()), (100, 20));
}

#[test]
fn how_many_lines_there_may_be() {
    let expected = |text: &str| Conversion::new(text, &into(Format::Url)).unwrap().expected();
    assert_eq!(expected("a\nb\nc\n"), 4);
    assert_eq!(expected(r#"[{"host":"a","port":1},{"host":"b","port":2}]"#), 2);
    assert_eq!(expected("host,port\na,1\nb,2\n"), 3);
}

#[test]
fn warnings_come_along() {
    let text = "socks5://a:p@192.0.2.1:1080\nsocks5://b:p@192.0.2.1:1080\n";
    let (findings, _) = converted(text, &into(Format::FoxyProxyList));
    assert_eq!(findings.warnings, [Warning::SocksLogin, Warning::SharedAddress]);
}

#[test]
fn what_is_wanted_and_found_goes_to_a_worker_and_back() {
    let wanted = Wanted { preferred: vec![Format::CredentialsFirst], ..into(Format::SingBox) };
    let text = serde_json::to_string(&wanted).unwrap();
    assert_eq!(serde_json::from_str::<Wanted>(&text).unwrap(), wanted);
    let (findings, _) = converted("a:b\nhttp://us%3Aer:p@192.0.2.1:8080\n1.1.1.1:1:2.2.2.2:2", &wanted);
    let text = serde_json::to_string(&findings).unwrap();
    assert_eq!(serde_json::from_str::<Findings>(&text).unwrap(), findings);
}
