//! A link that leads to another origin is an error that names it, and the other origin learns nothing.

use super::WAYS;
use crate::support::{LISTING, ListThings, Server, builder, page, scope_with};

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
