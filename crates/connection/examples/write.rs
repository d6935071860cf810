//! Writes endpoints for the tests with real programs (`consumers/`): `write FORMAT` reads an array of JSON objects from its
//! input, and prints an array with what became of each by itself, and last all of them in one text.

use connection::{Endpoint, Format, Writer, write};
use serde_json::{Value, json};
use std::{
    env,
    error::Error,
    io::{Read as _, Write as _, stdin, stdout},
};

fn main() -> Result<(), Box<dyn Error>> {
    let format: Format = env::args().nth(1).ok_or("which format?")?.parse()?;
    let mut text = String::new();
    stdin().read_to_string(&mut text)?;
    let objects: Vec<Value> = serde_json::from_str(&text)?;
    let mut all = Writer::new(format);
    let mut written = vec![];
    for object in &objects {
        let endpoint = endpoint(object)?;
        // In the text of all stands what can stand there.
        let _ = all.push(&endpoint);
        written.push(match write(format, &endpoint) {
            Ok(text) => json!({ "text": text }),
            Err(refused) => json!({ "refused": refused.to_string() }),
        });
    }
    written.push(json!({ "text": all.finish() }));
    Ok(writeln!(stdout(), "{}", Value::Array(written))?)
}

fn endpoint(object: &Value) -> Result<Endpoint, Box<dyn Error>> {
    let text = |name: &str| object.get(name).and_then(Value::as_str).unwrap_or_default();
    let port = object.get("port").and_then(Value::as_u64).ok_or("a port")?;
    let endpoint = Endpoint::new(text("scheme").parse()?, text("host"), u16::try_from(port)?);
    let name = Some(text("name")).filter(|name| !name.is_empty()).map(str::to_owned);
    Ok(Endpoint { name, ..endpoint.with_login(text("user"), text("password")) })
}
