//! A command line for curl that shows the exit address (curl's manual page: `-x, --proxy` and `-U, --proxy-user`), for
//! POSIX shells and for PowerShell, whose own `curl` is another program: hence `curl.exe`.
//!
//! ```text
//! line = ( "curl" / "curl.exe" ) " --proxy '" scheme "://" host ":" port "'"
//!        [ " --proxy-user '" user ":" password "'" ] " '" url "'"
//! ```
//!
//! curl splits what `--proxy-user` says at the first colon and then decodes percent escapes in both halves
//! (`lib/url.c`, `parse_proxy_auth`): so everything but the unreserved characters is encoded, and nothing is left that a shell
//! would take for its own. Without a colon curl would ask for a password; so it is always there.

use crate::{CannotCarry, Endpoint, Field, Why, host, shape::Shape};
use api::query::encode_segment as encode;

pub(crate) const POSIX: Shape = Shape::lines(posix, None);
pub(crate) const POWERSHELL: Shape = Shape::lines(powershell, None);

/// SOAX's checker answers with the address that a request comes from, whoever asks (`soax-in-practice.md`, "Checker").
pub(crate) const CHECKER: &str = "https://checker.soax.com/api/ipinfo";

fn posix(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    command("curl", endpoint)
}

fn powershell(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    command("curl.exe", endpoint)
}

fn command(program: &str, endpoint: &Endpoint) -> Result<String, CannotCarry> {
    let scheme = host::proxy_scheme(endpoint)?;
    let host = host::bracketed(endpoint)?;
    let port = endpoint.port;
    let login = match endpoint.login() {
        Some((user, password)) => {
            for (field, text) in [(Field::User, user), (Field::Password, password)] {
                if text.contains('\0') {
                    return Err(CannotCarry { field, why: Why::Holds('\0') });
                }
            }
            format!(" --proxy-user '{}:{}'", encode(user), encode(password))
        }
        None => String::new(),
    };
    Ok(format!("{program} --proxy '{scheme}://{host}:{port}'{login} '{CHECKER}'"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Scheme;

    #[test]
    fn hard_logins() {
        let of = |user, password| posix(&Endpoint::new(Scheme::Socks5h, "192.0.2.7", 1080).with_login(user, password));
        let line = |login: &str| {
            Ok(format!("curl --proxy 'socks5h://192.0.2.7:1080'{login} 'https://checker.soax.com/api/ipinfo'"))
        };
        assert_eq!(of("", ""), line(""));
        assert_eq!(of("user", ""), line(" --proxy-user 'user:'"));
        assert_eq!(of("", "pass"), line(" --proxy-user ':pass'"));
        assert_eq!(
            of("a:b", ": @/#?%+\"'`\\$,;\né"),
            line(" --proxy-user 'a%3Ab:%3A%20%40%2F%23%3F%25%2B%22%27%60%5C%24%2C%3B%0A%C3%A9'")
        );
        assert_eq!(of("a\0", ""), Err(CannotCarry { field: Field::User, why: Why::Holds('\0') }));
    }

    #[test]
    fn powershells_own_curl_is_another_program() {
        let endpoint = Endpoint::new(Scheme::Http, "2001:db8::7", 8000).with_login("u", "p");
        assert_eq!(
            powershell(&endpoint).as_deref(),
            Ok("curl.exe --proxy 'http://[2001:db8::7]:8000' --proxy-user 'u:p' 'https://checker.soax.com/api/ipinfo'")
        );
    }
}
