//! The user and the password of a proxy: texts go in, the value of a header comes out, and texts of the proxy without
//! them.

use bytes::Bytes;
use http::HeaderValue;
use zeroize::Zeroizing;

use crate::encoding::{basic, marks};

/// What is shown in place of a credential.
const HIDDEN: &str = "[hidden]";

/// The credentials of a proxy. Their memory is overwritten when the last clone goes.
#[derive(Clone)]
pub(super) struct ProxyCredentials {
    /// The value of `Proxy-Authorization`.
    header: HeaderValue,
    username: Zeroizing<String>,
    password: Zeroizing<String>,
}

impl ProxyCredentials {
    pub(super) fn basic(username: &str, password: &str) -> Option<Self> {
        let text = basic::scheme_and_value(username, password);
        let mut header = HeaderValue::from_maybe_shared(Bytes::from_owner(text)).ok()?;
        header.set_sensitive(true);
        Some(Self {
            header,
            username: Zeroizing::new(username.to_owned()),
            password: Zeroizing::new(password.to_owned()),
        })
    }

    pub(super) fn header(&self) -> &HeaderValue {
        &self.header
    }

    /// Returns what the proxy says, without the credentials that it may repeat.
    pub(super) fn hide(&self, said: &str) -> String {
        let value = self.header.to_str().unwrap_or_default();
        let encoded = value.split_once(' ').map_or(value, |(_, encoded)| encoded);
        let (one, other) = (self.password.as_str(), self.username.as_str());
        // The longer one first, because it can contain the other.
        let [long, short] = if one.len() < other.len() {
            [other, one]
        } else {
            [one, other]
        };
        let said = marks::replace(said, encoded, HIDDEN);
        let said = marks::replace(&said, long, HIDDEN);
        marks::replace(&said, short, HIDDEN)
    }
}
