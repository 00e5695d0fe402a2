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
    let description = text(&format!(
        "An asynchronous client of the {}",
        client::title(cx)
    ));
    let contents = match &cx.options.manifest {
        Manifest::Workspace { runtime } => workspace(&name, &description, &text(runtime)),
        Manifest::Standalone { runtime } => standalone(&name, &description, &text(runtime)),
    };
    RenderedFile {
        path: "Cargo.toml".to_owned(),
        source: cx.documents(),
        contents: Contents::Text(contents),
    }
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
# A client for threads that wait, without an asynchronous runtime.
blocking = ["twilio-runtime/blocking"]
# A `tower_service::Service` as a transport, and a transport as one.
tower = ["twilio-runtime/tower"]
# A transport that takes a `reqwest::Client` of yours.
reqwest = ["twilio-runtime/reqwest"]
# A span for each call and an event for each attempt.
tracing = ["twilio-runtime/tracing"]
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

#[cfg(test)]
mod tests {
    use super::super::sample::{self, options};
    use super::super::{Contents, Manifest, Options};

    #[test]
    fn a_crate_on_its_own_is_no_member_of_a_workspace_around_it() {
        let api = sample::api();
        let options = Options {
            manifest: Manifest::Standalone {
                runtime: "C:\\run \"time\"".to_owned(),
            },
            ..options()
        };
        let Contents::Text(text) = super::manifest(&sample::cx(&api, &options)).contents else {
            panic!("no text")
        };
        insta::assert_snapshot!(text, @r#"
        [package]
        name = "twilio-flex"
        description = "An asynchronous client of the Twilio Flex API v1"
        version = "0.1.0"
        edition = "2024"
        publish = false

        [features]
        default = ["http-client"]
        # The default transport: hyper with rustls and the Mozilla root certificates.
        http-client = ["twilio-runtime/http-client"]
        # The default transport also trusts the certificates of the operating system.
        native-roots = ["twilio-runtime/native-roots"]
        # Conversions of dates and times.
        chrono = ["twilio-runtime/chrono"]
        jiff = ["twilio-runtime/jiff"]
        time = ["twilio-runtime/time"]
        # A client for threads that wait, without an asynchronous runtime.
        blocking = ["twilio-runtime/blocking"]
        # A `tower_service::Service` as a transport, and a transport as one.
        tower = ["twilio-runtime/tower"]
        # A transport that takes a `reqwest::Client` of yours.
        reqwest = ["twilio-runtime/reqwest"]
        # A span for each call and an event for each attempt.
        tracing = ["twilio-runtime/tracing"]

        [dependencies]
        twilio-runtime = { path = "C:\\run \"time\"", default-features = false }

        [workspace]
        "#);
    }
}
