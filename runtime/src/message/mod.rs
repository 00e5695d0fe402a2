//! HTTP messages as data: requests and responses, what they consist of, and how a person reads them.

mod curl;
pub(crate) mod headers;
pub(crate) mod http_request;
pub(crate) mod http_response;
pub(crate) mod origin;
pub(crate) mod redirect;
pub(crate) mod retry_after;
pub(crate) mod url_parts;
pub(crate) mod url_text;
