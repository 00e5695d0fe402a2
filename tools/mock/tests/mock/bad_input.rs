//! Whatever is sent, the answer is clear and the server goes on.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use twilio_flex_mock::MockServer;

use crate::raw::{self, BASIC};
use crate::{CHAT_SERVICE, Outcome};

#[tokio::test]
async fn bytes_that_are_not_http_are_a_bad_request() -> Outcome {
    let server = MockServer::start().await?;
    for bytes in [
        &b"\x00\x01\x02\r\n\r\n"[..],
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /a b HTTP/1.1\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n",
        b"GET / HTTP/1.1\r\nHead er: x\r\n\r\n",
    ] {
        let text = raw::exchange(server.address(), bytes).await?;
        let answer = raw::answer(&text);
        assert_eq!(answer.status, 400, "{bytes:?}: {text}");
    }
    server.client().v1().flex_flows().list().send().await?;
    Ok(())
}

#[tokio::test]
async fn escapes_that_are_none_are_named() -> Outcome {
    let server = MockServer::start().await?;
    for (target, body, expected) in [
        (
            "/v1/FlexFlows/%zz",
            "",
            "Invalid path: `%zz` is not a percent escape",
        ),
        (
            "/v1/FlexFlows?FriendlyName=%",
            "",
            "Invalid query: `%` is not a percent escape",
        ),
        (
            "/v1/FlexFlows?FriendlyName=%ff",
            "",
            "Invalid query: the percent escapes are not UTF-8",
        ),
        (
            "/v1/FlexFlows",
            "FriendlyName=%4",
            "Invalid post body: `%4` is not a percent escape in FriendlyName",
        ),
    ] {
        let method = if body.is_empty() { "GET" } else { "POST" };
        let answer = raw::send(server.address(), method, target, body).await;
        assert_eq!(
            (answer.status, answer.code()),
            (400, Some(20001)),
            "{target}"
        );
        let message = answer.json()["message"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        assert!(message.starts_with(expected), "{message}");
    }
    Ok(())
}

#[tokio::test]
async fn a_large_body_is_refused_after_it_was_sent() -> Outcome {
    let server = MockServer::start().await?;
    let body = format!("FriendlyName={}", "x".repeat(10 << 20));
    let answer = raw::send(server.address(), "POST", "/v1/FlexFlows", &body).await;
    assert_eq!(answer.status, 413);
    assert_eq!(
        answer.json()["message"],
        "The body has more than 4194304 bytes"
    );
    Ok(())
}

#[tokio::test]
async fn a_body_of_another_type_is_refused() -> Outcome {
    let server = MockServer::start().await?;
    let headers = [BASIC, "Content-Type: application/json"];
    let answer = raw::send_with(server.address(), "POST", "/v1/FlexFlows", &headers, "{}").await;
    assert_eq!(answer.status, 415);
    for (body, status) in [
        ("{\"ui_language\": \"en\"}", 200),
        ("{", 400),
        ("", 400),
        ("\u{0}", 400),
    ] {
        let answer = raw::send_with(
            server.address(),
            "POST",
            "/v1/Configuration",
            &headers,
            body,
        )
        .await;
        assert_eq!(answer.status, status, "{body}: {}", answer.body);
    }
    Ok(())
}

#[tokio::test]
async fn a_multipart_form_is_a_form() -> Outcome {
    let server = MockServer::start().await?;
    let fields = [
        ("FriendlyName", "A"),
        ("ChatServiceSid", CHAT_SERVICE),
        ("ChannelType", "web"),
    ];
    let parts = fields.map(|(name, value)| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    });
    let body = format!("{}--b--\r\n", parts.concat());
    let headers = [BASIC, "Content-Type: multipart/form-data; boundary=b"];
    let answer = raw::send_with(server.address(), "POST", "/v1/FlexFlows", &headers, &body).await;
    assert_eq!(
        (answer.status, answer.json()["friendly_name"].as_str()),
        (201, Some("A"))
    );
    let broken = raw::send_with(
        server.address(),
        "POST",
        "/v1/FlexFlows",
        &headers,
        "--b\r\n",
    )
    .await;
    assert_eq!(broken.status, 400);
    Ok(())
}

#[tokio::test]
async fn slow_callers_are_given_up_on() -> Outcome {
    let server = MockServer::builder()
        .patience(Duration::from_millis(300))
        .start()
        .await?;
    let head =
        format!("POST /v1/FlexFlows HTTP/1.1\r\nHost: h\r\n{BASIC}\r\nContent-Length: 100\r\n\r\n");
    let body = raw::exchange(server.address(), format!("{head}Frien").as_bytes()).await?;
    assert_eq!(raw::answer(&body).status, 408, "{body}");
    // There is nobody to answer before the head is complete: the connection ends.
    raw::exchange(server.address(), b"POST /v1/Flex").await?;
    server.client().v1().flex_flows().list().send().await?;
    Ok(())
}

#[tokio::test]
async fn http_2_without_tls_is_served() -> Outcome {
    let server = MockServer::start().await?;
    let mut stream = TcpStream::connect(server.address()).await?;
    // The preface of HTTP/2 and an empty frame of settings; the server's first frame is its settings, type 4.
    stream
        .write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00")
        .await?;
    let mut frame = [0; 9];
    stream.read_exact(&mut frame).await?;
    assert_eq!(frame[3], 4);
    Ok(())
}

#[tokio::test]
async fn a_server_ends_with_its_handle() -> Outcome {
    let server = MockServer::start().await?;
    let address = server.address();
    let mut open = TcpStream::connect(address).await?;
    open.write_all(b"GET /_mock HTTP/1.1\r\nHost: h\r\n\r\n")
        .await?;
    assert!(open.read(&mut [0; 1000]).await? > 0);
    drop(server);
    tokio::task::yield_now().await;
    assert!(
        open.read(&mut [0; 10]).await.unwrap_or(0) == 0,
        "the connection ended"
    );
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens");
    Ok(())
}
