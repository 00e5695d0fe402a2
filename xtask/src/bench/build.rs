//! Nothing in, what it costs to build the client out: the crate alone with its dependencies ready, and a minimal
//! program from nothing, with TLS.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::pairs::Pairs;
use super::process::{self, Cost};
use super::table::Table;
use super::{generate, programs, remove, scratch, tools};
use crate::{Failure, workspace};

/// The profiles by their flags.
const PROFILES: [(&str, &[&str]); 2] = [("dev", &[]), ("release", &["--release"])];

/// A package to build.
struct Package {
    folder: PathBuf,
    name: &'static str,
    target: PathBuf,
}

impl Package {
    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = process::cargo(&self.target);
        cargo
            .args(arguments)
            .args(["--package", self.name])
            .current_dir(&self.folder);
        cargo
    }

    fn build(&self, profile: &[&str]) -> Result<Cost, Failure> {
        process::measure(self.cargo(&["build", "--quiet", "--offline"]).args(profile))
    }
}

/// Measures the crate alone, with its dependencies ready.
pub(super) fn alone(runs: usize) -> Result<Table, Failure> {
    let ours = Package {
        folder: workspace::root(),
        name: workspace::CRATE,
        target: scratch("alone"),
    };
    let peer = Package {
        folder: peer_crate()?,
        name: "peer-flex",
        target: scratch("alone-peer"),
    };
    let mut rows = Vec::new();
    for (profile, flags) in PROFILES {
        let [mut wall, mut peak] = [Pairs::default(), Pairs::default()];
        for package in [&ours, &peer] {
            process::output(package.cargo(&["build", "--quiet"]).args(flags))?;
        }
        for _ in 0..runs {
            let (a, b) = (rebuild(&ours, flags)?, rebuild(&peer, flags)?);
            wall.push(a.wall.as_secs_f64(), b.wall.as_secs_f64());
            peak.push(generate::mebibytes(&a), generate::mebibytes(&b));
        }
        rows.push(wall.row(format!("{profile}: wall time, s"), 2));
        rows.push(peak.row(format!("{profile}: peak memory, MiB"), 0));
    }
    Ok(Table {
        title: "build, the crate alone",
        ours: "twilio-flex",
        peer: tools::OAS3_GEN.title(),
        rows,
        note: Some("The peer's crate holds Flex v1 only."),
    })
}

/// Builds a package whose dependencies are ready, as after a change to it.
fn rebuild(package: &Package, profile: &[&str]) -> Result<Cost, Failure> {
    process::output(
        package
            .cargo(&["clean", "--quiet", "--offline"])
            .args(profile),
    )?;
    package.build(profile)
}

/// The crate that the peer makes of the document of Flex v1.
fn peer_crate() -> Result<PathBuf, Failure> {
    let folder = scratch("peer-flex");
    remove(&folder)?;
    let mut command = Command::new(tools::OAS3_GEN.install()?);
    command
        .args([
            "generate",
            "client-mod",
            "--workspace",
            "--quiet",
            "--input",
        ])
        .arg(workspace::root().join(workspace::SPECS[0]))
        .arg("--output")
        .arg(&folder);
    process::output(&mut command)?;
    own_workspace(&folder)?;
    Ok(folder)
}

/// Makes the crate a workspace of its own, whatever folder it is in.
fn own_workspace(folder: &Path) -> Result<(), Failure> {
    let path = folder.join("Cargo.toml");
    std::fs::read_to_string(&path)
        .and_then(|manifest| std::fs::write(&path, format!("{manifest}\n[workspace]\n")))
        .map_err(|error| Failure::Failed(format!("error: {}: {error}", path.display())))
}

/// Measures a minimal program from an empty target folder, with TLS.
pub(super) fn cold(runs: usize) -> Result<Table, Failure> {
    let program = |name, target| Package {
        folder: programs(),
        name,
        target: scratch(target),
    };
    let ours = program("minimal-flex", "cold");
    let peer = program("minimal-reqwest", "cold-peer");
    // Downloads are done before the time is measured.
    process::output(
        process::cargo(&ours.target)
            .arg("fetch")
            .current_dir(&ours.folder),
    )?;
    let mut rows = Vec::new();
    for (profile, flags) in PROFILES {
        let mut wall = Pairs::default();
        for _ in 0..runs {
            let (a, b) = (fresh(&ours, flags)?, fresh(&peer, flags)?);
            wall.push(a.wall.as_secs_f64(), b.wall.as_secs_f64());
        }
        rows.push(wall.row(format!("{profile}: wall time, s"), 1));
    }
    Ok(Table {
        title: "build, a program from nothing",
        ours: "twilio-flex",
        peer: "reqwest, by hand".to_owned(),
        rows,
        note: None,
    })
}

fn fresh(package: &Package, profile: &[&str]) -> Result<Cost, Failure> {
    remove(&package.target)?;
    let cost = package.build(profile)?;
    remove(&package.target)?;
    Ok(cost)
}
