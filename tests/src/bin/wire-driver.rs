//! Calls described as JSON lines in, requests on the wire and one line of outcome for each out.
//!
//! Reads `BASE_URL` and the usual variables of the credentials. A line holds `operationId`, `api_version` and `args`; the
//! answer is `{"ok":true}` once the request was sent and answered, whatever the status.

use std::env;
use std::error::Error;
use std::io::{self, BufRead, Write};

use serde_json::{Map, Value, json};
use tokio::runtime::Builder;
use twilio_flex::{Client, Credentials};
use twilio_flex_tests::arguments::Arguments;
use twilio_flex_tests::generated::requests;

fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder()
        .credentials(Credentials::from_env()?)
        .base_url(env::var("BASE_URL")?)
        .build()?;
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let mut output = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let outcome = match runtime.block_on(call(&client, &line?)) {
            Ok(()) => json!({ "ok": true }),
            Err(error) => json!({ "ok": false, "error": chain(error.as_ref()) }),
        };
        writeln!(output, "{outcome}")?;
        output.flush()?;
    }
    Ok(())
}

/// Makes one call: exactly one request, and no other attempt.
async fn call(client: &Client, line: &str) -> Result<(), Box<dyn Error>> {
    let Value::Object(mut call) = serde_json::from_str(line)? else {
        return Err("the line is no JSON object".into());
    };
    let args = match call.remove("args") {
        Some(Value::Object(args)) => args,
        None => Map::new(),
        Some(_) => return Err("args is no JSON object".into()),
    };
    let text = |name: &str| call.get(name).and_then(Value::as_str).unwrap_or_default();
    let request = requests::request(
        client,
        text("api_version"),
        text("operationId"),
        &Arguments::from(args),
    )?;
    request.send_raw().await?;
    Ok(())
}

/// An error with its causes, on one line.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
