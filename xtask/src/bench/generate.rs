//! Documents in, what it costs to make a crate of each out: the whole process, from start to written files.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::pairs::Pairs;
use super::process::{self, Cost};
use super::table::{Row, Table};
use super::{remove, scratch, tools};
use crate::{Failure, workspace};

/// Measures our generator and the peer in turn.
pub(super) fn run(documents: &[PathBuf], runs: usize) -> Result<Table, Failure> {
    let ours = generator()?;
    let peer = tools::PLOIDY.install()?;
    let default = [workspace::root().join(workspace::SPECS[0])];
    let documents = if documents.is_empty() {
        &default[..]
    } else {
        documents
    };
    let mut rows = Vec::new();
    for document in documents {
        rows.extend(compare(&ours, &peer, document, runs)?);
    }
    Ok(Table {
        title: "generate",
        ours: "codegen",
        peer: tools::PLOIDY.title(),
        rows,
        note: None,
    })
}

/// Our commands, built as for a release.
fn generator() -> Result<PathBuf, Failure> {
    let target = scratch("generator");
    let mut cargo = process::cargo(&target);
    cargo
        .args(["build", "--quiet", "--release", "--package", "xtask"])
        .current_dir(workspace::root());
    process::output(&mut cargo)?;
    let program = format!("release/xtask{}", std::env::consts::EXE_SUFFIX);
    Ok(target.join(program))
}

fn compare(ours: &Path, peer: &Path, document: &Path, runs: usize) -> Result<[Row; 3], Failure> {
    let [mut wall, mut processor, mut peak] =
        [Pairs::default(), Pairs::default(), Pairs::default()];
    let (out, peer_out) = (scratch("generated"), scratch("generated-by-peer"));
    // The first pair only warms the disk cache.
    for run in 0..=runs {
        remove(&out)?;
        let mut command = Command::new(ours);
        command
            .args(["codegen", "--name", "measured", "--spec"])
            .arg(document);
        let a = process::measure(command.arg("--out").arg(&out))?;
        remove(&peer_out)?;
        let mut command = Command::new(peer);
        command.args(["generate", "rust"]).arg(document);
        let b = process::measure(command.arg("--output").arg(&peer_out))?;
        if run > 0 {
            wall.push(milliseconds(a.wall), milliseconds(b.wall));
            processor.push(milliseconds(a.processor), milliseconds(b.processor));
            peak.push(mebibytes(&a), mebibytes(&b));
        }
    }
    let name = document.file_stem().unwrap_or_default().to_string_lossy();
    Ok([
        wall.row(format!("{name}: wall time, ms"), 0),
        processor.row(format!("{name}: processor time, ms"), 0),
        peak.row(format!("{name}: peak memory, MiB"), 1),
    ])
}

fn milliseconds(time: std::time::Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

#[expect(clippy::cast_precision_loss, reason = "printed with one decimal")]
pub(super) fn mebibytes(cost: &Cost) -> f64 {
    cost.peak as f64 / (1024.0 * 1024.0)
}
