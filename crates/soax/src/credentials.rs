use api::Secret;

/// What SOAX wants to see before it answers (`soax.md`, "Credentials" and "Общие параметры").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credentials {
    /// The API key of the dashboard: `api_key` in a Geo query, the header `api-key` at the Partner API.
    pub api_key: Secret,
    /// The login of the package: `package_key` in a Geo query, a part of the path at the Partner API.
    pub package_key: Secret,
}
