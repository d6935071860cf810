use super::*;

fn endpoint(scheme: Scheme, user: &str, password: &str) -> Endpoint {
    Endpoint::new(scheme, "proxy.soax.com", 5000).with_login(user, password)
}

#[test]
fn names_are_told_apart_and_read_back() {
    for client in Client::ALL {
        assert_eq!(client.as_str().parse(), Ok(client));
    }
    assert_eq!("nonsense".parse::<Client>(), Err(NotClient));
}

#[test]
fn each_asks_the_checker_with_the_login() {
    let endpoint = endpoint(Scheme::Http, "package12345_country-US", "PASSWORD");
    for client in Client::ALL {
        let code = client.snippet(&endpoint).unwrap();
        for part in
            ["https://checker.soax.com/api/ipinfo", "package12345_country-US", "PASSWORD", "proxy.soax.com", "5000"]
        {
            assert!(code.contains(part), "{client:?} has no {part}:\n{code}");
        }
        assert!(code.ends_with('\n') && !code.contains("\n\n\n\n"), "{client:?}");
    }
}

#[test]
fn what_a_literal_would_end_is_escaped() {
    let endpoint = endpoint(Scheme::Http, "a\"b'c\\d$e`f", "p");
    for (client, literal) in [
        (Client::Requests, r#""a\"b'c\\d$e`f""#),
        (Client::Undici, r#""a\"b'c\\d$e`f""#),
        (Client::Go, r#""a\"b'c\\d$e`f""#),
        (Client::Reqwest, r#""a\"b'c\\d$e`f""#),
        (Client::Php, r#"'a"b\'c\\d$e`f'"#),
    ] {
        let code = client.snippet(&endpoint).unwrap();
        assert!(code.contains(literal), "{client:?}:\n{code}");
    }
}

#[test]
fn socks_only_where_it_is_spoken() {
    for client in Client::ALL {
        let speaks = client.snippet(&endpoint(Scheme::Socks5h, "u", "p"));
        let no_word = Err(CannotCarry { field: Field::Scheme, why: Why::NoWord });
        match client {
            Client::Java | Client::Scrapy | Client::Selenium | Client::Playwright | Client::Puppeteer => {
                assert_eq!(speaks, no_word, "{client:?}");
            }
            _ => assert!(speaks.is_ok_and(|code| code.contains("socks") || code.contains("Socks")), "{client:?}"),
        }
    }
}

#[test]
fn what_no_program_can_send_is_refused() {
    let refused = |user: &str, password: &str| Client::Go.snippet(&endpoint(Scheme::Http, user, password)).unwrap_err();
    assert_eq!(refused("a:b", ""), CannotCarry { field: Field::User, why: Why::Holds(':') });
    assert_eq!(refused("a", "b\n"), CannotCarry { field: Field::Password, why: Why::Holds('\n') });
    assert!(Client::Go.snippet(&endpoint(Scheme::Socks5, "a:b", "c:d")).is_ok());
    let telegram = Client::Go.snippet(&endpoint(Scheme::MtProto, "", "secret"));
    assert!(matches!(telegram, Err(CannotCarry { field: Field::Scheme, .. })), "{telegram:?}");
}

#[test]
fn what_is_not_ascii_goes_out_as_utf8() {
    let endpoint = endpoint(Scheme::Http, "p_city-SãoPaulo", "p");
    for (client, how) in [
        (Client::Requests, "decode(\"latin-1\")"),
        (Client::Aiohttp, "encoding=\"utf-8\""),
        (Client::Scrapy, "\"HTTPPROXY_AUTH_ENCODING\": \"utf-8\""),
        (Client::Java, "StandardCharsets.UTF_8"),
    ] {
        assert!(client.snippet(&endpoint).unwrap().contains(how), "{client:?}");
    }
    let socks = Client::Aiohttp.snippet(&Endpoint { scheme: Scheme::Socks5, ..endpoint.clone() });
    assert_eq!(socks, Err(CannotCarry { field: Field::User, why: Why::Holds('ã') }));
    let plain = Client::Requests.snippet(&self::endpoint(Scheme::Http, "p", "p")).unwrap();
    assert!(!plain.contains("latin-1"));
}

#[test]
fn an_address_of_version_6() {
    let endpoint = Endpoint::new(Scheme::Http, "2001:db8::7", 8000).with_login("u", "p");
    assert!(Client::Go.snippet(&endpoint).unwrap().contains("[2001:db8::7]:8000"));
    assert!(Client::Java.snippet(&endpoint).unwrap().contains("InetSocketAddress(\"2001:db8::7\", 8000)"));
}

/// Over SOCKS most need a package more, or one with more in it; the program then names it.
#[test]
fn what_is_to_be_installed_is_what_the_program_asks_for() {
    let (http, socks) = (endpoint(Scheme::Http, "u", "p"), endpoint(Scheme::Socks5h, "u", "p"));
    for (client, over_http, over_socks) in [
        (Client::Requests, "pip install requests", "pip install \"requests[socks]\""),
        (Client::Httpx, "pip install httpx", "pip install \"httpx[socks]\""),
        (Client::Aiohttp, "pip install aiohttp", "pip install aiohttp aiohttp-socks"),
        (Client::Undici, "npm install undici", "npm install undici fetch-socks"),
        (Client::Axios, "npm install axios https-proxy-agent", "npm install axios socks-proxy-agent"),
        (Client::Reqwest, "cargo add reqwest --features blocking", "cargo add reqwest --features blocking,socks"),
    ] {
        assert_eq!((client.needs(&http), client.needs(&socks)), (over_http, over_socks));
    }
    for (client, package) in
        [(Client::Aiohttp, "aiohttp_socks"), (Client::Undici, "fetch-socks"), (Client::Axios, "socks-proxy-agent")]
    {
        assert!(client.snippet(&socks).unwrap().contains(package), "{client:?}");
        assert!(!client.snippet(&http).unwrap().contains(package), "{client:?}");
    }
    for client in [Client::Scrapy, Client::Selenium, Client::Playwright, Client::Puppeteer] {
        assert!(client.needs(&http).contains(client.as_str()), "{client:?}");
    }
    assert_eq!((Client::Curl.needs(&http), Client::Go.needs(&socks)), ("", ""));
}

#[test]
fn a_file_ends_as_its_language_wants() {
    for client in Client::ALL {
        let code = client.snippet(&endpoint(Scheme::Http, "u", "p")).unwrap();
        let (ending, sign) = match client.file().rsplit_once('.').unwrap().1 {
            "sh" => ("sh", "curl "),
            "py" => ("py", "import "),
            "mjs" => ("mjs", "import "),
            "go" => ("go", "package main"),
            "rs" => ("rs", "fn main()"),
            "java" => ("java", "class ExitAddress"),
            "php" => ("php", "<?php"),
            "cs" => ("cs", "using System"),
            other => panic!("{other}"),
        };
        assert!(code.contains(sign), "{client:?}, {ending}:\n{code}");
        assert!(!client.name().is_empty());
    }
}
