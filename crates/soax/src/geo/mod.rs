//! The Geo Data API: which places and carriers a package can be aimed at (`soax.md`, "Geo Data API").

pub mod cities;
pub mod isps;
pub mod operators;
pub mod regions;

use crate::{ConnectionType, Credentials, Failure, failure};
use api::{Call, Country, Effect, Method, Parameter, Part, Reply, Service};
use serde_json::{Map, Value};

/// A region, city, internet provider or operator, as SOAX names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name, untouched: it goes back to SOAX as it came.
    pub name: String,
    /// Its code, where SOAX gives one (`CA`).
    pub code: Option<String>,
}

/// A call with the parameters that all four functions share, in the order of the document's example, and then the filters.
/// An empty filter is left out, as the document's client does.
fn call(
    function: &'static str,
    credentials: &Credentials,
    country: Country,
    connection_type: Option<ConnectionType>,
    filters: &[(&'static str, Option<&str>)],
) -> Call {
    let given = |name, part| Parameter { name, value: Some(part) };
    let mut query = vec![
        given("api_key", Part::ApiKey(credentials.api_key.clone())),
        given("package_key", Part::PackageKey(credentials.package_key.clone())),
        given("country_iso", country.lower().into()),
    ];
    query.extend(connection_type.map(|connection_type| given("conn_type", connection_type.as_str().into())));
    let filters = filters.iter().filter_map(|(name, value)| Some((*name, value.filter(|value| !value.is_empty())?)));
    query.extend(filters.map(|(name, value)| given(name, value.into())));
    Call {
        service: Service::SoaxGeo,
        function,
        effect: Effect::Reads,
        method: Method::Get,
        path: vec!["api".into(), function.into()],
        query,
        headers: vec![],
        body: None,
    }
}

/// The fields that may hold a name, after `name` itself and the function's own.
const NAMES: [&str; 5] = ["operator", "isp", "city", "region", "code"];

/// Reads a list of names in every form that SOAX sends: texts or objects, bare or under `data`. `own` is the field in which
/// the function's objects keep their name where they have no `name`.
fn places(reply: &Reply, own: &str) -> Result<Vec<Place>, Failure> {
    let body = failure::accepted(reply, "success")?;
    let items = match &body {
        Value::Array(items) => items,
        Value::Object(fields) => match (fields.get("data"), fields.get("success")) {
            (Some(Value::Array(items)), _) => items,
            // The document's client reads a missing list as an empty one.
            (None | Some(Value::Null), Some(Value::Bool(true))) => return Ok(vec![]),
            _ => return Err(reply.unreadable("no list under data").into()),
        },
        _ => return Err(reply.unreadable("no list").into()),
    };
    let places: Option<_> = items.iter().map(|item| place(item, own)).collect();
    places.ok_or_else(|| reply.unreadable("an entry without a name").into())
}

fn place(item: &Value, own: &str) -> Option<Place> {
    match item {
        Value::String(name) => Some(Place { name: name.clone(), code: None }),
        Value::Object(fields) => {
            let mut names = ["name", own].into_iter().chain(NAMES);
            Some(Place { name: names.find_map(|name| text(fields, name))?, code: text(fields, "code") })
        }
        _ => None,
    }
}

fn text(fields: &Map<String, Value>, name: &str) -> Option<String> {
    match fields.get(name)? {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;

    fn names(body: &str) -> Result<Vec<String>, Failure> {
        let places = places(&Reply::new(200, body), "region")?;
        Ok(places.into_iter().map(|place| place.name).collect())
    }

    #[test]
    fn every_shape_of_the_practice_file() {
        for body in [
            r#"["tehran","razavi khorasan"]"#,
            r#"{"success":true,"data":["tehran","razavi khorasan"]}"#,
            r#"{"data":["tehran","razavi khorasan"]}"#,
            r#"[{"name":"tehran"},{"name":"razavi khorasan","code":"09"}]"#,
            r#"{"success":true,"data":[{"region":"tehran"},{"code":"razavi khorasan"}]}"#,
            r#"[{"city":"tehran"},{"isp":"razavi khorasan"}]"#,
            r#"[{"operator":"tehran"},{"name":"razavi khorasan","city":"mashhad"}]"#,
        ] {
            assert_eq!(names(body), Ok(vec!["tehran".to_owned(), "razavi khorasan".to_owned()]), "{body}");
        }
    }

    #[test]
    fn empty_lists() {
        for body in ["[]", r#"{"success":true,"data":[]}"#, r#"{"success":true,"data":null}"#, r#"{"success":true}"#] {
            assert_eq!(names(body), Ok(vec![]), "{body}");
        }
    }

    #[test]
    fn success_false_with_200_is_a_refusal() {
        let refusal = names(r#"{"success":false,"message":"Package is blocked","data":["tehran"]}"#).unwrap_err();
        let Failure::Refused(refusal) = refusal else { panic!("{refusal:?}") };
        assert_eq!((refusal.kind, refusal.status), (ErrorKind::Unsuccessful, 200));
        assert_eq!(refusal.text, "Package is blocked");
    }

    #[test]
    fn what_is_no_list_keeps_its_body() {
        for body in
            ["", "<html>", "{}", "null", "7", "[7]", "[{}]", r#"[{"name":""}]"#, r#"{"data":{"a":1}}"#, r#"["a""#]
        {
            let failure = names(body).unwrap_err();
            let Failure::Unreadable(unreadable) = failure else { panic!("{body}: {failure:?}") };
            assert_eq!(unreadable.body(), body.as_bytes());
        }
    }
}
