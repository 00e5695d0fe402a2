//! The name of the crate in, its `Cargo.toml` out.

use crate::targets::context::RenderCtx;
use crate::targets::file::Contents;
use crate::targets::options::Manifest;
use crate::text::toml_string;

/// Renders `Cargo.toml`.
pub(super) fn manifest(cx: &RenderCtx<'_>) -> Contents {
    let name = toml_string(&cx.options.crate_name);
    let description = toml_string(&format!("An asynchronous client of the {}", cx.title()));
    Contents::Text(match &cx.options.manifest {
        Manifest::Workspace => workspace(&name, &description),
        Manifest::Standalone { runtime } => standalone(&name, &description, &toml_string(runtime)),
    })
}

fn workspace(name: &str, description: &str) -> String {
    let features = features();
    format!(
        r#"[package]
name = {name}
description = {description}
version.workspace = true
edition.workspace = true
rust-version.workspace = true
license.workspace = true
repository.workspace = true
readme.workspace = true
categories = ["api-bindings"]

{features}

[dependencies]
twilio-runtime = {{ workspace = true }}

# For the examples of the documentation alone.
[dev-dependencies]
tokio = {{ version = "1", default-features = false, features = ["macros", "rt-multi-thread"] }}

[package.metadata.docs.rs]
all-features = true

[lints]
workspace = true
"#
    )
}

fn standalone(name: &str, description: &str, runtime: &str) -> String {
    let features = features();
    format!(
        r#"[package]
name = {name}
description = {description}
version = "0.1.0"
edition = "2024"
publish = false

{features}

[dependencies]
twilio-runtime = {{ path = {runtime}, default-features = false }}

# For the examples of the documentation alone.
[dev-dependencies]
tokio = {{ version = "1", default-features = false, features = ["macros", "rt-multi-thread"] }}

[package.metadata.docs.rs]
all-features = true

[workspace]
"#
    )
}

/// A cargo feature, which the runtime has under the same name.
pub(super) struct Feature {
    pub(super) name: &'static str,
    pub(super) is_default: bool,
    /// What it brings, in one sentence of Markdown.
    pub(super) brings: &'static str,
}

const fn feature(name: &'static str, brings: &'static str) -> Feature {
    Feature {
        name,
        is_default: false,
        brings,
    }
}

/// The features of every crate, for its manifest and its documentation.
pub(super) const FEATURES: [Feature; 16] = [
    Feature {
        is_default: true,
        ..feature(
            "http-client",
            "The default transport: hyper with rustls and the Mozilla root certificates.",
        )
    },
    Feature {
        is_default: true,
        ..feature(
            "ring",
            "The cryptography of ring for TLS. The default transport needs this or `aws-lc-rs`, or a provider that you installed as the default of rustls.",
        )
    },
    Feature {
        is_default: true,
        ..feature(
            "gzip",
            "Responses in the encodings gzip and deflate. Pages of listings are asked for in gzip.",
        )
    },
    feature(
        "aws-lc-rs",
        "The cryptography of AWS-LC for TLS, which counts where `ring` is on too. It needs a C compiler.",
    ),
    feature(
        "native-roots",
        "The default transport also trusts the certificates of the operating system.",
    ),
    feature(
        "blocking",
        "Calls without an asynchronous runtime, through the default transport.",
    ),
    feature(
        "reqwest",
        "A transport that takes a `reqwest::Client` of yours.",
    ),
    feature(
        "tokio",
        "The clock of tokio, by which retries wait. `http-client` and `reqwest` bring it; with neither, turn it on.",
    ),
    feature(
        "tower",
        "A `tower_service::Service` as a transport, and a transport as one.",
    ),
    feature(
        "tracing",
        "A span for each call and an event for each attempt.",
    ),
    feature(
        "access-token",
        "Access tokens for browsers and phones, and capability tokens for TaskRouter.",
    ),
    feature(
        "webhooks",
        "The signature of webhooks, and the events of Conversations.",
    ),
    feature(
        "webhooks-tower",
        "A layer for axum and other servers of tower services that lets only signed webhooks pass. It brings `webhooks`.",
    ),
    feature(
        "chrono",
        "Conversions of dates and times to and from the types of `chrono`.",
    ),
    feature(
        "jiff",
        "Conversions of dates and times to and from the types of `jiff`.",
    ),
    feature(
        "time",
        "Conversions of dates and times to and from the types of `time`.",
    ),
];

/// The table of the features.
fn features() -> String {
    let names = FEATURES
        .iter()
        .filter(|feature| feature.is_default)
        .map(|feature| toml_string(feature.name));
    let mut lines = vec![
        "[features]".to_owned(),
        format!("default = [{}]", names.collect::<Vec<_>>().join(", ")),
    ];
    for Feature { name, brings, .. } in &FEATURES {
        lines.push(format!("# {brings}"));
        lines.push(format!("{name} = [\"twilio-runtime/{name}\"]"));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use crate::targets::file::Contents;
    use crate::targets::options::{Manifest, Options};
    use crate::targets::sample::{self, options};

    #[test]
    fn a_crate_on_its_own_is_no_member_of_a_workspace_around_it() {
        let api = sample::api();
        let options = Options {
            manifest: Manifest::Standalone {
                runtime: "C:\\run \"time\"".to_owned(),
            },
            ..options()
        };
        let Contents::Text(text) = super::manifest(&sample::cx(&api, &options)) else {
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
        default = ["http-client", "ring", "gzip"]
        # The default transport: hyper with rustls and the Mozilla root certificates.
        http-client = ["twilio-runtime/http-client"]
        # The cryptography of ring for TLS. The default transport needs this or `aws-lc-rs`, or a provider that you installed as the default of rustls.
        ring = ["twilio-runtime/ring"]
        # Responses in the encodings gzip and deflate. Pages of listings are asked for in gzip.
        gzip = ["twilio-runtime/gzip"]
        # The cryptography of AWS-LC for TLS, which counts where `ring` is on too. It needs a C compiler.
        aws-lc-rs = ["twilio-runtime/aws-lc-rs"]
        # The default transport also trusts the certificates of the operating system.
        native-roots = ["twilio-runtime/native-roots"]
        # Calls without an asynchronous runtime, through the default transport.
        blocking = ["twilio-runtime/blocking"]
        # A transport that takes a `reqwest::Client` of yours.
        reqwest = ["twilio-runtime/reqwest"]
        # The clock of tokio, by which retries wait. `http-client` and `reqwest` bring it; with neither, turn it on.
        tokio = ["twilio-runtime/tokio"]
        # A `tower_service::Service` as a transport, and a transport as one.
        tower = ["twilio-runtime/tower"]
        # A span for each call and an event for each attempt.
        tracing = ["twilio-runtime/tracing"]
        # Access tokens for browsers and phones, and capability tokens for TaskRouter.
        access-token = ["twilio-runtime/access-token"]
        # The signature of webhooks, and the events of Conversations.
        webhooks = ["twilio-runtime/webhooks"]
        # A layer for axum and other servers of tower services that lets only signed webhooks pass. It brings `webhooks`.
        webhooks-tower = ["twilio-runtime/webhooks-tower"]
        # Conversions of dates and times to and from the types of `chrono`.
        chrono = ["twilio-runtime/chrono"]
        # Conversions of dates and times to and from the types of `jiff`.
        jiff = ["twilio-runtime/jiff"]
        # Conversions of dates and times to and from the types of `time`.
        time = ["twilio-runtime/time"]

        [dependencies]
        twilio-runtime = { path = "C:\\run \"time\"", default-features = false }

        # For the examples of the documentation alone.
        [dev-dependencies]
        tokio = { version = "1", default-features = false, features = ["macros", "rt-multi-thread"] }

        [package.metadata.docs.rs]
        all-features = true

        [workspace]
        "#);
    }
}
