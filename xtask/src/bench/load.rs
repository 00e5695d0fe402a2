//! Numbers of calls at once and the time that a server takes in, how long many calls and the slowest of them take out.

use std::path::Path;
use std::process::Command;

use super::pairs::Pairs;
use super::server::Server;
use super::table::{Row, Table};
use super::{process, size};
use crate::Failure;

const CALLS: u32 = 20_000;

/// Calls at once, and the milliseconds that the server takes for an answer.
const LOADS: [(u32, u32); 4] = [(100, 0), (200, 0), (100, 5), (200, 5)];

/// Measures both programs in turn, against the same server.
pub(super) fn run(runs: usize) -> Result<Table, Failure> {
    let ours = size::release("calls-flex", "load-flex")?;
    let peer = size::release("calls-reqwest", "load-reqwest")?;
    let mut rows = Vec::new();
    for (at_once, delay) in LOADS {
        let server = Server::start(delay)?;
        let [mut all, mut slow] = [Pairs::default(), Pairs::default()];
        for _ in 0..runs {
            let a = times(&ours, &server.url, at_once)?;
            let b = times(&peer, &server.url, at_once)?;
            all.push(a[0], b[0]);
            slow.push(a[1], b[1]);
        }
        let what = format!("{at_once} at once, {delay} ms");
        rows.extend([
            all.row(format!("{what}: {CALLS} calls, ms"), 0),
            slow.row(format!("{what}: 99th percentile, ms"), 1),
        ] as [Row; 2]);
    }
    Ok(Table {
        title: "load",
        ours: "twilio-flex",
        peer: "reqwest, by hand".to_owned(),
        rows,
        note: Some(
            "With 100 at once and 5 ms, no client is done before 1,000 ms; with 200 before 500 ms.",
        ),
    })
}

/// Milliseconds of all calls, and of the slowest of a hundred.
fn times(program: &Path, url: &str, at_once: u32) -> Result<[f64; 2], Failure> {
    let arguments = [url.to_owned(), CALLS.to_string(), at_once.to_string()];
    let text = process::output(Command::new(program).args(arguments))?;
    let numbers: Vec<f64> = text
        .split(' ')
        .filter_map(|number| number.parse().ok())
        .collect();
    match numbers[..] {
        [all, slow] => Ok([all / 1000.0, slow / 1000.0]),
        _ => Err(Failure::Failed(format!(
            "error: {}: {text}",
            program.display()
        ))),
    }
}
