//! Everything an application needs, for the generated crates to show at their root.

pub use serde_json::Value as Json;

#[cfg(feature = "blocking")]
pub use crate::blocking::Blocking;
#[cfg(feature = "http-client")]
pub use crate::http_transport::{HttpTransport, HttpTransportBuilder};
#[cfg(feature = "http-client")]
pub use crate::proxy::Proxy;
#[cfg(feature = "reqwest")]
pub use crate::reqwest_transport::ReqwestTransport;
#[cfg(feature = "tower")]
pub use crate::tower::{ServiceTransport, TransportService};
#[cfg(feature = "http-client")]
pub use crate::transport_builder::TransportBuilder;
pub use crate::{
    api_error::ApiError,
    client::Client as Core,
    client_builder::ClientBuilder,
    clock::{Clock, SleepFuture},
    credentials::{
        Authorization, AuthorizationFuture, CredentialProvider, Credentials, TokenError,
    },
    error::Error,
    error_kind::ErrorKind,
    headers::Headers,
    http_request::HttpRequest,
    http_response::HttpResponse,
    method::Method,
    mismatch::Mismatch,
    multipart::Part,
    network_stage::NetworkStage,
    page::Page,
    pages::Pages,
    raw::RawRequest,
    records::Records,
    redirect::Redirect,
    response::Response,
    retry::{Attempt, RetryBudget, RetryPolicy},
    scripted_transport::ScriptedTransport,
    testing,
    transport::{Transport, TransportFuture},
    transport_error::TransportError,
};
pub use crate::{
    date_time::{Date, DateTime, DateTimeError},
    inputs::{IntoJson, IntoSid, IntoText, IntoValue},
    open_enum::Unrecognized,
    sid::{Sid, SidError, SidPrefix},
    typed_json::{ShapeError, TypedJson},
};
