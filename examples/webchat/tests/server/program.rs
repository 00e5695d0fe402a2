//! The program as somebody starts it.

use std::{
    io::{BufRead as _, BufReader, Read as _},
    process::{Child, Command, Stdio},
};

use crate::support::settings::{ACCOUNT, REQUIRED, SECRET, settings};

fn program(variables: &[(String, String)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_webchat"));
    command.env_clear().envs(variables.iter().cloned());
    command.stdin(Stdio::null());
    command
}

#[test]
fn without_settings_it_explains_what_it_needs() {
    let output = program(&[]).output().expect("a program");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let text = String::from_utf8(output.stderr).expect("text");
    for (name, _) in REQUIRED {
        assert!(text.contains(name), "{text}");
    }
    assert!(text.contains("examples/webchat/README.md"), "{text}");
}

#[test]
fn a_port_that_is_taken_is_an_error() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let output = program(&settings("http://127.0.0.1:1", &[("LISTEN", &address)])).output();
    let output = output.expect("a program");
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(
        text.contains("in use") && !text.contains(SECRET) && !text.contains(ACCOUNT),
        "{text}"
    );
}

#[cfg(unix)]
#[test]
fn it_ends_well_when_a_service_manager_or_a_person_stops_it() {
    for signal in ["TERM", "INT"] {
        let mut child = program(&settings("http://127.0.0.1:1", &[]));
        let mut child = child.stdout(Stdio::piped()).spawn().expect("a program");
        let mut log = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut line = String::new();
        while !line.contains("listening") {
            line.clear();
            assert_ne!(log.read_line(&mut line).expect("a line"), 0, "it ended");
        }
        send(signal, &child);
        let mut rest = String::new();
        log.read_to_string(&mut rest).expect("text");
        assert_eq!(child.wait().expect("an end").code(), Some(0), "{rest}");
        assert!(rest.contains("stopping"), "{rest}");
    }
}

#[cfg(unix)]
fn send(signal: &str, child: &Child) {
    let kill = format!("kill -{signal} {}", child.id());
    let status = Command::new("sh").args(["-c", &kill]).status();
    assert!(status.expect("a shell").success());
}
