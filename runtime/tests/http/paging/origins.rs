//! A link that leads to another origin is an error that names it, and the other origin learns nothing. Behind a base URL,
//! the product's own host is the base.

use super::WAYS;
use crate::support::{LISTING, ListThings, Server, builder, page, scope_at, scope_with};

/// Links to other origins, and what the error names. The other service listens, so that a request would arrive.
fn foreign_links(here: &Server, other: &Server) -> Vec<(String, String)> {
    let port = |server: &Server| server.url.rsplit(':').next().unwrap_or_default().to_owned();
    let (here, there) = (port(here), port(other));
    vec![
        (
            format!("http://127.0.0.1:{there}{LISTING}?Token=t0k"),
            format!("http://127.0.0.1:{there}{LISTING}"),
        ),
        // The same machine under another name, and the same place under another scheme.
        (
            format!("http://localhost:{there}{LISTING}?Token=t0k"),
            format!("http://localhost:{there}"),
        ),
        (
            format!("http://localhost:{here}{LISTING}"),
            format!("http://localhost:{here}"),
        ),
        (
            format!("https://127.0.0.1:{here}{LISTING}"),
            format!("https://127.0.0.1:{here}"),
        ),
        (
            format!("http://127.0.0.1{LISTING}"),
            format!("http://127.0.0.1{LISTING}"),
        ),
        // Names of users, which look like the right origin at a glance.
        (
            format!("http://127.0.0.1:{here}@127.0.0.1:{there}/"),
            format!("http://127.0.0.1:{there}/"),
        ),
        (
            format!("http://user:t0k@127.0.0.1:{here}{LISTING}"),
            format!("http://127.0.0.1:{here}"),
        ),
        (
            format!("http://127.0.0.1:{there}\\@127.0.0.1:{here}/"),
            format!("127.0.0.1:{here}"),
        ),
        (
            format!("//127.0.0.1:{there}{LISTING}"),
            format!("//127.0.0.1:{there}{LISTING}"),
        ),
        (
            format!("ftp://127.0.0.1:{here}{LISTING}"),
            format!("ftp://127.0.0.1:{here}"),
        ),
    ]
}

#[tokio::test]
async fn a_link_to_another_origin_is_an_error_that_names_it() {
    for index in 0.. {
        for way in WAYS {
            let other = Server::start([page(&[9], None)]);
            let server = Server::start([page(&[1], Some("/v1/Things?Page=1"))]);
            let mut links = foreign_links(&server, &other);
            if index == links.len() {
                return;
            }
            let (link, named) = links.swap_remove(index);
            server.then([page(&[2], Some(&link))]);
            let outcome = way
                .read(ListThings::new(&scope_with(builder(), &server)))
                .await;
            let error = outcome.error();
            assert!(error.is_page_link() && !error.was_sent(), "{link}: {error}");
            let shown = format!("{error} {error:?} {}", error.report());
            assert!(shown.contains(&named), "{named} in {shown}");
            assert!(!shown.contains("t0k"), "{shown}");
            let kept = if way.keeps_what_it_read() {
                &[1, 2][..]
            } else {
                &[]
            };
            assert_eq!(outcome.sizes, kept, "what was yielded stays");
            assert_eq!(server.requests().len(), 2, "{link}");
            assert_eq!(
                (other.connections(), other.requests().len()),
                (0, 0),
                "{link}"
            );
        }
    }
}

#[tokio::test]
async fn a_single_page_does_not_lead_away_either() {
    let other = Server::start([page(&[9], None)]);
    let server = Server::start([page(&[1], Some(&format!("{}{LISTING}?Page=1", other.url)))]);
    let scope = scope_with(builder(), &server);
    let first = ListThings::new(&scope).send().await.expect("a page");
    let error = first.next_page().await.expect_err("another origin");
    assert!(error.is_page_link() && !error.was_sent(), "{error}");
    assert!(error.to_string().contains(&other.url), "{error}");
    let kept = first.next_page_url().expect("a link");
    let list = || ListThings::new(&scope).with_page_url(kept);
    for way in WAYS {
        assert!(way.read(list()).await.error().is_page_link());
    }
    assert!(
        list()
            .send()
            .await
            .expect_err("another origin")
            .is_page_link()
    );
    assert_eq!((server.requests().len(), other.connections()), (1, 0));
}

#[tokio::test]
async fn behind_a_gateway_a_listing_goes_on() {
    for prefix in ["", "/twilio"] {
        for way in WAYS {
            let server = Server::start([]);
            let itself = format!("{}{prefix}{LISTING}?Page=4", server.url);
            // As the product writes its links, and as gateways change them.
            let links = [
                "https://api.example.com/v1/Things?Page=1",
                "/v1/Things?Page=2",
                &format!("{prefix}/v1/Things?Page=3"),
                &itself,
                &format!("https://API.example.com:443{prefix}/v1/Things?Page=5"),
            ];
            server.then([page(&[0], Some(links[0]))]);
            server.then([1, 2, 3, 4, 5].map(|at| page(&[0], links.get(at).copied())));
            let list = ListThings::new(&scope_at(&format!("{}{prefix}", server.url)));
            let outcome = way.read(list.flex_metadata("m")).await;
            assert!(outcome.error.is_none(), "{:?}", outcome.error);
            assert_eq!(outcome.sizes, [0; 6]);
            let listing = format!("GET {prefix}{LISTING}");
            let pages = [1, 2, 3, 4, 5].map(|number| format!("{listing}?Page={number}"));
            assert_eq!(server.targets(), [&[listing][..], &pages].concat());
            for request in server.requests() {
                let request = request.to_lowercase();
                assert!(request.contains("\r\nauthorization: basic "), "{request}");
                assert!(request.contains("\r\nflex-metadata: m"), "{request}");
            }
        }
    }
}

#[tokio::test]
async fn a_kept_link_of_the_product_leads_behind_the_gateway() {
    let server = Server::start([
        page(&[1], None),
        page(&[1], Some("https://api.example.com/v1/Things")),
    ]);
    let scope = scope_at(&format!("{}/twilio", server.url));
    let kept = "https://api.example.com/v1/Things?Page=7";
    let first = ListThings::new(&scope).with_page_url(kept).send().await;
    assert_eq!(first.expect("a page").records.len(), 1);
    let error = ListThings::new(&scope).send().await.expect("a page");
    let error = error.next_page().await.expect_err("the same page");
    assert!(error.to_string().contains("already read"), "{error}");
    assert_eq!(
        server.targets(),
        ["GET /twilio/v1/Things?Page=7", "GET /twilio/v1/Things"]
    );
    let other = ListThings::new(&scope).with_page_url("https://api.example.com/v1/Others");
    assert!(
        other
            .send()
            .await
            .expect_err("another operation")
            .is_page_link()
    );
}

/// Hosts that look like the product's, and the product's in the clear or on another port.
#[tokio::test]
async fn behind_a_gateway_only_the_product_itself_is_put_there() {
    for link in [
        "http://api.example.com/v1/Things?Page=1",
        "https://api.example.com:8443/v1/Things?Page=1",
        "https://api.example.com.evil.example/v1/Things?Page=1",
        "https://evil.example/v1/Things?Page=1",
        "https://flex-api.twilio.com/v1/Things?Page=1",
        "https://u@api.example.com/v1/Things?Page=1",
        "//api.example.com/v1/Things?Page=1",
    ] {
        let server = Server::start([page(&[1], Some(link))]);
        let list = ListThings::new(&scope_at(&format!("{}/twilio", server.url)));
        let error = list.pages().collect().await.expect_err("another origin");
        assert!(error.is_page_link() && !error.was_sent(), "{link}: {error}");
        assert_eq!(server.requests().len(), 1);
    }
}
