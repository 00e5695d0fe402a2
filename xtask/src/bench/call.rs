//! Nothing in, what one call costs out: instructions and allocations of `CreateFlexFlow` over one loopback connection.

use std::path::Path;
use std::process::Command;

use super::server::Server;
use super::table::{Row, Table};
use super::{process, scratch, size};
use crate::Failure;

/// The numbers of calls whose difference is counted, so that the start of the program and the first call drop out.
const CALLS: [u64; 2] = [100, 400];

/// Milliseconds: enough for a client to wait for each answer. Otherwise the count depends on which of the two was faster.
const DELAY: u32 = 2;

/// Measures both programs against the same server.
pub(super) fn run() -> Result<Table, Failure> {
    let ours = size::release("calls-flex", "calls-flex")?;
    let peer = size::release("calls-reqwest", "calls-reqwest")?;
    let server = Server::start(DELAY)?;
    let url = &server.url;
    let [a, b] = [allocations(&ours, url)?, allocations(&peer, url)?];
    let mut rows = vec![
        Row::exact("allocations per call", a.count, b.count),
        Row::exact("allocated bytes per call", a.bytes, b.bytes),
    ];
    let has_valgrind = process::output(Command::new("valgrind").arg("--version")).is_ok();
    if has_valgrind {
        let [a, b] = [instructions(&ours, url)?, instructions(&peer, url)?];
        rows.insert(0, Row::exact("instructions per call", a, b));
    }
    Ok(Table {
        title: "call",
        ours: "twilio-flex",
        peer: "reqwest, by hand".to_owned(),
        rows,
        note: (!has_valgrind).then_some("Instructions need valgrind, which is not installed."),
    })
}

struct Allocations {
    count: u64,
    bytes: u64,
}

/// What the program itself counts.
fn allocations(program: &Path, url: &str) -> Result<Allocations, Failure> {
    let text = process::output(Command::new(program).args([url, &CALLS[1].to_string()]))?;
    let mut numbers = text.split(' ').map(str::parse);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(count)), Some(Ok(bytes))) => Ok(Allocations { count, bytes }),
        _ => Err(unreadable(program, &text)),
    }
}

fn instructions(program: &Path, url: &str) -> Result<u64, Failure> {
    let [few, many] = CALLS;
    let difference = counted(program, url, many)?.saturating_sub(counted(program, url, few)?);
    Ok(difference / (many - few))
}

/// All instructions of a run.
fn counted(program: &Path, url: &str, calls: u64) -> Result<u64, Failure> {
    let out = scratch("callgrind.out");
    let mut valgrind = Command::new("valgrind");
    valgrind
        .arg("--tool=callgrind")
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(program)
        .args([url, &calls.to_string()]);
    process::output(&mut valgrind)?;
    let profile = std::fs::read_to_string(&out).unwrap_or_default();
    profile
        .lines()
        .find_map(|line| line.strip_prefix("totals: ")?.trim().parse().ok())
        .ok_or_else(|| unreadable(program, "a profile without totals"))
}

fn unreadable(program: &Path, text: &str) -> Failure {
    Failure::Failed(format!("error: {}: {text}", program.display()))
}
