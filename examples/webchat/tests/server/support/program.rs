//! Variables in, the program of the example with these variables alone out.

use std::process::{Command, Stdio};

pub(crate) fn program(variables: &[(String, String)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_webchat"));
    command.env_clear().envs(variables.iter().cloned());
    command.stdin(Stdio::null());
    command
}
