//! A running server.

mod builder;

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use twilio_flex::{Client, ClientBuilder, Credentials};

pub use self::builder::{MockServerBuilder, StartError};
use crate::fault::{Fault, Faults};
use crate::files::FileError;
use crate::journal::Journal;
use crate::seeds;
use crate::server::serve;
use crate::service::Service;
use crate::webhook::{Webhook, WebhookAnswer, WebhookError};

/// A server that answers like the Twilio Flex API. It ends when it is dropped, with all its connections.
pub struct MockServer {
    address: SocketAddr,
    base_url: String,
    service: Arc<Service>,
    client: Client,
    task: JoinHandle<()>,
}

impl MockServer {
    /// Starts a server on a free port of this machine.
    ///
    /// # Errors
    /// No port can be listened at.
    pub async fn start() -> Result<Self, StartError> {
        Self::builder().start().await
    }

    /// Begins a server with other settings.
    pub fn builder() -> MockServerBuilder {
        MockServerBuilder::new()
    }

    fn run(
        listener: TcpListener,
        address: SocketAddr,
        base_url: String,
        service: Arc<Service>,
        client: Client,
    ) -> Self {
        let task = tokio::spawn(serve(listener, Arc::clone(&service)));
        Self {
            address,
            base_url,
            service,
            client,
            task,
        }
    }

    /// A client of this server, with credentials that it accepts.
    pub fn client(&self) -> Client {
        self.client.clone()
    }

    /// Begins a client of this server with credentials of the account. It has the settings that clients usually have.
    pub fn client_builder(&self) -> ClientBuilder<Client> {
        let token = self.service.callers.auth_token();
        let credentials = Credentials::auth_token(&self.service.callers.account, token);
        Client::builder()
            .credentials(credentials)
            .base_url(&self.base_url)
    }

    /// The address of the server, such as `http://127.0.0.1:4010`.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The address of the token endpoint.
    pub fn token_url(&self) -> String {
        format!("{}/v2/token", self.base_url)
    }

    /// Where the server listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The account of callers who name none.
    pub fn account_sid(&self) -> &str {
        &self.service.callers.account
    }

    /// The auth token that webhooks are signed with.
    pub fn auth_token(&self) -> &str {
        self.service.callers.auth_token()
    }

    /// How many operations are served.
    pub fn operations(&self) -> usize {
        self.service.plan.description.operations.len()
    }

    /// Makes something go wrong.
    pub fn fault(&self, fault: Fault) {
        self.service.state().faults.add(fault);
    }

    /// Makes nothing go wrong any more.
    pub fn clear_faults(&self) {
        self.service.state().faults = Faults::default();
    }

    /// Adds records: `{"/v1/FlexFlows": [{"friendly_name": "Support"}]}`.
    ///
    /// # Errors
    /// The text is not JSON of this form.
    pub fn add_records(&self, text: &str) -> Result<(), FileError> {
        let read = seeds::read(&self.service.plan, "records", text)?;
        let state = &mut *self.service.state();
        seeds::plant(
            &self.service.plan,
            &mut state.world,
            &self.service.callers.account,
            &read,
        );
        Ok(())
    }

    /// The requests so far.
    pub fn journal(&self) -> Journal {
        self.service.state().journal.clone()
    }

    /// Forgets records, faults and requests. The seeds that the server began with come back.
    pub fn reset(&self) {
        self.service.reset();
    }

    /// Sends a signed webhook to a backend.
    ///
    /// # Errors
    /// The backend was not reached or did not answer.
    pub async fn send_webhook(&self, webhook: Webhook) -> Result<WebhookAnswer, WebhookError> {
        webhook.send(self.service.callers.auth_token()).await
    }
}

impl Drop for MockServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl std::fmt::Debug for MockServer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MockServer")
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}
