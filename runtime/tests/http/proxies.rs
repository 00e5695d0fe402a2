//! Proxies: what they are asked, what they get to see, and what is said of one that refuses.

use std::{env, process::Command};

use crate::{
    proxy_service::TunnelProxy,
    support::{CreateThing, ListThings, Reply, Server, builder, json, retrying},
    tls_service::{CERTIFICATE, KEY, TlsService, trusting},
};
use twilio_runtime::{ClientBuilder, Error, HttpTransport, Proxy, Scope};

const TUNNEL: &str = "HTTP/1.1 200 Connection established\r\n\r\n";

/// The proxy at this address, with credentials.
fn proxy(url: &str) -> Proxy {
    let proxy = Proxy::new(url).expect("a proxy");
    proxy.basic_auth("user", "pass:word")
}

fn scope(builder: ClientBuilder, proxy: Proxy, base_url: &str) -> Scope {
    let transport = HttpTransport::builder()
        .proxy(proxy)
        .build()
        .expect("a transport");
    let client = builder.transport(transport).base_url(base_url);
    Scope::new(client.build().expect("a client"))
}

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
async fn with_tls_the_proxy_makes_a_tunnel_and_sees_nothing_else() {
    let (service, tunnel) = (TlsService::start(0).await, TunnelProxy::start().await);
    let transport = trusting(CERTIFICATE).proxy(proxy(&tunnel.url));
    let scope = service.scope_by(builder(), transport);
    for _ in 0..2 {
        CreateThing::new(&scope).send().await.expect("a thing");
    }
    assert_eq!((service.connections(), service.requests()), (1, 2));
    let seen = tunnel.seen();
    assert_eq!(seen.len(), 1, "the tunnel is used again");
    let target = service.url.trim_start_matches("https://");
    let (head, rest) = seen[0].split_once("\r\n\r\n").expect("a head");
    let mut lines: Vec<_> = head.lines().collect();
    lines[1..].sort_unstable();
    let expected = [
        &format!("CONNECT {target} HTTP/1.1"),
        &format!("host: {target}"),
        "proxy-authorization: Basic dXNlcjpwYXNzOndvcmQ=",
    ];
    assert_eq!(lines, expected);
    assert!(
        rest.contains("localhost"),
        "the name of the host is in the clear"
    );
    assert!(
        !rest.contains("HTTP/1.1") && !rest.contains("Basic"),
        "{rest}"
    );
}

#[tokio::test]
async fn a_proxy_may_be_spoken_to_by_tls() {
    let service = TlsService::start(0).await;
    let tunnel = TunnelProxy::with_certificate(CERTIFICATE).await;
    // The service sees the certificate of the client, the proxy does not ask.
    let transport = trusting(CERTIFICATE)
        .client_certificate(CERTIFICATE, KEY)
        .proxy(proxy(&tunnel.url));
    let scope = service.scope_by(builder(), transport);
    for _ in 0..2 {
        CreateThing::new(&scope).send().await.expect("a thing");
    }
    assert_eq!((service.connections(), service.requests()), (1, 2));
    let seen = tunnel.seen();
    assert_eq!(seen.len(), 1, "the tunnel is used again");
    assert!(seen[0].starts_with("CONNECT localhost:"), "{}", seen[0]);
    assert!(!seen[0].contains("POST"), "TLS within TLS");
}

#[tokio::test]
async fn the_certificate_of_a_proxy_is_checked() {
    let service = TlsService::start(0).await;
    let tunnel = TunnelProxy::with_certificate(include_bytes!("../tls/expired.pem")).await;
    let both = [CERTIFICATE, include_bytes!("../tls/expired.pem")].concat();
    let transport = trusting(&both).proxy(proxy(&tunnel.url));
    let scope = service.scope_by(retrying(), transport);
    let error = CreateThing::new(&scope).send().await.expect_err("no trust");
    assert!(error.is_connect() && !error.was_sent(), "{error:?}");
    assert_eq!(
        (error.attempts(), service.connections()),
        (1, 0),
        "{error:?}"
    );
    let says = format!(
        "TLS: the certificate of the proxy {} has expired",
        tunnel.url
    );
    assert!(
        error.report().to_string().contains(&says),
        "{}",
        error.report()
    );
    assert_eq!(tunnel.seen().concat(), "", "the credentials went nowhere");
}

#[tokio::test]
async fn without_tls_the_proxy_gets_the_requests_themselves() {
    let server = Server::start([json(201, "{}"), json(200, r#"{"things":[]}"#)]);
    let scope = scope(
        builder(),
        proxy(&server.url),
        "http://api.example.com:8080/p",
    );
    CreateThing::new(&scope).send().await.expect("a thing");
    ListThings::new(&scope)
        .page(2)
        .send()
        .await
        .expect("a page");
    assert_eq!(
        server.targets(),
        [
            "POST http://api.example.com:8080/p/v1/Things",
            "GET http://api.example.com:8080/p/v1/Things?Page=2"
        ]
    );
    for request in server.requests() {
        let request = request.to_lowercase();
        assert!(
            request.contains("\r\nhost: api.example.com:8080\r\n"),
            "{request}"
        );
        assert!(request.contains("\r\nauthorization: basic "), "{request}");
        let credentials = "\r\nproxy-authorization: basic dxnlcjpwyxnzondvcmq=\r\n";
        assert!(request.contains(credentials), "{request}");
    }
    assert_eq!(server.connections(), 1, "the connection is used again");
}

#[tokio::test]
async fn requests_that_go_to_the_service_itself_have_nothing_of_the_proxy() {
    let server = Server::start([json(201, "{}")]);
    let elsewhere = proxy("http://proxy.invalid").except("127.0.0.0/8");
    let scope = scope(builder(), elsewhere, &server.url);
    CreateThing::new(&scope).send().await.expect("a thing");
    let request = &server.requests()[0];
    assert!(
        request.starts_with("POST /v1/Things HTTP/1.1\r\n"),
        "{request}"
    );
    assert!(!request.to_lowercase().contains("proxy-"), "{request}");
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
    let answer =
        "HTTP/1.1 407 X\r\nproxy-authenticate: Basic realm=x\r\ncontent-length: 2\r\n\r\nno";
    let (error, server) = through("http://api.example.com", Reply::Send(answer.to_owned())).await;
    assert!(error.is_connect() && !error.was_sent(), "{error:?}");
    assert_eq!((error.attempts(), server.requests().len()), (1, 1));
    let report = error.report().to_string();
    let says =
        "refused to connect to api.example.com:80: status 407 X (it asks for Basic), \"no\"; check";
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

#[tokio::test]
async fn excepted_hosts_are_reached_directly() {
    let (elsewhere, server) = (Server::start([]), Server::start([]));
    let port = server.url.rsplit(':').next().expect("a port");
    for (list, is_direct) in [
        ("localhost, 127.0.0.1", true),
        ("127.0.0.0/8", true),
        (&format!("127.0.0.1:{port}"), true),
        ("*", true),
        ("127.0.0.1:1", false),
        ("10.0.0.0/8", false),
        ("", false),
    ] {
        elsewhere.begin_again([json(201, "{}")]);
        server.begin_again([json(201, "{}")]);
        let excepted = proxy(&elsewhere.url).except(list);
        let scope = scope(builder(), excepted, &server.url);
        CreateThing::new(&scope).send().await.expect("a thing");
        let counts = (elsewhere.requests().len(), server.requests().len());
        assert_eq!(counts, if is_direct { (0, 1) } else { (1, 0) }, "{list}");
    }
}

#[test]
fn an_address_that_is_none_is_an_error_without_its_credentials() {
    for (url, says) in [
        ("socks5://user:s3cret@p", "`ReqwestTransport`"),
        ("ftp://user:s3cret@p", "`http://` or `https://`"),
        ("http://user:s3cret@", "not a URL"),
    ] {
        let error = Proxy::new(url).expect_err("no proxy");
        let shown = format!("{error} {error:?}");
        assert!(error.is_configuration() && shown.contains(says), "{shown}");
        assert!(
            !shown.contains("s3cret") && !shown.contains("user:"),
            "{shown}"
        );
    }
}

/// Tells a test that it runs within another one: how to make the client, and the base URL.
const WITHIN: &str = "TWILIO_TEST_BASE_URL";
const OFF: &str = "TWILIO_TEST_OFF";

/// A process can't set its own environment safely, so this runs once more as a child with another one.
#[tokio::test]
async fn the_environment_names_the_proxies() {
    if let Ok(base_url) = env::var(WITHIN) {
        return call_within(&base_url).await;
    }
    let (a, b, service) = (Server::start([]), Server::start([]), Server::start([]));
    let with_credentials = a.url.replace("://", "://user:s3cret@");
    let (http, https) = ("http://api.example.com", "https://api.example.com");
    let bypassed = "x.example, .example.com:443, 127.0.0.1:1";
    for (variables, base_url, expected) in [
        (
            &[("HTTPS_PROXY", &*a.url), ("HTTP_PROXY", &b.url)][..],
            https,
            (1, 0, 0),
        ),
        (
            &[("https_proxy", &a.url), ("http_proxy", &b.url)],
            http,
            (0, 1, 0),
        ),
        (
            &[("https_proxy", &a.url), ("HTTPS_PROXY", &b.url)],
            https,
            (1, 0, 0),
        ),
        (
            &[("ALL_PROXY", &with_credentials), ("HTTP_PROXY", &b.url)],
            https,
            (1, 0, 0),
        ),
        (&[("all_proxy", &a.url)], http, (1, 0, 0)),
        (
            &[
                ("HTTP_PROXY", &b.url),
                ("ALL_PROXY", &a.url),
                ("REQUEST_METHOD", "GET"),
            ],
            http,
            (1, 0, 0),
        ),
        // This machine is reached directly, and what is turned off or excepted.
        (&[("ALL_PROXY", &a.url)], &service.url, (0, 0, 1)),
        (
            &[("ALL_PROXY", &a.url), ("NO_PROXY", bypassed)],
            http,
            (1, 0, 0),
        ),
        (
            &[("ALL_PROXY", &a.url), ("NO_PROXY", "*")],
            &service.url,
            (0, 0, 1),
        ),
        (
            &[("ALL_PROXY", "socks5://p"), (OFF, "1")],
            &service.url,
            (0, 0, 1),
        ),
    ] {
        for server in [&a, &b, &service] {
            server.begin_again([json(403, "{}")]);
        }
        let error = child(variables, base_url);
        assert!(error.contains("403"), "{variables:?} {error}");
        let counts = [&a, &b, &service].map(|server| server.requests().len());
        assert_eq!(
            counts,
            <[usize; 3]>::from(expected),
            "{variables:?} {error}"
        );
        if let Some(request) = a.requests().first() {
            let has_credentials = request
                .to_lowercase()
                .contains("\r\nproxy-authorization: basic ");
            assert_eq!(has_credentials, variables[0].1.contains('@'), "{request}");
        }
    }
    for value in ["socks5://user:s3cret@p", "http://user:s3cret@:x"] {
        let error = child(&[("ALL_PROXY", value)], &service.url);
        assert!(
            error.contains("ALL_PROXY") && !error.contains("s3cret"),
            "{error}"
        );
    }
}

/// Makes a call in a process with these variables, and returns its error.
fn child(variables: &[(&str, &str)], base_url: &str) -> String {
    let mut child = Command::new(env::current_exe().expect("this program"));
    child.args([
        "--exact",
        "--nocapture",
        "proxies::the_environment_names_the_proxies",
    ]);
    for name in [
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "NO_PROXY",
        "REQUEST_METHOD",
    ] {
        child.env_remove(name).env_remove(name.to_lowercase());
    }
    child.env(WITHIN, base_url).envs(variables.iter().copied());
    let output = child.output().expect("a child");
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("text");
    let (_, error) = text.split_once("error: ").expect("an error");
    error.lines().next().expect("a line").to_owned()
}

#[expect(clippy::print_stdout, reason = "the other process reads it")]
async fn call_within(base_url: &str) {
    let mut client = builder().base_url(base_url);
    if env::var_os(OFF).is_some() {
        client = client.without_environment_proxy();
    }
    let error = match client.build() {
        Ok(client) => CreateThing::new(&Scope::new(client))
            .send()
            .await
            .expect_err("status 403"),
        Err(error) => error,
    };
    println!("\nerror: {}", error.report().to_string().replace('\n', " "));
}
