//! Colours, which are for the eyes of a person: on a terminal that is not told otherwise, and nowhere else.

#![cfg(target_os = "linux")]

#[path = "support/bench.rs"]
mod bench;
#[path = "support/xtask.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod xtask;

use std::fs::File;
use std::io::Read;
use std::process::{Command, Stdio};

use bench::Bench;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// What begins a colour.
const ESCAPE: char = '\u{1b}';

/// A command that has an error to show.
fn failing(bench: &Bench) -> Command {
    bench.write("broken.yaml", "openapi: 3.0.3\npaths: [\n");
    xtask::command(["listing", "--spec", &bench.text("broken.yaml")])
}

/// What the command writes to a terminal.
fn on_a_terminal(mut command: Command) -> String {
    let here = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&here).expect("its other end");
    unlockpt(&here).expect("its other end");
    let name = ptsname(&here, Vec::new()).expect("a name");
    let there = File::options()
        .read(true)
        .write(true)
        .open(name.to_str().expect("a path"))
        .expect("the other end");
    let status = command.stdout(Stdio::null()).stderr(there).status();
    assert_eq!(status.expect("xtask runs").code(), Some(1));
    // The command holds the other end until then.
    drop(command);
    let mut text = Vec::new();
    // At the end a terminal gives an error where a file gives nothing.
    let _ = File::from(here).read_to_end(&mut text);
    String::from_utf8_lossy(&text).into_owned()
}

#[test]
fn a_terminal_has_them_unless_it_is_told_otherwise() {
    let bench = Bench::empty("colours_on_a_terminal");
    let mut plain = failing(&bench);
    plain.env_remove("NO_COLOR");
    let shown = on_a_terminal(plain);
    assert!(shown.contains("error") && shown.contains(ESCAPE), "{shown}");
    let mut refused = failing(&bench);
    refused.env("NO_COLOR", "1");
    let shown = on_a_terminal(refused);
    assert!(
        shown.contains("error") && !shown.contains(ESCAPE),
        "{shown}"
    );
}

#[test]
fn a_pipe_has_none() {
    let bench = Bench::empty("colours_in_a_pipe");
    let mut command = failing(&bench);
    let output = command.env_remove("NO_COLOR").output().expect("xtask runs");
    let shown = String::from_utf8_lossy(&output.stderr);
    assert!(
        shown.contains("error") && !shown.contains(ESCAPE),
        "{shown}"
    );
}
