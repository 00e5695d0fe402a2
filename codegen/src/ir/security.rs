//! How a call proves who makes it.

/// A way to authenticate that the document names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Security {
    /// The name of the scheme in the document.
    pub name: String,
    /// What it is.
    pub scheme: Scheme,
}

/// The kinds of security schemes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scheme {
    /// HTTP Basic.
    Basic,
    /// `Authorization: Bearer`, OAuth and `OpenID` Connect included.
    Bearer,
    /// A key in a header, in the query or in a cookie.
    ApiKey {
        /// `header`, `query` or `cookie`.
        location: String,
        /// The name of the header, query parameter or cookie.
        name: String,
    },
    /// Anything else, by the document's word for it.
    Other(String),
}
