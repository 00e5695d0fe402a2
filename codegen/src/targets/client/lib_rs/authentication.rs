//! The security schemes of the API in, their section of the front page out.

use super::super::example_text::literal;
use super::fill::{Fill, Fills};
use crate::ir::{Api, Scheme, Security};
use crate::targets::docs;

/// The client of the first example, and the section on schemes if the API has others than HTTP Basic.
pub(super) fn fills(api: &Api) -> Fills {
    let schemes = schemes(api);
    let [used, expression, needs] = first_client(&schemes);
    let mut fills = Fills::from([
        ("client_use", Fill::Text(used.to_owned())),
        ("client", Fill::Text(expression.to_owned())),
        ("client_needs", Fill::Text(needs.to_owned())),
    ]);
    if schemes
        .iter()
        .all(|security| security.scheme == Scheme::Basic)
    {
        return fills;
    }
    let rows = schemes.iter().map(|security| row(security)).collect();
    fills.insert("schemes", Fill::Lines(rows));
    if schemes
        .iter()
        .any(|security| security.scheme == Scheme::Bearer)
    {
        fills.insert("bearer", Fill::Text("bearer".to_owned()));
    } else if let Some(name) = schemes.iter().find_map(|security| header(security)) {
        fills.insert("key_header", Fill::Text(literal(name)));
    }
    fills
}

/// The schemes of all operations, each once, in the documents' order.
fn schemes(api: &Api) -> Vec<&Security> {
    let mut schemes = Vec::new();
    for security in api
        .operations()
        .flat_map(|(_, operation)| &operation.security)
    {
        if !schemes.contains(&security) {
            schemes.push(security);
        }
    }
    schemes
}

/// What the first example imports, how it makes its client, and what that needs. Without a word of the document, the client is Twilio's.
fn first_client(schemes: &[&Security]) -> [&'static str; 3] {
    let has = |wanted: &Scheme| schemes.iter().any(|security| security.scheme == *wanted);
    if schemes.is_empty() || has(&Scheme::Basic) {
        [
            "Client",
            "Client::from_env()?",
            "`TWILIO_ACCOUNT_SID` and `TWILIO_AUTH_TOKEN` in its environment",
        ]
    } else if has(&Scheme::Bearer) {
        [
            "{Client, Credentials}",
            "Client::new(Credentials::bearer(std::env::var(\"API_TOKEN\")?))?",
            "`API_TOKEN` in its environment",
        ]
    } else {
        [
            "{Client, Credentials}",
            "Client::new(Credentials::none())?",
            "to prove who it is (see [authentication](#authentication))",
        ]
    }
}

/// The header that holds a key.
fn header(security: &Security) -> Option<&str> {
    match &security.scheme {
        Scheme::ApiKey { location, name } if location == "header" => Some(name),
        _ => None,
    }
}

/// A row of the table of schemes.
fn row(security: &Security) -> String {
    let code = |text: &str| docs::code(text).replace('|', "\\|");
    let (what, how) = match &security.scheme {
        Scheme::Basic => (
            "HTTP Basic".to_owned(),
            "[`Credentials::auth_token`] or [`Credentials::api_key`]",
        ),
        Scheme::Bearer => (
            "a bearer token".to_owned(),
            "[`Credentials::bearer`], [`Credentials::oauth_at`] or a [`CredentialProvider`]",
        ),
        Scheme::ApiKey { location, name } => match location.as_str() {
            "header" => (
                format!("a key in the header {}", code(name)),
                "`with_header` of each request",
            ),
            "cookie" => (
                format!("a key in the cookie {}", code(name)),
                "`with_header` of each request, with the header `cookie`",
            ),
            _ => (
                format!("a key in the query, {}", code(name)),
                "a method of the request if it has one, or a [`Transport`] that adds it",
            ),
        },
        Scheme::Other(word) => (code(word), "a [`Transport`] that adds what is needed"),
    };
    format!("| {} | {what} | {how} |", code(&security.name))
}
