//! Webhooks in, what a library of Twilio's makes of each of them out.

use std::{
    error::Error,
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Command, Stdio},
    thread,
};

use serde_json::Value as Json;

use crate::{case::Case, received::Received};

#[derive(Clone, Copy, Debug)]
pub(crate) enum Library {
    Python,
    Node,
}

/// What a library makes of a webhook.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) accepts: bool,
    pub(crate) signature: String,
    pub(crate) hash: Option<String>,
}

impl Library {
    /// Whether the library and this project are meant to agree. Node has no shared keys, and sorts by UTF-16.
    pub(crate) fn knows(self, case: &Case) -> bool {
        match self {
            Self::Python => true,
            Self::Node => !case.is_shared_key() && !case.is_rare,
        }
    }

    /// Asks the library about each of the webhooks.
    pub(crate) fn answers(
        self,
        folder: &Path,
        received: &[Received],
    ) -> Result<Vec<Answer>, Box<dyn Error>> {
        let (program, script) = match self {
            Self::Python => ("python3", "check.py"),
            Self::Node => ("node", "check.js"),
        };
        let mut child = Command::new(program)
            .arg(folder.join(script))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let (mut input, output) = input.zip(output).ok_or("no pipe")?;
        let lines: Vec<_> = received.iter().map(Received::line).collect();
        // On a thread, because a pipe takes only so much before the other end is read.
        let writer =
            thread::spawn(move || lines.iter().try_for_each(|line| writeln!(input, "{line}")));
        let answers: Result<Vec<_>, Box<dyn Error>> = BufReader::new(output)
            .lines()
            .map(|line| Answer::read(&line?))
            .collect();
        let status = child.wait()?;
        writer.join().map_err(|_| "the writer failed")??;
        let answers = answers?;
        if !status.success() || answers.len() != received.len() {
            return Err(format!("{program}: {status} after {} answers", answers.len()).into());
        }
        Ok(answers)
    }
}

impl Answer {
    fn read(line: &str) -> Result<Self, Box<dyn Error>> {
        let json: Json = serde_json::from_str(line)?;
        Ok(Self {
            accepts: json["accepts"].as_bool().ok_or("no boolean")?,
            signature: json["signature"].as_str().ok_or("no signature")?.to_owned(),
            hash: json["hash"].as_str().map(str::to_owned),
        })
    }
}
