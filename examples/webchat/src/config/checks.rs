//! The text of a variable in; its value out, or a phrase that explains what is wrong with it and does not show it.

use std::{net::SocketAddr, ops::RangeInclusive, str::FromStr, time::Duration};

use axum::http::{HeaderValue, Uri};
use tracing::level_filters::LevelFilter;
use twilio_flex::{Client, ClientBuilder, Credentials, WebhookAddress};

type Checked<T> = Result<T, String>;

/// Checks for a SID with this prefix.
pub(super) fn sid(prefix: &'static str) -> impl Fn(&str) -> Checked<String> {
    move |text| {
        let digits = text.strip_prefix(prefix).unwrap_or_default();
        if digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            Ok(text.to_owned())
        } else {
            Err(format!(
                "is not a SID that begins with `{prefix}`, followed by 32 hexadecimal digits"
            ))
        }
    }
}

pub(super) fn secret(text: &str) -> Checked<String> {
    if text.trim() == text {
        Ok(text.to_owned())
    } else {
        Err("begins or ends with white space".to_owned())
    }
}

pub(super) fn address(text: &str) -> Checked<SocketAddr> {
    let address = text.parse();
    address.map_err(|_| "is not an IP address with a port, such as `0.0.0.0:3001`".to_owned())
}

pub(super) fn log_level(text: &str) -> Checked<LevelFilter> {
    let level = text.parse();
    level.map_err(|_| "is none of `error`, `warn`, `info`, `debug`, `trace` and `off`".to_owned())
}

pub(super) fn seconds(text: &str) -> Checked<Duration> {
    number(text, 1..=60).map(Duration::from_secs)
}

pub(super) fn minutes(text: &str) -> Checked<Duration> {
    number(text, 1..=24 * 60).map(|minutes| Duration::from_secs(minutes * 60))
}

pub(super) fn hours(text: &str) -> Checked<Duration> {
    number(text, 1..=7 * 24).map(|hours| Duration::from_secs(hours * 60 * 60))
}

pub(super) fn count(text: &str) -> Checked<u32> {
    number(text, 1..=100_000)
}

pub(super) fn proxies(text: &str) -> Checked<usize> {
    number(text, 0..=10)
}

fn number<T>(text: &str, range: RangeInclusive<T>) -> Checked<T>
where
    T: FromStr + PartialOrd + std::fmt::Display,
{
    match text.parse() {
        Ok(number) if range.contains(&number) => Ok(number),
        Ok(_) | Err(_) => Err(format!(
            "is not a whole number from {} to {}",
            range.start(),
            range.end()
        )),
    }
}

/// Checks a list of origins, each as browsers send it.
pub(super) fn origins(text: &str) -> Checked<Vec<HeaderValue>> {
    let origins = text.split(',').map(str::trim);
    origins
        .filter(|origin| !origin.is_empty())
        .map(origin)
        .collect()
}

fn origin(text: &str) -> Checked<HeaderValue> {
    let value = HeaderValue::from_str(text).ok();
    value.filter(|_| is_origin(text)).ok_or_else(|| {
        "has an entry that is not an origin: `https://`, the host in lower case, perhaps a port, and nothing after it"
            .to_owned()
    })
}

/// Whether a browser could send this text. It sends the plainest form, so that any other one would never match.
fn is_origin(text: &str) -> bool {
    let uri: Uri = text.parse().unwrap_or_default();
    let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
        return false;
    };
    let usual_port = match scheme {
        "http" => 80,
        "https" => 443,
        _ => return false,
    };
    let is_plain =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.:[]".contains(&byte);
    authority.as_str().bytes().all(is_plain)
        && authority.port_u16() != Some(usual_port)
        && text == format!("{scheme}://{authority}")
}

pub(super) fn public_url(text: &str) -> Checked<String> {
    WebhookAddress::new(text)
        .map(|_| text.to_owned())
        .map_err(|_| not_a_url())
}

pub(super) fn base_url(text: &str) -> Checked<String> {
    with(text, ClientBuilder::base_url).map_err(|_| not_a_url())
}

pub(super) fn region(text: &str) -> Checked<String> {
    with(text, ClientBuilder::region).map_err(|_| "is not the name of a region".to_owned())
}

pub(super) fn edge(text: &str) -> Checked<String> {
    with(text, ClientBuilder::edge).map_err(|_| "is not the name of an edge".to_owned())
}

fn not_a_url() -> String {
    "is not a URL that begins with `http://` or `https://` and has a host".to_owned()
}

/// Checks a text by building a client with it, which then is not used.
fn with(
    text: &str,
    set: impl Fn(ClientBuilder<Client>, String) -> ClientBuilder<Client>,
) -> Result<String, twilio_flex::Error> {
    let builder = Client::builder().credentials(Credentials::none());
    set(builder, text.to_owned())
        .on_warning(|_| {})
        .build()
        .map(|_| text.to_owned())
}
