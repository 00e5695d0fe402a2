//! A time in, a service out that answers every request after it. It ends when it is dropped.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use super::size;
use crate::Failure;

/// A running service.
pub(super) struct Server {
    /// Its base URL.
    pub(super) url: String,
    process: Child,
}

impl Server {
    /// Builds the service and starts it in a process of its own.
    pub(super) fn start(milliseconds: u32) -> Result<Self, Failure> {
        let program = size::release("service", "service")?;
        let failed = |error| Failure::Failed(format!("error: {}: {error}", program.display()));
        let mut process = Command::new(&program)
            .arg(milliseconds.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(failed)?;
        let mut url = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut url).map_err(failed)?;
        }
        let url = url.trim().to_owned();
        Ok(Self { url, process })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        // There is nobody to tell.
        drop(self.process.wait());
    }
}
