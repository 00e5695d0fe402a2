//! An address and parameters in, a signed request of Twilio's kind, and its answer, out.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use form_urlencoded::Serializer;
use http::{Request, Uri, header};
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::handshake;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use twilio_flex::{SignedWebhook, WebhookSecret};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// A request that Twilio would send to a backend.
#[derive(Debug, Clone)]
#[must_use]
pub struct Webhook {
    url: String,
    /// The URL that is signed, if it is another one.
    public_url: Option<String>,
    parameters: Vec<(String, String)>,
    json: Option<String>,
    auth_token: Option<String>,
}

impl Webhook {
    /// A webhook to this address: `http`, since what is tested is on this machine or in its network.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            public_url: None,
            parameters: Vec::new(),
            json: None,
            auth_token: None,
        }
    }

    /// Signs this URL rather than the one that is called: the one that Twilio would call, where a proxy in front of the backend
    /// changes it.
    pub fn public_url(mut self, url: impl Into<String>) -> Self {
        self.public_url = Some(url.into());
        self
    }

    /// Adds a parameter of the form.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sends this JSON in place of a form.
    pub fn json(mut self, body: impl Into<String>) -> Self {
        self.json = Some(body.into());
        self
    }

    /// Signs with this auth token in place of the server's.
    pub fn auth_token(mut self, token: impl Into<String>) -> Self {
        self.auth_token = Some(token.into());
        self
    }

    /// Signs the request and sends it.
    pub(crate) async fn send(self, auth_token: &str) -> Result<WebhookAnswer, WebhookError> {
        let secret = WebhookSecret::auth_token(self.auth_token.as_deref().unwrap_or(auth_token));
        let (media_type, body, signed) = self.signed(&secret);
        let failed = |problem: String| WebhookError {
            url: self.url.clone(),
            problem,
        };
        let uri: Uri = self
            .called(&signed)
            .parse()
            .map_err(|error| failed(format!("{error}")))?;
        let (Some("http"), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(failed(
                "expected an address that begins with `http://`".to_owned(),
            ));
        };
        let authority = authority.clone();
        let mut request = Request::post(uri.path_and_query().map_or("/", |path| path.as_str()))
            .header(header::HOST, authority.as_str())
            .header(header::CONTENT_TYPE, media_type)
            .header(header::USER_AGENT, "TwilioProxy/1.1");
        for (name, value) in signed.headers() {
            request = request.header(name, value);
        }
        let request = request
            .body(Full::new(Bytes::from(body)))
            .map_err(|error| failed(error.to_string()))?;
        let port = authority.port_u16().unwrap_or(80);
        let host = authority.host().trim_matches(['[', ']']).to_owned();
        match tokio::time::timeout(PATIENCE, exchange(&host, port, request)).await {
            Ok(answered) => answered.map_err(|error| failed(error.to_string())),
            Err(_) => Err(failed(format!("no answer after {} s", PATIENCE.as_secs()))),
        }
    }
}

impl Webhook {
    /// The media type and the text of the body, and the signature.
    fn signed(&self, secret: &WebhookSecret) -> (&'static str, String, SignedWebhook) {
        if let Some(json) = &self.json {
            let signed = secret.sign_body(self.signed_url(), json.as_bytes());
            return ("application/json", json.clone(), signed);
        }
        let form = Serializer::new(String::new())
            .extend_pairs(&self.parameters)
            .finish();
        let signed = secret.sign_form(self.signed_url(), form.as_bytes());
        ("application/x-www-form-urlencoded", form, signed)
    }

    fn signed_url(&self) -> &str {
        self.public_url.as_deref().unwrap_or(&self.url)
    }

    /// The URL to call, with what the signature adds to the query.
    fn called(&self, signed: &SignedWebhook) -> String {
        let added = signed.url().strip_prefix(self.signed_url());
        format!("{}{}", self.url, added.unwrap_or_default())
    }
}

async fn exchange(
    host: &str,
    port: u16,
    request: Request<Full<Bytes>>,
) -> Result<WebhookAnswer, Box<dyn std::error::Error + Send + Sync>> {
    let stream = TcpStream::connect((host, port)).await?;
    let (mut sender, connection) = handshake(TokioIo::new(stream)).await?;
    let driving = tokio::spawn(connection);
    let response = sender.send_request(request).await?;
    let status = response.status().as_u16();
    let body = response.into_body().collect().await?.to_bytes();
    driving.abort();
    Ok(WebhookAnswer {
        status,
        body: String::from_utf8_lossy(&body).into_owned(),
    })
}

/// What a backend answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookAnswer {
    /// The status.
    pub status: u16,
    /// The body, such as TwiML.
    pub body: String,
}

/// A webhook that was not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookError {
    url: String,
    problem: String,
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the webhook to {} was not answered: {}",
            self.url, self.problem
        )
    }
}

impl std::error::Error for WebhookError {}
