//! Settings in, a client out: of the runtime's own type, or of any generated type around it.

use std::{fmt, marker::PhantomData, time::Duration};

use http::HeaderValue;

use crate::{
    base_url::BaseUrl,
    client::{Client, Shared},
    configuration_error::ConfigurationError,
    credentials::Credentials,
    encoding::header,
    error::Error,
    transport::Transport,
};

/// As patient as the most patient of the official clients that set a limit at all, so that no answer which one of them
/// would have got is lost here, while a service that fell silent can't hold a caller for ever.
const TIMEOUT: Duration = Duration::from_secs(60);

/// Configures a client and builds it as a `C`.
///
/// `Debug` shows no credential.
#[must_use = "a builder makes a client only when it is built"]
pub struct ClientBuilder<C = Client> {
    settings: Settings,
    client: PhantomData<fn() -> C>,
}

struct Settings {
    product: &'static str,
    user_agent_extension: Option<String>,
    credentials: Option<Credentials>,
    base_url: Option<String>,
    timeout: Duration,
    #[cfg(feature = "http-client")]
    connect_timeout: Option<Duration>,
    transport: Option<Box<dyn Transport>>,
}

impl<C: From<Client>> ClientBuilder<C> {
    /// Begins a client that calls itself `product` in its `User-Agent`, such as `twilio-flex-rust/1.0.0`.
    pub fn new(product: &'static str) -> Self {
        let settings = Settings {
            product,
            user_agent_extension: None,
            credentials: None,
            base_url: None,
            timeout: TIMEOUT,
            #[cfg(feature = "http-client")]
            connect_timeout: None,
            transport: None,
        };
        Self {
            settings,
            client: PhantomData,
        }
    }

    /// Sets the credentials. They are required.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.settings.credentials = Some(credentials);
        self
    }

    /// Sends everything to this address in place of the one in the document: `http` or `https`, a host, perhaps a port
    /// and a path that all others are put behind, such as `http://localhost:4010/flex`.
    ///
    /// The credentials go there, and nowhere else.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.settings.base_url = Some(base_url.into());
        self
    }

    /// Sets the time one exchange may take, from connecting to the last byte of the response. Without it, 60 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// Sets the time that connecting may take, TLS included. Without it, 10 seconds.
    ///
    /// It counts for the default transport only.
    #[cfg(feature = "http-client")]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = Some(timeout);
        self
    }

    /// Adds the caller's own product to the `User-Agent`, such as `acme-contact-center/2.1`.
    pub fn user_agent_extension(mut self, extension: impl Into<String>) -> Self {
        self.settings.user_agent_extension = Some(extension.into());
        self
    }

    /// Sends through this transport in place of the default one. An `Arc` of a transport is one too.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.settings.transport = Some(Box::new(transport));
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    /// Missing credentials, a base URL that is none, a `User-Agent` that a header can't carry, or no transport where the
    /// feature `http-client` is off and none was given.
    pub fn build(self) -> Result<C, Error> {
        self.settings
            .build()
            .map(C::from)
            .map_err(Error::configuration)
    }
}

// Not generic on purpose: compiled once, not once per client type.
impl Settings {
    fn build(self) -> Result<Client, ConfigurationError> {
        let credentials = self
            .credentials
            .as_ref()
            .ok_or(ConfigurationError::Credentials)?;
        let account_sid = credentials.account_sid().to_owned();
        let authorization = credentials
            .authorization()
            .ok_or(ConfigurationError::Credentials)?;
        let user_agent = user_agent(self.product, self.user_agent_extension.as_deref())?;
        let base_url = self.base_url.as_deref().map(BaseUrl::parse).transpose()?;
        let timeout = self.timeout;
        let transport = self.into_transport()?;
        Ok(Client::new(Shared {
            transport,
            account_sid,
            authorization,
            user_agent,
            base_url,
            timeout,
        }))
    }

    #[cfg(feature = "http-client")]
    fn into_transport(self) -> Result<Box<dyn Transport>, ConfigurationError> {
        use crate::http_transport::HttpTransport;
        match self.transport {
            Some(transport) => Ok(transport),
            None => Ok(Box::new(HttpTransport::with_connect_timeout(
                self.connect_timeout,
            )?)),
        }
    }

    #[cfg(not(feature = "http-client"))]
    fn into_transport(self) -> Result<Box<dyn Transport>, ConfigurationError> {
        self.transport.ok_or(ConfigurationError::Transport)
    }
}

fn user_agent(product: &str, extension: Option<&str>) -> Result<HeaderValue, ConfigurationError> {
    let (os, arch, rust) = (
        std::env::consts::OS,
        std::env::consts::ARCH,
        env!("CARGO_PKG_RUST_VERSION"),
    );
    let separator = if extension.is_some() { " " } else { "" };
    let text = format!(
        "{product} ({os} {arch}) rust/{rust}{separator}{}",
        extension.unwrap_or_default()
    );
    header::value(&text).ok_or(ConfigurationError::UserAgent)
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("product", &self.settings.product)
            .field("credentials", &self.settings.credentials)
            .field("timeout", &self.settings.timeout)
            .finish_non_exhaustive()
    }
}
