//! Python.

use crate::{
    CannotCarry,
    formats::curl::CHECKER,
    snippet::{Proxy, quoted},
};

fn login(proxy: &Proxy) -> String {
    format!("user = {}\npassword = {}\n", quoted(proxy.user), quoted(proxy.password))
}

/// `requests.auth._basic_auth_str` writes a login in Latin-1; PySocks writes it in UTF-8.
pub(crate) fn requests(proxy: &Proxy) -> Result<String, CannotCarry> {
    let bytes = if proxy.socks || proxy.is_ascii() {
        ""
    } else {
        "# requests writes logins in Latin-1; so it writes the bytes of UTF-8.\n\
         user, password = (text.encode().decode(\"latin-1\") for text in (user, password))\n"
    };
    let (scheme, host, port) = (proxy.scheme, &proxy.host, proxy.port);
    Ok(format!(
        "from urllib.parse import quote\n\nimport requests\n\n{}{bytes}\
         proxy = f\"{scheme}://{{quote(user, safe='')}}:{{quote(password, safe='')}}@{host}:{port}\"\n\
         response = requests.get(\"{CHECKER}\", proxies={{\"http\": proxy, \"https\": proxy}}, timeout=60)\n\
         response.raise_for_status()\nprint(response.text)\n",
        login(proxy)
    ))
}

pub(crate) fn httpx(proxy: &Proxy) -> Result<String, CannotCarry> {
    Ok(format!(
        "import httpx\n\n{}\
         proxy = httpx.Proxy(\"{}\", auth=(user, password))\n\
         with httpx.Client(proxy=proxy, timeout=60) as client:\n    \
         response = client.get(\"{CHECKER}\")\n    \
         response.raise_for_status()\n    print(response.text)\n",
        login(proxy),
        proxy.address()
    ))
}

/// Over SOCKS with aiohttp-socks, which writes logins in ASCII only.
pub(crate) fn aiohttp(proxy: &Proxy) -> Result<String, CannotCarry> {
    let login = login(proxy);
    if proxy.socks {
        proxy.ascii_only()?;
        let (host, port) = (&proxy.host, proxy.port);
        return Ok(format!(
            "import asyncio\n\nimport aiohttp\nfrom aiohttp_socks import ProxyConnector, ProxyType\n\n{login}\n\n\
             async def main():\n    \
             connector = ProxyConnector(\n        \
             proxy_type=ProxyType.SOCKS5, host=\"{host}\", port={port}, username=user, password=password, rdns=True\n    )\n    \
             async with aiohttp.ClientSession(connector=connector) as session:\n        \
             async with session.get(\"{CHECKER}\") as response:\n            \
             response.raise_for_status()\n            print(await response.text())\n\n\nasyncio.run(main())\n"
        ));
    }
    Ok(format!(
        "import asyncio\n\nimport aiohttp\n\n{login}\n\nasync def main():\n    \
         auth = aiohttp.BasicAuth(user, password, encoding=\"utf-8\")\n    \
         async with aiohttp.ClientSession() as session:\n        \
         async with session.get(\"{CHECKER}\", proxy=\"{}\", proxy_auth=auth) as response:\n            \
         response.raise_for_status()\n            print(await response.text())\n\n\nasyncio.run(main())\n",
        proxy.address()
    ))
}

/// Its own proxy middleware speaks plain HTTP to the proxy (docs.scrapy.org, "HttpProxyMiddleware").
pub(crate) fn scrapy(proxy: &Proxy) -> Result<String, CannotCarry> {
    proxy.plain_http_only()?;
    let (host, port) = (&proxy.host, proxy.port);
    Ok(format!(
        "from urllib.parse import quote\n\nimport scrapy\nfrom scrapy.crawler import CrawlerProcess\n\n{}\
         proxy = f\"http://{{quote(user, safe='')}}:{{quote(password, safe='')}}@{host}:{port}\"\n\n\n\
         class ExitAddress(scrapy.Spider):\n    \
         name = \"exit-address\"\n    \
         custom_settings = {{\"HTTPPROXY_AUTH_ENCODING\": \"utf-8\", \"LOG_LEVEL\": \"ERROR\"}}\n\n    \
         async def start(self):\n        \
         yield scrapy.Request(\"{CHECKER}\", meta={{\"proxy\": proxy}})\n\n    \
         def parse(self, response):\n        print(response.text)\n\n\n\
         process = CrawlerProcess()\nprocess.crawl(ExitAddress)\nprocess.start()\n",
        login(proxy)
    ))
}

/// Chrome takes no login on its command line, and speaks SOCKS without one only: BiDi answers the proxy's challenge. While
/// WebDriver's own `get` waits, chromedriver takes no answer; so BiDi goes to the page too.
pub(crate) fn selenium(proxy: &Proxy) -> Result<String, CannotCarry> {
    proxy.http_only()?;
    Ok(format!(
        "from selenium import webdriver\nfrom selenium.webdriver.common.by import By\n\n{}\
         options = webdriver.ChromeOptions()\n\
         options.add_argument(\"--proxy-server={}\")\n\
         options.enable_bidi = True\n\
         driver = webdriver.Chrome(options=options)\n\
         try:\n    \
         driver.network.add_auth_handler(user, password)\n    \
         context = driver.current_window_handle\n    \
         driver.browsing_context.navigate(context, \"{CHECKER}\", \"complete\")\n    \
         print(driver.find_element(By.TAG_NAME, \"body\").text)\n\
         finally:\n    driver.quit()\n",
        login(proxy),
        proxy.address()
    ))
}
