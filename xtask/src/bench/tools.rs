//! The peers' command line tools: a name and a version in, a program out.

use std::path::PathBuf;

use super::process;
use crate::{Failure, workspace};

/// A generator that is published as a crate.
pub(super) struct Tool {
    /// The crate, and the program in it.
    pub(super) name: &'static str,
    /// The version that is compared.
    pub(super) version: &'static str,
}

/// The generator of the least time and memory.
pub(super) const PLOIDY: Tool = Tool {
    name: "ploidy",
    version: "0.15.0",
};

/// The generator whose crates compile fastest.
pub(super) const OAS3_GEN: Tool = Tool {
    name: "oas3-gen",
    version: "0.29.0",
};

impl Tool {
    /// The program, installed if it isn't yet.
    pub(super) fn install(&self) -> Result<PathBuf, Failure> {
        let root = workspace::root().join("target/bench-tools");
        let mut cargo = process::cargo(&super::scratch("tools"));
        cargo
            .args([
                "install",
                "--quiet",
                self.name,
                "--version",
                self.version,
                "--root",
            ])
            .arg(&root);
        process::output(&mut cargo)?;
        let program = format!("{}{}", self.name, std::env::consts::EXE_SUFFIX);
        Ok(root.join("bin").join(program))
    }

    /// Name and version.
    pub(super) fn title(&self) -> String {
        format!("{} {}", self.name, self.version)
    }
}
