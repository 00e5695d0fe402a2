//! Who calls: what requests carry, where tokens come from, and when they are renewed.

mod clocks;
mod failures;
mod fetch;
mod kinds;
mod provider;
mod reasons;
mod refused;
mod rejected_calls;
mod renewal;
mod service;
mod survival;

use std::time::Duration;

use self::service::Service;
use twilio_runtime::{Credentials, HttpRequest, ScriptedTransport};

const SECOND: Duration = Duration::from_secs(1);
const PAGE: &str = r#"{"things":[]}"#;

fn token(number: u32, lifetime: u32) -> String {
    format!(r#"{{"access_token":"t{number}","token_type":"Bearer","expires_in":{lifetime}}}"#)
}

fn oauth() -> Credentials {
    Credentials::oauth("OQ1", "s3cret&+")
}

fn authorizations(transport: &ScriptedTransport) -> Vec<String> {
    let shown = |request: &HttpRequest| {
        let value = request.headers().get("authorization").unwrap_or("-");
        format!("{} {value}", request.operation())
    };
    transport.requests().iter().map(shown).collect()
}
