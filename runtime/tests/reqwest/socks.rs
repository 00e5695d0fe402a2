//! A SOCKS proxy, which the transport leaves to reqwest.

use std::sync::{Arc, Mutex};

use reqwest::Proxy;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional},
    net::{TcpListener, TcpStream},
};
use twilio_runtime::{ReqwestTransport, Scope};

use crate::support::{CreateThing, Server, builder, json, reqwest_client};

/// Starts a SOCKS 5 proxy that connects to the ports of this machine, and keeps which ones were asked for.
async fn proxy() -> (String, Arc<Mutex<Vec<u16>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let asked: Arc<Mutex<Vec<u16>>> = Arc::default();
    let log = asked.clone();
    tokio::spawn(async move {
        let (mut client, _) = listener.accept().await.expect("a connection");
        // Version 5 and the ways to authenticate, of which none is needed.
        let mut greeting = [0; 2];
        client.read_exact(&mut greeting).await.expect("a greeting");
        let mut ways = vec![0; greeting[1].into()];
        client.read_exact(&mut ways).await.expect("the ways");
        client.write_all(&[5, 0]).await.expect("a client");
        // Connect to an IPv4 address and a port.
        let mut request = [0; 10];
        client.read_exact(&mut request).await.expect("a request");
        assert_eq!(request[..4], [5, 1, 0, 1]);
        let port = u16::from_be_bytes([request[8], request[9]]);
        log.lock().expect("the log").push(port);
        let service = TcpStream::connect(("127.0.0.1", port)).await;
        client
            .write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0])
            .await
            .expect("a client");
        let mut service = service.expect("the service");
        let _ = copy_bidirectional(&mut client, &mut service).await;
    });
    (format!("socks5://{address}"), asked)
}

#[tokio::test]
async fn calls_go_through_the_proxy_of_the_client() {
    let server = Server::start([json(201, r#"{"size":1}"#)]);
    let (url, asked) = proxy().await;
    let proxy = Proxy::all(url).expect("a proxy");
    let transport = ReqwestTransport::build(reqwest_client(&[]).proxy(proxy));
    let client = builder()
        .transport(transport.expect("a transport"))
        .base_url(&server.url)
        .build();
    let scope = Scope::new(client.expect("a client"));
    let thing = CreateThing::new(&scope).send().await.expect("a thing");
    assert_eq!(thing.size, Some(1));
    let port = server.url.rsplit(':').next().expect("a port");
    assert_eq!(
        *asked.lock().expect("the log"),
        [port.parse::<u16>().expect("a port")]
    );
}
