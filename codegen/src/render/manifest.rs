//! The name of the crate in, its `Cargo.toml` out.

use super::{Contents, Cx, RenderedFile, client};

/// How the manifest is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Manifest {
    /// As a member of a workspace, which settles version, edition and lints.
    Workspace {
        /// The path of the runtime, from the crate's folder.
        runtime: String,
    },
    /// On its own.
    Standalone {
        /// The path of the runtime, from the crate's folder or absolute.
        runtime: String,
    },
}

/// Renders `Cargo.toml`.
pub(super) fn manifest(cx: &Cx<'_>) -> RenderedFile {
    let name = text(&cx.options.crate_name);
    let description = text(&format!("An asynchronous client of the {}", client::title(cx)));
    let contents = match &cx.options.manifest {
        Manifest::Workspace { runtime } => workspace(&name, &description, &text(runtime)),
        Manifest::Standalone { runtime } => standalone(&name, &description, &text(runtime)),
    };
    RenderedFile { path: "Cargo.toml".to_owned(), source: cx.documents(), contents: Contents::Text(contents) }
}

fn workspace(name: &str, description: &str, runtime: &str) -> String {
    format!(
        r"[package]
name = {name}
description = {description}
version.workspace = true
edition.workspace = true
rust-version.workspace = true
license.workspace = true
repository.workspace = true

{FEATURES}
[dependencies]
twilio-runtime = {{ path = {runtime}, default-features = false }}

[lints]
workspace = true
"
    )
}

fn standalone(name: &str, description: &str, runtime: &str) -> String {
    format!(
        r#"[package]
name = {name}
description = {description}
version = "0.1.0"
edition = "2024"
publish = false

{FEATURES}
[dependencies]
twilio-runtime = {{ path = {runtime}, default-features = false }}

[workspace]
"#
    )
}

const FEATURES: &str = r#"[features]
default = ["http-client"]
# The default transport: hyper with rustls and the Mozilla root certificates.
http-client = ["twilio-runtime/http-client"]
# The default transport also trusts the certificates of the operating system.
native-roots = ["twilio-runtime/native-roots"]
# Conversions of dates and times.
chrono = ["twilio-runtime/chrono"]
jiff = ["twilio-runtime/jiff"]
time = ["twilio-runtime/time"]
"#;

/// A TOML string.
fn text(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            _ if character.is_control() => quoted.push(' '),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}
