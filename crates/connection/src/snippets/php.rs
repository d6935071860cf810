//! PHP.

use crate::{CannotCarry, formats::curl::CHECKER, snippet::Proxy};

/// A literal in single quotes, in which PHP looks for no variables.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

pub(crate) fn curl(proxy: &Proxy) -> Result<String, CannotCarry> {
    Ok(format!(
        "<?php\n$curl = curl_init('{CHECKER}');\n\
         curl_setopt_array($curl, [\n    \
         CURLOPT_PROXY => '{}',\n    \
         CURLOPT_PROXYUSERNAME => {},\n    \
         CURLOPT_PROXYPASSWORD => {},\n    \
         CURLOPT_RETURNTRANSFER => true,\n    \
         CURLOPT_FAILONERROR => true,\n    \
         CURLOPT_TIMEOUT => 60,\n\
         ]);\n\
         $body = curl_exec($curl);\n\
         if ($body === false) {{\n    fwrite(STDERR, curl_error($curl) . PHP_EOL);\n    exit(1);\n}}\n\
         echo $body, PHP_EOL;\n",
        proxy.address(),
        quoted(proxy.user),
        quoted(proxy.password)
    ))
}
