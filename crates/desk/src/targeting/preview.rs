//! A line taken apart into the pieces that are shown, each in its own colour; the password masked.

use api::{Secret, query};
use connection::{CannotCarry, Endpoint, Format};
use soax::targeting::{Dialect, Field, Login, Segment};

/// A piece of a line, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub part: Part,
    /// The text on show.
    pub text: String,
}

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What belongs to the format.
    Frame,
    /// A part of the targeting string.
    Said(Field),
    /// The masked password.
    Password,
}

const MASK: &str = "••••••••";
/// Stands for the password while the line is written: nothing that a format would encode.
const STAND_IN: &str = "proxydeck0password0stand0in";

/// The line of an endpoint with that login, in pieces. Their texts in a row are the line with its password masked.
///
/// # Errors
/// [`CannotCarry`] where the format cannot write the line itself.
pub fn pieces(format: Format, endpoint: &Endpoint, dialect: Dialect, login: &Login) -> Result<Vec<Piece>, CannotCarry> {
    let line = connection::write(format, endpoint)?;
    // In `legacy` the password is the targeting string, and no secret.
    let line = if dialect == Dialect::Legacy || login.password.is_empty() {
        line
    } else {
        connection::write(format, &Endpoint { password: Some(Secret::new(STAND_IN)), ..endpoint.clone() })?
    };
    let mut pieces = Vec::new();
    let (before, said, after) = split(&line, &login.parts);
    push_frame(&mut pieces, before);
    pieces.extend(said.into_iter().map(|(field, text)| Piece { part: Part::Said(field), text }));
    push_frame(&mut pieces, after);
    Ok(pieces)
}

/// What stands before the parts, the parts as the format writes them, and what stands after. A format that writes them in
/// some other way has no parts to show.
fn split<'l>(line: &'l str, parts: &[Segment]) -> (&'l str, Vec<(Field, String)>, &'l str) {
    let plain = |text: &str| text.to_owned();
    let written = [plain as fn(&str) -> String, |text: &str| query::encode_segment(text)];
    for write in written {
        let whole: String = parts.iter().map(|part| write(&part.text)).collect();
        if let Some((before, after)) = line.split_once(&whole).filter(|_| !whole.is_empty()) {
            return (before, parts.iter().map(|part| (part.field, write(&part.text))).collect(), after);
        }
    }
    (line, Vec::new(), "")
}

fn push_frame(pieces: &mut Vec<Piece>, text: &str) {
    let mut frame = |text: &str| {
        if !text.is_empty() {
            pieces.push(Piece { part: Part::Frame, text: text.to_owned() });
        }
    };
    match text.split_once(STAND_IN) {
        Some((before, after)) => {
            frame(before);
            pieces.push(Piece { part: Part::Password, text: MASK.to_owned() });
            push_frame(pieces, after);
        }
        None => frame(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use connection::Scheme;
    use soax::{
        ConnectionType,
        targeting::{Profile, Session, Target, package},
    };

    fn shown(dialect: Dialect, format: Format, city: &str, password: &str) -> Vec<(Part, String)> {
        let profile = Profile {
            dialect,
            package: "package12345".to_owned(),
            password: Secret::new(password),
            connection_type: ConnectionType::Wifi,
            lengths: package::Lengths::Hour,
        };
        let session = (dialect != Dialect::Legacy).then(|| Session { id: "a".to_owned(), seconds: None });
        let target = Target { country: "us".parse().ok(), city: Some(city.to_owned()), session, ..Target::default() };
        let login = profile.login(&target).unwrap();
        let endpoint =
            Endpoint::new(Scheme::Socks5, "proxy.soax.com", 5000).with_login(&login.user, login.password.expose());
        let pieces = pieces(format, &endpoint, dialect, &login).unwrap();
        pieces.into_iter().map(|piece| (piece.part, piece.text)).collect()
    }

    fn expected(pieces: &[(Part, &str)]) -> Vec<(Part, String)> {
        pieces.iter().map(|(part, text)| (*part, (*text).to_owned())).collect()
    }

    #[test]
    fn the_documents_line() {
        let pieces = [
            (Part::Frame, "proxy.soax.com:5000:"),
            (Part::Said(Field::Package), "package12345"),
            (Part::Said(Field::Country), "_country-US"),
            (Part::Said(Field::City), "_city-LosAngeles"),
            (Part::Said(Field::SessionId), "_sessid-a"),
            (Part::Frame, ":"),
            (Part::Password, "••••••••"),
        ];
        let shown = shown(Dialect::Documented, Format::ColonSeparated, "Los Angeles", "PASSWORD");
        assert_eq!(shown, expected(&pieces));
    }

    #[test]
    fn a_url_with_what_it_encodes() {
        let pieces = [
            (Part::Frame, "socks5://"),
            (Part::Said(Field::Package), "package12345"),
            (Part::Said(Field::Country), "_country-US"),
            (Part::Said(Field::City), "_city-%C3%8Ele"),
            (Part::Said(Field::SessionId), "_sessid-a"),
            (Part::Frame, ":"),
            (Part::Password, "••••••••"),
            (Part::Frame, "@proxy.soax.com:5000"),
        ];
        assert_eq!(shown(Dialect::Documented, Format::Url, "Île", "p@ss"), expected(&pieces));
    }

    #[test]
    fn in_legacy_the_password_is_what_is_shown() {
        let pieces = [
            (Part::Frame, "proxy.soax.com:5000:package12345:"),
            (Part::Said(Field::ConnectionType), "wifi"),
            (Part::Said(Field::Country), ";us"),
            (Part::Said(Field::Isp), ";"),
            (Part::Said(Field::Region), ";"),
            (Part::Said(Field::City), ";los+angeles"),
        ];
        let shown = shown(Dialect::Legacy, Format::ColonSeparated, "Los Angeles", "");
        assert_eq!(shown, expected(&pieces));
    }

    #[test]
    fn a_command_for_the_shell() {
        let pieces = [
            (Part::Frame, "curl --proxy 'socks5://proxy.soax.com:5000' --proxy-user '"),
            (Part::Said(Field::Package), "package12345"),
            (Part::Said(Field::Country), "_country-US"),
            (Part::Said(Field::City), "_city-X"),
            (Part::Said(Field::SessionId), "_sessid-a"),
            (Part::Frame, ":"),
            (Part::Password, "••••••••"),
            (Part::Frame, "' 'https://checker.soax.com/api/ipinfo'"),
        ];
        assert_eq!(shown(Dialect::Documented, Format::CurlPosix, "x", "p"), expected(&pieces));
    }

    #[test]
    fn no_password_is_shown_in_any_format() {
        for format in Format::ALL {
            let profile = Profile {
                dialect: Dialect::Documented,
                package: "package12345".to_owned(),
                password: Secret::new("s3cr3t-w0rd"),
                connection_type: ConnectionType::Wifi,
                lengths: package::Lengths::Hour,
            };
            let login = profile.login(&Target::default()).unwrap();
            let endpoint =
                Endpoint::new(Scheme::Socks5, "192.0.2.7", 5000).with_login(&login.user, login.password.expose());
            let Ok(pieces) = pieces(format, &endpoint, profile.dialect, &login) else { continue };
            let shown: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
            assert!(!shown.contains("s3cr3t") && !shown.contains(STAND_IN), "{format}: {shown}");
        }
    }

    #[test]
    fn no_password_no_mask() {
        let shown = shown(Dialect::Documented, Format::ColonSeparated, "x", "");
        assert_eq!(shown.last(), Some(&(Part::Frame, ":".to_owned())));
    }
}
