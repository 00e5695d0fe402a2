//! A server of the example on a socket, and requests to it as a browser sends them.

use std::{ffi::OsString, io, net::SocketAddr};

use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};
use tokio::{sync::oneshot, task::JoinHandle};
use webchat::{Config, Server};

use super::{
    http, log,
    settings::{SITE, settings},
    twilio::Twilio,
};

/// A server that runs until it is stopped, or until the runtime of the test ends.
pub(crate) struct Running {
    pub(crate) address: SocketAddr,
    http: Client,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<io::Result<()>>,
}

impl Running {
    /// Starts a server in front of this service, with these changes to the usual settings.
    pub(crate) async fn start(twilio: &Twilio, changes: &[(&str, &str)]) -> Self {
        Self::at(&twilio.url(), changes).await
    }

    /// Starts a server in front of whatever is at this address.
    pub(crate) async fn at(twilio: &str, changes: &[(&str, &str)]) -> Self {
        log::listen();
        let config = read(&settings(twilio, changes)).expect("good settings");
        let server = Server::bind(config).await.expect("a free port");
        let (stop, stopped) = oneshot::channel();
        let address = server.address();
        let serving = tokio::spawn(server.run(async {
            let _ = stopped.await;
        }));
        let http = http::client();
        Self {
            address,
            http,
            stop,
            serving,
        }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.http.get(self.url(path))
    }

    /// Begins a request that has no origin and no body.
    pub(crate) fn bare_post(&self, path: &str) -> RequestBuilder {
        self.http.post(self.url(path))
    }

    /// Begins a request that a browser sends for the website.
    pub(crate) fn post(&self, path: &str) -> RequestBuilder {
        self.bare_post(path).header("origin", SITE)
    }

    pub(crate) fn preflight(&self, path: &str, origin: &str) -> RequestBuilder {
        self.http
            .request(reqwest::Method::OPTIONS, self.url(path))
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "content-type")
    }

    /// Starts a chat with this form.
    pub(crate) async fn start_chat(&self, form: Value) -> Response {
        self.send("/initWebchat", &json!({ "formData": form }))
            .await
    }

    pub(crate) async fn refresh(&self, token: &str) -> Response {
        self.send("/refreshToken", &json!({ "token": token })).await
    }

    async fn send(&self, path: &str, body: &Value) -> Response {
        let request = self.post(path).header("content-type", "application/json");
        request
            .body(body.to_string())
            .send()
            .await
            .expect("a response")
    }

    /// Asks the server to stop. What it returns ends when the server has.
    pub(crate) fn stop(self) -> JoinHandle<io::Result<()>> {
        self.stop.send(()).expect("a running server");
        self.serving
    }
}

/// Reads these variables as the server does.
pub(crate) fn read(variables: &[(String, String)]) -> Result<Config, webchat::Problems> {
    Config::read(&|name| {
        let found = variables.iter().rev().find(|(key, _)| key == name)?;
        Some(OsString::from(&found.1))
    })
}

/// Returns the JSON of a response.
pub(crate) async fn json_of(response: Response) -> Value {
    let text = response.text().await.expect("a body");
    serde_json::from_str(&text).unwrap_or_else(|_| panic!("JSON, not {text:?}"))
}

/// Returns the status of a refusal, and checks that it has a sentence for visitors in JSON, and how long to wait.
pub(crate) async fn refusal(response: Response) -> (u16, Option<u64>, String) {
    let status = response.status().as_u16();
    let wait = response.headers().get("retry-after");
    let wait = wait.map(|wait| wait.to_str().expect("text").parse().expect("seconds"));
    assert_eq!(response.headers()["cache-control"], "no-store");
    let body = json_of(response).await;
    let sentence = body["error"].as_str().expect("a sentence").to_owned();
    assert!(sentence.ends_with('.'), "{sentence}");
    (status, wait, sentence)
}
