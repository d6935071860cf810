//! Go, Rust, Java and C#.

use crate::{
    CannotCarry,
    formats::curl::CHECKER,
    snippet::{Proxy, quoted},
};

pub(crate) fn go(proxy: &Proxy) -> Result<String, CannotCarry> {
    // Go's SOCKS5 always lets the proxy look names up.
    let scheme = if proxy.socks { "socks5" } else { proxy.scheme };
    let (host, port) = (&proxy.host, proxy.port);
    Ok(format!(
        "package main\n\nimport (\n\t\"fmt\"\n\t\"io\"\n\t\"log\"\n\t\"net/http\"\n\t\"net/url\"\n)\n\n\
         func main() {{\n\t\
         login := url.UserPassword({}, {})\n\t\
         proxy := &url.URL{{Scheme: \"{scheme}\", Host: \"{host}:{port}\", User: login}}\n\t\
         client := &http.Client{{Transport: &http.Transport{{Proxy: http.ProxyURL(proxy)}}}}\n\t\
         response, err := client.Get(\"{CHECKER}\")\n\t\
         if err != nil {{\n\t\tlog.Fatal(err)\n\t}}\n\t\
         defer response.Body.Close()\n\t\
         body, err := io.ReadAll(response.Body)\n\t\
         if err != nil {{\n\t\tlog.Fatal(err)\n\t}}\n\t\
         fmt.Println(response.Status, string(body))\n}}\n",
        quoted(proxy.user),
        quoted(proxy.password)
    ))
}

pub(crate) fn reqwest(proxy: &Proxy) -> Result<String, CannotCarry> {
    Ok(format!(
        "fn main() -> Result<(), Box<dyn std::error::Error>> {{\n    \
         let proxy = reqwest::Proxy::all(\"{}\")?.basic_auth({}, {});\n    \
         let client = reqwest::blocking::Client::builder().proxy(proxy).build()?;\n    \
         let response = client.get(\"{CHECKER}\").send()?.error_for_status()?;\n    \
         println!(\"{{}}\", response.text()?);\n    Ok(())\n}}\n",
        proxy.address(),
        quoted(proxy.user),
        quoted(proxy.password)
    ))
}

/// `java.net.http` speaks no SOCKS, writes a login in whichever encoding the proxy's challenge names, and leaves Basic out of
/// tunnels unless it is told: so the header is written here. Into the tunnel itself it does not go.
pub(crate) fn java(proxy: &Proxy) -> Result<String, CannotCarry> {
    proxy.plain_http_only()?;
    let host = quoted(proxy.host.trim_matches(['[', ']']));
    Ok(format!(
        "import java.net.InetSocketAddress;\nimport java.net.ProxySelector;\nimport java.net.URI;\n\
         import java.net.http.HttpClient;\nimport java.net.http.HttpRequest;\nimport java.net.http.HttpResponse;\n\
         import java.nio.charset.StandardCharsets;\nimport java.util.Base64;\n\n\
         public class ExitAddress {{\n    \
         public static void main(String[] arguments) throws Exception {{\n        \
         // Java leaves Basic authentication out of tunnels unless it is told.\n        \
         System.setProperty(\"jdk.http.auth.tunneling.disabledSchemes\", \"\");\n        \
         String user = {};\n        \
         String password = {};\n        \
         byte[] login = (user + \":\" + password).getBytes(StandardCharsets.UTF_8);\n        \
         HttpClient client = HttpClient.newBuilder()\n            \
         .proxy(ProxySelector.of(new InetSocketAddress({host}, {})))\n            .build();\n        \
         HttpRequest request = HttpRequest.newBuilder(URI.create(\"{CHECKER}\"))\n            \
         .header(\"Proxy-Authorization\", \"Basic \" + Base64.getEncoder().encodeToString(login))\n            .build();\n        \
         System.out.println(client.send(request, HttpResponse.BodyHandlers.ofString()).body());\n    }}\n}}\n",
        quoted(proxy.user),
        quoted(proxy.password),
        proxy.port
    ))
}

pub(crate) fn csharp(proxy: &Proxy) -> Result<String, CannotCarry> {
    // .NET's SOCKS5 always lets the proxy look names up.
    let scheme = if proxy.socks { "socks5" } else { proxy.scheme };
    let (host, port) = (&proxy.host, proxy.port);
    Ok(format!(
        "using System;\nusing System.Net;\nusing System.Net.Http;\n\n\
         var login = new NetworkCredential({}, {});\n\
         var proxy = new WebProxy(\"{scheme}://{host}:{port}\") {{ Credentials = login }};\n\
         using var client = new HttpClient(new HttpClientHandler {{ Proxy = proxy }});\n\
         Console.WriteLine(await client.GetStringAsync(\"{CHECKER}\"));\n",
        quoted(proxy.user),
        quoted(proxy.password)
    ))
}
