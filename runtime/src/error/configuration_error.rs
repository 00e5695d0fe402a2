//! Why a client could not be built. No value that was configured is part of it.

use std::{error::Error, fmt};

use crate::error::credential_flaw::Flaw;

/// What is wrong with the address of a proxy, as the end of a sentence that begins with it. It repeats nothing of the address,
/// where a password may be anywhere.
#[cfg(feature = "http-client")]
pub(crate) type Problem = &'static str;

/// What is wrong with the configuration.
#[derive(Debug)]
pub(crate) enum ConfigurationError {
    Credentials,
    /// A part of the credentials, and what is wrong with it.
    Credential(&'static str, Flaw),
    /// A sentence about a token that can't be made.
    #[cfg(feature = "access-token")]
    AccessToken(&'static str),
    TokenUrl,
    MissingVariables(&'static [&'static str]),
    /// A variable that is missing, and the one that is of no use without it.
    MissingHalf(&'static str, &'static str),
    NotUnicode(&'static str),
    BaseUrl(&'static str),
    HostLabel(&'static str),
    UserAgent,
    #[cfg(feature = "webhooks")]
    WebhookSecrets,
    Limit(&'static str, &'static str),
    #[cfg(not(feature = "http-client"))]
    Transport,
    #[cfg(feature = "blocking")]
    Runtime(std::io::Error),
    #[cfg(feature = "http-client")]
    Tls(Box<dyn Error + Send + Sync>),
    #[cfg(all(
        feature = "http-client",
        not(any(feature = "ring", feature = "aws-lc-rs"))
    ))]
    TlsProvider,
    #[cfg(feature = "http-client")]
    RootCertificates,
    #[cfg(feature = "http-client")]
    ClientCertificate(&'static str),
    #[cfg(feature = "http-client")]
    Proxy(Problem),
    /// A variable of the environment, and what is wrong with its value.
    #[cfg(feature = "http-client")]
    EnvironmentProxy(&'static str, Problem),
    #[cfg(feature = "reqwest")]
    Reqwest(reqwest::Error),
}

impl fmt::Display for ConfigurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Credentials => f.write_str(
                "no credentials: give some to `ClientBuilder::credentials`, such as `Credentials::api_key`, or read those \
                 of the environment with `ClientBuilder::environment`",
            ),
            Self::Credential(part, flaw) => write!(f, "{part} {flaw}"),
            #[cfg(feature = "access-token")]
            Self::AccessToken(problem) => f.write_str(problem),
            Self::TokenUrl => f.write_str(
                "the address of the token service is not an `http` or `https` URL, or has a user name in it",
            ),
            Self::MissingHalf(missing, present) => {
                write!(f, "{missing} is not set in the environment, but {present} is")
            }
            Self::MissingVariables(names) => {
                let verb = if names.len() == 1 { "is" } else { "are" };
                write!(
                    f,
                    "{} {verb} not set in the environment",
                    names.join(" and ")
                )
            }
            Self::NotUnicode(name) => write!(f, "{name} in the environment is not Unicode"),
            Self::BaseUrl(problem) => write!(f, "the base URL {problem}"),
            Self::HostLabel(setting) => {
                write!(f, "the {setting} can't be part of a host: it takes letters, digits and `-`")
            }
            Self::UserAgent => {
                f.write_str("the user agent holds a control character or one outside ASCII")
            }
            #[cfg(feature = "webhooks")]
            Self::WebhookSecrets => f.write_str("no secret was given to check webhooks with"),
            Self::Limit(limit, problem) => write!(f, "the limit of {limit} {problem}"),
            #[cfg(not(feature = "http-client"))]
            Self::Transport => {
                f.write_str("no transport: give one, or switch on the feature `http-client`")
            }
            #[cfg(feature = "blocking")]
            Self::Runtime(_) => f.write_str("could not start the thread that drives blocking calls"),
            #[cfg(feature = "http-client")]
            Self::Tls(_) => f.write_str("could not set up TLS"),
            #[cfg(all(
                feature = "http-client",
                not(any(feature = "ring", feature = "aws-lc-rs"))
            ))]
            Self::TlsProvider => f.write_str(
                "no cryptography for TLS: switch on the feature `ring` or `aws-lc-rs`, or install a default \
                 provider of rustls",
            ),
            #[cfg(feature = "http-client")]
            Self::RootCertificates => f.write_str("the root certificates are not in PEM form, or none of them is one"),
            #[cfg(feature = "http-client")]
            Self::ClientCertificate(problem) => {
                write!(f, "the client certificate can't be used: {problem}")
            }
            #[cfg(feature = "http-client")]
            Self::Proxy(problem) => write!(f, "the address of the proxy {problem}"),
            #[cfg(feature = "http-client")]
            Self::EnvironmentProxy(variable, problem) => {
                write!(f, "{variable} in the environment: the address of the proxy {problem}")
            }
            #[cfg(feature = "reqwest")]
            Self::Reqwest(_) => f.write_str("could not build the `reqwest::Client`"),
        }
    }
}

impl Error for ConfigurationError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            #[cfg(feature = "webhooks")]
            Self::WebhookSecrets => None,
            #[cfg(feature = "blocking")]
            Self::Runtime(source) => Some(source),
            #[cfg(feature = "http-client")]
            Self::Tls(source) => Some(&**source),
            #[cfg(not(feature = "http-client"))]
            Self::Transport => None,
            #[cfg(feature = "http-client")]
            Self::RootCertificates => None,
            #[cfg(all(
                feature = "http-client",
                not(any(feature = "ring", feature = "aws-lc-rs"))
            ))]
            Self::TlsProvider => None,
            #[cfg(feature = "http-client")]
            Self::ClientCertificate(_) | Self::Proxy(_) | Self::EnvironmentProxy(..) => None,
            #[cfg(feature = "reqwest")]
            Self::Reqwest(source) => Some(source),
            #[cfg(feature = "access-token")]
            Self::AccessToken(_) => None,
            Self::Credentials
            | Self::Credential(..)
            | Self::TokenUrl
            | Self::MissingVariables(_)
            | Self::MissingHalf(..)
            | Self::NotUnicode(_)
            | Self::BaseUrl(_)
            | Self::HostLabel(_)
            | Self::UserAgent
            | Self::Limit(..) => None,
        }
    }
}
