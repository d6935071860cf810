//! Targeting strings for the tests with real programs (`consumers/`), made as the Targeting page makes them: from the settings
//! of a link and a package to the preview, the line and the programs. Reads an array of JSON objects from its input, and
//! prints an array with what came of each.

use api::Secret;
use connection::Client;
use desk::{
    route::Route,
    targeting::{Form, Gateway, Lines, Part, SessionNames, package_number, pieces, profile},
};
use serde_json::{Value, json};
use soax::{ConnectionType, targeting::package::Lengths};
use std::{
    error::Error,
    io::{Read as _, Write as _, stdin, stdout},
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    stdin().read_to_string(&mut text)?;
    let objects: Vec<Value> = serde_json::from_str(&text)?;
    let written: Result<Vec<Value>, _> = objects.iter().map(written).collect();
    Ok(writeln!(stdout(), "{}", Value::Array(written?))?)
}

fn written(object: &Value) -> Result<Value, Box<dyn Error>> {
    let text = |name: &str| object.get(name).and_then(Value::as_str).unwrap_or_default();
    let port = u16::try_from(object.get("port").and_then(Value::as_u64).ok_or("a port")?)?;
    let route = Route::parse(text("link")).ok_or("a link")?;
    let form = Form::read(&route, &Form::default());
    let (key, password) = (Secret::new(text("package_key")), Secret::new(text("password")));
    let number = package_number(key.expose()).to_owned();
    let profile = profile(form.dialect, ConnectionType::Wifi, &key, &number, &password, Lengths::Hour);
    let names = SessionNames::new(&form.session, 1, [0; 8]);
    let session = (!form.session.is_empty()).then(|| names.name(0));
    let target = form.target(ConnectionType::Wifi, session)?;
    let login = match profile.login(&target) {
        Ok(login) => login,
        Err(refused) => return Ok(json!({ "refused": refused.to_string() })),
    };
    let gateway = Gateway { host: text("host").to_owned(), port, scheme: form.scheme, format: form.format };
    let endpoint = gateway.endpoint(&login, &target);
    let shown = pieces(form.format, &endpoint, form.dialect, &login)?;
    // The parts in colour are the targeting string, as the preview shows it.
    let said: String =
        shown.iter().filter(|piece| matches!(piece.part, Part::Said(_))).map(|piece| piece.text.as_str()).collect();
    let lines = Lines { profile, target, names, gateway };
    let mut writer = connection::Writer::new(form.format);
    lines.push(0, &mut writer)?;
    let snippet =
        |client: Client| (client.as_str().to_owned(), client.snippet(&endpoint).ok().map_or(Value::Null, Value::from));
    let snippets: serde_json::Map<String, Value> = Client::ALL.into_iter().map(snippet).collect();
    Ok(json!({
        "dialect": form.dialect.as_str(),
        "said": said,
        "user": login.user,
        "password": login.password.expose(),
        "line": writer.finish(),
        "snippets": snippets,
    }))
}
