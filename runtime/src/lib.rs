//! The hand-written crate under the generated Twilio clients.
//!
//! A generated crate declares data, each kind with a macro of this crate. What they all share is here: HTTP, authentication,
//! paging and errors, and the types that a response consists of.
//!
//! | macro | declares |
//! |---|---|
//! | [`request!`](crate::request!), [`required!`](crate::required!) | the builder of an operation, the struct of its required inputs |
//! | [`model!`](crate::model!), [`input_model!`](crate::input_model!) | an object of a response, an object that requests contain too |
//! | [`union!`](crate::union!) | a value of one of several types |
//! | [`newtype!`](crate::newtype!) | a list or map that contains itself |
//! | [`open_enum!`](crate::open_enum!) | a text of a list that may grow |
//! | [`outcomes!`](crate::outcomes!) | the results of an operation by status |
//! | [`sid_types!`](crate::sid_types!) | the SID types |
//!
//! ```text
//! request!  ->  Request  ->  Call  ->  HttpRequest  ->  Transport  ->  HttpResponse  ->  model!
//!                             ^------------- retry, next page ------------'
//! ```
//!
//! Nothing but a [`Transport`] does input or output, and nothing but a [`Clock`] knows the time. What an application needs is in
//! [`public`], which the generated crates re-export at their root.

#![cfg_attr(docsrs, feature(doc_cfg))]

// The values on the wire.
mod date_time;
#[doc(hidden)]
pub mod extra;
mod field;
#[doc(hidden)]
pub mod field_value;
mod json_path;
mod marks;
mod mismatch;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod newtype;
#[doc(hidden)]
pub mod open_enum;
#[doc(hidden)]
pub mod required;
#[doc(hidden)]
pub mod salvage;
mod sid;
#[doc(hidden)]
pub mod union;
#[doc(hidden)]
pub mod wire_text;

// From a request to its result.
mod api_error;
mod background;
#[cfg(feature = "blocking")]
mod blocking;
mod body;
mod call;
mod client;
mod client_builder;
mod client_settings;
mod clock;
mod configuration_error;
mod content_encoding;
mod credentials;
mod curl;
mod decode;
mod decode_error;
mod encoding;
mod environment;
mod error;
mod error_help;
mod error_kind;
mod error_predicates;
mod error_report;
mod execute;
mod headers;
mod hosts;
mod http_request;
mod http_response;
#[cfg(feature = "http-client")]
mod http_transport;
mod input_buffer;
#[doc(hidden)]
pub mod inputs;
mod into_call;
mod invalid_input;
mod listing;
mod macros;
mod method;
mod multipart;
mod network_stage;
mod operation;
mod operation_ref;
#[doc(hidden)]
pub mod outcome;
mod page;
mod page_cursor;
mod page_link_error;
mod page_source;
mod page_url;
mod pages;
mod personal_values;
#[cfg(feature = "http-client")]
mod proxy;
pub mod public;
mod raw;
mod reading;
mod records;
mod redirect;
mod request;
#[cfg(feature = "reqwest")]
mod reqwest_transport;
mod response;
#[doc(hidden)]
pub mod results;
mod retry;
mod scope;
mod scripted_transport;
mod task;
pub mod testing;
mod throttle;
#[cfg(feature = "tokio")]
mod timer;
#[cfg(feature = "http-client")]
mod tls;
#[cfg(feature = "tokio")]
mod tokio_clock;
#[cfg(any(feature = "http-client", feature = "reqwest"))]
mod tokio_runtime;
#[cfg(feature = "tower")]
mod tower;
#[cfg(feature = "tracing")]
mod trace;
mod transport;
#[cfg(feature = "http-client")]
mod transport_builder;
mod transport_error;
mod typed_json;
mod url_text;
mod warning;

#[cfg(feature = "blocking")]
#[doc(hidden)]
pub use blocking::Waiter;
#[doc(hidden)]
pub use {serde, serde_json};

pub use self::{
    client::Client,
    listing::ListingOptions,
    operation::{BodyEncoding, Input, Location, Operation, Style},
    public::*,
    request::Request,
    scope::Scope,
};
