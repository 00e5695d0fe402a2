//! The program is stopped by a signal.

use std::{
    io::{BufRead as _, BufReader, Read as _},
    process::{Child, Command, Stdio},
    sync::Arc,
    thread::{self, JoinHandle},
    time::Duration,
};

use tokio::{net::TcpStream, sync::Semaphore, task::yield_now, time::sleep};

use crate::support::{
    http,
    program::program,
    settings::{SITE, settings},
    twilio::{Answer, Twilio, chat},
};

#[tokio::test]
async fn whoever_stops_it_it_finishes_what_it_has_begun() {
    for signal in ["TERM", "INT"] {
        let gate = Arc::new(Semaphore::new(0));
        let twilio = Twilio::start({
            let gate = gate.clone();
            move |_| Answer::After(gate.clone(), 201, chat())
        })
        .await;
        let (mut child, address, log) = started(&twilio);
        let request = tokio::spawn(start_chat(address.clone()));
        while twilio.requests().is_empty() {
            assert!(!request.is_finished(), "the request did not reach Twilio");
            yield_now().await;
        }
        send(signal, &child);
        while TcpStream::connect(&address).await.is_ok() {
            yield_now().await;
        }
        // Long enough for a program that does not wait for the request to be gone.
        sleep(Duration::from_millis(100)).await;
        gate.add_permits(1);
        assert_eq!(request.await.expect("no panic"), 200);
        let rest = log.join().expect("no panic");
        assert_eq!(child.wait().expect("an end").code(), Some(0), "{rest}");
        assert!(rest.contains("stopping"), "{rest}");
    }
}

/// Starts the program in front of this service. Returns it with its address, and a thread that returns the rest of its log.
fn started(twilio: &Twilio) -> (Child, String, JoinHandle<String>) {
    let mut child = program(&settings(&twilio.url(), &[]));
    let mut child = child.stdout(Stdio::piped()).spawn().expect("a program");
    let mut log = BufReader::new(child.stdout.take().expect("a pipe"));
    let address = loop {
        let mut line = String::new();
        assert_ne!(log.read_line(&mut line).expect("a line"), 0, "it ended");
        if let Some((_, address)) = line.split_once("listening address=") {
            break address.trim().to_owned();
        }
    };
    let rest = thread::spawn(move || {
        let mut rest = String::new();
        log.read_to_string(&mut rest).expect("text");
        rest
    });
    (child, address, rest)
}

/// Starts a chat, and returns the status.
async fn start_chat(address: String) -> u16 {
    let request = http::client()
        .post(format!("http://{address}/initWebchat"))
        .header("origin", SITE)
        .header("content-type", "application/json");
    let response = request.body("{}").send().await.expect("a response");
    response.status().as_u16()
}

fn send(signal: &str, child: &Child) {
    let kill = format!("kill -{signal} {}", child.id());
    let status = Command::new("sh").args(["-c", &kill]).status();
    assert!(status.expect("a shell").success());
}
