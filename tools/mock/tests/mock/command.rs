//! The command starts, says where, and explains what is wrong.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Output, Stdio};

use crate::{Outcome, raw};

fn run(arguments: &[&str]) -> Output {
    let command = Command::new(env!("CARGO_BIN_EXE_twilio-flex-mock"))
        .args(arguments)
        .output();
    command.expect("the command runs")
}

#[tokio::test]
async fn it_says_where_it_listens_and_answers_there() -> Outcome {
    let mut command = Command::new(env!("CARGO_BIN_EXE_twilio-flex-mock"))
        .args([
            "--port",
            "0",
            "--fault",
            "status status=503 operation=ListFlexFlow times=1",
        ])
        .stdout(Stdio::piped())
        .spawn()?;
    let output = command.stdout.take().ok_or("no output")?;
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line)?;
    let address = line
        .trim()
        .rsplit_once("http://")
        .ok_or("no address")?
        .1
        .parse()?;
    assert!(line.starts_with("76 operations at "), "{line}");
    assert_eq!(
        raw::send(address, "GET", "/v1/FlexFlows", "").await.status,
        503
    );
    assert_eq!(
        raw::send(address, "GET", "/v1/FlexFlows", "").await.status,
        200
    );
    command.kill()?;
    command.wait()?;
    Ok(())
}

#[test]
fn what_is_wrong_with_the_arguments_is_said_with_exit_code_1() {
    for (arguments, expected) in [
        (
            &["--prot", "1"][..],
            "error: unknown option `--prot`; did you mean `--port`?\n",
        ),
        (&["--port", "many"], "error: cannot parse argument \"many\""),
        (
            &["--host", "example.com"],
            "error: expected an IP address such as 0.0.0.0",
        ),
        (
            &["--fault", "rest"],
            "error: `--fault`: unknown kind `rest`; did you mean `reset`?\n",
        ),
        (
            &["--seeds", "/nowhere/s.json"],
            "error: can't read /nowhere/s.json: ",
        ),
        (
            &["--account-sid", "AC1"],
            "error: expected both of `--account-sid` and `--auth-token`\n",
        ),
        (
            &["serve"],
            "error: unexpected argument `serve`; see --help\n",
        ),
    ] {
        let output = run(arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(error.starts_with(expected), "{error}");
        assert_eq!(output.status.code(), Some(1), "{error}");
    }
}

#[test]
fn the_help_names_every_option() {
    let output = run(&["--help"]);
    let help = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success());
    for option in [
        "--port",
        "--host",
        "--description",
        "--seed ",
        "--strict",
        "--seeds",
        "--fault ",
        "--faults",
    ] {
        assert!(help.contains(option), "{option}: {help}");
    }
}

#[test]
fn a_server_that_others_can_reach_is_announced() -> Outcome {
    let mut command = Command::new(env!("CARGO_BIN_EXE_twilio-flex-mock"))
        .args(["--port", "0", "--host", "0.0.0.0"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    let output = command.stderr.take().ok_or("no output")?;
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line)?;
    command.kill()?;
    command.wait()?;
    assert!(
        line.starts_with("warning: others can reach this server: it listens at 0.0.0.0"),
        "{line}"
    );
    Ok(())
}
