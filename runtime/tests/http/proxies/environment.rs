//! Proxies that the environment names: which of its variables count for what, and the switch that turns them off.

use std::{env, process::Command};

use crate::support::{CreateThing, Server, builder, json};
use twilio_runtime::Scope;

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
        "proxies::environment::the_environment_names_the_proxies",
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
