//! CSV (RFC 4180): a line of names, then a line for each endpoint, ended by CR LF.
//!
//! ```text
//! file  = "scheme,host,port,user,password,name,country,expires" CRLF *( row CRLF )
//! row   = field *7( "," field )
//! field = *TEXTDATA / DQUOTE *( TEXTDATA / "," / CR / LF / 2DQUOTE ) DQUOTE
//! ```
//!
//! A field that holds a comma, a quote or a line end stands in quotes, with its quotes doubled. An IPv6 host has no
//! brackets; `expires` is RFC 3339 in UTC.
//!
//! For spreadsheets there is a second form: a field that they would take for a formula (it begins with `= + - @`, a tab or
//! a carriage return; OWASP, "CSV Injection") gets an apostrophe before it, and so does one that begins with an apostrophe,
//! so that it can be taken off again. Other programs would take the apostrophe for a part of the password.

use crate::{
    CannotCarry, Endpoint, Field, Rejected, Scheme, Why, date,
    formats::named,
    host,
    shape::{Entry, Shape},
};

const HEAD: &str = "scheme,host,port,user,password,name,country,expires";

pub(crate) const PLAIN: Shape = Shape { head: HEAD, entry: Entry::Plain(plain), between: "", foot: "\r\n", read: None };

pub(crate) const FOR_SPREADSHEETS: Shape =
    Shape { head: HEAD, entry: Entry::Plain(for_spreadsheets), between: "", foot: "\r\n", read: None };

fn plain(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    row(endpoint, str::to_owned)
}

fn for_spreadsheets(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    row(endpoint, |text| {
        let apostrophe = if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) { "'" } else { "" };
        format!("{apostrophe}{text}")
    })
}

fn row(endpoint: &Endpoint, guarded: impl Fn(&str) -> String) -> Result<String, CannotCarry> {
    let (user, password) = endpoint.login().unwrap_or_default();
    let expires = endpoint.expires.map(date::written).transpose()?.unwrap_or_default();
    let port = endpoint.port.to_string();
    let fields = [
        (Field::Scheme, endpoint.scheme.as_str()),
        (Field::Host, host::bare(endpoint)?),
        (Field::Port, &port),
        (Field::User, user),
        (Field::Password, password),
        (Field::Name, endpoint.name.as_deref().unwrap_or_default()),
        (Field::Country, endpoint.country.as_ref().map_or("", |country| country.lower())),
        (Field::Expires, &expires),
    ];
    let mut row = String::from("\r\n");
    for (index, (field, text)) in fields.into_iter().enumerate() {
        let control = |character: &char| character.is_control() && !matches!(character, '\t' | '\r' | '\n');
        if let Some(character) = text.chars().find(control) {
            return Err(CannotCarry { field, why: Why::Holds(character) });
        }
        if index > 0 {
            row.push(',');
        }
        let text = guarded(text);
        if text.contains(['"', ',', '\r', '\n']) {
            row.push_str(&format!("\"{}\"", text.replace('"', "\"\"")));
        } else {
            row.push_str(&text);
        }
    }
    Ok(row)
}

/// The rows after a line of names.
pub(crate) struct Table<'a> {
    names: Vec<String>,
    rest: &'a str,
    line: usize,
    delimiter: char,
}

impl<'a> Table<'a> {
    /// A table, if the first line names a host and a port; separated by commas or, as spreadsheets of other countries
    /// write, semicolons or tabs.
    pub(crate) fn of(text: &'a str) -> Option<Self> {
        let text = text.trim_start_matches('\u{feff}');
        [',', ';', '\t'].into_iter().find_map(|delimiter| {
            let mut rest = text;
            let names = record(&mut rest, delimiter)?;
            let names: Vec<_> = names.into_iter().map(|name| name.trim().to_ascii_lowercase()).collect();
            let named = |field| named::names(field).iter().any(|name| names.iter().any(|given| given == name));
            let line = 1 + lines(text, rest);
            (named(Field::Host) && named(Field::Port)).then_some(Self { names, rest, line, delimiter })
        })
    }
}

impl Iterator for Table<'_> {
    /// The number of the line that the row begins in, and what it says.
    type Item = (usize, Vec<(String, String)>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let (line, before) = (self.line, self.rest);
            let row = record(&mut self.rest, self.delimiter)?;
            self.line += lines(before, self.rest);
            if row.iter().any(|field| !field.is_empty()) {
                return Some((line, self.names.iter().cloned().zip(row).collect()));
            }
        }
    }
}

fn lines(before: &str, after: &str) -> usize {
    let read = before.get(..before.len() - after.len()).unwrap_or_default();
    read.bytes().filter(|byte| *byte == b'\n').count()
}

/// One row of a table.
pub(crate) fn of_row(row: &[(String, String)], scheme: Scheme) -> Result<Endpoint, Rejected> {
    named::endpoint(scheme, |_, names| {
        let given = |name: &&str| row.iter().find(|(given, text)| given == name && !text.is_empty());
        Ok(names.iter().find_map(given).map(|(_, text)| text.clone()))
    })
}

/// Takes one record off a text. A quote that is not closed goes on to the end.
fn record(rest: &mut &str, delimiter: char) -> Option<Vec<String>> {
    if rest.is_empty() {
        return None;
    }
    let mut fields = vec![];
    let mut field = String::new();
    let mut quoted = false;
    let mut characters = rest.char_indices().peekable();
    let mut end = rest.len();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' if quoted && characters.next_if(|(_, next)| *next == '"').is_some() => field.push('"'),
            '"' if quoted => quoted = false,
            '"' if field.is_empty() => quoted = true,
            '\n' if !quoted => {
                end = at + 1;
                break;
            }
            '\r' if !quoted && characters.peek().is_none_or(|(_, next)| *next == '\n') => {}
            _ if character == delimiter && !quoted => fields.push(std::mem::take(&mut field)),
            _ => field.push(character),
        }
    }
    fields.push(field);
    *rest = rest.get(end..).unwrap_or_default();
    Some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoint(password: &str) -> Endpoint {
        Endpoint::new(Scheme::Http, "192.0.2.7", 8000).with_login("user", password)
    }

    /// RFC 4180, section 2, rules 5 to 7.
    #[test]
    fn quoting() {
        for (password, field) in [
            (": @/#?%+", ": @/#?%+"),
            ("'`\\$;é", "'`\\$;é"),
            ("a,b", "\"a,b\""),
            ("a\"b", "\"a\"\"b\""),
            ("a\r\nb", "\"a\r\nb\""),
            ("a\nb", "\"a\nb\""),
            (" a ", " a "),
        ] {
            assert_eq!(plain(&endpoint(password)), Ok(format!("\r\nhttp,192.0.2.7,8000,user,{field},,,")));
        }
        let refused = CannotCarry { field: Field::Password, why: Why::Holds('\0') };
        assert_eq!(plain(&endpoint("a\0b")), Err(refused));
    }

    /// OWASP, "CSV Injection".
    #[test]
    fn no_formulas_for_spreadsheets() {
        for (password, field) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "\"'\r=1\""),
            ("'a", "''a"),
            ("=\"a\"", "\"'=\"\"a\"\"\""),
            ("a=1", "a=1"),
        ] {
            assert_eq!(for_spreadsheets(&endpoint(password)), Ok(format!("\r\nhttp,192.0.2.7,8000,user,{field},,,")));
        }
    }

    #[test]
    fn every_field() {
        let full = Endpoint {
            name: Some("a, b".to_owned()),
            country: "DE".parse().ok(),
            expires: Some(1_785_585_600),
            ..Endpoint::new(Scheme::Socks5h, "2001:db8::7", 1080)
        };
        let row = "\r\nsocks5h,2001:db8::7,1080,,,\"a, b\",de,2026-08-01T12:00:00Z";
        assert_eq!(plain(&full).as_deref(), Ok(row));
        let text = format!("{HEAD}{row}\r\n");
        let rows: Vec<_> = Table::of(&text).unwrap().map(|(line, row)| (line, of_row(&row, Scheme::Http))).collect();
        assert_eq!(rows, [(2, Ok(full))]);
    }

    /// RFC 4180, section 2, rule 5: a quote quotes at the beginning of a field alone.
    #[test]
    fn a_quote_within_a_field_is_itself() {
        let rows: Vec<_> = Table::of("host,port,user,password\n192.0.2.7,8000,user,p\"q,r\n").unwrap().collect();
        assert_eq!(rows.len(), 1);
        assert_eq!(of_row(&rows[0].1, Scheme::Http), Ok(endpoint("p\"q")));
    }

    /// RFC 4180, section 2, rules 1 and 6.
    #[test]
    fn a_line_break_ends_a_row_unless_it_is_quoted() {
        for (field, password) in [("\"p\r\nq\"", "p\r\nq"), ("p\rq", "p\rq"), ("p", "p")] {
            let text = format!("host,port,user,password\r\n192.0.2.7,8000,user,{field}\r\n");
            let rows: Vec<_> = Table::of(&text).unwrap().map(|(_, row)| of_row(&row, Scheme::Http)).collect();
            assert_eq!(rows, [Ok(endpoint(password))]);
        }
    }

    #[test]
    fn other_peoples_tables() {
        let text = "\u{feff}IP;Port;Login;Pass;Comment\n192.0.2.7;8000;u;\"p;\n\"\"q\";x\n\n192.0.2.8;;;;\n";
        let rows: Vec<_> = Table::of(text).unwrap().map(|(line, row)| (line, of_row(&row, Scheme::Https))).collect();
        let first = Endpoint {
            name: Some("x".to_owned()),
            ..Endpoint::new(Scheme::Https, "192.0.2.7", 8000).with_login("u", "p;\n\"q")
        };
        assert_eq!(rows, [(2, Ok(first)), (5, Err(Rejected::Missing(Field::Port)))]);
        assert!(Table::of("192.0.2.7,8000\n").is_none());
        assert!(Table::of("host,user\n192.0.2.7,u\n").is_none());
        assert!(Table::of("").is_none());
    }
}
