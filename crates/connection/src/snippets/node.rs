//! Node.js, as ES modules.

use crate::{
    CannotCarry,
    formats::curl::CHECKER,
    snippet::{Proxy, quoted},
};

fn login(proxy: &Proxy) -> String {
    format!("const user = {};\nconst password = {};\n", quoted(proxy.user), quoted(proxy.password))
}

pub(crate) fn undici(proxy: &Proxy) -> Result<String, CannotCarry> {
    let (import, dispatcher) = if proxy.socks {
        (
            "import { fetch } from \"undici\";\nimport { socksDispatcher } from \"fetch-socks\";\n".to_owned(),
            format!(
                "const dispatcher = socksDispatcher({{ type: 5, host: {}, port: {}, userId: user, password }});\n",
                quoted(proxy.host.trim_matches(['[', ']'])),
                proxy.port
            ),
        )
    } else {
        (
            "import { ProxyAgent, fetch } from \"undici\";\n".to_owned(),
            format!(
                "const token = `Basic ${{Buffer.from(`${{user}}:${{password}}`).toString(\"base64\")}}`;\n\
                 const dispatcher = new ProxyAgent({{ uri: \"{}\", token }});\n",
                proxy.address()
            ),
        )
    };
    Ok(format!(
        "{import}\n{}{dispatcher}\
         const response = await fetch(\"{CHECKER}\", {{ dispatcher }});\n\
         if (!response.ok) throw new Error(`HTTP ${{response.status}}`);\n\
         console.log(await response.text());\n",
        login(proxy)
    ))
}

pub(crate) fn axios(proxy: &Proxy) -> Result<String, CannotCarry> {
    let (agent, package) =
        if proxy.socks { ("SocksProxyAgent", "socks-proxy-agent") } else { ("HttpsProxyAgent", "https-proxy-agent") };
    let (scheme, host, port) = (proxy.scheme, &proxy.host, proxy.port);
    Ok(format!(
        "import axios from \"axios\";\nimport {{ {agent} }} from \"{package}\";\n\n{}\
         const httpsAgent = new {agent}(\n  \
         `{scheme}://${{encodeURIComponent(user)}}:${{encodeURIComponent(password)}}@{host}:{port}`,\n);\n\
         // The agent speaks with the proxy: axios itself must not.\n\
         const response = await axios.get(\"{CHECKER}\", {{ httpsAgent, proxy: false }});\n\
         console.log(JSON.stringify(response.data));\n",
        login(proxy)
    ))
}

/// Chromium speaks SOCKS without a login only.
pub(crate) fn playwright(proxy: &Proxy) -> Result<String, CannotCarry> {
    proxy.http_only()?;
    Ok(format!(
        "import {{ chromium }} from \"playwright\";\n\n{}\
         const browser = await chromium.launch({{ proxy: {{ server: \"{}\", username: user, password }} }});\n\
         try {{\n  \
         const page = await browser.newPage();\n  \
         await page.goto(\"{CHECKER}\");\n  \
         console.log(await page.textContent(\"body\"));\n\
         }} finally {{\n  await browser.close();\n}}\n",
        login(proxy),
        proxy.address()
    ))
}

/// Chromium speaks SOCKS without a login only.
pub(crate) fn puppeteer(proxy: &Proxy) -> Result<String, CannotCarry> {
    proxy.http_only()?;
    Ok(format!(
        "import puppeteer from \"puppeteer\";\n\n{}\
         const browser = await puppeteer.launch({{ args: [\"--proxy-server={}\"] }});\n\
         try {{\n  \
         const page = await browser.newPage();\n  \
         await page.authenticate({{ username: user, password }});\n  \
         await page.goto(\"{CHECKER}\");\n  \
         console.log(await page.evaluate(() => document.body.textContent));\n\
         }} finally {{\n  await browser.close();\n}}\n",
        login(proxy),
        proxy.address()
    ))
}
