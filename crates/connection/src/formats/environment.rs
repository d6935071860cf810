//! Environment variables, as curl, wget, Python, Go and many others read them, for POSIX shells and for PowerShell.
//!
//! ```text
//! posix      = "export http_proxy='" url "'" LF "export https_proxy='" url "'" LF "export all_proxy='" url "'"
//! powershell = "$env:http_proxy = '" url "'" LF "$env:https_proxy = '" url "'" LF "$env:all_proxy = '" url "'"
//! ```
//!
//! Lower case, since curl reads `http_proxy` in no other (its manual page, "ENVIRONMENT"), and every other reader knows it.
//! The URL is that of `url.rs`: percent-encoded, so that it holds nothing that a shell would take for its own.

use crate::{
    CannotCarry, Endpoint,
    formats::url,
    shape::{Entry, Shape},
};

pub(crate) const POSIX: Shape = Shape { head: "", entry: Entry::Plain(posix), between: "\n\n", foot: "\n", read: None };

pub(crate) const POWERSHELL: Shape =
    Shape { head: "", entry: Entry::Plain(powershell), between: "\n\n", foot: "\n", read: None };

const VARIABLES: [&str; 3] = ["http_proxy", "https_proxy", "all_proxy"];

fn posix(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    let url = url::write(endpoint)?;
    Ok(VARIABLES.map(|variable| format!("export {variable}='{url}'")).join("\n"))
}

fn powershell(endpoint: &Endpoint) -> Result<String, CannotCarry> {
    let url = url::write(endpoint)?;
    Ok(VARIABLES.map(|variable| format!("$env:{variable} = '{url}'")).join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Scheme;

    #[test]
    fn both_shells() {
        let endpoint = Endpoint::new(Scheme::Http, "192.0.2.7", 8000).with_login("user", "it's $5");
        assert_eq!(
            posix(&endpoint).as_deref(),
            Ok("export http_proxy='http://user:it%27s%20%245@192.0.2.7:8000'\n\
                export https_proxy='http://user:it%27s%20%245@192.0.2.7:8000'\n\
                export all_proxy='http://user:it%27s%20%245@192.0.2.7:8000'")
        );
        assert_eq!(
            powershell(&endpoint).as_deref(),
            Ok("$env:http_proxy = 'http://user:it%27s%20%245@192.0.2.7:8000'\n\
                $env:https_proxy = 'http://user:it%27s%20%245@192.0.2.7:8000'\n\
                $env:all_proxy = 'http://user:it%27s%20%245@192.0.2.7:8000'")
        );
    }
}
