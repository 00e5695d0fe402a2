//! Proxies that do not let the client through: what is repeated, and what is said of them.

use super::{TUNNEL, proxy, scope};
use crate::support::{CreateThing, Reply, Server, builder, retrying};
use twilio_runtime::Error;

/// Makes a call through a proxy that answers so, three times at most.
async fn through(base_url: &str, answer: Reply) -> (Error, Server) {
    let server = Server::start((0..3).map(|_| answer.clone()));
    let scope = scope(retrying(), proxy(&server.url), base_url);
    let error = CreateThing::new(&scope).send().await;
    let error = error.expect_err("no service behind the proxy");
    let shown = format!("{error:?} {}", error.report());
    // The password, alone and with the user in Base64.
    assert!(
        !shown.contains("pass:word") && !shown.contains("dXNl"),
        "{shown}"
    );
    (error, server)
}

#[tokio::test]
async fn a_refusal_is_not_repeated_unless_it_passes() {
    let html = "<html><head><title>x</title></head><body>Ask\n <b>IT</b> for user</body></html>";
    let long = "y".repeat(50_000);
    for (status, head, body, attempts, says) in [
        (
            "407 Who are you",
            "proxy-authenticate: Basic realm=\"x\"\r\n",
            "",
            1,
            "status 407 Who are you (it asks for Basic); check the proxy's user and password",
        ),
        (
            "407 X",
            "proxy-authenticate: NTLM\r\n",
            "",
            1,
            "status 407 X (it asks for NTLM); only `Basic`",
        ),
        (
            "403 Forbidden",
            "",
            html,
            1,
            "status 403 Forbidden, \"Ask IT for [hidden]\"; ask who",
        ),
        (
            "400 Bad Request",
            "",
            "no",
            1,
            "status 400 Bad Request, \"no\"",
        ),
        (
            "302 Found",
            "location: http://login.example\r\n",
            "",
            1,
            "status 302 Found",
        ),
        ("500 X", "", &long, 1, "status 500 X"),
        ("429 X", "", "", 3, "status 429 X"),
        (
            "502 Bad Gateway",
            "",
            "no route",
            3,
            "status 502 Bad Gateway, \"no route\"",
        ),
        ("503 X", "", "", 3, "status 503 X"),
        ("504 X", "", "", 3, "status 504 X"),
    ] {
        let length = body.len();
        let answer = format!("HTTP/1.1 {status}\r\n{head}content-length: {length}\r\n\r\n{body}");
        let (error, server) = through("https://api.example.com", Reply::Send(answer)).await;
        assert!(error.is_connect() && !error.was_sent(), "{error:?}");
        assert_eq!(error.attempts(), attempts, "{error:?}");
        let tried = usize::try_from(attempts).expect("a few");
        assert_eq!(server.targets(), vec!["CONNECT api.example.com:443"; tried]);
        let report = error.report().to_string();
        let refused = format!(
            "the proxy {} refused to connect to api.example.com:443: ",
            server.url
        );
        assert!(report.contains(&(refused + says)), "{says} in {report}");
        assert!(report.len() < 1000, "{report}");
    }
}

#[tokio::test]
async fn a_refusal_that_does_not_end_is_one_all_the_same() {
    let head = "HTTP/1.1 403 No\r\n";
    for answer in [
        Reply::Send(format!("{head}content-length: 9\r\n\r\nx")),
        Reply::Send(format!(
            "{head}transfer-encoding: chunked\r\n\r\n1\r\nx\r\n"
        )),
        Reply::SendAndClose(format!("{head}\r\nWhy")),
    ] {
        let (error, _) = through("https://api.example.com", answer).await;
        assert_eq!(error.attempts(), 1, "{error:?}");
        assert!(
            error.report().to_string().contains("status 403 No"),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn a_proxy_that_wants_credentials_says_so_without_tls_too() {
    // Its own words are not shown here, because proxies repeat the URL of the request in them.
    let answer =
        "HTTP/1.1 407 X\r\nproxy-authenticate: Basic realm=x\r\ncontent-length: 2\r\n\r\nno";
    let (error, server) = through("http://api.example.com", Reply::Send(answer.to_owned())).await;
    assert!(error.is_connect() && !error.was_sent(), "{error:?}");
    assert_eq!((error.attempts(), server.requests().len()), (1, 1));
    let report = error.report().to_string();
    let says = "refused to connect to api.example.com:80: status 407 Proxy Authentication Required (it asks for Basic); check";
    assert!(report.contains(says), "{report}");
}

#[tokio::test]
async fn what_is_no_proxy_is_a_failed_connection() {
    let too_much = format!("HTTP/1.1 200 OK\r\nx: {}", "y".repeat(600_000));
    for (answer, says) in [
        (
            Reply::SendAndClose("SSH-2.0-x\r\n\r\n".to_owned()),
            "did not answer as one",
        ),
        (Reply::SendAndClose(too_much), "did not answer as one"),
        (
            Reply::SendAndClose("HTTP/1.1 200 OK\r\n".to_owned()),
            "closed the connection",
        ),
        (
            Reply::SendAndClose(format!("{TUNNEL}and more")),
            "did not answer as one",
        ),
        (Reply::SendAndClose(TUNNEL.to_owned()), "could not connect"),
    ] {
        let (error, server) = through("https://api.example.com", answer).await;
        assert!(error.is_connect() && !error.was_sent(), "{error:?}");
        assert_eq!(
            (error.attempts(), server.requests().len()),
            (3, 3),
            "{error:?}"
        );
        let report = error.report().to_string();
        assert!(report.contains(says), "{says} in {report}");
    }
}

#[tokio::test]
async fn a_proxy_that_is_not_there_is_named() {
    let gone = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = gone.local_addr().expect("an address");
    drop(gone);
    for base_url in ["http://api.example.com", "https://api.example.com"] {
        let scope = scope(
            builder(),
            proxy(&format!("http://u:s3cret@{address}")),
            base_url,
        );
        let error = CreateThing::new(&scope).send().await.expect_err("no proxy");
        assert!(error.is_connect() && !error.was_sent(), "{error:?}");
        let report = error.report().to_string();
        let says = format!("the proxy http://{address} can't be reached");
        assert!(
            report.contains(&says) && !report.contains("s3cret"),
            "{report}"
        );
    }
}
