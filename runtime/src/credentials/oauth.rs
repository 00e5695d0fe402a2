//! OAuth's client credentials: an id and a secret in, an access token that is shared and renewed out.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use http::{
    HeaderValue,
    header::{ACCEPT, CONTENT_TYPE, USER_AGENT},
};
use zeroize::Zeroizing;

use super::{
    Authorization,
    moment::Moment,
    token_cache::{Place, TokenCache, Turn},
    token_error::TokenError,
    token_fetch::{Fetch, Fetched},
    token_response,
};
use crate::{
    background::{self, Task},
    client::{Client, Shared},
    clock,
    encoding::percent::escape_into,
    headers::Headers,
    http_request::HttpRequest,
    http_response::HttpResponse,
    method::Method,
    operation::{BodyEncoding, FORM, JSON, Operation},
    transport_error::TransportError,
    url_text::UrlText,
};

/// As long as the usual attempt of a call. A call that has less time gives up earlier, and the fetch goes on for others.
const TIMEOUT: Duration = Duration::from_secs(30);

/// How long a call that has a good token waits for the next one, where it has to fetch it itself.
const RENEWAL: Duration = Duration::from_secs(2);

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
    cache: Arc<TokenCache>,
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
            cache: Arc::default(),
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

    /// Returns the token at hand, or waits for the one that is being fetched, for `time` at most where the call has to
    /// fetch it itself. A token that is about to expire is used while its successor is fetched aside.
    pub(super) async fn authorization(
        self: &Arc<Self>,
        client: &Client,
        time: Duration,
    ) -> Result<Authorization, TransportError> {
        if let Some(authorization) = self.cache.good() {
            return Ok(authorization);
        }
        let clock = client.shared().clock.as_ref();
        let (mut place, mut has_begun) = (Place::default(), false);
        loop {
            match self.cache.turn(clock, &mut place).await {
                Turn::Done(result) => return result,
                Turn::Renew(authorization, fetch) => {
                    return Ok(self.renew(client, authorization, fetch, time).await);
                }
                // A runtime that is shutting down drops what it is given, so it is not asked twice.
                Turn::Fetch(fetch) if has_begun => self.clone().run(client.clone(), fetch).await,
                Turn::Fetch(fetch) => {
                    has_begun = true;
                    if let Err(fetching) = aside(client, self.clone().run(client.clone(), fetch)) {
                        fetching.await;
                    }
                }
            }
        }
    }

    /// Learns that the service refused the token, and returns whether there will be another one.
    pub(super) fn reject(&self, authorization: &Authorization, client: &Client) -> bool {
        let clock = client.shared().clock.as_ref();
        self.cache.refuse(authorization, clock)
    }

    /// Renews a token that is still good. Where nobody does it aside, the call waits for a moment only, and no failure is
    /// its own.
    async fn renew(
        self: &Arc<Self>,
        client: &Client,
        authorization: Authorization,
        fetch: Fetch,
        time: Duration,
    ) -> Authorization {
        let (number, clock) = (fetch.number(), client.shared().clock.as_ref());
        let Err(mut fetching) = aside(client, self.clone().run(client.clone(), fetch)) else {
            return authorization;
        };
        match clock.and_then(|clock| clock.sleep(RENEWAL.min(time / 2))) {
            None => fetching.await,
            Some(sleep) => {
                if clock::before(sleep, &mut fetching).await.is_none() {
                    let failure = TransportError::credentials_timeout();
                    self.cache.fail(number, failure, clock.map(Moment::now));
                }
            }
        }
        self.cache.good().unwrap_or(authorization)
    }

    /// Fetches a token for everybody who waits, whatever becomes of the call that began it.
    fn run(self: Arc<Self>, client: Client, fetch: Fetch) -> Task<()> {
        Box::pin(async move {
            let clock = client.shared().clock.as_ref();
            let fetched = Box::pin(self.fetch(client.shared()));
            // A thread that waits for its socket shows no sign of life.
            let beat = clock.filter(|_| !needs_no_runtime(&client));
            let fetched = fetch.watch(beat, fetched).await;
            fetch.finish(clock, fetched);
        })
    }

    async fn fetch(&self, shared: &Shared) -> Fetched {
        let transport = &shared.transport;
        let mut sending = transport.send(self.request(shared));
        let limit = shared.clock.as_ref().filter(|_| !transport.keeps_time());
        let sent = match limit.and_then(|clock| clock.sleep(TIMEOUT)) {
            Some(sleep) => clock::before(sleep, &mut sending)
                .await
                .unwrap_or_else(|| Err(TransportError::timeout())),
            None => sending.await,
        };
        let response = sent.map_err(unanswered)?;
        if response.is_success() {
            token_response::read(response.body).map_err(TransportError::credentials)
        } else {
            Err(self.refused(&response))
        }
    }

    /// Returns what becomes of the call when the token service answered without a token: one that is busy or ill may give
    /// one later.
    fn refused(&self, response: &HttpResponse) -> TransportError {
        let error = TokenError::new(response, &self.client_secret);
        if response.is_too_many() || (500..600).contains(&response.status) {
            TransportError::credentials_unavailable(error)
        } else {
            TransportError::credentials(error)
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

/// Starts `fetching` where it goes on by itself, or returns it.
fn aside(client: &Client, fetching: Task<()>) -> Result<(), Task<()>> {
    if needs_no_runtime(client) {
        return Err(fetching);
    }
    background::detach(fetching)
}

/// Whether the client does its work on the thread of each call, which no runtime drives.
fn needs_no_runtime(client: &Client) -> bool {
    #[cfg(feature = "blocking")]
    let needs_none = client.shared().is_blocking;
    #[cfg(not(feature = "blocking"))]
    let needs_none = {
        let _ = client;
        false
    };
    needs_none
}
