use crate::{CannotCarry, Endpoint, Field, Scheme, Why, host, snippets};

/// A program, or the library of a language, that sends requests through a proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Client {
    /// curl, in a POSIX shell.
    Curl,
    /// Python: requests.
    Requests,
    /// Python: HTTPX.
    Httpx,
    /// Python: aiohttp.
    Aiohttp,
    /// Python: Scrapy.
    Scrapy,
    /// Python: Selenium with Chrome.
    Selenium,
    /// Node.js: undici.
    Undici,
    /// Node.js: axios.
    Axios,
    /// Node.js: Playwright with Chromium.
    Playwright,
    /// Node.js: Puppeteer.
    Puppeteer,
    /// Go: net/http.
    Go,
    /// Rust: reqwest.
    Reqwest,
    /// Java: java.net.http.
    Java,
    /// PHP: its curl extension.
    Php,
    /// C#: HttpClient.
    CSharp,
}

/// A text that names no client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such client")]
pub struct NotClient;

impl Client {
    /// All of them, the most wanted first.
    pub const ALL: [Self; 15] = [
        Self::Curl,
        Self::Requests,
        Self::Httpx,
        Self::Aiohttp,
        Self::Undici,
        Self::Axios,
        Self::Go,
        Self::Reqwest,
        Self::Java,
        Self::Php,
        Self::Playwright,
        Self::Puppeteer,
        Self::Selenium,
        Self::Scrapy,
        Self::CSharp,
    ];

    /// Its name in a link.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::Requests => "requests",
            Self::Httpx => "httpx",
            Self::Aiohttp => "aiohttp",
            Self::Scrapy => "scrapy",
            Self::Selenium => "selenium",
            Self::Undici => "undici",
            Self::Axios => "axios",
            Self::Playwright => "playwright",
            Self::Puppeteer => "puppeteer",
            Self::Go => "go",
            Self::Reqwest => "reqwest",
            Self::Java => "java",
            Self::Php => "php",
            Self::CSharp => "csharp",
        }
    }

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::Requests => "Python requests",
            Self::Httpx => "Python HTTPX",
            Self::Aiohttp => "Python aiohttp",
            Self::Scrapy => "Scrapy",
            Self::Selenium => "Selenium",
            Self::Undici => "Node undici",
            Self::Axios => "Node axios",
            Self::Playwright => "Playwright",
            Self::Puppeteer => "Puppeteer",
            Self::Go => "Go",
            Self::Reqwest => "Rust reqwest",
            Self::Java => "Java",
            Self::Php => "PHP",
            Self::CSharp => "C#",
        }
    }

    /// What has to be installed besides the language itself, as its package manager calls it; nothing where that is all.
    pub fn needs(self, endpoint: &Endpoint) -> &'static str {
        let socks = is_socks(endpoint);
        match self {
            Self::Curl | Self::Go => "",
            Self::Requests if socks => "pip install \"requests[socks]\"",
            Self::Requests => "pip install requests",
            Self::Httpx if socks => "pip install \"httpx[socks]\"",
            Self::Httpx => "pip install httpx",
            Self::Aiohttp if socks => "pip install aiohttp aiohttp-socks",
            Self::Aiohttp => "pip install aiohttp",
            Self::Scrapy => "pip install \"scrapy>=2.13\"",
            Self::Selenium => "pip install \"selenium>=4.32\", Chrome",
            Self::Undici if socks => "npm install undici fetch-socks",
            Self::Undici => "npm install undici",
            Self::Axios if socks => "npm install axios socks-proxy-agent",
            Self::Axios => "npm install axios https-proxy-agent",
            Self::Playwright => "npm install playwright",
            Self::Puppeteer => "npm install puppeteer",
            Self::Reqwest if socks => "cargo add reqwest --features blocking,socks",
            Self::Reqwest => "cargo add reqwest --features blocking",
            Self::Java => "Java 17",
            Self::Php => "PHP, php-curl",
            Self::CSharp => ".NET 6",
        }
    }

    /// The usual name of a file that holds it.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Curl => "exit_address.sh",
            Self::Requests | Self::Httpx | Self::Aiohttp | Self::Scrapy | Self::Selenium => "exit_address.py",
            Self::Undici | Self::Axios | Self::Playwright | Self::Puppeteer => "exit_address.mjs",
            Self::Go => "exit_address.go",
            Self::Reqwest => "main.rs",
            Self::Java => "ExitAddress.java",
            Self::Php => "exit_address.php",
            Self::CSharp => "Program.cs",
        }
    }

    /// A whole program that asks SOAX's checker through the proxy, and prints the exit address that it answers.
    ///
    /// # Errors
    /// [`CannotCarry`] for a protocol that the client does not speak, and for a login that HTTP or the source text of a
    /// program cannot hold.
    pub fn snippet(self, endpoint: &Endpoint) -> Result<String, CannotCarry> {
        let proxy = Proxy::of(endpoint)?;
        match self {
            Self::Curl => crate::write(crate::Format::CurlPosix, endpoint).map(|line| line + "\n"),
            Self::Requests => snippets::python::requests(&proxy),
            Self::Httpx => snippets::python::httpx(&proxy),
            Self::Aiohttp => snippets::python::aiohttp(&proxy),
            Self::Scrapy => snippets::python::scrapy(&proxy),
            Self::Selenium => snippets::python::selenium(&proxy),
            Self::Undici => snippets::node::undici(&proxy),
            Self::Axios => snippets::node::axios(&proxy),
            Self::Playwright => snippets::node::playwright(&proxy),
            Self::Puppeteer => snippets::node::puppeteer(&proxy),
            Self::Go => snippets::compiled::go(&proxy),
            Self::Reqwest => snippets::compiled::reqwest(&proxy),
            Self::Java => snippets::compiled::java(&proxy),
            Self::CSharp => snippets::compiled::csharp(&proxy),
            Self::Php => snippets::php::curl(&proxy),
        }
    }
}

impl std::str::FromStr for Client {
    type Err = NotClient;

    fn from_str(text: &str) -> Result<Self, NotClient> {
        Self::ALL.into_iter().find(|client| client.as_str() == text).ok_or(NotClient)
    }
}

/// An endpoint, checked and in the pieces that programs want.
pub(crate) struct Proxy<'e> {
    /// `http`, `https`, `socks5` or `socks5h`.
    pub(crate) scheme: &'static str,
    /// Whether it is one of the two SOCKS protocols.
    pub(crate) socks: bool,
    /// The host, an IPv6 address in brackets.
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) user: &'e str,
    pub(crate) password: &'e str,
}

impl<'e> Proxy<'e> {
    fn of(endpoint: &'e Endpoint) -> Result<Self, CannotCarry> {
        let scheme = host::proxy_scheme(endpoint)?.as_str();
        let socks = is_socks(endpoint);
        let (user, password) = endpoint.login().unwrap_or_default();
        for (field, text) in [(Field::User, user), (Field::Password, password)] {
            if let Some(held) = text.chars().find(|letter| letter.is_control()) {
                return Err(CannotCarry { field, why: Why::Holds(held) });
            }
        }
        Ok(Self { scheme, socks, host: host::bracketed(endpoint)?, port: endpoint.port, user, password })
    }

    /// Refuses SOCKS, for clients that do not speak it, or not with a login.
    pub(crate) fn http_only(&self) -> Result<(), CannotCarry> {
        if self.socks { Err(CannotCarry { field: Field::Scheme, why: Why::NoWord }) } else { Ok(()) }
    }

    /// Refuses everything but plain HTTP.
    pub(crate) fn plain_http_only(&self) -> Result<(), CannotCarry> {
        if self.scheme == "http" { Ok(()) } else { Err(CannotCarry { field: Field::Scheme, why: Why::NoWord }) }
    }

    /// Refuses a login that is not all ASCII.
    pub(crate) fn ascii_only(&self) -> Result<(), CannotCarry> {
        for (field, text) in [(Field::User, self.user), (Field::Password, self.password)] {
            if let Some(held) = text.chars().find(|letter| !letter.is_ascii()) {
                return Err(CannotCarry { field, why: Why::Holds(held) });
            }
        }
        Ok(())
    }

    /// `scheme://host:port`
    pub(crate) fn address(&self) -> String {
        format!("{}://{}:{}", self.scheme, self.host, self.port)
    }

    /// Whether the login is all ASCII: HTTP says nothing about the encoding of anything else.
    pub(crate) fn is_ascii(&self) -> bool {
        self.user.is_ascii() && self.password.is_ascii()
    }
}

fn is_socks(endpoint: &Endpoint) -> bool {
    matches!(endpoint.scheme, Scheme::Socks5 | Scheme::Socks5h)
}

/// A literal in double quotes, as Python, JavaScript, Go, Rust, Java and C# all read it. There is no control character in it.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests;
