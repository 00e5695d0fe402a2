//! Nothing in, what a minimal program brings with it out: crates in its dependency tree, bytes of its binary.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::table::{Row, Table};
use super::{process, programs, scratch};
use crate::Failure;

/// Counts the crates of both minimal programs and measures their binaries.
pub(super) fn run() -> Result<Table, Failure> {
    let [ours, peer] = ["minimal-flex", "minimal-reqwest"];
    Ok(Table {
        title: "size",
        ours: "twilio-flex",
        peer: "reqwest, by hand".to_owned(),
        rows: vec![
            Row::exact("crates in the tree", crates(ours)?, crates(peer)?),
            Row::exact("stripped release binary, bytes", bytes(ours)?, bytes(peer)?),
        ],
        note: None,
    })
}

/// The crates below a program, without itself, procedural macros and build scripts' dependencies as far as they are
/// not linked.
fn crates(program: &str) -> Result<u64, Failure> {
    let mut cargo = process::cargo(&scratch("programs"));
    cargo
        .args([
            "tree",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--package",
            program,
        ])
        .current_dir(programs());
    let tree = process::output(&mut cargo)?;
    let unique: BTreeSet<&str> = tree
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .collect();
    Ok(unique.len().saturating_sub(1) as u64)
}

fn bytes(program: &str) -> Result<u64, Failure> {
    let path = release(program, program)?;
    std::fs::metadata(&path)
        .map(|metadata| metadata.len())
        .map_err(|error| Failure::Failed(format!("error: {}: {error}", path.display())))
}

/// Builds the programs of a package for release, and returns the path of one.
pub(super) fn release(package: &str, program: &str) -> Result<PathBuf, Failure> {
    let target = scratch("programs");
    let mut cargo = process::cargo(&target);
    cargo
        .args(["build", "--quiet", "--release", "--package", package])
        .current_dir(programs());
    process::output(&mut cargo)?;
    let file = format!("release/{program}{}", std::env::consts::EXE_SUFFIX);
    Ok(target.join(file))
}
