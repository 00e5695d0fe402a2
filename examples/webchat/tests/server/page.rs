//! The page for trying out the server.

use crate::support::{running::Running, twilio::Twilio};

#[tokio::test]
async fn the_page_needs_nothing_but_this_server() {
    let twilio = Twilio::usual().await;
    let server = Running::start(&twilio, &[]).await;
    for (path, kind) in [
        ("/", "text/html"),
        ("/page.css", "text/css"),
        ("/page.js", "text/javascript"),
    ] {
        let response = server.get(path).send().await.expect("a response");
        assert_eq!(response.status(), 200);
        let headers = response.headers().clone();
        let value = |name: &str| headers[name].to_str().expect("text");
        assert!(value("content-type").starts_with(kind));
        assert_eq!(value("x-content-type-options"), "nosniff");
        let policy = value("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self';"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe"), "{policy}");
        let text = response.text().await.expect("a body");
        assert!(
            !text.contains("://") && !text.contains(" style=") && !text.contains("innerHTML"),
            "{path}"
        );
    }
}
