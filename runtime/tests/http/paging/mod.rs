//! Listings over a real socket: which requests are made, which records come out, and when it ends. What holds, holds for
//! every way to read a listing.

mod failures;
mod links;
mod neighbours;
mod origins;
mod prefetch;
mod records;
mod requests;

use crate::support::{ListThings, Thing};
use twilio_runtime::{Error, Page, Pages, Records};

/// A way to read a listing to its end.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Pages,
    Records,
    AllPages,
    AllRecords,
}

const WAYS: [Way; 4] = [Way::Pages, Way::Records, Way::AllPages, Way::AllRecords];

/// What came of a listing: the sizes of its things, and the error that ended it.
#[derive(Debug)]
struct Outcome {
    sizes: Vec<i64>,
    error: Option<Error>,
}

impl Way {
    async fn read(self, list: ListThings) -> Outcome {
        match self {
            Self::Pages => read_pages(list.pages()).await,
            Self::Records => read_records(list.stream()).await,
            Self::AllPages => all(list.pages().collect().await.map(|pages| sizes(&pages))),
            Self::AllRecords => all(list.stream().collect().await.map(|things| {
                let sizes = things.iter().filter_map(|thing| thing.size);
                sizes.collect()
            })),
        }
    }

    /// Whether what was read before an error is there.
    fn keeps_what_it_read(self) -> bool {
        matches!(self, Self::Pages | Self::Records)
    }
}

impl Outcome {
    fn error(&self) -> &Error {
        self.error.as_ref().expect("an error")
    }
}

async fn read_pages(mut pages: Pages<Thing>) -> Outcome {
    let (mut read, mut error) = (Vec::new(), None);
    while let Some(page) = pages.next().await {
        assert!(error.is_none(), "{page:?} after {error:?}");
        match page {
            Ok(page) => read.push(page),
            Err(failure) => error = Some(failure),
        }
    }
    assert!(pages.next().await.is_none(), "an end is an end");
    let sizes = sizes(&read);
    Outcome { sizes, error }
}

async fn read_records(mut records: Records<Thing>) -> Outcome {
    let (mut sizes, mut error) = (Vec::new(), None);
    while let Some(record) = records.next().await {
        assert!(error.is_none(), "{record:?} after {error:?}");
        match record {
            Ok(thing) => sizes.extend(thing.size),
            Err(failure) => error = Some(failure),
        }
    }
    assert!(records.next().await.is_none(), "an end is an end");
    Outcome { sizes, error }
}

fn all(sizes: Result<Vec<i64>, Error>) -> Outcome {
    match sizes {
        Ok(sizes) => Outcome { sizes, error: None },
        Err(error) => Outcome {
            sizes: Vec::new(),
            error: Some(error),
        },
    }
}

fn sizes(pages: &[Page<Thing>]) -> Vec<i64> {
    let things = pages.iter().flat_map(|page| &page.records);
    things.filter_map(|thing| thing.size).collect()
}

#[test]
fn streams_can_be_sent_to_a_task() {
    fn is_task<T: Send + Unpin + 'static>() {}
    is_task::<Pages<Thing>>();
    is_task::<Records<Thing>>();
}
