//! Everything an application needs, for the generated crates to show at their root.

#[cfg(feature = "webhooks")]
pub use http::HeaderMap;
pub use serde_json::Value as Json;

#[cfg(feature = "access-token")]
pub use crate::access_token::{
    AccessToken, AccessTokenError, AccessTokenKey, AccessTokenValidator, CapabilityPolicy,
    CapabilityToken, ChatGrant, Grants, PolicyFilter, SignedToken, SyncGrant, TaskRouterGrant,
    VerifiedAccessToken, VideoGrant, VoiceGrant, VoiceIncoming, VoiceOutgoing,
};
#[cfg(feature = "blocking")]
pub use crate::blocking::Blocking;
#[cfg(feature = "http-client")]
pub use crate::transport::builder::TransportBuilder;
#[cfg(feature = "http-client")]
pub use crate::transport::http_transport::{HttpTransport, HttpTransportBuilder};
#[cfg(feature = "http-client")]
pub use crate::transport::proxy::Proxy;
#[cfg(feature = "reqwest")]
pub use crate::transport::reqwest_transport::ReqwestTransport;
#[cfg(feature = "tower")]
pub use crate::transport::tower::{ServiceTransport, TransportService};
pub use crate::values::{
    date_time::{Date, DateTime, DateTimeError},
    inputs::{IntoJson, IntoSid, IntoText, IntoValue},
    open_enum::Unrecognized,
    sid::{Sid, SidError, SidPrefix},
    typed_json::{ShapeError, TypedJson},
};
#[cfg(feature = "webhooks")]
pub use crate::webhooks::{
    ConversationsEvent, ConversationsEventType, ForwardedHeader, SignedWebhook, WebhookAddress,
    WebhookError, WebhookSecret, WebhookValidator,
};
#[cfg(feature = "webhooks-tower")]
pub use crate::webhooks::{WebhookLayer, WebhookService};
pub use crate::{
    call::response::Response,
    client::{Client as Core, builder::ClientBuilder},
    clock::{Clock, SleepFuture},
    credentials::{Authorization, AuthorizationFuture, CredentialProvider, Credentials},
    encoding::multipart::Part,
    error::{
        Error, api_error::ApiError, kind::ErrorKind, network_stage::NetworkStage,
        token_error::TokenError, transport_error::TransportError,
    },
    message::{
        headers::Headers, http_request::HttpRequest, http_response::HttpResponse,
        redirect::Redirect,
    },
    operation::method::Method,
    paging::{page::Page, pages::Pages, records::Records},
    raw::RawRequest,
    retry::{Attempt, RetryBudget, RetryPolicy},
    testing::{self, scripted_transport::ScriptedTransport},
    transport::{Transport, TransportFuture},
    values::mismatch::Mismatch,
};
