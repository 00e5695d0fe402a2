//! Values that are hard to carry, and the requests that carry them.

use serde_json::{Map, Value};
use twilio_flex::{Client, Error, HttpRequest, ScriptedTransport};
use twilio_flex_tests::arguments::Arguments;
use twilio_flex_tests::generated::requests;

use crate::clients;

/// Texts that careless clients change, cut or fall over.
pub(crate) const TEXTS: &[&str] = &[
    "",
    " ",
    " leading and trailing ",
    "1+1=2",
    "a&b=c&d",
    "100%",
    "%2B%20%",
    "line\r\nbreak\n",
    "tab\there",
    "NUL\0inside",
    "~-._",
    "!'()*;:@,/?#[]$",
    "Zoë 😀 ✓ \u{202e}עברית",
    "\u{feff}\u{200b}",
    "\"quoted\" and \\ escaped",
    "{\"json\": null}",
    "null",
    "true",
];

/// A client that has nowhere to send to.
pub(crate) fn idle() -> Client {
    clients::builder()
        .transport(ScriptedTransport::new())
        .build()
        .expect("a client")
}

/// Makes the request of an operation, without sending it.
pub(crate) fn send(
    client: &Client,
    version: &str,
    operation: &str,
    arguments: Map<String, Value>,
) -> Result<HttpRequest, Error> {
    let request = requests::request(client, version, operation, &Arguments::from(arguments));
    request
        .unwrap_or_else(|error| panic!("{version} {operation}: {error}"))
        .prepare()
}

/// Returns the members of an object.
pub(crate) fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(object) = value {
        object
    } else {
        panic!("{value} is no object")
    }
}
