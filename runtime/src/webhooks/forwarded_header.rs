//! The headers with which proxies forward the public address: the headers of a request in, the parts of the address out.

use std::collections::BTreeSet;

use http::{HeaderMap, uri::Authority};

use super::error::WebhookError;

/// A header that holds a part of the address that a client called, which a proxy in front of the application adds.
///
/// Trust a header only if your proxy always sets or removes it: otherwise any client can choose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ForwardedHeader {
    /// `Host`: the host and the port. HTTP/2 has no such header.
    Host,
    /// `Forwarded` (RFC 7239): `host` and `proto`.
    Forwarded,
    /// `X-Forwarded-Proto`: the scheme.
    XForwardedProto,
    /// `X-Forwarded-Host`: the host, perhaps with a port.
    XForwardedHost,
    /// `X-Forwarded-Port`: the port, beside the host of another header or of the base URL.
    XForwardedPort,
}

/// What a header holds of the address.
#[derive(Debug, Default, PartialEq)]
pub(super) struct AddressParts<'a> {
    pub(super) scheme: Option<&'a str>,
    pub(super) authority: Option<&'a str>,
    pub(super) port: Option<&'a str>,
}

impl ForwardedHeader {
    fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Forwarded => "forwarded",
            Self::XForwardedProto => "x-forwarded-proto",
            Self::XForwardedHost => "x-forwarded-host",
            Self::XForwardedPort => "x-forwarded-port",
        }
    }

    /// Reads the header. Several values are an error, because it is unknown which proxy added which.
    pub(super) fn read(self, headers: &HeaderMap) -> Result<AddressParts<'_>, WebhookError> {
        let mut values = headers.get_all(self.name()).iter();
        match (values.next(), values.next()) {
            (None, _) => Ok(AddressParts::default()),
            (Some(value), None) => {
                let value = value.to_str().ok().filter(|value| !value.contains(','));
                value
                    .and_then(|value| self.parts(value.trim()))
                    .ok_or(WebhookError::MalformedAddress)
            }
            (Some(_), Some(_)) => Err(WebhookError::MalformedAddress),
        }
    }

    fn parts(self, value: &str) -> Option<AddressParts<'_>> {
        let mut parts = AddressParts::default();
        match self {
            Self::Host | Self::XForwardedHost => parts.authority = Some(authority(value)?),
            Self::XForwardedProto => parts.scheme = Some(scheme(value)?),
            Self::XForwardedPort => {
                value
                    .parse::<u16>()
                    .ok()
                    .filter(|_| !value.starts_with('+'))?;
                parts.port = Some(value);
            }
            Self::Forwarded => parts = forwarded(value)?,
        }
        Some(parts)
    }
}

/// Reads the parameters of `Forwarded`, each of which may occur once.
fn forwarded(value: &str) -> Option<AddressParts<'_>> {
    let mut parts = AddressParts::default();
    let mut names = BTreeSet::new();
    for pair in value.split(';') {
        let (name, value) = pair.trim().split_once('=')?;
        let (name, value) = (name.to_ascii_lowercase(), unquoted(value)?);
        match name.as_str() {
            "host" => parts.authority = Some(authority(value)?),
            "proto" => parts.scheme = Some(scheme(value)?),
            _ => {}
        }
        if !names.insert(name) {
            return None;
        }
    }
    Some(parts)
}

/// Takes the quotes around a value away, unless one of the two is missing.
fn unquoted(value: &str) -> Option<&str> {
    let value = match value.strip_prefix('"') {
        Some(rest) => rest.strip_suffix('"')?,
        None => value,
    };
    (!value.contains('"')).then_some(value)
}

fn scheme(text: &str) -> Option<&'static str> {
    ["https", "http"]
        .into_iter()
        .find(|scheme| scheme.eq_ignore_ascii_case(text))
}

/// Checks that a text is a host, perhaps with a port.
fn authority(text: &str) -> Option<&str> {
    let authority: Authority = text.parse().ok()?;
    let is_host = !authority.host().is_empty() && !text.contains('@');
    is_host.then_some(text)
}
