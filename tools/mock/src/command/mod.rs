//! The arguments of the command in, a server until it is interrupted out.

mod arguments;

use std::io::Write as _;
use std::process::ExitCode;

use self::arguments::{Arguments, Asked};
use crate::mock_server::MockServer;

/// Runs the command.
pub async fn run(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> ExitCode {
    let asked = match arguments::parse(arguments) {
        Ok(Asked::Serve(arguments)) => arguments,
        Ok(Asked::Help) => return say(arguments::HELP),
        Err(problem) => return fail(&problem),
    };
    match serve(*asked).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => fail(&problem),
    }
}

async fn serve(arguments: Arguments) -> Result<(), String> {
    let is_open = !arguments.host.is_loopback();
    let server = arguments
        .builder()?
        .start()
        .await
        .map_err(|error| error.to_string())?;
    announce(&server, is_open);
    tokio::signal::ctrl_c()
        .await
        .map_err(|error| error.to_string())
}

fn announce(server: &MockServer, is_open: bool) {
    let (url, operations) = (server.base_url(), server.operations());
    say(&format!(
        "{operations} operations at {url}\n\
         account {}, auth token {}\n\
         journal: {url}/_mock/journal\n",
        server.account_sid(),
        server.auth_token(),
    ));
    if is_open {
        let port = server.address().port();
        warn(&format!(
            "others can reach this server: it listens at {}, port {port}",
            server.address().ip()
        ));
    }
}

/// Writes to the standard output. One that is closed is read by nobody.
fn say(text: &str) -> ExitCode {
    let mut output = std::io::stdout();
    drop(
        output
            .write_all(text.as_bytes())
            .and_then(|()| output.flush()),
    );
    ExitCode::SUCCESS
}

fn warn(text: &str) {
    drop(writeln!(std::io::stderr(), "warning: {text}"));
}

fn fail(problem: &str) -> ExitCode {
    drop(writeln!(std::io::stderr(), "error: {problem}"));
    ExitCode::FAILURE
}
