//! OAuth's client credentials: an id and a secret in, an access token that is shared and renewed out.

use std::{pin::pin, sync::Arc, time::Duration};

use super::{
    authorization::Authorization,
    changing::{Asking, ChangingCredentials, within},
    check::Names,
    moment::Moment,
    oauth_app::App,
    token_cache::{FetchPlace, TokenCache},
    token_client::TokenClient,
    token_fetch::{Fetch, Fetched},
    token_response,
    token_turn::Turn,
};
use crate::{
    clock,
    error::{
        configuration_error::ConfigurationError, token_error::TokenError,
        transport_error::TransportError,
    },
    message::http_response::HttpResponse,
    task::{Task, background},
};

/// As long as the usual attempt of a call. A call that has less time gives up earlier, and the fetch goes on for others.
const TIMEOUT: Duration = Duration::from_secs(30);

/// How long a call that has a good token waits for the next one, where it has to fetch it itself.
const RENEWAL: Duration = Duration::from_secs(2);

/// An OAuth app and the token it has at the moment.
pub(crate) struct OAuthSession {
    app: App,
    cache: Arc<TokenCache>,
}

impl OAuthSession {
    pub(super) fn new(app: App) -> Self {
        Self {
            app,
            cache: Arc::default(),
        }
    }

    /// Returns the token at hand, or waits for the one that is being fetched, for `time` at most where the call has to
    /// fetch it itself. A token that is about to expire is used while its successor is fetched aside.
    async fn token(
        self: &Arc<Self>,
        client: &Arc<dyn TokenClient>,
        time: Duration,
    ) -> Result<Authorization, TransportError> {
        if let Some(authorization) = self.cache.good() {
            return Ok(authorization);
        }
        let clock = client.clock();
        let (mut place, mut has_begun) = (FetchPlace::default(), false);
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
                    if let Err(fetching) =
                        background::detach(self.clone().run(client.clone(), fetch))
                    {
                        fetching.await;
                    }
                }
            }
        }
    }

    /// Renews a token that is still good. Where nobody does it aside, the call waits for a moment only, and no failure is
    /// its own.
    async fn renew(
        self: &Arc<Self>,
        client: &Arc<dyn TokenClient>,
        authorization: Authorization,
        fetch: Fetch,
        time: Duration,
    ) -> Authorization {
        let (number, clock) = (fetch.number(), client.clock());
        let Err(mut fetching) = background::detach(self.clone().run(client.clone(), fetch)) else {
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
    fn run(self: Arc<Self>, client: Arc<dyn TokenClient>, fetch: Fetch) -> Task<()> {
        Box::pin(async move {
            let clock = client.clock();
            let fetched = Box::pin(self.fetch(&*client));
            let fetched = fetch.watch(clock, fetched).await;
            fetch.finish(clock, fetched);
        })
    }

    async fn fetch(&self, client: &dyn TokenClient) -> Fetched {
        let transport = client.transport();
        let mut sending = transport.send(self.app.request(client, TIMEOUT));
        let limit = client.clock().filter(|_| !transport.keeps_time());
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
        let error = TokenError::new(response, &self.app.client_secret);
        if response.is_too_many() || (500..600).contains(&response.status) {
            TransportError::credentials_unavailable(error)
        } else {
            TransportError::credentials(error)
        }
    }
}

impl ChangingCredentials for OAuthSession {
    fn check(&self, names: &Names) -> Result<(), ConfigurationError> {
        self.app.check(names)
    }

    fn authorization(self: Arc<Self>, client: Arc<dyn TokenClient>, time: Duration) -> Asking {
        Box::pin(async move { within(&*client, time, pin!(self.token(&client, time))).await? })
    }

    fn reject(&self, authorization: &Authorization, client: &dyn TokenClient) -> bool {
        self.cache.refuse(authorization, client.clock())
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
