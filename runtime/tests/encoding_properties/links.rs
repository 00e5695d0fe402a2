//! Texts in links between pages: what is no link leads nowhere, and what is one is followed as it stands.

use fastrand::Rng;

use crate::{
    CASES,
    generators::text,
    probe::Probe,
    support::{LISTING, ListThings, page},
};

#[tokio::test]
async fn any_link_is_followed_as_it_stands_or_refused() {
    let (probe, mut random) = (Probe::start(), Rng::with_seed(13));
    let (mut followed, mut refused) = (0, 0);
    for _ in 0..CASES {
        let (path, query) = (text(&mut random), text(&mut random));
        let link = match random.u8(..4) {
            0 => format!("{LISTING}{path}?{query}"),
            1 => format!("{LISTING}?a={query}&b={path}"),
            2 => format!("{}{LISTING}?{query}", probe.server.url),
            _ => format!("{}{path}", probe.server.url),
        };
        probe
            .server
            .begin_again([page(&[1], Some(&link)), page(&[2], None)]);
        let things = ListThings::new(&probe.scope).page_size(1).stream();
        let result = things.collect().await;
        let targets = probe.server.targets();
        match result {
            Ok(things) => {
                assert_eq!((things.len(), targets.len()), (2, 2), "{link:?}");
                // A fragment is the reader's own business.
                let link = link.split('#').next().unwrap_or_default();
                let target = link.strip_prefix(&*probe.server.url).unwrap_or(link);
                // No path at all is the root.
                let root = if target.starts_with('/') { "" } else { "/" };
                assert_eq!(targets[1], format!("GET {root}{target}"), "{link:?}");
                followed += 1;
            }
            Err(error) => {
                assert!(
                    error.is_page_link() && !error.was_sent(),
                    "{link:?}: {error:?}"
                );
                assert_eq!(targets.len(), 1, "{link:?}");
                refused += 1;
            }
        }
    }
    assert!(followed > 100 && refused > 100, "{followed} {refused}");
}

#[tokio::test]
async fn any_url_that_was_kept_is_asked_for_or_refused() {
    let (probe, mut random) = (Probe::start(), Rng::with_seed(14));
    let (mut asked, mut refused) = (0, 0);
    for _ in 0..CASES {
        let (before, query) = (text(&mut random), text(&mut random));
        let url = match random.u8(..4) {
            0 => before,
            1 => format!("{LISTING}{before}?{query}"),
            2 => format!("{}{before}{LISTING}?{query}", probe.server.url),
            _ => format!("{}{LISTING}?{query}", probe.server.url),
        };
        probe.server.begin_again([page(&[1], None)]);
        let result = ListThings::new(&probe.scope)
            .with_page_url(&*url)
            .send()
            .await;
        let targets = probe.server.targets();
        match result {
            Ok(_) => {
                let target = url.split('#').next().unwrap_or_default();
                let target = target.strip_prefix(&*probe.server.url).unwrap_or(target);
                assert_eq!(targets, [format!("GET {target}")], "{url:?}");
                asked += 1;
            }
            Err(error) => {
                assert!(
                    error.is_page_link() && !error.was_sent(),
                    "{url:?}: {error:?}"
                );
                assert!(targets.is_empty(), "{url:?}");
                refused += 1;
            }
        }
    }
    assert!(asked > 100 && refused > 100, "{asked} {refused}");
}
