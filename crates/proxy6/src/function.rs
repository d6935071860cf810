//! What is the same in every call.

use crate::Credentials;
use api::{Call, Effect, Method, Parameter, Part, Service};

/// A documented function.
pub(crate) struct Function {
    /// Its name: the method's, or `account` for the call without a method.
    pub(crate) name: &'static str,
    pub(crate) effect: Effect,
}

impl Function {
    /// `/api/{api_key}/{method}?{params}`, the form of the document's examples.
    pub(crate) fn call(&self, credentials: &Credentials, query: Vec<Parameter>) -> Call {
        let mut path = vec![Part::from("api"), Part::ApiKey(credentials.key.clone())];
        if self.name != crate::account::FUNCTION.name {
            path.push(self.name.into());
        }
        Call {
            service: Service::Proxy6,
            function: self.name,
            effect: self.effect,
            method: Method::Get,
            path,
            query,
            headers: vec![],
            body: None,
        }
    }
}

/// A parameter that may be shown.
pub(crate) fn plain(name: &'static str, value: impl ToString) -> Parameter {
    Parameter { name, value: Some(Part::Plain(value.to_string())) }
}

/// A parameter whose presence alone counts, where it is on.
pub(crate) fn flag(name: &'static str, on: bool) -> Option<Parameter> {
    on.then_some(Parameter { name, value: None })
}
