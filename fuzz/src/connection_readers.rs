//! Any text as a connection or a list of them: the first byte chooses the scheme of what names none, and what a list becomes.

use connection::{Conversion, Endpoint, Format, List, Scheme, Target, Verdict, Wanted, read, write};

const SCHEMES: [Scheme; 5] = [Scheme::Http, Scheme::Https, Scheme::Socks5, Scheme::Socks5h, Scheme::MtProto];

/// Panics where a reader's word does not hold.
pub fn check(data: &[u8]) {
    let [choice, text @ ..] = data else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let choice = usize::from(*choice);
    let scheme = SCHEMES[choice % SCHEMES.len()];
    for format in Format::ALL {
        let Ok(endpoint) = read(format, text, scheme) else { continue };
        assert!(format.is_read() && endpoint.port > 0 && !endpoint.host.is_empty(), "{format}");
        if let Ok(written) = write(format, &endpoint) {
            // A line need not say more than how to connect.
            let again = read(format, &written, scheme).expect("what was written is read");
            assert_eq!(connects(again), connects(endpoint), "{format}: {written}");
        }
    }
    list(text, scheme);
    let target = Format::ALL[choice / SCHEMES.len() % Format::ALL.len()];
    convert(text, scheme, target);
}

fn connects(endpoint: Endpoint) -> Endpoint {
    Endpoint { name: None, country: None, expires: None, ..endpoint }
}

fn list(text: &str, scheme: Scheme) {
    let mut last = 0;
    let mut first_seen = std::collections::HashMap::new();
    for line in List::new(text, scheme, &Format::ALL) {
        assert!(line.number > last, "lines in their order");
        last = line.number;
        match line.verdict {
            Verdict::Read { endpoint, same_as, .. } => {
                let first = *first_seen.entry(endpoint).or_insert(line.number);
                assert_eq!(same_as, (first != line.number).then_some(first), "what stands twice is told once");
            }
            Verdict::Rejected(_) => {}
            Verdict::Ambiguous(ways) => panic!("{} ways although every format is preferred", ways.len()),
        }
    }
}

fn convert(text: &str, scheme: Scheme, format: Format) {
    let target = Target::Format(format);
    let wanted = Wanted { target, scheme, preferred: vec![], keep_duplicates: false };
    let Ok(mut conversion) = Conversion::new(text, &wanted) else { panic!("a format needs no template") };
    while conversion.advance(64) {}
    let (findings, _) = conversion.finish();
    let told = findings.written + findings.duplicates + findings.not_carried.0;
    assert_eq!(told, findings.read, "every endpoint is accounted for");
    assert_eq!(findings.read + findings.rejected.0 + findings.ambiguous, findings.lines, "every line is accounted for");
}
