use super::*;
use crate::Field;

fn verdicts(text: &str) -> Vec<(usize, Verdict)> {
    List::new(text, Scheme::Http, &[]).map(|line| (line.number, line.verdict)).collect()
}

fn endpoint() -> Endpoint {
    Endpoint::new(Scheme::Http, "192.0.2.7", 8000).with_login("user", "pass")
}

fn read_as(format: Format, endpoint: Endpoint) -> Verdict {
    Verdict::Read { format, endpoint, same_as: None, settled: vec![] }
}

#[test]
fn any_mixture_of_lines() {
    let text = "# my proxies\n192.0.2.7:8000:user:pass\r\n\n  user:pass@192.0.2.8:8000 \n\
                user:pass:192.0.2.9:8000\n192.0.2.10:8000@user:pass\nsocks5://user:p%40ss@192.0.2.11:1080\n\
                192.0.2.12:8000\ntg://proxy?server=192.0.2.13&port=443&secret=dd00\n\
                {\"host\":\"192.0.2.14\",\"port\":8000}\nnonsense\n";
    let at = |host: &str| Endpoint { host: host.to_owned(), ..endpoint() };
    assert_eq!(
        verdicts(text),
        [
            (2, read_as(Format::ColonSeparated, at("192.0.2.7"))),
            (4, read_as(Format::CredentialsAtHost, at("192.0.2.8"))),
            (5, read_as(Format::CredentialsFirst, at("192.0.2.9"))),
            (6, read_as(Format::HostAtCredentials, at("192.0.2.10"))),
            (7, read_as(Format::Url, Endpoint::new(Scheme::Socks5, "192.0.2.11", 1080).with_login("user", "p@ss"))),
            (8, read_as(Format::ColonSeparated, Endpoint::new(Scheme::Http, "192.0.2.12", 8000))),
            (9, read_as(Format::Telegram, Endpoint::new(Scheme::MtProto, "192.0.2.13", 443).with_login("", "dd00"))),
            (10, read_as(Format::JsonLines, Endpoint::new(Scheme::Http, "192.0.2.14", 8000))),
            (11, Verdict::Rejected(Rejected::Missing(Field::Port))),
        ]
    );
}

#[test]
fn a_numeric_password_is_no_port_where_the_host_is_an_address() {
    let expected = Endpoint::new(Scheme::Http, "192.0.2.7", 8000).with_login("user", "1234");
    assert_eq!(verdicts("192.0.2.7:8000:user:1234"), [(1, read_as(Format::ColonSeparated, expected.clone()))]);
    assert_eq!(verdicts("user:1234@192.0.2.7:8000"), [(1, read_as(Format::CredentialsAtHost, expected))]);
}

#[test]
fn ambiguity_is_asked_about_once_and_settled_for_all() {
    let text = "gate.example:8000:user.name:9000\n192.0.2.7:80@192.0.2.8:90";
    let first = Endpoint::new(Scheme::Http, "gate.example", 8000).with_login("user.name", "9000");
    let second = Endpoint::new(Scheme::Http, "user.name", 9000).with_login("gate.example", "8000");
    let [(1, Verdict::Ambiguous(ways)), (2, Verdict::Ambiguous(others))] = <[_; 2]>::try_from(verdicts(text)).unwrap()
    else {
        panic!("not ambiguous");
    };
    assert_eq!(ways, [(Format::ColonSeparated, first), (Format::CredentialsFirst, second.clone())]);
    assert_eq!(
        others.iter().map(|(format, _)| *format).collect::<Vec<_>>(),
        [Format::CredentialsAtHost, Format::HostAtCredentials]
    );

    let settled: Vec<_> = List::new(text, Scheme::Http, &[Format::CredentialsFirst]).collect();
    let choices = vec![Format::ColonSeparated, Format::CredentialsFirst];
    let read = Verdict::Read { format: Format::CredentialsFirst, endpoint: second, same_as: None, settled: choices };
    assert_eq!(settled[0].verdict, read);
    assert!(matches!(settled[1].verdict, Verdict::Ambiguous(_)));

    let both = [Format::HostAtCredentials, Format::CredentialsFirst, Format::CredentialsAtHost];
    let settled: Vec<_> = List::new(text, Scheme::Http, &both).map(|line| line.verdict).collect();
    assert!(matches!(&settled[0], Verdict::Read { format: Format::CredentialsFirst, .. }));
    assert!(matches!(&settled[1], Verdict::Read { format: Format::HostAtCredentials, .. }));
}

#[test]
fn what_an_earlier_line_says_already() {
    let text = "192.0.2.7:8000:user:pass\nhttp://user:pass@192.0.2.7:8000\nhttps://user:pass@192.0.2.7:8000";
    let same: Vec<_> = verdicts(text)
        .into_iter()
        .map(|(_, verdict)| match verdict {
            Verdict::Read { same_as, .. } => same_as,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(same, [None, Some(1), None]);
}

#[test]
fn why_a_line_is_rejected() {
    for (line, why) in [
        ("192.0.2.7", Rejected::Missing(Field::Port)),
        ("192.0.2.7:99999:user:pass", Rejected::Malformed(Field::Port)),
        ("192.0.2.7:8000:user", Rejected::Missing(Field::Password)),
        ("user:pass@192.0.2.7", Rejected::Missing(Field::Port)),
        ("ftp://192.0.2.7:21", Rejected::Malformed(Field::Scheme)),
        ("{\"host\":\"a\"}x", Rejected::NotOfFormat),
        ("2001:db8::7:8000:user:pass", Rejected::Malformed(Field::Port)),
    ] {
        assert_eq!(verdicts(line), [(1, Verdict::Rejected(why))], "{line}");
    }
}

#[test]
fn tables() {
    let text = "host,port,user,password\r\n192.0.2.7,8000,user,pass\r\n192.0.2.7,,user,pass\r\n";
    assert_eq!(
        verdicts(text),
        [(2, read_as(Format::Csv, endpoint())), (3, Verdict::Rejected(Rejected::Missing(Field::Port)))]
    );
}

/// Arrays, and a whole reply of Proxy6's getproxy with its list keyed by id (`proxy6.txt`, "getproxy").
#[test]
fn objects_wherever_they_stand() {
    let entry = r#"{"ip":"2001:db8::9","host":"192.0.2.7","port":"8000","user":"user","pass":"pass","type":"http"}"#;
    for text in [
        format!("[{entry}]"),
        format!("\n {{\"status\":\"yes\",\"user_id\":\"1\",\"list_count\":1,\"list\":{{\"15\":{entry}}}}}"),
    ] {
        assert_eq!(verdicts(&text), [(1, read_as(Format::Json, endpoint()))], "{text}");
    }
    assert_eq!(verdicts("[]"), []);
    // A bracket alone does not make it JSON.
    let v6 = Endpoint::new(Scheme::Http, "2001:db8::7", 8000);
    assert_eq!(verdicts("[2001:db8::7]:8000"), [(1, read_as(Format::ColonSeparated, v6))]);
}

/// What other programs keep elsewhere must not get lost: their files are refused, entry by entry.
#[test]
fn no_file_is_read_without_its_logins() {
    let secured = Endpoint { scheme: Scheme::Https, ..endpoint() };
    for format in [Format::SingBox, Format::Xray, Format::ZeroOmega] {
        let text = crate::write(format, &secured).unwrap();
        assert_eq!(verdicts(&text), [(1, Verdict::Rejected(Rejected::NotOfFormat))], "{format}");
    }
    for format in [Format::FoxyProxyJson, Format::AdsPower] {
        let text = crate::write(format, &secured).unwrap();
        assert_eq!(verdicts(&text), [(1, read_as(Format::Json, secured.clone()))], "{format}");
    }
}
