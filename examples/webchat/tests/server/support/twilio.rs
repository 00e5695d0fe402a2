//! A service in place of Twilio: a function from requests to answers on a socket of this machine.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, Method, StatusCode, Uri, header},
    response::{IntoResponse as _, Response},
};
use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::Semaphore};

pub(crate) const CONVERSATION: &str = "CH0123456789abcdef0123456789abcdef";
pub(crate) const IDENTITY: &str = "guest-of-the-scripted-service";

/// A request as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    form: Vec<(String, String)>,
}

impl Received {
    /// Returns a field of the form.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        let mut fields = self.form.iter();
        let field = fields.find(|(key, _)| key == name)?;
        Some(&field.1)
    }

    pub(crate) fn is_start(&self) -> bool {
        self.path == "/v2/WebChats"
    }
}

/// What the service does with a request.
pub(crate) enum Answer {
    /// A status and JSON.
    Json(u16, Value),
    /// The same with `Retry-After`.
    RetryAfter(u16, &'static str, Value),
    /// Nothing before the semaphore has a permit, then this.
    After(Arc<Semaphore>, u16, Value),
}

type Service = Box<dyn Fn(&Received) -> Answer + Send + Sync>;

/// A running service. It ends with the test's runtime.
pub(crate) struct Twilio {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    service: Service,
    requests: Mutex<Vec<Received>>,
}

impl Twilio {
    /// Starts a service that does as Twilio does when all is well.
    pub(crate) async fn usual() -> Self {
        Self::start(usual).await
    }

    pub(crate) async fn start(
        service: impl Fn(&Received) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared {
            service: Box::new(service),
            requests: Mutex::default(),
        });
        let app = Router::new().fallback(answer).with_state(shared.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { address, shared }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns every request so far.
    pub(crate) fn requests(&self) -> Vec<Received> {
        self.shared.requests.lock().expect("no panic").clone()
    }
}

/// Answers as Twilio does when all is well.
pub(crate) fn usual(request: &Received) -> Answer {
    if request.is_start() {
        Answer::Json(201, chat())
    } else {
        Answer::Json(201, json!({"sid": "IM0123456789abcdef0123456789abcdef"}))
    }
}

/// The answer to a start.
pub(crate) fn chat() -> Value {
    json!({"conversation_sid": CONVERSATION, "identity": IDENTITY})
}

async fn answer(
    State(shared): State<Arc<Shared>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let form = form_urlencoded::parse(&body).into_owned().collect();
    let request = Received {
        method,
        path: uri.path().to_owned(),
        headers,
        form,
    };
    let answer = (shared.service)(&request);
    shared.requests.lock().expect("no panic").push(request);
    let (status, wait, body) = match answer {
        Answer::Json(status, body) => (status, None, body),
        Answer::RetryAfter(status, wait, body) => (status, Some(wait), body),
        Answer::After(semaphore, status, body) => {
            let permit = semaphore.acquire().await.expect("an open semaphore");
            permit.forget();
            (status, None, body)
        }
    };
    let status = StatusCode::from_u16(status).expect("a status");
    let kind = [(header::CONTENT_TYPE, "application/json")];
    let mut response = (status, kind, body.to_string()).into_response();
    if let Some(wait) = wait {
        let wait = wait.parse().expect("a value");
        response.headers_mut().insert(header::RETRY_AFTER, wait);
    }
    response
}
