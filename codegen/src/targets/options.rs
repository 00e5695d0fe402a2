//! What a crate is called and how its manifest is written.

/// What a crate is called and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The name of the package, `twilio-flex`.
    pub crate_name: String,
    /// How its manifest is written.
    pub manifest: Manifest,
}

impl Options {
    /// The name of the crate in Rust paths.
    pub(super) fn crate_ident(&self) -> String {
        self.crate_name.replace('-', "_")
    }
}

/// How the manifest is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Manifest {
    /// As a member of a workspace, which settles version, edition, lints and where the runtime is.
    Workspace,
    /// On its own.
    Standalone {
        /// The path of the runtime, from the crate's folder or absolute.
        runtime: String,
    },
}
