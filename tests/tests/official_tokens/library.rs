//! A library of Twilio's: cases go in, its answers come out.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use serde_json::Value;

use crate::workspace::in_workspace;

/// A program of `tools/official-tokens`, which answers each case with a line.
pub(crate) struct Library {
    pub(crate) name: &'static str,
    program: Command,
}

impl Library {
    pub(crate) fn python() -> Self {
        let python = in_workspace("target/official-tokens/python/bin/python");
        let script = in_workspace("tools/official-tokens/tokens.py");
        Self::new("twilio-python", &python, &script)
    }

    pub(crate) fn node() -> Self {
        let script = in_workspace("target/official-tokens/node/tokens.js");
        Self::new("twilio-node", Path::new("node"), &script)
    }

    fn new(name: &'static str, program: &Path, script: &Path) -> Self {
        let mut program = Command::new(program);
        program.arg(script);
        Self { name, program }
    }

    /// Returns the answer to each case.
    pub(crate) fn answers(&mut self, cases: &[Value]) -> Vec<Value> {
        let child = self.program.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = child
            .spawn()
            .expect("the library is installed by tools/official-tokens/run");
        let mut input = child.stdin.take().expect("a pipe");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        let lines: String = cases.iter().map(line).collect();
        let writer = thread::spawn(move || input.write_all(lines.as_bytes()));
        let answers: Vec<Value> = output
            .lines()
            .map(|line| line.expect("text").parse().expect("JSON"))
            .collect();
        writer
            .join()
            .expect("no panic")
            .expect("it reads all cases");
        assert!(child.wait().expect("it ends").success(), "{}", self.name);
        assert_eq!(answers.len(), cases.len(), "{}", self.name);
        answers
    }
}

/// A line of ASCII: what else ends a line for one of the libraries need not for the other.
fn line(case: &Value) -> String {
    let mut line = String::new();
    for character in case.to_string().chars() {
        if character.is_ascii() {
            line.push(character);
        } else {
            let units = character.encode_utf16(&mut [0; 2]).to_vec();
            line.extend(units.iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    line + "\n"
}
