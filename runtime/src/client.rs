//! The client under every generated one: configuration in, exchanges out.

use std::{fmt, sync::Arc, time::Duration};

use http::{
    HeaderValue,
    header::{ACCEPT, AUTHORIZATION, USER_AGENT},
};

use crate::{
    base_url::BaseUrl, error::Error, headers::Headers, http_request::HttpRequest,
    http_response::HttpResponse, operation::Operation, transport::Transport,
};

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// The connections, credentials and settings that calls share. A clone shares them too, and costs nothing.
#[derive(Clone)]
pub struct Client(Arc<Shared>);

/// What [`ClientBuilder`](crate::ClientBuilder) settles.
pub(crate) struct Shared {
    pub(crate) transport: Box<dyn Transport>,
    pub(crate) account_sid: String,
    /// The whole value of the header, made once.
    pub(crate) authorization: HeaderValue,
    pub(crate) user_agent: HeaderValue,
    pub(crate) base_url: Option<BaseUrl>,
    pub(crate) timeout: Duration,
}

impl Client {
    pub(crate) fn new(shared: Shared) -> Self {
        Self(Arc::new(shared))
    }

    /// Returns the SID of the account that the credentials belong to.
    pub fn account_sid(&self) -> &str {
        &self.0.account_sid
    }

    /// Returns what stands before the path of every URL: the configured base, else the operation's own server.
    pub(crate) fn prefix<'a>(&'a self, operation: &'a Operation) -> &'a str {
        self.0
            .base_url
            .as_ref()
            .map_or(operation.server, BaseUrl::as_str)
    }

    pub(crate) fn timeout(&self) -> Duration {
        self.0.timeout
    }

    pub(crate) fn write_headers(&self, headers: &mut Headers) {
        headers.insert(AUTHORIZATION, self.0.authorization.clone());
        headers.insert(USER_AGENT, self.0.user_agent.clone());
        headers.insert(ACCEPT, JSON);
    }

    /// Makes one exchange. Every call passes here, and any status is a response.
    // Not generic on purpose: compiled once, not once per response type.
    pub(crate) async fn execute(&self, request: HttpRequest) -> Result<HttpResponse, Error> {
        let operation = request.operation.id;
        self.0
            .transport
            .send(request)
            .await
            .map_err(|error| Error::transport(operation, error))
    }
}

/// Shows no credential.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("account_sid", &self.0.account_sid)
            .field("base_url", &self.0.base_url.as_ref().map(BaseUrl::as_str))
            .field("timeout", &self.0.timeout)
            .finish_non_exhaustive()
    }
}
