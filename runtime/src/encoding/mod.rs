//! How values become text on the wire: percent-encoding, plain numbers, free-form JSON, styles, header values,
//! multipart bodies, Base64, HMAC.

pub(crate) mod base64;
pub(crate) mod basic;
pub(crate) mod header;
pub(crate) mod json_text;
#[cfg(any(feature = "access-token", feature = "webhooks"))]
pub(crate) mod mac;
pub(crate) mod marks;
pub(crate) mod multipart;
pub(crate) mod path;
pub(crate) mod percent;
pub(crate) mod plain;
pub(crate) mod style;
