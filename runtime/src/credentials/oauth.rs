//! OAuth's client credentials: an id and a secret in, an access token that is shared and renewed out.

use std::time::Duration;

use bytes::Bytes;
use http::{
    HeaderValue,
    header::{ACCEPT, CONTENT_TYPE, USER_AGENT},
};
use zeroize::Zeroizing;

use super::{
    Authorization,
    token_cache::{TokenCache, Turn},
    token_response,
};
use crate::{
    api_error::ApiError,
    client::Shared,
    encoding::percent::escape_into,
    headers::Headers,
    http_request::HttpRequest,
    http_response::HttpResponse,
    method::Method,
    operation::{BodyEncoding, FORM, JSON, Operation},
    transport_error::TransportError,
    url_text::UrlText,
};

/// As long as the usual attempt of a call. A call that has less time gives up earlier, and the next one begins anew.
const TIMEOUT: Duration = Duration::from_secs(30);

static FETCH_TOKEN: Operation = Operation {
    id: "FetchToken",
    method: Method::Post,
    server: "https://oauth.twilio.com",
    path: "/v2/token",
    body: BodyEncoding::Form,
    media_type: FORM,
    accept: JSON,
    inputs: &[],
    response: None,
    statuses: &[],
};

/// An OAuth app and the token it has at the moment.
pub(crate) struct OAuthSession {
    token_url: UrlText,
    client_id: String,
    client_secret: Zeroizing<String>,
    cache: TokenCache,
}

impl OAuthSession {
    pub(super) fn new(
        token_url: String,
        client_id: String,
        client_secret: Zeroizing<String>,
    ) -> Self {
        Self {
            token_url: UrlText::new(token_url),
            client_id,
            client_secret,
            cache: TokenCache::default(),
        }
    }

    /// Whether all parts are there and the address is one that HTTP can reach, without a user name or a password: those
    /// would go nowhere.
    pub(super) fn is_complete(&self) -> bool {
        let uri = self.token_url.as_str().parse::<http::Uri>();
        let is_address = uri.is_ok_and(|uri| {
            matches!(uri.scheme_str(), Some("http" | "https"))
                && uri.host().is_some_and(|host| !host.is_empty())
                && !uri
                    .authority()
                    .is_some_and(|authority| authority.as_str().contains('@'))
        });
        is_address && !self.client_id.is_empty() && !self.client_secret.is_empty()
    }

    #[cfg(test)]
    pub(super) fn secret(&self) -> &Zeroizing<String> {
        &self.client_secret
    }

    /// Returns the token at hand, or waits for the one that another call fetches, or fetches one.
    pub(super) async fn authorization(
        &self,
        shared: &Shared,
    ) -> Result<Authorization, TransportError> {
        match self.cache.turn(shared.now()).await {
            Turn::Done(result) => result,
            Turn::Fetch(fetch) => {
                let began = shared.now();
                let fetched = self.fetch(shared).await;
                fetch.finish(fetched, began)
            }
        }
    }

    /// Forgets the token that the service refused, unless there is another one already.
    pub(super) fn reject(&self, authorization: &Authorization) -> bool {
        self.cache.forget(authorization);
        true
    }

    async fn fetch(
        &self,
        shared: &Shared,
    ) -> Result<(Authorization, Option<Duration>), TransportError> {
        let sent = shared.transport.send(self.request(shared)).await;
        let response = sent.map_err(unanswered)?;
        if response.is_success() {
            token_response::read(response.body).map_err(TransportError::credentials)
        } else {
            Err(refused(&response))
        }
    }

    /// Makes the request for a token. It carries no `Authorization`: the secret is in the body.
    fn request(&self, shared: &Shared) -> HttpRequest {
        let mut headers = Headers::with_capacity(8);
        headers.insert(USER_AGENT, shared.user_agent.clone());
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        headers.insert(CONTENT_TYPE, form);
        HttpRequest {
            operation: &FETCH_TOKEN,
            url: self.token_url.clone(),
            headers,
            body: Bytes::from_owner(self.form()),
            is_body_secret: true,
            timeout: Some(TIMEOUT),
            max_response_size: shared.max_response_size,
        }
    }

    /// Returns the body. It is overwritten when the last one who holds the request drops it.
    fn form(&self) -> Zeroizing<Vec<u8>> {
        let parts = [
            ("grant_type=", "client_credentials"),
            ("&client_id=", &self.client_id),
            ("&client_secret=", &self.client_secret),
        ];
        // Escaping makes of one byte three at most; a buffer that grows would leave a part of the secret behind.
        let room = parts.iter().map(|(key, value)| key.len() + 3 * value.len());
        let mut form = Zeroizing::new(String::with_capacity(room.sum()));
        for (key, value) in parts {
            form.push_str(key);
            escape_into(&mut form, value);
        }
        Zeroizing::new(std::mem::take(&mut *form).into_bytes())
    }
}

/// What becomes of the call when the token service did not answer. To ask for a token twice does no harm, so whatever may
/// pass is worth another attempt.
fn unanswered(error: TransportError) -> TransportError {
    if error.is_connect() {
        error
    } else if error.is_timeout() {
        TransportError::credentials_timeout()
    } else if error.is_passing() {
        TransportError::credentials_unavailable(error)
    } else {
        TransportError::credentials(error)
    }
}

/// What becomes of the call when the token service answered without a token: a service that is busy or ill may give one
/// later.
fn refused(response: &HttpResponse) -> TransportError {
    let error = ApiError::new(response);
    if response.is_too_many() || (500..600).contains(&response.status) {
        TransportError::credentials_unavailable(error)
    } else {
        TransportError::credentials(error)
    }
}
