//! Which websites may use the server.

use reqwest::Response;

use crate::support::{
    running::{Running, refusal},
    settings::SITE,
    twilio::Twilio,
};

const OTHERS: [&str; 5] = [
    "https://other.example",
    "https://www.example.com.other.example",
    "http://www.example.com",
    "https://www.example.com:8443",
    "null",
];

fn allowed_origin(response: &Response) -> Option<&str> {
    let value = response.headers().get("access-control-allow-origin")?;
    value.to_str().ok()
}

async fn start(server: &Running, origin: &str) -> Response {
    let request = server.bare_post("/initWebchat").header("origin", origin);
    let request = request.header("content-type", "application/json");
    request.body("{}").send().await.expect("a response")
}

#[tokio::test]
async fn a_website_that_is_allowed_can_read_the_answer() {
    let twilio = Twilio::usual().await;
    let sites = format!("https://shop.example.com , {SITE}");
    let server = Running::start(&twilio, &[("ALLOWED_ORIGINS", &sites)]).await;
    for origin in [SITE, "https://shop.example.com"] {
        let response = start(&server, origin).await;
        assert_eq!(response.status(), 200);
        assert_eq!(allowed_origin(&response), Some(origin));
        let vary = response.headers().get_all("vary").iter();
        assert!(
            vary.map(|value| value.to_str().expect("text").to_lowercase())
                .any(|value| value.contains("origin"))
        );
    }
    // A page has to know why it was refused, and for how long.
    let response = server
        .post("/refreshToken")
        .send()
        .await
        .expect("a response");
    assert_eq!(response.status(), 415);
    assert_eq!(allowed_origin(&response), Some(SITE));
    assert_eq!(
        response.headers()["access-control-expose-headers"],
        "retry-after"
    );
}

#[tokio::test]
async fn another_website_is_refused_before_twilio_hears_of_it() {
    let twilio = Twilio::usual().await;
    let server = Running::start(&twilio, &[]).await;
    for origin in OTHERS {
        let response = start(&server, origin).await;
        assert_eq!(allowed_origin(&response), None, "{origin}");
        assert_eq!(refusal(response).await.0, 403, "{origin}");
    }
    let unnamed = server
        .bare_post("/initWebchat")
        .header("content-type", "application/json");
    let unnamed = unnamed.body("{}").send().await.expect("a response");
    assert_eq!(refusal(unnamed).await.0, 403);
    assert!(twilio.requests().is_empty());
}

#[tokio::test]
async fn a_preflight_allows_what_the_chat_app_sends() {
    let twilio = Twilio::usual().await;
    let server = Running::start(&twilio, &[]).await;
    for path in ["/initWebchat", "/refreshToken"] {
        let response = server
            .preflight(path, SITE)
            .send()
            .await
            .expect("a response");
        assert!(response.status().is_success());
        assert_eq!(allowed_origin(&response), Some(SITE));
        assert_eq!(response.headers()["access-control-allow-methods"], "POST");
        assert_eq!(
            response.headers()["access-control-allow-headers"],
            "content-type"
        );
        assert!(
            !response
                .headers()
                .contains_key("access-control-allow-credentials")
        );
        for origin in OTHERS {
            let response = server
                .preflight(path, origin)
                .send()
                .await
                .expect("a response");
            assert_eq!(allowed_origin(&response), None, "{origin}");
        }
    }
}

#[tokio::test]
async fn the_page_of_the_server_may_always_use_it() {
    let twilio = Twilio::usual().await;
    let local = Running::start(&twilio, &[("ALLOWED_ORIGINS", "")]).await;
    let port = local.address.port();
    for host in ["localhost", "127.0.0.1"] {
        assert_eq!(
            start(&local, &format!("http://{host}:{port}"))
                .await
                .status(),
            200
        );
    }
    assert_eq!(start(&local, SITE).await.status(), 403);
    let public = Running::start(&twilio, &[("PUBLIC_URL", "https://Chat.Example.com/a")]).await;
    assert_eq!(
        start(&public, "https://chat.example.com").await.status(),
        200
    );
    let local_origin = format!("http://localhost:{}", public.address.port());
    assert_eq!(start(&public, &local_origin).await.status(), 403);
}
