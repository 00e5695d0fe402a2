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

#[cfg(feature = "access-token")]
mod access_token;
#[cfg(feature = "blocking")]
mod blocking;
mod call;
mod client;
mod clock;
mod credentials;
mod encoding;
mod error;
mod hosts;
mod macros;
mod message;
mod operation;
mod paging;
mod personal_values;
pub mod public;
mod raw;
mod request;
mod retry;
mod task;
pub mod testing;
mod throttle;
mod transport;
mod values;
#[cfg(feature = "webhooks")]
mod webhooks;

// What the macros name.
#[cfg(feature = "blocking")]
#[doc(hidden)]
pub use self::blocking::Waiter;
#[doc(hidden)]
pub use self::{
    call::{outcome, results},
    macros::{input_kind, required},
    values::{extra, field_value, inputs, model, newtype, open_enum, salvage, union, wire_text},
};
#[doc(hidden)]
pub use {serde, serde_json};

pub use self::{
    client::Client,
    operation::{BodyEncoding, Input, Location, Operation, Style},
    paging::listing::ListingOptions,
    public::*,
    request::{Request, scope::Scope},
};
