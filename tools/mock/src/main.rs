//! The command `twilio-flex-mock`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    twilio_flex_mock::command::run(std::env::args_os().skip(1)).await
}
